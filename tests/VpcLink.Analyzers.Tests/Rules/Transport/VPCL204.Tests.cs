using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL204Tests
{
    private const string Id = "VPCL204";

    private const string Start = """
        var certificate = new Certificate(this, "Certificate", new CertificateProps { DomainName = "orders.example.com" });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Https", new BaseApplicationListenerProps { Port = 443, Certificates = new IListenerCertificate[] { ListenerCertificate.FromCertificateManager(certificate) } });
        var api = new V2.HttpApi(this, "Api");

        """;

    [Theory]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { {|VPCL204:SecureServerName = alb.LoadBalancerDnsName|} });""")]
    [InlineData("""
        var name = alb.LoadBalancerDnsName;
        var settings = new HttpAlbIntegrationProps { {|VPCL204:SecureServerName = name|} };
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener, settings) });
        """)]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { {|VPCL204:SecureServerName = "internal-orders-1234567890.eu-west-1.elb.amazonaws.com"|} });""")]
    [InlineData("""
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps
        {
            ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = "abc", IntegrationUri = listener.ListenerArn,
            TlsConfig = new V2.CfnIntegration.TlsConfigProperty { {|VPCL204:ServerNameToVerify = alb.LoadBalancerDnsName|} },
        });
        """)]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 443 }), new HttpNlbIntegrationProps { {|VPCL204:SecureServerName = nlb.LoadBalancerDnsName|} });
        """)]
    [InlineData("""
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, Certificate = certificate });
        var i = new HttpAlbIntegration("I", service.Listener, new HttpAlbIntegrationProps { {|VPCL204:SecureServerName = service.LoadBalancer.LoadBalancerDnsName|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Start + body);

    [Theory]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = "orders.example.com" });""")]
    [InlineData("""var i = new HttpAlbIntegration("I", listener);""")]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = System.Environment.GetEnvironmentVariable("NAME") });""")]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = System.Environment.GetEnvironmentVariable("X") == "1" ? alb.LoadBalancerDnsName : "orders.example.com" });""")]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }), new HttpAlbIntegrationProps { SecureServerName = alb.LoadBalancerDnsName });""")] // no TLS at all: VPCL202
    [InlineData("""
        var imported = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "Nlb", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn", LoadBalancerDnsName = "orders.example.com" });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = imported.LoadBalancerDnsName });
        """)] // the program may give any name
    [InlineData("""
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = alb.LoadBalancerDnsName }) });
        Aspects.Of(api).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    public void Silent(string body) => Verify.Silent(Id, Start + body);
}
