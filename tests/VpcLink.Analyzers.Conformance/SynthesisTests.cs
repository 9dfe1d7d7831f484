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

    /// <summary>What VPCL611 rests on: whether the deployment's logical id changes when another load balancer comes behind the link.</summary>
    [Theory]
    [InlineData("Uri = \"http://orders.example.com/\",", "", false)]
    [InlineData("Uri = \"http://orders.example.com/\",", "api.LatestDeployment?.AddToLogicalId(nlb.LoadBalancerArn);", true)]
    [InlineData("Uri = $\"http://{nlb.LoadBalancerDnsName}/\",", "", true)]
    [InlineData("", "", true)]
    public void A_deployment_notices_another_load_balancer(string uri, string after, bool notices)
    {
        Assert.Equal(notices, Deployment("Nlb") != Deployment("Other"));

        string Deployment(string id) => Assert.Single(Synthesis.Of($$"""
            var nlb = new NetworkLoadBalancer(this, "{{id}}", new NetworkLoadBalancerProps { Vpc = vpc });
            var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
            var api = new Rest.RestApi(this, "Api");
            api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", {{uri}} Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
            {{after}}
            """).OfType("AWS::ApiGateway::Deployment")).LogicalId;
    }

    /// <summary>A subnet's route table tells its kind: private ones lead to a NAT gateway, public ones to an internet gateway, isolated ones nowhere.</summary>
    [Theory]
    [InlineData("vpc.PublicSubnets.Select(s => s.SubnetId).ToArray()", "GatewayId")]
    [InlineData("vpc.PrivateSubnets.Select(s => s.SubnetId).ToArray()", "NatGatewayId")]
    [InlineData("new[] { vpc.PrivateSubnets[0].SubnetId, vpc.PrivateSubnets[1].SubnetId }", "NatGatewayId")]
    [InlineData("three.IsolatedSubnets.Select(s => s.SubnetId).ToArray()", null)]
    [InlineData("three.PrivateSubnets.Take(1).Concat(three.PrivateSubnets.Skip(1)).Select(s => s.SubnetId).ToArray()", "NatGatewayId")]
    [InlineData("three.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }).Subnets.Select(s => s.SubnetId).ToArray()", null)]
    public void A_list_of_a_VPC_holds_one_kind(string subnets, string? route)
    {
        var template = Synthesis.Of($$"""
            var three = new Vpc(this, "Three", new VpcProps { SubnetConfiguration = new[]
            {
                new SubnetConfiguration { Name = "in", SubnetType = SubnetType.PUBLIC }, new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS }, new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
            } });
            new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Subnets = {{subnets}} });
            """).Template;
        var ids = Assert.Single(template.OfType("AWS::ElasticLoadBalancingV2::LoadBalancer")).List("Subnets").Select(static s => s.GetProperty("Ref").GetString()).ToArray();
        Assert.Equal(2, ids.Length);
        foreach (var id in ids)
        {
            var table = template.OfType("AWS::EC2::SubnetRouteTableAssociation").Single(a => a.Text("SubnetId.Ref") == id).Text("RouteTableId.Ref");
            var routes = template.OfType("AWS::EC2::Route").Where(r => r.Text("RouteTableId.Ref") == table).ToArray();
            if (route is null) Assert.Empty(routes);
            else Assert.NotNull(Assert.Single(routes)[route]);
        }
    }
}
