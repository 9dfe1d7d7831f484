using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace VpcLinkAnalyzers.Common;

/// <summary>
/// The code of compilations of the same documents, and what it binds to. The symbols of a new compilation are new, so after an edit everything would have to be bound again; but an edit inside of bodies changes no
/// declaration. Then code keeps the symbols and the bound bodies of the compilation before (<see cref="Compilation"/>) and binds only what stands in the documents that were edited.
/// </summary>
internal sealed class BoundCode
{
    private static readonly ConditionalWeakTable<Compilation, BoundCode> All = new();

    /// <summary>
    /// What is known of the code that a tree belongs to. An editor asks document by document, each time with a compilation of its own that nobody keeps; its trees stay. What was bound lives as long as one of them.
    /// </summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Latest> Known = new();

    private sealed class Latest
    {
        /// <summary>The code that was last asked for.</summary>
        public volatile BoundCode? Code;

        /// <summary>The code whose bodies were last bound from the ground.</summary>
        public volatile BoundCode? Ground;
    }

    private readonly BoundBodies _bodies;
    private readonly ConditionalWeakTable<SyntaxTree, EditedDocument> _editions;
    private readonly Dictionary<SyntaxTree, EditedDocument> _edited;
    private readonly Dictionary<SyntaxTree, EditedDocument> _replaced;
    private readonly HashSet<SyntaxTree> _trees;

    /// <summary>The code of a compilation by its own symbols.</summary>
    public BoundCode(Compilation compilation) : this(compilation, compilation.SyntaxTrees, [], new ConditionalWeakTable<SyntaxTree, EditedDocument>())
    {
    }

    private BoundCode(Compilation symbols, IEnumerable<SyntaxTree> trees, List<EditedDocument> edited, ConditionalWeakTable<SyntaxTree, EditedDocument> editions)
    {
        Compilation = symbols;
        Trees = trees.ToImmutableArray();
        _trees = [.. Trees];
        _bodies = BoundBodies.Of(symbols);
        _editions = editions;
        _edited = edited.ToDictionary(static d => d.Tree);
        _replaced = edited.ToDictionary(static d => d.Before);
    }

    /// <summary>The code of a compilation: that of another one of the same documents, or by the symbols of one before where only bodies were edited since that was read.</summary>
    public static BoundCode Of(Compilation compilation, CancellationToken cancellation)
    {
        if (All.TryGetValue(compilation, out var known)) return known;
        if (Same(compilation) is { } same) return All.GetValue(compilation, _ => same);
        var made = AfterEdit(compilation, cancellation) ?? new BoundCode(compilation);
        var code = All.GetValue(compilation, _ => made);
        BoundCode? left = null;
        foreach (var tree in code.Trees)
        {
            var latest = Known.GetOrCreateValue(tree);
            if (latest.Code is { } before && before != code && before != left) (left = before).Leave(code);
            latest.Code = code;
        }

        return code;
    }

    /// <summary>Forgets what hangs on documents that are there no more: a compilation may hold a tree that was bound speculatively in it for longer than its bodies.</summary>
    private void Leave(BoundCode next)
    {
        foreach (var tree in Trees)
        {
            if (next._trees.Contains(tree)) continue;
            if (Known.TryGetValue(tree, out var latest)) latest.Code = latest.Ground = null;
            _editions.Remove(tree);
        }
    }

    private static BoundCode? Same(Compilation compilation) => compilation.SyntaxTrees.FirstOrDefault() is { } first && Known.TryGetValue(first, out var latest) && latest.Code is { } code
        && code.Trees.SequenceEqual(compilation.SyntaxTrees) && HasSameSurroundings(code.Compilation, compilation) ? code : null;

    /// <summary>The compilation whose symbols the code speaks of.</summary>
    public Compilation Compilation { get; }

    /// <summary>The documents as they are now.</summary>
    public ImmutableArray<SyntaxTree> Trees { get; }

    /// <summary>Were some documents edited since the rest was bound?</summary>
    public bool IsEdited => _edited.Count > 0;

    /// <summary>Is what a document does bound already, by the host that handed it over or before an edit elsewhere?</summary>
    public bool IsBound(SyntaxTree tree) => IsEdited ? !_edited.ContainsKey(tree) : _bodies.ModelOf(tree) is not null;

    /// <summary>All was bound: what comes next may go on from here.</summary>
    public void Keep()
    {
        if (IsEdited) return;
        foreach (var tree in Trees) Known.GetOrCreateValue(tree).Ground = this;
    }

    /// <summary>The syntax that declares a symbol, as it is now, if this code holds it. A project reference has syntax in the IDE and none in a build: neither counts.</summary>
    public SyntaxNode? Declaration(ISymbol symbol, CancellationToken cancellation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
            if (Resolve(reference, cancellation) is { } declaration)
                return declaration;
        return null;
    }

