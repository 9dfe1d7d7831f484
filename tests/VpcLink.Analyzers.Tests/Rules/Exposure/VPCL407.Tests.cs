using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL407Tests
{
    private const string Id = "VPCL407";

    private const string Alb = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });

        """;

    private const string Nlb = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });

        """;

    [Theory]
    [InlineData("""var i = new HttpUrlIntegration("I", {|VPCL407:$"http://{alb.LoadBalancerDnsName}"|});""")]
    [InlineData("""var i = new HttpUrlIntegration("I", {|VPCL407:"http://" + alb.LoadBalancerDnsName + "/orders"|});""")]
    [InlineData("""var i = new HttpUrlIntegration("I", {|VPCL407:string.Format("http://{0}:8080/orders", alb.LoadBalancerDnsName)|});""")]
    [InlineData("""
        const string Scheme = "http";
        var host = alb.LoadBalancerDnsName;
        var url = $"{Scheme}://{host}/{{proxy}}";
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpUrlIntegration("I", {|VPCL407:url|}) });
        """)]
    [InlineData("""new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration({|VPCL407:$"http://{alb.LoadBalancerDnsName}/"|}));""")]
    [InlineData("""
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", {|VPCL407:Uri = $"http://{alb.LoadBalancerDnsName}/"|} }));
        """)]
    [InlineData("""
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "INTERNET", {|VPCL407:Uri = $"http://{alb.LoadBalancerDnsName}/"|} },
        });
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api");
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", {|VPCL407:IntegrationUri = $"http://{alb.LoadBalancerDnsName}/"|} });
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api");
        new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = api, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, {|VPCL407:IntegrationUri = $"http://{alb.LoadBalancerDnsName}/"|} });
        """)]
    [InlineData("""
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false });
        var i = new HttpUrlIntegration("I", {|VPCL407:$"http://{service.LoadBalancer.LoadBalancerDnsName}"|});
        """)]
    [InlineData("""
        var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Scheme = "internal", Subnets = new[] { "subnet-1", "subnet-2" } });
        var i = new HttpUrlIntegration("I", {|VPCL407:$"http://{own.AttrDnsName}"|});
        """)]
    public void Fires(string body) => Verify.Fires(Id, Alb + body);

    [Fact]
    public void Fires_at_the_call_that_hands_the_URL_over() => Verify.Rule(Id, Code.File("""
        public class Services : Stack
        {
            public NetworkLoadBalancer Balancer { get; }
            public Services(Construct scope, string id) : base(scope, id) => Balancer = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = new Vpc(this, "Vpc") });
        }
        public class Api : Stack
        {
            private readonly Rest.RestApi _api;
            public Api(Construct scope, string id, Services services) : base(scope, id)
            {
                _api = new Rest.RestApi(this, "Api");
                Route("orders", {|VPCL407:$"http://{services.Balancer.LoadBalancerDnsName}/orders"|});
                Route("weather", "https://weather.example.com/");
            }
            private void Route(string path, string url) => _api.Root.AddResource(path).AddMethod("GET", new Rest.HttpIntegration(url));
        }
        public static class Program
        {
            public static void Main() { var app = new App(); _ = new Api(app, "Api", new Services(app, "Services")); }
        }
        """));

    [Fact]
    public void Is_a_warning_for_a_name_in_text()
    {
        var found = Verify.Fires(Id, """var i = new HttpUrlIntegration("I", {|VPCL407:"http://internal-orders-1234567890.eu-west-1.elb.amazonaws.com/orders"|});""");
        Assert.Equal(DiagnosticSeverity.Warning, found.Single().Severity);
    }

    [Theory]
    [InlineData("""
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("POST", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/orders"));
        var cfn = (Rest.CfnMethod)m.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", "abc");
        cfn.AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)] // turned private by an escape hatch
    [InlineData("""
        var api = new Rest.RestApi(this, "Api");
        foreach (var name in new[] { "orders", "items" })
        {
            var m = api.Root.AddResource(name).AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/{name}"));
            ThroughLink(m);
        }
        void ThroughLink(Rest.Method method)
        {
            ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        }
        """)] // the same in a loop and a helper
    [InlineData("""
        var api = new Rest.RestApi(this, "Api");
        api.Root.AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/"));
        Aspects.Of(api).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)] // an aspect may do so
    [InlineData("""
        var api = new V2.HttpApi(this, "Api");
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpUrlIntegration("I", $"http://{alb.LoadBalancerDnsName}") });
        Aspects.Of(api).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    [InlineData("""var integration = new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/");""")] // which method uses it is not seen
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));""")]
    [InlineData("""var i = new HttpUrlIntegration("I", $"https://api.example.com/?from={alb.LoadBalancerDnsName}");""")] // not the host
    [InlineData("""var i = new HttpUrlIntegration("I", $"http://{Fn.ImportValue("OrdersDnsName")}/");""")]
    [InlineData("""
        var found = ApplicationLoadBalancer.FromLookup(this, "Found", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        var i = new HttpUrlIntegration("I", $"http://{found.LoadBalancerDnsName}");
        """)]
    [InlineData("""
        var open = new ApplicationLoadBalancer(this, "Open", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
        var i = new HttpUrlIntegration("I", $"http://{open.LoadBalancerDnsName}");
        """)] // VPCL408
    [InlineData("""
        var maybe = new ApplicationLoadBalancer(this, "Maybe", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = System.Environment.GetEnvironmentVariable("X") == "1" });
        var i = new HttpUrlIntegration("I", $"http://{maybe.LoadBalancerDnsName}");
        """)]
    [InlineData("""
        ((CfnLoadBalancer)alb.Node.DefaultChild!).Scheme = "internet-facing";
        var i = new HttpUrlIntegration("I", $"http://{alb.LoadBalancerDnsName}");
        """)]
    [InlineData("""
        var api = new V2.WebSocketApi(this, "Ws");
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = "abc", IntegrationUri = $"http://{alb.LoadBalancerDnsName}/" });
        """)] // how WebSocket APIs integrate privately
    public void Silent(string body) => Verify.Silent(Id, Alb + body);

    private const string Linked = """
        var linkGroup = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkGroup } });

        """;

    private const string Listener = """
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway");

        """;

    [Fact]
    public void Fixed_on_an_HTTP_API() => Verify.Fix(Id, Linked + Alb + Listener + """
        // all orders
        var i = new HttpUrlIntegration("I", $"http://{alb.LoadBalancerDnsName}/{{proxy}}"); // as they come
        """, Linked + Alb + Listener + """
        // all orders
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link }); // as they come
        """);

    [Fact]
    public void Fixed_with_the_path_that_the_URL_said() => Verify.Fix(Id, Linked + Alb + Listener + """
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpUrlIntegration("I", $"http://{alb.LoadBalancerDnsName}/orders", new HttpUrlIntegrationProps { Timeout = Duration.Seconds(10) }), Authorizer = new HttpIamAuthorizer() });
        """, Linked + Alb + Listener + """
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link, Timeout = Duration.Seconds(10), ParameterMapping = new V2.ParameterMapping().OverwritePath(V2.MappingValue.Custom("/orders")) }), Authorizer = new HttpIamAuthorizer() });
        """);

    private const string V1Linked = Nlb + """
        nlb.AddListener("Http", new BaseNetworkListenerProps { Port = 80 });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });

        """;

    [Fact]
    public void Fixed_on_a_REST_API() => Verify.Fix(Id, V1Linked + """
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration($"http://{nlb.LoadBalancerDnsName}/"));
        """, V1Linked + """
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration($"http://{nlb.LoadBalancerDnsName}/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """);

    [Fact]
    public void Fixed_on_a_REST_API_with_options() => Verify.Fix(Id, V1Linked + """
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
        {
            Type = Rest.IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Uri = $"http://{nlb.LoadBalancerDnsName}/",
            Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.INTERNET }, // for now
        }));
        """, V1Linked + """
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
        {
            Type = Rest.IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Uri = $"http://{nlb.LoadBalancerDnsName}/",
            Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link }, // for now
        }));
        """);

    [Fact]
    public void Fixed_on_a_REST_API_in_front_of_an_ALB()
    {
        const string Given = """
                    var linkGroup = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
                    var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkGroup } });
                    var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                    var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                    listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway");
                    var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { DefaultMethodOptions = new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM } });

            """;
        Verify.Fix(Id, Given + """
                    // all orders
                    api.Root.AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/orders"));
            """, Given + """
                    // all orders
                    var method = api.Root.AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/orders"));
                    ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
                    ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionId", link.VpcLinkId);
                    ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
                    method.Api.LatestDeployment?.AddToLogicalId(alb.LoadBalancerArn);
            """);
    }

    [Fact]
    public void Fixed_in_L1() => Verify.Fix(Id, V1Linked + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/" },
        });
        """, V1Linked + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId },
        });
        """);

    [Fact]
    public void No_fix_without_a_link() => Verify.NoFix(Id, Alb + """
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var i = new HttpUrlIntegration("I", {|VPCL407:$"http://{alb.LoadBalancerDnsName}"|});
        """);

    [Fact]
    public void Fixed_with_a_path_that_has_quotes() => Verify.Fix(Id, Linked + Alb + Listener + """
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpUrlIntegration("I", $"http://{alb.LoadBalancerDnsName}/a\"b\\c"), Authorizer = new HttpIamAuthorizer() });
        """, Linked + Alb + Listener + """
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link, ParameterMapping = new V2.ParameterMapping().OverwritePath(V2.MappingValue.Custom("/a\"b\\c")) }), Authorizer = new HttpIamAuthorizer() });
        """);

    /// <summary>What the new integration can't say, or would drop.</summary>
    [Theory]
    [InlineData("""new HttpUrlIntegration("I", /* all */ {|VPCL407:$"http://{alb.LoadBalancerDnsName}"|});""")]
    [InlineData("""
        new HttpUrlIntegration("I",
            // all
            {|VPCL407:$"http://{alb.LoadBalancerDnsName}"|});
        """)]
    [InlineData("""new HttpUrlIntegration(id: "I", url: {|VPCL407:$"http://{alb.LoadBalancerDnsName}"|});""")]
    [InlineData("""new HttpUrlIntegration("I", url: {|VPCL407:$"http://{alb.LoadBalancerDnsName}"|});""")]
    [InlineData("""new HttpUrlIntegration("I", {|VPCL407:$"https://{alb.LoadBalancerDnsName}:80"|});""")]
    [InlineData("""new HttpUrlIntegration("I", {|VPCL407:$"http://{alb.LoadBalancerDnsName}:81"|});""")]
    [InlineData("""new HttpUrlIntegration("I", {|VPCL407:$"http://{alb.LoadBalancerDnsName}/orders?all=1"|});""")]
    [InlineData("""new HttpUrlIntegration("I", {|VPCL407:$"http://{alb.LoadBalancerDnsName}?all=1"|});""")]
    [InlineData("""new HttpUrlIntegration("I", {|VPCL407:$"http://{alb.LoadBalancerDnsName}/{System.Environment.GetEnvironmentVariable("PATH_OF")}"|});""")]
    [InlineData("""new HttpUrlIntegration("I", {|VPCL407:$"http://{alb.LoadBalancerDnsName}/orders/{{id}}"|});""")]
    [InlineData("""new HttpUrlIntegration("I", {|VPCL407:$"http://{alb.LoadBalancerDnsName}/orders"|}, new HttpUrlIntegrationProps { Timeout = Duration.Seconds(5), ParameterMapping = new V2.ParameterMapping() });""")]
    public void No_fix_for(string integration) => Verify.NoFix(Id, Linked + Alb + Listener + "var i = " + integration);

    /// <summary>A link that is not let in leads nowhere.</summary>
    [Fact]
    public void No_fix_through_a_link_that_is_not_admitted() => Verify.NoFix(Id, Linked + Alb + """
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var i = new HttpUrlIntegration("I", {|VPCL407:$"http://{alb.LoadBalancerDnsName}"|});
        """);

    [Fact]
    public void Fixed_on_an_HTTP_API_in_front_of_an_NLB() => Verify.Fix(Id, Linked + Nlb + """
        var listener = nlb.AddListener("Http", new BaseNetworkListenerProps { Port = 80 });
        var i = new HttpUrlIntegration("I", $"http://{nlb.LoadBalancerDnsName}/"); // as they come
        """, Linked + Nlb + """
        var listener = nlb.AddListener("Http", new BaseNetworkListenerProps { Port = 80 });
        var i = new HttpNlbIntegration("I", listener, new HttpNlbIntegrationProps { VpcLink = link }); // as they come
        """);

    [Fact]
    public void Fixed_through_the_link_that_leads_there() => Verify.Fix(Id, Nlb + """
        nlb.AddListener("Http", new BaseNetworkListenerProps { Port = 80 });
        var other = new NetworkLoadBalancer(this, "Other", new NetworkLoadBalancerProps { Vpc = vpc });
        var elsewhere = new Rest.VpcLink(this, "Elsewhere", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { other } });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration($"http://{nlb.LoadBalancerDnsName}/"), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """, Nlb + """
        nlb.AddListener("Http", new BaseNetworkListenerProps { Port = 80 });
        var other = new NetworkLoadBalancer(this, "Other", new NetworkLoadBalancerProps { Vpc = vpc });
        var elsewhere = new Rest.VpcLink(this, "Elsewhere", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { other } });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration($"http://{nlb.LoadBalancerDnsName}/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """);

    [Fact]
    public void Fixed_on_a_REST_API_in_front_of_a_pattern()
    {
        const string Given = """
                    var linkGroup = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
                    var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkGroup } });
                    var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false });
                    service.Listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway");
                    var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { DefaultMethodOptions = new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM } });

            """;
        Verify.Fix(Id, Given + """
                    var method = api.Root.AddMethod("GET", new Rest.HttpIntegration($"http://{service.LoadBalancer.LoadBalancerDnsName}/orders"));
            """, Given + """
                    var method = api.Root.AddMethod("GET", new Rest.HttpIntegration($"http://{service.LoadBalancer.LoadBalancerDnsName}/orders"));
                    ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
                    ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionId", link.VpcLinkId);
                    ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", service.LoadBalancer.LoadBalancerArn);
                    method.Api.LatestDeployment?.AddToLogicalId(service.LoadBalancer.LoadBalancerArn);
            """);
    }

    /// <summary>The CDK under test can't say the target.</summary>
    [Fact]
    public void Fixed_in_L1_through_a_V2_link()
    {
        static string Method(string uri, string more) => Linked + Alb + Listener + $$"""
            new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
            {
                HttpMethod = "GET", ResourceId = "r", RestApiId = "a", AuthorizationType = "AWS_IAM",
                Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", {{uri}}{{more}} },
            });
            """;
        const string Uri = "Uri = $\"http://{alb.LoadBalancerDnsName}/\"";
        Verify.NoFix(Id, Method("{|VPCL407:" + Uri + "|}", ""));
        Verify.FixSources(Id, [Code.Stack(Method(Uri, ""))], [Code.Stack(Method(Uri, ", ConnectionType = \"VPC_LINK\", ConnectionId = link.VpcLinkId, IntegrationTarget = alb.LoadBalancerArn"))], newest: true);
    }

    /// <summary>Each of the two may change what is called.</summary>
    [Theory]
    [InlineData("""((Rest.CfnMethod)m.Node.DefaultChild!).AddPropertyOverride(System.Environment.GetEnvironmentVariable("P")!, "x");""")]
    [InlineData("""Aspects.Of(m).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);""")]
    public void Silent_when_the_method_may_be_changed(string change) => Verify.Silent(Id, Alb + """
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/orders"));

        """ + change);

    [Fact]
    public void Silent_when_one_of_two_URLs_cannot_be_read() => Verify.Silent(Id, Alb + """
        var i = new HttpUrlIntegration("I", System.Environment.GetEnvironmentVariable("A") == "b" ? $"http://{alb.LoadBalancerDnsName}" : System.Environment.GetEnvironmentVariable("URL")!);
        """);
}
