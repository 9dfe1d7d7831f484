using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL309Tests
{
    private const string Id = "VPCL309";

    private const string Rest = """

                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
                var albGroup = new SecurityGroup(this, "AlbGroup", new SecurityGroupProps { Vpc = vpc });
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = albGroup });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """;

    private const string Closed = """        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc, {|VPCL309:AllowAllOutbound = false|} });""";

    [Theory]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80));")]
    [InlineData("albGroup.AddIngressRule(Peer.Ipv4(\"10.0.0.0/8\"), Port.Tcp(80));")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80)); group.AddEgressRule(albGroup, Port.Tcp(443));")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80)); group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));")]
    public void Fires(string rules) => Verify.Fires(Id, Closed + Rest + rules);

    [Fact]
    public void Fires_at_the_argument() => Verify.Fires(Id, """
        SecurityGroup Make(bool open) => new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = open });
        var group = Make({|VPCL309:false|});
        """ + Rest + "albGroup.AddIngressRule(group, Port.Tcp(80));");

    [Fact]
    public void Fires_on_L1_rules() => Verify.Fires(Id, Closed + Rest + """
        new CfnSecurityGroupIngress(this, "In", new CfnSecurityGroupIngressProps { IpProtocol = "tcp", FromPort = 80, ToPort = 80, GroupId = albGroup.SecurityGroupId, SourceSecurityGroupId = group.SecurityGroupId });
        """);

    [Theory]
    [InlineData("listener.Connections.AllowDefaultPortFrom(group);")]
    [InlineData("group.Connections.AllowTo(alb, Port.Tcp(80));")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80)); group.AddEgressRule(albGroup, Port.Tcp(80));")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80)); group.AddEgressRule(Peer.AnyIpv4(), Port.AllTcp());")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80)); group.AddEgressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(80));")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80)); group.Connections.AllowToAnyIpv4(Port.Tcp(80));")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80)); new CfnSecurityGroupEgress(this, \"Out\", new CfnSecurityGroupEgressProps { IpProtocol = \"-1\", GroupId = group.SecurityGroupId, CidrIp = \"0.0.0.0/0\" });")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80)); ((CfnSecurityGroup)group.Node.DefaultChild!).AddPropertyOverride(\"SecurityGroupEgress\", new object[0]);")]
    // Where nobody is admitted either, VPCL308 speaks; a rule on another port is VPCL310's.
    [InlineData("")]
    [InlineData("alb.Connections.AllowFrom(group, Port.Tcp(443));")]
    public void Silent(string rules) => Verify.Silent(Id, Closed.Replace("{|VPCL309:", "").Replace("|}", "") + Rest + rules);

    [Theory]
    [InlineData("""var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });""")]
    [InlineData("""var group = SecurityGroup.FromSecurityGroupId(this, "Group", "sg-1");""")]
    [InlineData("""var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = bool.Parse("false") });""")]
    public void Silent_where_it_lets_out_or_may(string group) => Verify.Silent(Id, group + Rest + "albGroup.AddIngressRule(group, Port.Tcp(80));");

    [Fact]
    public void Fixed()
    {
        var closed = Closed.Replace("{|VPCL309:", "").Replace("|}", "");
        Verify.Fix(Id, closed + Rest + "\n        albGroup.AddIngressRule(group, Port.Tcp(80));", closed + Rest.Replace("Open = false });\n",
            "Open = false });\n        listener.Connections.AllowDefaultPortFrom(group, \"API Gateway VPC link\");\n") + "\n        albGroup.AddIngressRule(group, Port.Tcp(80));");
    }

    [Fact]
    public void Fixed_on_the_link_s_side_where_the_load_balancer_s_group_can_t_be_changed()
    {
        const string network = """
                    var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
                    var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = SecurityGroup.FromSecurityGroupId(this, "AlbGroup", "sg-1", new SecurityGroupImportOptions { Mutable = false }) });
                    var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }), new HttpAlbIntegrationProps { VpcLink = link });
            """;
        Verify.Fix(Id, "var group = new SecurityGroup(this, \"Group\", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false /* closed */ });\n" + network,
            "var group = new SecurityGroup(this, \"Group\", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true /* closed */ });\n" + network);
    }
}
