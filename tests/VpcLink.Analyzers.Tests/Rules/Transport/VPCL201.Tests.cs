using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL201Tests
{
    private const string Id = "VPCL201";

    private const string Start = """
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var api = new V2.HttpApi(this, "Api");
        var certificate = new Certificate(this, "Certificate", new CertificateProps { DomainName = "orders.example.com" });
        var certificates = new IListenerCertificate[] { ListenerCertificate.FromCertificateManager(certificate) };

        """;

    [Theory]
    [InlineData("""
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Protocol = ApplicationProtocol.HTTPS, Certificates = certificates });
        var i = {|VPCL201:new HttpAlbIntegration("I", listener)|};
        """)]
    [InlineData("""
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates });
        var i = {|VPCL201:new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link })|};
        """)] // the port decides
    [InlineData("""
        var listener = new ApplicationListener(this, "L", new ApplicationListenerProps { LoadBalancer = alb, Port = 8443, Certificates = certificates });
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = {|VPCL201:new HttpAlbIntegration("I", listener)|} });
        """)]
    [InlineData("""
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443, Certificates = certificates });
        var i = {|VPCL201:new HttpNlbIntegration("I", listener)|};
        """)] // certificates make an NLB's listener TLS
    [InlineData("""
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 8443, Protocol = Protocol.TLS, Certificates = certificates });
        var i = {|VPCL201:new HttpNlbIntegration("I", listener, new HttpNlbIntegrationProps { VpcLink = link, SecureServerName = null })|};
        """)]
    [InlineData("""
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates });
        {|VPCL201:new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationUri = listener.ListenerArn })|};
        """)]
    [InlineData("""
        var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Scheme = "internal", Subnets = new[] { "subnet-1", "subnet-2" } });
        var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = own.Ref, Port = 443, Protocol = "HTTPS", DefaultActions = Array.Empty<object>() });
        {|VPCL201:new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = api, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, ConnectionType = V2.HttpConnectionType.VPC_LINK, ConnectionId = link.VpcLinkId, IntegrationUri = listener.Ref })|};
        """)]
    [InlineData("""
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, Certificate = certificate });
        var i = {|VPCL201:new HttpAlbIntegration("I", service.Listener)|};
        """)]
    public void Fires(string body) => Verify.Fires(Id, Start + body);

    [Fact]
    public void Fires_across_stacks() => Verify.Rule(Id, Code.File("""
        public class Services : Stack
        {
            public ApplicationListener Orders { get; }
            public Services(Construct scope, string id) : base(scope, id)
            {
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "Vpc") });
                Orders = alb.AddListener("Https", new BaseApplicationListenerProps { Port = 443, Certificates = new IListenerCertificate[] { ListenerCertificate.FromArn("arn:aws:acm:eu-west-1:111122223333:certificate/x") } });
            }
        }
        public class Api : Stack
        {
            public Api(Construct scope, string id, Services services) : base(scope, id) =>
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = {|VPCL201:new HttpAlbIntegration("Orders", services.Orders)|} });
        }
        public static class Program
        {
            public static void Main() { var app = new App(); _ = new Api(app, "Api", new Services(app, "Services")); }
        }
        """));

    [Theory]
    [InlineData("""var i = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443 }));""")] // passthrough
    [InlineData("""var i = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443, Protocol = Protocol.TCP }));""")]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));""")]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Protocol = ApplicationProtocol.HTTP }));""")]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates }), new HttpAlbIntegrationProps { SecureServerName = "orders.example.com" });""")]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates }), new HttpAlbIntegrationProps { SecureServerName = System.Environment.GetEnvironmentVariable("NAME") });""")]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Protocol = System.Environment.GetEnvironmentVariable("TLS") == "1" ? ApplicationProtocol.HTTPS : ApplicationProtocol.HTTP }));""")]
    [InlineData("""
        var listener = ApplicationListener.FromApplicationListenerAttributes(this, "L", new ApplicationListenerAttributes { ListenerArn = "arn", SecurityGroup = new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc }), DefaultPort = 443 });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """)] // imported
    [InlineData("""
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates });
        ((CfnListener)listener.Node.DefaultChild!).Protocol = "HTTP";
        var i = new HttpAlbIntegration("I", listener);
        """)]
    [InlineData("""
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates });
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener) });
        Aspects.Of(api).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    [InlineData("""
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates });
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationUri = listener.ListenerArn })
            .AddPropertyOverride("TlsConfig.ServerNameToVerify", "orders.example.com");
        """)]
    public void Silent(string body) => Verify.Silent(Id, Start + body);

    private const string Link = """
        var certificate = new Certificate(this, "Certificate", new CertificateProps { DomainName = "orders.example.com" });
        var listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc })
            .AddListener("Https", new BaseApplicationListenerProps { Port = 443, Open = false, Certificates = new IListenerCertificate[] { ListenerCertificate.FromCertificateManager(certificate) } });

        """;

    [Fact]
    public void Fixed() => Verify.Fix(Id, Link + """
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { /* all */ Timeout = Duration.Seconds(10) });
        """, Link + """
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { /* all */ Timeout = Duration.Seconds(10), SecureServerName = "orders.example.com" });
        """);

    [Fact]
    public void Fixed_where_nothing_was_set() => Verify.Fix(Id, Link + """
        var i = new HttpAlbIntegration("I", listener); // orders
        """, Link + """
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = "orders.example.com" }); // orders
        """);

    [Fact]
    public void Fixed_with_a_name_below_a_wildcard_in_L1()
    {
        const string Start = """
            var api = new V2.HttpApi(this, "Api");
            var certificate = new CfnCertificate(this, "Certificate", new CfnCertificateProps { DomainName = "*.example.com" });
            var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = "arn", Port = 443, Protocol = "HTTPS", Certificates = new[] { new CfnListener.CertificateProperty { CertificateArn = certificate.Ref } }, DefaultActions = Array.Empty<object>() });

            """;
        Verify.Fix(Id, Start + """
            new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps
            {
                ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = "abc",
                IntegrationUri = listener.Ref, // orders
            });
            """, Start + """
            new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps
            {
                ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = "abc",
                IntegrationUri = listener.Ref, // orders
                TlsConfig = new V2.CfnIntegration.TlsConfigProperty { ServerNameToVerify = "orders.example.com" },
            });
            """.Replace("orders.example", "api.example"));
    }

    [Fact]
    public void Fix_all() => Verify.FixSources(Id, [Code.Stack(Link + """
        var i = new HttpAlbIntegration("I", listener);
        var j = new HttpAlbIntegration("J", listener, new HttpAlbIntegrationProps { Method = V2.HttpMethod.GET });
        """)], [Code.Stack(Link + """
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = "orders.example.com" });
        var j = new HttpAlbIntegration("J", listener, new HttpAlbIntegrationProps { Method = V2.HttpMethod.GET, SecureServerName = "orders.example.com" });
        """)], all: true);

    [Fact]
    public void No_fix_for_an_imported_certificate() => Verify.NoFix(Id, """
        var listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc })
            .AddListener("Https", new BaseApplicationListenerProps { Port = 443, Certificates = new IListenerCertificate[] { ListenerCertificate.FromArn("arn") } });
        var i = {|VPCL201:new HttpAlbIntegration("I", listener)|};
        """);

    [Fact]
    public void No_fix_where_one_place_makes_several() => Verify.NoFix(Id, Link + """
        var plain = new ApplicationLoadBalancer(this, "Plain", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        HttpAlbIntegration To(string id, ApplicationListener to) => {|VPCL201:new HttpAlbIntegration(id, to)|};
        To("A", listener);
        To("B", plain);
        """);

    [Theory]
    [InlineData("orders.example.com\\\"")]
    [InlineData("orders example com")]
    public void No_fix_for_a_certificate_of_no_host(string domain) => Verify.NoFix(Id, Link.Replace("orders.example.com", domain) + """
        var i = {|VPCL201:new HttpAlbIntegration("I", listener)|};
        """);
}
