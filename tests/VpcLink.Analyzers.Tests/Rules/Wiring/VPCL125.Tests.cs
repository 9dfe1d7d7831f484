using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL125Tests
{
    private const string Id = "VPCL125";

    private const string Network = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var http = new V2.HttpApi(this, "Http");
        var rest = new Rest.RestApi(this, "Rest");

        """;

    [Theory]
    [InlineData("""
        var empty = new NetworkLoadBalancer(this, "Empty", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { {|VPCL125:Targets = new[] { empty }|} });
        """)]
    [InlineData("""
        var empty = new NetworkLoadBalancer(this, "Empty", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L");
        {|VPCL125:link.AddTargets(empty)|};
        """)]
    [InlineData("""
        var empty = new NetworkLoadBalancer(this, "Empty", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL125:TargetArns = new[] { empty.LoadBalancerArn }|} });
        """)]
    [InlineData("""
        var empty = new CfnLoadBalancer(this, "Empty", new CfnLoadBalancerProps { Type = "network", Scheme = "internal" });
        var link = new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL125:TargetArns = new[] { empty.Ref }|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""
        var empty = new NetworkLoadBalancer(this, "Empty", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { empty } });
        empty.AddListener("Late", new BaseNetworkListenerProps { Port = 80 });
        """)]
    [InlineData("""
        var empty = new NetworkLoadBalancer(this, "Empty", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { empty } });
        new NetworkListener(this, "Late", new NetworkListenerProps { LoadBalancer = empty, Port = 80 });
        """)]
    [InlineData("""
        var empty = new NetworkLoadBalancer(this, "Empty", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { empty } });
        new CfnListener(this, "Late", new CfnListenerProps { LoadBalancerArn = Fn.ImportValue("Nlb"), Port = 80, Protocol = "TCP", DefaultActions = Array.Empty<object>() });
        """)]
    [InlineData("""
        var empty = new NetworkLoadBalancer(this, "Empty", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { empty } });
        if (System.Environment.GetEnvironmentVariable("X") == "1") empty.AddListener("Late", new BaseNetworkListenerProps { Port = 80 });
        """)]
    [InlineData("""
        var imported = NetworkLoadBalancer.FromLookup(this, "Imported", new NetworkLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { imported } });
        """)]
    [InlineData("""
        var service = new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { service.LoadBalancer } });
        """)]
    [InlineData("""
        var empty = new NetworkLoadBalancer(this, "Empty", new NetworkLoadBalancerProps { Vpc = vpc });
        var service = new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc, LoadBalancer = empty });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { empty } });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
