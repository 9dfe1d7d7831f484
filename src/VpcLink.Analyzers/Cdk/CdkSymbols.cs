using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Cdk;

/// <summary>
/// The CDK as one compilation references it. Types are looked up by metadata name on demand and asked for capabilities, never for a version.
/// </summary>
internal sealed class CdkSymbols
{
    private readonly IAssemblySymbol _library;
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _structs = new(SymbolEqualityComparer.Default);

    private CdkSymbols(IAssemblySymbol library) => _library = library;

    /// <summary>Null when the compilation does not reference Amazon.CDK.Lib: then there is nothing to analyze.</summary>
    public static CdkSymbols? TryCreate(Compilation compilation)
    {
        if (!compilation.ReferencedAssemblyNames.Any(static n => n.Name == CdkNames.Library)) return null;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            if (assembly.Name == CdkNames.Library)
                return new CdkSymbols(assembly);
        return null;
    }

    public INamedTypeSymbol? Type(string metadataName) => _types.GetOrAdd(metadataName, n => _library.GetTypeByMetadataName(n));

    /// <summary>Does the referenced CDK have this type, and this member of it?</summary>
    public bool Has(string metadataName, string? member = null) =>
        Type(metadataName) is { } type && (member is null || !type.GetMembers(member).IsEmpty);

    /// <summary>Is the symbol the CDK's own (its library, Constructs, or one of its alpha modules)?</summary>
    public static bool IsCdk(ISymbol symbol) => symbol.ContainingAssembly?.Name is { } name
        && (name == CdkNames.Library || name == "Constructs" || name.StartsWith("Amazon.CDK.", StringComparison.Ordinal));

    /// <summary>Is the type a jsii struct, which crosses into the CDK by value?</summary>
    public bool IsStruct(ITypeSymbol type) => _structs.GetOrAdd(type, static t =>
    {
        if (!IsCdk(t)) return false;
        if (t.TypeKind == TypeKind.Interface)
            return t.Name.Length > 1 && t.Name[0] == 'I' && char.IsUpper(t.Name[1])
                && Siblings(t).Any(s => s.Name == t.Name.Substring(1) && IsByValue(s));
        return IsByValue(t);
    });

    private static IEnumerable<INamedTypeSymbol> Siblings(ITypeSymbol t) => t.ContainingType is { } outer
        ? outer.GetTypeMembers(t.Name.Substring(1))
        : t.ContainingNamespace.GetTypeMembers(t.Name.Substring(1));

    private static bool IsByValue(ITypeSymbol type) =>
        type.GetAttributes().Any(static a => a.AttributeClass?.Name == "JsiiByValueAttribute");

    /// <summary>The nearest base class of a user type that is the CDK's, if any.</summary>
    public static INamedTypeSymbol? CdkBase(ITypeSymbol? type)
    {
        for (var t = type as INamedTypeSymbol; t is not null; t = t.BaseType)
            if (IsCdk(t))
                return t;
        return null;
    }

    /// <summary>Does the type derive from <c>Constructs.Construct</c>, so that creating it adds it to the tree?</summary>
    public static bool IsConstruct(ITypeSymbol? type)
    {
        for (var t = type as INamedTypeSymbol; t is not null; t = t.BaseType)
            if (t is { Name: "Construct", ContainingAssembly.Name: "Constructs" })
                return true;
        return false;
    }
}
