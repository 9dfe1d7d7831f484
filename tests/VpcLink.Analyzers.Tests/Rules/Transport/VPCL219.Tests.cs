using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL219Tests
{
    private const string Id = "VPCL219";

    private const string Network = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var iam = new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM };

        """;

    private static string Method(string timeout, string api = "new Rest.RestApi(this, \"Api\")") => Network + $$"""
        var i = new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://x.example.com", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = v1, {{timeout}} } });
        var m = {{api}}.Root.AddMethod("GET", i, iam);
        """;

    [Theory]
    [InlineData("{|VPCL219:Timeout = Duration.Seconds(30)|}")]
    [InlineData("{|VPCL219:Timeout = Duration.Minutes(5)|}")]
    [InlineData("{|VPCL219:Timeout = Duration.Millis(10)|}")]
    public void Fires(string timeout) => Assert.All(Verify.Fires(Id, Method(timeout)), static d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));

    [Fact]
    public void Is_a_warning_on_a_regional_api() =>
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(Verify.Fires(Id, Method("{|VPCL219:Timeout = Duration.Seconds(60)|}", "new Rest.RestApi(this, \"Api\", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.REGIONAL } })"))).Severity);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Network + """
        var api = new Rest.RestApi(this, "Api");
        var m = new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { HttpMethod = "GET", ResourceId = "r", RestApiId = api.RestApiId, Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, {|VPCL219:TimeoutInMillis = 60000|} } });
        """);

    [Theory]
    [InlineData("Timeout = Duration.Seconds(29)", "new Rest.RestApi(this, \"Api\")")]
    [InlineData("Timeout = Duration.Seconds(System.Convert.ToDouble(\"60\"))", "new Rest.RestApi(this, \"Api\")")]
    [InlineData("Timeout = Duration.Seconds(60)", "new Rest.RestApi(this, \"Api\", new Rest.RestApiProps { EndpointTypes = (Rest.EndpointType[])this.Node.TryGetContext(\"t\") })")]
    [InlineData("Timeout = Duration.Seconds(60)", "Rest.RestApi.FromRestApiAttributes(this, \"Api\", new Rest.RestApiAttributes { RestApiId = \"a\", RootResourceId = \"r\" })")]
    public void Silent(string timeout, string api) => Verify.Silent(Id, Method(timeout, api));

    [Fact]
    public void Silent_for_streamed_responses() => Verify.RuleOnNewestCdk(Id, Code.Stack(Method("Timeout = Duration.Minutes(10), ResponseTransferMode = Rest.ResponseTransferMode.STREAM")));

    [Fact]
    public void Fires_for_streamed_responses_beyond_their_limit() => Verify.RuleOnNewestCdk(Id, Code.Stack(Method("{|VPCL219:Timeout = Duration.Minutes(20)|}, ResponseTransferMode = Rest.ResponseTransferMode.STREAM")));

    [Fact]
    public void Fixed() => Verify.Fix(Id, Method("Timeout = Duration.Seconds(60) /* slow */"), Method("Timeout = Duration.Seconds(29) /* slow */"));
}
