using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.CodeFixes;
using VpcLinkAnalyzers.Rules;

namespace VpcLinkAnalyzers.Catalogue;

/// <summary>A rule as its descriptor states it.</summary>
internal sealed record RuleEntry(string Id, string Title, string Area, DiagnosticSeverity Severity, bool HasFix, string HelpLink)
{
    /// <summary>All rules of the shipped assembly, in the order of their ids.</summary>
    public static IReadOnlyList<RuleEntry> All()
    {
        var fixable = typeof(PerformFix).Assembly.GetTypes().Where(static t => !t.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(t) && t.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .SelectMany(static t => ((CodeFixProvider)Activator.CreateInstance(t)!).FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);
        return typeof(Rule).Assembly.GetTypes().Where(static t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t) && t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .SelectMany(static t => ((DiagnosticAnalyzer)Activator.CreateInstance(t)!).SupportedDiagnostics)
            .DistinctBy(static d => d.Id)
            .Where(static d => d.Id.StartsWith("VPCL", StringComparison.Ordinal))
            .OrderBy(static d => d.Id, StringComparer.Ordinal)
            .Select(d => new RuleEntry(d.Id, d.Title.ToString(null), d.Category, d.DefaultSeverity, fixable.Contains(d.Id), d.HelpLinkUri))
            .ToList();
    }

    /// <summary>The default severity as compilers print it.</summary>
    public string SeverityName => Severity.ToString().ToLowerInvariant();

    public string FixName => HasFix ? "yes" : "–";
}
