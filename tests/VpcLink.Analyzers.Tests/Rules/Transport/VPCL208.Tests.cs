using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL208Tests
{
    private const string Id = "VPCL208";

    private const string Use = """

        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        """;

    [Theory]
    [InlineData("""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL208:DesyncMitigationMode = DesyncMitigationMode.STRICTEST|} });""")]
    [InlineData("""
        var settings = new ApplicationLoadBalancerProps { Vpc = vpc };
        {|VPCL208:settings.DesyncMitigationMode = DesyncMitigationMode.STRICTEST|};
        var alb = new ApplicationLoadBalancer(this, "Alb", settings);
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        alb.SetAttribute("routing.http.desync_mitigation_mode", {|VPCL208:"strictest"|});
        """)]
    [InlineData("""
        ApplicationLoadBalancer Balance(DesyncMitigationMode mode) => new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, DesyncMitigationMode = mode });
        var alb = Balance({|VPCL208:DesyncMitigationMode.STRICTEST|});
        """)]
    public void Fires(string alb) => Verify.Fires(Id, alb + Use);

    [Fact]
    public void Fires_in_L1() => Verify.Fires(Id, """
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps
        {
            Scheme = "internal", Subnets = new[] { "subnet-1", "subnet-2" },
            LoadBalancerAttributes = new[] { new CfnLoadBalancer.LoadBalancerAttributeProperty { Key = "routing.http.desync_mitigation_mode", {|VPCL208:Value = "strictest"|} } },
        });
        var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.Ref, Port = 80, Protocol = "HTTP", DefaultActions = Array.Empty<object>() });
        var api = new V2.HttpApi(this, "Api");
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = "abc", IntegrationUri = listener.Ref });
        """);

    [Fact]
    public void Fires_on_an_ecs_pattern() => Verify.Fires(Id, """
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false });
        service.LoadBalancer.SetAttribute("routing.http.desync_mitigation_mode", {|VPCL208:"strictest"|});
        var i = new HttpAlbIntegration("I", service.Listener);
        """);

    [Fact]
    public void Is_a_warning_behind_a_REST_API()
    {
        var found = Verify.RuleOnNewestCdk(Id, Code.Stack("""
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL208:DesyncMitigationMode = DesyncMitigationMode.STRICTEST|} });
            alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
            var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
            var api = new Rest.RestApi(this, "Api");
            """ + RestCode.L1("""Uri = "http://orders.example.com/", IntegrationTarget = alb.LoadBalancerArn""")));
        Assert.Equal(DiagnosticSeverity.Warning, found.Single().Severity);
    }

    [Theory]
    [InlineData("""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });""")]
    [InlineData("""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, DesyncMitigationMode = DesyncMitigationMode.DEFENSIVE });""")]
    [InlineData("""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, DesyncMitigationMode = System.Environment.GetEnvironmentVariable("X") == "1" ? DesyncMitigationMode.STRICTEST : DesyncMitigationMode.MONITOR });""")]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, DesyncMitigationMode = DesyncMitigationMode.STRICTEST });
        alb.SetAttribute("routing.http.desync_mitigation_mode", "defensive");
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, DesyncMitigationMode = DesyncMitigationMode.STRICTEST });
        alb.SetAttribute(System.Environment.GetEnvironmentVariable("KEY")!, "defensive");
        """)] // which one does it set?
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, DesyncMitigationMode = DesyncMitigationMode.STRICTEST });
        if (System.Environment.GetEnvironmentVariable("X") == "1") alb.RemoveAttribute("routing.http.desync_mitigation_mode");
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, DesyncMitigationMode = DesyncMitigationMode.STRICTEST });
        ((CfnLoadBalancer)alb.Node.DefaultChild!).AddPropertyOverride("LoadBalancerAttributes", new object[0]);
        """)]
    [InlineData("""
        var alb = ApplicationLoadBalancer.FromLookup(this, "Alb", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        """)]
    public void Silent(string alb) => Verify.Silent(Id, alb + Use);

    [Fact]
    public void Fixed()
    {
        var before = """
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps
            {
                Vpc = vpc,
                DesyncMitigationMode = DesyncMitigationMode.STRICTEST, // security review
            });
            """ + Use;
        Verify.Fix(Id, before, before.Replace("STRICTEST", "DEFENSIVE"));
    }

    [Fact]
    public void Fixed_where_the_attribute_is_set()
    {
        var before = """
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
            alb.SetAttribute("routing.http.desync_mitigation_mode", "strictest");
            """ + Use;
        Verify.Fix(Id, before, before.Replace("strictest", "defensive"));
    }
}
