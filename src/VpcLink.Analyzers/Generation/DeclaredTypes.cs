using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Common;

namespace VpcLinkAnalyzers.Generation;

/// <summary>
/// Finds the types that declare a pattern, and reads them when something changed that they depend on.
/// </summary>
/// <remarks>
/// <c>ForAttributeWithMetadataName</c> binds the attributes of every declaration again with each keystroke in any file, and any question to a symbol makes the compiler build its tables anew.
/// A declaration whose arguments are literals and values of our enums depends on the files that declare a type or a namespace called like something it names, on global usings, and on references.
/// As long as these are the same objects, so is what was read, and no symbol is asked for. Other declarations are read anew each time.
/// </remarks>
internal static class DeclaredTypes
{
    private static readonly ConditionalWeakTable<SyntaxNode, Memo> Memos = new();
    private static readonly string[] Enums = ["LoadBalancerSubnets", "LoadBalancerExposure", "RestEndpoint", "BackendProtocol", "RouteAuthorization"];

    /// <param name="Spec">Null when the class declares nothing, or not at this part.</param>
    /// <param name="Names">What the declaration names: a type of such a name in another file may change its meaning.</param>
    /// <param name="IsClosed">Does it depend on nothing else than those files, global usings and references?</param>
    private sealed record Memo(PatternSpec? Spec, HashSet<string> Names, bool IsClosed, ImmutableArray<SyntaxTree> Files, ImmutableArray<MetadataReference> References);

    /// <summary>All declarations of a project.</summary>
    public sealed class Reading(EquatableArray<PatternSpec> specs, HashSet<string> names, HashSet<string> aliases, List<SyntaxTree> files, ImmutableArray<MetadataReference> references)
    {
        private readonly object _matters = new();
        private readonly object _isIndifferent = new();

        public EquatableArray<PatternSpec> Specs { get; } = specs;

        public bool IsOf(FileIndex[] all, ImmutableArray<MetadataReference> others)
        {
            if (others != references) return false;
            var count = 0;
            foreach (var file in all)
            {
                if (file.Verdict == _isIndifferent) continue;
                if (file.Verdict != _matters)
                {
                    var matters = file.HasGlobalUsings || !file.Candidates.IsEmpty || file.Mentions(names) || file.HasAttribute(aliases);
                    file.Verdict = matters ? _matters : _isIndifferent;
                    if (!matters) continue;
                }

                if (count == files.Count || files[count++] != file.Tree) return false;
            }

            return count == files.Count;
        }
    }

