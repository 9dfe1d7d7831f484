using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL604Tests
{
    private const string Id = "VPCL604";

    [Theory]
    [InlineData("""var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { {|VPCL604:Enabled = false|} } });""")]
    [InlineData("""var t = new ApplicationTargetGroup(this, "T", new ApplicationTargetGroupProps { Vpc = vpc, Port = 80, TargetType = TargetType.INSTANCE, HealthCheck = new HealthCheck { {|VPCL604:Enabled = false|} } });""")]
    [InlineData("""var t = new CfnTargetGroup(this, "T", new CfnTargetGroupProps { Port = 80, Protocol = "TCP", VpcId = vpc.VpcId, TargetType = "ip", {|VPCL604:HealthCheckEnabled = false|} });""")]
    [InlineData("""
        var check = new HealthCheck { Path = "/" };
        {|VPCL604:check.Enabled = false|};
        var t = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("L", new BaseApplicationListenerProps { Port = 80 }).AddTargets("T", new AddApplicationTargetsProps { Port = 80, HealthCheck = check });
        """)]
    public void Fires(string body) => Verify.Fires(Id, body);

    [Theory]
    [InlineData("""var t = new ApplicationTargetGroup(this, "T", new ApplicationTargetGroupProps { TargetType = TargetType.LAMBDA, HealthCheck = new HealthCheck { Enabled = false } });""")]
    [InlineData("""var t = new ApplicationTargetGroup(this, "T", new ApplicationTargetGroupProps { HealthCheck = new HealthCheck { Enabled = false } });""")]
    [InlineData("""var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Enabled = true } });""")]
    [InlineData("""var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Enabled = System.Environment.GetEnvironmentVariable("E") == "1" } });""")]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Enabled = false, Protocol = Protocol.HTTP } });
        """, """
        var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Protocol = Protocol.HTTP } });
        """);
}
