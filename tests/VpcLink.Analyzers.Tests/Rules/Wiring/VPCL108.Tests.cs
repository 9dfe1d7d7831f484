using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL108Tests
{
    private const string Id = "VPCL108";

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
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1, ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL108:nlb.LoadBalancerArn|});
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v1.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL108:"anything"|});
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/"));
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", v1.VpcLinkId);
        cfn.AddPropertyOverride("Integration.IntegrationTarget", {|VPCL108:nlb.LoadBalancerArn|});
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1, ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", System.Environment.GetEnvironmentVariable("TARGET")!);
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", "abc123"), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1 } }));""")]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1, ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", nlb.LoadBalancerArn);
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyDeletionOverride("Integration.IntegrationTarget");
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_by_removing_the_override() => Verify.Fix(Id, Network + """
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1, ConnectionType = Rest.ConnectionType.VPC_LINK } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", nlb.LoadBalancerArn);
        var last = 1;
        """, Network + """
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1, ConnectionType = Rest.ConnectionType.VPC_LINK } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        var last = 1;
        """);

    [Fact]
    public void Fixed_by_removing_the_property() => Verify.FixSources(Id, [Code.Stack(Network + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", ConnectionType = "VPC_LINK", IntegrationTarget = nlb.LoadBalancerArn, ConnectionId = v1.VpcLinkId },
        });
        """)], [Code.Stack(Network + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId },
        });
        """)], newest: true);
}
