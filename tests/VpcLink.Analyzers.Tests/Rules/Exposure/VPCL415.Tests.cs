using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL415Tests
{
    private const string Id = "VPCL415";

    private const string Integrated = """
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc });
        var task = new FargateTaskDefinition(this, "Task");
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var i = new HttpAlbIntegration("I", listener);

        """;

    private const string Targets = """
        listener.AddTargets("Targets", new AddApplicationTargetsProps { Port = 80, Targets = new IApplicationLoadBalancerTarget[] { service } });

        """;

    private static string Service(string props) => $$"""
        var service = new FargateService(this, "Service", new FargateServiceProps { Cluster = cluster, TaskDefinition = task, {{props}} });

        """;

    [Theory]
    [InlineData("{|VPCL415:AssignPublicIp = true|}", """service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));""")]
    [InlineData("{|VPCL415:AssignPublicIp = true|}, SecurityGroups = new ISecurityGroup[] { group }", """group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(8080));""")]
    [InlineData("{|VPCL415:AssignPublicIp = true|}", """service.Connections.AllowFrom(Peer.AnyIpv6(), Port.AllTraffic());""")]
    public void Fires(string props, string rule) => Verify.Fires(Id, Integrated + Service(props) + Targets + rule);

    [Fact]
    public void Fires_when_the_container_is_named() => Verify.Fires(Id, Integrated + Service("{|VPCL415:AssignPublicIp = true|}") + """
        service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));
        listener.AddTargets("Targets", new AddApplicationTargetsProps { Port = 80, Targets = new IApplicationLoadBalancerTarget[] { service.LoadBalancerTarget(new LoadBalancerTargetOptions { ContainerName = "app" }) } });
        """);

    [Fact]
    public void Fires_on_an_ecs_pattern() => Verify.Fires(Id, """
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false, {|VPCL415:AssignPublicIp = true|} });
        service.Service.Connections.AllowFromAnyIpv4(Port.Tcp(80));
        var i = new HttpAlbIntegration("I", service.Listener);
        """);

    [Theory]
    [InlineData("AssignPublicIp = true", "")] // nobody is admitted but the load balancer
    [InlineData("AssignPublicIp = false", """service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));""")]
    [InlineData("DesiredCount = 1", """service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));""")]
    [InlineData("AssignPublicIp = System.Environment.GetEnvironmentVariable(\"X\") == \"1\"", """service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));""")]
    [InlineData("AssignPublicIp = true", """service.Connections.AllowFrom(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(8080));""")]
    [InlineData("AssignPublicIp = true", """service.Connections.AllowFromAnyIpv4(Port.IcmpPing());""")]
    [InlineData("AssignPublicIp = true", """if (System.Environment.GetEnvironmentVariable("X") == "1") service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));""")]
    [InlineData("AssignPublicIp = true", """
        service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));
        ((CfnService)service.Node.DefaultChild!).AddPropertyOverride("NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", "DISABLED");
        """)]
    public void Silent(string props, string rule) => Verify.Silent(Id, Integrated + Service(props) + Targets + rule.Replace("(CfnService)", "(Amazon.CDK.AWS.ECS.CfnService)"));

    [Fact]
    public void Silent_on_a_service_that_stands_behind_nothing() => Verify.Silent(Id, Integrated + Service("AssignPublicIp = true") + """service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));""");

    [Fact]
    public void Fixed() => Verify.Fix(Id, Integrated + Service("AssignPublicIp = true /* to pull images */") + Targets + """service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));""",
        Integrated + Service("AssignPublicIp = false /* to pull images */") + Targets + """service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));""");
}
