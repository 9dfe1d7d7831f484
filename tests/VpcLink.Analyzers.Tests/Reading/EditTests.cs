using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>After an edit inside bodies, what was bound before is used again; after any other, nothing is. Both ways the graph is that of the text as it is.</summary>
public class EditTests
{
    /// <summary>A document with every kind of body; TEXT stands where edits are made.</summary>
    private static readonly string Services = Code.File("""
        public class Services(Construct scope, string id, Vpc vpc) : Stack(scope, id + "", new StackProps { Description = "primary" })
        {
            public const int Port = 80;
            private readonly Vpc _other = new Vpc(new App(), "field");
            private static readonly string Name = Prefix() + "static";
            private static string Prefix() => "arrow";
            private Vpc Read => new Vpc(this, "property");
            private Vpc Get { get { return new Vpc(this, "accessor"); } set { _ = new Vpc(this, "setter"); } }
            public string Auto { get; } = "initializer";
            public ApplicationLoadBalancer Alb => Made("alb");
            private ApplicationLoadBalancer Made(string name)
            {
                _ = (Read, Get, Auto, _other, new Vpc(this, Name));
                Get = vpc;
                ApplicationLoadBalancer Local(string n) => new ApplicationLoadBalancer(this, n + "local", new ApplicationLoadBalancerProps { Vpc = vpc });
                Func<ApplicationLoadBalancer> lambda = () => Local(name + "lambda");
                return lambda();
            }
        }

        public class Plain : Stack
        {
            static Plain() { Suffix = "constructor"; }
            public static readonly string Suffix;
            public Plain(Construct scope) : base(scope, "base", new StackProps { Description = "chained" }) => new Vpc(this, "Vpc" + Suffix);
        }
        """);

    private static readonly string Api = Code.File("""
        public class Api : Stack
        {
            public Api(Construct scope, Services services) : base(scope, "Api")
            {
                var listener = services.Alb.AddListener("L", new BaseApplicationListenerProps { Port = Services.Port });
                var api = new V2.HttpApi(this, "Http", new V2.HttpApiProps { DefaultIntegration = new HttpAlbIntegration("I", listener) });
            }
        }

        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                var network = new Stack(app, "Network");
                new Plain(app);
                new Api(app, new Services(app, "Services", new Vpc(network, "Vpc")));
                app.Synth();
            }
        }
        """);

    /// <summary>Longer than what is edited.</summary>
    private static readonly string Rest = "// " + new string('-', 10_000);

