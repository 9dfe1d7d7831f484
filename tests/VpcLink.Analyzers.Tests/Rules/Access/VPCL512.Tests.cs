using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL512Tests
{
    private const string Id = "VPCL512";

    private const string Network = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var rest = new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = v1 } });

        """;

    [Fact]
    public void Fires_on_a_method() => Verify.Fires(Id, Network + """
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", rest, new Rest.MethodOptions { {|VPCL512:ApiKeyRequired = true|} });
        """);

    [Fact]
    public void Fires_on_defaults() => Verify.Fires(Id, Network + """
        var m = new Rest.RestApi(this, "Api", new Rest.RestApiProps { DefaultMethodOptions = new Rest.MethodOptions { {|VPCL512:ApiKeyRequired = true|} } }).Root.AddMethod("GET", rest);
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Network + """
        var api = new Rest.RestApi(this, "Api");
        var m = new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { HttpMethod = "GET", ResourceId = api.Root.ResourceId, RestApiId = api.RestApiId, AuthorizationType = "NONE", {|VPCL512:ApiKeyRequired = true|}, Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId } });
        """);

    [Theory]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", rest, new Rest.MethodOptions { ApiKeyRequired = true, AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", rest, new Rest.MethodOptions { ApiKeyRequired = System.Environment.GetEnvironmentVariable("K") == "1" });""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.MockIntegration(), new Rest.MethodOptions { ApiKeyRequired = true });""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api", new Rest.RestApiProps { DefaultMethodOptions = new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM } }).Root.AddMethod("GET", rest, new Rest.MethodOptions { ApiKeyRequired = true });""")]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
