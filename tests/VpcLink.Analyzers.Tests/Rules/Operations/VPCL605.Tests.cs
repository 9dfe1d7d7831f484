using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL605Tests
{
    private const string Id = "VPCL605";

    private const string Balancer = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 80 });

        """;

    private const string Integration = """

        var i = new HttpNlbIntegration("I", listener);
        """;

    [Fact]
    public void Fires_on_added_targets() => Verify.Fires(Id, Balancer + """
        var t = {|VPCL605:listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80 })|};
        """ + Integration);

    [Fact]
    public void Fires_on_a_group_that_is_added() => Verify.Fires(Id, Balancer + """
        var t = new NetworkTargetGroup(this, "T", new NetworkTargetGroupProps { Vpc = vpc, Port = 80, {|VPCL605:HealthCheck = new HealthCheck { Interval = Duration.Seconds(30) }|} });
        listener.AddTargetGroups("G", t);
        """ + Integration);

    [Fact]
    public void Fires_behind_a_V1_link() => Verify.Fires(Id, Balancer + """
        var t = {|VPCL605:listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80 })|};
        var link = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://x.example.com/", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """);

    [Theory]
    [InlineData("""var t = listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, HealthCheck = new HealthCheck { Protocol = Protocol.HTTP, Path = "/health" } });""")]
    [InlineData("""var t = listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, HealthCheck = new HealthCheck { Protocol = Protocol.TCP } });""")]
    [InlineData("""var t = listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, HealthCheck = (HealthCheck)this.Node.TryGetContext("h") });""")]
    [InlineData("""
        var t = listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80 });
        t.ConfigureHealthCheck(new HealthCheck { Protocol = Protocol.HTTP });
        """)]
    [InlineData("""
        var http = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("H", new BaseApplicationListenerProps { Port = 80 });
        var t = listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new INetworkLoadBalancerTarget[] { new AlbListenerTarget(http) } });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Balancer + body + Integration);

    [Fact]
    public void Silent_without_a_private_integration() => Verify.Silent(Id, Balancer + """
        var t = listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80 });
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Balancer + """
        var t = listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80 /* http */ });
        """ + Integration, Balancer + """
        var t = listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80 /* http */, HealthCheck = new HealthCheck { Protocol = Protocol.HTTP, Path = "/" } });
        """ + Integration);
}
