using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VpcLinkAnalyzers.Generation;

/// <summary>
/// Finds the types that declare a pattern, and reads them when something changed that they depend on.
/// </summary>
/// <remarks>
/// <c>ForAttributeWithMetadataName</c> binds the attributes of every declaration again with each keystroke in any file, which costs more than all the rest.
/// A declaration whose arguments are literals and values of our enums depends on the files that hold parts of its type, on its containers, on a class in the props class's place, and on references; as long as
/// these are the same objects, so is what was read. Other declarations are read anew each time.
/// </remarks>
internal static class DeclaredTypes
{
    private static readonly ConditionalWeakTable<SyntaxNode, Memo> Memos = new();
    private static readonly HashSet<string> Patterns = new(Enum.GetNames(typeof(PatternKind)), StringComparer.Ordinal);
    private static readonly string[] Enums = ["LoadBalancerSubnets", "LoadBalancerExposure", "RestEndpoint", "BackendProtocol", "RouteAuthorization"];
    private static readonly string[] Bases = ["Construct", "Stack", "NestedStack"];

    private sealed record Memo(PatternSpec Spec, TypePath Path, ImmutableArray<SyntaxTree> Trees, ImmutableArray<MetadataReference> References);

    /// <summary>Where a type is found without binding anything: its namespaces and containers, outermost first, its own name, and whether it names a base class.</summary>
    private sealed record TypePath(string[] Namespaces, (string Name, int Arity)[] Types, string Props, bool Derives);

    /// <summary>Does the syntax have an attribute that is called like a pattern, or by an alias of one in the same file?</summary>
    public static bool MayDeclare(SyntaxNode node) =>
        node is ClassDeclarationSyntax { AttributeLists.Count: > 0 } type && type.AttributeLists.Any(list => list.Attributes.Any(a => IsPattern(a.Name) || a.Name is IdentifierNameSyntax alias && IsAlias(alias)));

    private static bool IsPattern(NameSyntax name)
    {
        var text = (name switch { QualifiedNameSyntax q => q.Right, AliasQualifiedNameSyntax a => a.Name, SimpleNameSyntax s => s, _ => null })?.Identifier.ValueText ?? "";
        return Patterns.Contains(text.EndsWith("Attribute", StringComparison.Ordinal) ? text.Substring(0, text.Length - "Attribute".Length) : text);
    }

