using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL312Tests
{
    private const string Id = "VPCL312";

    // What makes the file concern private integrations.
    private const string Link = """

        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        """;

    [Theory]
    [InlineData("""var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" }, {|VPCL312:EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = "off"|} });""")]
    [InlineData("""var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Scheme = "internal", Subnets = new[] { "subnet-1", "subnet-2" }, SecurityGroups = new[] { "sg-1" }, {|VPCL312:EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = "on"|} });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = Array.Empty<ISecurityGroup>(), {|VPCL312:EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false|} });""")]
    public void Fires(string body) => Verify.Fires(Id, body + Link);

    [Fact]
    public void Fires_where_the_flag_is_off() => Verify.Rule(Id, Code.File(Program("false").Replace("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false", "{|VPCL312:EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false|}")));

    [Fact]
    public void Silent_where_the_flag_is_on() => Verify.Rule(Id, Code.File(Program("true")));

    private static string Program(string flag) => $$"""
        public static class Program
        {
            public static void Main()
            {
                var app = new App(new AppProps { Context = new Dictionary<string, object> { ["@aws-cdk/aws-elasticloadbalancingv2:networkLoadBalancerWithSecurityGroupByDefault"] = {{flag}} } });
                var stack = new Stack(app, "Stack");
                var nlb = new NetworkLoadBalancer(stack, "Nlb", new NetworkLoadBalancerProps { Vpc = new Vpc(stack, "Vpc"), EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false });
                _ = new Rest.VpcLink(stack, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
            }
        }
        """;

    [Theory]
    // The flag that gives every NLB a group may be on where it can't be read.
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc }) }, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false });""")]
    [InlineData("""var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" }, SecurityGroups = new[] { "sg-1" }, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = "off" });""")]
    [InlineData("""var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" } });""")]
    [InlineData("""
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" }, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = "off" });
        nlb.AddPropertyOverride("SecurityGroups", new[] { "sg-1" });
        """)]
    public void Silent(string body) => Verify.Silent(Id, body + Link);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps
        {
            Type = "network",
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = "off",
            Scheme = "internal", // inside
            Subnets = new[] { "subnet-1" },
        });
        """ + Link, """
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps
        {
            Type = "network",
            Scheme = "internal", // inside
            Subnets = new[] { "subnet-1" },
        });
        """ + Link);
}
