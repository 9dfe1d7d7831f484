using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace VpcLinkAnalyzers.Package.Tests;

/// <summary>What lies in the package, and that it lies there the same each time.</summary>
public class PackageContentTests(PackedPackage package)
{
    // NuGet's own: relationships, content types and a part named by itself.
    private static bool IsStamp(string entry) => entry is "_rels/.rels" or "[Content_Types].xml" || entry.StartsWith("package/", StringComparison.Ordinal);

    [Fact]
    public void Contents_equal_the_checked_in_list()
    {
        using var zip = package.Open();
        var list = File.ReadAllLines(Path.Combine(PackedPackage.Root, "tests", "VpcLink.Analyzers.Package.Tests", "Contents.txt"));
        Assert.Equal(string.Join('\n', list), string.Join('\n', zip.Entries.Select(static e => e.FullName).Where(static e => !IsStamp(e)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_manifest_says_what_nuget_shows()
    {
        using var zip = package.Open();
        using var stream = zip.GetEntry("VpcLink.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Of(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;
        Assert.Equal("VpcLink.Analyzers", Of("id"));
        Assert.Equal("true", Of("developmentDependency"));
        Assert.Equal("MIT", Of("license"));
        Assert.Equal("README.md", Of("readme"));
        Assert.Equal("icon.png", Of("icon"));
        Assert.Null(Of("dependencies"));
        var repository = metadata.Elements().Single(static e => e.Name.LocalName == "repository");
        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Equal("https://github.com/vpclink-analyzers/vpclink-analyzers", repository.Attribute("url")!.Value);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")?.Value ?? "");
    }

    /// <summary>The compiler of SDK 8.0.1xx is Roslyn 4.8; it loads what it ships with and nothing newer.</summary>
    [Fact]
    public void Shipped_assemblies_need_nothing_beyond_the_oldest_supported_compiler()
    {
        var ceiling = new Dictionary<string, Version>(StringComparer.Ordinal)
        {
            ["netstandard"] = new(2, 0, 0, 0),
            ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
            ["System.Collections.Immutable"] = new(7, 0, 0, 0),
            ["System.Reflection.Metadata"] = new(7, 0, 0, 0),
            ["System.Memory"] = new(4, 0, 1, 2),
            ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
            ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
            ["System.Composition.AttributedModel"] = new(7, 0, 0, 0),
        };
        using var zip = package.Open();
        var shipped = zip.Entries.Where(static e => e.FullName.EndsWith(".dll", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, shipped.Length);
        foreach (var entry in shipped)
        {
            using var copy = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(copy);
            copy.Position = 0;
            using var pe = new PEReader(copy);
            var metadata = pe.GetMetadataReader();
            foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
            {
                var name = metadata.GetString(reference.Name);
                if (name == "VpcLink.Analyzers") continue;
                Assert.True(ceiling.TryGetValue(name, out var newest), $"{entry.Name} references {name} {reference.Version}, which no compiler brings");
                Assert.True(reference.Version <= newest, $"{entry.Name} references {name} {reference.Version}; SDK 8 has {newest}");
                // The compiler does not load workspaces, so what it loads must not need them.
                Assert.False(entry.Name == "VpcLink.Analyzers.dll" && name.Contains("Workspaces", StringComparison.Ordinal), "the analyzers reference " + name);
            }
        }
    }

    [Fact]
    public void Two_packs_are_equal_but_for_what_nuget_stamps()
    {
        var again = Path.Combine(package.Folder, "again");
        // Compiled anew: packing the same outputs twice would prove little.
        Dotnet.Run(PackedPackage.Root, "msbuild", "src/VpcLink.Analyzers.Package", "-t:Rebuild;Pack", "-p:Configuration=Release", "-p:PackageVersion=" + package.Version, "-p:PackageOutputPath=" + again, "-v:quiet", "-nologo").Succeeded();
        using var first = package.Open();
        using var second = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(again, "*.nupkg")));
        Assert.Equal(first.Entries.Select(static e => e.FullName), second.Entries.Select(static e => e.FullName));
        foreach (var entry in first.Entries.Where(static e => !IsStamp(e.FullName)))
            Assert.True(Bytes(entry).AsSpan().SequenceEqual(Bytes(second.GetEntry(entry.FullName)!)), entry.FullName + " differs");
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var copy = new MemoryStream();
        using (var stream = entry.Open()) stream.CopyTo(copy);
        return copy.ToArray();
    }

    [Theory]
    [InlineData("repository/src/App", "repository", "repository", "repository/cdk.json")]
    [InlineData("repository/src/App", "repository/src/App", "repository", "repository/src/App/cdk.json")]
    [InlineData("repository/src/App", ".", "repository", null)]
    [InlineData("loose/App", "loose", null, "loose/cdk.json")]
    public void The_nearest_cdk_json_within_the_repository_reaches_the_compiler(string project, string cdkJson, string? git, string? expected)
    {
        var root = Directory.CreateTempSubdirectory("vpclink-cdkjson-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, project));
            foreach (var file in new[] { "buildTransitive/VpcLink.Analyzers.targets", "config/default.globalconfig" })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, "package", file))!);
                File.Copy(Path.Combine(PackedPackage.Root, "src", "VpcLink.Analyzers.Package", file), Path.Combine(root, "package", file));
            }

            if (git is not null)
            {
                Directory.CreateDirectory(Path.Combine(root, git, ".git"));
                File.WriteAllText(Path.Combine(root, git, ".git", "HEAD"), "ref: refs/heads/main\n");
            }

            File.WriteAllText(Path.Combine(root, cdkJson, "cdk.json"), "{}");
            File.WriteAllText(Path.Combine(root, project, "App.proj"), $"""
                <Project>
                  <Import Project="{root}/package/buildTransitive/VpcLink.Analyzers.targets" />
                  <Target Name="Build"><Message Importance="high" Text="[@(AdditionalFiles)][@(EditorConfigFiles->'%(Filename)')]" /></Target>
                </Project>
                """);
            var output = Dotnet.Run(Path.Combine(root, project), "msbuild", "App.proj", "-t:Build", "-nologo").Succeeded().Output;
            Assert.Contains($"[{(expected is null ? "" : Path.Combine(root, expected))}][default]", output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
