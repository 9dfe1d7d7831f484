using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL602Tests
{
    private const string Id = "VPCL602";

    [Fact]
    public void Fires_on_a_group() => Verify.Fires(Id, """
        var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { {|VPCL602:Path = "/health"|} } });
        """);

    [Fact]
    public void Fires_on_added_targets() => Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        HealthCheck check = new() { Interval = Duration.Seconds(30), {|VPCL602:Path = "/health"|} };
        var t = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 80 }).AddTargets("T", new AddNetworkTargetsProps { Port = 80, HealthCheck = check });
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, """
        var t = new CfnTargetGroup(this, "T", new CfnTargetGroupProps { Port = 80, Protocol = "TCP", VpcId = vpc.VpcId, {|VPCL602:HealthCheckPath = "/health"|} });
        """);

    [Theory]
    [InlineData("""var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Path = "/health", Protocol = Protocol.HTTP } });""")]
    [InlineData("""var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Path = System.Environment.GetEnvironmentVariable("P") } });""")]
    [InlineData("""var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Path = "/", Protocol = (Protocol)this.Node.TryGetContext("p") } });""")]
    [InlineData("""
        var http = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("H", new BaseApplicationListenerProps { Port = 80 });
        var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(http) }, HealthCheck = new HealthCheck { Path = "/health" } });
        """)]
    [InlineData("""var t = new ApplicationTargetGroup(this, "T", new ApplicationTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Path = "/health" } });""")]
    [InlineData("""
        var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Path = "/health" } });
        ((CfnTargetGroup)t.Node.DefaultChild!).AddPropertyOverride("HealthCheckProtocol", "HTTP");
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Path = "/health" /* deep */ } });
        """, """
        var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, HealthCheck = new HealthCheck { Path = "/health" /* deep */, Protocol = Protocol.HTTP } });
        """);
}
