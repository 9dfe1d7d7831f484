using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.BadInput;

/// <summary>Code that is half-typed, foreign or hostile: no exception, no finding.</summary>
public class BadInputTests
{
    private static async Task Nothing(Compilation compilation)
    {
        var all = await compilation.WithAnalyzers(Verify.Rules).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(all.Where(static d => d.Severity > DiagnosticSeverity.Hidden));
    }

    [Fact]
    public Task A_project_without_the_CDK() => Nothing(CSharpCompilation.Create("Test", [CdkReferences.Parse("""
        public class VpcLink { public bool InternetFacing { get; set; } }
        public class HttpAlbIntegration(string id, VpcLink link) { public VpcLink Link => link; }
        """)], CdkReferences.WithoutCdk, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));

    [Fact]
    public Task User_types_with_the_CDKs_names() => Nothing(CdkReferences.Compile("""
        namespace Mine
        {
            public class ApplicationLoadBalancerProps { public bool InternetFacing { get; set; } }
            public class ApplicationLoadBalancer(ApplicationLoadBalancerProps props) { public ApplicationLoadBalancerProps Props => props; public object AddListener(string id) => id; }
            public class HttpAlbIntegration(string id, object listener) { public object Listener => listener; public string Id => id; }
            public static class Use
            {
                public static void It() => new HttpAlbIntegration("I", new ApplicationLoadBalancer(new ApplicationLoadBalancerProps { InternetFacing = true }).AddListener("L")).ToString();
            }
        }
        """));

    /// <summary>What the compiler rejects beside the finding is being typed, also where it binds to something; what it takes, though no CDK would, is not.</summary>
    [Theory]
    [InlineData("\"http://example.com\"", true)]
    [InlineData("base", false)]
    [InlineData("base.ToString()", true)]
    [InlineData("missing", false)]
    [InlineData("System.Environment.MachineName == 0", false)]
    [InlineData("System.Environment.MachineName == null", true)]
    [InlineData("System.Environment.MachineName == \"a\"", true)]
    [InlineData("(int?)1 == 2L", true)]
    [InlineData("scope == this", true)]
    [InlineData("\"a\", Uri = \"b\"", false)]
    [InlineData("new Dictionary<string, string> { [\"a\"] = \"b\", [\"a\"] = \"c\" }", true)]
    [InlineData("new Func<bool>(() => { nlb.LoadBalancerArn = \"a\"; return true; })", false)]
    [InlineData("new List<string> { Count = 2 }", false)]
    [InlineData("scope!", true)]
    [InlineData("scope! !", false)]
    [InlineData("this", true)]
    public void Nothing_is_reported_beside_an_error(string uri, bool reported)
    {
        var found = Verify.Analyze(CdkReferences.Compile(Code.Stack($$"""
            var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
            var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
            new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
            {
                Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = {{uri}},
                Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link },
            }));
            """)), "VPCL511");
        Assert.Equal(reported, !found.IsEmpty);
    }

    [Theory]
    [InlineData("var alb = new ApplicationLoadBalancer(this, \"Alb\", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = ")]
    [InlineData("var alb = new ApplicationLoadBalancer(this, ; var i = new HttpAlbIntegration(\"I\", alb.AddListener(")]
    [InlineData("var i = new HttpAlbIntegration(\"I\", missing.Listener, new HttpAlbIntegrationProps { VpcLink = });")]
    [InlineData("new Rest.VpcLink(this, \"L\", new Rest.VpcLinkProps { Targets = [ , ] });")]
    [InlineData("new V2.VpcLink(this); new V2.VpcLink(); new V2.VpcLink(this, \"x\", new { Vpc = vpc });")]
    [InlineData("foreach (var x in ) { new HttpAlbIntegration(x) }")]
    [InlineData("var f = (ApplicationListener l) => new HttpAlbIntegration(\"I\", l); f(f)")]
    [InlineData("switch (vpc) { case : new Rest.Integration(new Rest.IntegrationProps { Options = default! }); break; }")]
    public async Task Half_typed_code(string body)
    {
        var all = await CdkReferences.Compile(Code.Stack(body)).WithAnalyzers(Verify.Rules).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(all, static d => d.Id == "AD0001");
    }
}
