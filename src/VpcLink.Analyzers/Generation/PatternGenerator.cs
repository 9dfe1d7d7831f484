using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Common;

namespace VpcLinkAnalyzers.Generation;

/// <summary>
/// Generates the construct that a pattern attribute declares. The pipeline only: types are found in <see cref="DeclaredTypes"/>, attributes are read in <see cref="DeclarationParser"/>, text is
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

        // A syntax provider visits every file with each keystroke, several times as dear as what is asked of an index of the files here; and it can't see another file's global aliases.
        var specs = context.CompilationProvider.Select(DeclaredTypes.Read).SelectMany(static (all, _) => all).WithTrackingName(TrackingNames.Specs);

        // Files are told apart without regard to case, types with it.
        var collisions = specs.Collect().Select(static (all, _) => Collisions(all.Select(static spec => spec.Hint))).WithTrackingName(TrackingNames.Collisions);

        context.RegisterSourceOutput(specs.Combine(capabilities).Combine(collisions).WithTrackingName(TrackingNames.Sources), static (output, input) =>
        {
            var ((spec, capabilities), collisions) = input;
            var rank = collisions.ToList().IndexOf(spec.Hint);
            output.AddSource(spec.Hint + (rank < 0 ? "" : "-" + rank) + ".g.cs", SourceText.From(PatternEmitter.Emit(spec, capabilities), Encoding.UTF8));
        });
    }

    private static EquatableArray<string> Collisions(IEnumerable<string> names) =>
        names.GroupBy(static n => n, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1).SelectMany(static g => g).Distinct().OrderBy(static n => n, StringComparer.Ordinal).ToEquatableArray();
}
