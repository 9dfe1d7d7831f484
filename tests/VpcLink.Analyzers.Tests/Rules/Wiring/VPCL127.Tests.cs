using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL127Tests
{
    private const string Id = "VPCL127";

    private const string Network = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var http = new V2.HttpApi(this, "Http");
        var rest = new Rest.RestApi(this, "Rest");

        """;

    [Theory]
    [InlineData("""
        var second = new SecurityGroup(this, "Second", new SecurityGroupProps { Vpc = vpc });
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        {|VPCL127:http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { second } })|};
        """)]
    [InlineData("""
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc });
        {|VPCL127:http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } })|};
        """)]
    [InlineData("""
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpAlbIntegration("I", listener) });
        {|VPCL127:http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } })|};
        """)]
    [InlineData("""
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc });
        Again();
        void Again() => {|VPCL127:http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } })|};
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        """)]
    [InlineData("""
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc });
        """)]
    [InlineData("""
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc });
        new V2.HttpApi(this, "Other").AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        """)]
    [InlineData("""
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc });
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = new Vpc(this, "Other"), SecurityGroups = new ISecurityGroup[] { group } });
        """)]
    [InlineData("""
        if (System.Environment.GetEnvironmentVariable("X") == "1") http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc });
        else http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        """)]
    [InlineData("""
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpAlbIntegration("I", listener) });
        """)]
    [InlineData("""
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc });
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = (ISecurityGroup[])Activator.CreateInstance(Type.GetType("X")!)! });
        """)]
    [InlineData("""
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 }) });
        http.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
