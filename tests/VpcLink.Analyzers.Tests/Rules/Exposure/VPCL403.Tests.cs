using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL403Tests
{
    private const string Id = "VPCL403";

    private const string Integrated = """

        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        """;

    private static string Alb(string props) => $$"""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {{props}} });
        """ + Integrated;

    [Theory]
    [InlineData("{|VPCL403:VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }|}")]
    [InlineData("{|VPCL403:VpcSubnets = new SubnetSelection { Subnets = vpc.PublicSubnets }|}")]
    [InlineData("{|VPCL403:VpcSubnets = new SubnetSelection { SubnetGroupName = \"Public\" }|}, InternetFacing = false")]
    public void Fires(string props) => Verify.Fires(Id, Alb(props));

    [Fact]
    public void Fires_where_the_VPC_has_no_others() => Verify.Rule(Id, Code.Bare("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "All", SubnetType = SubnetType.PUBLIC } } });
        var alb = {|VPCL403:new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc })|};
        """ + Integrated));

    [Fact]
    public void Fires_on_an_NLB_behind_a_V1_link() => Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, {|VPCL403:VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }|} });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
        {
            Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/",
            Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link },
        }));
        """);

    [Fact]
    public void Fires_in_a_VPC_that_is_looked_up_when_the_kind_is_named() => Verify.Fires(Id, """
        var found = Vpc.FromLookup(this, "Found", new VpcLookupOptions { VpcId = "vpc-1" });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = found, {|VPCL403:VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }|} });
        """ + Integrated);

    [Fact]
    public void Fires_across_a_helper() => Verify.Fires(Id, """
        var alb = Balancer({|VPCL403:new SubnetSelection { SubnetType = SubnetType.PUBLIC }|});
        ApplicationLoadBalancer Balancer(SubnetSelection subnets) => new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, VpcSubnets = subnets });
        """ + Integrated);

    [Theory]
    [InlineData("VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }")]
    [InlineData("VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }")]
    [InlineData("InternetFacing = false")]
    [InlineData("InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }")]
    [InlineData("VpcSubnets = new SubnetSelection { SubnetType = System.Enum.Parse<SubnetType>(\"PUBLIC\") }")]
    [InlineData("VpcSubnets = new SubnetSelection { SubnetFilters = new[] { SubnetFilter.OnePerAz() } }")]
    public void Silent(string props) => Verify.Silent(Id, Alb(props));

    [Fact]
    public void Silent_when_overridden() => Verify.Silent(Id, Alb("VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }") + """

        ((CfnLoadBalancer)alb.Node.DefaultChild!).Subnets = new[] { "subnet-1", "subnet-2" };
        """);

    [Fact]
    public void Silent_in_a_VPC_that_is_looked_up() => Verify.Silent(Id, """
        var found = Vpc.FromLookup(this, "Found", new VpcLookupOptions { VpcId = "vpc-1" });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = found });
        """ + Integrated);

    [Fact]
    public void Silent_where_no_link_leads() => Verify.Silent(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
        new V2.HttpApi(this, "Api");
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Alb("VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC } /* for now */"), Alb("VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } /* for now */"));

    [Fact]
    public void Fixed_to_isolated_subnets_where_there_are_no_others()
    {
        static string Stack(string type) => Code.Bare($$"""
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
            var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group }, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.{{type}} } });
            var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
            listener.Connections.AllowDefaultPortFrom(group, "API Gateway");
            var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
            """);
        Verify.FixSources(Id, [Stack("PUBLIC")], [Stack("PRIVATE_ISOLATED")]);
    }

    [Fact]
    public void No_fix_where_a_selection_serves_others_too() => Verify.NoFix(Id, """
        var subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC };
        var bastion = new BastionHostLinux(this, "Bastion", new BastionHostLinuxProps { Vpc = vpc, SubnetSelection = subnets });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL403:VpcSubnets = subnets|} });
        """ + Integrated);

    [Fact]
    public void No_fix_where_private_subnets_are_not_known() => Verify.NoFix(Id, """
        var found = Vpc.FromLookup(this, "Found", new VpcLookupOptions { VpcId = "vpc-1" });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = found, {|VPCL403:VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }|} });
        """ + Integrated);
}
