using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL114Tests
{
    private const string Id = "VPCL114";

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
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, {|VPCL114:IntegrationUri = alb.LoadBalancerArn|} });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, {|VPCL114:IntegrationUri = $"http://{alb.LoadBalancerDnsName}/x"|} });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, {|VPCL114:IntegrationUri = alb.LoadBalancerDnsName|} });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = "abc123", {|VPCL114:IntegrationUri = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/x/0123456789abcdef"|} });""")]
    [InlineData("""new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = http, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, ConnectionType = V2.HttpConnectionType.VPC_LINK, ConnectionId = v2.VpcLinkId, {|VPCL114:IntegrationUri = nlb.LoadBalancerArn|} });""")]
    [InlineData("""
        Connect({|VPCL114:alb.LoadBalancerArn|});
        void Connect(string uri) => new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = uri });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-abc" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = Fn.ImportValue("Listener") });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = alb.LoadBalancerArn }).AddPropertyOverride("IntegrationUri", listener.ListenerArn);""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", IntegrationUri = "http://example.com" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = System.Environment.GetEnvironmentVariable("API")!, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, IntegrationUri = "http://x" });""")]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Network + """
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = alb.LoadBalancerArn /* the ALB */ });
        """, Network + """
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn /* the ALB */ });
        """);

    [Fact]
    public void Offers_no_fix_where_two_listeners_may_be_meant() => Verify.NoFix(Id, Network + """
        alb.AddListener("Other", new BaseApplicationListenerProps { Port = 8080, Open = false });
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, {|VPCL114:IntegrationUri = alb.LoadBalancerArn|} });
        """);
}
