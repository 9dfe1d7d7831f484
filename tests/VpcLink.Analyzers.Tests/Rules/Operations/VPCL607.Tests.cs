using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL607Tests
{
    private const string Id = "VPCL607";

    private const string Method = """

        nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """;

    [Fact]
    public void Fires_behind_a_V1_link() => Verify.Fires(Id, """
        var nlb = {|VPCL607:new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc })|};
        """ + Method);

    [Fact]
    public void Fires_behind_an_http_api() => Verify.Fires(Id, """
        NetworkLoadBalancer nlb = {|VPCL607:new(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc })|};
        var i = new HttpNlbIntegration("I", nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 }));
        """);

    [Fact]
    public void Fires_on_an_ecs_pattern() => Verify.NoFix(Id, """
        var service = {|VPCL607:new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false })|};
        var i = new HttpNlbIntegration("I", service.Listener);
        """);

    [Theory]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, CrossZoneEnabled = true });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, CrossZoneEnabled = false });""")]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.SetAttribute("load_balancing.cross_zone.enabled", "true");
        """)]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        ((CfnLoadBalancer)nlb.Node.DefaultChild!).AddPropertyOverride("LoadBalancerAttributes", new object[0]);
        """)]
    [InlineData("""var nlb = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "Nlb", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/x/1", LoadBalancerDnsName = "x", Vpc = vpc });""")]
    public void Silent(string body) => Verify.Silent(Id, body + Method);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc /* the one */ });
        """ + Method, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc /* the one */, CrossZoneEnabled = true });
        """ + Method);
}
