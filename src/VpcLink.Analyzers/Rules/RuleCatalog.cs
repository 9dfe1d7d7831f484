using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace VpcLinkAnalyzers.Rules;

/// <summary>Every rule of this assembly: a rule is known by being there, so that adding one edits no list.</summary>
internal static class RuleCatalog
{
    /// <summary>The analyzers, in the order of their class names, which start with the id.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> CreateAnalyzers() => typeof(Rule).Assembly.GetTypes()
        .Where(static t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t))
        .OrderBy(static t => t.Name, StringComparer.Ordinal)
        .Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!).ToImmutableArray();

    /// <summary>The descriptors, in the order of their ids.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = CreateAnalyzers()
        .SelectMany(static a => a.SupportedDiagnostics).GroupBy(static d => d.Id).Select(static g => g.First())
        .OrderBy(static d => d.Id, StringComparer.Ordinal).ToImmutableArray();
}
