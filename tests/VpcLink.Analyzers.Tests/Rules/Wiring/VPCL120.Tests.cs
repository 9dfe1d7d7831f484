using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL120Tests
{
    private const string Id = "VPCL120";

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
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = {|VPCL120:new HttpServiceDiscoveryIntegration("A", service)|}, Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = {|VPCL120:new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { Method = V2.HttpMethod.GET })|}, Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { {|VPCL120:VpcLink = null|} }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = Service.FromServiceAttributes(this, "S", new ServiceAttributes { ServiceArn = "a", ServiceId = "b", ServiceName = "c", DnsRecordType = DnsRecordType.SRV, RoutingPolicy = RoutingPolicy.MULTIVALUE, Namespace = (INamespace)Activator.CreateInstance(Type.GetType("X")!)! });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = {|VPCL120:new HttpServiceDiscoveryIntegration("A", service)|}, Authorizer = new HttpIamAuthorizer() });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = (V2.IVpcLink)Activator.CreateInstance(Type.GetType("X")!)! }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, (HttpServiceDiscoveryIntegrationProps)Activator.CreateInstance(Type.GetType("X")!)!), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = System.Environment.GetEnvironmentVariable("X") == "1" ? v2 : null }), Authorizer = new HttpIamAuthorizer() });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_by_the_link_in_scope() => Verify.Fix(Id, Network + """
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service /* orders */), Authorizer = new HttpIamAuthorizer() });
        """, Network + """
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service /* orders */, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """);

    [Fact]
    public void Fixed_by_a_new_link() => Verify.Fix(Id, """
                var http = new V2.HttpApi(this, "Http");
                var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
                http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service), Authorizer = new HttpIamAuthorizer() });
        """, """
                var http = new V2.HttpApi(this, "Http");
                var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
                var vpcLink = new V2.VpcLink(this, "VpcLink", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { new SecurityGroup(this, "VpcLinkSecurityGroup", new SecurityGroupProps { Vpc = vpc }) } });
                http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = vpcLink }), Authorizer = new HttpIamAuthorizer() });
        """);
}
