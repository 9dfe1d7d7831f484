using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL104Tests
{
    private const string Id = "VPCL104";

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
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", {|VPCL104:ConnectionType = "VPC_LINK"|}, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = http, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, {|VPCL104:ConnectionType = V2.HttpConnectionType.VPC_LINK|}, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", {|VPCL104:ConnectionType = "VPC_LINK"|}, ConnectionId = null } });""")]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/"));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionType", {|VPCL104:"VPC_LINK"|});
        """)]
    [InlineData("""
        var p = new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY" };
        {|VPCL104:p.ConnectionType = "VPC_LINK"|};
        new V2.CfnIntegration(this, "I", p);
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = System.Environment.GetEnvironmentVariable("LINK"), IntegrationUri = listener.ListenerArn });""")]
    [InlineData("""new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", IntegrationUri = listener.ListenerArn }).AddPropertyOverride("ConnectionId", v2.VpcLinkId);""")]
    [InlineData("""
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", IntegrationUri = listener.ListenerArn });
        i.ConnectionId = v2.VpcLinkId;
        """)]
    [InlineData("""new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", ConnectionType = "VPC_LINK", ConnectionId = "${stageVariables.vpcLinkId}" } });""")]
    [InlineData("""new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", ConnectionType = "INTERNET" } });""")]
    [InlineData("""new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", ConnectionType = System.Environment.GetEnvironmentVariable("TYPE") } });""")]
    [InlineData("""http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpAlbIntegration("A", listener, new HttpAlbIntegrationProps { VpcLink = v2 }) });""")]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = v1 } }));""")]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_with_the_V2_link_of_an_http_api() => Verify.Fix(Id, Network + """
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK" /* private */, IntegrationUri = listener.ListenerArn });
        """, Network + """
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK" /* private */, IntegrationUri = listener.ListenerArn, ConnectionId = v2.VpcLinkId });
        """);

    [Fact]
    public void Fixed_with_the_V1_link_of_a_rest_api() => Verify.Fix(Id, Network + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", ConnectionType = "VPC_LINK" } });
        """, Network + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId } });
        """);

    [Fact]
    public void Offers_no_fix_where_two_links_are_in_scope() => Verify.NoFix(Id, Network + """
        var other = new V2.VpcLink(this, "Other", new V2.VpcLinkProps { Vpc = vpc });
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", {|VPCL104:ConnectionType = "VPC_LINK"|}, IntegrationUri = listener.ListenerArn });
        """);
}
