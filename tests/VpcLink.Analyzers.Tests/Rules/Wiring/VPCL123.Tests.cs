using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL123Tests
{
    private const string Id = "VPCL123";

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
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", {|VPCL123:ConnectionId = v2.VpcLinkId|}, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.CfnApi(this, "Ws", new V2.CfnApiProps { Name = "ws", ProtocolType = "WEBSOCKET" }).Ref, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", {|VPCL123:ConnectionId = v2.VpcLinkId|}, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", {|VPCL123:ConnectionId = new V2.CfnVpcLink(this, "L", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new[] { "subnet-1" } }).Ref|}, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });""")]
    [InlineData("""
        Connect({|VPCL123:v2.VpcLinkId|});
        void Connect(string id) => new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = id, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = Fn.ImportValue("Api"), IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = System.Environment.GetEnvironmentVariable("L"), IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = "abc123", IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });""")]
    [InlineData("""
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });
        i.ConnectionId = v1.VpcLinkId;
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
