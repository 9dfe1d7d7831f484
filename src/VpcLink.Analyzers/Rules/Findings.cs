using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Reading;

namespace VpcLinkAnalyzers.Rules;

/// <summary>
/// The findings of one application, computed when the first document asks and shared by the rest. Nothing here outlives its documents.
/// </summary>
internal static class Findings
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> Concerns = new();

    private static readonly ConditionalWeakTable<BoundCode, State> States = new();

    private sealed class State
    {
        public Dictionary<Settings, Application> Applications { get; } = [];
        public ConcurrentDictionary<(Type, Settings), ImmutableArray<Finding>> ByRule { get; } = new();
    }

    /// <summary>Can the compilation hold an integration at all? Asked by every rule, answered once.</summary>
    public static bool Concern(Compilation compilation, CancellationToken cancellation)
    {
        if (Concerns.TryGetValue(compilation, out var known)) return known.Value;
        var concern = compilation.ReferencedAssemblyNames.Any(static n => n.Name == CdkNames.Library) && TreeIndex.MayIntegrate(compilation.SyntaxTrees, cancellation);
        return Concerns.GetValue(compilation, _ => new StrongBox<bool>(concern)).Value;
    }

    public static ImmutableArray<Finding> Of(Rule rule, Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var state = States.GetValue(BoundCode.Of(compilation, cancellation), static _ => new State());
        var settings = Settings.Of(options, compilation, cancellation);
        // Every rule asks once for every document; most find the answer.
        if (state.ByRule.TryGetValue((rule.GetType(), settings), out var findings)) return findings;
        using (CancellableLock.Enter(state, cancellation))
        {
            if (state.ByRule.TryGetValue((rule.GetType(), settings), out findings)) return findings;
            if (!state.Applications.TryGetValue(settings, out var application))
            {
                if (ApplicationReader.ReadApplication(compilation, settings, cancellation) is not { } read) return ImmutableArray<Finding>.Empty;
                state.Applications[settings] = application = read;
            }

            cancellation.ThrowIfCancellationRequested();
            // One cause, one finding: a helper that runs twice with the same mistake is edited once.
            findings = application.Graph.Incomplete is not null && !rule.JudgesIncomplete ? ImmutableArray<Finding>.Empty
                : rule.Judge(application)
                    .GroupBy(static f => (f.Descriptor.Id, f.Location))
                    .Select(static g => g.First())
                    .OrderBy(static f => f.Location.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static f => f.Location.SpanStart)
                    .ToImmutableArray();
            return state.ByRule[(rule.GetType(), settings)] = findings;
        }
    }
}
