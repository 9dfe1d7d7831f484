using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Patterns;

public class VPCL805Tests
{
    private const string Id = "VPCL805";

    private const string Link = """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var api = new Rest.RestApi(this, "Api");

        """;

    private const string Alb = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var http = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });

        """;

    [Fact]
    public void Names_the_whole_path() => Assert.Equal("REST API → VPC link V2 → internal ALB or NLB: 'api' → link 'link' → 'alb' → listener 'http' (HTTP 80) → private subnets of 'vpc'", Verify.Fires(Id, Link + Alb + """
        var method = api.Root.AddMethod("GET", {|VPCL805:new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/")|});
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", link.VpcLinkId);
        cfn.AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """).Single().GetMessage());

    [Fact]
    public void Fires_on_an_NLB() => Verify.Fires(Id, Link + """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var method = api.Root.AddMethod("GET", {|VPCL805:new Rest.HttpIntegration($"http://{nlb.LoadBalancerDnsName}/")|});
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", link.VpcLinkId);
        cfn.AddPropertyOverride("Integration.IntegrationTarget", nlb.LoadBalancerArn);
        """);

    [Theory]
    [InlineData("""
        var method = api.Root.AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/"));
        """)] // public
    [InlineData("""
        var method = api.Root.AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/"));
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", Fn.ImportValue("LinkId"));
        cfn.AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)] // a link of unknown version
    public void Silent(string body) => Verify.Silent(Id, Link + Alb + body);
}
