using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Conformance.Pages;

/// <summary>A fix that admits a link at a listener of another stack must not make the two stacks depend on each other.</summary>
public class CrossStackFixTests
{
    [Theory, InlineData("VPCL307", ""), InlineData("VPCL308", ", new HttpAlbIntegrationProps { VpcLink = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } }) }")]
    public void The_result_synthesizes(string id, string props)
    {
        var before = CdkReferences.Compile(Code.File($$"""
            public class Network : Stack
            {
                public Vpc Vpc { get; }
                public ApplicationListener Listener { get; }
                public Network(Construct scope, string id) : base(scope, id)
                {
                    Vpc = new Vpc(this, "Vpc");
                    Listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = Vpc })
                        .AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false, DefaultAction = ListenerAction.FixedResponse(404) });
                }
            }
            public class Api : Stack
            {
                public Api(Construct scope, string id, Vpc vpc, ApplicationListener listener) : base(scope, id)
                {
                    var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
                    var integration = new HttpAlbIntegration("Orders", listener{{props}});
                    new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/", Integration = integration, Authorizer = new HttpIamAuthorizer() });
                }
            }
            public static class Program
            {
                public static void Main()
                {
                    var app = new App();
                    var network = new Network(app, "Network");
                    new Api(app, "Api", network.Vpc, network.Listener);
                    app.Synth();
                }
            }
            """));
        var sources = Repair.Of(id, before);
        Assert.NotNull(sources);
        var result = Synthesis.Of(sources);
        Assert.True(!result.Threw, result.Error + "\n" + sources[0]);
        Assert.Contains(result.OfType("AWS::EC2::SecurityGroupIngress"), static r => r.Stack == "Api");
    }
}
