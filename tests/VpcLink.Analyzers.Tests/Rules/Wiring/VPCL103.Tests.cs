using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL103Tests
{
    private const string Id = "VPCL103";

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
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", {|VPCL103:ConnectionId = v1.VpcLinkId|}, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.CfnApi(this, "A", new V2.CfnApiProps { Name = "a", ProtocolType = "HTTP" }).Ref, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", {|VPCL103:ConnectionId = new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.LoadBalancerArn } }).Ref|}, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = http, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, ConnectionType = V2.HttpConnectionType.VPC_LINK, {|VPCL103:ConnectionId = v1.VpcLinkId|}, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""
        var laundered = V2.VpcLink.FromVpcLinkAttributes(this, "L", new V2.VpcLinkAttributes { {|VPCL103:VpcLinkId = v1.VpcLinkId|}, Vpc = vpc });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpAlbIntegration("A", listener, new HttpAlbIntegrationProps { VpcLink = laundered }) });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/b", Integration = new HttpAlbIntegration("B", listener, new HttpAlbIntegrationProps { VpcLink = laundered }) });
        """)]
    [InlineData("""
        Connect({|VPCL103:v1.VpcLinkId|});
        Connect(v2.VpcLinkId);
        void Connect(string id) => new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = id, IntegrationUri = listener.ListenerArn });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, IntegrationUri = "http://x" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = Fn.ImportValue("ApiId"), IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, IntegrationUri = "http://x" });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = Fn.ImportValue("V1Link"), IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, IntegrationUri = listener.ListenerArn });
        i.AddPropertyOverride("ConnectionId", v2.VpcLinkId);
        """)]
    [InlineData("""
        var used = v1.VpcLinkId;
        if (System.Environment.GetEnvironmentVariable("X") == "1") used = v2.VpcLinkId;
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = used, IntegrationUri = listener.ListenerArn });
        """)]
    [InlineData("""
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpAlbIntegration("A", listener, new HttpAlbIntegrationProps
            { VpcLink = V2.VpcLink.FromVpcLinkAttributes(this, "L", new V2.VpcLinkAttributes { VpcLinkId = "abc123", Vpc = vpc }) }) });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
