using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>Feature flags: from cdk.json, from AppProps and from the tree, in the order in which the CDK lets one win over the other.</summary>
public class ContextTests
{
    private const string Flag = "@aws-cdk/aws-elasticloadbalancingV2:networkLoadBalancerWithSecurityGroupByDefault";

    private static bool? Read(string? cdkJson, string app, string after = "")
    {
        var source = Code.File($$"""
            public class S : Stack { public S(Construct scope, string id) : base(scope, id) { _ = typeof(V2.VpcLink); } }
            public static class Program
            {
                public static void Main()
                {
                    var app = {{app}};
                    {{after}}
                    new S(app, "S");
                }
            }
            """);
        var compilation = CdkReferences.Compile(source);
        Verify.AssertCompiles(compilation);
        var graph = ApplicationReader.Read(compilation, cdkJson, TestContext.Current.CancellationToken);
        return new Application(graph, CdkSymbols.TryCreate(compilation)!, Settings.None).Flag(Flag);
    }

    private static string Json(string value) => "{ \"app\": \"dotnet run\", \"context\": { \"" + Flag + "\": " + value + ", \"list\": [1, {\"a\": null}] } }";

    private static string Props(string member, string value) => "new App(new AppProps { " + member + " = new Dictionary<string, object> { [\"" + Flag + "\"] = " + value + " } })";

    [Fact]
    public void A_flag_that_nothing_sets_is_off() => Assert.False(Read(null, "new App()"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    [InlineData("\"true\"", null)]
    [InlineData("1", null)]
    [InlineData("{}", null)]
    public void The_file_sets_it(string value, bool? expected) => Assert.Equal(expected, Read(Json(value), "new App()"));

    [Theory]
    [InlineData("{}", false)]
    [InlineData("{ \"context\": {} }", false)]
    [InlineData("\uFEFF{ \"app\": \"\\u0041\\n\\\\\" }", false)]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("[]", null)]
    [InlineData("{ \"context\": 1 }", null)]
    [InlineData("{ \"context\": { \"a\": tru } }", null)]
    [InlineData("{ \"context\": {}, }", null)]
    [InlineData("{ // comment\n }", null)]
    [InlineData("{ \"a\": \"\\x\" }", null)]
    [InlineData("{ \"a\": \"unclosed }", null)]
    [InlineData("{} {}", null)]
    public void What_is_no_JSON_leaves_flags_unknown(string json, bool? expected) => Assert.Equal(expected, Read(json, "new App()"));

    [Fact]
    public void Endless_nesting_is_refused() => Assert.Null(CdkJson.ReadContext(new string('[', 100_000)));

    [Fact]
    public void Code_sets_it()
    {
        Assert.True(Read(null, Props("Context", "true")));
        Assert.True(Read(null, Props("PostCliContext", "true")));
        Assert.True(Read(null, "new App()", "app.Node.SetContext(\"" + Flag + "\", true);"));
    }

    [Fact]
    public void The_file_wins_over_Context_and_loses_to_PostCliContext_and_SetContext()
    {
        Assert.True(Read(Json("true"), Props("Context", "false")));
        Assert.False(Read(Json("true"), Props("PostCliContext", "false")));
        Assert.False(Read(Json("true"), "new App()", "app.Node.SetContext(\"" + Flag + "\", false);"));
        Assert.True(Read(Json("false"), Props("PostCliContext", "false"), "app.Node.SetContext(\"" + Flag + "\", true);"));
    }

    [Theory]
    [InlineData("new App(new AppProps { Context = Load() })", "")]
    [InlineData("new App(new AppProps { PostCliContext = new Dictionary<string, object> { [System.Environment.MachineName] = true } })", "")]
    [InlineData("new App()", "app.Node.SetContext(System.Environment.MachineName, true);")]
    [InlineData("new App()", "if (System.Environment.MachineName == \"m\") app.Node.SetContext(\"" + Flag + "\", true);")]
    [InlineData("new App()", "app.Node.SetContext(\"" + Flag + "\", System.Environment.MachineName == \"m\");")]
    [InlineData("new App()", "var inner = new Stack(app, \"Inner\"); inner.Node.SetContext(\"" + Flag + "\", true);")]
    public void What_cannot_be_read_leaves_it_unknown(string app, string after) =>
        Assert.Null(Read(null, app.Replace("Load()", "(IDictionary<string, object>)Activator.CreateInstance(Type.GetType(\"X\")!)!"), after));

    [Fact]
    public void Another_file_for_the_same_compilation_is_read_anew()
    {
        var compilation = CdkReferences.Compile(Code.Stack("_ = typeof(V2.VpcLink);"));
        Assert.Equal("?", Context(null));
        Assert.Equal("true", Context(Json("true")));
        Assert.Equal("false", Context(Json("false")));
        Assert.Equal("?", Context(null));

        string Context(string? json) => ApplicationReader.Read(compilation, json, TestContext.Current.CancellationToken).Context.TryGetValue(Flag, out var value) ? value.ToString() : "?";
    }
}