    private static CSharpCompilation Before(params string[] sources) => CdkReferences.Compile([.. sources.Append(Rest).Select(static (s, i) => CdkReferences.Parse(s, $"Test{i}.cs"))]);

    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, string from, string to)
    {
        var tree = compilation.SyntaxTrees[file];
        Assert.Contains(from, tree.ToString());
        return compilation.ReplaceSyntaxTree(tree, CdkReferences.Parse(tree.ToString().Replace(from, to, StringComparison.Ordinal), tree.FilePath));
    }

    private static ConstructGraph Read(Compilation compilation) => ApplicationReader.Read(compilation, TestContext.Current.CancellationToken);

    /// <summary>The graph after an edit is that of the same text read anew.</summary>
    private static ConstructGraph Same(Compilation edited)
    {
        Verify.AssertCompiles((CSharpCompilation)edited);
        var graph = Read(edited);
        Assert.Equal(Print(ApplicationReader.ReadAnew(edited, TestContext.Current.CancellationToken)), Print(graph));
        return graph;
    }

    private static string Print(ConstructGraph graph) => graph + string.Join(" ", graph.Constructs.Select(static c => c.Id));

    [Theory]
    [InlineData("\"field\"", "\"field\" + \"x\"")]
    [InlineData("\"static\"", "\"other\"")]
    [InlineData("\"arrow\"", "\"\" + \"other\"")]
    [InlineData("\"property\"", "\"changed\"")]
    [InlineData("\"accessor\"", "\"changed\"")]
    [InlineData("new Vpc(this, \"setter\")", "vpc")]
    [InlineData("\"alb\"", "\"changed\"")]
    [InlineData("n + \"local\"", "n")]
    [InlineData("name + \"lambda\"", "name")]
    [InlineData("return lambda();", "var made = lambda(); _ = new Vpc(this, \"more\"); return made;")]
    [InlineData("\"constructor\"", "\"changed\"")]
    [InlineData("\"Vpc\" + Suffix", "\"Vpc\" + Suffix + Services.Port")]
    [InlineData("Get = vpc;", "// what a person writes\n\n        Get = vpc;")]
    public void An_edit_of_a_body_leaves_the_rest_bound(string from, string to)
    {
        var before = Before(Services, Api);
        var then = Read(before);
        var edited = Edit(before, 0, from, to);
        var now = Same(edited);
        Assert.True(now.Code.IsEdited);
        Assert.Same(before, now.Code.Compilation);
        Assert.Equal(to.Contains("person"), Print(then) == Print(now));
        Assert.All(now.Constructs, c => Assert.True(c.Syntax is null || edited.ContainsSyntaxTree(c.Syntax.SyntaxTree), c + " lies in a document that was replaced"));
    }

    [Fact]
    public void Edits_follow_each_other_in_several_documents()
    {
        var before = Before(Services, Api);
        Read(before);
        var first = Edit(before, 0, "\"alb\"", "\"first\"");
        Assert.True(Same(first).Code.IsEdited);
        var second = Edit(first, 1, "\"Http\"", "\"second\"");
        Assert.True(Same(second).Code.IsEdited);
        var third = Same(Edit(second, 0, "\"first\"", "\"third\""));
        Assert.True(third.Code.IsEdited);
        Assert.Contains("third", Print(third));
        Assert.Contains("second", Print(third));
        Assert.Same(before, third.Code.Compilation);
    }

    [Theory]
    [InlineData("private static string Prefix()", "internal static string Prefix()")]
    [InlineData("Port = 80", "Port = 8080")]
    [InlineData("Description = \"primary\"", "Description = \"changed\"")]
    [InlineData("Description = \"chained\"", "Description = \"changed\"")]
    [InlineData("private Vpc Read => new Vpc(this, \"property\");", "private Vpc Read { get { return new Vpc(this, \"property\"); } }")]
    [InlineData("public static readonly string Suffix;", "public static readonly string Suffix = \"\";")]
    [InlineData("public class Plain : Stack\n{", "public class Plain : Stack\n{\n    private int _more;")]
    public void An_edit_of_a_declaration_binds_everything_anew(string from, string to)
    {
        var before = Before(Services, Api);
        Read(before);
        Assert.False(Same(Edit(before, 0, from, to)).Code.IsEdited);
    }

    [Fact]
    public void A_program_without_a_Main_is_bound_anew()
    {
        var before = Before("using Amazon.CDK; using Amazon.CDK.AWS.Apigatewayv2; var app = new App(); var stack = new Stack(app, \"S\"); _ = new HttpApi(stack, \"Before\"); app.Synth();");
        Read(before);
        var now = Same(Edit(before, 0, "Before", "After"));
        Assert.False(now.Code.IsEdited);
        Assert.Contains("After", Print(now));
    }

    [Fact]
    public void An_accessor_that_names_its_field_is_bound_anew()
    {
        var before = Before();
        var preview = ((CSharpParseOptions)before.SyntaxTrees[0].Options).WithLanguageVersion(LanguageVersion.Preview);
        var rest = CSharpSyntaxTree.ParseText(Rest, preview, "Test1.cs");
        CSharpCompilation Of(string value) => (CSharpCompilation)before.RemoveAllSyntaxTrees().AddSyntaxTrees(rest,
            CSharpSyntaxTree.ParseText(Code.File($$"""public class S : Stack { public S(Construct c) : base(c, "s") { _ = new V2.HttpApi(this, "Api" + P); } private string P { get { return {{value}}; } } }"""), preview, "Test0.cs"));
        Read(Of("\"a\""));
        Assert.True(Read(Of("\"b\"")).Code.IsEdited);
        Assert.False(Read(Of("field ?? \"b\"")).Code.IsEdited);
    }

    public static TheoryData<string, Func<CSharpCompilation, CSharpCompilation>> Surroundings => new()
    {
        { "a reference less", static c => c.WithReferences(c.References.Where(static r => r.Display?.Contains("System.Xml") != true)) },
        { "other options", static c => c.WithOptions(c.Options.WithOptimizationLevel(OptimizationLevel.Release).WithOverflowChecks(true)) },
        { "another name", static c => c.WithAssemblyName("Other") },
        { "a document more", static c => c.AddSyntaxTrees(CdkReferences.Parse("", "More.cs")) },
        { "a document less", static c => c.RemoveSyntaxTrees(c.SyntaxTrees[^1]) },
        { "a document of another name", static c => c.ReplaceSyntaxTree(c.SyntaxTrees[^1], CdkReferences.Parse(Rest, "Other.cs")) },
    };

    [Theory, MemberData(nameof(Surroundings))]
    public void Nothing_bound_in_other_surroundings_is_used(string what, Func<CSharpCompilation, CSharpCompilation> change)
    {
        var before = Before(Services, Api);
        Read(before);
        var now = Read(change(Edit(before, 0, "\"alb\"", "\"changed\"")));
        Assert.False(now.Code.IsEdited, what);
        Assert.Contains("changed", Print(now));
    }

    [Fact]
    public void Where_most_was_edited_all_is_bound_at_once()
    {
        var before = CdkReferences.Compile([CdkReferences.Parse(Services, "Test0.cs"), CdkReferences.Parse(Api, "Test1.cs")]);
        Read(before);
        Assert.False(Same(Edit(before, 0, "\"alb\"", "\"changed\"")).Code.IsEdited);
    }

    /// <summary>An editor asks document by document, each time with a compilation of its own.</summary>
    [Fact]
    public void The_same_documents_are_read_once()
    {
        var before = Before(Services, Api);
        var read = Read(before);
        Assert.Same(read, Read(before.Clone()));
        var edited = Edit(before, 0, "\"alb\"", "\"changed\"");
        Assert.Same(Read(edited), Read(edited.Clone()));
        // What is edited back is as it was.
        Assert.Same(read, Read(edited.ReplaceSyntaxTree(edited.SyntaxTrees[0], before.SyntaxTrees[0])));
    }

    /// <summary>Names in fixes are told by what stands in the edited document.</summary>
    [Fact]
    public void Fixes_name_what_an_edit_has_brought_in()
    {
        var before = Before(Code.Stack("""
            var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
            var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
            var api = new Rest.RestApi(this, "Api");
            """));
        Told(before);
        var edited = Edit(before, 0, "var api = new Rest.RestApi(this, \"Api\");", """
            var renamed = link;
            var api = new Rest.RestApi(this, "Api");
            api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://x", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK } }));
            """);
        var told = Told(edited);
        Assert.NotEmpty(told);
        Assert.Equal(Told(edited.RemoveAllSyntaxTrees().AddSyntaxTrees(edited.SyntaxTrees.Select(static t => CdkReferences.Parse(t.ToString(), t.FilePath)))), told);

        static string[] Told(CSharpCompilation compilation) => [.. Verify.Analyze(compilation).Select(Verify.Text).Order()];
    }

    [Fact]
    public void Only_what_an_edit_rests_on_outlives_it()
    {
        var (ground, edits, last) = Edited();
        Garbage.Collect(edits);
        Assert.All(edits, static e => Assert.False(e.IsAlive, "what was read after an edit is kept after the next one"));
        Assert.True(ground.IsAlive, "what the last edit rests on is gone");
        last.Value = null;
        Garbage.Collect(ground);
        Assert.False(ground.IsAlive, "what edits rested on is kept after the last one");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Ground, WeakReference[] Edits, StrongBox<CSharpCompilation?> Last) Edited()
    {
        var before = Before(Services, Api);
        var ground = new WeakReference(Read(before));
        var (edited, edits) = (before, new List<WeakReference>());
        for (var i = 0; i < 4; i++)
        {
            edited = Edit(edited, 0, i == 0 ? "\"alb\"" : "\"" + i + "\"", "\"" + (i + 1) + "\"");
            var graph = Read(edited);
            Assert.True(graph.Code.IsEdited);
            if (i == 3) break;
            edits.AddRange([new WeakReference(graph), new WeakReference(edited)]);
            // Roslyn itself keeps the first tree that was bound in place of another, as long as the compilation in which that was done.
            if (i > 0) edits.Add(new WeakReference(edited.SyntaxTrees[0]));
        }

        return (ground, [.. edits], new StrongBox<CSharpCompilation?>(edited));
    }
}
