using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Rules;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>What holds of every rule: its row in the catalogue, its page, its test, its release-tracking row.</summary>
public class EveryRuleTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.Descriptors.Select(static d => d.Id)];

    private static DiagnosticDescriptor Descriptor(string id) => RuleCatalog.Descriptors.Single(d => d.Id == id);

    private static string Word(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    [Fact]
    public void Every_row_of_the_catalogue_is_a_rule() => Assert.Empty(RuleCatalogue.Rows.Keys.Except(RuleCatalog.Descriptors.Select(static d => d.Id)));

    [Theory, MemberData(nameof(Ids))]
    public void Severity_and_fix_are_the_catalogues(string id)
    {
        if (id.StartsWith("VPCL0", StringComparison.Ordinal)) return; // about the analyzers themselves
        Assert.True(RuleCatalogue.Rows.TryGetValue(id, out var row), id + " is not in the catalogue");
        Assert.Equal(row.Severity, Word(Descriptor(id).DefaultSeverity));
        Assert.True(row.HasFix == Descriptor(id).CustomTags.Contains(Rule.FixableTag), id + (row.HasFix ? " must offer a fix" : " offers a fix that the catalogue does not have"));
        Assert.True(Descriptor(id).IsEnabledByDefault);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Category_is_the_area_of_the_id(string id) => Assert.Equal(id[4] switch
    {
        '0' => "Reading", '1' => Area.Wiring, '2' => Area.Transport, '3' => Area.Network, '4' => Area.Exposure, '5' => Area.Access,
        '6' => Area.Operations, '8' => Area.Patterns, '9' => Area.Declarations, _ => "?",
    }, Descriptor(id).Category);

    [Theory, MemberData(nameof(Ids))]
    public void Texts_are_sentences_without_a_full_stop(string id)
    {
        var d = Descriptor(id);
        var (title, message) = (d.Title.ToString(), d.MessageFormat.ToString());
        Assert.False(string.IsNullOrWhiteSpace(title) || title.EndsWith('.'), title);
        Assert.False(string.IsNullOrWhiteSpace(message) || message.EndsWith('.'), message);
        Assert.NotEqual(title, message);
        Assert.EndsWith("/docs/rules/" + id + ".md", d.HelpLinkUri);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_release_row_says_the_same(string id)
    {
        var d = Descriptor(id);
        var rows = new[] { "Shipped", "Unshipped" }.SelectMany(f => File.ReadAllLines(Path.Combine(Repository.Root, "src", "VpcLink.Analyzers", $"AnalyzerReleases.{f}.md")))
            .Where(l => l.StartsWith(id + " ", StringComparison.Ordinal)).Select(static l => l.Split('|').Select(static c => c.Trim()).ToArray()).ToArray();
        var row = Assert.Single(rows);
        Assert.Equal(d.Category, row[1]);
        Assert.Equal(d.DefaultSeverity.ToString(), row[2]);
        Assert.Equal(d.Title.ToString(), row[3]);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_page_explains_it(string id)
    {
        var d = Descriptor(id);
        var path = RulePages.PathOf(id);
        Assert.True(File.Exists(path), path + " is missing. It starts with:\n\n" + Header(d));
        var page = File.ReadAllText(path).Replace("\r\n", "\n");
        Assert.StartsWith(Header(d), page);
        if (id.StartsWith("VPCL0", StringComparison.Ordinal)) return;
        foreach (var section in new[] { "What happens", "Why", "When to suppress", "How to configure", "Sources" })
            Assert.True(Regex.IsMatch(page, "^## " + section + "$", RegexOptions.Multiline), path + " lacks the section '" + section + "'");
        if (id.StartsWith("VPCL8", StringComparison.Ordinal)) return; // what is recognised is neither wrong nor right
        Assert.Contains(RulePages.Examples, e => e.Rule == id && e.IsWrong);
        Assert.Contains(RulePages.Examples, e => e.Rule == id && !e.IsWrong);
    }

    /// <summary>The first lines of a rule's page, which the catalogue command keeps up to date.</summary>
    internal static string Header(DiagnosticDescriptor d) => $"""
        <!-- header:begin -->
        # {d.Id}: {d.Title}

        | Area | Severity | Fix |
        | --- | --- | --- |
        | {d.Category} | {Word(d.DefaultSeverity)} | {(d.CustomTags.Contains(Rule.FixableTag) ? "yes" : "no")} |
        <!-- header:end -->

        """.Replace("\r\n", "\n");

    [Theory, MemberData(nameof(Ids))]
    public void A_test_class_is_named_after_it(string id)
    {
        if (id.StartsWith("VPCL0", StringComparison.Ordinal)) return;
        Assert.True(typeof(EveryRuleTests).Assembly.GetTypes().Any(t => t.Name.StartsWith(id, StringComparison.Ordinal) && t.Name.EndsWith("Tests", StringComparison.Ordinal)), "no test class " + id + "Tests");
    }

    [Theory, MemberData(nameof(Ids))]
    public void Its_file_lies_in_its_area(string id)
    {
        if (id.StartsWith("VPCL0", StringComparison.Ordinal)) return;
        var rules = Path.Combine(Repository.Root, "src", "VpcLink.Analyzers", "Rules");
        var file = Assert.Single(Directory.GetFiles(rules, id + "*.cs", SearchOption.AllDirectories));
        Assert.Equal(Descriptor(id).Category, Path.GetRelativePath(rules, Path.GetDirectoryName(file)!));
        Assert.Contains("class " + Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Tests_show_it_fire_stay_silent_and_mend(string id)
    {
        if (id.StartsWith("VPCL0", StringComparison.Ordinal)) return;
        var tests = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(Repository.Root, "tests", "VpcLink.Analyzers.Tests", "Rules", Descriptor(id).Category), id + ".Tests.cs")));
        Assert.Matches("void (Fires|Recognis|Report)", tests);
        Assert.Matches(@"void Silent|Verify\.Silent|void (Quiet|Is_silent|Says_nothing)", tests);
        if (RuleCatalogue.Rows[id].HasFix) Assert.Matches(@"void Fix|Verify\.Fix|Mends", tests);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Both_tables_list_it(string id)
    {
        var d = Descriptor(id);
        foreach (var (file, pages) in new[] { ("README.md", "docs/rules/"), ("docs/rules/README.md", "") })
            Assert.Contains($"| [{id}]({pages}{id}.md) | {d.Title} | {Word(d.DefaultSeverity)} | {(d.CustomTags.Contains(Rule.FixableTag) ? "yes" : "–")} |",
                File.ReadAllLines(Path.Combine(Repository.Root, file)).Select(static l => l.Replace("\\|", "|")));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_presets_hold_it(string id)
    {
        string? Preset(string mode) => File.ReadAllLines(Path.Combine(Repository.Root, "src", "VpcLink.Analyzers.Package", "config", mode + ".globalconfig"))
            .SingleOrDefault(l => l.StartsWith($"dotnet_diagnostic.{id}.severity", StringComparison.Ordinal))?.Split('=')[1].Trim();
        var d = Descriptor(id);
        var raised = d.Category == "Reading" ? null : d.DefaultSeverity switch { DiagnosticSeverity.Warning => "error", DiagnosticSeverity.Info => "warning", _ => null };
        Assert.Null(Preset("default"));
        Assert.Equal("none", Preset("off"));
        Assert.Equal(raised, Preset("strict"));
        Assert.Equal(d.Category is Area.Exposure or Area.Access || id == "VPCL211" ? raised : null, Preset("security"));
    }
}
