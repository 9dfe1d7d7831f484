using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL112Tests
{
    private const string Id = "VPCL112";

    [Theory]
    [InlineData("""var link = {|VPCL112:new Rest.VpcLink(this, "L")|};""")]
    [InlineData("""var link = {|VPCL112:new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Description = "x" })|};""")]
    [InlineData("""var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { {|VPCL112:Targets = Array.Empty<INetworkLoadBalancer>()|} });""")]
    [InlineData("""var link = new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL112:TargetArns = new string[0]|} });""")]
    public void Fires(string body) => Verify.Fires(Id, body);

    [Theory]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L");
        link.AddTargets(nlb);
        """)]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L");
        if (System.Environment.GetEnvironmentVariable("X") == "1") link.AddTargets(nlb);
        """)]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L");
        Add(link);
        void Add(Rest.VpcLink to) => to.AddTargets((INetworkLoadBalancer[])Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    [InlineData("""var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = (INetworkLoadBalancer[])Activator.CreateInstance(Type.GetType("X")!)! });""")]
    [InlineData("""var link = Rest.VpcLink.FromVpcLinkId(this, "L", "abc123");""")]
    [InlineData("""var link = new V2.VpcLink(this, "L", new V2.VpcLinkProps { Vpc = vpc });""")]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L");
        ((Rest.CfnVpcLink)link.Node.DefaultChild!).TargetArns = new[] { "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/x/0123456789abcdef" };
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);
}
