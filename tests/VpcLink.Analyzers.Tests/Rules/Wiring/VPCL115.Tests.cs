using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL115Tests
{
    private const string Id = "VPCL115";

    private const string Chain = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 8080, Protocol = ApplicationProtocol.HTTP, Open = false, DefaultAction = ListenerAction.FixedResponse(404) });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });

        """;

    [Theory]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, {|VPCL115:Protocol = Protocol.TLS|}, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });""")]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, {|VPCL115:Protocol = Protocol.UDP|}, Targets = new INetworkLoadBalancerTarget[] { new AlbArnTarget(alb.LoadBalancerArn, 8080) } });""")]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, {|VPCL115:Protocol = Protocol.TCP_UDP|}, Targets = new INetworkLoadBalancerTarget[] { new AlbTarget(alb, 8080) } });""")]
    [InlineData("""
        var edge = nlb.AddListener("Edge", new BaseNetworkListenerProps { Port = 443, {|VPCL115:Protocol = Protocol.TLS|}, Certificates = new[] { ListenerCertificate.FromArn("arn:aws:acm:eu-west-1:123456789012:certificate/x") } });
        edge.AddTargets("T", new AddNetworkTargetsProps { Port = 8080, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """)]
    [InlineData("""
        var edge = nlb.AddListener("Edge", new BaseNetworkListenerProps { Port = 443, Certificates = new[] { ListenerCertificate.FromArn("arn:aws:acm:eu-west-1:123456789012:certificate/x") } });
        {|VPCL115:edge.AddTargets("T", new AddNetworkTargetsProps { Port = 8080, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } })|};
        """)]
    [InlineData("""
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, {|VPCL115:Protocol = Protocol.TLS|} });
        group.AddTarget(new AlbListenerTarget(listener));
        """)]
    [InlineData("""new CfnTargetGroup(this, "G", new CfnTargetGroupProps { VpcId = vpc.VpcId, Port = 8080, {|VPCL115:Protocol = "TLS"|}, TargetType = "alb", Targets = new[] { new CfnTargetGroup.TargetDescriptionProperty { Id = alb.LoadBalancerArn } } });""")]
    public void Fires(string body) => Verify.Fires(Id, Chain + body);

    [Theory]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });""")]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, Protocol = Protocol.TCP, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });""")]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, Protocol = Protocol.TLS, Targets = new INetworkLoadBalancerTarget[] { new Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets.IpTarget("10.0.0.1") } });""")]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, Protocol = Enum.Parse<Protocol>("TLS"), Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });""")]
    [InlineData("""
        var edge = nlb.AddListener("Edge", new BaseNetworkListenerProps { Port = 443, Certificates = new[] { ListenerCertificate.FromArn("arn:aws:acm:eu-west-1:123456789012:certificate/x") } });
        edge.AddTargets("T", new AddNetworkTargetsProps { Port = 8080, Protocol = Protocol.TCP, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """)]
    [InlineData("""var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, Protocol = Protocol.TLS, Targets = (INetworkLoadBalancerTarget[])Activator.CreateInstance(Type.GetType("X")!)! });""")]
    [InlineData("""
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, Protocol = Protocol.TLS, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        ((CfnTargetGroup)group.Node.DefaultChild!).Protocol = "TCP";
        """)]
    public void Silent(string body) => Verify.Silent(Id, Chain + body);

    [Fact]
    public void Fixed_in_the_group() => Verify.Fix(Id, Chain + """
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, Protocol = Protocol.TLS /* secure */, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """, Chain + """
        var group = new NetworkTargetGroup(this, "G", new NetworkTargetGroupProps { Vpc = vpc, Port = 8080, Protocol = Protocol.TCP /* secure */, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """);

    [Fact]
    public void Fixed_in_the_listener_that_the_group_inherits_from() => Verify.Fix(Id, Chain + """
        var edge = nlb.AddListener("Edge", new BaseNetworkListenerProps { Port = 443, Protocol = Protocol.UDP });
        edge.AddTargets("T", new AddNetworkTargetsProps { Port = 8080, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """, Chain + """
        var edge = nlb.AddListener("Edge", new BaseNetworkListenerProps { Port = 443, Protocol = Protocol.TCP });
        edge.AddTargets("T", new AddNetworkTargetsProps { Port = 8080, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """);

    [Fact]
    public void Offers_no_fix_where_the_listener_has_certificates() => Verify.NoFix(Id, Chain + """
        var edge = nlb.AddListener("Edge", new BaseNetworkListenerProps { Port = 443, {|VPCL115:Protocol = Protocol.TLS|}, Certificates = new[] { ListenerCertificate.FromArn("arn:aws:acm:eu-west-1:123456789012:certificate/x") } });
        edge.AddTargets("T", new AddNetworkTargetsProps { Port = 8080, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(listener) } });
        """);
}
