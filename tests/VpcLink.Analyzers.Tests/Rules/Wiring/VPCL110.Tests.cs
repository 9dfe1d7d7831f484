using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL110Tests
{
    private const string Id = "VPCL110";

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
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL110:TargetArns = new[] { alb.LoadBalancerArn }|} });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL110:TargetArns = new[] { "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef" }|} });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL110:TargetArns = new[] { "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/gwy/x/0123456789abcdef" }|} });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL110:TargetArns = new[] { listener.ListenerArn }|} });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL110:TargetArns = new[] { nlb.LoadBalancerDnsName }|} });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL110:TargetArns = new[] { new CfnLoadBalancer(this, "Lb", new CfnLoadBalancerProps { Scheme = "internal" }).Ref }|} });""")]
    [InlineData("""
        var link = new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.LoadBalancerArn } });
        {|VPCL110:link.TargetArns = new[] { alb.LoadBalancerArn }|};
        """)]
    [InlineData("""
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc });
        new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", {|VPCL110:TargetArns = new[] { service.LoadBalancer.LoadBalancerArn }|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.LoadBalancerArn } });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { Fn.ImportValue("NlbArn") } });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { System.Environment.GetEnvironmentVariable("ARN") ?? alb.LoadBalancerArn } });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { new CfnLoadBalancer(this, "Lb", new CfnLoadBalancerProps { Scheme = "internal", Type = "network" }).Ref } });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { alb.LoadBalancerArn } }).AddPropertyOverride("TargetArns", new[] { nlb.LoadBalancerArn });""")]
    [InlineData("""new Rest.CfnVpcLink(this, "L", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { $"arn:aws:elasticloadbalancing:{this.Region}:{this.Account}:loadbalancer/net/x/0123456789abcdef" } });""")]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
