using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL304Tests
{
    private const string Id = "VPCL304";

    private const string Start = """
        var other = new Vpc(this, "Other");
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = other });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });

        """;

    private const string End = """

        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """;

    [Theory]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { {|VPCL304:Vpc = vpc|} });""")]
    [InlineData("""var link = new V2.HttpApi(this, "Api").AddVpcLink(new V2.VpcLinkProps { {|VPCL304:Vpc = vpc|} });""")]
    [InlineData("""
        V2.VpcLink Make(IVpc network) => new V2.VpcLink(this, "Link", new V2.VpcLinkProps { {|VPCL304:Vpc = network|} });
        var link = Make(vpc);
        """)]
    public void Fires(string link) => Verify.Fires(Id, Start + link + End);

    [Fact]
    public void Fires_for_ecs_patterns_in_a_cluster_of_another_vpc() => Verify.Fires(Id, """
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = new Vpc(this, "Other") });
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Cluster = cluster });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { {|VPCL304:Vpc = vpc|} });
        var i = new HttpAlbIntegration("I", service.Listener, new HttpAlbIntegrationProps { VpcLink = link });
        """);

    [Theory]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = other });""")]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = listener.LoadBalancer.Vpc! });""")]
    // Two lookups may find the same one.
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = Vpc.FromLookup(this, "Found", new VpcLookupOptions { VpcName = "x" }) });""")]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = System.Environment.GetEnvironmentVariable("X") is null ? vpc : other });""")]
    [InlineData("""var link = V2.VpcLink.FromVpcLinkAttributes(this, "Link", new V2.VpcLinkAttributes { VpcLinkId = "abc", Vpc = vpc });""")]
    // The group of the other VPC is the worse mistake, and VPCL305's.
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = other }) } });""")]
    public void Silent(string link) => Verify.Silent(Id, Start + link + End);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Start + """var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc /* ours */ });""" + End,
        Start + """var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = other /* ours */ });""" + End);

    [Fact]
    public void Not_fixed_while_a_group_stays_behind() => Verify.NoFix(Id, Start + """
        var group = new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { {|VPCL304:Vpc = vpc|}, SecurityGroups = new[] { group } });
        """ + End);

    [Theory]
    // Its subnets would have to be chosen anew.
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { {|VPCL304:Vpc = vpc|}, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });""")]
    // Another load balancer behind it is in a third VPC.
    [InlineData("""
        var third = new Vpc(this, "Third");
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { {|VPCL304:Vpc = vpc|} });
        var further = new ApplicationLoadBalancer(this, "Further", new ApplicationLoadBalancerProps { Vpc = third });
        var j = new HttpAlbIntegration("J", further.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }), new HttpAlbIntegrationProps { VpcLink = link });
        """)]
    public void Not_fixed_where_moving_is_not_enough(string link) => Verify.NoFix(Id, Start + link + End);

    [Fact]
    public void Not_fixed_where_the_other_vpc_has_no_subnets_for_a_link() => Verify.NoFix(Id, Start.Replace("""new Vpc(this, "Other")""", """new Vpc(this, "Other", new VpcProps { NatGateways = 0 })""")
        + """var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { {|VPCL304:Vpc = vpc|} });""" + End);
}
