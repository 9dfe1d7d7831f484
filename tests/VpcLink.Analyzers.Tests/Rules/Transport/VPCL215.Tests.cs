using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL215Tests
{
    private const string Id = "VPCL215";

    private const string Network = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var iam = new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM };

        """;

    [Fact]
    public void Fires_on_a_proxy_path() => Verify.Fires(Id, Network + """
        var i = new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "ANY", {|VPCL215:Uri = $"http://{nlb.LoadBalancerDnsName}/{{proxy}}"|}, Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = v1 } });
        var m = new Rest.RestApi(this, "Api").Root.AddResource("{proxy+}").AddMethod("ANY", i, iam);
        """);

    [Fact]
    public void Fires_on_HttpIntegration_and_concatenation() => Verify.Fires(Id, Network + """
        var i = new Rest.HttpIntegration({|VPCL215:"http://" + nlb.LoadBalancerDnsName + "/orders/{id}"|}, new Rest.HttpIntegrationProps { HttpMethod = "GET" });
        var m = new Rest.RestApi(this, "Api").Root.AddResource("{id}").AddMethod("GET", i, iam);
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Network + """
        var m = new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { HttpMethod = "GET", ResourceId = "r", RestApiId = "a", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", {|VPCL215:Uri = "http://x.example.com/{id}"|}, ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId } });
        """);

    [Theory]
    [InlineData("Uri = \"http://x.example.com/{id}\", Options = new Rest.IntegrationOptions { RequestParameters = new Dictionary<string, string> { [\"integration.request.path.id\"] = \"method.request.path.id\" } }")]
    [InlineData("Uri = \"http://x.example.com/{id}\", Options = new Rest.IntegrationOptions { RequestParameters = (IDictionary<string, string>)this.Node.TryGetContext(\"p\") }")]
    [InlineData("Uri = \"http://${stageVariables.host}/orders\"")]
    [InlineData("Uri = System.Environment.GetEnvironmentVariable(\"U\")")]
    [InlineData("Uri = \"http://x.example.com/orders\"")]
    public void Silent(string properties) => Verify.Silent(Id, Network + "var m = new Rest.RestApi(this, \"Api\").Root.AddResource(\"{id}\").AddMethod(\"GET\", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = \"GET\", " + properties + " }), iam);");

    [Fact]
    public void Silent_after_an_override() => Verify.Silent(Id, Network + """
        var m = new Rest.RestApi(this, "Api").Root.AddResource("{id}").AddMethod("GET", new Rest.HttpIntegration("http://x.example.com/{id}"), iam);
        ((Rest.CfnMethod)m.Node.DefaultChild!).AddPropertyOverride("Integration.RequestParameters", this.Node.TryGetContext("p"));
        """);

    [Fact]
    public void Fixed_on_both_sides() => Verify.Fix(Id, Network + """
        var i = new Rest.HttpIntegration("http://x.example.com/{id}" /* one */, new Rest.HttpIntegrationProps { HttpMethod = "GET" });
        var m = new Rest.RestApi(this, "Api").Root.AddResource("{id}").AddMethod("GET", i, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """, Network + """
        var i = new Rest.HttpIntegration("http://x.example.com/{id}" /* one */, new Rest.HttpIntegrationProps { HttpMethod = "GET", Options = new Rest.IntegrationOptions { RequestParameters = new Dictionary<string, string> { ["integration.request.path.id"] = "method.request.path.id" } } });
        var m = new Rest.RestApi(this, "Api").Root.AddResource("{id}").AddMethod("GET", i, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM, RequestParameters = new Dictionary<string, bool> { ["method.request.path.id"] = true } });
        """);

    /// <summary>What the program says is written again as it means.</summary>
    [Fact]
    public void Fixed_beside_a_mapping_with_quotes() => Verify.Fix(Id, """
        var i = new Rest.HttpIntegration("http://x.example.com/{id}", new Rest.HttpIntegrationProps { HttpMethod = "GET", Options = new Rest.IntegrationOptions { RequestParameters = new Dictionary<string, string> { ["integration.request.header.X"] = "'a\"\\b'" } } });
        """, """
        var i = new Rest.HttpIntegration("http://x.example.com/{id}", new Rest.HttpIntegrationProps { HttpMethod = "GET", Options = new Rest.IntegrationOptions { RequestParameters = new Dictionary<string, string> { ["integration.request.header.X"] = "'a\"\\b'", ["integration.request.path.id"] = "method.request.path.id" } } });
        """);
}
