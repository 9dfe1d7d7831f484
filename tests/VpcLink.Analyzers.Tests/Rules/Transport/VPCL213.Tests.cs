using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL213Tests
{
    private const string Id = "VPCL213";

    private const string Network = """
        var group = new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);

        """;

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Network + """
        var i = {|VPCL213:new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.HttpApi(this, "Api").ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn })|};
        """);

    [Fact]
    public void Fires_on_a_raw_integration() => Verify.Fires(Id, Network + """
        V2.HttpIntegration i = {|VPCL213:new(this, "I", new V2.HttpIntegrationProps { HttpApi = new V2.HttpApi(this, "Api"), IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, ConnectionType = V2.HttpConnectionType.VPC_LINK, ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn })|};
        """);

    [Fact]
    public void Fires_on_REST() => Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var i = {|VPCL213:new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, Uri = "http://x.example.com", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } })|};
        var m = {|VPCL213:new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { HttpMethod = "GET", ResourceId = "r", RestApiId = "a", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", Uri = "http://x", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId } })|};
        """);

    [Theory]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });""")]
    [InlineData("""var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = "a", IntegrationType = "HTTP_PROXY", IntegrationMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = "a", IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });
        i.IntegrationMethod = "ANY";
        """)]
    [InlineData("""
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = "a", IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });
        i.AddPropertyOverride("IntegrationMethod", "ANY");
        """)]
    [InlineData("""var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = "a", IntegrationType = System.Environment.GetEnvironmentVariable("T")!, ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });""")]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Network + """
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.HttpApi(this, "Api").ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn /* by ARN */ });
        """, Network + """
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.HttpApi(this, "Api").ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn /* by ARN */, IntegrationMethod = "ANY" });
        """);
}
