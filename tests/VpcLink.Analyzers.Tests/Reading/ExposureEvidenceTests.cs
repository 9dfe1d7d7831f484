using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>What makes it uncertain that a load balancer faces the internet, found by generated programs whose templates said otherwise.</summary>
public class ExposureEvidenceTests
{
    private static bool FacesTheInternet(string body, string types = "")
    {
        var compilation = CdkReferences.Compile(Code.Stack($$"""
            {{body}}
            var api = new V2.HttpApi(this, "Api");
            api.AddRoutes(new V2.AddRoutesOptions { Path = "/", Integration = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, DefaultAction = ListenerAction.FixedResponse(404) })) });
            """) + "\n" + types);
        Verify.AssertCompiles(compilation);
        return !Verify.Analyze(compilation, "VPCL401").IsEmpty;
    }

    private static string Balancer(string props) => $$"""var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {{props}} });""";

    [Theory]
    [InlineData("public static readonly bool V = true;", true)]
    [InlineData("public static readonly bool V = true; static S() { V = false; }", false)]
    [InlineData("public static bool V { get; } = true; static S() => V = false;", false)]
    [InlineData("public static readonly bool V = true; public static readonly int W; static S() { W = 1; }", true)]
    public void A_static_constructor_has_the_last_word(string members, bool certain) =>
        Assert.Equal(certain, FacesTheInternet(Balancer("InternetFacing = S.V"), "public static class S { " + members + " }"));

    [Theory]
    [InlineData("SubnetType = (SubnetType)System.Enum.Parse(typeof(SubnetType), System.Environment.MachineName)", false)]
    [InlineData("SubnetType = SubnetType.PUBLIC", true)]
    [InlineData("SubnetType = SubnetType.PRIVATE_WITH_EGRESS", false)]
    public void In_subnets_of_an_unknown_kind_nobody_may_reach_it(string selection, bool certain) =>
        Assert.Equal(certain, FacesTheInternet(Balancer("InternetFacing = true, VpcSubnets = new SubnetSelection { " + selection + " }")));

    [Theory]
    [InlineData("", true)]
    [InlineData("foreach (var child in Stack.Of(which).Node.FindAll()) if (child is CfnLoadBalancer l1) l1.Scheme = \"internal\";", false)]
    public void The_stack_of_either_of_two_constructs_is_reached(string then, bool certain) => Assert.Equal(certain, FacesTheInternet(Balancer("InternetFacing = true") + $$"""

        Construct which = System.Environment.MachineName == "m" ? alb : new SecurityGroup(this, "Other", new SecurityGroupProps { Vpc = vpc });
        {{then}}
        """));
}
