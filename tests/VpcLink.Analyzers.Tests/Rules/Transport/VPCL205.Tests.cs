using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL205Tests
{
    private const string Id = "VPCL205";

    private const string Alb = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        var api = new Rest.RestApi(this, "Api");

        """;

    [Theory]
    [InlineData("""{|VPCL205:Uri = "http://orders.example.com:443/orders"|}""")]
    [InlineData("""{|VPCL205:Uri = $"http://{nlb.LoadBalancerDnsName}:443/orders"|}""")]
    [InlineData("""{|VPCL205:Uri = "http://" + nlb.LoadBalancerDnsName + ":443"|}""")]
    public void Fires_on_http_to_a_TLS_listener(string uri)
    {
        Verify.Fires(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.Method(uri));
        Verify.Fires(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.L1(uri));
    }

    [Fact]
    public void Fires_on_https_to_an_HTTP_listener_of_an_alb() => Verify.RuleOnNewestCdk(Id, Code.Stack(Alb + """
        alb.AddListener("Http", new BaseApplicationListenerProps { Port = 8080, Open = false });
        """ + RestCode.L1("""{|VPCL205:Uri = "https://orders.example.com:8080/"|}, IntegrationTarget = alb.LoadBalancerArn""")));

    [Fact]
    public void Fires_on_the_listener_that_the_port_selects() => Verify.Fires(Id, RestCode.Nlb + RestCode.Tls(8443) + """
        nlb.AddListener("Plain", new BaseNetworkListenerProps { Port = 80 });
        """ + RestCode.Method("""{|VPCL205:Uri = "http://orders.example.com:8443/"|}"""));

    [Theory]
    [InlineData("""Uri = "https://orders.example.com/orders" """)]
    [InlineData("""Uri = $"https://{nlb.LoadBalancerDnsName}/orders" """)] // VPCL203
    [InlineData("""Uri = "http://orders.example.com/orders" """)] // port 80: VPCL206
    [InlineData("""Uri = System.Environment.GetEnvironmentVariable("URI") """)]
    public void Silent_with_a_TLS_listener(string uri) => Verify.Silent(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.Method(uri));

    [Theory]
    [InlineData("""Uri = "https://orders.example.com/orders" """)]
    [InlineData("""Uri = "http://orders.example.com:443/orders" """)]
    public void Silent_with_a_TCP_listener(string uri) => Verify.Silent(Id, RestCode.Nlb + RestCode.Listener(443) + RestCode.Method(uri));

    [Theory]
    [InlineData("""
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = int.Parse(System.Environment.GetEnvironmentVariable("PORT")!), Protocol = Protocol.TLS });
        """)]
    [InlineData("""
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443, Protocol = Protocol.TLS });
        ((CfnListener)listener.Node.DefaultChild!).Protocol = "TCP";
        """)]
    [InlineData("""
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443, Protocol = System.Environment.GetEnvironmentVariable("X") == "1" ? Protocol.TLS : Protocol.TCP });
        """)]
    [InlineData("""
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443, Protocol = Protocol.TLS });
        ((Action<NetworkLoadBalancer>)Delegate.CreateDelegate(typeof(Action<NetworkLoadBalancer>), Type.GetType("X")!, "M"))(nlb);
        """)] // who knows what it adds
    public void Silent_where_the_listener_is_not_known(string listener) => Verify.Silent(Id, RestCode.Nlb + listener + RestCode.Method("""Uri = "http://orders.example.com:443/orders" """));

    [Fact]
    public void Silent_on_an_imported_load_balancer() => Verify.Silent(Id, """
        var nlb = NetworkLoadBalancer.FromLookup(this, "Nlb", new NetworkLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443, Protocol = Protocol.TLS });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        var api = new Rest.RestApi(this, "Api");
        """ + RestCode.Method("""Uri = "http://orders.example.com:443/orders" """));

    [Theory]
    [InlineData("""Uri = "http://orders.example.com:443/orders" /* TLS */""", """Uri = "https://orders.example.com:443/orders" /* TLS */""")]
    [InlineData("""Uri = $"http://{nlb.LoadBalancerDnsName}:443/orders" """, """Uri = "https://orders.example.com:443/orders" """)]
    public void Fixed(string uri, string mended)
    {
        Verify.Fix(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.Method(uri), RestCode.Nlb + RestCode.Tls(443) + RestCode.Method(mended));
        Verify.Fix(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.L1(uri), RestCode.Nlb + RestCode.Tls(443) + RestCode.L1(mended));
    }

    [Fact]
    public void Fixed_by_plain_HTTP_on_the_same_port()
    {
        const string Start = Alb + """
            alb.AddListener("Http", new BaseApplicationListenerProps { Port = 443, Protocol = ApplicationProtocol.HTTP, Open = false });

            """;
        Verify.FixSources(Id, [Code.Stack(Start + RestCode.L1("""Uri = "https://orders.example.com/", IntegrationTarget = alb.LoadBalancerArn"""))],
            [Code.Stack(Start + RestCode.L1("""Uri = "http://orders.example.com:443/", IntegrationTarget = alb.LoadBalancerArn"""))], newest: true);
    }

    [Fact]
    public void No_fix_without_a_name_for_the_certificate() => Verify.NoFix(Id, RestCode.Nlb + """
        nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443, Protocol = Protocol.TLS, Certificates = new IListenerCertificate[] { ListenerCertificate.FromArn("arn") } });
        """ + RestCode.Method("""{|VPCL205:Uri = $"http://{nlb.LoadBalancerDnsName}:443/orders"|}"""));
}
