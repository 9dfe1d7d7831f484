using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Generation;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Generation;

/// <summary>Generated code compiles, without a warning of its own, in every language version, nullable or not, and between projects.</summary>
public class LanguageTests
{
    private static CSharpCompilation Compile(LanguageVersion version, NullableContextOptions nullable, IEnumerable<MetadataReference> references, params string[] sources)
    {
        var options = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        return CSharpCompilation.Create("Test", sources.Select((s, i) => CSharpSyntaxTree.ParseText(s, options, $"Test{i}.cs", System.Text.Encoding.UTF8)), references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable));
    }

    private static Diagnostic[] Problems(Compilation compilation) => [.. compilation.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning
        // Public members without comments are the user's; assembly versions are the test host's.
        && d.Id is not ("CS1591" or "CS1701" or "CS1702"))];

    public static TheoryData<string, LanguageVersion, NullableContextOptions, bool> Combinations
    {
        get
        {
            var data = new TheoryData<string, LanguageVersion, NullableContextOptions, bool>();
            foreach (var name in DeclaredApis.Golden.Keys)
                foreach (var version in new[] { LanguageVersion.CSharp10, LanguageVersion.CSharp12, LanguageVersion.Preview })
                    foreach (var nullable in new[] { NullableContextOptions.Enable, NullableContextOptions.Disable })
                        data.Add(name, version, nullable, version == LanguageVersion.Preview);
            return data;
        }
    }

    [Theory, MemberData(nameof(Combinations))]
    public void Compiles_without_a_warning(string name, LanguageVersion version, NullableContextOptions nullable, bool newest)
    {
        // A type without a body is C# 12.
        var declaration = version < LanguageVersion.CSharp12 ? DeclaredApis.Golden[name].Replace("Api;", "Api { }").Replace("Stack;", "Stack { }") : DeclaredApis.Golden[name];
        declaration = declaration.Replace("namespace Shop;", version < LanguageVersion.CSharp10 ? "" : "namespace Shop;");
        var source = declaration.StartsWith("namespace", StringComparison.Ordinal) ? declaration.Replace("Shop;", "Shop;\nusing PrivateIntegrations;") : DeclaredApis.Usings + declaration;
        var compilation = Generated.Run(Compile(version, nullable, newest ? CdkReferences.Newest.Value : CdkReferences.All, source));
        Assert.Empty(Problems(compilation));
        Assert.Equal(version >= LanguageVersion.CSharp11, Generated.Declared(compilation).Single().ToString().Contains("public required ", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_required_members_the_constructor_checks()
    {
        var compilation = Generated.Run(Compile(LanguageVersion.CSharp10, NullableContextOptions.Enable, CdkReferences.All, DeclaredApis.Usings + DeclaredApis.HrApi.Replace("HrApi;", "HrApi { }")));
        Assert.Contains("""if (props.PayrollCertificate is null) throw new global::System.ArgumentException("HrApiProps.PayrollCertificate is not set.", nameof(props));""", Generated.Declared(compilation).Single().ToString());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Two_projects_that_see_each_other_do_not_clash(bool byMetadata)
    {
        const string sees = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Test2\")]\n";
        var first = Generated.Run(Compile(LanguageVersion.CSharp12, NullableContextOptions.Enable, CdkReferences.All, DeclaredApis.Usings + sees + DeclaredApis.HrApi).WithAssemblyName("Test1"));
        Assert.Empty(Problems(first));
        MetadataReference reference = byMetadata ? MetadataReference.CreateFromImage(Image(first)) : first.ToMetadataReference();
        var second = Generated.Run(Compile(LanguageVersion.CSharp12, NullableContextOptions.Enable, CdkReferences.All.Add(reference),
            DeclaredApis.Usings + DeclaredApis.HrApi.Replace("HrApi", "PayApi") + "\npublic class Uses { public HrApi Hr = null!; }").WithAssemblyName("Test2"));
        // On compilers before C# 13 the embedded attribute itself is seen in both projects; which of the two is meant makes no difference.
        Assert.DoesNotContain(Problems(second), static d => d.Id != "CS0436" || !d.GetMessage().Contains("EmbeddedAttribute", StringComparison.Ordinal));
    }

    private static ImmutableArray<byte> Image(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return [.. stream.ToArray()];
    }

    [Fact]
    public void Types_that_differ_in_case_alone_get_files_of_their_own()
    {
        var compilation = CdkReferences.Compile(DeclaredApis.Usings + DeclaredApis.HrApi + "\n" + DeclaredApis.HrApi.Replace("HrApi", "HRApi") + "\nnamespace N {\n" + DeclaredApis.HrApi + "\n}");
        Verify.AssertCompiles(compilation);
        Assert.Equal(3, Generated.Declared(compilation).Select(static t => t.FilePath.ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public void Same_declaration_same_text()
    {
        string Text(string[] sources) => string.Join("\n", Generated.Declared(CdkReferences.Compile(sources)).Select(static t => t.ToString()).Order(StringComparer.Ordinal));
        string[] sources = [DeclaredApis.Usings + DeclaredApis.HrApi, DeclaredApis.Usings + DeclaredApis.Golden["RestApiToNlb"]];
        var culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            var expected = Text(sources);
            foreach (var name in new[] { "tr-TR", "ar-SA", "fi-FI" })
            {
                Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo(name);
                Assert.Equal(expected, Text([sources[1], sources[0]]));
            }
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    /// <summary>Backends may be called as locals, parameters, keywords and members of generated code are.</summary>
    [Theory]
    [InlineData("employees")]
    [InlineData("üEmployees")]
    [InlineData("class")]
    [InlineData("props")]
    [InlineData("link")]
    [InlineData("api")]
    [InlineData("Api")]
    [InlineData("Link")]
    [InlineData("Stage")]
    [InlineData("AccessLogs")]
    [InlineData("LoadBalancer")]
    [InlineData("LoadBalancerSecurityGroup")]
    [InlineData("System")]
    [InlineData("Amazon")]
    [InlineData("_")]
    [InlineData("_1")]
    [InlineData("field")]
    public void A_backend_may_be_called(string backend)
    {
        foreach (var declaration in new[] { DeclaredApis.HrApi.Replace("\"Employees\"", $"\"{backend}\"") }
            .Concat(DeclaredApis.Golden.Values.Where(static d => d.Contains("\"Orders\"", StringComparison.Ordinal)).Select(d => d.Replace("\"Orders\"", $"\"{backend}\""))))
        {
            var source = declaration.StartsWith("namespace", StringComparison.Ordinal) ? declaration.Replace("Shop;", "Shop;\nusing PrivateIntegrations;") : DeclaredApis.Usings + declaration;
            Assert.Empty(Problems(Generated.Run(Compile(LanguageVersion.CSharp12, NullableContextOptions.Enable, CdkReferences.All, source))));
        }
    }
}
