using Xunit;

namespace VpcLinkAnalyzers.Package.Tests;

/// <summary>The samples, built with the packed package as a user's application would be.</summary>
public sealed class Samples
{
    public Samples(PackedPackage package)
    {
        Package = package;
        Folder = package.Copy("app", "samples", "Directory.Packages.props");
        Insecure = Build("Insecure");
        Secure = Build("Secure", "-warnaserror");
        Patterns = Build("Patterns", "-warnaserror");
    }

    public PackedPackage Package { get; }

    public string Folder { get; }

    internal Ran Insecure { get; }

    internal Ran Secure { get; }

    internal Ran Patterns { get; }

    internal string FolderOf(string sample) => Path.Combine(Folder, "samples", sample);

    internal IReadOnlyList<Logged> Log(string sample) => Sarif.Read(Path.Combine(FolderOf(sample), "log.sarif"));

    internal Ran Build(string sample, params string[] more) => Dotnet.Run(FolderOf(sample),
        ["build", "-nologo", "-v", "minimal", "-p:VpcLinkAnalyzersVersion=" + Package.Version, "-p:ErrorLog=" + Path.Combine(FolderOf(sample), "log.sarif") + "%2Cversion=2.1", "-p:NoWarn=1701%3B1702%3BNU1507%3BNU1603", .. more]);
}

public class SampleTests(Samples samples) : IClassFixture<Samples>
{
    [Fact]
    public void Insecure_builds_and_reports_each_announced_line_and_nothing_else()
    {
        samples.Insecure.Succeeded();
        Assert.Equal(Sarif.Announced(samples.FolderOf("Insecure")), samples.Log("Insecure").Ours().Lines());
    }

    [Fact]
    public void The_log_has_help_links_and_the_other_places()
    {
        var ours = samples.Log("Insecure").Ours().ToArray();
        Assert.All(ours, static r => Assert.Equal($"https://github.com/vpclink-analyzers/vpclink-analyzers/blob/main/docs/rules/{r.Id}.md", r.HelpLink));
        Assert.All(ours.Where(static r => r.Id is "VPCL401" or "VPCL402"), static r => Assert.True(r.Related > 0, r.ToString()));
        Assert.All(ours, static r => Assert.True(File.Exists(Path.Combine(PackedPackage.Root, "docs", "rules", r.Id + ".md")), r.Id + " links to a page that does not exist"));
    }

    [Fact]
    public void Secure_builds_without_a_finding_and_synthesizes()
    {
        samples.Secure.Succeeded();
        Assert.Empty(samples.Log("Secure").Ours());
        Synthesizes("Secure");
    }

    [Fact]
    public void Patterns_are_generated_without_a_finding_and_synthesize()
    {
        samples.Patterns.Succeeded();
        Assert.Empty(samples.Log("Patterns").Ours());
        Synthesizes("Patterns");
    }

    [Fact]
    public void Format_mends_what_has_a_fix_and_the_result_synthesizes()
    {
        samples.Insecure.Succeeded();
        var folder = samples.FolderOf("Mended");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(samples.FolderOf("Insecure")).Where(static f => Path.GetFileName(f) != "log.sarif"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file).Replace("Insecure", "Mended", StringComparison.Ordinal)));
        samples.Build("Mended").Succeeded();
        Assert.Contains(samples.Log("Mended").Ours(), static r => r.HasFix);
        var before = samples.Log("Mended").Ours().Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);

        // The package is named by the environment: format takes no properties.
        Environment.SetEnvironmentVariable("VpcLinkAnalyzersVersion", samples.Package.Version);
        try
        {
            Dotnet.Run(folder, ["format", "analyzers", "Mended.csproj", "--no-restore", "--severity", "info", "--diagnostics", .. before]).Succeeded();
        }
        finally
        {
            Environment.SetEnvironmentVariable("VpcLinkAnalyzersVersion", null);
        }

        samples.Build("Mended").Succeeded();
        var after = samples.Log("Mended").Ours().Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(samples.Log("Mended").Ours(), static r => r.HasFix);
        Assert.True(after.Count < before.Count / 2, "left: " + string.Join(", ", after));
        Assert.Subset(before, after);
        // Which of the links the other team's listener is to be reached through, no fix can know.
        var api = Path.Combine(folder, "ApiStack.cs");
        File.WriteAllText(api, File.ReadAllText(api).Replace("new HttpAlbIntegration(\"Recruiting\", recruiting)", "new HttpAlbIntegration(\"Recruiting\", recruiting, new HttpAlbIntegrationProps { VpcLink = _link })", StringComparison.Ordinal));
        samples.Build("Mended").Succeeded();
        Synthesizes("Mended");
    }

    private void Synthesizes(string sample)
    {
        var output = Dotnet.Run(samples.FolderOf(sample), "run", "--no-build", "-p:VpcLinkAnalyzersVersion=" + samples.Package.Version).Succeeded();
        Assert.DoesNotContain("Unhandled exception", output.Output, StringComparison.Ordinal);
    }
}
