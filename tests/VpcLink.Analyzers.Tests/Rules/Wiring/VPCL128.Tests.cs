using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL128Tests
{
    private const string Id = "VPCL128";

    private const string Nlb = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var rest = new Rest.RestApi(this, "Rest");

        """;

    private const string Method = """
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = link } }));
        """;

    [Theory]
    [InlineData("""
        var link = {|VPCL128:new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } })|};
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = link } }));
        """)]
    [InlineData("""
        var link = {|VPCL128:new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.LoadBalancerArn } })|};
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", ConnectionType = "VPC_LINK", ConnectionId = link.Ref } });
        """)]
    public void Fires_on_a_cdk_that_can_do_better(string body) => Verify.RuleOnNewestCdk(Id, Code.Stack(Nlb + body));

    [Theory]
    [InlineData("""var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } });""")]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });
        """)]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = link } }));
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = new V2.WebSocketApi(this, "Ws").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });
        """)]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = link } }));
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = Fn.ImportValue("Api"), IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = Fn.ImportValue("Link"), IntegrationUri = $"http://{nlb.LoadBalancerDnsName}" });
        """)]
    [InlineData("""
        var link = Rest.VpcLink.FromVpcLinkId(this, "L", "abc123");
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = link } }));
        """)]
    public void Silent(string body) => Verify.RuleOnNewestCdk(Id, Code.Stack(Nlb + body));

    [Fact]
    public void Silent_on_a_cdk_without_IntegrationTarget() => Verify.Silent(Id, Nlb + "var link = " + """new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } });""" + Method);
}
