using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL315Tests
{
    private const string Id = "VPCL315";

    private const string Service = """
                var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc });
                var task = new FargateTaskDefinition(this, "Task");
                task.AddContainer("App", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("app"), PortMappings = new[] { new PortMapping { ContainerPort = 8080 } } });
                var service = new FargateService(this, "Service", new FargateServiceProps { Cluster = cluster, TaskDefinition = task });

        """;

    private const string Nlb = """
                var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
                var listener = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
                var i = new HttpNlbIntegration("I", listener);

        """;

    [Theory]
    [InlineData("""listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, {|VPCL315:Targets = new[] { service }|} });""")]
    [InlineData("""listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, {|VPCL315:Targets = new[] { service.LoadBalancerTarget(new LoadBalancerTargetOptions { ContainerName = "App", ContainerPort = 8080 }) }|} });""")]
    public void Fires(string targets) => Verify.Fires(Id, Service + Nlb + targets);

    [Fact]
    public void Fires_on_ecs_patterns() => Verify.Fires(Id, """
        var service = {|VPCL315:new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false })|};
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { service.LoadBalancer } });
        var i = new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, Uri = "http://x", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } });
        """);

    [Theory]
    [InlineData("service.Connections.AllowFrom(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(8080));")]
    [InlineData("service.Connections.AllowFromAnyIpv4(Port.Tcp(8080));")]
    [InlineData("service.Connections.AllowFrom(nlb, Port.Tcp(8080));")]
    [InlineData("nlb.Connections.AllowTo(service, Port.Tcp(8080));")]
    [InlineData("service.Connections.SecurityGroups[0].AddIngressRule(Peer.AnyIpv4(), Port.Tcp(8080));")]
    [InlineData("Action<FargateService> open = Activator.CreateInstance<Action<FargateService>>(); open(service);")]
    public void Silent_where_something_is_admitted_or_may_be(string rule) =>
        Verify.Silent(Id, Service + Nlb + """listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new[] { service } });""" + rule);

    [Fact]
    public void Silent_for_a_group_that_is_imported() => Verify.Silent(Id, Service.Replace("TaskDefinition = task }", "TaskDefinition = task, SecurityGroups = new[] { SecurityGroup.FromSecurityGroupId(this, \"G\", \"sg-1\") } }") + Nlb
        + """listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new[] { service } });""");

    [Fact]
    public void Silent_on_albs() => Verify.Silent(Id, Service + """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        listener.AddTargets("T", new AddApplicationTargetsProps { Port = 80, Targets = new[] { service } });
        var i = new HttpAlbIntegration("I", listener);
        """);

    [Fact]
    public void Silent_on_patterns_that_are_opened() => Verify.Silent(Id, """
        var service = new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false });
        service.Service.Connections.AllowFrom(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(80));
        var i = new HttpNlbIntegration("I", service.Listener);
        """);

    [Fact]
    public void Fixed_for_the_addresses_of_the_vpc() => Verify.Fix(Id, Service + Nlb + """
                listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new[] { service } }); // the tasks
        """, Service + Nlb + """
                listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new[] { service } }); // the tasks
                service.Connections.AllowFrom(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(8080), "NLB");
        """);

    [Fact]
    public void Fixed_for_the_group_of_the_nlb()
    {
        var nlb = Nlb.Replace("NetworkLoadBalancerProps { Vpc = vpc }", "NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new[] { new SecurityGroup(this, \"G\", new SecurityGroupProps { Vpc = vpc }) } }");
        Verify.Fix(Id, Service + nlb + """
                listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new[] { service } });
        """, Service + nlb + """
                listener.AddTargets("T", new AddNetworkTargetsProps { Port = 80, Targets = new[] { service } });
                service.Connections.AllowFrom(nlb, Port.Tcp(8080), "NLB");
        """);
    }
}
