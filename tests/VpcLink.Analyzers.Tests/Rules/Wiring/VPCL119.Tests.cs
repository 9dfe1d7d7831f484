using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL119Tests
{
    private const string Id = "VPCL119";

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
    [InlineData("""NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "I", new NetworkLoadBalancerAttributes { {|VPCL119:LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef"|} });""")]
    [InlineData("""ApplicationLoadBalancer.FromApplicationLoadBalancerAttributes(this, "I", new ApplicationLoadBalancerAttributes { {|VPCL119:LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/x/0123456789abcdef"|}, SecurityGroupId = "sg-1" });""")]
    [InlineData("""ApplicationLoadBalancer.FromLookup(this, "I", new ApplicationLoadBalancerLookupOptions { {|VPCL119:LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef"|} });""")]
    [InlineData("""NetworkListener.FromNetworkListenerArn(this, "I", {|VPCL119:"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef"|});""")]
    [InlineData("""NetworkListener.FromNetworkListenerArn(this, "I", {|VPCL119:nlb.LoadBalancerArn|});""")]
    [InlineData("""NetworkListener.FromNetworkListenerArn(this, "I", {|VPCL119:$"arn:aws:elasticloadbalancing:{this.Region}:{this.Account}:loadbalancer/net/x/0123456789abcdef"|});""")]
    [InlineData("""var imported = ApplicationListener.FromApplicationListenerAttributes(this, "Imported", new ApplicationListenerAttributes { {|VPCL119:ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef"|}, SecurityGroup = group });""")]
    [InlineData("""var imported = ApplicationListener.FromApplicationListenerAttributes(this, "Imported", new ApplicationListenerAttributes { {|VPCL119:ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/x/0123456789abcdef"|}, SecurityGroup = group });""")]
    [InlineData("""var imported = ApplicationListener.FromApplicationListenerAttributes(this, "Imported", new ApplicationListenerAttributes { {|VPCL119:ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/x/0123456789abcdef/0123456789abcdef"|}, SecurityGroup = group });""")]
    [InlineData("""
        Import({|VPCL119:"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef"|});
        void Import(string arn) => NetworkListener.FromNetworkListenerArn(this, "I", arn);
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "I", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/x/0123456789abcdef" });""")]
    [InlineData("""NetworkListener.FromNetworkListenerArn(this, "I", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/x/0123456789abcdef/0123456789abcdef");""")]
    [InlineData("""var imported = ApplicationListener.FromApplicationListenerAttributes(this, "Imported", new ApplicationListenerAttributes { ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef", SecurityGroup = group });""")]
    [InlineData("""var imported = ApplicationListener.FromApplicationListenerAttributes(this, "Imported", new ApplicationListenerAttributes { ListenerArn = Fn.ImportValue("Listener"), SecurityGroup = group });""")]
    [InlineData("""var imported = ApplicationListener.FromApplicationListenerAttributes(this, "Imported", new ApplicationListenerAttributes { ListenerArn = "arn", SecurityGroup = group });""")]
    [InlineData("""var imported = ApplicationListener.FromApplicationListenerAttributes(this, "Imported", new ApplicationListenerAttributes { ListenerArn = listener.ListenerArn, SecurityGroup = group });""")]
    [InlineData("""NetworkListener.FromNetworkListenerArn(this, "I", System.Environment.GetEnvironmentVariable("X") ?? "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef");""")]
    [InlineData("""NetworkListener.FromLookup(this, "I", new NetworkListenerLookupOptions { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/x/0123456789abcdef" });""")]
    [InlineData("""NetworkTargetGroup.FromTargetGroupAttributes(this, "I", new TargetGroupAttributes { TargetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/x/0123456789abcdef" });""")]
    [InlineData("""
        var imported = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "I", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef" });
        var accelerator = new Amazon.CDK.AWS.GlobalAccelerator.Accelerator(this, "Accelerator");
        var edge = accelerator.AddListener("Edge", new Amazon.CDK.AWS.GlobalAccelerator.ListenerOptions { PortRanges = new[] { new Amazon.CDK.AWS.GlobalAccelerator.PortRange { FromPort = 80 } } });
        edge.AddEndpointGroup("Group", new Amazon.CDK.AWS.GlobalAccelerator.EndpointGroupOptions { Endpoints = new[] { new Amazon.CDK.AWS.GlobalAccelerator.Endpoints.NetworkLoadBalancerEndpoint(imported) } });
        """)]
    [InlineData("""
        var gateway = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "I", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/gwy/x/0123456789abcdef" });
        var service = new VpcEndpointService(this, "Service", new VpcEndpointServiceProps { VpcEndpointServiceLoadBalancers = new IVpcEndpointServiceLoadBalancer[] { gateway } });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_with_the_listener_of_the_load_balancer() => Verify.Fix(Id, Network + """
        var edge = new NetworkLoadBalancer(this, "Edge", new NetworkLoadBalancerProps { Vpc = vpc });
        var tcp = edge.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var imported = NetworkListener.FromNetworkListenerArn(this, "I", edge.LoadBalancerArn /* x */);
        """, Network + """
        var edge = new NetworkLoadBalancer(this, "Edge", new NetworkLoadBalancerProps { Vpc = vpc });
        var tcp = edge.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var imported = NetworkListener.FromNetworkListenerArn(this, "I", tcp.ListenerArn /* x */);
        """);

    [Fact]
    public void Fixed_with_the_load_balancer_of_the_listener() => Verify.Fix(Id, Network + """
        var imported = ApplicationLoadBalancer.FromLookup(this, "I", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = listener.ListenerArn });
        """, Network + """
        var imported = ApplicationLoadBalancer.FromLookup(this, "I", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = alb.LoadBalancerArn });
        """);

    [Fact]
    public void Fixed_by_importing_what_the_arn_names() => Verify.Fix(Id, Network + """
        var imported = ApplicationListener.FromApplicationListenerAttributes(this, "Imported", new ApplicationListenerAttributes { ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/x/0123456789abcdef/0123456789abcdef", SecurityGroup = group }); // the NLB
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpAlbIntegration("A", imported, new HttpAlbIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """, Network + """
        var imported = NetworkListener.FromNetworkListenerArn(this, "Imported", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/x/0123456789abcdef/0123456789abcdef"); // the NLB
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpNlbIntegration("A", imported, new HttpNlbIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """);

    [Fact]
    public void Offers_no_fix_for_a_load_balancer_that_others_use() => Verify.NoFix(Id, Network + """
        var imported = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "I", new NetworkLoadBalancerAttributes { {|VPCL119:LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef"|} });
        """);
}
