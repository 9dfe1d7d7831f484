using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Generation;
using VpcLinkAnalyzers.Rules;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Generation;

/// <summary>Code is broken most of the time while it is typed: the generator never fails on it, and what it adds lets the rest bind.</summary>
public class BrokenDeclarationTests
{
    /// <summary>Uses the construct of the example with all of its members.</summary>
    private const string Use = """
        public static class Use
        {
            public static object[] It(Constructs.Construct scope, HrApiProps props)
            {
                var hr = new HrApi(scope, "Hr", props);
                return new object[] { hr.Api, hr.Link, hr.LoadBalancer, hr.EmployeesListener, hr.EmployeesTargetGroup, hr.AccessLogs, props.Vpc, props.Employees };
            }
        }
        """;

    [Theory]
    [InlineData("[Route(\"GET /employees/{id}\"", "[Route(\"GET employees\"", "VPCL904")]
    [InlineData("Backend = \"Payroll\"", "Backend = \"Payrol\"", "VPCL905")]
    [InlineData("Port = 8080", "Port = 0", "VPCL906")]
    [InlineData("Port = 8080", "Port = 8080, ListenerPort = 8443", "VPCL906")]
    [InlineData("[HttpApiToAlb(", "[RestApiToNlb]\n[HttpApiToAlb(", "VPCL903")]
    [InlineData("public partial class", "public class", "VPCL901")]
    [InlineData("class HrApi;", "class HrApi { public int Stage; }", "VPCL907")]
    public void The_rest_of_the_code_binds(string from, string to, string id)
    {
        var code = DeclaredApis.Usings + DeclaredApis.HrApi.Replace(from, to);
        Assert.NotEqual(DeclaredApis.Usings + DeclaredApis.HrApi, code);
        var compilation = CdkReferences.Compile(code, Use);
        Verify.AssertCompiles(compilation);
        Assert.Contains(Verify.Analyze(compilation), d => d.Id == id && d.Severity == DiagnosticSeverity.Error);
        // Nobody gets a construct that is not what was declared.
        Assert.Contains("throw new global::System.InvalidOperationException", Generated.Declared(compilation).Single().ToString());
    }

    [Theory]
    [InlineData("payroll.internal.example.com", "\\\" + System.Environment.Exit(1) + \\\"")]
    [InlineData("/healthz", "/a\\n*/ public class Injected { } /*")]
    [InlineData("/healthz", "/\\u202Etxt.exe")]
    [InlineData("GET /employees/{id}", "GET /*/ }\\r\\n public class Injected { } /**/")]
    [InlineData("GET /employees/{id}", "GET /</code><x>")]
    [InlineData("\"Employees\"", "\"Employees; public class Injected { } //\"")]
    public void Hostile_text_stays_text(string from, string to)
    {
        var compilation = CdkReferences.Compile(DeclaredApis.Usings + DeclaredApis.HrApi.Replace(from, to));
        Verify.AssertCompiles(compilation);
        Assert.Null(compilation.GetTypeByMetadataName("Injected"));
        foreach (var tree in Generated.Declared(compilation))
        {
            Assert.DoesNotContain(tree.ToString(), static c => char.IsControl(c) && c != '\n' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);
            Assert.DoesNotContain(tree.GetRoot().DescendantNodes(), static n => n is TypeDeclarationSyntax { Identifier.ValueText: "Injected" });
        }
    }

    /// <summary>Every string that an attribute takes, with everything that could end a literal or a comment, hide code from a reader, or be too long to be meant.</summary>
    [Theory]
    [InlineData("route", "[HttpApiToAlb] [Backend(\"A\", Port = 80)] [Route(@)]")]
    [InlineData("backend of a route", "[HttpApiToAlb] [Backend(\"A\", Port = 80)] [Route(\"GET /\", Backend = @)]")]
    [InlineData("name", "[RestApiToNlb] [Backend(@, Port = 80)] [Route(\"GET /\")]")]
    [InlineData("health", "[HttpApiToNlb] [Backend(\"A\", Port = 80, HealthCheckPath = \"/\" + @)] [Route(\"GET /\")]")]
    [InlineData("server", "[HttpApiToAlb] [Backend(\"A\", Port = 443, ServerName = @)] [Route(\"GET /\")]")]
    [InlineData("path", "[RestApiToAlb] [Backend(\"A\", Port = 80)] [Route(\"GET /\" + @)]")]
    [InlineData("cidr", "[RestApiToNlb(Exposure = LoadBalancerExposure.Internet, AllowedCidrs = new[] { @ })] [Backend(\"A\", Port = 80)] [Route(\"GET /\")]")]
    public void Hostile_text_stays_text_in_every_argument(string argument, string attributes)
    {
        foreach (var hostile in Hostile)
        {
            var compilation = CdkReferences.Compile(DeclaredApis.Usings + attributes.Replace("@", SymbolDisplay.FormatLiteral(hostile, quote: true)) + " public partial class HostileApi;");
            var context = argument + ": " + hostile[..Math.Min(60, hostile.Length)];
            Assert.True(compilation.GetTypeByMetadataName("Injected") is null, context);
            foreach (var tree in Generated.Declared(compilation))
            {
                var text = tree.ToString();
                Assert.True(tree.GetDiagnostics().All(static d => d.Severity != DiagnosticSeverity.Error), context + "\n" + text);
                Assert.True(!text.Any(static c => char.IsControl(c) && c != '\n' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator), context + "\n" + text);
                Assert.True(tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().All(static t => t.Identifier.ValueText is "HostileApi" or "HostileApiProps"), context + "\n" + text);
                // Comments stay comments: what they hold never reaches the code.
                Assert.True(tree.GetRoot().DescendantTokens().All(static t => !t.IsKind(SyntaxKind.IdentifierToken) || !t.ValueText.Contains("Injected", StringComparison.Ordinal)), context + "\n" + text);
            }

            Verify.Analyze(compilation);
        }
    }

