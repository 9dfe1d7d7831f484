using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

/// <summary>One mistake is reported once, by the most specific rule of the area.</summary>
public class OneCauseTests
{
    private const string Network = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false, DefaultAction = ListenerAction.FixedResponse(404) });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var http = new V2.HttpApi(this, "Http");
        var rest = new Rest.RestApi(this, "Rest");

        """;

    private const string Http = """new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", """;
    private const string Rest = """new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", """;

    [Theory]
    [InlineData("VPCL109", Http + """ConnectionType = "VPCLINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("VPCL109", Rest + """ConnectionType = "VPCLINK", ConnectionId = v2.VpcLinkId, Uri = "http://x/" } });""")]
    [InlineData("VPCL105", Http + """ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("VPCL105", Rest + """ConnectionId = v2.VpcLinkId, Uri = "http://x/" } });""")]
    [InlineData("VPCL104", Rest + """ConnectionType = "VPC_LINK", Uri = "http://x/" } });""")]
    [InlineData("VPCL101", Rest + """ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, Uri = "http://x/" } });""")]
    [InlineData("VPCL102", Rest + """ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, Uri = "http://x/" } }).AddPropertyOverride("Integration.IntegrationTarget", listener.ListenerArn);""")]
    [InlineData("VPCL117", Rest + """ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, Uri = "http://x/" } }).AddPropertyOverride("Integration.IntegrationTarget", "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-abc");""")]
    [InlineData("VPCL108", Rest + """ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, Uri = "http://x/" } }).AddPropertyOverride("Integration.IntegrationTarget", listener.ListenerArn);""")]
    [InlineData("VPCL107", Rest + """ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId } });""")]
    [InlineData("VPCL114", Http + """ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = alb.LoadBalancerArn });""")]
    [InlineData("VPCL119", """
        var imported = ApplicationListener.FromApplicationListenerAttributes(this, "L", new ApplicationListenerAttributes { ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef", SecurityGroup = group });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpAlbIntegration("I", imported, new HttpAlbIntegrationProps { VpcLink = v2 }) });
        """)]
    [InlineData("VPCL119", """
        var imported = ApplicationListener.FromApplicationListenerAttributes(this, "L", new ApplicationListenerAttributes { ListenerArn = alb.LoadBalancerArn, SecurityGroup = group });
        """ + "\n" + Http + """ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = imported.ListenerArn });""")]
    [InlineData("VPCL119", """
        var imported = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "Imported", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef" });
        new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { imported } });
        """)]
    [InlineData("VPCL119", """
        var imported = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "Imported", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef" });
        new Rest.CfnVpcLink(this, "Link", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { imported.LoadBalancerArn } });
        """)]
    [InlineData("VPCL110", """new Rest.CfnVpcLink(this, "Link", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { alb.LoadBalancerArn } });""")]
    [InlineData("VPCL103", Http + """ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, IntegrationUri = listener.ListenerArn });""")]
    public void Is_reported_once(string id, string body)
    {
        var compilation = CdkReferences.Compile(Code.Stack(Network + body));
        Verify.AssertCompiles(compilation);
        Assert.Equal(id, string.Join(", ", Verify.Analyze(compilation).Select(static d => d.Id).Where(static i => i.StartsWith("VPCL1", StringComparison.Ordinal))));
    }
}
