using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VpcLinkAnalyzers.Tests.Support;

/// <summary>What test sources compile against. The CDK's assembly is 53 MB: one reference per process.</summary>
internal static class CdkReferences
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, PortableExecutableReference> Shared = new();

    /// <summary>.NET and the CDK the tests were restored with.</summary>
    public static readonly ImmutableArray<MetadataReference> All = Load(static _ => true);

    /// <summary>The newest CDK we know, to compile against: members that the one under test does not have yet.</summary>
    public static readonly Lazy<ImmutableArray<MetadataReference>> Newest = new(static () => Other("NewestCdk"));

    /// <summary>A CDK from before HTTP API integrations were part of it.</summary>
    public static readonly Lazy<ImmutableArray<MetadataReference>> Oldest = new(static () => Other("OldestCdk"));

    /// <summary>.NET alone.</summary>
    public static readonly ImmutableArray<MetadataReference> WithoutCdk = Load(static name => !IsCdk(name));

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12, DocumentationMode.Parse);

    private static readonly CSharpCompilation Library = Empty(OutputKind.DynamicallyLinkedLibrary, All);
    private static readonly CSharpCompilation Application = Empty(OutputKind.ConsoleApplication, All);

    private static bool IsCdk(string name) => name.StartsWith("Amazon.", StringComparison.Ordinal) || name == "Constructs";

    private static ImmutableArray<MetadataReference> Load(Func<string, bool> keep) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib" or "netstandard" || IsCdk(name)) && keep(name))
            .Select(static path => Shared.GetOrAdd(path, static p => MetadataReference.CreateFromFile(p)))
            .Distinct().ToImmutableArray<MetadataReference>();

    private static ImmutableArray<MetadataReference> Other(string key)
    {
        var folder = typeof(CdkReferences).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
        var library = Directory.GetFiles(folder, "Amazon.CDK.Lib.dll", SearchOption.AllDirectories).Single();
        return Load(static name => name != "Amazon.CDK.Lib").Add(Shared.GetOrAdd(library, static p => MetadataReference.CreateFromFile(p)));
    }

    private static CSharpCompilation Empty(OutputKind kind, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create("Test", [], references, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path = "Test0.cs") => CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);

    /// <summary>A compilation of sources; an application when one of them has a Main or top-level statements.</summary>
    public static CSharpCompilation Compile(params string[] sources) => Compile(newest: false, sources);

    public static CSharpCompilation Compile(bool newest, string[] sources)
    {
        var compilation = Compile([.. sources.Select(static (s, i) => Parse(s, $"Test{i}.cs"))]);
        return Generated.Run(newest ? compilation.WithReferences(Newest.Value) : compilation);
    }

    /// <summary>Trees as they are, before generation.</summary>
    public static CSharpCompilation Compile(SyntaxTree[] trees)
    {
        var isApplication = trees.Any(static t => t.GetRoot().DescendantNodes().Any(static n =>
            n is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax { Identifier.ValueText: "Main" }));
        return (isApplication ? Application : Library).AddSyntaxTrees(trees);
    }
}
