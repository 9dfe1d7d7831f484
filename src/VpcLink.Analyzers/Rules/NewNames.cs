using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules;

/// <summary>Names of variables and constructs that a fix brings in.</summary>
internal static class NewNames
{
    /// <summary>A variable name that means nothing yet in the type around a place.</summary>
    public static string Variable(SyntaxNode place, string wish)
    {
        var name = new string(wish.Where(static c => char.IsLetterOrDigit(c) || c == '_').ToArray());
        if (name.Length == 0 || char.IsDigit(name[0])) name = "construct" + name;
        name = char.ToLowerInvariant(name[0]) + name.Substring(1);
        var scope = place.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault() ?? place.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(scope.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText), StringComparer.Ordinal);
        return Free(name, n => taken.Contains(n) || SyntaxFacts.GetKeywordKind(n) != SyntaxKind.None);
    }

    /// <summary>A construct id that no child of the scope has.</summary>
    public static string Id(Application app, Construct? scope, string wish) =>
        Free(wish, id => app.Graph.Constructs.Any(c => c.Id == id && (scope is null || c.Scope is null || ReferenceEquals(c.Scope, scope))));

    private static string Free(string wish, Func<string, bool> isTaken)
    {
        var name = wish;
        for (var i = 2; isTaken(name); i++) name = wish + i;
        return name;
    }

    /// <summary>
    /// What code at a place passes as scope: <c>this</c> inside a construct, else what a construct made by the same statement list is given. The construct itself is
    /// known when it is that of a creation.
    /// </summary>
    public static (string Code, Construct? Construct)? Scope(Application app, StatementSyntax place, Construct? sibling)
    {
        // A subclass hands its own parameter on: what stands there means something else here.
        if (sibling?.Arguments.FirstOrDefault(static a => a.Name == "scope") is { Syntax: IdentifierNameSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax } given
            && given.Syntax.SyntaxTree == place.SyntaxTree && (place.Parent is GlobalStatementSyntax { Parent: { } unit } ? unit : place.Parent ?? place).Span.Contains(given.Syntax.Span))
            return (given.Syntax.ToString(), given.Value.AsConstruct);
        var member = app.Code.Enclosing(place);
        if (member is not { IsStatic: false, ContainingType: { } type } || type.AllInterfaces.All(static i => Construct.MetadataName(i) != "Constructs.IConstruct")) return null;
        // A helper method may run on several objects; then any of them is the scope.
        var self = app.Graph.Constructs.Where(c => SymbolEqualityComparer.Default.Equals(c.UserType, type)).ToArray();
        return ("this", self is [var only] ? only : null);
    }
}
