using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL102Tests
{
    private const string Id = "VPCL102";

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
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL102:listener.ListenerArn|});
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL102:"${stageVariables.target}"|});
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL102:"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef"|});
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL102:"arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/x/0123456789abcdef"|});
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL102:alb.LoadBalancerDnsName|});
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", "abc123"), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL102:listener.ListenerArn|});
        """)]
    [InlineData("""
        var lb = new CfnLoadBalancer(this, "Lb", new CfnLoadBalancerProps { Scheme = "internal" });
        var l1 = new CfnListener(this, "L1", new CfnListenerProps { LoadBalancerArn = lb.Ref, Port = 80, Protocol = "HTTP", DefaultActions = Array.Empty<object>() });
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL102:l1.Ref|});
        """)]
    [InlineData("""
        Target(rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId) } })), {|VPCL102:listener.ListenerArn|});
        void Target(Rest.Method method, string arn) => ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", arn);
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", nlb.LoadBalancerArn);
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", Fn.ImportValue("Target"));
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef");
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", System.Environment.GetEnvironmentVariable("X") == "1" ? alb.LoadBalancerArn : listener.ListenerArn);
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", listener.ListenerArn);
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn);
        """)]
    [InlineData("""
        var service = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc }).CreateService("S");
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", service.ServiceArn);
        """)]
    [InlineData("""
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1, ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", listener.ListenerArn);
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_with_the_load_balancer() => Verify.Fix(Id, Network + """
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", listener.ListenerArn /* the ALB */);
        """, Network + """
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", alb.LoadBalancerArn /* the ALB */);
        """);

    [Fact]
    public void Fixed_through_the_listener_where_the_load_balancer_has_no_name() => Verify.Fix(Id, """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var rest = new Rest.RestApi(this, "Rest");
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", listener.ListenerArn);
        """, """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var rest = new Rest.RestApi(this, "Rest");
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", listener.LoadBalancer.LoadBalancerArn);
        """);

    [Fact]
    public void Offers_no_fix_for_a_stage_variable() => Verify.NoFix(Id, Network + """
        var method = rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = Rest.VpcLink.FromVpcLinkId(this, "L", v2.VpcLinkId), ConnectionType = Rest.ConnectionType.VPC_LINK } }));
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationTarget", {|VPCL102:"${stageVariables.target}"|});
        """);

    [Fact]
    public void Fires_on_the_property_of_newer_cdks() => Verify.RuleOnNewestCdk(Id, Code.Stack(Network + """
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            RestApiId = rest.RestApiId, ResourceId = rest.RestApiRootResourceId, HttpMethod = "GET",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x/", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, {|VPCL102:IntegrationTarget = listener.ListenerArn|} },
        });
        """));
}
