using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL206Tests
{
    private const string Id = "VPCL206";

    [Theory]
    [InlineData("""{|VPCL206:Uri = $"http://{nlb.LoadBalancerDnsName}/orders"|}""")]
    [InlineData("""{|VPCL206:Uri = $"http://{nlb.LoadBalancerDnsName}:8081/orders"|}""")]
    [InlineData("""{|VPCL206:Uri = "http://orders.example.com/orders"|}""")]
    [InlineData("""{|VPCL206:Uri = "https://orders.example.com"|}""")]
    [InlineData("""{|VPCL206:Uri = System.Environment.GetEnvironmentVariable("X") == "1" ? "http://orders.example.com" : "http://orders.example.com:81"|}""")]
    public void Fires(string uri)
    {
        Verify.Fires(Id, RestCode.Nlb + RestCode.Listener(8080) + RestCode.Method(uri));
        Verify.Fires(Id, RestCode.Nlb + RestCode.Listener(8080) + RestCode.L1(uri));
    }

    [Theory]
    [InlineData("""
        nlb.AddListener("L", new BaseNetworkListenerProps { Port = 8080 });
        api.Root.AddMethod("GET", {|VPCL206:new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } })|});
        """)] // the CDK's own URI
    [InlineData("""
        foreach (var port in new[] { 8080, 8081 }) nlb.AddListener("L" + port, new BaseNetworkListenerProps { Port = port });
        api.Root.AddMethod("GET", new Rest.HttpIntegration({|VPCL206:"http://orders.example.com:9090/"|}, new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """)] // none of several
    [InlineData("""
        new NetworkListener(this, "L", new NetworkListenerProps { LoadBalancer = nlb, Port = 8080 });
        void Add(string url) => api.Root.AddMethod("GET", new Rest.HttpIntegration(url, new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        Add({|VPCL206:$"http://{nlb.LoadBalancerDnsName}"|});
        """)]
    [InlineData("""
        var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" } });
        new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = own.Ref, Port = 8080, Protocol = "TCP", DefaultActions = Array.Empty<object>() });
        var ownLink = new Rest.CfnVpcLink(this, "OwnLink", new Rest.CfnVpcLinkProps { Name = "own", TargetArns = new[] { own.Ref } });
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = ownLink.Ref, {|VPCL206:Uri = $"http://{own.AttrDnsName}/"|} },
        });
        """)]
    public void Fires_in_other_spellings(string body) => Verify.Fires(Id, RestCode.Nlb + body);

    [Fact]
    public void Fires_on_an_ecs_pattern() => Verify.Fires(Id, """
        var service = new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { service.LoadBalancer } });
        var api = new Rest.RestApi(this, "Api");
        """ + RestCode.Method("""{|VPCL206:Uri = $"http://{service.LoadBalancer.LoadBalancerDnsName}:8080/"|}"""));

    [Theory]
    [InlineData("""Uri = $"http://{nlb.LoadBalancerDnsName}:8080/orders" """)]
    [InlineData("""Uri = $"http://{nlb.LoadBalancerDnsName}:{System.Environment.GetEnvironmentVariable("PORT")}/orders" """)]
    [InlineData("""Uri = System.Environment.GetEnvironmentVariable("URI") """)]
    [InlineData("""Uri = System.Environment.GetEnvironmentVariable("X") == "1" ? "http://orders.example.com:8080" : "http://orders.example.com:81" """)]
    public void Silent(string uri) => Verify.Silent(Id, RestCode.Nlb + RestCode.Listener(8080) + RestCode.Method(uri));

    [Theory]
    [InlineData("")] // no listener at all: another rule's
    [InlineData("""nlb.AddListener("L", new BaseNetworkListenerProps { Port = int.Parse(System.Environment.GetEnvironmentVariable("PORT")!) });""")]
    [InlineData("""
        var l = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 8080 });
        ((CfnListener)l.Node.DefaultChild!).Port = 80;
        """)]
    [InlineData("""
        nlb.AddListener("L", new BaseNetworkListenerProps { Port = 8080 });
        new CfnListener(this, "Other", new CfnListenerProps { LoadBalancerArn = System.Environment.GetEnvironmentVariable("ARN"), Port = 9000, Protocol = "TCP", DefaultActions = Array.Empty<object>() });
        """)] // whose listener is it?
    [InlineData("""
        nlb.AddListener("L", new BaseNetworkListenerProps { Port = 8080 });
        ((Action<NetworkLoadBalancer>)Delegate.CreateDelegate(typeof(Action<NetworkLoadBalancer>), Type.GetType("X")!, "M"))(nlb);
        """)]
    public void Silent_where_the_listeners_are_not_known(string listeners) => Verify.Silent(Id, RestCode.Nlb + listeners + RestCode.Method("""Uri = $"http://{nlb.LoadBalancerDnsName}/orders" """));

    [Theory]
    [InlineData("""Uri = $"http://{nlb.LoadBalancerDnsName}/orders" """, """Uri = $"http://{nlb.LoadBalancerDnsName}:8080/orders" """)]
    [InlineData("""Uri = "http://" + nlb.LoadBalancerDnsName + "/orders" """, """Uri = "http://" + nlb.LoadBalancerDnsName + ":8080/orders" """)]
    [InlineData("""Uri = "http://" + nlb.LoadBalancerDnsName""", """Uri = "http://" + nlb.LoadBalancerDnsName + ":8080" """)]
    [InlineData("""Uri = "http://orders.example.com:81/orders" /* port */""", """Uri = "http://orders.example.com:8080/orders" /* port */""")]
    public void Fixed(string uri, string mended) =>
        Verify.Fix(Id, RestCode.Nlb + RestCode.Listener(8080) + RestCode.Method(uri), RestCode.Nlb + RestCode.Listener(8080) + RestCode.Method(mended));

    [Fact]
    public void Fixed_with_the_listeners_scheme() => Verify.Fix(Id, RestCode.Nlb + RestCode.Tls(8443) + RestCode.Method("""Uri = $"http://{nlb.LoadBalancerDnsName}/orders" """),
        RestCode.Nlb + RestCode.Tls(8443) + RestCode.Method("""Uri = "https://orders.example.com:8443/orders" """));

    [Fact]
    public void Fixed_where_the_CDK_derives_the_URI()
    {
        var start = RestCode.Nlb + RestCode.Listener(8080);
        Verify.Fix(Id, start + """
            api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
            {
                Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET",
                Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link }, // the link
            }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
            """, start + """
            api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
            {
                Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET",
                Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link }, // the link
                Uri = $"http://{nlb.LoadBalancerDnsName}:8080",
            }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
            """);
    }

    [Fact]
    public void No_fix_with_several_listeners() => Verify.NoFix(Id, RestCode.Nlb + """
        nlb.AddListener("A", new BaseNetworkListenerProps { Port = 8080 });
        nlb.AddListener("B", new BaseNetworkListenerProps { Port = 8081 });
        """ + RestCode.Method("""{|VPCL206:Uri = $"http://{nlb.LoadBalancerDnsName}/orders"|}"""));
}
