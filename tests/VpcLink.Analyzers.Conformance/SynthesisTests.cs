using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Conformance;

public class SynthesisTests
{
    [Fact]
    public void A_stack_body_gives_its_template()
    {
        var result = Synthesis.Of("""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });""");
        var alb = Assert.Single(result.Template.OfType("AWS::ElasticLoadBalancingV2::LoadBalancer"));
        Assert.Equal("internal", alb.Text("Scheme"));
        Assert.Equal("TestStack/Alb/Resource", alb.Path);
    }

    [Fact]
    public void What_the_CDK_throws_is_its_error()
    {
        var result = Synthesis.Of("""new V2.VpcLink(this, "L", new V2.VpcLinkProps { Vpc = new Vpc(this, "V", new VpcProps { NatGateways = 0 }) });""");
        Assert.True(result.Threw);
        Assert.Contains("There are no 'Private' subnet groups in this VPC", result.Error);
    }

    [Fact]
    public void A_program_with_a_main_runs_as_it_is()
    {
        var result = Synthesis.Of(Code.File("""
            public class Network : Stack
            {
                public Vpc Vpc { get; }
                public Network(Construct scope, string id) : base(scope, id) => Vpc = new Vpc(this, "Vpc");
            }
            public class Service : Stack
            {
                public Service(Construct scope, string id, IVpc vpc) : base(scope, id) => new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
            }
            public static class Program
            {
                public static void Main()
                {
                    var app = new App();
                    var network = new Network(app, "Net");
                    new Service(app, "Svc", network.Vpc);
                    app.Synth();
                }
            }
            """));
        Assert.Equal(["Net", "Svc"], result.Stacks.Select(static s => s.Name));
        Assert.Single(result.OfType("AWS::ElasticLoadBalancingV2::LoadBalancer"));
    }

    [Fact]
    public void Context_reaches_the_app()
    {
        const string nlb = """new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });""";
        var flag = new Dictionary<string, object> { ["@aws-cdk/aws-ec2:restrictDefaultSecurityGroup"] = true };
        Assert.Empty(Synthesis.Of(nlb).OfType("Custom::VpcRestrictDefaultSG"));
        Assert.Single(Synthesis.Of(flag, nlb).OfType("Custom::VpcRestrictDefaultSG"));
    }
}
