using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL314Tests
{
    private const string Id = "VPCL314";

    private static string Stack(string nlb) => Code.Stack("""
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { group } });

        """ + nlb);

    [Theory]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group }, {|VPCL314:DisableSecurityGroups = true|} });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, {|VPCL314:DisableSecurityGroups = true|}, SecurityGroups = [] });""")]
    [InlineData("""
        NetworkLoadBalancer Make(bool without) => new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group }, DisableSecurityGroups = without });
        var nlb = Make({|VPCL314:true|});
        """)]
    public void Fires(string nlb) => Verify.RuleOnNewestCdk(Id, Stack(nlb));

    [Theory]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, DisableSecurityGroups = true });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group }, DisableSecurityGroups = false });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group }, DisableSecurityGroups = bool.Parse("true") });""")]
    [InlineData("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = System.Environment.GetEnvironmentVariable("X") is null ? null : new[] { group }, DisableSecurityGroups = true });""")]
    public void Silent(string nlb) => Verify.RuleOnNewestCdk(Id, Stack(nlb));

    [Fact]
    public void Fixed() => Verify.FixSources(Id,
        [Stack("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, DisableSecurityGroups = true, SecurityGroups = new[] { group } /* ours */ });""")],
        [Stack("""var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { group } /* ours */ });""")], newest: true);
}
