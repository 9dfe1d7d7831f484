using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL606Tests
{
    private const string Id = "VPCL606";

    private const string Chain = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var http = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var tcp = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });

        """;

    [Fact]
    public void Fires_on_targets_that_are_added() => Verify.Fires(Id, Chain + """
        var t = tcp.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(http) }, HealthCheck = new HealthCheck { {|VPCL606:Protocol = Protocol.TCP|} } });
        """);

    [Fact]
    public void Fires_on_a_group_of_its_own() => Verify.Fires(Id, Chain + """
        var check = new HealthCheck { Path = "/" };
        {|VPCL606:check.Protocol = Protocol.TCP|};
        var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, Targets = [new AlbArnTarget(alb.LoadBalancerArn, 80)], HealthCheck = check });
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Chain + """
        var t = new CfnTargetGroup(this, "T", new CfnTargetGroupProps { TargetType = "alb", Port = 80, Protocol = "TCP", VpcId = vpc.VpcId, {|VPCL606:HealthCheckProtocol = "TCP"|} });
        """);

    [Theory]
    [InlineData("""var t = tcp.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(http) }, HealthCheck = new HealthCheck { Protocol = Protocol.HTTP } });""")]
    [InlineData("""var t = tcp.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(http) } });""")]
    [InlineData("""var t = tcp.AddTargets("T", new AddNetworkTargetsProps { Port = 80, HealthCheck = new HealthCheck { Protocol = Protocol.TCP } });""")]
    [InlineData("""
        var t = tcp.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(http) }, HealthCheck = new HealthCheck { Protocol = Protocol.TCP } });
        t.ConfigureHealthCheck(new HealthCheck { Protocol = Protocol.HTTP });
        """)]
    [InlineData("""
        var t = new CfnTargetGroup(this, "T", new CfnTargetGroupProps { TargetType = "alb", Port = 80, Protocol = "TCP", HealthCheckProtocol = "TCP" });
        t.HealthCheckProtocol = "HTTP";
        """)]
    public void Silent(string body) => Verify.Silent(Id, Chain + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Chain + """
        var t = tcp.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(http) }, HealthCheck = new HealthCheck { Protocol = Protocol.TCP /* quick */ } });
        """, Chain + """
        var t = tcp.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(http) }, HealthCheck = new HealthCheck { Protocol = Protocol.HTTP /* quick */ } });
        """);
}
