using System.IO.Compression;
using System.Text.RegularExpressions;
using Xunit;

namespace VpcLinkAnalyzers.Tool.Tests;

/// <summary>The tool as users get it: packed, installed from the package, run as a process.</summary>
public partial class PackedToolTests
{
    [GeneratedRegex("^(tools/[^/]+/any/(?:BuildHost-[^/]+/)?)(?:cs|de|es|fr|it|ja|ko|pl|pt-BR|ru|tr|zh-Hans|zh-Hant)/")]
    private static partial Regex Languages();

    [Fact]
    public async Task The_package_installs_and_runs()
    {
        using var folder = new Folder();
        var version = "0.1.0-run" + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", System.Globalization.CultureInfo.InvariantCulture);
        // What was built with the tests: other tests may be packing a release from the same folders.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        Vpclink.Process("dotnet", Vpclink.Root, "pack", "src/VpcLink.Analyzers.Tool", "-c", configuration, "--no-build", "-o", folder["feed"], "-v", "quiet", "-nologo", "-p:PackageVersion=" + version).Exits(0);
        var package = Assert.Single(Directory.GetFiles(folder["feed"], "*.nupkg"));
        using (var zip = ZipFile.OpenRead(package))
        {
            foreach (var file in new[] { "README.md", "icon.png", "LICENSE" }) Assert.NotNull(zip.GetEntry(file));
            // A tool brings its libraries along. What they are, and in which languages, is checked in; NuGet's own parts are left out.
            var list = File.ReadAllText(Path.Combine(Vpclink.Root, "tests", "VpcLink.Analyzers.Tool.Tests", "Contents.txt")).ReplaceLineEndings("\n").TrimEnd();
            Assert.Equal(list, string.Join('\n', zip.Entries.Select(static e => e.FullName).Where(static e => !e.StartsWith("_rels/", StringComparison.Ordinal) && !e.StartsWith("package/", StringComparison.Ordinal) && e != "[Content_Types].xml")
                .Select(static e => Languages().Replace(e, "$1LANGUAGE/")).Distinct().Order(StringComparer.Ordinal)));
        }

        Vpclink.Process("dotnet", folder.Path, "tool", "install", "VpcLink.Analyzers.Tool", "--tool-path", folder["tools"], "--add-source", folder["feed"], "--version", version).Exits(0);
        var tool = folder[OperatingSystem.IsWindows() ? "tools/vpclink.exe" : "tools/vpclink"];
        Assert.Matches(@"^\d+\.\d+\.\d+", Vpclink.Process(tool, folder.Path, "--version").Exits(0).Output);

        await Vpclink.RestoreAsync(Vpclink.Sample("Insecure"));
        var ran = Vpclink.Process(tool, Vpclink.Sample("Insecure"), "tree", "--fail-on", "warning").Exits(1);
        // The same from the package as in this process, and nothing but the verdict on the error stream of somebody who does not watch.
        Assert.Equal((await Vpclink.RunAsync("tree", Vpclink.Sample("Insecure"))).Output.ReplaceLineEndings(), ran.Output.ReplaceLineEndings());
        Assert.Equal("22 findings of severity warning or above", ran.Error.Trim());
        Vpclink.Process(tool, folder.Path, "tree").Exits(2);
    }
}
