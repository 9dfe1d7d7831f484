using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL122Tests
{
    private const string Id = "VPCL122";

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
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        {|VPCL122:service.RegisterNonIpInstance("I", new NonIpInstanceBaseProps { CustomAttributes = new Dictionary<string, string> { ["a"] = "b" } })|};
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = new Service(this, "S", new Amazon.CDK.AWS.ServiceDiscovery.ServiceProps { Namespace = discovery, DnsRecordType = DnsRecordType.CNAME, RoutingPolicy = RoutingPolicy.WEIGHTED });
        {|VPCL122:service.RegisterCnameInstance("I", new CnameInstanceBaseProps { InstanceCname = "x.example.com" })|};
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        {|VPCL122:new NonIpInstance(this, "I", new NonIpInstanceProps { Service = service })|};
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        service.RegisterIpInstance("I", new IpInstanceBaseProps { Ipv4 = "10.0.0.1" });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        service.RegisterNonIpInstance("I", new NonIpInstanceBaseProps());
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        service.RegisterNonIpInstance("I", new NonIpInstanceBaseProps { CustomAttributes = new Dictionary<string, string> { ["AWS_INSTANCE_IPV4"] = "10.0.0.1", ["AWS_INSTANCE_PORT"] = "80" } });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        service.RegisterNonIpInstance("I", (NonIpInstanceBaseProps)Activator.CreateInstance(Type.GetType("X")!)!);
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        var other = new HttpNamespace(this, "Other", new HttpNamespaceProps { Name = "y" }).CreateService("S2");
        other.RegisterNonIpInstance("I", new NonIpInstanceBaseProps());
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
