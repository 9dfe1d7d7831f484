using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Patterns;

public class VPCL802Tests
{
    private const string Id = "VPCL802";

    private const string Public = "VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }";

    private static string Stack(string subnets, string linkSubnets = "", string cursor = "") => $$"""
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc,{{linkSubnets}} SecurityGroups = new ISecurityGroup[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {{subnets}} });
        var http = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        http.Connections.AllowDefaultPortFrom(group, "API Gateway");
        var i = {{cursor}}new HttpAlbIntegration("I", http, new HttpAlbIntegrationProps { VpcLink = link });
        """;

    private static string Marked(string body) => body.Replace("new HttpAlbIntegration(\"I\", http, new HttpAlbIntegrationProps { VpcLink = link })", "{|VPCL802:new HttpAlbIntegration(\"I\", http, new HttpAlbIntegrationProps { VpcLink = link })|}");

    [Theory]
    [InlineData(Public)]
    [InlineData("VpcSubnets = new SubnetSelection { Subnets = vpc.PublicSubnets }")]
    [InlineData("VpcSubnets = new SubnetSelection { SubnetGroupName = \"Public\" }")]
    public void Fires(string subnets) => Verify.Fires(Id, Marked(Stack(subnets)));

    [Fact]
    public void Fires_in_a_VPC_that_has_no_others() => Verify.Rule(Id, Code.Bare(Marked("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "All", SubnetType = SubnetType.PUBLIC } } });

        """ + Stack("InternetFacing = false", " Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },"))));

    [Fact]
    public void Names_the_subnets() => Assert.EndsWith("→ public subnets of 'vpc'", Verify.Fires(Id, Marked(Stack(Public))).Single().GetMessage());

    [Theory]
    [InlineData("VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }")]
    [InlineData("InternetFacing = true")]
    [InlineData("VpcSubnets = new SubnetSelection { SubnetFilters = new[] { SubnetFilter.OnePerAz() } }")]
    public void Silent(string subnets) => Verify.Silent(Id, Stack(subnets));

    private const string Private = "VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }";

    [Fact]
    public void Moves_to_pattern_1() => Refactor.Gives(Stack(Public + " /* for now */", cursor: "$$"), Stack(Private + " /* for now */"));

    [Fact]
    public void Moves_the_link_along() => Refactor.Gives(Stack(Public, " Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },", "$$"), Stack(Private, " Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },"));

    [Fact]
    public void Moves_a_list_of_subnets() => Refactor.Gives(Stack("VpcSubnets = new SubnetSelection { Subnets = vpc.PublicSubnets }", cursor: "$$"), Stack("VpcSubnets = new SubnetSelection { Subnets = vpc.PrivateSubnets }"));

    [Fact]
    public void Is_offered_at_the_load_balancer_too() => Assert.Equal(["Move to pattern 1: load balancer and link in private subnets"], Refactor.Offered(Stack("$$" + Public)));

    [Fact]
    public void Is_not_offered_elsewhere() => Assert.Empty(Refactor.Offered("$$var other = 1;\n" + Stack(Public)));

    [Fact]
    public void Is_not_offered_on_pattern_1() => Assert.Empty(Refactor.Offered(Stack(Private, cursor: "$$")));
}
