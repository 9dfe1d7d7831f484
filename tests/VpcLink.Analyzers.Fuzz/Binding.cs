using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VpcLinkAnalyzers.Fuzz;

/// <summary>
/// What "reported on code that does not bind" means: the compiler reports an error inside the place where a finding stands, or in the call, creation or attribute
/// that the place is an argument or a property of: in what it names and in its argument list, not in the initializer beside it. Additional locations say what else a finding knows of; a
/// value there that does not compile is read as unknown, which is for the reader to get right.
/// </summary>
internal static class Binding
{
    // A part that is not partial, members that generation would add twice: the errors that VPCL9xx explains stand where it reports.
    private static readonly HashSet<string> Explained = ["CS0260", "CS0102", "CS0111"];

    public static Diagnostic? ErrorUnder(Diagnostic finding, ImmutableArray<Diagnostic> errors)
    {
        if (errors.IsEmpty) return null;
        if (finding.Location.SourceTree is not { } tree) return null;
        var declares = finding.Id.StartsWith("VPCL9", StringComparison.Ordinal);
        var span = finding.Location.SourceSpan;
        var here = errors.Where(e => e.Location.SourceTree == tree && !(declares && Explained.Contains(e.Id))).ToArray();
        if (here.FirstOrDefault(e => span.Contains(e.Location.SourceSpan)) is { } inside) return inside;
        foreach (var head in Heads(tree.GetRoot().FindNode(span, getInnermostNodeForTie: true)))
            if (here.FirstOrDefault(e => head.Span.Contains(e.Location.SourceSpan)) is { } around) return around;
        return null;
    }

    private static IEnumerable<SyntaxNode> Heads(SyntaxNode node)
    {
        SyntaxNode?[] heads = node.Parent?.FirstAncestorOrSelf<SyntaxNode>(static n => n is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax or AttributeSyntax or StatementSyntax) switch
        {
            ObjectCreationExpressionSyntax c => [c.Type, c.ArgumentList],
            ImplicitObjectCreationExpressionSyntax c => [c.ArgumentList],
            InvocationExpressionSyntax i => [i.Expression, i.ArgumentList],
            AttributeSyntax a => [a],
            _ => [],
        };
        return heads.OfType<SyntaxNode>();
    }
}
