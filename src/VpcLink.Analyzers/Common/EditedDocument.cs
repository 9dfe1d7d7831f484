using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VpcLinkAnalyzers.Common;

/// <summary>
/// A document in which nothing but bodies and initializers was edited, bound by the symbols of the compilation before: Roslyn's speculative models bind another body in place of the one that a
/// member had. Editors do the same to answer while somebody types.
/// </summary>
internal sealed class EditedDocument
{
    private readonly SemanticModel _before;
    private readonly Dictionary<SyntaxNode, SyntaxNode> _now = [];
    private readonly Dictionary<SyntaxNode, SyntaxNode> _then = [];

    /// <summary>The models of bodies and initializers by the node that each binds, in the order of the document.</summary>
    private readonly Dictionary<SyntaxNode, SemanticModel> _models = [];

    private EditedDocument(SemanticModel before, SyntaxTree now)
    {
        _before = before;
        Tree = now;
    }

    public SyntaxTree Tree { get; }

    /// <summary>The document that the compilation before holds in its place.</summary>
    public SyntaxTree Before => _before.SyntaxTree;

    /// <summary>Null when more than bodies differs, or something that can't be bound in place of another.</summary>
    public static EditedDocument? TryCreate(Compilation compilation, SyntaxTree before, SyntaxTree now, CancellationToken cancellation)
    {
        if (before.FilePath != now.FilePath || !before.Options.Equals(now.Options)) return null;
        var (then, root) = (before.GetRoot(cancellation), now.GetRoot(cancellation));
        if (!SyntaxFactory.AreEquivalent(then, root, topLevel: true)) return null;
        var document = new EditedDocument(SemanticModels.Of(compilation, before), now);
        using var ours = Skeleton(then).GetEnumerator();
        using var theirs = Skeleton(root).GetEnumerator();
        while (true)
        {
            var more = ours.MoveNext();
            if (more != theirs.MoveNext()) return null;
            if (!more) return document;
            if (ours.Current.RawKind != theirs.Current.RawKind || !document.Pair(ours.Current, theirs.Current)) return null;
        }
    }

    private bool Pair(SyntaxNode then, SyntaxNode now)
    {
        _now.Add(then, now);
        _then.Add(now, then);
        SemanticModel? model;
        return (then, now) switch
        {
            // The locals of a program without a Main belong to the whole file; `field` declares.
            (GlobalStatementSyntax, _) => false,
            (AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }, _) when NamesField(then) || NamesField(now) => false,
            (BaseMethodDeclarationSyntax { Body: { } was }, BaseMethodDeclarationSyntax { Body: { } body } method) => Binds(body, _before.TryGetSpeculativeSemanticModelForMethodBody(was.OpenBraceToken.Span.End, method, out model), model),
            (AccessorDeclarationSyntax { Body: { } was }, AccessorDeclarationSyntax { Body: { } body } accessor) => Binds(body, _before.TryGetSpeculativeSemanticModelForMethodBody(was.OpenBraceToken.Span.End, accessor, out model), model),
            (ArrowExpressionClauseSyntax was, ArrowExpressionClauseSyntax arrow) => Binds(arrow, _before.TryGetSpeculativeSemanticModel(was.Expression.SpanStart, arrow, out model), model),
            (ConstructorInitializerSyntax was, ConstructorInitializerSyntax call) => Binds(call, _before.TryGetSpeculativeSemanticModel(was.ArgumentList.OpenParenToken.Span.End, call, out model), model),
            (PrimaryConstructorBaseTypeSyntax was, PrimaryConstructorBaseTypeSyntax call) => Binds(call, _before.TryGetSpeculativeSemanticModel(was.ArgumentList.OpenParenToken.Span.End, call, out model), model),
            (EqualsValueClauseSyntax was, EqualsValueClauseSyntax value) when IsInitializer(value) => Binds(value, _before.TryGetSpeculativeSemanticModel(was.Value.SpanStart, value, out model), model),
            _ => true,
        };

        bool Binds(SyntaxNode node, bool can, SemanticModel? by)
        {
            if (can) _models.Add(node, by!);
            return can;
        }
    }

    /// <summary>A document without what stands in bodies and initializers.</summary>
    private static IEnumerable<SyntaxNode> Skeleton(SyntaxNode root) =>
        root.DescendantNodesAndSelf(static n => n is not (BlockSyntax or ArrowExpressionClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax) && !(n is EqualsValueClauseSyntax value && IsInitializer(value)));

    private static bool IsInitializer(EqualsValueClauseSyntax value) => value.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax;

    private static bool NamesField(SyntaxNode body) => body.DescendantTokens().Any(static t => t.ValueText == "field");

    /// <summary>Where a declaration of the document before stands now.</summary>
    public SyntaxNode? Now(SyntaxNode declaration) => declaration.SyntaxTree == Tree ? declaration : _now.TryGetValue(declaration, out var now) ? now : null;

    /// <inheritdoc cref="BoundCode.Operation"/>
    public IOperation? Operation(SyntaxNode syntax, CancellationToken cancellation)
    {
        var bound = syntax switch
        {
            BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
            _ => syntax,
        };
        return bound is null ? null : ModelOf(bound)?.GetOperation(bound, cancellation);
    }

    /// <inheritdoc cref="BoundCode.Declared"/>
    public ISymbol? Declared(SyntaxNode declaration, CancellationToken cancellation) =>
        _then.TryGetValue(declaration, out var then) ? _before.GetDeclaredSymbol(then, cancellation) : ModelOf(declaration)?.GetDeclaredSymbol(declaration, cancellation);

    /// <inheritdoc cref="BoundCode.At"/>
    public (SemanticModel Model, int Position) At(int position)
    {
        SyntaxNode? node = Tree.GetRoot().FindToken(position).Parent;
        for (; node is not null; node = node.Parent)
        {
            if (_models.TryGetValue(node, out var model) && node.Span.Contains(position)) return (model, position);
            if (_then.TryGetValue(node, out var then)) return (_before, then.SpanStart + Math.Max(0, Math.Min(position - node.SpanStart, then.Span.Length - 1)));
        }

        return (_before, 0);
    }

    private SemanticModel? ModelOf(SyntaxNode syntax)
    {
        for (var node = syntax; node is not null; node = node.Parent)
            if (_models.TryGetValue(node, out var model))
                return model;
        return null;
    }
}
