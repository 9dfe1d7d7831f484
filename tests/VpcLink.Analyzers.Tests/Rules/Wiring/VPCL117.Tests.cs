using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL117Tests
{
    private const string Id = "VPCL117";

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
        var service = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc }).CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL117:service.ServiceArn|});
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL117:"arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-abc"|});
        """)]
    [InlineData("""
        var service = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc }).CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM", Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", {|VPCL117:Uri = service.ServiceArn|}, ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId } }).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        var service = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc }).CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", System.Environment.GetEnvironmentVariable("X") ?? service.ServiceArn);
        """)]
    [InlineData("""
        var service = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc }).CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", service.ServiceArn);
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        var service = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc }).CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }) });
        """)]
    [InlineData("""
        var service = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc }).CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = service.ServiceArn });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
