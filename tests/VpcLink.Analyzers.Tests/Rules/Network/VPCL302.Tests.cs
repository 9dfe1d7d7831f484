using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL302Tests
{
    private const string Id = "VPCL302";

    private const string Group = """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });

        """;

    [Theory]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", {|VPCL302:SubnetIds = new string[0]|} });""")]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", {|VPCL302:SubnetIds = new List<string>().ToArray()|} });""")]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, {|VPCL302:Subnets = new SubnetSelection { Subnets = Array.Empty<ISubnet>() }|} });""")]
    [InlineData("""
        var none = new SubnetSelection { AvailabilityZones = [] };
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, {|VPCL302:Subnets = none|} });
        """)]
    [InlineData("""
        var zoned = new Vpc(this, "Zoned", new VpcProps { AvailabilityZones = new[] { "eu-west-1a", "eu-west-1b" } });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = zoned, {|VPCL302:Subnets = new SubnetSelection { AvailabilityZones = new[] { "eu-west-1c" } }|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, body);

    [Theory]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });""")]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new[] { "subnet-1" } });""")]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = vpc.SelectSubnets().SubnetIds });""")]
    [InlineData("""
        var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new string[0] });
        link.AddPropertyOverride("SubnetIds", new[] { "subnet-1" });
        """)]
    [InlineData("""
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection { Subnets = Array.Empty<ISubnet>() } });
        link.AddSubnets(vpc.PrivateSubnets);
        """)]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection { AvailabilityZones = new[] { System.Environment.GetEnvironmentVariable("ZONE")! } } });""")]
    [InlineData("""
        var zoned = new Vpc(this, "Zoned", new VpcProps { AvailabilityZones = new[] { "eu-west-1a", "eu-west-1b" } });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = zoned, Subnets = new SubnetSelection { AvailabilityZones = new[] { "eu-west-1b" } } });
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Group + """
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group }, /* where? */ Subnets = new SubnetSelection { Subnets = Array.Empty<ISubnet>() } });
        """, Group + """
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group }, /* where? */ Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
        """);

    [Fact]
    public void Fixed_with_the_subnets_of_the_load_balancers_vpc() => Verify.Fix(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new string[0], SecurityGroupIds = new[] { "sg-1" } });
        var api = new V2.HttpApi(this, "Api");
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = link.Ref, IntegrationUri = listener.ListenerArn, PayloadFormatVersion = "1.0" });
        """, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).SubnetIds, SecurityGroupIds = new[] { "sg-1" } });
        var api = new V2.HttpApi(this, "Api");
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = link.Ref, IntegrationUri = listener.ListenerArn, PayloadFormatVersion = "1.0" });
        """);

    [Fact]
    public void Not_fixed_without_a_vpc() => Verify.NoFix(Id, """var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", {|VPCL302:SubnetIds = new string[0]|} });""");
}
