using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL101Tests
{
    private const string Id = "VPCL101";

    private const string Network = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false, DefaultAction = ListenerAction.FixedResponse(404) });
        listener.Connections.AllowDefaultPortFrom(group);
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var api = new Rest.RestApi(this, "Api");

        """;

    private const string Iam = "new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM }";

    [Fact]
    public void Fires_on_an_imported_V2_link() => Verify.Fires(Id, Network + """
        api.Root.AddMethod("GET", {|VPCL101:new Rest.Integration(new Rest.IntegrationProps
        {
            Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://orders.example.com/",
            Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = Rest.VpcLink.FromVpcLinkId(this, "V1", link.VpcLinkId) },
        })|});
        """);

    [Fact]
    public void Fires_where_overrides_made_the_connection() => Verify.Fires(Id, Network + """
        var get = api.Root.AddMethod("GET", {|VPCL101:new Rest.HttpIntegration("http://orders.example.com/")|});
        var cfn = (Rest.CfnMethod)get.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", link.VpcLinkId);
        """);

    [Fact]
    public void Fires_on_an_L1_method_with_an_L1_link() => Verify.Fires(Id, """
        var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "link", SubnetIds = new[] { "subnet-1" } });
        {|VPCL101:new Rest.CfnMethod(this, "Get", new Rest.CfnMethodProps
        {
            RestApiId = "api", ResourceId = "root", HttpMethod = "GET",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = link.Ref, Uri = "http://x" },
        })|};
        """);

    [Fact]
    public void Fires_on_a_proxy_and_in_another_stack() => Verify.Rule(Id, Code.File("""
        public class Net : Stack
        {
            public V2.IVpcLink Link { get; }
            public Net(Construct scope, string id) : base(scope, id) => Link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = new Vpc(this, "Vpc") });
        }
        public class Api : Stack
        {
            public Api(Construct scope, string id, Net net) : base(scope, id)
            {
                var api = new Rest.RestApi(this, "Api");
                api.Root.AddProxy(new Rest.ProxyResourceOptions { DefaultIntegration = Through(net.Link) });
            }
            private Rest.Integration Through(V2.IVpcLink link) => {|VPCL101:new Rest.HttpIntegration("http://orders.example.com/", new Rest.HttpIntegrationProps
            {
                Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", link.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK },
            })|};
        }
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                _ = new Api(app, "Api", new Net(app, "Net"));
            }
        }
        """));

    [Fact]
    public void Fires_where_only_one_of_two_methods_has_a_target() => Verify.Fires(Id, Network + """
        var integration = {|VPCL101:new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "V1", link.VpcLinkId) } })|};
        var get = api.Root.AddMethod("GET", integration);
        ((Rest.CfnMethod)get.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        api.Root.AddMethod("HEAD", integration);
        """);

    private const string Through = """
        Rest.Integration Through(string id) => new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "V1", id) } });

        """;

    [Theory]
    [InlineData("""((Rest.CfnMethod)api.Root.AddMethod("GET", Through(link.VpcLinkId)).Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);""")]
    [InlineData("""
        foreach (var verb in new[] { "GET", "POST" })
            Target(api.Root.AddMethod(verb, Through(link.VpcLinkId)));
        void Target(Rest.Method method) => ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        api.Root.AddMethod("GET", Through(link.VpcLinkId));
        foreach (var method in api.Methods) ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        api.Root.AddMethod("GET", Through(link.VpcLinkId));
        ((Rest.CfnMethod)api.Root.Node.FindChild("GET").Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        var proxy = api.Root.AddProxy(new Rest.ProxyResourceOptions { DefaultIntegration = Through(link.VpcLinkId) });
        ((Rest.CfnMethod)proxy.AnyMethod!.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        var method = api.Root.AddMethod("GET", Through(link.VpcLinkId));
        if (System.Environment.GetEnvironmentVariable("X") == "1") ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        var method = api.Root.AddMethod("GET", Through(link.VpcLinkId));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration", new Dictionary<string, object> { ["IntegrationTarget"] = alb.LoadBalancerArn });
        """)]
    [InlineData("""api.Root.AddMethod("GET", Through(Fn.ImportValue("LinkId")));""")]
    [InlineData("""api.Root.AddMethod("GET", Through("${stageVariables.vpcLinkId}"));""")]
    [InlineData("""api.Root.AddMethod("GET", Through(new CfnParameter(this, "P").ValueAsString));""")]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var v1 = new Rest.VpcLink(this, "V1Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        api.Root.AddMethod("GET", Through(v1.VpcLinkId));
        """)]
    [InlineData("""
        api.Root.AddMethod("GET", Through(link.VpcLinkId));
        Aspects.Of(api).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + Through + body);

    [Fact]
    public void Fixed_with_a_variable_for_the_method() => Verify.Fix(Id, Network + $$"""
        // through the link
        api.Root.AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/", new Rest.HttpIntegrationProps
        {
            Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "V1", link.VpcLinkId) }, // V2
        }), {{Iam}}); // read
        """, Network + $$"""
        // through the link
        var method = api.Root.AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/", new Rest.HttpIntegrationProps
        {
            Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "V1", link.VpcLinkId) }, // V2
        }), {{Iam}}); // read
                ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
                api.LatestDeployment?.AddToLogicalId(alb.LoadBalancerArn);
        """);

    [Fact]
    public void Fixed_all_at_once() => Verify.Fix(Id, Network + $$"""
        Rest.Integration A() => new Rest.HttpIntegration("http://a/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "A", link.VpcLinkId) } });
        Rest.Integration B() => new Rest.HttpIntegration("http://b/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "B", link.VpcLinkId) } });
        api.Root.AddResource("a").AddMethod("GET", A(), {{Iam}});
        Rest.Method b = api.Root.AddResource("b").AddMethod("GET", B(), {{Iam}});
        """, Network + $$"""
        Rest.Integration A() => new Rest.HttpIntegration("http://a/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "A", link.VpcLinkId) } });
        Rest.Integration B() => new Rest.HttpIntegration("http://b/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "B", link.VpcLinkId) } });
        var method = api.Root.AddResource("a").AddMethod("GET", A(), {{Iam}});
                ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
                api.LatestDeployment?.AddToLogicalId(alb.LoadBalancerArn);
                Rest.Method b = api.Root.AddResource("b").AddMethod("GET", B(), {{Iam}});
                ((Rest.CfnMethod)b.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
                api.LatestDeployment?.AddToLogicalId(alb.LoadBalancerArn);
        """);

    [Fact]
    public void Fixed_beside_the_other_overrides() => Verify.Fix(Id, Network + $$"""
        var get = api.Root.AddMethod("GET", new Rest.HttpIntegration("http://orders.example.com/"), {{Iam}});
        var cfn = (Rest.CfnMethod)get.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", link.VpcLinkId); // the V2 link
        """, Network + $$"""
        var get = api.Root.AddMethod("GET", new Rest.HttpIntegration("http://orders.example.com/"), {{Iam}});
        var cfn = (Rest.CfnMethod)get.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", link.VpcLinkId); // the V2 link
                cfn.AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
                api.LatestDeployment?.AddToLogicalId(alb.LoadBalancerArn);
        """);

    [Fact]
    public void Fixed_on_an_L1_method() => Verify.Fix(Id, Network + """
        new Rest.CfnMethod(this, "Get", new Rest.CfnMethodProps
        {
            RestApiId = api.RestApiId, ResourceId = api.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, Uri = "http://x/" },
        });
        """, Network + """
        var method = new Rest.CfnMethod(this, "Get", new Rest.CfnMethodProps
        {
            RestApiId = api.RestApiId, ResourceId = api.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, Uri = "http://x/" },
        });
                method.AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """);

    private const string L1 = """
        = new Rest.CfnMethod(this, "Get", new Rest.CfnMethodProps
        {
            RestApiId = api.RestApiId, ResourceId = api.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, Uri = "http://x/" },
        });
        """;

    [Fact]
    public void Fixed_where_the_method_is_discarded() => Verify.Fix(Id, Network + "_ " + L1, Network + "var method " + L1 + """

                method.AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """);

    [Fact]
    public void Fixed_where_a_variable_is_called_underscore() => Verify.Fix(Id, Network + "Rest.CfnMethod _;\n_ " + L1, Network + "Rest.CfnMethod _;\n_ " + L1 + """

                _.AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """);

    [Fact]
    public void Offers_no_fix_where_the_load_balancer_cannot_be_told() => Verify.NoFix(Id, Network + """
        var other = new ApplicationLoadBalancer(this, "Other", new ApplicationLoadBalancerProps { Vpc = vpc });
        api.Root.AddMethod("GET", {|VPCL101:new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "V1", link.VpcLinkId) } })|});
        """);

    [Fact]
    public void Fixed_by_the_property_of_newer_cdks() => Verify.FixSources(Id, [Code.Stack(Network + """
        new Rest.CfnMethod(this, "Get", new Rest.CfnMethodProps
        {
            RestApiId = api.RestApiId, ResourceId = api.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, Uri = "http://x/" },
        });
        """)], [Code.Stack(Network + """
        new Rest.CfnMethod(this, "Get", new Rest.CfnMethodProps
        {
            RestApiId = api.RestApiId, ResourceId = api.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, Uri = "http://x/", IntegrationTarget = alb.LoadBalancerArn },
        });
        """)], newest: true);

    [Fact]
    public void Fixed_with_the_type_where_the_file_spells_types_out() => Verify.FixSources(Id, [Explicit("""
                api.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "V1", link.VpcLinkId) } }));
        """)], [Explicit("""
                Rest.Method method = api.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "V1", link.VpcLinkId) } }));
                ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
                api.LatestDeployment?.AddToLogicalId(alb.LoadBalancerArn);
        """)]);

    private static string Explicit(string statements) => Code.Bare("""
                Vpc vpc = new Vpc(this, "Vpc");
                ApplicationLoadBalancer alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                V2.VpcLink link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
                Rest.RestApi api = new Rest.RestApi(this, "Api");
        """ + "\n" + statements);
}
