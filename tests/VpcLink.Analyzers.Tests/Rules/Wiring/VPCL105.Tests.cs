using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL105Tests
{
    private const string Id = "VPCL105";

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
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", {|VPCL105:ConnectionId = v2.VpcLinkId|}, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", {|VPCL105:ConnectionId = v2.VpcLinkId|}, ConnectionType = "INTERNET", IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = http, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, {|VPCL105:ConnectionId = "abc123"|}, ConnectionType = V2.HttpConnectionType.INTERNET, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", {|VPCL105:ConnectionId = "${stageVariables.vpcLinkId}"|} } });""")]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/"));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionId", {|VPCL105:v1.VpcLinkId|});
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionId = v2.VpcLinkId, ConnectionType = "VPC_LINK", IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionId = v2.VpcLinkId, ConnectionType = System.Environment.GetEnvironmentVariable("TYPE"), IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionId = System.Environment.GetEnvironmentVariable("LINK"), IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn }).AddPropertyOverride("ConnectionType", "VPC_LINK");""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionId = v2.VpcLinkId, ConnectionType = "VPCLINK", IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1 } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionId", "${stageVariables.vpcLinkId}");
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_in_L1() => Verify.Fix(Id, Network + """
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionId = v2.VpcLinkId, ConnectionType = "INTERNET" /* why */, IntegrationUri = listener.ListenerArn });
        """, Network + """
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionId = v2.VpcLinkId, ConnectionType = "VPC_LINK" /* why */, IntegrationUri = listener.ListenerArn });
        """);

    [Fact]
    public void Fixed_in_a_raw_integration() => Verify.Fix(Id, Network + """
        new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = http, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, Method = V2.HttpMethod.ANY, ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });
        """, Network + """
        new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = http, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, Method = V2.HttpMethod.ANY, ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn, ConnectionType = V2.HttpConnectionType.VPC_LINK });
        """);

    [Fact]
    public void Fixed_beside_an_override() => Verify.Fix(Id, Network + """
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/"), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionId", v1.VpcLinkId);
        """, Network + """
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/"), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionId", v1.VpcLinkId);
                ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        """);

    [Fact]
    public void Offers_no_fix_that_uncovers_the_next_mistake() => Verify.NoFix(Id, Network + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", {|VPCL105:ConnectionId = v2.VpcLinkId|} } });
        """);
}
