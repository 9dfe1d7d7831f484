using System.Text;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Catalogue;

/// <summary>The global configs that the package's property <c>VpcLinkAnalysisMode</c> chooses from.</summary>
internal static class Presets
{
    // A backend whose certificate nobody checks can be impersonated, although the rule belongs to the transport.
    private static readonly string[] SecurityOutsideItsAreas = ["VPCL211"];

    public static IEnumerable<(string Mode, string Text)> All(IReadOnlyList<RuleEntry> rules)
    {
        yield return ("default", Write(rules, "Default: the severities of the descriptors. A rule lowers a finding that is less certain; a line here would undo that, so there is none.", static _ => null));
        yield return ("strict", Write(rules, "Strict: what a rule warns of fails the build, and advice becomes a warning.", Raised));
        yield return ("security", Write(rules, "Security: who can reach and who may call fail the build; everything else keeps its severity.",
            static r => r.Area is "Exposure" or "Access" || SecurityOutsideItsAreas.Contains(r.Id) ? Raised(r) : null));
        yield return ("off", Write(rules, "Off: nothing is reported but what .editorconfig turns on.", static _ => "none"));
    }

    private static string? Raised(RuleEntry rule) => rule.Severity switch
    {
        // What was read is an answer to whoever asked for it, and nothing to fail a build for.
        _ when rule.Area == "Reading" => null,
        DiagnosticSeverity.Warning => "error",
        // What was read is asked for while looking for a reason; it must not fail the build that is looked into.
        DiagnosticSeverity.Info when rule.Area != "Reading" => "warning",
        // An error is one already, and hidden rules carry hovers and refactorings only.
        _ => null,
    };

    private static string Write(IReadOnlyList<RuleEntry> rules, string what, Func<RuleEntry, string?> severity)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(what).Append('\n');
        text.Append("# Made from the descriptors: dotnet run --project tests/VpcLink.Analyzers.Catalogue\n");
        // Below every config of the user's, which has level 0 or, when it is named .globalconfig, 100.
        text.Append("is_global = true\nglobal_level = -100\n");
        foreach (var area in rules.GroupBy(static r => r.Area))
        {
            var lines = area.Select(r => (Rule: r, Severity: severity(r))).Where(static l => l.Severity is not null).ToList();
            if (lines.Count == 0) continue;
            text.Append("\n# ").Append(area.Key).Append('\n');
            foreach (var (rule, level) in lines)
                text.Append($"dotnet_diagnostic.{rule.Id}.severity = {level}\n");
        }

        return text.ToString();
    }
}
