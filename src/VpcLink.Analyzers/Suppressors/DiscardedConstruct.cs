using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Suppressors;

/// <summary>
/// Why: a construct's constructor adds it to its scope, so <c>new Bucket(this, "Bucket");</c> is complete as it stands. CA1806 and IDE0058 take it for an object that
/// was made for nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedConstruct : DiagnosticSuppressor
{
    private const string Reason = "Creating a construct adds it to its scope; nothing is discarded";

    private static readonly SuppressionDescriptor UnusedInstance = new("VPCLS1806", "CA1806", Reason);
    private static readonly SuppressionDescriptor UnusedValue = new("VPCLS0058", "IDE0058", Reason);

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(UnusedInstance, UnusedValue);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree) continue;
            // CA1806 stands at the creation, IDE0058 at the statement's expression.
            var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>()?.Expression is not BaseObjectCreationExpressionSyntax creation || creation.Span != node.Span && !node.Contains(creation)) continue;
            if (CdkSymbols.IsConstruct(context.GetSemanticModel(tree).GetTypeInfo(creation, context.CancellationToken).Type))
                context.ReportSuppression(Suppression.Create(diagnostic.Id == UnusedInstance.SuppressedDiagnosticId ? UnusedInstance : UnusedValue, diagnostic));
        }
    }
}
