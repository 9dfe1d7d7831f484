using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>What a visitor or contributor reads first names only what exists.</summary>
public class FirstContactTests
{
    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    [Theory, InlineData("README.md"), InlineData("SECURITY.md"), InlineData("CHANGELOG.md"), InlineData("docs/CONTRIBUTING.md"), InlineData("docs/CONFIGURATION.md"), InlineData("docs/ARCHITECTURE.md")]
    public void Links_and_pictures_lead_somewhere(string file)
    {
        foreach (Match m in Regex.Matches(Text(file), @"(?<image>!?)\[(?<text>[^\]]*)\]\((?<to>[^)#\s]+)"))
        {
            var to = m.Groups["to"].Value;
            if (!to.StartsWith("https://", StringComparison.Ordinal)) Assert.True(Exists(Path.Combine(Path.GetDirectoryName(file)!, to)), $"{file} links to {to}");
            // What is shown is also said.
            if (m.Groups["image"].Length > 0) Assert.True(m.Groups["text"].Length >= 40, $"{file} does not describe {to}");
        }
    }

    /// <summary>NuGet shows the README without the repository around it.</summary>
    [Fact]
    public void The_packages_README_stands_alone()
    {
        var text = Text("src/VpcLink.Analyzers.Package/README.md");
        Assert.DoesNotContain("![", text);
        var links = Regex.Matches(text, @"\]\((?<to>[^)\s]+)|<(?<to>https?://[^>]+)>").Select(static m => m.Groups["to"].Value).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, static l => Assert.StartsWith("https://", l));
        foreach (var link in links.Where(static l => l.Contains("/blob/main/", StringComparison.Ordinal))) Assert.True(Exists(link[(link.IndexOf("/blob/main/", StringComparison.Ordinal) + 11)..]), link);
    }

    [Fact]
    public void Files_and_commands_of_CONTRIBUTING_exist()
    {
        var text = Text("docs/CONTRIBUTING.md");
        var blocks = Regex.Matches(text, "```sh\n(.*?)```", RegexOptions.Singleline).SelectMany(static m => m.Groups[1].Value.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var spans = Regex.Matches(text, "`([^`\n]+)`").Select(static m => m.Groups[1].Value);
        var named = blocks.Concat(spans).Where(static p => Regex.IsMatch(p, @"^(src|tests|docs|samples|\.ci)/[\w./-]+$") && !p.Contains("nnn", StringComparison.Ordinal)).ToHashSet();
        Assert.Contains(".ci/run", named);
        Assert.All(named, static p => Assert.True(Exists(p), p));
        foreach (var project in Directory.GetDirectories(Path.Combine(Repository.Root, "src"), "VpcLink.*").Select(Path.GetFileName)) Assert.Contains("src/" + project, named);
        Assert.Contains("--picture", Text("tests/VpcLink.Analyzers.Editor.Tests/Program.cs"));
    }

    [Fact]
    public void Every_line_of_the_checklist_is_a_test_and_every_test_of_all_rules_a_line()
    {
        var items = Text("docs/CONTRIBUTING.md").Split('\n').Where(static l => l.StartsWith("- [ ]", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(items);
        var named = items.Select(static i => Regex.Match(i, @"`(\w+)`$")).ToArray();
        Assert.All(named, static (m, i) => Assert.True(m.Success, $"line {i + 1} of the checklist names no test"));
        var tests = Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToArray();
        foreach (var name in named.Select(static m => m.Groups[1].Value))
            Assert.True(tests.Any(t => Regex.IsMatch(t, $@"\[Theory[^\n]*\n\s+public (async )?(void|Task) {name}\(")), name + " is asked of no rule");
        foreach (var method in typeof(EveryRuleTests).GetMethods().Where(static m => m.GetCustomAttribute<TheoryAttribute>() is not null))
            Assert.Contains(method.Name, named.Select(static m => m.Groups[1].Value));
    }

    [Fact]
    public void A_report_of_a_wrong_finding_brings_what_was_read()
    {
        var form = Text(".github/ISSUE_TEMPLATE/false-positive.yml");
        Assert.Contains("vpclink_explain = true", form);
        Assert.Contains("`vpclink_explain`", Text("docs/CONFIGURATION.md"));
        Assert.Contains("VPCL001", form);
    }
}
