using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL310Tests
{
    private const string Id = "VPCL310";

    private const string Start = """
                var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
                var albGroup = new SecurityGroup(this, "AlbGroup", new SecurityGroupProps { Vpc = vpc });
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = albGroup });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });

        """;

    [Theory]
    [InlineData("{|VPCL310:albGroup.AddIngressRule(group, Port.Tcp(443))|};")]
    [InlineData("{|VPCL310:alb.Connections.AllowFrom(group, Port.TcpRange(8000, 9000))|};")]
    [InlineData("{|VPCL310:listener.Connections.AllowFrom(group, Port.HTTPS)|};")]
    [InlineData("{|VPCL310:group.Connections.AllowTo(alb, Port.Tcp(8080))|};")]
    [InlineData("{|VPCL310:albGroup.AddIngressRule(Peer.SecurityGroupId(group.SecurityGroupId), Port.Tcp(443))|};")]
    [InlineData("{|VPCL310:new CfnSecurityGroupIngress(this, \"In\", new CfnSecurityGroupIngressProps { IpProtocol = \"tcp\", FromPort = 443, ToPort = 443, GroupId = albGroup.SecurityGroupId, SourceSecurityGroupId = group.SecurityGroupId })|};")]
    public void Fires(string rule) => Verify.Fires(Id, Start + rule);

    [Theory]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(80));")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(443)); albGroup.AddIngressRule(group, Port.Tcp(80));")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(443)); albGroup.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(80));")]
    [InlineData("albGroup.AddIngressRule(group, Port.Tcp(int.Parse(\"443\")));")]
    [InlineData("albGroup.AddIngressRule(new SecurityGroup(this, \"Other\", new SecurityGroupProps { Vpc = vpc }), Port.Tcp(443));")]
    // Meant for the other listener: what this one lacks is VPCL308's.
    [InlineData("alb.AddListener(\"Two\", new BaseApplicationListenerProps { Port = 8080, Protocol = ApplicationProtocol.HTTP, Open = false }); albGroup.AddIngressRule(group, Port.Tcp(8080));")]
    [InlineData("")]
    public void Silent(string rule) => Verify.Silent(Id, Start + rule);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Start + """
                albGroup.AddIngressRule(group, Port.Tcp(443) /* TLS */);
        """, Start + """
                albGroup.AddIngressRule(group, Port.Tcp(80) /* TLS */);
        """);

    [Fact]
    public void Fixed_in_L1() => Verify.Fix(Id, Start + """
                new CfnSecurityGroupIngress(this, "In", new CfnSecurityGroupIngressProps { IpProtocol = "tcp", FromPort = 443, ToPort = 443, GroupId = albGroup.SecurityGroupId, SourceSecurityGroupId = group.SecurityGroupId });
        """, Start + """
                new CfnSecurityGroupIngress(this, "In", new CfnSecurityGroupIngressProps { IpProtocol = "tcp", FromPort = 80, ToPort = 80, GroupId = albGroup.SecurityGroupId, SourceSecurityGroupId = group.SecurityGroupId });
        """);

    [Fact]
    public void Not_fixed_where_a_helper_writes_several_rules() => Verify.NoFix(Id, Start + """
        void Admit(ISecurityGroup at) { {|VPCL310:at.AddIngressRule(group, Port.Tcp(443))|}; }
        Admit(albGroup);
        Admit(new SecurityGroup(this, "Other", new SecurityGroupProps { Vpc = vpc }));
        """);
}
