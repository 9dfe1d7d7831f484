using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL313Tests
{
    private const string Id = "VPCL313";

    private const string Nlb = """        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = Array.Empty<ISecurityGroup>() });""";

    private const string Rest = """

                var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
                var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });

        """;

    [Theory]
    [InlineData("{|VPCL313:nlb.Connections.AllowFrom(group, Port.Tcp(80))|};")]
    [InlineData("{|VPCL313:nlb.Connections.AllowFromAnyIpv4(Port.Tcp(80))|};")]
    [InlineData("{|VPCL313:group.Connections.AllowFrom(nlb, Port.Tcp(80))|};")]
    [InlineData("{|VPCL313:group.Connections.AllowFrom(nlb.Connections, Port.Tcp(80))|};")]
    public void Fires(string rule) => Verify.Fires(Id, Nlb + Rest + rule);

    [Fact]
    public void Fires_where_the_flag_is_off() => Verify.Rule(Id, Code.File(Program("false").Replace("nlb.Connections.AllowFromAnyIpv4(Port.Tcp(80))", "{|VPCL313:nlb.Connections.AllowFromAnyIpv4(Port.Tcp(80))|}")));

    [Fact]
    public void Silent_where_the_flag_is_on() => Verify.Rule(Id, Code.File(Program("true")));

    private static string Program(string flag) => $$"""
        public static class Program
        {
            public static void Main()
            {
                var app = new App(new AppProps { Context = new Dictionary<string, object> { ["@aws-cdk/aws-elasticloadbalancingv2:networkLoadBalancerWithSecurityGroupByDefault"] = {{flag}} } });
                var stack = new Stack(app, "Stack");
                var nlb = new NetworkLoadBalancer(stack, "Nlb", new NetworkLoadBalancerProps { Vpc = new Vpc(stack, "Vpc") });
                nlb.Connections.AllowFromAnyIpv4(Port.Tcp(80));
                _ = new Rest.VpcLink(stack, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
            }
        }
        """;

    [Theory]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc }) } });""")]
    [InlineData("""var nlb = NetworkLoadBalancer.FromLookup(this, "Nlb", new NetworkLoadBalancerLookupOptions { LoadBalancerArn = "arn" });""")]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = Array.Empty<ISecurityGroup>() });
        nlb.AddSecurityGroup(new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc }));
        """)]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = Array.Empty<ISecurityGroup>() });
        ((CfnLoadBalancer)nlb.Node.DefaultChild!).SecurityGroups = new[] { "sg-1" };
        """)]
    public void Silent(string nlb) => Verify.Silent(Id, nlb + Rest + "nlb.Connections.AllowFrom(group, Port.Tcp(80));");

    [Fact]
    public void Fixed() => Verify.Fix(Id, Nlb + Rest + """
                group.Connections.AllowFrom(nlb, Port.Tcp(80)); // the NLB only
        """, """
                var nlbSecurityGroup = new SecurityGroup(this, "NlbSecurityGroup", new SecurityGroupProps { Vpc = vpc });
        """ + "\n" + Nlb.Replace("Array.Empty<ISecurityGroup>() }", "new ISecurityGroup[] { nlbSecurityGroup }, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false }") + Rest + """
                group.Connections.AllowFrom(nlb, Port.Tcp(80)); // the NLB only
        """);

    [Fact]
    public void Not_fixed_behind_a_V2_link() => Verify.NoFix(Id, Nlb + """
        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }));
        {|VPCL313:nlb.Connections.AllowFromAnyIpv4(Port.Tcp(80))|};
        """);
}
