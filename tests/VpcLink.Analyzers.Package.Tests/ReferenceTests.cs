using System.IO.Compression;
using System.Text.Json;
using Mono.Cecil;
using Xunit;

namespace VpcLinkAnalyzers.Package.Tests;

/// <summary>
/// Every type and member that the packed assemblies reference is looked up where a user's compiler or editor looks it up: Roslyn 4.8.0 has builds for .NET, which the command line
/// loads, and for .NET Standard, which Visual Studio loads. What is missing there would be a MissingMethodException in somebody's build.
/// </summary>
public class ReferenceTests(PackedPackage package)
{
    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net7.0", "net6.0", "net5.0", "netcoreapp3.1", "netcoreapp2.1", "netstandard2.1", "netstandard2.0", "netstandard1.0")]
    public void Every_referenced_member_is_in_the_oldest_supported_compiler(params string[] frameworks)
    {
        using var resolver = new Platform(frameworks);
        Assert.Equal("4.8.0.0", resolver.Resolve(new AssemblyNameReference("Microsoft.CodeAnalysis", null)).Name.Version.ToString());
        using var zip = package.Open();
        var read = 0;
        var missing = new List<string>();
        var modules = zip.Entries.Where(static e => e.FullName.EndsWith(".dll", StringComparison.Ordinal)).Select(e =>
        {
            var copy = new MemoryStream();
            using (var stream = e.Open()) stream.CopyTo(copy);
            copy.Position = 0;
            return ModuleDefinition.ReadModule(copy, new ReaderParameters { AssemblyResolver = resolver });
        }).ToArray();
        foreach (var module in modules) resolver.Add(module.Assembly);
        foreach (var module in modules)
        {
            foreach (var type in module.GetTypeReferences())
            {
                read++;
                if (Found(type.Resolve) is null) missing.Add($"{module.Name}: {type.FullName} of {type.Scope.Name}");
            }

            // An array's members are the runtime's own.
            foreach (var member in module.GetMemberReferences().Where(static m => m.DeclaringType is not ArrayType))
            {
                read++;
                if (Found(member.Resolve) is null) missing.Add($"{module.Name}: {member.FullName}");
            }
        }

        Assert.Equal("", string.Join('\n', missing));
        Assert.True(read > 1000, $"only {read} references were read");
    }

    private static object? Found(Func<object?> resolve)
    {
        try
        {
            return resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    /// <summary>The packages that the shipped projects were restored with, which are Roslyn 4.8.0 and what it depends on.</summary>
    private sealed class Platform : BaseAssemblyResolver
    {
        private readonly Dictionary<string, AssemblyDefinition> _known = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

        public Platform(string[] frameworks)
        {
            using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(PackedPackage.Root, "artifacts", "obj", "VpcLink.Analyzers.CodeFixes", "project.assets.json")));
            var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(static f => f.Name).ToArray();
            foreach (var library in assets.RootElement.GetProperty("libraries").EnumerateObject().Where(static l => l.Value.GetProperty("type").GetString() == "package"))
            {
                var folder = folders.Select(f => Path.Combine(f, library.Value.GetProperty("path").GetString()!)).First(Directory.Exists);
                var place = library.Name.StartsWith("NETStandard.Library/", StringComparison.Ordinal)
                    ? Path.Combine(folder, "build", "netstandard2.0", "ref")
                    : frameworks.Select(f => Path.Combine(folder, "lib", f)).FirstOrDefault(static p => Directory.Exists(p) && Directory.GetFiles(p, "*.dll").Length > 0);
                foreach (var file in place is null ? [] : Directory.GetFiles(place, "*.dll")) _files.TryAdd(Path.GetFileNameWithoutExtension(file), file);
            }
        }

        public void Add(AssemblyDefinition assembly) => _known[assembly.Name.Name] = assembly;

        public override AssemblyDefinition Resolve(AssemblyNameReference name)
        {
            if (_known.TryGetValue(name.Name, out var known)) return known;
            if (!_files.TryGetValue(name.Name, out var file)) throw new AssemblyResolutionException(name);
            return _known[name.Name] = AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = this });
        }
    }
}
