using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL107Tests
{
    private const string Id = "VPCL107";

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
    [InlineData("""rest.Root.AddMethod("GET", {|VPCL107:new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = v1 } })|}, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""rest.Root.AddMethod("GET", {|VPCL107:new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", "abc123"), ConnectionType = Rest.ConnectionType.VPC_LINK } })|}, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""
        var imported = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "Imported", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/x/0123456789abcdef" });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { imported } });
        rest.Root.AddMethod("GET", {|VPCL107:new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = link, ConnectionType = Rest.ConnectionType.VPC_LINK } })|}, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """)]
    [InlineData("""{|VPCL107:new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId } })|};""")]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", {|VPCL107:new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET" })|});
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", v1.VpcLinkId);
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = v1, ConnectionType = Rest.ConnectionType.VPC_LINK } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1 } }));""")]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = v1 } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.Uri", "http://x/");
        """)]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.MOCK, Options = new Rest.IntegrationOptions { VpcLink = v1 } }));""")]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Enum.Parse<Rest.IntegrationType>("HTTP"), IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = v1 } }));""")]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP, IntegrationHttpMethod = "GET", Uri = System.Environment.GetEnvironmentVariable("URI"), Options = new Rest.IntegrationOptions { VpcLink = v1 } }));""")]
    [InlineData("""
        var imported = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "Imported", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/x/0123456789abcdef", LoadBalancerDnsName = "x.elb.eu-west-1.amazonaws.com" });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { imported } });
        rest.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = link, ConnectionType = Rest.ConnectionType.VPC_LINK } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """)]
    [InlineData("""new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, Uri = "http://x/" } });""")]
    [InlineData("""new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId } }).AddPropertyOverride("Integration.Uri", "http://x/");""")]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_by_the_connection_type() => Verify.Fix(Id, Network + """
        rest.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = v1 /* to the NLB */ } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """, Network + """
        rest.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = v1 /* to the NLB */, ConnectionType = Rest.ConnectionType.VPC_LINK } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """);

    [Fact]
    public void Fixed_by_the_uri_in_L1() => Verify.Fix(Id, Network + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId } });
        """, Network + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId, Uri = $"http://{nlb.LoadBalancerDnsName}" } });
        """);

    [Fact]
    public void Offers_no_fix_for_an_imported_link() => Verify.NoFix(Id, Network + """
        rest.Root.AddMethod("GET", {|VPCL107:new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", "abc123"), ConnectionType = Rest.ConnectionType.VPC_LINK } })|}, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """);
}
