using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.CodeFixes;
using VpcLinkAnalyzers.Rules;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>What SECURITY.md promises of the shipped assemblies: no network, no files, no processes, no code loaded. The compiler refuses the listed symbols; here the built assemblies are read.</summary>
public class IsolationTests
{
    private static readonly string[] Banned = File.ReadAllLines(Path.Combine(Repository.Root, "src", "BannedSymbols.Isolation.txt")).Where(static l => l.Length > 0).Select(static l => l.Split(';')[0]).ToArray();

    /// <summary>What is used of the namespaces that hold such things.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "System.IO.Path", "System.IO.StringReader", "System.IO.StringWriter", "System.IO.TextReader", "System.IO.TextWriter", "System.IO.IOException", "System.IO.InvalidDataException",
        "System.Net.IPAddress", "System.Net.Sockets.AddressFamily",
        "System.Diagnostics.DebuggableAttribute", "System.Diagnostics.DebuggableAttribute.DebuggingModes", "System.Diagnostics.DebuggerDisplayAttribute", "System.Diagnostics.DebuggerHiddenAttribute", "System.Diagnostics.DebuggerStepThroughAttribute", "System.Diagnostics.DebuggerBrowsableAttribute",
        "System.Diagnostics.DebuggerBrowsableState", "System.Diagnostics.ConditionalAttribute", "System.Diagnostics.Debug",
        "System.Runtime.InteropServices.InAttribute", "System.Runtime.InteropServices.StructLayoutAttribute", "System.Runtime.InteropServices.LayoutKind", "System.Runtime.InteropServices.ImmutableCollectionsMarshal", "System.Runtime.InteropServices.MemoryMarshal",
    };

    private static readonly string[] Watched = ["System.IO", "System.Net", "System.Reflection.Emit", "System.Diagnostics", "System.Runtime.InteropServices", "System.Runtime.Loader", "Microsoft.Win32"];

    public static TheoryData<string> Shipped => [typeof(Rule).Assembly.Location, typeof(PerformFix).Assembly.Location];

    [Fact]
    public void Every_banned_symbol_exists()
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create("platform", references: trusted.Select(static p => MetadataReference.CreateFromFile(p)));
        Assert.NotEmpty(Banned);
        Assert.All(Banned, id => Assert.True(DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is not null, id + " names nothing, so that nothing is banned"));
    }

    [Theory, MemberData(nameof(Shipped))]
    public void No_shipped_assembly_can_reach_out(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        var metadata = pe.GetMetadataReader();
        var types = metadata.TypeReferences.Select(h => Name(metadata, h)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("System.Object", types);
        foreach (var type in types.Where(t => !Harmless.Contains(t)))
            Assert.False(Watched.Any(w => type.StartsWith(w + ".", StringComparison.Ordinal)) && !type.StartsWith("System.Diagnostics.CodeAnalysis.", StringComparison.Ordinal), $"{Path.GetFileName(path)} uses {type}");
        // Iterators ask for the thread that they run on.
        Assert.Empty(Banned.Where(static b => b[0] == 'T' && b != "T:System.Environment").Select(static b => b[2..]).Intersect(types));
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference).Where(static m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => Name(metadata, (TypeReferenceHandle)m.Parent) + "." + metadata.GetString(m.Name)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Banned.Where(static b => b[0] == 'M').Select(static b => b[2..].Split('(')[0]).Intersect(members));
        Assert.DoesNotContain(members, static m => m.StartsWith("System.Environment.", StringComparison.Ordinal) && m != "System.Environment.get_CurrentManagedThreadId");
        Assert.DoesNotContain(metadata.MethodDefinitions.Select(metadata.GetMethodDefinition), static m => m.Attributes.HasFlag(System.Reflection.MethodAttributes.PinvokeImpl));
    }

    [Theory, InlineData("VpcLink.Analyzers"), InlineData("VpcLink.Analyzers.CodeFixes")]
    public void Each_shipped_project_is_compiled_against_the_list(string project)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
        Assert.Contains("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"", text);
        Assert.Contains("<AdditionalFiles Include=\"../BannedSymbols.Isolation.txt\" />", text);
        Assert.Contains("<EnforceExtendedAnalyzerRules>true</EnforceExtendedAnalyzerRules>", text);
    }

    private static string Name(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? Name(metadata, (TypeReferenceHandle)type.ResolutionScope) + "." + name : metadata.GetString(type.Namespace) + "." + name;
    }
}
