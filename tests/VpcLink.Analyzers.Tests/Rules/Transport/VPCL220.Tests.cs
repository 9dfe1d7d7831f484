using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL220Tests
{
    private const string Id = "VPCL220";

    private const string Network = """
        var group = new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);

        """;

    [Theory]
    [InlineData("{|VPCL220:Timeout = Duration.Seconds(30)|}")]
    [InlineData("{|VPCL220:Timeout = Duration.Minutes(1)|}")]
    [InlineData("{|VPCL220:Timeout = Duration.Millis(49)|}")]
    [InlineData("{|VPCL220:Timeout = Duration.Parse(\"PT60S\")|}")]
    public void Fires(string timeout) => Verify.Fires(Id, Network + "var i = new HttpAlbIntegration(\"I\", listener, new HttpAlbIntegrationProps { VpcLink = v2, " + timeout + " });");

    [Fact]
    public void Fires_on_L1_beyond_the_services_own_limit() => Verify.Fires(Id, Network + """
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.HttpApi(this, "A").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn, {|VPCL220:TimeoutInMillis = 30001|} });
        var w = new V2.CfnIntegration(this, "W", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "B").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", IntegrationUri = "http://x.example.com", {|VPCL220:TimeoutInMillis = 29500|} });
        """);

    [Theory]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2, Timeout = Duration.Seconds(29) });""")]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2, Timeout = Duration.Millis(50) });""")]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2, Timeout = (Duration)this.Node.TryGetContext("t") });""")]
    [InlineData("""var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.HttpApi(this, "A").ApiId, IntegrationType = "HTTP_PROXY", IntegrationUri = listener.ListenerArn, TimeoutInMillis = 30000 });""")]
    [InlineData("""var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = Fn.ImportValue("a"), IntegrationType = "HTTP_PROXY", IntegrationUri = listener.ListenerArn, TimeoutInMillis = 60000 });""")]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Network + """
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2, Timeout = Duration.Minutes(1) /* long */ });
        """, Network + """
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2, Timeout = Duration.Seconds(29) /* long */ });
        """);
}
