using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL405Tests
{
    private const string Id = "VPCL405";

    private const string Alb = """
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });

        """;

    private const string Linked = """
                var linkGroup = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = vpc });
                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkGroup } });

        """;

    private const string Integrated = """

                var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """;

    [Fact]
    public void Fires_when_Open_is_left_out() => Verify.Fires(Id, Linked + Alb + """
        var listener = {|VPCL405:alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 })|};
        """ + Integrated);

    [Fact]
    public void Fires_on_a_listener_of_its_own() => Verify.Fires(Id, Linked + Alb + """
        var listener = {|VPCL405:new ApplicationListener(this, "Http", new ApplicationListenerProps { LoadBalancer = alb, Port = 80 })|};
        """ + Integrated);

    [Fact]
    public void Fires_on_an_ecs_pattern() => Verify.Fires(Id, """
        var service = {|VPCL405:new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false })|};
        var i = new HttpAlbIntegration("I", service.Listener);
        """);

    [Fact]
    public void Fires_when_the_group_is_imported() => Verify.Fires(Id, """
        var group = SecurityGroup.FromSecurityGroupId(this, "G", "sg-0123456789abcdef0");
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = group });
        var i = new HttpAlbIntegration("I", {|VPCL405:alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 })|});
        """);

    [Fact]
    public void Fires_behind_a_REST_API_on_a_V2_link() => Verify.Fires(Id, Linked + Alb + """
        {|VPCL405:alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 })|};
        var method = new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration($"http://{alb.LoadBalancerDnsName}/"));
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        cfn.AddPropertyOverride("Integration.ConnectionId", link.VpcLinkId);
        cfn.AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """);

    [Fact]
    public void Fires_across_stacks() => Verify.Rule(Id, Code.File("""
        public class Services : Stack
        {
            public ApplicationListener Listener { get; }
            public Services(Construct scope, string id) : base(scope, id)
            {
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "Vpc") });
                Listener = {|VPCL405:alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 })|};
            }
        }
        public class Api : Stack
        {
            public Api(Construct scope, string id, Services services) : base(scope, id) =>
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", services.Listener) });
        }
        public static class Program
        {
            public static void Main() { var app = new App(); _ = new Api(app, "Api", new Services(app, "Services")); }
        }
        """));

    [Fact]
    public void Is_information_where_somebody_has_decided_so()
    {
        var found = Verify.Fires(Id, Linked + Alb + """
            var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, {|VPCL405:Open = true|} });
            """ + Integrated);
        Assert.Equal(DiagnosticSeverity.Info, found.Single().Severity);
    }

    [Theory]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));""")] // closed
    [InlineData("""alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });""")] // no private integration
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = System.Environment.GetEnvironmentVariable("X") == "1" }));""")]
    [InlineData("""
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)] // an aspect may close it
    [InlineData("""
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        ((CfnLoadBalancer)alb.Node.DefaultChild!).AddPropertyOverride("SecurityGroups", new[] { "sg-1" });
        """)]
    [InlineData("""
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        ((CfnSecurityGroup)alb.Node.FindChild("SecurityGroup").Node.DefaultChild!).SecurityGroupIngress = Array.Empty<object>();
        """)]
    [InlineData("""
        var group = SecurityGroup.FromSecurityGroupId(this, "G", "sg-1", new SecurityGroupImportOptions { Mutable = false });
        var own = new ApplicationLoadBalancer(this, "Own", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = group });
        var i = new HttpAlbIntegration("I", own.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)] // nothing is written into an immutable group
    [InlineData("""
        var found = ApplicationLoadBalancer.FromLookup(this, "Found", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        var i = new HttpAlbIntegration("I", found.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }));
        """)] // NLB listeners open nothing
    [InlineData("""
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false });
        var i = new HttpAlbIntegration("I", service.Listener);
        """)]
    public void Silent(string body) => Verify.Silent(Id, Alb + body);

    [Fact]
    public void Silent_when_props_are_closed_by_a_helper() => Verify.Silent(Id, Alb + """
        var settings = new BaseApplicationListenerProps { Port = 80 };
        Close(settings);
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", settings));
        void Close(BaseApplicationListenerProps p) => p.Open = false;
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Linked + Alb + """
                // the only way in
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 /* plain */ });
        """ + Integrated, Linked + Alb + """
                // the only way in
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 /* plain */, Open = false });
                listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway VPC link");
        """ + Integrated);

    [Fact]
    public void Fixed_where_the_listener_has_no_name() => Verify.Fix(Id, Linked + Alb + """
                var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }), new HttpAlbIntegrationProps { VpcLink = link });
        """, Linked + Alb + """
                var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }), new HttpAlbIntegrationProps { VpcLink = link });
                alb.Connections.AllowFrom(linkGroup, Port.Tcp(80), "API Gateway VPC link");
        """);

    [Fact]
    public void Fixed_where_the_link_comes_later() => Verify.Fix(Id, Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = true });

        """ + Linked + Integrated, Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });

        """ + Linked + Integrated + """

                listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway VPC link");
        """);

    [Fact]
    public void Fixed_where_a_rule_admits_the_link_already() => Verify.Fix(Id, Linked + Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
                listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway");
        """ + Integrated, Linked + Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway");
        """ + Integrated);

    [Fact]
    public void Fixed_on_an_ecs_pattern() => Verify.Fix(Id, Linked + """
                var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps
                {
                    Vpc = vpc,
                    PublicLoadBalancer = false, // behind the link
                });
                var i = new HttpAlbIntegration("I", service.Listener, new HttpAlbIntegrationProps { VpcLink = link });
        """, Linked + """
                var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps
                {
                    Vpc = vpc,
                    PublicLoadBalancer = false, // behind the link
                    OpenListener = false,
                });
                service.Listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway VPC link");
                var i = new HttpAlbIntegration("I", service.Listener, new HttpAlbIntegrationProps { VpcLink = link });
        """);

    [Fact]
    public void Fixed_across_stacks_through_the_object_that_holds_the_group()
    {
        const string Network = """
            public class Network : Stack
            {
                public Vpc Vpc { get; }
                public SecurityGroup LinkGroup { get; }
                public V2.VpcLink Link { get; }
                public Network(Construct scope, string id) : base(scope, id)
                {
                    Vpc = new Vpc(this, "Vpc");
                    LinkGroup = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = Vpc });
                    Link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = Vpc, SecurityGroups = new ISecurityGroup[] { LinkGroup } });
                }
            }
            public class Api : Stack
            {
                public Api(Construct scope, string id, Services services, Network network) : base(scope, id)
                {
                    new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", services.Listener, new HttpAlbIntegrationProps { VpcLink = network.Link }) });
                }
            }
            public static class Program
            {
                public static void Main()
                {
                    var app = new App();
                    var network = new Network(app, "Network");
                    _ = new Api(app, "Api", new Services(app, "Services", network), network);
                }
            }

            """;
        Verify.FixSources(Id, [Code.File(Network + """
            public class Services : Stack
            {
                public ApplicationListener Listener { get; }
                public Services(Construct scope, string id, Network network) : base(scope, id)
                {
                    var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = network.Vpc });
                    Listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
                }
            }
            """)], [Code.File(Network + """
            public class Services : Stack
            {
                public ApplicationListener Listener { get; }
                public Services(Construct scope, string id, Network network) : base(scope, id)
                {
                    var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = network.Vpc });
                    Listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                    Listener.Connections.AllowDefaultPortFrom(network.LinkGroup, "API Gateway VPC link");
                }
            }
            """)]);
    }

    [Fact]
    public void Fixed_beside_an_integration_that_can_not_arrive() => Verify.Fix(Id, Linked + Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        """ + Integrated + """

                var old = new Rest.VpcLink(this, "Old", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc }) } });
                new V2.CfnIntegration(this, "L1", new V2.CfnIntegrationProps { ApiId = new V2.HttpApi(this, "Api").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = old.VpcLinkId, IntegrationUri = listener.ListenerArn });
        """, Linked + Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway VPC link");
        """ + Integrated + """

                var old = new Rest.VpcLink(this, "Old", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc }) } });
                new V2.CfnIntegration(this, "L1", new V2.CfnIntegrationProps { ApiId = new V2.HttpApi(this, "Api").ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = old.VpcLinkId, IntegrationUri = listener.ListenerArn });
        """);

    [Fact]
    public void No_fix_where_the_link_has_no_group() => Verify.NoFix(Id, Alb + """
        var i = new HttpAlbIntegration("I", {|VPCL405:alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 })|});
        """);

    [Fact]
    public void No_fix_where_a_helper_makes_several_listeners() => Verify.NoFix(Id, Linked + """
        var a = new HttpAlbIntegration("A", Listen("A"), new HttpAlbIntegrationProps { VpcLink = link });
        Listen("B");
        ApplicationListener Listen(string name)
        {
            var alb = new ApplicationLoadBalancer(this, name, new ApplicationLoadBalancerProps { Vpc = vpc });
            return {|VPCL405:alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 })|};
        }
        """);

    [Fact]
    public void Fixed_for_two_integrations_of_one_link() => Verify.Fix(Id, Linked + Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
                var other = new HttpAlbIntegration("Other", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """ + Integrated, Linked + Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway VPC link");
                var other = new HttpAlbIntegration("Other", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """ + Integrated);

    /// <summary>One group of a link is enough to get in.</summary>
    [Fact]
    public void Fixed_for_two_links_that_share_a_group() => Verify.Fix(Id, Linked + Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
                var more = new SecurityGroup(this, "More", new SecurityGroupProps { Vpc = vpc });
                var second = new V2.VpcLink(this, "Second", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { more, linkGroup } });
        """ + Integrated + """

                var other = new HttpAlbIntegration("Other", listener, new HttpAlbIntegrationProps { VpcLink = second });
        """, Linked + Alb + """
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                listener.Connections.AllowDefaultPortFrom(linkGroup, "API Gateway VPC link");
                var more = new SecurityGroup(this, "More", new SecurityGroupProps { Vpc = vpc });
                var second = new V2.VpcLink(this, "Second", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { more, linkGroup } });
        """ + Integrated + """

                var other = new HttpAlbIntegration("Other", listener, new HttpAlbIntegrationProps { VpcLink = second });
        """);

    [Fact]
    public void No_fix_for_what_makes_several() => Verify.NoFix(Id, Linked + """
        ApplicationListener Listen(string id) => {|VPCL405:new ApplicationLoadBalancer(this, id, new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("L", new BaseApplicationListenerProps { Port = 80 })|};
        var i = new HttpAlbIntegration("I", Listen("One"), new HttpAlbIntegrationProps { VpcLink = link });
        var other = Listen("Other");
        """);
}
