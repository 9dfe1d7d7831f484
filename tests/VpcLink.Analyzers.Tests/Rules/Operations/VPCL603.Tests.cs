using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL603Tests
{
    private const string Id = "VPCL603";

    private static string Group(string check) => "var t = new ApplicationTargetGroup(this, \"T\", new ApplicationTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { " + check + " } });";

    [Theory]
    [InlineData("{|VPCL603:Interval = Duration.Seconds(400)|}")]
    [InlineData("{|VPCL603:HealthyThresholdCount = 1|}, {|VPCL603:UnhealthyThresholdCount = 11|}")]
    [InlineData("{|VPCL603:Timeout = Duration.Seconds(121)|}")]
    [InlineData("{|VPCL603:Protocol = Protocol.TCP|}")]
    [InlineData("Interval = Duration.Seconds(5), {|VPCL603:Timeout = Duration.Seconds(5)|}")]
    public void Fires(string check) => Verify.Fires(Id, Group(check));

    [Fact]
    public void Fires_on_added_targets_and_L1() => Verify.Fires(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var t = alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }).AddTargets("T", new AddApplicationTargetsProps { Port = 80, HealthCheck = new HealthCheck { {|VPCL603:Interval = Duration.Minutes(10)|} } });
        var l1 = new CfnTargetGroup(this, "G", new CfnTargetGroupProps { Port = 80, Protocol = "HTTP", VpcId = vpc.VpcId, {|VPCL603:UnhealthyThresholdCount = 1|} });
        """);

    [Theory]
    [InlineData("Interval = Duration.Seconds(10), Timeout = Duration.Seconds(5), HealthyThresholdCount = 2, UnhealthyThresholdCount = 10, Protocol = Protocol.HTTPS")]
    [InlineData("Interval = (Duration)this.Node.TryGetContext(\"i\"), Timeout = Duration.Seconds(5)")]
    [InlineData("Protocol = (Protocol)this.Node.TryGetContext(\"p\")")]
    public void Silent(string check) => Verify.Silent(Id, Group(check));

    [Fact]
    public void Silent_on_functions() => Verify.Silent(Id, """
        var t = new ApplicationTargetGroup(this, "T", new ApplicationTargetGroupProps { TargetType = TargetType.LAMBDA, HealthCheck = new HealthCheck { Interval = Duration.Seconds(400) } });
        """);

    [Theory]
    [InlineData("UnhealthyThresholdCount = 1 /* quick */", "UnhealthyThresholdCount = 2 /* quick */")]
    [InlineData("Protocol = Protocol.TCP", "Protocol = Protocol.HTTP")]
    [InlineData("Interval = Duration.Seconds(5), Timeout = Duration.Seconds(5)", "Interval = Duration.Seconds(5), Timeout = Duration.Seconds(4)")]
    public void Fixed(string before, string after) => Verify.Fix(Id, Group(before), Group(after));
}
