using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL124Tests
{
    private const string Id = "VPCL124";

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
        var edge = new ApplicationLoadBalancer(this, "Edge", new ApplicationLoadBalancerProps { Vpc = vpc });
        var i = {|VPCL124:new HttpAlbIntegration("I", edge.AddRedirect())|};
        """)]
    [InlineData("""
        var edge = new ApplicationLoadBalancer(this, "Edge", new ApplicationLoadBalancerProps { Vpc = vpc });
        var redirect = edge.AddListener("R", new BaseApplicationListenerProps { Port = 80, DefaultAction = ListenerAction.Redirect(new RedirectOptions { Port = "443", Protocol = "HTTPS" }) });
        var i = {|VPCL124:new HttpAlbIntegration("I", redirect)|};
        """)]
    [InlineData("""
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, RedirectHTTP = true });
        var i = {|VPCL124:new HttpAlbIntegration("I", service.RedirectListener!)|};
        """)]
    [InlineData("""
        var l1 = new CfnListener(this, "L1", new CfnListenerProps { LoadBalancerArn = alb.LoadBalancerArn, Port = 81, Protocol = "HTTP", DefaultActions = new[] { new CfnListener.ActionProperty { Type = "redirect" } } });
        {|VPCL124:new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = l1.Ref })|};
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""var i = new HttpAlbIntegration("I", listener);""")]
    [InlineData("""
        var edge = new ApplicationLoadBalancer(this, "Edge", new ApplicationLoadBalancerProps { Vpc = vpc });
        edge.AddRedirect();
        var i = new HttpAlbIntegration("I", edge.AddListener("H", new BaseApplicationListenerProps { Port = 443 }));
        """)]
    [InlineData("""
        var edge = new ApplicationLoadBalancer(this, "Edge", new ApplicationLoadBalancerProps { Vpc = vpc });
        var redirect = edge.AddListener("R", new BaseApplicationListenerProps { Port = 80, DefaultAction = ListenerAction.Redirect(new RedirectOptions { Port = "443", Protocol = "HTTPS" }) });
        redirect.AddAction("A", new AddApplicationActionProps { Priority = 1, Conditions = new[] { ListenerCondition.PathPatterns(new[] { "/a" }) }, Action = ListenerAction.FixedResponse(200) });
        var i = new HttpAlbIntegration("I", redirect);
        """)]
    [InlineData("""
        var edge = new ApplicationLoadBalancer(this, "Edge", new ApplicationLoadBalancerProps { Vpc = vpc });
        var redirect = edge.AddListener("R", new BaseApplicationListenerProps { Port = 80, DefaultAction = ListenerAction.Redirect(new RedirectOptions { Port = "443", Protocol = "HTTPS" }) });
        new ApplicationListenerRule(this, "Rule", new ApplicationListenerRuleProps { Listener = redirect, Priority = 1, Conditions = new[] { ListenerCondition.PathPatterns(new[] { "/a" }) }, Action = ListenerAction.FixedResponse(200) });
        var i = new HttpAlbIntegration("I", redirect);
        """)]
    [InlineData("""
        var edge = new ApplicationLoadBalancer(this, "Edge", new ApplicationLoadBalancerProps { Vpc = vpc });
        var redirect = edge.AddListener("R", new BaseApplicationListenerProps { Port = 80, DefaultAction = System.Environment.GetEnvironmentVariable("X") == "1" ? ListenerAction.FixedResponse(404) : ListenerAction.Redirect(new RedirectOptions { Port = "443" }) });
        var i = new HttpAlbIntegration("I", redirect);
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
