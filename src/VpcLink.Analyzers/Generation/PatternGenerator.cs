using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Common;

namespace VpcLinkAnalyzers.Generation;

/// <summary>
/// Generates the construct that a pattern attribute declares. The pipeline only: attributes are read in <see cref="DeclarationParser"/>, text is
/// written in <see cref="PatternEmitter"/>, and what is wrong with a declaration is reported by the rules VPCL901 to VPCL909.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PatternGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static post =>
        {
            post.AddSource(PatternAttributeSource.EmbeddedHint, SourceText.From(PatternAttributeSource.Embedded, Encoding.UTF8));
            post.AddSource(PatternAttributeSource.Hint, SourceText.From(PatternAttributeSource.Text, Encoding.UTF8));
        });

        var references = context.MetadataReferencesProvider.Select(static (reference, _) => ReferencedCdk.Of(reference)).Where(static c => c is not null).Collect()
            .Select(static (all, _) => all.Aggregate(Capabilities.None, static (a, b) => ReferencedCdk.Join(a, b!)));
        var capabilities = references.Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => pair.Right is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp11 } ? pair.Left : pair.Left with { RequiredMembers = false })
            .WithTrackingName(TrackingNames.Capabilities);

        var patterns = ((PatternKind[])Enum.GetValues(typeof(PatternKind)))
            .Select(kind => context.SyntaxProvider.ForAttributeWithMetadataName(PatternAttributeSource.Namespace + "." + kind + "Attribute", static (_, _) => true, static (attributed, _) => Read(attributed))
                .Where(static spec => spec is not null).Select(static (spec, _) => spec!).WithTrackingName(TrackingNames.Specs)).ToArray();

        // Files are told apart without regard to case, types with it.
        var hints = patterns.Select(static p => p.Select(static (spec, _) => spec.Hint).Collect()).ToArray();
        var all = hints[0];
        foreach (var more in hints.Skip(1)) all = all.Combine(more).Select(static (pair, _) => pair.Left.AddRange(pair.Right));
        var collisions = all.Select(static (names, _) => Collisions(names)).WithTrackingName(TrackingNames.Collisions);

        foreach (var pattern in patterns)
            context.RegisterSourceOutput(pattern.Combine(capabilities).Combine(collisions).WithTrackingName(TrackingNames.Sources), static (output, input) =>
            {
                var ((spec, capabilities), collisions) = input;
                var rank = collisions.ToList().IndexOf(spec.Hint);
                output.AddSource(spec.Hint + (rank < 0 ? "" : "-" + rank) + ".g.cs", SourceText.From(PatternEmitter.Emit(spec, capabilities), Encoding.UTF8));
            });
    }

    /// <summary>The spec of a type at its first pattern attribute; null at any other, so that a type is generated once.</summary>
    private static PatternSpec? Read(GeneratorAttributeSyntaxContext attributed)
    {
        if (attributed.TargetSymbol is not INamedTypeSymbol type || DeclarationParser.Parse(type) is not { } declaration) return null;
        var first = declaration.Pattern.Attribute.ApplicationSyntaxReference;
        if (first is null || !attributed.Attributes.Any(a => a.ApplicationSyntaxReference?.Span == first.Span && a.ApplicationSyntaxReference.SyntaxTree == first.SyntaxTree)) return null;
        return first.SyntaxTree == attributed.TargetNode.SyntaxTree && attributed.TargetNode.Span.Contains(first.Span) ? DeclarationParser.Spec(declaration) : null;
    }

    private static EquatableArray<string> Collisions(ImmutableArray<string> names) =>
        names.GroupBy(static n => n, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1).SelectMany(static g => g).Distinct().OrderBy(static n => n, StringComparer.Ordinal).ToEquatableArray();
}
