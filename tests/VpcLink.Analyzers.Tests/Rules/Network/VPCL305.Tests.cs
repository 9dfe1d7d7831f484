using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL305Tests
{
    private const string Id = "VPCL305";

    private const string Start = """
        var other = new Vpc(this, "Other");
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = other });

        """;

    [Theory]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, {|VPCL305:SecurityGroups = new[] { group }|} });""")]
    [InlineData("""
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        {|VPCL305:link.AddSecurityGroups(group)|};
        """)]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = vpc.SelectSubnets().SubnetIds, {|VPCL305:SecurityGroupIds = new[] { group.SecurityGroupId }|} });""")]
    [InlineData("""
        var l1 = new CfnSecurityGroup(this, "L1", new CfnSecurityGroupProps { GroupDescription = "x", VpcId = other.VpcId });
        var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = vpc.SelectSubnets(new SubnetSelection { OnePerAz = true }).SubnetIds, {|VPCL305:SecurityGroupIds = new[] { l1.AttrGroupId }|} });
        """)]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, {|VPCL305:Subnets = new SubnetSelection { Subnets = other.PrivateSubnets }|} });""")]
    public void Fires(string link) => Verify.Fires(Id, Start + link);

    [Theory]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = other, SecurityGroups = new[] { group } });""")]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { SecurityGroup.FromSecurityGroupId(this, "G", "sg-1") } });""")]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = Vpc.FromLookup(this, "Found", new VpcLookupOptions { VpcName = "x" }), SecurityGroups = new[] { group } });""")]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new[] { "subnet-1" }, SecurityGroupIds = new[] { group.SecurityGroupId } });""")]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection { Subnets = vpc.PrivateSubnets } });""")]
    [InlineData("""
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group } });
        ((V2.CfnVpcLink)link.Node.DefaultChild!).SecurityGroupIds = new[] { "sg-1" };
        """)]
    public void Silent(string link) => Verify.Silent(Id, Start + link);
}
