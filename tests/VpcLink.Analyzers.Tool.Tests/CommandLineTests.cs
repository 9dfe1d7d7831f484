using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace VpcLinkAnalyzers.Tool.Tests;

/// <summary>Exit codes, baselines, usage and what is said when something can't be loaded.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("info", 1)]
    [InlineData("none", 0)]
    public async Task The_exit_code_follows_the_severities_of_the_editorconfig(string failOn, int code)
    {
        // samples/Insecure/.editorconfig lowers its errors to warnings.
        var ran = (await Vpclink.RunAsync("tree", Vpclink.Sample("Insecure"), "--fail-on", failOn)).Exits(code);
        Assert.Equal(code == 1, ran.Error.Contains("of severity " + failOn + " or above", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_baseline_holds_does_not_count_and_what_is_gone_is_said()
    {
        using var folder = new Folder();
        var file = folder["baseline.json"];
        var written = (await Vpclink.RunAsync("baseline", Vpclink.Sample("Insecure"), "-o", file)).Exits(0);
        Assert.Contains("24 findings written", written.Error, StringComparison.Ordinal);
        var ran = (await Vpclink.RunAsync("tree", Vpclink.Sample("Insecure"), "--baseline", file, "--fail-on", "info")).Exits(0);
        Assert.Contains("no findings; 24 in the baseline", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning VPCL", ran.Output, StringComparison.Ordinal);
        Assert.Equal("", ran.Error);

        // One of its findings is taken out, and one put in that there is none of.
        var text = File.ReadAllText(file);
        var changed = Regex.Replace(text, "\"rule\": \"VPCL402\"", "\"rule\": \"VPCL499\"");
        Assert.NotEqual(text, changed);
        File.WriteAllText(file, changed);
        ran = (await Vpclink.RunAsync("tree", Vpclink.Sample("Insecure"), "--baseline", file, "--fail-on", "warning")).Exits(1);
        Assert.Contains("1 finding of the baseline is gone", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1 finding of severity warning or above", ran.Error, StringComparison.Ordinal);
        Assert.Contains("VPCL402", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("VPCL401", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_baseline_names_files_from_where_it_lies_and_no_lines()
    {
        using var folder = new Folder();
        (await Vpclink.RunAsync("baseline", Vpclink.Sample("Insecure"), "-o", folder["baseline.json"])).Exits(0);
        using var json = JsonDocument.Parse(File.ReadAllText(folder["baseline.json"]));
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToArray();
        Assert.NotEmpty(findings);
        Assert.All(findings, f =>
        {
            Assert.Equal(["rule", "file", "message", "count"], f.EnumerateObject().Select(static p => p.Name));
            var path = f.GetProperty("file").GetString()!;
            Assert.False(Path.IsPathRooted(path));
            Assert.True(File.Exists(folder[path]));
        });
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{ "version": 2, "findings": [] }""")]
    [InlineData("""{ "version": 1, "findings": [ { "rule": "VPCL401" } ] }""")]
    [InlineData("""{ "version": 1, "findings": [ null ] }""")]
    [InlineData(null)]
    public async Task A_baseline_that_is_none_fails(string? text)
    {
        using var folder = new Folder();
        if (text is not null) folder.Write("baseline.json", text);
        var ran = (await Vpclink.RunAsync("tree", Vpclink.Sample("Secure"), "--baseline", folder["baseline.json"])).Exits(2);
        Assert.Contains("baseline.json", ran.Error, StringComparison.Ordinal);
        Assert.Equal("", ran.Output);
    }

    [Theory]
    [InlineData("tree", "no/such/folder")]
    [InlineData("tree", "README.md")]
    [InlineData("tree", "docs")]
    [InlineData("tree", "--fail-on", "sometimes")]
    [InlineData("tree", "--property", "Configuration")]
    [InlineData("graph", "--format", "gif")]
    [InlineData("trees")]
    public async Task Wrong_usage_and_missing_projects_exit_with_2_and_say_why(params string[] arguments)
    {
        var ran = (await Vpclink.RunAsync(arguments)).Exits(2);
        Assert.Equal("", ran.Output);
        Assert.NotEqual("", ran.Error);
    }

    [Fact]
    public async Task A_project_that_msbuild_refuses_exits_with_2()
    {
        using var folder = new Folder();
        var ran = (await Vpclink.RunAsync("tree", folder.Write("Broken.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>"))).Exits(2);
        Assert.Contains("Broken.csproj", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_is_not_restored_exits_with_2_and_says_what_to_do()
    {
        using var folder = new Folder();
        folder.Write("Program.cs", "using Amazon.CDK;\nnew App().Synth();\n");
        var ran = (await Vpclink.RunAsync("tree", folder.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><PackageReference Include="Amazon.CDK.Lib" Version="2.160.0" /></ItemGroup>
            </Project>
            """))).Exits(2);
        Assert.Contains("dotnet restore", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_several_projects_asks_which()
    {
        using var folder = new Folder();
        folder.Write("A.csproj", "<Project />");
        folder.Write("B.csproj", "<Project />");
        Assert.Contains("A.csproj, B.csproj", (await Vpclink.RunAsync("tree", folder.Path)).Exits(2).Error, StringComparison.Ordinal);
    }

    /// <summary>The options that give no other tool its text are those that the documentation lists.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("tree")]
    [InlineData("graph")]
    [InlineData("baseline")]
    public async Task Help_explains_every_option_and_the_documentation_knows_it(string command)
    {
        var help = (await Vpclink.RunAsync([.. new[] { command, "--help" }.Where(static a => a.Length > 0)])).Exits(0).Output;
        var manual = File.ReadAllText(Path.Combine(Vpclink.Root, "docs", "TOOL.md"));
        foreach (var option in Regex.Matches(help, @"(?<=^  .*)--[a-z-]+", RegexOptions.Multiline).Select(static m => m.Value).Where(static o => o is not ("--help" or "--version")).Distinct())
            Assert.Contains($"`{option}", manual, StringComparison.Ordinal);
        if (command.Length > 0) Assert.Contains("--property", help, StringComparison.Ordinal);
        else foreach (var name in new[] { "tree", "graph", "baseline", "Exit codes" }) Assert.Contains(name, help, StringComparison.Ordinal);
    }
}
