using System.Text;

namespace VpcLinkAnalyzers.Catalogue;

/// <summary>The Markdown that is made from the descriptors.</summary>
internal static class Tables
{
    private static readonly (string Area, string Heading)[] Areas =
    [
        ("Reading", "0xx Reading: what the analyzers could and could not read"),
        ("Wiring", "1xx Wiring: what a link may join"),
        ("Transport", "2xx Transport: how the request crosses"),
        ("Network", "3xx Network: can the packets arrive"),
        ("Exposure", "4xx Exposure: who else can reach the backend"),
        ("Access", "5xx Access: who may call"),
        ("Operations", "6xx Operations: health, logs and limits"),
        ("Patterns", "8xx Patterns: what was recognised"),
        ("Declarations", "9xx Declarations: what is wrong with a declared pattern"),
    ];

    /// <summary>One table an area; <paramref name="pages"/> leads from where the table stands to the rule pages.</summary>
    public static string ByArea(IReadOnlyList<RuleEntry> rules, string pages, string heading)
    {
        var text = new StringBuilder();
        foreach (var (area, title) in Areas)
        {
            var rows = rules.Where(r => r.Area == area).ToList();
            if (rows.Count == 0) continue;
            text.Append(text.Length > 0 ? "\n" : "").Append(heading).Append(' ').Append(title).Append("\n\n");
            text.Append("| Rule | What it finds | Severity | Fix |\n| --- | --- | --- | --- |\n");
            foreach (var r in rows)
                text.Append($"| [{r.Id}]({pages}{r.Id}.md) | {Cell(r.Title)} | {r.SeverityName} | {r.FixName} |\n");
        }

        return rules.FirstOrDefault(r => Areas.All(a => a.Area != r.Area)) is { } stray ? throw new InvalidOperationException($"{stray.Id} has the unknown area '{stray.Area}'") : text.ToString();
    }

    public static string Index(IReadOnlyList<RuleEntry> rules) => $"""
        # Rules

        <!-- Made from the descriptors: dotnet run --project tests/VpcLink.Analyzers.Catalogue -->

        {rules.Count} rules, {rules.Count(static r => r.HasFix)} with a code fix. The severity is the default one; [configuration](../CONFIGURATION.md) says how to change it.

        {ByArea(rules, "", "##")}
        """.ReplaceLineEndings("\n").TrimEnd() + "\n";

    /// <summary>The head of a rule's page.</summary>
    public static string Header(RuleEntry rule) => $"""
        # {rule.Id}: {rule.Title}

        | Area | Severity | Fix |
        | --- | --- | --- |
        | {rule.Area} | {rule.SeverityName} | {(rule.HasFix ? "yes" : "no")} |
        """.ReplaceLineEndings("\n") + "\n";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
