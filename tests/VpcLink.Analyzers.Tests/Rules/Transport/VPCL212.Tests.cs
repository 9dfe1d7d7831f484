using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL212Tests
{
    private const string Id = "VPCL212";

    private const string Network = """
        var group = new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);

        """;

    private const string L1 = """
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.HttpApi(this, "Api").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn, {|VPCL212:PayloadFormatVersion = "2.0"|} });
        """;

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Network + L1);

    [Fact]
    public void Fires_on_a_raw_integration() => Verify.Fires(Id, Network + """
        var i = new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = new V2.HttpApi(this, "Api"), IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, Method = V2.HttpMethod.ANY, ConnectionType = V2.HttpConnectionType.VPC_LINK, ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn, {|VPCL212:PayloadFormatVersion = V2.PayloadFormatVersion.VERSION_2_0|} });
        """);

    [Fact]
    public void Fires_on_a_custom_version_set_later() => Verify.Fires(Id, Network + """
        var p = new V2.HttpIntegrationProps { HttpApi = new V2.HttpApi(this, "Api"), IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, Method = V2.HttpMethod.ANY, ConnectionType = V2.HttpConnectionType.VPC_LINK, ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn };
        {|VPCL212:p.PayloadFormatVersion = V2.PayloadFormatVersion.Custom("2.0")|};
        var i = new V2.HttpIntegration(this, "I", p);
        """);

    [Theory]
    [InlineData("ConnectionType = \"VPC_LINK\", ConnectionId = v2.VpcLinkId, PayloadFormatVersion = \"1.0\"")]
    [InlineData("ConnectionType = \"VPC_LINK\", ConnectionId = v2.VpcLinkId")]
    [InlineData("PayloadFormatVersion = \"2.0\"")]
    [InlineData("ConnectionType = \"VPC_LINK\", ConnectionId = v2.VpcLinkId, PayloadFormatVersion = System.Environment.GetEnvironmentVariable(\"V\")")]
    public void Silent(string properties) => Verify.Silent(Id, Network + "var i = new V2.CfnIntegration(this, \"I\", new V2.CfnIntegrationProps { ApiId = new V2.HttpApi(this, \"Api\").ApiId, IntegrationType = \"HTTP_PROXY\", IntegrationMethod = \"ANY\", IntegrationUri = listener.ListenerArn, " + properties + " });");

    [Fact]
    public void Silent_after_an_override() => Verify.Silent(Id, Network + L1.Replace("{|VPCL212:", "").Replace("|}", "") + """

        i.AddPropertyOverride("PayloadFormatVersion", "1.0");
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Network + L1, Network + L1.Replace("{|VPCL212:PayloadFormatVersion = \"2.0\"|}", "PayloadFormatVersion = \"1.0\""));
}
