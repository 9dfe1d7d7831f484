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
        switch (then, now)
        {
            // The locals of a program without a Main belong to the whole file; `field` declares.
            case (GlobalStatementSyntax, _):
            case (AccessorDeclarationSyntax, AccessorDeclarationSyntax) when NamesField(then) || NamesField(now):
            case (ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }, _) when NamesField(then) || NamesField(now):
                return false;
            case (BaseMethodDeclarationSyntax { Body: { } was }, BaseMethodDeclarationSyntax { Body: { } @is } method):
                if (!_before.TryGetSpeculativeSemanticModelForMethodBody(was.OpenBraceToken.Span.End, method, out model)) return false;
                _models.Add(@is, model);
                return true;
            case (AccessorDeclarationSyntax { Body: { } was }, AccessorDeclarationSyntax { Body: { } @is } accessor):
                if (!_before.TryGetSpeculativeSemanticModelForMethodBody(was.OpenBraceToken.Span.End, accessor, out model)) return false;
                _models.Add(@is, model);
                return true;
            case (ArrowExpressionClauseSyntax was, ArrowExpressionClauseSyntax @is):
                if (!_before.TryGetSpeculativeSemanticModel(was.Expression.SpanStart, @is, out model)) return false;
                _models.Add(@is, model);
                return true;
            case (ConstructorInitializerSyntax was, ConstructorInitializerSyntax @is):
                if (!_before.TryGetSpeculativeSemanticModel(was.ArgumentList.OpenParenToken.Span.End, @is, out model)) return false;
                _models.Add(@is, model);
                return true;
            case (PrimaryConstructorBaseTypeSyntax was, PrimaryConstructorBaseTypeSyntax @is):
                if (!_before.TryGetSpeculativeSemanticModel(was.ArgumentList.OpenParenToken.Span.End, @is, out model)) return false;
                _models.Add(@is, model);
                return true;
            case (EqualsValueClauseSyntax was, EqualsValueClauseSyntax @is) when IsInitializer(@is):
                if (!_before.TryGetSpeculativeSemanticModel(was.Value.SpanStart, @is, out model)) return false;
                _models.Add(@is, model);
                return true;
            default:
                return true;
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
