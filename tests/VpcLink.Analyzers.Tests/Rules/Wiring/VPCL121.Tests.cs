using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL121Tests
{
    private const string Id = "VPCL121";

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
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S", new DnsServiceProps { {|VPCL121:DnsRecordType = DnsRecordType.A|} });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = {|VPCL121:discovery.CreateService("S")|};
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S", {|VPCL121:new DnsServiceProps { Name = "orders" }|});
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = new Service(this, "S", {|VPCL121:new Amazon.CDK.AWS.ServiceDiscovery.ServiceProps { Namespace = discovery }|});
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "x" } });
        var fargate = new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = new FargateTaskDefinition(this, "Task"), CloudMapOptions = {|VPCL121:new CloudMapOptions { Name = "orders" }|} });
        var service = fargate.CloudMapService!;
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "x", Type = NamespaceType.DNS_PRIVATE } });
        var fargate = new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = new FargateTaskDefinition(this, "Task"), CloudMapOptions = new CloudMapOptions { {|VPCL121:DnsRecordType = DnsRecordType.A|} } });
        var service = fargate.CloudMapService!;
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "x" } });
        var fargate = new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = new FargateTaskDefinition(this, "Task"), CloudMapOptions = {|VPCL121:new CloudMapOptions { CloudMapNamespace = discovery }|} });
        var service = fargate.CloudMapService!;
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = http.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = service.ServiceArn });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var service = new HttpNamespace(this, "Ns", new HttpNamespaceProps { Name = "x" }).CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S");
        service.RegisterIpInstance("I", new IpInstanceBaseProps { Ipv4 = "10.0.0.1", Port = 8080 });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S", new DnsServiceProps { DnsRecordType = Enum.Parse<DnsRecordType>("A") });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S");
        """)]
    [InlineData("""
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "x" } });
        var fargate = new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = new FargateTaskDefinition(this, "Task"), CloudMapOptions = new CloudMapOptions { DnsRecordType = DnsRecordType.SRV } });
        var service = fargate.CloudMapService!;
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "x", Type = NamespaceType.HTTP } });
        var fargate = new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = new FargateTaskDefinition(this, "Task"), CloudMapOptions = new CloudMapOptions { Name = "orders" } });
        var service = fargate.CloudMapService!;
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "x" } });
        var fargate = new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = new FargateTaskDefinition(this, "Task"), CloudMapOptions = (CloudMapOptions)Activator.CreateInstance(Type.GetType("X")!)! });
        var service = fargate.CloudMapService!;
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var cluster = Cluster.FromClusterAttributes(this, "Cluster", new ClusterAttributes { ClusterName = "c", Vpc = vpc });
        var fargate = new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = new FargateTaskDefinition(this, "Task"), CloudMapOptions = new CloudMapOptions { Name = "orders" } });
        var service = fargate.CloudMapService!;
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    [InlineData("""
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "x" } });
        var fargate = new Ec2Service(this, "Fargate", new Ec2ServiceProps { Cluster = cluster, TaskDefinition = new Ec2TaskDefinition(this, "Task"), CloudMapOptions = new CloudMapOptions { Name = "orders" } });
        var service = fargate.CloudMapService!;
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_in_the_service() => Verify.Fix(Id, Network + """
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.A /* addresses */ });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """, Network + """
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV /* addresses */ });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """);

    [Fact]
    public void Fixed_where_it_was_left_out() => Verify.Fix(Id, Network + """
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """, Network + """
        var discovery = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Name = "x", Vpc = vpc });
        var service = discovery.CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """);

    [Fact]
    public void Fixed_in_the_options_of_an_ecs_service() => Verify.Fix(Id, Network + """
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "x" } });
        var fargate = new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = new FargateTaskDefinition(this, "Task"), CloudMapOptions = new CloudMapOptions { Name = "orders" } });
        var service = fargate.CloudMapService!;
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """, Network + """
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "x" } });
        var fargate = new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = new FargateTaskDefinition(this, "Task"), CloudMapOptions = new CloudMapOptions { Name = "orders", DnsRecordType = DnsRecordType.SRV } });
        var service = fargate.CloudMapService!;
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 }), Authorizer = new HttpIamAuthorizer() });
        """);
}
