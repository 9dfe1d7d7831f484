using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL303Tests
{
    private const string Id = "VPCL303";

    [Theory]
    [InlineData("""
        var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", {|VPCL303:SubnetIds = new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11" }|} });
        """)]
    [InlineData("""
        var ids = new List<string> { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10" };
        ids.Add("11");
        var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", {|VPCL303:SubnetIds = ids.ToArray()|} });
        """)]
    [InlineData("""
        var zones = new[] { "a", "b", "c", "d" };
        SubnetConfiguration Apps(string name) => new SubnetConfiguration { Name = name, SubnetType = SubnetType.PRIVATE_ISOLATED };
        var wide = new Vpc(this, "Wide", new VpcProps { AvailabilityZones = zones, SubnetConfiguration = new[] { Apps("X"), Apps("Y"), Apps("Z") } });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = wide, {|VPCL303:Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, body);

    [Theory]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10" } });""")]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = Fn.Split(",", Fn.ImportValue("subnets")) });""")]
    [InlineData("""
        var zones = new[] { "a", "b", "c", "d" };
        SubnetConfiguration Apps(string name) => new SubnetConfiguration { Name = name, SubnetType = SubnetType.PRIVATE_ISOLATED };
        var wide = new Vpc(this, "Wide", new VpcProps { AvailabilityZones = zones, SubnetConfiguration = new[] { Apps("X"), Apps("Y"), Apps("Z") } });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = wide, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED, OnePerAz = true } });
        """)]
    [InlineData("""
        SubnetConfiguration Apps(string name) => new SubnetConfiguration { Name = name, SubnetType = SubnetType.PRIVATE_ISOLATED };
        var wide = new Vpc(this, "Wide", new VpcProps { MaxAzs = 6, SubnetConfiguration = new[] { Apps("X"), Apps("Y"), Apps("Z") } });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = wide, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);
}
