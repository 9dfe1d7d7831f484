using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL609Tests
{
    private const string Id = "VPCL609";

    [Fact]
    public void Fires_on_the_default_wait() => Verify.Fires(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL609:IdleTimeout = Duration.Seconds(10)|} });
        var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
        """);

    [Fact]
    public void Fires_on_a_timeout_that_is_written() => Verify.Fires(Id, """
        var idle = Duration.Seconds(5);
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL609:IdleTimeout = idle|} });
        var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }), new HttpAlbIntegrationProps { Timeout = Duration.Millis(6000) });
        """);

    [Fact]
    public void Fires_on_an_ecs_pattern() => Verify.Fires(Id, """
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, {|VPCL609:IdleTimeout = Duration.Seconds(1)|} });
        var i = new HttpAlbIntegration("I", service.Listener);
        """);

    [Theory]
    [InlineData("IdleTimeout = Duration.Seconds(30)", "")]
    [InlineData("IdleTimeout = Duration.Seconds(10)", ", new HttpAlbIntegrationProps { Timeout = Duration.Seconds(5) }")]
    [InlineData("DeletionProtection = true", "")]
    [InlineData("IdleTimeout = (Duration?)this.Node.TryGetContext(\"t\")", "")]
    [InlineData("IdleTimeout = Duration.Seconds(10)", ", new HttpAlbIntegrationProps { Timeout = (Duration?)this.Node.TryGetContext(\"t\") }")]
    public void Silent(string property, string integration) => Verify.Silent(Id, $$"""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {{property}} });
        var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }){{integration}});
        """);

    [Fact]
    public void Silent_when_an_attribute_is_set() => Verify.Silent(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, IdleTimeout = Duration.Seconds(10) });
        alb.SetAttribute("idle_timeout.timeout_seconds", "60");
        var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, IdleTimeout = Duration.Seconds(10) /* short */ });
        var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }), new HttpAlbIntegrationProps { Timeout = Duration.Seconds(25) });
        """, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, IdleTimeout = Duration.Seconds(25) /* short */ });
        var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }), new HttpAlbIntegrationProps { Timeout = Duration.Seconds(25) });
        """);
}
