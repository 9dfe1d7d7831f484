using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL402Tests
{
    private const string Id = "VPCL402";

    private const string Method = """
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
        {
            Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://example.com",
            Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link },
        }));
        """;

    [Fact]
    public void Fires_behind_a_V1_link() => Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, {|VPCL402:InternetFacing = true|} });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = [nlb] });
        """ + Method);

    [Fact]
    public void Fires_when_the_target_is_added_later() => Verify.Fires(Id, """
        var p = new NetworkLoadBalancerProps { Vpc = vpc };
        {|VPCL402:p.InternetFacing = true|};
        var nlb = new NetworkLoadBalancer(this, "Nlb", p);
        var link = new Rest.VpcLink(this, "Link");
        link.AddTargets(nlb);
        """ + Method);

    [Fact]
    public void Fires_on_an_L1_load_balancer_without_scheme() => Verify.Fires(Id, """
        var nlb = {|VPCL402:new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Subnets = new[] { "subnet-1", "subnet-2" } })|};
        var link = new Rest.CfnVpcLink(this, "Link", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.Ref } });
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x", ConnectionType = "VPC_LINK", ConnectionId = link.Ref },
        });
        """);

    [Fact]
    public void Fires_on_an_ecs_pattern_by_default() => Verify.Fires(Id, """
        var service = {|VPCL402:new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc })|};
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { service.LoadBalancer } });
        """ + Method);

    [Fact]
    public void Fires_behind_an_http_api() => Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, {|VPCL402:InternetFacing = true|} });
        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }));
        """);

    [Theory]
    [InlineData("""nlb.Connections.AllowFrom(Peer.Ipv4("203.0.113.0/24"), Port.Tcp(80));""", DiagnosticSeverity.Info)]
    [InlineData("""nlb.Connections.AllowFromAnyIpv4(Port.Tcp(80));""", DiagnosticSeverity.Warning)]
    public void Is_information_where_the_security_group_has_an_allow_list(string rule, DiagnosticSeverity severity) => Assert.Equal(severity, Verify.Fires(Id, """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, {|VPCL402:InternetFacing = true|}, SecurityGroups = new ISecurityGroup[] { group } });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });

        """ + rule + Method).Single().Severity);

    [Theory]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        """)]
    [InlineData("""
        var nlb = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "Nlb", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/x/1" });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        """)]
    [InlineData("""
        var service = new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { service.LoadBalancer } });
        """)]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = true });
        ((CfnLoadBalancer)nlb.Node.DefaultChild!).AddPropertyOverride("Scheme", "internal");
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        """)]
    [InlineData("""
        var facing = (bool?)this.Node.TryGetContext("public");
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = facing });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        """)]
    public void Silent(string body) => Verify.Silent(Id, body + Method);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        // the partners' entry
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = true /* for now */ });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        """ + Method, """
        // the partners' entry
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = false /* for now */ });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        """ + Method);

    private const string InL1 = """
        var link = new Rest.CfnVpcLink(this, "Link", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.Ref } });
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x", ConnectionType = "VPC_LINK", ConnectionId = link.Ref },
        });
        """;

    /// <summary>Addresses that are for nothing else go with the scheme, and private ones could not have been there.</summary>
    [Fact]
    public void Fixed_without_its_elastic_addresses() => Verify.Fix(Id, """
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internet-facing", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1", AllocationId = "eipalloc-1" }, new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-2" } } });

        """ + InL1, """
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1" }, new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-2" } } });

        """ + InL1);
}
