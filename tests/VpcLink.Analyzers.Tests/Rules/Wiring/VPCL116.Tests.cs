using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL116Tests
{
    private const string Id = "VPCL116";

    private const string Chain = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 8080, Protocol = ApplicationProtocol.HTTP, Open = false, DefaultAction = ListenerAction.FixedResponse(404) });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });

        """;

    [Theory]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, {|VPCL116:Port = 80|}, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });""")]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, {|VPCL116:Port = 80|}, Targets = new INetworkLoadBalancerTarget[] { new AlbArnTarget(alb.LoadBalancerArn, 80) } });""")]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, {|VPCL116:Port = 443|}, Targets = new INetworkLoadBalancerTarget[] { new AlbTarget(alb, 443) } });""")]
    [InlineData("""
        var edge = nlb.AddListener("Edge", new BaseNetworkListenerProps { Port = 80 });
        edge.AddTargets("T", new AddNetworkTargetsProps { {|VPCL116:Port = 80|}, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """)]
    [InlineData("""new CfnTargetGroup(this, "G", new CfnTargetGroupProps { VpcId = vpc.VpcId, {|VPCL116:Port = 80|}, Protocol = "TCP", TargetType = "alb", Targets = new[] { new CfnTargetGroup.TargetDescriptionProperty { Id = alb.LoadBalancerArn } } });""")]
    [InlineData("""
        alb.AddListener("Second", new BaseApplicationListenerProps { Port = 8443, Protocol = ApplicationProtocol.HTTP, Open = false });
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, {|VPCL116:Port = 80|}, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Chain + body);

    [Theory]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });""")]
    [InlineData("""
        alb.AddListener("Second", new BaseApplicationListenerProps { Port = 80, Open = false });
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """)]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = int.Parse("80"), Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });""")]
    [InlineData("""
        alb.AddListener("Second", new BaseApplicationListenerProps { Port = int.Parse("80"), Protocol = ApplicationProtocol.HTTP, Open = false });
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """)]
    [InlineData("""
        var imported = ApplicationLoadBalancer.FromLookup(this, "Imported", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbArnTarget(imported.LoadBalancerArn, 80) } });
        """)]
    [InlineData("""
        new CfnListener(this, "Other", new CfnListenerProps { LoadBalancerArn = Fn.ImportValue("Lb"), Port = 80, Protocol = "HTTP", DefaultActions = Array.Empty<object>() });
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """)]
    [InlineData("""
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        ((CfnTargetGroup)group.Node.DefaultChild!).Port = 8080;
        """)]
    public void Silent(string body) => Verify.Silent(Id, Chain + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Chain + """
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 80 /* HTTP */, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """, Chain + """
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080 /* HTTP */, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """);

    [Fact]
    public void Offers_no_fix_where_two_listeners_may_be_meant() => Verify.NoFix(Id, Chain + """
        alb.AddListener("Second", new BaseApplicationListenerProps { Port = 8443, Protocol = ApplicationProtocol.HTTP, Open = false });
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, {|VPCL116:Port = 80|}, Targets = new INetworkLoadBalancerTarget[] { new AlbArnTarget(alb.LoadBalancerArn, 80) } });
        """);
}
