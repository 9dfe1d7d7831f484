using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL306Tests
{
    private const string Id = "VPCL306";

    // The network of an application is where its integrations are.
    private const string End = """

        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """;

    [Theory]
    [InlineData("""
        var small = new Vpc(this, "Small", new VpcProps { {|VPCL306:MaxAzs = 1|} });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = small });
        """)]
    [InlineData("""
        var small = new Vpc(this, "Small", new VpcProps { {|VPCL306:AvailabilityZones = new[] { "eu-west-1a" }|} });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = small });
        """)]
    [InlineData("""
        Vpc Make(int zones) => new Vpc(this, "Small", new VpcProps { MaxAzs = zones });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = Make({|VPCL306:1|}) });
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL306:VpcSubnets = new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0] } }|} });
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL306:VpcSubnets = new SubnetSelection { AvailabilityZones = new[] { "eu-west-1a" } }|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, body + End);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, """
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Scheme = "internal", {|VPCL306:Subnets = new[] { "subnet-1" }|} });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        """);

    [Fact]
    public void Fires_on_ecs_patterns() => Verify.Fires(Id, """
        var small = new Vpc(this, "Small", new VpcProps { {|VPCL306:MaxAzs = 1|} });
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = small });
        var i = new HttpAlbIntegration("I", service.Listener);
        """);

    [Theory]
    [InlineData("""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });""")]
    [InlineData("""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "V", new VpcProps { MaxAzs = 2 }) });""")]
    [InlineData("""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "V", new VpcProps { MaxAzs = int.Parse("1") }) });""")]
    [InlineData("""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = Vpc.FromLookup(this, "V", new VpcLookupOptions { VpcName = "x" }) });""")]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, VpcSubnets = new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0] } } });
        ((CfnLoadBalancer)alb.Node.DefaultChild!).Subnets = new[] { "subnet-1", "subnet-2" };
        """)]
    public void Silent(string body) => Verify.Silent(Id, body + End);

    [Fact]
    public void Silent_on_nlbs() => Verify.Silent(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = new Vpc(this, "V", new VpcProps { MaxAzs = 1 }) });
        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }));
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var small = new Vpc(this, "Small", new VpcProps { MaxAzs = 1 /* cheap */ });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = small });
        """ + End, """
        var small = new Vpc(this, "Small", new VpcProps { MaxAzs = 2 /* cheap */ });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = small });
        """ + End);

    [Fact]
    public void Not_fixed_where_a_subnet_is_missing() => Verify.NoFix(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL306:VpcSubnets = new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0] } }|} });
        """ + End);

    [Theory]
    [InlineData("""{|VPCL306:SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1" } }|}""")]
    [InlineData("""SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1" }, new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-2" } }""")]
    public void Counts_the_subnet_mappings_of_L1(string mappings) => Verify.Rule(Id, Code.Stack($$"""
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Scheme = "internal", {{mappings}} });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        """));
}
