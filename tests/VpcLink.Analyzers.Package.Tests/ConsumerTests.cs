using System.Text.RegularExpressions;
using Xunit;

namespace VpcLinkAnalyzers.Package.Tests;

/// <summary>A package reference is all that a project needs; everything by which users configure analyzers works on ours.</summary>
public class ConsumerTests(Consumers consumers) : IClassFixture<Consumers>
{
    private string Levels(string project) => string.Join('\n', consumers.Log(project)
        .Where(static r => r.Id.StartsWith("VPCL", StringComparison.Ordinal) && r.Level is "warning" or "error" && !r.IsSuppressed)
        .Select(static r => $"{r.File} {r.Id} {r.Level}").Order(StringComparer.Ordinal));

    private static readonly string[] Ids = ["VPCL105", "VPCL307", "VPCL401"];

    [Fact]
    public void Warnings_as_errors_fail_the_build_at_the_announced_lines()
    {
        Assert.Equal(Sarif.Announced(consumers.FolderOf("WarningsAsErrors")), consumers.Log("WarningsAsErrors").Ours().Lines());
        Assert.All(consumers.Log("WarningsAsErrors").Ours(), static r => Assert.Equal("error", r.Level));
        Assert.False(consumers.Built("WarningsAsErrors"));
    }

    [Fact]
    public void An_error_by_default_and_warnings_by_default() => Assert.Equal("""
        OrdersStack.cs VPCL105 error
        OrdersStack.cs VPCL307 warning
        OrdersStack.cs VPCL401 warning
        """, Levels("Typo"));

    [Fact]
    public void An_unknown_mode_is_said() => Assert.Contains("VPCLMODE", consumers.Output, StringComparison.Ordinal);

    [Fact]
    public void Strict_makes_warnings_errors_and_advice_warnings()
    {
        Assert.All(consumers.Log("Strict").Ours().Where(static r => Ids.Contains(r.Id)), static r => Assert.Equal("error", r.Level));
        // What is advice by default is a warning.
        Assert.Equal("warning", Assert.Single(consumers.Log("Strict").Ours(), static r => r.Id == "VPCL608").Level);
        Assert.Equal(Sarif.Announced(consumers.FolderOf("Strict")), consumers.Log("Strict").Ours().Where(static r => Ids.Contains(r.Id)).Lines());
    }

    [Fact]
    public void Security_makes_exposure_errors_and_leaves_the_rest() => Assert.Equal("""
        OrdersStack.cs VPCL105 error
        OrdersStack.cs VPCL307 warning
        OrdersStack.cs VPCL401 error
        """, string.Join('\n', Levels("Security").Split('\n').Where(static l => Ids.Contains(l.Split(' ')[1]))));

    [Fact]
    public void Off_is_silent_and_editorconfig_stands_above_it()
    {
        Assert.DoesNotContain(consumers.Log("Off"), static r => r.Id.StartsWith("VPCL", StringComparison.Ordinal));
        Assert.True(consumers.Built("Off"));
        Assert.Equal("OrdersStack.cs VPCL401 warning", Levels("EditorConfigOverMode"));
        Assert.True(consumers.Built("EditorConfigOverMode"));
    }

    [Fact]
    public void Editorconfig_sets_severities_rule_by_rule() => Assert.Equal("OrdersStack.cs VPCL401 error", Levels("EditorConfig"));

