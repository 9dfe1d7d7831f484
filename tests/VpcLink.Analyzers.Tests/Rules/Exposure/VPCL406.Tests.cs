using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL406Tests
{
    private const string Id = "VPCL406";

    private const string Integrated = """
                var linkGroup = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkGroup } });
                var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = group });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });

        """;

    private const string Service = """
                var service = new FargateService(this, "Service", new FargateServiceProps { Cluster = new Cluster(this, "C", new ClusterProps { Vpc = vpc }), TaskDefinition = new FargateTaskDefinition(this, "T") });
                listener.AddTargets("Targets", new AddApplicationTargetsProps { Port = 80, Targets = new IApplicationLoadBalancerTarget[] { service } });

        """;

    [Theory]
    [InlineData("""{|VPCL406:group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80))|};""")]
    [InlineData("""{|VPCL406:group.AddIngressRule(Peer.AnyIpv6(), Port.Tcp(80))|};""")]
    [InlineData("""{|VPCL406:group.AddIngressRule(Peer.Ipv4("0.0.0.0/0"), Port.AllTraffic())|};""")]
    [InlineData("""{|VPCL406:alb.Connections.AllowFromAnyIpv4(Port.TcpRange(80, 90))|};""")]
    [InlineData("""{|VPCL406:listener.Connections.AllowDefaultPortFromAnyIpv4("everyone")|};""")]
    [InlineData("""{|VPCL406:listener.Connections.AllowFrom(Peer.AnyIpv4(), Port.Tcp(80))|};""")]
    [InlineData("""{|VPCL406:new CfnSecurityGroupIngress(this, "R", new CfnSecurityGroupIngressProps { GroupId = group.SecurityGroupId, IpProtocol = "tcp", FromPort = 80, ToPort = 80, CidrIp = "0.0.0.0/0" })|};""")]
    [InlineData("""
        Admit(group);
        void Admit(SecurityGroup one) { {|VPCL406:one.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80))|}; }
        """)]
    public void Fires_on_the_load_balancers_group(string rule) => Verify.Fires(Id, Integrated + rule);

    [Theory]
    [InlineData("""{|VPCL406:service.Connections.AllowFromAnyIpv4(Port.Tcp(8080))|};""")]
    [InlineData("""{|VPCL406:service.Connections.AllowFrom(Peer.AnyIpv4(), Port.AllTcp())|};""")]
    public void Fires_on_the_group_of_what_stands_behind(string rule) => Verify.Fires(Id, Integrated + Service + rule);

    [Fact]
    public void Fires_on_the_load_balancers_own_group() => Verify.Fires(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        {|VPCL406:alb.Connections.AllowFromAnyIpv4(Port.Tcp(80))|};
        """);

    [Fact]
    public void Fires_on_an_NLB_behind_a_V2_link() => Verify.Fires(Id, """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }));
        {|VPCL406:nlb.Connections.AllowFromAnyIpv4(Port.Tcp(80))|};
        """);

    [Fact]
    public void Fires_across_stacks() => Verify.Rule(Id, Code.File("""
        public class Services : Stack
        {
            public SecurityGroup Group { get; }
            public ApplicationListener Listener { get; }
            public Services(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                Group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
                Listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = Group }).AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
            }
        }
        public class Api : Stack
        {
            public Api(Construct scope, string id, Services services) : base(scope, id)
            {
                {|VPCL406:services.Group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80))|};
                _ = new HttpAlbIntegration("I", services.Listener);
            }
        }
        public static class Program
        {
            public static void Main() { var app = new App(); _ = new Api(app, "Api", new Services(app, "Services")); }
        }
        """));

    [Theory]
    [InlineData("""group.AddIngressRule(linkGroup, Port.Tcp(80));""")]
    [InlineData("""group.AddIngressRule(Peer.Ipv4("10.0.0.0/8"), Port.Tcp(80));""")]
    [InlineData("""group.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(80));""")]
    [InlineData("""group.AddIngressRule(Peer.Ipv4(System.Environment.GetEnvironmentVariable("RANGE")!), Port.Tcp(80));""")]
    [InlineData("""group.AddIngressRule(Peer.AnyIpv4(), Port.IcmpPing());""")] // nothing is called by ping
    [InlineData("""group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));""")] // no listener there
    [InlineData("""group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(int.Parse("80")));""")]
    [InlineData("""group.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(80));""")]
    [InlineData("""linkGroup.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));""")] // nothing listens on the link's interfaces
    [InlineData("""new SecurityGroup(this, "Other", new SecurityGroupProps { Vpc = vpc }).AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));""")]
    [InlineData("""if (System.Environment.GetEnvironmentVariable("STAGE") == "dev") group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));""")]
    [InlineData("""
        group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));
        ((CfnSecurityGroup)group.Node.DefaultChild!).AddPropertyOverride("SecurityGroupIngress", new object[0]);
        """)]
    [InlineData("""
        group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));
        Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    public void Silent(string rule) => Verify.Silent(Id, Integrated + rule);

    [Fact]
    public void Silent_on_an_internal_NLB_behind_a_V1_link() => Verify.Silent(Id, """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
        {
            Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/",
            Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link },
        }));
        """);

    [Fact]
    public void Silent_on_an_imported_immutable_group() => Verify.Silent(Id, """
        var group = SecurityGroup.FromSecurityGroupId(this, "G", "sg-1", new SecurityGroupImportOptions { Mutable = false });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = group });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));
        """);

    [Theory]
    [InlineData("0.0.0.0/0", """group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));""", false)] // the team accepts any address
    [InlineData("10.0.0.0/8", """group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));""", true)]
    [InlineData("10.0.0.0/8", """group.AddIngressRule(Peer.AnyIpv6(), Port.Tcp(80));""", true)]
    [InlineData("10.0.0.0/8, 192.168.0.0/16", """group.AddIngressRule(Peer.Ipv4("192.168.7.0/24"), Port.Tcp(80));""", false)]
    [InlineData("10.0.0.0/8", """group.AddIngressRule(Peer.Ipv4("192.168.7.0/24"), Port.Tcp(80));""", true)] // a range beyond the list
    [InlineData("10.1.0.0/16", """group.AddIngressRule(Peer.Ipv4("10.0.0.0/8"), Port.Tcp(80));""", true)] // wider than the list
    [InlineData("", """group.AddIngressRule(Peer.Ipv4("192.168.7.0/24"), Port.Tcp(80));""", false)]
    public void Ranges_that_a_team_allows(string allowed, string rule, bool fires)
    {
        var compilation = CdkReferences.Compile(Code.Stack(Integrated + rule));
        Verify.AssertCompiles(compilation);
        Assert.Equal(fires, !Verify.Analyze(compilation, Configured.With(("vpclink_allowed_ingress", allowed)), Id).IsEmpty);
    }

    [Theory]
    [InlineData("""group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80), /* kept */ "all");""", """group.AddIngressRule(linkGroup, Port.Tcp(80), /* kept */ "all");""")]
    [InlineData("""alb.Connections.AllowFrom(Peer.AnyIpv4(), Port.Tcp(80));""", """alb.Connections.AllowFrom(linkGroup, Port.Tcp(80));""")]
    [InlineData("""alb.Connections.AllowFromAnyIpv4(Port.Tcp(80), "all"); // kept""", """alb.Connections.AllowFrom(linkGroup, Port.Tcp(80), "all"); // kept""")]
    [InlineData("""listener.Connections.AllowDefaultPortFromAnyIpv4();""", """listener.Connections.AllowDefaultPortFrom(linkGroup);""")]
    [InlineData("""new CfnSecurityGroupIngress(this, "R", new CfnSecurityGroupIngressProps { GroupId = group.SecurityGroupId, IpProtocol = "tcp", FromPort = 80, ToPort = 80, CidrIp = "0.0.0.0/0" });""",
        """new CfnSecurityGroupIngress(this, "R", new CfnSecurityGroupIngressProps { GroupId = group.SecurityGroupId, IpProtocol = "tcp", FromPort = 80, ToPort = 80, SourceSecurityGroupId = linkGroup.SecurityGroupId });""")]
    public void Fixed(string rule, string mended) => Verify.Fix(Id, Integrated + "        " + rule, Integrated + "        " + mended);

    [Fact]
    public void Fixed_on_a_service() => Verify.Fix(Id, Integrated + Service + """
                service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));
        """, Integrated + Service + """
                service.Connections.AllowFrom(alb, Port.Tcp(8080));
        """);

    [Fact]
    public void Fixed_on_a_service_behind_an_NLB_without_a_group()
    {
        static string Stack(string rule) => $$"""
                    var service = new FargateService(this, "Service", new FargateServiceProps { Cluster = new Cluster(this, "C", new ClusterProps { Vpc = vpc }), TaskDefinition = new FargateTaskDefinition(this, "T") });
                    var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
                    nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }).AddTargets("Targets", new AddNetworkTargetsProps { Port = 8080, Targets = new INetworkLoadBalancerTarget[] { service } });
                    {{rule}}
                    var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
                    new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
                    {
                        Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/",
                        Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link },
                    }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
            """;
        Verify.Fix(Id, Stack("service.Connections.AllowFromAnyIpv4(Port.Tcp(8080)); // all"), Stack("service.Connections.AllowFrom(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(8080)); // all"));
    }

    [Fact]
    public void No_fix_without_a_group_of_the_link() => Verify.NoFix(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        {|VPCL406:alb.Connections.AllowFromAnyIpv4(Port.Tcp(80))|};
        """);

    [Theory]
    [InlineData("""{|VPCL406:alb.Connections.AllowFromAnyIpv4(Port.Tcp(80) /* everyone */)|};""")]
    [InlineData("""
        {|VPCL406:alb.Connections.AllowFromAnyIpv4(
            // everyone
            Port.Tcp(80))|};
        """)]
    [InlineData("""{|VPCL406:alb.Connections.AllowFromAnyIpv4(portRange: Port.Tcp(80))|};""")]
    public void No_fix_where_something_would_get_lost(string rule) => Verify.NoFix(Id, Integrated + rule);

    /// <summary>What stands behind an L1 load balancer or a pattern's can't be given its group by name; of a rule that is written into a group, the port may be meant for others.</summary>
    [Theory]
    [InlineData("""{|VPCL406:service.Connections.SecurityGroups[0].AddIngressRule(Peer.AnyIpv4(), Port.Tcp(8080))|};""")]
    [InlineData("""
        var pattern = new Patterns.ApplicationLoadBalancedFargateService(this, "P", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false });
        var behind = new HttpAlbIntegration("Behind", pattern.Listener, new HttpAlbIntegrationProps { VpcLink = link });
        {|VPCL406:pattern.Service.Connections.AllowFromAnyIpv4(Port.Tcp(8080))|};
        """)]
    public void No_fix_for_what_stands_behind(string rule) => Verify.NoFix(Id, Integrated + Service + rule);

    [Fact]
    public void Says_how_far_it_goes() => Assert.Contains("lets any address connect", Verify.Fires(Id, Integrated + """
        {|VPCL406:group.AddIngressRule(Peer.AnyIpv6(), Port.Tcp(80))|};
        """).Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
