using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL308Tests
{
    private const string Id = "VPCL308";

    private const string Start = """
                var group = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });

        """;

    private const string Integration = """
                var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """;

    private const string Reported = """
                var i = {|VPCL308:new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link })|};
        """;

    [Theory]
    [InlineData("")]
    // Rules for somebody else.
    [InlineData("alb.Connections.AllowFrom(new SecurityGroup(this, \"Other\", new SecurityGroupProps { Vpc = vpc }), Port.Tcp(80));")]
    [InlineData("group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));")]
    [InlineData("group.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(80));")]
    [InlineData("alb.Connections.AllowTo(group, Port.Tcp(80));")]
    [InlineData("listener.Connections.AllowFrom(group, Port.Udp(80));")]
    public void Fires_where_no_rule_admits_the_link(string rules) => Verify.Fires(Id, Start + rules + Reported);

    [Fact]
    public void Fires_once_for_a_listener() => Verify.Fires(Id, Start + Reported + """
        var j = new HttpAlbIntegration("J", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """);

    [Fact]
    public void Fires_on_nlbs_with_security_groups() => Verify.Fires(Id, """
        var group = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.HttpApi(this, "Api").AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group } });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { new SecurityGroup(this, "NlbGroup", new SecurityGroupProps { Vpc = vpc }) } });
        var listener = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var i = {|VPCL308:new HttpNlbIntegration("I", listener, new HttpNlbIntegrationProps { VpcLink = link })|};
        """);

    [Fact]
    public void Fires_on_ecs_patterns() => Verify.Fires(Id, """
        var group = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group } });
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false });
        var i = {|VPCL308:new HttpAlbIntegration("I", service.Listener, new HttpAlbIntegrationProps { VpcLink = link })|};
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, """
        var linkGroup = new CfnSecurityGroup(this, "LinkGroup", new CfnSecurityGroupProps { GroupDescription = "link", VpcId = vpc.VpcId });
        var albGroup = new CfnSecurityGroup(this, "AlbGroup", new CfnSecurityGroupProps { GroupDescription = "alb", VpcId = vpc.VpcId });
        var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new[] { "subnet-1" }, SecurityGroupIds = new[] { linkGroup.AttrGroupId } });
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Scheme = "internal", Subnets = new[] { "subnet-1" }, SecurityGroups = new[] { albGroup.AttrGroupId } });
        var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.Ref, Port = 80, Protocol = "HTTP", DefaultActions = Array.Empty<object>() });
        var api = new V2.HttpApi(this, "Api");
        var i = {|VPCL308:new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = link.Ref, IntegrationUri = listener.Ref, PayloadFormatVersion = "1.0" })|};
        """);

    [Fact]
    public void Fires_on_a_rest_api_that_goes_through_a_V2_link() => Verify.Fires(Id, Start + """
        var api = new Rest.RestApi(this, "Api");
        var method = api.Root.AddMethod("GET", {|VPCL308:new Rest.HttpIntegration("http://internal.example.com")|});
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", link.VpcLinkId);
        cfn.AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """);

    [Theory]
    [InlineData("listener.Connections.AllowDefaultPortFrom(group);")]
    [InlineData("listener.Connections.AllowFrom(group, Port.Tcp(80));")]
    [InlineData("alb.Connections.AllowFrom(group, Port.TcpRange(1, 1024));")]
    [InlineData("alb.Connections.AllowFrom(link2, Port.AllTcp());")]
    [InlineData("group.Connections.AllowTo(alb, Port.Tcp(80));")]
    [InlineData("group.Connections.AllowToDefaultPort(listener);")]
    [InlineData("listener.Connections.AllowFromAnyIpv4(Port.Tcp(80));")]
    [InlineData("listener.Connections.AllowDefaultPortFromAnyIpv4();")]
    [InlineData("alb.Connections.SecurityGroups[0].AddIngressRule(group, Port.Tcp(80));")]
    [InlineData("alb.Connections.SecurityGroups[0].AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(80));")]
    [InlineData("foreach (var g in alb.Connections.SecurityGroups) g.AddIngressRule(Peer.SecurityGroupId(group.SecurityGroupId), Port.Tcp(80));")]
    [InlineData("alb.Connections.AllowFrom(Peer.Ipv4(\"10.0.0.0/8\"), Port.Tcp(80));")]
    [InlineData("alb.Connections.AllowFrom(Peer.SecurityGroupId(\"sg-1\"), Port.Tcp(80));")]
    [InlineData("alb.Connections.AllowFrom(Peer.PrefixList(\"pl-1\"), Port.Tcp(80));")]
    [InlineData("alb.Connections.AllowFrom(group, Port.Tcp(int.Parse(System.Environment.GetEnvironmentVariable(\"PORT\")!)));")]
    [InlineData("if (System.Environment.GetEnvironmentVariable(\"X\") is null) listener.Connections.AllowDefaultPortFrom(group);")]
    [InlineData("alb.AddSecurityGroup(SecurityGroup.FromSecurityGroupId(this, \"Shared\", \"sg-1\"));")]
    [InlineData("new CfnSecurityGroupIngress(this, \"In\", new CfnSecurityGroupIngressProps { IpProtocol = \"tcp\", FromPort = 80, ToPort = 80, GroupId = alb.Connections.SecurityGroups[0].SecurityGroupId, SourceSecurityGroupId = group.SecurityGroupId });")]
    [InlineData("Action<ApplicationListener> rules = Activator.CreateInstance<Action<ApplicationListener>>(); rules(listener);")]
    [InlineData("Action<Connections_> rules = Activator.CreateInstance<Action<Connections_>>(); rules(listener.Connections);")]
    [InlineData("((CfnSecurityGroup)group.Node.DefaultChild!).AddPropertyOverride(\"SecurityGroupIngress\", \"x\"); Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType(\"X\")!)!);")]
    public void Silent_where_a_rule_admits_it_or_may(string rules) =>
        Verify.Silent(Id, Start + "var link2 = group;\n" + rules + "\n" + Integration);

    [Theory]
    [InlineData("""
        var group = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }), new HttpAlbIntegrationProps { VpcLink = link });
        """)]
    [InlineData("""
        var group = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = SecurityGroup.FromSecurityGroupId(this, "Shared", "sg-1") });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }), new HttpAlbIntegrationProps { VpcLink = link });
        """)]
    // The link without a group is VPCL307's.
    [InlineData("""
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }), new HttpAlbIntegrationProps { VpcLink = link });
        """)]
    [InlineData("""
        var group = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group } });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }), new HttpNlbIntegrationProps { VpcLink = link });
        """)]
    // One of two rules on one port is enough: the other listener is open.
    [InlineData("""
        var group = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        alb.AddListener("Open", new BaseApplicationListenerProps { Port = int.Parse(System.Environment.GetEnvironmentVariable("PORT")!) });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }), new HttpAlbIntegrationProps { VpcLink = link });
        """)]
    public void Silent_where_it_needs_no_rule_or_is_not_known(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Silent_where_a_rule_is_on_another_port() => Verify.Silent(Id, Start + "alb.Connections.AllowFrom(group, Port.Tcp(443));\n" + Integration);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Start + """
                // Orders of the shop.
                var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """, Start + """
                listener.Connections.AllowDefaultPortFrom(group, "API Gateway VPC link");
                // Orders of the shop.
                var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """);

    [Fact]
    public void Fixed_in_the_stack_that_has_both() => Verify.FixSources(Id, [Code.File(Stacks(""))], [Code.File(Stacks("\n        network.Listener.Connections.AllowDefaultPortFrom(network.LinkGroup, \"API Gateway VPC link\");"))]);

    private static string Stacks(string rule) => $$"""
        public class NetworkStack : Stack
        {
            public ISecurityGroup LinkGroup { get; }
            public V2.VpcLink Link { get; }
            public ApplicationListener Listener { get; }
            public NetworkStack(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                Listener = Listen(vpc);
                LinkGroup = Group(vpc);
                Link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { LinkGroup } });
            }

            private ISecurityGroup Group(IVpc vpc) => new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });

            private ApplicationListener Listen(IVpc vpc) =>
                new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        }
        public class ApiStack : Stack
        {
            public ApiStack(Construct scope, string id, NetworkStack network) : base(scope, id)
            {
                var i = new HttpAlbIntegration("I", network.Listener, new HttpAlbIntegrationProps { VpcLink = network.Link });{{rule}}
            }
        }
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                _ = new ApiStack(app, "Api", new NetworkStack(app, "Network"));
            }
        }
        """;
}
