using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL111Tests
{
    private const string Id = "VPCL111";

    private const string Nlbs = """
        var a = new NetworkLoadBalancer(this, "A", new NetworkLoadBalancerProps { Vpc = vpc });
        a.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var b = new NetworkLoadBalancer(this, "B", new NetworkLoadBalancerProps { Vpc = vpc });
        b.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });

        """;


    [Theory]
    [InlineData("""new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { {|VPCL111:Targets = new[] { a, b }|} });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL111:TargetArns = new[] { a.LoadBalancerArn, b.LoadBalancerArn }|} });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL111:TargetArns = new[] { a.LoadBalancerArn, "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/x/0123456789abcdef" }|} });""")]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { a } });
        {|VPCL111:link.AddTargets(b)|};
        """)]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L");
        {|VPCL111:link.AddTargets(a, b)|};
        """)]
    [InlineData("""
        var all = new List<INetworkLoadBalancer>();
        foreach (var nlb in new[] { a, b }) all.Add(nlb);
        new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { {|VPCL111:Targets = new INetworkLoadBalancer[] { a, b }|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Nlbs + body);

    [Theory]
    [InlineData("""new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { a } });""")]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = Array.Empty<INetworkLoadBalancer>() });
        link.AddTargets(a);
        """)]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L");
        if (System.Environment.GetEnvironmentVariable("X") == "1") link.AddTargets(a);
        else link.AddTargets(b);
        """)]
    [InlineData("""
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { a } });
        if (System.Environment.GetEnvironmentVariable("X") == "1") link.AddTargets(b);
        """)]
    [InlineData("""new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { System.Environment.GetEnvironmentVariable("X") == "1" ? a : b } });""")]
    [InlineData("""((Rest.CfnVpcLink)new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { a, b } }).Node.DefaultChild!).AddPropertyOverride("TargetArns", new[] { a.LoadBalancerArn });""")]
    public void Silent(string body) => Verify.Silent(Id, Nlbs + body);

    [Fact]
    public void Fixed_in_an_array() => Verify.Fix(Id, Nlbs + """
        new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { a /* first */, b }, Description = "x" });
        """, Nlbs + """
        new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { a /* first */ }, Description = "x" });
        """);

    [Fact]
    public void Fixed_where_a_target_was_added() => Verify.Fix(Id, Nlbs + """
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { a } });
        link.AddTargets(b);
        """, Nlbs + """
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { a } });
        """);
}
