using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

public class ReaderTests
{
    private static string Read(params string[] sources)
    {
        var compilation = CdkReferences.Compile(sources);
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        return ApplicationReader.Read(compilation, CancellationToken.None).ToString();
    }

    /// <summary>Spellings of one thing: an internet-facing ALB whose listener an integration uses.</summary>
    public static TheoryData<string, string> Spellings => new()
    {
        { "inline", Code.Stack("""
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
            var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
            var i = new HttpAlbIntegration("I", listener);
            """) },
        { "props in a local, set later", Code.Stack("""
            var p = new ApplicationLoadBalancerProps { Vpc = vpc };
            p.InternetFacing = true;
            var alb = new ApplicationLoadBalancer(this, "Alb", p);
            p.InternetFacing = false;
            var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
            var i = new HttpAlbIntegration("I", listener);
            """) },
        { "target-typed new, named arguments", Code.Stack("""
            ApplicationLoadBalancer alb = new(props: new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }, id: "Alb", scope: this);
            ApplicationListener listener = alb.AddListener("Http", new BaseApplicationListenerProps() { Port = 80 });
            HttpAlbIntegration i = new(id: "I", listener: listener);
            """) },
        { "private helpers", Code.File("""
            public class TestStack : Stack
            {
                private readonly ApplicationListener listener;
                public TestStack(Construct scope, string id) : base(scope, id)
                {
                    var vpc = new Vpc(this, "Vpc");
                    var alb = Balancer(vpc, facing: true);
                    listener = Listen(alb);
                    Integrate();
                }
                private ApplicationLoadBalancer Balancer(IVpc network, bool facing) => new(this, "Alb", new ApplicationLoadBalancerProps { Vpc = network, InternetFacing = facing });
                private static ApplicationListener Listen(ApplicationLoadBalancer alb) { return alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }); }
                private void Integrate() { var i = new HttpAlbIntegration("I", listener); }
            }
            """) },
        { "two stacks and a props class", Code.File("""
            public class NetStack : Stack
            {
                public Vpc TheVpc { get; }
                public ApplicationListener Listener { get; }
                public NetStack(Construct scope, string id) : base(scope, id)
                {
                    var vpc = TheVpc = new Vpc(this, "Vpc");
                    var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = TheVpc, InternetFacing = true });
                    var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
                    Listener = listener;
                }
            }
            public class ApiProps : StackProps { public required IApplicationListener Listener { get; init; } }
            public class ApiStack(Construct scope, string id, ApiProps props) : Stack(scope, id, props)
            {
                private readonly HttpAlbIntegration i = new("I", props.Listener);
            }
            public static class Program
            {
                public static void Main()
                {
                    var app = new App();
                    var net = new NetStack(app, "Net");
                    _ = new ApiStack(app, "Api", new ApiProps { Listener = net.Listener });
                    app.Synth();
                }
            }
            """) },
    };

    [Theory, MemberData(nameof(Spellings))]
    public void Spellings_give_one_graph(string spelling, string source)
    {
        var graph = Read(source);
        Assert.True(graph.Contains("ApplicationLoadBalancer alb in ") && graph.Contains("props={InternetFacing=true, Vpc="), spelling + "\n" + graph);
        Assert.True(graph.Contains("ApplicationListener listener (Returned alb.AddListener) props={Port=80}"), spelling + "\n" + graph);
        Assert.True(graph.Contains("HttpAlbIntegration i listener=listener"), spelling + "\n" + graph);
    }
}
