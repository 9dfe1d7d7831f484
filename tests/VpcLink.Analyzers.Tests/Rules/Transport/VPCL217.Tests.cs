using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL217Tests
{
    private const string Id = "VPCL217";

    private const string Network = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var iam = new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM };

        """;

    private static string Method(string uri) => Network + $$"""
        var i = new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", {{uri}}, Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = v1 } });
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", i, iam);
        """;

    [Theory]
    [InlineData("{|VPCL217:Uri = nlb.LoadBalancerDnsName|}")]
    [InlineData("{|VPCL217:Uri = nlb.LoadBalancerDnsName + \"/orders\"|}")]
    [InlineData("{|VPCL217:Uri = \"internal.example.com:8080/orders\"|}")]
    public void Fires(string uri) => Verify.Fires(Id, Method(uri));

    [Fact]
    public void Fires_on_L1_and_a_websocket_api() => Verify.Fires(Id, Network + """
        var m = new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { HttpMethod = "GET", ResourceId = "r", RestApiId = "a", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", {|VPCL217:Uri = nlb.LoadBalancerDnsName|}, ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId } });
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "W").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, {|VPCL217:IntegrationUri = nlb.LoadBalancerDnsName|} });
        """);

    [Theory]
    [InlineData("Uri = $\"http://{nlb.LoadBalancerDnsName}\"")]
    [InlineData("Uri = \"https://api.example.com\"")]
    [InlineData("Uri = \"${stageVariables.uri}\"")]
    [InlineData("Uri = System.Environment.GetEnvironmentVariable(\"U\")")]
    [InlineData("Uri = $\"{System.Environment.GetEnvironmentVariable(\"S\")}://x\"")]
    public void Silent(string uri) => Verify.Silent(Id, Method(uri));

    [Theory]
    [InlineData("Uri = nlb.LoadBalancerDnsName /* the host */", "Uri = $\"http://{nlb.LoadBalancerDnsName}\" /* the host */")]
    [InlineData("Uri = $\"{nlb.LoadBalancerDnsName}/orders\"", "Uri = $\"http://{nlb.LoadBalancerDnsName}/orders\"")]
    [InlineData("Uri = \"internal.example.com/orders\"", "Uri = \"http://internal.example.com/orders\"")]
    public void Fixed(string before, string after) => Verify.Fix(Id, Method(before), Method(after));
}
