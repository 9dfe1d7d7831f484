using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL601Tests
{
    private const string Id = "VPCL601";

    private static string Group(string check) => "var t = new NetworkTargetGroup(this, \"T\", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { " + check + " } });";

    [Theory]
    [InlineData("Protocol = Protocol.HTTP, {|VPCL601:Interval = Duration.Seconds(4)|}")]
    [InlineData("Protocol = Protocol.HTTP, {|VPCL601:Interval = Duration.Minutes(6)|}")]
    [InlineData("Protocol = Protocol.HTTP, {|VPCL601:Timeout = Duration.Seconds(1)|}")]
    [InlineData("{|VPCL601:HealthyThresholdCount = 11|}, {|VPCL601:UnhealthyThresholdCount = 1|}")]
    [InlineData("{|VPCL601:Protocol = Protocol.UDP|}")]
    [InlineData("Path = \"/\", {|VPCL601:Protocol = Protocol.TCP|}")]
    [InlineData("Protocol = Protocol.HTTP, Interval = Duration.Seconds(10), {|VPCL601:Timeout = Duration.Seconds(20)|}")]
    public void Fires(string check) => Verify.Fires(Id, Group(check));

    [Fact]
    public void Fires_on_added_targets_and_L1() => Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var check = new HealthCheck();
        {|VPCL601:check.Interval = Duration.Seconds(301)|};
        var t = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 80 }).AddTargets("T", new AddNetworkTargetsProps { Port = 80, HealthCheck = check });
        var l1 = new CfnTargetGroup(this, "G", new CfnTargetGroupProps { Port = 80, Protocol = "TCP", VpcId = vpc.VpcId, {|VPCL601:HealthCheckIntervalSeconds = 2|} });
        """);

    [Fact]
    public void Is_a_warning_for_codes() => Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(Verify.Fires(Id, Group("{|VPCL601:Protocol = Protocol.TCP|}, HealthyHttpCodes = \"200\""))).Severity);

    [Theory]
    [InlineData("Protocol = Protocol.HTTP, Path = \"/\", Interval = Duration.Seconds(5), Timeout = Duration.Seconds(5), HealthyThresholdCount = 2, UnhealthyThresholdCount = 10")]
    [InlineData("Protocol = Protocol.TCP")]
    [InlineData("Interval = (Duration)this.Node.TryGetContext(\"i\")")]
    [InlineData("HealthyThresholdCount = System.Convert.ToDouble(\"1\")")]
    public void Silent(string check) => Verify.Silent(Id, Group(check));

    [Fact]
    public void Silent_when_configured_again() => Verify.Silent(Id, Group("Interval = Duration.Seconds(4)") + """

        t.ConfigureHealthCheck(new HealthCheck { Interval = Duration.Seconds(30) });
        """);

    [Theory]
    [InlineData("Interval = Duration.Seconds(4) /* often */", "Interval = Duration.Seconds(5) /* often */")]
    [InlineData("Path = \"/\", Protocol = Protocol.TCP", "Path = \"/\", Protocol = Protocol.HTTP")]
    [InlineData("HealthyThresholdCount = 11", "HealthyThresholdCount = 10")]
    [InlineData("Protocol = Protocol.HTTP, Interval = Duration.Seconds(10), Timeout = Duration.Seconds(20)", "Protocol = Protocol.HTTP, Interval = Duration.Seconds(10), Timeout = Duration.Seconds(10)")]
    public void Fixed(string before, string after) => Verify.Fix(Id, Group(before), Group(after));
}
