using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Patterns;

public class VPCL801Tests
{
    private const string Id = "VPCL801";

    private const string Link = """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var api = new V2.HttpApi(this, "Api");

        """;

    [Fact]
    public void Names_the_whole_path() => Assert.Equal("Pattern 1, HTTP API → VPC link V2 → internal ALB in private subnets: 'api' → link 'link' → 'alb' → listener 'http' (HTTP 80) → private subnets of 'vpc'",
        Verify.Fires(Id, Link + """
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
            var http = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
            api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = {|VPCL801:new HttpAlbIntegration("I", http, new HttpAlbIntegrationProps { VpcLink = link })|} });
            """).Single().GetMessage());

    [Fact]
    public void Points_to_the_link_the_listener_and_the_load_balancer() => Assert.Equal(3, Verify.Fires(Id, Link + """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var http = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var i = {|VPCL801:new HttpAlbIntegration("I", http, new HttpAlbIntegrationProps { VpcLink = link })|};
        """).Single().AdditionalLocations.Count);

    [Theory]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
        var i = {|VPCL801:new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }))|};
        """)]
    [InlineData("""
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false });
        var i = {|VPCL801:new HttpAlbIntegration("I", service.Listener, new HttpAlbIntegrationProps { VpcLink = link })|};
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        {|VPCL801:new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationUri = listener.ListenerArn })|};
        """)]
    public void Fires(string body) => Verify.Fires(Id, Link + body);

    [Theory]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = System.Environment.GetEnvironmentVariable("X") == "1" });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        """)]
    [InlineData("""
        var found = Vpc.FromLookup(this, "Found", new VpcLookupOptions { VpcId = "vpc-1" });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = found });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        """)] // which subnets it has is not known
    [InlineData("""
        var i = new HttpAlbIntegration("I", ApplicationListener.FromLookup(this, "L", new ApplicationListenerLookupOptions { ListenerArn = "arn" }), new HttpAlbIntegrationProps { VpcLink = link });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Link + body);
}
