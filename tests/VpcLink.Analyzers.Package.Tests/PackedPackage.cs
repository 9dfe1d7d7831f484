using System.IO.Compression;
using System.Xml.Linq;
using VpcLinkAnalyzers.Package.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace VpcLinkAnalyzers.Package.Tests;

/// <summary>
/// The package, packed once a run under a version of its own into a folder feed. The machine's packages folder serves the CDK; ours is taken out of it again.
/// </summary>
public sealed class PackedPackage : IDisposable
{
    public PackedPackage()
    {
        Folder = Directory.CreateTempSubdirectory("vpclink-package-tests-").FullName;
        Feed = Path.Combine(Folder, "feed");
        Version = "0.1.0-run" + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", System.Globalization.CultureInfo.InvariantCulture);
        Pack(Feed);
        Path_ = Assert.Single(Directory.GetFiles(Feed, "*.nupkg"));
        // Keeps the sources that the machine is configured with.
        File.WriteAllText(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        // Nothing above the temporary folder takes part.
        File.WriteAllText(Path.Combine(Folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(Folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(Folder, ".editorconfig"), "root = true\n");
    }

    /// <summary>A package that tests make, which depends on this one.</summary>
    public const string Conventions = "VpcLink.Analyzers.TestConventions";

    public static string Root { get; } = FindRoot();

    public string Folder { get; }

    public string Feed { get; }

    public string Version { get; }

    private string Path_ { get; }

    public ZipArchive Open() => ZipFile.OpenRead(Path_);

    /// <summary>The versions that the repository pins centrally.</summary>
    public static string Pinned(string property) =>
        XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants(property).Last().Value;

    public void Pack(string folder, params string[] more) => Dotnet.Run(Root,
        ["pack", "src/VpcLink.Analyzers.Package", "-c", "Release", "-o", folder, "-v", "quiet", "-nologo", "-p:PackageVersion=" + Version, .. more]).Succeeded();

    /// <summary>A fresh folder with copies of the repository's files.</summary>
    public string Copy(string name, params string[] paths)
    {
        var target = Path.Combine(Folder, name);
        Directory.CreateDirectory(target);
        foreach (var path in paths)
        {
            var source = Path.Combine(Root, path);
            foreach (var file in File.Exists(source) ? [source] : Directory.GetFiles(source, "*", SearchOption.AllDirectories))
            {
                var relative = Path.GetRelativePath(Root, file);
                if (relative.Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("bin") || parts.Contains("obj") || parts.Contains("cdk.out"))) continue;
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, relative))!);
                File.Copy(file, Path.Combine(target, relative));
            }
        }

        return target;
    }

    public void Dispose()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var folder in new[] { Path.Combine(packages, "vpclink.analyzers", Version), Path.Combine(packages, Conventions.ToLowerInvariant(), Version), Folder })
            try
            {
                if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // The compiler server may still hold an assembly; the temporary folder is the system's to clean.
            }
    }

    private static string FindRoot()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
            if (File.Exists(Path.Combine(d.FullName, "VpcLink.Analyzers.sln")))
                return d.FullName;
        throw new InvalidOperationException("the tests do not lie inside the repository");
    }
}
