using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Rules;
using VpcLinkAnalyzers.Rules.Patterns;

namespace VpcLinkAnalyzers.CodeFixes;

/// <summary>
/// Offers to move an integration to the pattern that hides its backend better: 2 to 1, 4 to 3. Nothing need be wrong, so it is a refactoring: it stands in the light bulb
/// at the integration and at its link and its load balancer.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MovePattern))]
public sealed class MovePattern : CodeRefactoringProvider
{
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellation) = (context.Document, context.CancellationToken);
        if (await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation || !Findings.Concern(compilation, cancellation)) return;
        var tree = await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false);
        var offered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in new Rule[] { new VPCL802HttpApiToAlbInPublicSubnets(), new VPCL804RestApiToInternetFacingNlb() })
            foreach (var finding in Findings.Of(rule, compilation, document.Project.AnalyzerOptions, cancellation))
            {
                if (finding.Fixed is not { } fix || !finding.Places.Any(p => p.SyntaxTree == tree && IsAt(p, context.Span))) continue;
                // Several integrations of one load balancer lead to the same edits.
                if (!offered.Add(fix.Title + string.Join(";", fix.Edits)) || !SolutionEdits.CanPerform(document.Project.Solution, document.Project, fix)) continue;
                context.RegisterRefactoring(CodeAction.Create(fix.Title,
                    token => SolutionEdits.PerformAsync(document.Project.Solution, document.Project, ImmutableArray.Create(fix), token), fix.Title));
            }
    }

    private static bool IsAt(SyntaxNode place, TextSpan span) => place.Span.IntersectsWith(span);
}
