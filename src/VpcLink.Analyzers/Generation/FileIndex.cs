using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VpcLinkAnalyzers.Generation;

/// <summary>
/// What one file can contribute to declarations, read from its syntax alone and kept as long as its tree: a key that is pressed in one file makes one of a thousand to be indexed.
/// </summary>
internal sealed class FileIndex
{
    private const string Suffix = "Attribute";
    private static readonly ConditionalWeakTable<SyntaxTree, FileIndex> Known = new();
    private static readonly HashSet<string> Patterns = new(Enum.GetNames(typeof(PatternKind)), StringComparer.Ordinal);
    private static readonly string[] None = [];

    private readonly ImmutableArray<ClassDeclarationSyntax> _attributed;
    private readonly string[] _attributes;

    private FileIndex(SyntaxTree tree)
    {
        Tree = tree;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var attributed = ImmutableArray.CreateBuilder<ClassDeclarationSyntax>();
        HashSet<string>? attributes = null, aliases = null, global = null;
        if (tree.GetRoot() is CompilationUnitSyntax root)
        {
            Use(root.Usings);
            foreach (var member in root.Members) Visit(member, "");
        }

        Names = [.. names];
        GlobalAliases = global is null ? None : [.. global];
        _attributed = attributed.ToImmutable();
        _attributes = attributes is null ? None : [.. attributes];
        Candidates = aliases is null ? Called(Patterns.Contains) : Called(name => Patterns.Contains(name) || aliases.Contains(name));

        void Use(SyntaxList<UsingDirectiveSyntax> usings)
        {
            foreach (var directive in usings)
            {
                var isGlobal = directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);
                HasGlobalUsings |= isGlobal;
                if (directive.Alias is not { } alias || directive.Name is not { } target || !Patterns.Contains(Short(target))) continue;
                var set = isGlobal ? global ??= new(StringComparer.Ordinal) : aliases ??= new(StringComparer.Ordinal);
                set.Add(Short(alias.Name));
            }
        }

        void Visit(MemberDeclarationSyntax member, string within)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    foreach (var name in Identifiers(space.Name)) names.Add(within += "." + name.ValueText);
                    Use(space.Usings);
                    foreach (var inner in space.Members) Visit(inner, within);
                    break;
                case TypeDeclarationSyntax type:
                    names.Add(type.Identifier.ValueText);
                    if (type is ClassDeclarationSyntax { AttributeLists.Count: > 0 } declared)
                    {
                        attributed.Add(declared);
                        foreach (var list in declared.AttributeLists)
                            foreach (var attribute in list.Attributes) (attributes ??= new(StringComparer.Ordinal)).Add(Short(attribute.Name));
                    }

                    foreach (var inner in type.Members)
                        if (inner is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) Visit(inner, within);
                    break;
                case BaseTypeDeclarationSyntax type: names.Add(type.Identifier.ValueText); break;
                case DelegateDeclarationSyntax type: names.Add(type.Identifier.ValueText); break;
            }
        }
    }

    public SyntaxTree Tree { get; }

    /// <summary>The types that the file declares by their simple names, and the namespaces by their full names after a dot, <c>.A</c> and <c>.A.B</c>.</summary>
    public string[] Names { get; }

    public bool HasGlobalUsings { get; private set; }

    /// <summary>What the file lets all files call a pattern attribute, without the suffix.</summary>
    public string[] GlobalAliases { get; }

    /// <summary>The classes with an attribute that is called like a pattern, or by an alias of one in this file.</summary>
    public ImmutableArray<ClassDeclarationSyntax> Candidates { get; }

    /// <summary>What was last read of a project in which this is the first file that can declare.</summary>
    public DeclaredTypes.Reading? Reading { get; set; }

    /// <summary>Whether the file matters to a reading: one of that reading's two tokens.</summary>
    public object? Verdict { get; set; }

    public static FileIndex Of(SyntaxTree tree) => Known.GetValue(tree, static t => new FileIndex(t));

    public bool Mentions(HashSet<string> names)
    {
        foreach (var name in Names)
            if (names.Contains(name)) return true;
        return false;
    }

    public bool HasAttribute(HashSet<string> aliases)
    {
        foreach (var name in _attributes)
            if (aliases.Contains(name)) return true;
        return false;
    }

    /// <summary>The classes with an attribute of that name.</summary>
    public ImmutableArray<ClassDeclarationSyntax> Called(Func<string, bool> isCalled)
    {
        if (!_attributes.Any(isCalled)) return ImmutableArray<ClassDeclarationSyntax>.Empty;
        return _attributed.Where(t => t.AttributeLists.Any(l => l.Attributes.Any(a => isCalled(Short(a.Name))))).ToImmutableArray();
    }

    /// <summary>The last identifier of an attribute's name without the suffix that may be left out.</summary>
    private static string Short(NameSyntax name)
    {
        var text = (name switch { QualifiedNameSyntax q => q.Right, AliasQualifiedNameSyntax a => a.Name, SimpleNameSyntax s => s, _ => null })?.Identifier.ValueText ?? "";
        return text.Length > Suffix.Length && text.EndsWith(Suffix, StringComparison.Ordinal) ? text.Substring(0, text.Length - Suffix.Length) : text;
    }

    public static IEnumerable<SyntaxToken> Identifiers(SyntaxNode node) => node.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken));
}
