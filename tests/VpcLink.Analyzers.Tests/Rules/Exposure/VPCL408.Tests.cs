using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL408Tests
{
    private const string Id = "VPCL408";

    private const string Alb = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });

        """;

    [Theory]
    [InlineData("""var i = new HttpUrlIntegration("I", {|VPCL408:$"http://{alb.LoadBalancerDnsName}"|});""")]
    [InlineData("""new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration({|VPCL408:"http://" + alb.LoadBalancerDnsName|}));""")]
    [InlineData("""
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", {|VPCL408:Uri = $"http://{alb.LoadBalancerDnsName}/"|} },
        });
        """)]
    [InlineData("""
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc });
        var i = new HttpUrlIntegration("I", {|VPCL408:$"http://{service.LoadBalancer.LoadBalancerDnsName}/x"|});
        """)]
    [InlineData("""
        var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Subnets = new[] { "subnet-1", "subnet-2" } });
        var i = new HttpUrlIntegration("I", {|VPCL408:$"http://{own.AttrDnsName}"|});
        """)]
    [InlineData("""
        Route({|VPCL408:$"http://{alb.LoadBalancerDnsName}/orders"|});
        void Route(string url) => new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpUrlIntegration("I", url) });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Alb + body);

    [Theory]
    [InlineData("""
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("POST", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/orders"));
        ((Rest.CfnMethod)m.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        """)]
    [InlineData("""
        var closed = new ApplicationLoadBalancer(this, "Closed", new ApplicationLoadBalancerProps { Vpc = vpc });
        var i = new HttpUrlIntegration("I", $"http://{closed.LoadBalancerDnsName}");
        """)] // VPCL407
    [InlineData("""
        var found = ApplicationLoadBalancer.FromLookup(this, "Found", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        var i = new HttpUrlIntegration("I", $"http://{found.LoadBalancerDnsName}");
        """)]
    [InlineData("""
        var maybe = new ApplicationLoadBalancer(this, "Maybe", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = System.Environment.GetEnvironmentVariable("X") == "1" });
        var i = new HttpUrlIntegration("I", $"http://{maybe.LoadBalancerDnsName}");
        """)]
    [InlineData("""
        ((CfnLoadBalancer)alb.Node.DefaultChild!).AddPropertyOverride("Scheme", "internal");
        var i = new HttpUrlIntegration("I", $"http://{alb.LoadBalancerDnsName}");
        """)]
    [InlineData("""var i = new HttpUrlIntegration("I", "https://api.example.com/");""")]
    [InlineData("""var i = new HttpUrlIntegration("I", "http://orders-1234567890.eu-west-1.elb.amazonaws.com/");""")] // a name in text does not tell
    public void Silent(string body) => Verify.Silent(Id, Alb + body);

    private const string Linked = """
        var linkGroup = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkGroup } });

        """;

    private const string Listener = """
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway");

        """;

    [Fact]
    public void Fixed_on_both_sides() => Verify.Fix(Id, Linked + Alb + Listener + """
        var i = new HttpUrlIntegration("I", $"http://{alb.LoadBalancerDnsName}");
        """, Linked + Alb.Replace("InternetFacing = true", "InternetFacing = false") + Listener + """
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """);

    [Fact]
    public void Fixed_behind_an_NLB()
    {
        const string Nlb = """
            var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = true /* once */ });
            nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
            var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });

            """;
        Verify.Fix(Id, Nlb + """
            new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration($"http://{nlb.LoadBalancerDnsName}/"), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
            """, Nlb.Replace("InternetFacing = true", "InternetFacing = false") + """
            new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration($"http://{nlb.LoadBalancerDnsName}/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
            """);
    }

    [Fact]
    public void No_fix_without_a_link() => Verify.NoFix(Id, Alb + """
        var i = new HttpUrlIntegration("I", {|VPCL408:$"http://{alb.LoadBalancerDnsName}"|});
        """);
}