    /// <summary>The specs of all types that declare a pattern, in the order of the files.</summary>
    public static EquatableArray<PatternSpec> Read(Compilation compilation, CancellationToken cancellation)
    {
        var all = ((CSharpCompilation)compilation).SyntaxTrees.Select(static t => FileIndex.Of(t)).ToArray();
        var first = Array.Find(all, static f => !f.Candidates.IsEmpty || f.GlobalAliases.Length > 0);
        if (first is null) return default;
        if (first.Reading is { } known && known.IsOf(all, compilation.ExternalReferences)) return known.Specs;

        var aliases = new HashSet<string>(all.SelectMany(static f => f.GlobalAliases), StringComparer.Ordinal);
        var declared = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var global = new List<int>();
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].HasGlobalUsings) global.Add(i);
            foreach (var name in all[i].Names)
                if (declared.TryGetValue(name, out var files)) files.Add(i);
                else declared.Add(name, [i]);
        }

        var specs = new List<PatternSpec>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var involved = new SortedSet<int>(global);
        var isClosed = true;
        for (var i = 0; i < all.Length; i++)
        {
            var candidates = all[i].Candidates;
            if (aliases.Count > 0 && all[i].HasAttribute(aliases)) candidates = candidates.Union(all[i].Called(aliases.Contains)).OrderBy(static c => c.SpanStart).ToImmutableArray();
            if (!candidates.IsEmpty) involved.Add(i);
            foreach (var node in candidates)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!Memos.TryGetValue(node, out var memo) || !memo.IsClosed || memo.References != compilation.ExternalReferences || !memo.Files.SequenceEqual(Involved(memo.Names).Select(f => all[f].Tree)))
                {
                    var (spec, named, closed) = ReadType(node, compilation, name => declared.TryGetValue(name, out var files) && files.Any(f => !DeclarationParser.IsGenerated(all[f].Tree)), cancellation);
                    memo = new Memo(spec is not null && spec.Equals(memo?.Spec) ? memo!.Spec : spec, named, closed, Involved(named).Select(f => all[f].Tree).ToImmutableArray(), compilation.ExternalReferences);
                    Memos.Remove(node);
                    Memos.Add(node, memo);
                }

                if (memo.Spec is not null) specs.Add(memo.Spec);
                isClosed &= memo.IsClosed;
                names.UnionWith(memo.Names);
            }
        }

        var read = specs.ToEquatableArray();
        involved.UnionWith(Involved(names));
        first.Reading = isClosed ? new Reading(read, names, aliases, involved.Select(f => all[f].Tree).ToList(), compilation.ExternalReferences) : null;
        return read;

        IEnumerable<int> Involved(HashSet<string> names)
        {
            var files = new SortedSet<int>(global);
            foreach (var name in names)
                if (declared.TryGetValue(name, out var some)) files.UnionWith(some);
            return files;
        }
    }

    /// <summary>The spec of a type at the part that has its first pattern attribute; null at any other, so that a type is generated once.</summary>
    private static (PatternSpec? Spec, HashSet<string> Names, bool IsClosed) ReadType(ClassDeclarationSyntax node, Compilation compilation, Func<string, bool> isDeclared, CancellationToken cancellation)
    {
        if (compilation.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node, cancellation) is not { } type) return (null, [], false);
        var names = new HashSet<string>(StringComparer.Ordinal) { type.Name, type.Name + "Props" };
        var isClosed = type.BaseType is null || type.BaseType.TypeKind != TypeKind.Error && type.BaseType.DeclaringSyntaxReferences.IsEmpty;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not TypeDeclarationSyntax part) return (null, names, false);
            var named = new HashSet<string>(StringComparer.Ordinal);
            var leading = new HashSet<string>(StringComparer.Ordinal);
            foreach (var attribute in part.AttributeLists.SelectMany(static l => l.Attributes))
            {
                foreach (var name in Name(attribute.Name)) named.Add(name + "Attribute");
                foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
                {
                    isClosed &= IsClosed(argument.Expression);
                    foreach (var access in argument.Expression.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()) Name(access.Expression);
                }
            }

            if (part.BaseList is { } bases) Name(bases);
            // A type of the project that is called so can lead on to any other file.
            isClosed &= !named.Any(isDeclared);
            foreach (var constructor in part.Members.OfType<ConstructorDeclarationSyntax>()) Name(constructor.ParameterList);
            var spaces = new List<string>();
            for (SyntaxNode? outer = part.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is TypeDeclarationSyntax container)
                {
                    named.Add(container.Identifier.ValueText);
                    // What a container inherits is in scope.
                    isClosed &= container.BaseList is null;
                }
                else if (outer is BaseNamespaceDeclarationSyntax space) spaces.InsertRange(0, FileIndex.Identifiers(space.Name).Select(static t => t.ValueText));
                foreach (var directive in outer is CompilationUnitSyntax file ? file.Usings : (outer as BaseNamespaceDeclarationSyntax)?.Usings ?? default) Name(directive);
            }

            // A namespace around the type that has an inner one of such a name would hide what is meant. That others have parts of the same namespaces is no matter.
            var within = "";
            for (var i = 0; i <= spaces.Count; i++)
            {
                foreach (var name in leading)
                    if (i == spaces.Count || name != spaces[i]) names.Add(within + "." + name);
                if (i < spaces.Count) within += "." + spaces[i];
            }

            names.UnionWith(named);
            names.UnionWith(spaces);

            IReadOnlyCollection<string> Name(SyntaxNode syntax)
            {
                var identifiers = FileIndex.Identifiers(syntax).ToList();
                named.UnionWith(identifiers.Select(static t => t.ValueText));
                leading.UnionWith(identifiers.Where(static t => !t.GetPreviousToken().IsKind(SyntaxKind.DotToken)).Select(static t => t.ValueText));
                return identifiers.ConvertAll(static t => t.ValueText);
            }
        }

        if (DeclarationParser.Parse(type) is not { } declaration) return (null, names, isClosed);
        var first = declaration.Pattern.Attribute.ApplicationSyntaxReference;
        var isHere = first is not null && first.SyntaxTree == node.SyntaxTree && node.AttributeLists.Any(l => l.Span.Contains(first.Span));
        return (isHere ? DeclarationParser.Spec(declaration) : null, names, isClosed);
    }

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
