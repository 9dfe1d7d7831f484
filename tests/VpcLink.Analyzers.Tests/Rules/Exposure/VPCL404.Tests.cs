using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL404Tests
{
    private const string Id = "VPCL404";

    private const string Integrated = """

        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        """;

    private static string Alb(string props) => $$"""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {{props}} });
        """ + Integrated;

    [Theory]
    [InlineData("{|VPCL404:InternetFacing = true|}, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }")]
    [InlineData("{|VPCL404:InternetFacing = true|}, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }")]
    [InlineData("{|VPCL404:InternetFacing = true|}, VpcSubnets = new SubnetSelection { Subnets = vpc.PrivateSubnets }")]
    [InlineData("{|VPCL404:InternetFacing = true|}, VpcSubnets = new SubnetSelection { SubnetGroupName = \"Private\" }")]
    public void Fires(string props) => Verify.Fires(Id, Alb(props));

    [Fact]
    public void Fires_on_an_NLB() => Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, {|VPCL404:InternetFacing = true|}, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }));
        """);

    private const string L1Integrated = """
        var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.Ref, Port = 80, Protocol = "HTTP", DefaultActions = Array.Empty<object>() });
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = "a", IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", ConnectionType = "VPC_LINK", ConnectionId = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc }).VpcLinkId, IntegrationUri = listener.Ref });
        """;

    [Theory]
    [InlineData("vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).SubnetIds")]
    [InlineData("vpc.SelectSubnets().SubnetIds")]
    public void Fires_in_L1(string subnets) => Verify.Fires(Id, $$"""
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { {|VPCL404:Scheme = "internet-facing"|}, Subnets = {{subnets}} });

        """ + L1Integrated);

    [Theory]
    [InlineData("vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PUBLIC }).SubnetIds")]
    [InlineData("new[] { vpc.PublicSubnets[0].SubnetId, vpc.PrivateSubnets[1].SubnetId }")]
    [InlineData("new[] { vpc.PrivateSubnets[0].SubnetId, System.Environment.GetEnvironmentVariable(\"SUBNET\")! }")]
    [InlineData("new[] { \"subnet-1\", \"subnet-2\" }")]
    public void Silent_in_L1(string subnets) => Verify.Silent(Id, $$"""
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Scheme = "internet-facing", Subnets = {{subnets}} });

        """ + L1Integrated);

    [Fact]
    public void Fires_at_the_argument_that_says_so() => Verify.Fires(Id, """
        var alb = Balancer({|VPCL404:true|});
        ApplicationLoadBalancer Balancer(bool facing) => new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = facing, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
        """ + Integrated);

    [Fact]
    public void Speaks_instead_of_VPCL401()
    {
        var compilation = CdkReferences.Compile(Code.Stack(Alb("InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }")));
        Assert.Empty(Verify.Analyze(compilation, "VPCL401"));
        Assert.Single(Verify.Analyze(compilation, Id));
    }

    [Fact]
    public void Says_that_it_can_not_be_made_without_a_gateway() => Assert.Contains("without an internet gateway", Verify.Rule(Id, Code.Bare("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "Inner", SubnetType = SubnetType.PRIVATE_ISOLATED } } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL404:InternetFacing = true|}, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
        """ + Integrated)).Single().GetMessage());

    [Theory]
    [InlineData("InternetFacing = true")]
    [InlineData("InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }")]
    [InlineData("InternetFacing = false, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }")]
    [InlineData("InternetFacing = System.Environment.GetEnvironmentVariable(\"X\") == \"1\", VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }")]
    [InlineData("InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetType = System.Enum.Parse<SubnetType>(\"PUBLIC\") }")]
    [InlineData("InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetFilters = new[] { SubnetFilter.OnePerAz() } }")]
    public void Silent(string props) => Verify.Silent(Id, Alb(props));

    [Fact]
    public void Silent_when_overridden() => Verify.Silent(Id, Alb("InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }") + """

        ((CfnLoadBalancer)alb.Node.DefaultChild!).AddPropertyOverride("Scheme", "internal");
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Alb("InternetFacing = true /* why */, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }"),
        Alb("InternetFacing = false /* why */, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }"));

    [Theory]
    [InlineData("""Subnets = (System.Environment.GetEnvironmentVariable("A") == "b" ? new Vpc(this, "A") : new Vpc(this, "B")).SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).SubnetIds""")]
    [InlineData("""SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = vpc.PrivateSubnets[0].SubnetId }, new CfnLoadBalancer.SubnetMappingProperty { SubnetId = vpc.IsolatedSubnets[1].SubnetId } }""")]
    public void Fires_on_an_L1_load_balancer(string subnets) => Verify.Fires(Id, """
        var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { {|VPCL404:Scheme = "internet-facing"|},
        """ + subnets + " });" + L1Code.Integrated);

    [Fact]
    public void Fires_on_an_NLB_with_addresses_in_private_subnets() => Verify.RuleOnNewestCdk(Id, Code.Stack("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, {|VPCL404:InternetFacing = true|}, SubnetMappings = new[] { new SubnetMapping { Subnet = vpc.PrivateSubnets[0] }, new SubnetMapping { Subnet = vpc.PrivateSubnets[1] } } });
        var listener = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpNlbIntegration("I", listener) });
        """));

    /// <summary>Subnets of a VPC one by one, in a list that is copied, as far as what is copied stays what it was.</summary>
    [Theory]
    [InlineData("SubnetIds", "vpc.PrivateSubnets.Select(s => s.SubnetId).ToArray()", true)]
    [InlineData("SubnetIds", "vpc.IsolatedSubnets.Select(static s => { return s.SubnetId; }).ToList().ToArray()", true)]
    [InlineData("SubnetIds", "new[] { vpc.PrivateSubnets.First().SubnetId, vpc.PrivateSubnets.Last().SubnetId }", true)]
    [InlineData("SubnetIds", "vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).Subnets.Take(2).Select(s => s.SubnetId).ToArray()", true)]
    [InlineData("SubnetIds", "vpc.PublicSubnets.Select(s => s.SubnetId).ToArray()", false)]
    [InlineData("SubnetIds", "vpc.PrivateSubnets.Select(s => System.Environment.GetEnvironmentVariable(s.SubnetId)).ToArray()", false)]
    [InlineData("SubnetIds", "vpc.PrivateSubnets.Where(s => s.AvailabilityZone == \"a\").Select(s => s.SubnetId).ToArray()", false)]
    [InlineData("SubnetIds", "vpc.PrivateSubnets.Select(s => s.SubnetId).Concat(new[] { \"subnet-1\" }).ToArray()", false)]
    [InlineData("SubnetIds", "Added(vpc.PrivateSubnets.Select(s => s.SubnetId).ToList())", false)]
    [InlineData("SubnetIds", "Replaced(vpc.PrivateSubnets.Select(s => s.SubnetId).ToArray())", false)]
    [InlineData("Subnets", "new SubnetSelection { Subnets = vpc.PrivateSubnets }", true)]
    [InlineData("Subnets", "new SubnetSelection { Subnets = vpc.PrivateSubnets.ToArray() }", true)]
    [InlineData("Subnets", "new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0], vpc.PrivateSubnets[1] } }", true)]
    [InlineData("Subnets", "new SubnetSelection { Subnets = vpc.PrivateSubnets.Take(2).ToArray() }", true)]
    [InlineData("Subnets", "new SubnetSelection { Subnets = vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).Subnets }", true)]
    [InlineData("Subnets", "new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0], vpc.PublicSubnets[1] } }", false)]
    [InlineData("Subnets", "new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0], Subnet.FromSubnetId(this, \"S\", \"subnet-1\") } }", false)]
    [InlineData("Subnets", "new SubnetSelection { Subnets = vpc.PrivateSubnets.Concat(vpc.PublicSubnets).ToArray() }", false)]
    public void Reads_subnets_one_by_one(string property, string subnets, bool privateForCertain)
    {
        var facing = property == "Subnets" ? "InternetFacing = true" : "Scheme = \"internet-facing\"";
        if (privateForCertain) facing = "{|VPCL404:" + facing + "|}";
        Verify.Rule(Id, Code.Stack(property == "Subnets"
            ? $$"""
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {{facing}}, VpcSubnets = {{subnets}} });
                var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false }));
                """
            : $$"""
                var alb = new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { {{facing}}, Subnets = {{subnets}} });
                string[] Added(List<string> ids)
                {
                    ids.Add("subnet-1");
                    return ids.ToArray();
                }
                string[] Replaced(string[] ids)
                {
                    ids[0] = "subnet-1";
                    return ids;
                }
                """ + L1Code.Integrated));
    }
}
