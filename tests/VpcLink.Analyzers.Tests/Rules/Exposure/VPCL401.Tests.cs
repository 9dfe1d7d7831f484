using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL401Tests
{
    private const string Id = "VPCL401";

    [Fact]
    public void Fires_on_an_internet_facing_alb() => Verify.Fires(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL401:InternetFacing = true|} });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener) });
        """);

    [Fact]
    public void Fires_at_the_argument_when_the_value_comes_through_a_parameter() => Verify.Rule(Id, Code.File("""
        public class NetStack : Stack
        {
            public ApplicationListener Good { get; }
            public ApplicationListener Bad { get; }
            public NetStack(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                Good = Listen("Good", vpc, false);
                Bad = Listen("Bad", vpc, facing: {|VPCL401:true|});
            }
            private ApplicationListener Listen(string name, IVpc network, bool facing)
            {
                var alb = new ApplicationLoadBalancer(this, name, new ApplicationLoadBalancerProps { Vpc = network, InternetFacing = facing });
                return alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
            }
        }
        public class ApiStack : Stack
        {
            public ApiStack(Construct scope, string id, NetStack net) : base(scope, id)
            {
                _ = new HttpAlbIntegration("Good", net.Good);
                _ = new HttpAlbIntegration("Bad", net.Bad);
            }
        }
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                _ = new ApiStack(app, "Api", new NetStack(app, "Net"));
            }
        }
        """));

    [Fact]
    public void Fires_on_an_L1_load_balancer_without_scheme() => Verify.Fires(Id, """
        var alb = {|VPCL401:new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Subnets = new[] { "subnet-1", "subnet-2" } })|};
        var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.Ref, Port = 80, Protocol = "HTTP", DefaultActions = Array.Empty<object>() });
        var api = new V2.HttpApi(this, "Api");
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = "abc", IntegrationUri = listener.Ref });
        """);

    [Fact]
    public void Fires_on_an_ecs_pattern_by_default() => Verify.Fires(Id, """
        var service = {|VPCL401:new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc })|};
        var i = new HttpAlbIntegration("I", service.Listener);
        """);

    private const string Guarded = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL401:InternetFacing = true|} });
        var listener = alb.AddListener("Https", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(Peer.PrefixList("pl-0123456789abcdef0"), "CloudFront");
        new HttpAlbIntegration("I", listener).ToString();

        """;

    private const string Acl = """
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = alb.LoadBalancerArn });

        """;

    [Fact]
    public void Is_information_where_a_web_ACL_and_security_groups_guard_it() => Assert.Equal(DiagnosticSeverity.Info, Verify.Fires(Id, Guarded + Acl).Single().Severity);

    [Theory]
    [InlineData(Guarded)]
    [InlineData(Guarded + Acl + """alb.Connections.AllowFromAnyIpv4(Port.Tcp(80));""")]
    [InlineData(Guarded + Acl + """alb.AddListener("Open", new BaseApplicationListenerProps { Port = 81 });""")]
    public void Is_a_warning_where_one_of_them_is_missing(string body) => Assert.Equal(DiagnosticSeverity.Warning, Verify.Fires(Id, body).Single().Severity);

    [Theory]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
        alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = System.Environment.GetEnvironmentVariable("X") == "1" });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
        ((CfnLoadBalancer)alb.Node.DefaultChild!).Scheme = "internal";
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
        Aspects.Of(this).Add(Unknown());
        IAspect Unknown() => (IAspect)Activator.CreateInstance(Type.GetType("X")!)!;
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)]
    [InlineData("""
        var alb = ApplicationLoadBalancer.FromLookup(this, "Alb", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, /* why */ InternetFacing = true });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        var i = new HttpAlbIntegration("I", listener);
        """, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, /* why */ InternetFacing = false });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        var i = new HttpAlbIntegration("I", listener);
        """);

    [Fact]
    public void Fixed_out_of_public_subnets_too() => Verify.Fix(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC } /* there */ });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = false, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } /* there */ });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """);

    [Fact]
    public void Fixed_where_a_property_was_left_out() => Verify.Fix(Id, """
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps
        {
            Vpc = vpc, // the network
        });
        var i = new HttpAlbIntegration("I", service.Listener);
        """, """
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps
        {
            Vpc = vpc, // the network
            PublicLoadBalancer = false,
        });
        var i = new HttpAlbIntegration("I", service.Listener);
        """);

    [Theory]
    [InlineData("""Subnets = new[] { "subnet-1", "subnet-2" }""")]
    [InlineData("""Subnets = new[] { new CfnParameter(this, "A").ValueAsString, new CfnParameter(this, "B").ValueAsString }""")]
    [InlineData("""Subnets = new CfnParameter(this, "A", new CfnParameterProps { Type = "List<AWS::EC2::Subnet::Id>" }).ValueAsList""")]
    [InlineData("""Subnets = new[] { Subnet.FromSubnetId(this, "A", "subnet-1").SubnetId, "subnet-2" }""")]
    [InlineData("""Subnets = System.Environment.GetEnvironmentVariable("A") == "b" ? vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PUBLIC }).SubnetIds : new[] { vpc.PublicSubnets[0].SubnetId, vpc.PublicSubnets[1].SubnetId }""")]
    [InlineData("""SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = vpc.PublicSubnets[0].SubnetId }, new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-2" } }""")]
    public void Fires_on_an_L1_load_balancer_in_subnets_that_may_be_public(string subnets) => Verify.Fires(Id, """
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { {|VPCL401:Scheme = "internet-facing"|},
        """ + subnets + " });" + L1Code.Integrated);

    /// <summary>VPCL404 speaks of private ones, and nothing does of those that can't be told.</summary>
    [Theory]
    [InlineData("""Subnets = System.Environment.GetEnvironmentVariable("A").Split(',')""")]
    [InlineData("""Subnets = new[] { System.Environment.GetEnvironmentVariable("A"), "subnet-2" }""")]
    [InlineData("""Subnets = vpc.SelectSubnets(new SubnetSelection { SubnetType = System.Environment.GetEnvironmentVariable("A") == "b" ? SubnetType.PUBLIC : Enum.Parse<SubnetType>(System.Environment.GetEnvironmentVariable("B")) }).SubnetIds""")]
    [InlineData("""Subnets = System.Environment.GetEnvironmentVariable("A") == "b" ? new[] { "subnet-1", "subnet-2" } : vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).SubnetIds""")]
    [InlineData("""Subnets = Vpc.FromLookup(this, "Other", new VpcLookupOptions { IsDefault = true }).SelectSubnets(new SubnetSelection { SubnetGroupName = "app" }).SubnetIds""")]
    [InlineData("""SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = System.Environment.GetEnvironmentVariable("A") }, new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-2" } }""")]
    public void Silent_on_an_L1_load_balancer_in_subnets_that_cannot_be_told(string subnets) => Verify.Silent(Id, """
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Scheme = "internet-facing",
        """ + subnets + " });" + L1Code.Integrated);

    /// <summary>A rule for what goes out lets nobody in.</summary>
    [Fact]
    public void Is_information_whatever_the_groups_let_out() => Assert.Equal(DiagnosticSeverity.Info, Verify.Fires(Id, Guarded + Acl + """
        alb.Connections.AllowToAnyIpv4(Port.Tcp(443));
        """).Single().Severity);

    /// <summary>Rules of an immutable group can't be seen.</summary>
    [Fact]
    public void Is_a_warning_where_one_of_several_groups_cannot_be_seen() => Assert.Equal(DiagnosticSeverity.Warning, Verify.Fires(Id, Guarded + Acl + """
        alb.AddSecurityGroup(SecurityGroup.FromSecurityGroupId(this, "Imported", "sg-1", new SecurityGroupImportOptions { Mutable = false }));
        """).Single().Severity);

    [Fact]
    public void Names_the_pattern_that_makes_the_load_balancer() => Assert.StartsWith("'service' faces the internet", Verify.Fires(Id, """
        var service = {|VPCL401:new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc })|};
        var i = new HttpAlbIntegration("I", service.Listener);
        """).Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Fact]
    public void Fixed_in_L1() => Verify.Fix(Id, """
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Scheme = "internet-facing" /* once */, Subnets = new[] { "subnet-1", "subnet-2" } });
        """ + L1Code.Integrated, """
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Scheme = "internal" /* once */, Subnets = new[] { "subnet-1", "subnet-2" } });
        """ + L1Code.Integrated);

    [Fact]
    public void No_fix_where_another_may_be_meant_to_face_the_internet() => Verify.NoFix(Id, """
        ApplicationListener Listen(string id) => new ApplicationLoadBalancer(this, id, new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL401:InternetFacing = true|} }).AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        var i = new HttpAlbIntegration("I", Listen("One"));
        var other = Listen("Other");
        """);

    [Fact]
    public void Fixed_for_all_that_stand_behind_links() => Verify.Fix(Id, """
        ApplicationListener Listen(string id) => new ApplicationLoadBalancer(this, id, new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }).AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        var i = new HttpAlbIntegration("I", Listen("One"));
        var j = new HttpAlbIntegration("J", Listen("Other"));
        """, """
        ApplicationListener Listen(string id) => new ApplicationLoadBalancer(this, id, new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = false }).AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        var i = new HttpAlbIntegration("I", Listen("One"));
        var j = new HttpAlbIntegration("J", Listen("Other"));
        """);
}
