using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: the property is a list, and API Gateway accepts exactly one entry. The CDK checks only that there is one at all.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL111SeveralNlbsOnV1Link() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL111", Area.Wiring, DiagnosticSeverity.Error,
        "V1 link with more than one NLB",
        "'{0}' has {1} targets and a V1 link takes one, so deployment fails; give each NLB a link of its own", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var link in app.Links.Where(static l => l.Version == LinkVersion.V1))
        {
            if (link.Targets is not { Length: > 1 } all) continue;
            // A target that only some paths add is not surely there together with the rest.
            var targets = all.Where(t => t.Target is Ref or Token or Known && (Adds(app, link, t.Syntax)?.Path ?? link.Construct.Path).HoldsWhenever(link.Construct.Path)).ToArray();
            if (targets.Select(static t => t.Target).Distinct().Count() < 2) continue;
            var place = targets[1].Syntax ?? link.Syntax!;
            yield return Finding.At(Info, place, link.Name, targets.Length).Also(targets[0].Syntax, link.Syntax).With(FixOf(link, place));
        }
    }

    private static Call? Adds(Application app, Link link, SyntaxNode? syntax) => app.Graph.CallsOn(link.Construct).FirstOrDefault(c => c.Method == "AddTargets" && c.Syntax == syntax);

    /// <summary>Keeps the first target: which link the others should get can't be told, that they can't share this one can.</summary>
    private static Fix? FixOf(Link link, SyntaxNode place)
    {
        if (place is AssignmentExpressionSyntax { Right: var list })
            return Elements(list) is { Count: > 1 } elements ? Of(link, [.. elements.Skip(1).Select(Edit.Remove)]) : null;
        if (place is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } || !link.Construct.Symbols.Any()) return null;
        // link.AddTargets(b) after another target: the whole call goes; link.AddTargets(a, b): all but the first argument.
        var first = link.Targets is { } targets && targets[0].Syntax == place;
        if (!first) return Edits.WholeStatement(place) is { } statement ? Of(link, [Edit.Remove(statement)]) : null;
        return Of(link, [.. arguments.Skip(1).Select(Edit.Remove)]);
    }

    private static IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax list) => list switch
    {
        ArrayCreationExpressionSyntax { Initializer.Expressions: var e } => e,
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var e } => e,
        CollectionExpressionSyntax { Elements: var e } when e.All(static x => x is ExpressionElementSyntax) => [.. e.Select(static x => ((ExpressionElementSyntax)x).Expression)],
        _ => null,
    };

    private static Fix Of(Link link, Edit[] edits) => Fix.Of("Keep the first target of '" + link.Name + "' only", edits);
}
