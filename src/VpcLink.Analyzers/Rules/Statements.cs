using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules;

/// <summary>Where a fix may add a statement that uses constructs of the program.</summary>
internal static class Statements
{
    /// <summary>The statement behind which another can be put and be reached; null when the node stands in none, as in an expression-bodied member.</summary>
    public static StatementSyntax? Around(SyntaxNode? node) =>
        node?.FirstAncestorOrSelf<StatementSyntax>(static s => s.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax) is { } statement
        && statement is not (ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or LocalFunctionStatementSyntax)
        // What a lambda or an expression-bodied local function holds runs elsewhere than the statement around it.
        && !node.AncestorsAndSelf().TakeWhile(n => n != statement).Any(static n => n is AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax)
            ? statement
            : null;

    /// <summary>
    /// A statement behind the first of the places where every construct has a name; null when there is none. A place that makes several
    /// constructs (a helper that is called twice) is none: the name there means another one each time.
    /// </summary>
    public static Edit? After(Application app, IEnumerable<SyntaxNode?> places, Func<string[], string> code, params Construct[] constructs)
    {
        foreach (var place in places)
        {
            if (Around(place) is not { } statement) continue;
            // Only where the first has a name is the next one looked for.
            var names = constructs.Select(c => NameAfter(app, c, statement)).TakeWhile(static n => n is not null).ToArray();
            if (names.Length == constructs.Length) return Edit.InsertAfter(statement, code(names!));
        }

        return null;
    }

    /// <summary>
    /// How code behind a statement can call the construct; null when nothing names it, or when it is made only later: a property can be named before it is set.
    /// </summary>
    public static string? NameAfter(Application app, Construct construct, StatementSyntax statement)
    {
        if (app.NameAfter(construct, statement) is not { } name) return null;
        return app.Graph.MakesInside(statement, construct.Ordinal) ? name : null;
    }

    /// <summary>The places where a construct is made, from the creation itself to the calls that led there, as far as each makes this construct only.</summary>
    public static IEnumerable<SyntaxNode> PlacesOf(Application app, Construct construct)
    {
        if (construct.Many || construct.Syntax is null) yield break;
        var twins = app.Graph.MadeAt(construct.Syntax).Where(c => !ReferenceEquals(c, construct)).ToArray();
        if (twins.Length == 0) yield return construct.Syntax;
        foreach (var site in construct.CallSites)
        {
            twins = twins.Where(t => t.CallSites.Contains(site)).ToArray();
            if (twins.Length == 0) yield return site;
        }
    }
}