    private static bool IsAlias(IdentifierNameSyntax name) => name.SyntaxTree.GetRoot() is CompilationUnitSyntax root
        && root.Usings.Concat(root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static n => n.Usings))
            .Any(u => u.Alias?.Name.Identifier.ValueText is { } alias && (alias == name.Identifier.ValueText || alias == name.Identifier.ValueText + "Attribute") && u.Name is { } target && IsPattern(target));

    /// <summary>The spec of a type at the part that has its first pattern attribute; null at any other, so that a type is generated once.</summary>
    public static PatternSpec? Read(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        var node = (ClassDeclarationSyntax)context.Node;
        var compilation = context.SemanticModel.Compilation;
        if (Memos.TryGetValue(node, out var memo) && memo.References == compilation.ExternalReferences && Depends(compilation, memo.Path, memo.Trees, null)) return memo.Spec;

        if (context.SemanticModel.GetDeclaredSymbol(node, cancellation) is not INamedTypeSymbol type || DeclarationParser.Parse(type) is not { } declaration) return null;
        var first = declaration.Pattern.Attribute.ApplicationSyntaxReference;
        if (first is null || first.SyntaxTree != node.SyntaxTree || !node.AttributeLists.Any(l => l.Span.Contains(first.Span))) return null;
        var spec = DeclarationParser.Spec(declaration);
        var path = PathOf(node);
        var trees = ImmutableArray.CreateBuilder<SyntaxTree>();
        if (spec is not null && IsClosed(type) && Depends(compilation, path, default, trees))
        {
            Memos.Remove(node);
            Memos.Add(node, new Memo(spec, path, trees.ToImmutable(), compilation.ExternalReferences));
        }

        return spec;
    }

    /// <summary>
    /// Does a closed declaration depend on these files? Or collects those it depends on. False when it can't be told: the type is not unique, or a class of the application is called like one of CDK's
    /// base classes.
    /// </summary>
    private static bool Depends(Compilation compilation, TypePath path, ImmutableArray<SyntaxTree> known, ImmutableArray<SyntaxTree>.Builder? collected)
    {
        if (path.Derives && Bases.Any(compilation.Assembly.TypeNames.Contains)) return false;
        INamespaceOrTypeSymbol scope = compilation.Assembly.GlobalNamespace;
        foreach (var name in path.Namespaces)
        {
            INamespaceSymbol? inner = null;
            foreach (var member in scope.GetMembers(name)) inner ??= member as INamespaceSymbol;
            if (inner is null) return false;
            scope = inner;
        }

        var count = 0;
        for (var i = 0; i < path.Types.Length; i++)
        {
            if (i == path.Types.Length - 1)
                foreach (var props in scope.GetTypeMembers(path.Props))
                    if (!Same(props)) return false;
            if (scope.GetTypeMembers(path.Types[i].Name, path.Types[i].Arity) is not [var type] || !Same(type)) return false;
            scope = type;
        }

        return collected is not null || count == known.Length;

        bool Same(INamedTypeSymbol symbol)
        {
            foreach (var reference in symbol.DeclaringSyntaxReferences)
                if (collected is not null) collected.Add(reference.SyntaxTree);
                else if (count >= known.Length || known[count++] != reference.SyntaxTree) return false;
            return true;
        }
    }

    private static TypePath PathOf(ClassDeclarationSyntax node)
    {
        var types = new Stack<(string, int)>();
        var namespaces = new Stack<string>();
        for (SyntaxNode? outer = node; outer is not null; outer = outer.Parent)
            if (outer is TypeDeclarationSyntax type) types.Push((type.Identifier.ValueText, type.Arity));
            else if (outer is BaseNamespaceDeclarationSyntax space)
                for (NameSyntax? name = space.Name; name is not null; name = (name as QualifiedNameSyntax)?.Left)
                    namespaces.Push((name is QualifiedNameSyntax q ? q.Right : (SimpleNameSyntax)name).Identifier.ValueText);
        return new TypePath([.. namespaces], [.. types], node.Identifier.ValueText + "Props", node.BaseList is not null);
    }

    /// <summary>Is everything that the declaration says said in the type's own parts?</summary>
    private static bool IsClosed(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.All(static r => r.GetSyntax() is TypeDeclarationSyntax part
        && (part.BaseList is null || part.BaseList.Types.All(static t => t.Type.ToString() is var name && Array.IndexOf(Bases, name.Substring(name.LastIndexOf('.') + 1)) >= 0))
        && part.AttributeLists.All(static l => l.Attributes.All(static a => a.ArgumentList is null || a.ArgumentList.Arguments.All(static g => IsClosed(g.Expression)))));

    private static bool IsClosed(SyntaxNode expression) => expression switch
    {
        LiteralExpressionSyntax => true,
        MemberAccessExpressionSyntax { Expression: { } owner } => Array.IndexOf(Enums, owner is MemberAccessExpressionSyntax qualified ? qualified.Name.Identifier.ValueText : owner.ToString()) >= 0,
        PrefixUnaryExpressionSyntax unary => IsClosed(unary.Operand),
        BinaryExpressionSyntax binary => IsClosed(binary.Left) && IsClosed(binary.Right),
        ParenthesizedExpressionSyntax inner => IsClosed(inner.Expression),
        ImplicitArrayCreationExpressionSyntax array => IsClosed(array.Initializer),
        ArrayCreationExpressionSyntax { Initializer: { } items } => IsClosed(items),
        InitializerExpressionSyntax items => items.Expressions.All(IsClosed),
        CollectionExpressionSyntax list => list.Elements.All(static e => e is ExpressionElementSyntax element && IsClosed(element.Expression)),
        _ => false,
    };
}