    [Fact]
    public void Pragmas_and_SuppressMessage_suppress_and_the_log_keeps_the_reason()
    {
        Assert.Equal("", Levels("Suppressed"));
        Assert.True(consumers.Built("Suppressed"));
        var suppressed = consumers.Log("Suppressed").Where(static r => r.IsSuppressed && r.Id.StartsWith("VPCL", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Ids, suppressed.Select(static r => r.Id).Order(StringComparer.Ordinal));
        Assert.Equal("The default group of this network admits it.", suppressed.Single(static r => r.Id == "VPCL307").Justification);
    }

    [Theory]
    [InlineData("CA1806")]
    [InlineData("IDE0058")]
    public void A_discarded_construct_is_no_mistake(string id)
    {
        var reported = consumers.Log("Discards").Where(r => r.Id == id).ToArray();
        Assert.Contains(reported, r => r.IsSuppressed && Line(r).StartsWith("new V2.CfnIntegration(", StringComparison.Ordinal));
        Assert.DoesNotContain(reported, r => !r.IsSuppressed && Line(r).StartsWith("new ", StringComparison.Ordinal));

        string Line(Logged r) => File.ReadAllLines(Path.Combine(consumers.FolderOf("Discards"), r.File))[r.Line - 1].Trim();
    }

    [Fact]
    public void A_baseline_by_file_lets_only_old_findings_pass()
    {
        Assert.NotEmpty(consumers.Log("Baseline").Ours());
        Assert.All(consumers.Log("Baseline").Ours(), static r => Assert.Equal("NewStack.cs", r.File));
        Assert.Equal(Ids, consumers.Log("Baseline").Where(static r => r is { File: "OrdersStack.cs", Level: "note" }).Select(static r => r.Id).Where(Ids.Contains).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_documented_command_writes_a_baseline_that_lets_the_build_pass()
    {
        var page = File.ReadAllText(Path.Combine(PackedPackage.Root, "docs", "CONFIGURATION.md"));
        var command = page[page.IndexOf("## Adopt in an old code base", StringComparison.Ordinal)..].Split("```sh\n")[1].Split("```")[0];
        var folder = consumers.FolderOf("Adopting");
        Assert.False(consumers.Built("Adopting"));
        File.WriteAllText(Path.Combine(folder, "baseline.sh"), command);
        Dotnet.RunTool("bash", folder, "baseline.sh").Succeeded();
        Assert.Equal("[OrdersStack.cs]\n" + string.Join('\n', Ids.Select(static i => $"dotnet_diagnostic.{i}.severity = suggestion")), File.ReadAllText(Path.Combine(folder, ".editorconfig")).Trim());
        Dotnet.Run(folder, "build", "-nologo", "-v", "quiet").Succeeded();
        Assert.True(consumers.Built("Adopting"));
    }

    [Fact]
    public void Central_package_management_with_a_global_reference() =>
        Assert.Equal(Sarif.Announced(consumers.FolderOf("Central")), consumers.Log("Central").Ours().Lines());

    [Fact]
    public void A_reference_through_another_project_brings_analyzers_and_modes()
    {
        Assert.Equal("error", Assert.Single(consumers.Log("Transitive"), static r => r.Id == "VPCL401").Level);
        Assert.Equal(consumers.Log("Strict").Ours().Lines(), consumers.Log("Transitive").Ours().Lines());
    }

    [Fact]
    public void A_reference_through_another_package_brings_analyzers_and_modes() =>
        Assert.Equal(consumers.Log("Strict").Ours().Lines(), consumers.Log("TransitivePackage").Ours().Lines());

    public static TheoryData<string> Compilers => [.. Consumers.Compilers];

    [Theory, MemberData(nameof(Compilers))]
    public void Another_compiler_reports_the_same(string version)
    {
        Assert.Equal(Sarif.Announced(consumers.FolderOf("Compiler" + version)), consumers.Log("Compiler" + version).Ours().Lines());
        Assert.StartsWith(version[..version.LastIndexOf('.')], Sarif.Compiler(Path.Combine(consumers.FolderOf("Compiler" + version), "log.sarif")), StringComparison.Ordinal);
        Assert.DoesNotContain("CS9057", consumers.Compiled[version].Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", consumers.Compiled[version].Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Suppressions_may_stand_in_a_file_of_their_own()
    {
        Assert.Equal("", Levels("GlobalSuppressions"));
        Assert.True(consumers.Built("GlobalSuppressions"));
        Assert.Equal(["The default group of this network admits it.", "Partners call it."], consumers.Log("GlobalSuppressions").Where(static r => r.IsSuppressed && Ids.Contains(r.Id)).OrderBy(static r => r.Id, StringComparer.Ordinal).Select(static r => r.Justification));
    }

    [Theory]
    [InlineData("", "VPCL307 warning, VPCL401 warning")]
    [InlineData("-warnaserror", "VPCL307 error, VPCL401 error")]
    [InlineData("-warnaserror:VPCL401", "VPCL307 warning, VPCL401 error")]
    [InlineData("-warnaserror -p:VpcLinkAnalysisMode=Off", "")]
    [InlineData("-p:VpcLinkAnalysisMode=Security", "VPCL307 warning, VPCL401 error, VPCL405 error")]
    [InlineData("-warnaserror -warnasmessage:VPCL307;VPCL401", "")]
    public void Options_of_the_command_line_decide(string options, string expected)
    {
        var ran = consumers.Rebuild("CommandLine", options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var said = Regex.Matches(ran.Output, @"OrdersStack\.cs\(\d+,\d+\): (error|warning) (VPCL\d+)").Select(static m => m.Groups[2].Value + " " + m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(expected, string.Join(", ", said));
        Assert.Equal(expected.Contains("error", StringComparison.Ordinal), ran.ExitCode != 0);
    }
}
