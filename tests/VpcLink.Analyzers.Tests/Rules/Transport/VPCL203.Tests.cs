using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL203Tests
{
    private const string Id = "VPCL203";

    [Theory]
    [InlineData("""{|VPCL203:Uri = $"https://{nlb.LoadBalancerDnsName}/orders"|}""")]
    [InlineData("""{|VPCL203:Uri = "https://" + nlb.LoadBalancerDnsName|}""")]
    [InlineData("""{|VPCL203:Uri = string.Format("https://{0}:443/orders", nlb.LoadBalancerDnsName)|}""")]
    [InlineData("""{|VPCL203:Uri = "HTTPS://internal-orders-1234567890.eu-west-1.elb.amazonaws.com:8443/orders"|}""")]
    public void Fires(string uri)
    {
        Verify.Fires(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.Method(uri));
        Verify.Fires(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.L1(uri));
    }

    [Theory]
    [InlineData("""
        var options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link };
        var host = nlb.LoadBalancerDnsName;
        var url = $"https://{host}/orders";
        api.Root.AddMethod("GET", new Rest.HttpIntegration({|VPCL203:url|}, new Rest.HttpIntegrationProps { Options = options }));
        """)]
    [InlineData("""
        void Add(string path, string url) => api.Root.AddResource(path).AddMethod("GET", new Rest.HttpIntegration(url, new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        Add("orders", {|VPCL203:$"https://{nlb.LoadBalancerDnsName}/orders"|});
        Add("items", "https://items.example.com/");
        """)] // at the call
    [InlineData("""
        var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" } });
        var ownLink = new Rest.CfnVpcLink(this, "OwnLink", new Rest.CfnVpcLinkProps { Name = "own", TargetArns = new[] { own.Ref } });
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = ownLink.Ref, {|VPCL203:Uri = $"https://{own.AttrDnsName}/"|} },
        });
        """)]
    public void Fires_in_other_spellings(string body) => Verify.Fires(Id, RestCode.Nlb + body);

    [Fact]
    public void Fires_on_an_ecs_pattern() => Verify.Fires(Id, """
        var service = new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { service.LoadBalancer } });
        var api = new Rest.RestApi(this, "Api");
        """ + RestCode.Method("""{|VPCL203:Uri = $"https://{service.LoadBalancer.LoadBalancerDnsName}/"|}"""));

    [Fact]
    public void Is_a_warning_when_verification_is_switched_off()
    {
        var found = Verify.Fires(Id, RestCode.Nlb + "var m = " + RestCode.Method("""{|VPCL203:Uri = $"https://{nlb.LoadBalancerDnsName}/"|}""") + """

            ((Rest.CfnMethod)m.Node.DefaultChild!).AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", true);
            """);
        Assert.Equal(DiagnosticSeverity.Warning, found.Single().Severity);
    }

    [Theory]
    [InlineData("""Uri = $"http://{nlb.LoadBalancerDnsName}/orders" """)]
    [InlineData("""Uri = "https://orders.example.com/orders" """)]
    [InlineData("""Uri = $"https://{System.Environment.GetEnvironmentVariable("HOST")}/orders" """)]
    [InlineData("""Uri = $"{System.Environment.GetEnvironmentVariable("SCHEME")}://{nlb.LoadBalancerDnsName}/orders" """)]
    [InlineData("""Uri = System.Environment.GetEnvironmentVariable("X") == "1" ? $"https://{nlb.LoadBalancerDnsName}/" : "https://orders.example.com/" """)]
    [InlineData("""Uri = "https://${stageVariables.host}/orders" """)]
    [InlineData("""Uri = $"https://{NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "I", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn", LoadBalancerDnsName = "orders.example.com" }).LoadBalancerDnsName}/" """)]
    public void Silent(string uri)
    {
        Verify.Silent(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.Method(uri));
        Verify.Silent(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.L1(uri));
    }

    [Theory]
    [InlineData("""
        var m = api.Root.AddMethod("GET", new Rest.HttpIntegration($"https://{nlb.LoadBalancerDnsName}/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        ((Rest.CfnMethod)m.Node.DefaultChild!).AddPropertyOverride("Integration.Uri", "https://orders.example.com/");
        """)]
    [InlineData("""
        api.Root.AddMethod("GET", new Rest.HttpIntegration($"https://{nlb.LoadBalancerDnsName}/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    [InlineData("""api.Root.AddMethod("GET", new Rest.HttpIntegration($"https://{nlb.LoadBalancerDnsName}/"));""")] // public: another rule's
    public void Silent_in_other_spellings(string body) => Verify.Silent(Id, RestCode.Nlb + body);

    [Theory]
    [InlineData("""Uri = $"https://{nlb.LoadBalancerDnsName}:443/orders?x={Account}" """, """Uri = $"https://orders.example.com:443/orders?x={Account}" """)]
    [InlineData("""Uri = "https://" + nlb.LoadBalancerDnsName + "/orders" """, """Uri = "https://orders.example.com/orders" """)]
    [InlineData("""Uri = /* the NLB */ $"https://{nlb.LoadBalancerDnsName}" /* TLS */""", """Uri = /* the NLB */ "https://orders.example.com" /* TLS */""")]
    public void Fixed(string uri, string mended)
    {
        Verify.Fix(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.Method(uri), RestCode.Nlb + RestCode.Tls(443) + RestCode.Method(mended));
        Verify.Fix(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.L1(uri), RestCode.Nlb + RestCode.Tls(443) + RestCode.L1(mended));
    }

    [Fact]
    public void Fixed_by_plain_HTTP_where_the_listener_speaks_it()
    {
        const string Start = """
            var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" } });
            var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = own.Ref, Port = 8443, Protocol = "HTTP", DefaultActions = Array.Empty<object>() });
            var link = new Rest.CfnVpcLink(this, "Link", new Rest.CfnVpcLinkProps { Name = "own", TargetArns = new[] { own.Ref } });
            var api = new Rest.RestApi(this, "Api");

            """;
        Verify.Fix(Id, Start + RestCode.L1("""Uri = $"https://{own.AttrDnsName}:8443/orders" """).Replace("link.VpcLinkId", "link.Ref"),
            Start + RestCode.L1("""Uri = $"http://{own.AttrDnsName}:8443/orders" """).Replace("link.VpcLinkId", "link.Ref"));
    }

    [Theory]
    [InlineData("""{|VPCL203:Uri = $"https://{nlb.LoadBalancerDnsName}:8443/"|}""")]
    [InlineData("""{|VPCL203:Uri = $"https://{nlb.LoadBalancerDnsName /* keep */}/"|}""")]
    public void No_fix(string uri) => Verify.NoFix(Id, RestCode.Nlb + RestCode.Tls(443) + RestCode.Method(uri));
}
