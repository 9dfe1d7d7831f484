using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL311Tests
{
    private const string Id = "VPCL311";

    private const string Group = """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });

        """;

    private const string Link = """

        var listener = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        """;

    private const string Nlb = """var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group } });""";

    private const string Reported = """var nlb = {|VPCL311:new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group } })|};""";

    [Theory]
    [InlineData("")]
    // A group can't stand for what comes through PrivateLink.
    [InlineData("nlb.Connections.AllowFrom(new SecurityGroup(this, \"Other\", new SecurityGroupProps { Vpc = vpc }), Port.Tcp(80));")]
    public void Fires(string rules) => Verify.Fires(Id, Group + Reported + Link + rules);

    [Fact]
    public void Fires_where_enforcement_is_written() => Verify.Fires(Id, Group + """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group }, {|VPCL311:EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = true|} });
        """ + Link);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Group + """
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" }, SecurityGroups = new[] { group.SecurityGroupId }, {|VPCL311:EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = "on"|} });
        var link = new Rest.CfnVpcLink(this, "Link", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.Ref } });
        """);

    [Fact]
    public void Fires_where_the_flag_gives_every_nlb_a_group() => Verify.Rule(Id, Code.File("""
        public static class Program
        {
            public static void Main()
            {
                var app = new App(new AppProps { Context = new Dictionary<string, object> { ["@aws-cdk/aws-elasticloadbalancingv2:networkLoadBalancerWithSecurityGroupByDefault"] = true } });
                var stack = new Stack(app, "Stack");
                var nlb = {|VPCL311:new NetworkLoadBalancer(stack, "Nlb", new NetworkLoadBalancerProps { Vpc = new Vpc(stack, "Vpc") })|};
                _ = new Rest.VpcLink(stack, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
            }
        }
        """));

    [Theory]
    [InlineData("group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));")]
    [InlineData("group.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(80));")]
    [InlineData("nlb.Connections.AllowFromAnyIpv4(Port.Tcp(80));")]
    [InlineData("nlb.Connections.AllowFrom(Peer.PrefixList(\"pl-1\"), Port.Tcp(80));")]
    [InlineData("((CfnLoadBalancer)nlb.Node.DefaultChild!).EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = \"off\";")]
    [InlineData("((CfnSecurityGroup)group.Node.DefaultChild!).AddPropertyOverride(\"SecurityGroupIngress\", new object[0]);")]
    public void Silent(string rules) => Verify.Silent(Id, Group + Nlb + Link + rules);

    [Theory]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group }, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { SecurityGroup.FromSecurityGroupId(this, "G", "sg-1") } });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group }, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = bool.Parse("true") });""")]
    public void Silent_where_nothing_is_enforced_or_it_is_not_known(string nlb) => Verify.Silent(Id, Group + nlb + Link);

    [Fact]
    public void Silent_behind_a_V2_link() => Verify.Silent(Id, Group + Nlb + """

        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }));
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Group + Nlb + Link, Group + Nlb.Replace("{ group } }", "{ group }, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false }") + Link);
}