    private static readonly string[] Hostile =
    [
        "\"); } public class Injected { } //", "*/ public class Injected { } /*", "\n public class Injected { }\n", "\r\npublic class Injected { }", "\u2028 public class Injected { }", "\u2029Injected", "\u0085 Injected",
        "\0", "\u0007\u001B[2J", "\u202E\u2066txt.exe\u2069", "\u200B\uFEFF", "\uD800", "</summary><script>", "&lt;", "{0}{", "\\", "\\u0022; Injected", "\"\"\"\n Injected \n\"\"\"", "$\"{Injected}\"", "#endif\n Injected", "a" + new string('x', 100_000), "",
    ];

    [Fact]
    public void A_strange_but_valid_health_path_is_escaped()
    {
        var compilation = CdkReferences.Compile(DeclaredApis.Usings + DeclaredApis.HrApi.Replace("/healthz", "/a\\\\b\\\"{c}*/<d>"));
        Verify.AssertCompiles(compilation);
        Assert.DoesNotContain(Verify.Analyze(compilation), static d => d.Id == "VPCL906");
        var path = Generated.Declared(compilation).Single().GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>().First(static a => a.Left.ToString() == "Path").Right;
        Assert.Equal("/a\\b\"{c}*/<d>", ((LiteralExpressionSyntax)path).Token.ValueText);
    }

    /// <summary>Tokens are dropped, doubled, swapped and replaced; the seed of a failure is its number.</summary>
    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7)]
    public void Mutations_never_make_it_fail(int seed)
    {
        var random = new Random(seed);
        var texts = DeclaredApis.Golden.OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => DeclaredApis.Usings + g.Value).ToArray();
        var strange = new[] { "\"", "}", "[", "(", ";", "null", "\"\\0\"", "-1", "2147483648", "typeof(int)", "class", "namespace N;", "/*", "\"GET /{\"", "\"{+}\"", "<T>", "file", "static", "record", "@class", "params", "=>", "#if X", "Route", "partial" };
        for (var i = 0; i < 25; i++)
        {
            var text = texts[random.Next(texts.Length)];
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                var tokens = Regex.Matches(text, "\"[^\"\\n]*\"|\\w+|[^\\w\\s]");
                var (a, b) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
                text = random.Next(5) switch
                {
                    0 => text.Remove(a.Index, a.Length),
                    1 => text.Insert(a.Index, a.Value + " "),
                    2 => text.Remove(a.Index, a.Length).Insert(a.Index, b.Value),
                    3 => text[..a.Index],
                    _ => text.Remove(a.Index, a.Length).Insert(a.Index, strange[random.Next(strange.Length)]),
                };
                if (text.Length < 20) break;
            }

            var tree = CdkReferences.Parse(text);
            var compilation = CSharpCompilation.Create("Fuzz", [tree, CdkReferences.Parse(DeclaredApis.Usings, "U.cs")], CdkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            var generated = Generated.Run(compilation);
            foreach (var type in Types(generated.GlobalNamespace))
                if (DeclarationParser.Parse(type) is { } declaration)
                    // A spec without an error makes code without one.
                    if (!declaration.IsBroken && tree.GetDiagnostics().All(static d => d.Severity != DiagnosticSeverity.Error))
                        foreach (var g in Generated.Declared(generated))
                            Assert.Empty(g.GetDiagnostics());
        }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) => space.GetMembers().SelectMany(static m => m switch
    {
        INamespaceSymbol inner when inner.Name is not ("Amazon" or "System" or "Microsoft") => Types(inner),
        INamedTypeSymbol type when type.Locations.Any(static l => l.IsInSource) => [type],
        _ => Enumerable.Empty<INamedTypeSymbol>(),
    });
}