    /// <inheritdoc cref="Declaration"/>
    public IEnumerable<SyntaxNode> Declarations(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.Select(r => Resolve(r, cancellation)).OfType<SyntaxNode>();

    private SyntaxNode? Resolve(SyntaxReference reference, CancellationToken cancellation) =>
        _replaced.TryGetValue(reference.SyntaxTree, out var edited) ? edited.Now(reference.GetSyntax(cancellation))
            : _trees.Contains(reference.SyntaxTree) ? reference.GetSyntax(cancellation) : null;

    /// <summary>What a body, an initializer, or something inside of one does.</summary>
    public IOperation? Operation(SyntaxNode syntax, CancellationToken cancellation) => _edited.TryGetValue(syntax.SyntaxTree, out var edited) ? edited.Operation(syntax, cancellation)
        : _bodies.Find(syntax) ?? SemanticModels.Of(Compilation, syntax.SyntaxTree).GetOperation(syntax, cancellation);

    /// <summary>What a constructor passes to another one, and what it does then.</summary>
    public (IOperation? Initializer, IOperation? Body) Constructor(ConstructorDeclarationSyntax declaration, CancellationToken cancellation)
    {
        if (_edited.ContainsKey(declaration.SyntaxTree)) return (declaration.Initializer is { } initializer ? Operation(initializer, cancellation) : null, Operation(declaration, cancellation));
        return Operation(declaration, cancellation) is IConstructorBodyOperation operation ? (operation.Initializer, operation.BlockBody ?? operation.ExpressionBody) : (null, null);
    }

    /// <summary>Is the body of a member bound, and nothing in it that can't be?</summary>
    public bool Binds(SyntaxNode member, CancellationToken cancellation)
    {
        if (member.ContainsDiagnostics) return false;
        if (_bodies.RootOf(member) is { } root) return IsSound(root);
        if (member is ConstructorDeclarationSyntax constructor)
        {
            var (initializer, body) = Constructor(constructor, cancellation);
            return IsSound(body) && (constructor.Initializer is null || IsSound(initializer));
        }

        return member is BaseMethodDeclarationSyntax && IsSound(Operation(member, cancellation));
    }

    private static bool IsSound(IOperation? root) => root is not null && root.DescendantsAndSelf().All(static o =>
        o is not (IInvalidOperation or IConversionOperation { Conversion.Exists: false } or IConversionOperation { IsImplicit: true, Conversion.IsImplicit: false }) && o.Type is not IErrorTypeSymbol && !IsWrong(o));

    /// <summary>Is it bound to something, and an error all the same? What is right may be said to be wrong: the compiler is asked then.</summary>
    private static bool IsWrong(IOperation operation) => operation switch
    {
        IInstanceReferenceOperation { Syntax: BaseExpressionSyntax { Parent: not (MemberAccessExpressionSyntax or ElementAccessExpressionSyntax) } } => true,
        // The language's own comparisons convert both sides to one type; where that fails, both stay what they are.
        IBinaryOperation
        {
            OperatorMethod: null,
            OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
            LeftOperand.Type: { } left,
            RightOperand.Type: { } right,
        } => !SymbolEqualityComparer.Default.Equals(left, right),
        // Only a type's own constructor assigns what has no setter.
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { SetMethod: null, ReturnsByRef: false }, Instance: not (null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }) } } => true,
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.SetMethod.IsInitOnly: true, Instance: not (null or IInstanceReferenceOperation) } } => true,
        IObjectOrCollectionInitializerOperation { Initializers: var members } => NamesTwice(members),
        // a! !
        { Syntax.Parent: PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Parent: PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } } } => true,
        _ => false,
    };

    private static bool NamesTwice(ImmutableArray<IOperation> members)
    {
        if (members.Length < 2) return false;
        var named = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var member in members)
            if (member is ISimpleAssignmentOperation { Target: IMemberReferenceOperation and not IPropertyReferenceOperation { Arguments.IsEmpty: false } and var target } && !named.Add(target.Member))
                return true;
        return false;
    }

    /// <summary>What a node declares.</summary>
    public ISymbol? Declared(SyntaxNode declaration, CancellationToken cancellation = default) =>
        _edited.TryGetValue(declaration.SyntaxTree, out var edited) ? edited.Declared(declaration, cancellation) : SemanticModels.Of(Compilation, declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation);

    /// <summary>A model that can be asked about a place, and the place in it.</summary>
    public (SemanticModel Model, int Position) At(SyntaxTree tree, int position) =>
        _edited.TryGetValue(tree, out var edited) ? edited.At(position) : (SemanticModels.Of(Compilation, tree), position);

    /// <summary>The member or function around a place.</summary>
    public ISymbol? Enclosing(SyntaxNode place)
    {
        var (model, position) = At(place.SyntaxTree, place.SpanStart);
        return model.GetEnclosingSymbol(position);
    }

    private static BoundCode? AfterEdit(Compilation compilation, CancellationToken cancellation)
    {
        BoundCode? ground = null;
        foreach (var tree in compilation.SyntaxTrees)
            if (Known.TryGetValue(tree, out var latest) && (ground = latest.Ground) is not null)
                break;
        if (ground is null || ground.Trees.Length != compilation.SyntaxTrees.Count() || !HasSameSurroundings(ground.Compilation, compilation)) return null;
        var changed = ground.Trees.Zip(compilation.SyntaxTrees, static (before, now) => (before, now)).Where(static t => t.before != t.now).ToArray();
        // What was edited may have been edited back. Where most was edited, binding all of it at once is sooner done.
        if (changed.Length == 0) return ground;
        if (changed.Sum(static t => (long)t.now.Length) > compilation.SyntaxTrees.Sum(static t => (long)t.Length) / 2) return null;
        var edited = new List<EditedDocument>();
        foreach (var (before, now) in changed)
        {
            if (!ground._editions.TryGetValue(now, out var edition))
            {
                if (EditedDocument.TryCreate(ground.Compilation, before, now, cancellation) is not { } document) return null;
                edition = ground._editions.GetValue(now, _ => document);
            }

            edited.Add(edition);
        }

        return new BoundCode(ground.Compilation, compilation.SyntaxTrees, edited, ground._editions);
    }

    private static bool HasSameSurroundings(Compilation before, Compilation now) =>
        before.AssemblyName == now.AssemblyName && before.Options.Equals(now.Options) && before.References.SequenceEqual(now.References);
}
