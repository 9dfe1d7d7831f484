using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Conformance.Defaults;

/// <summary>A stack that leaves a property out, and where its template shows what that means.</summary>
/// <param name="Needs">A member that the CDK must have for the default to exist.</param>
internal sealed record Proof(string Source, Func<SynthesisResult, object?> Observe, IReadOnlyDictionary<string, object>? Context = null, (string Type, string Member)? Needs = null);

internal static class Proofs
{
    private const string Balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private const string Listener = "AWS::ElasticLoadBalancingV2::Listener";
    private const string TargetGroup = "AWS::ElasticLoadBalancingV2::TargetGroup";
    private const string Group = "AWS::EC2::SecurityGroup";
    private const string Link = "AWS::ApiGatewayV2::VpcLink";
    private const string HttpIntegration = "AWS::ApiGatewayV2::Integration";
    private const string Method = "AWS::ApiGateway::Method";

    private const string Alb = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });

        """;

    private const string Nlb = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });

        """;

    private const string Certificate = """
        var certificate = Certificate.FromCertificateArn(this, "Certificate", "arn:aws:acm:eu-central-1:123456789012:certificate/1");

        """;

    private const string Image = """TaskImageOptions = new Patterns.{0}LoadBalancedTaskImageOptions {{ Image = ContainerImage.FromRegistry("nginx") }}""";

    private const string HttpApi = """
        var api = new V2.HttpApi(this, "Api");

        """;

    private static string AlbPattern(string more = "") => "new Patterns.ApplicationLoadBalancedFargateService(this, \"Service\", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, "
        + string.Format(Image, "Application") + more + " });";

    private static string NlbPattern => "new Patterns.NetworkLoadBalancedFargateService(this, \"Service\", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc, "
        + string.Format(Image, "Network") + " });";

    private static string AlbListener(string props) => Alb + $$"""var listener = alb.AddListener("Listener", new BaseApplicationListenerProps { {{props}}, DefaultAction = ListenerAction.FixedResponse(404) });""";

    private static string NlbListener(string props) => Nlb + $$"""
        var listener = nlb.AddListener("Listener", new BaseNetworkListenerProps { {{props}} });
        listener.AddTargets("Targets", new AddNetworkTargetsProps { Port = 80 });
        """;

    private static string AlbRoute(string props = "") => AlbListener("Port = 80") + HttpApi + $$"""
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/", Integration = new HttpAlbIntegration("Integration", listener{{props}}) });
        """;

    private static string NlbRoute => NlbListener("Port = 80") + HttpApi + """
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/", Integration = new HttpNlbIntegration("Integration", listener) });
        """;

    private const string CloudMapRoute = """
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        var space = new PrivateDnsNamespace(this, "Namespace", new PrivateDnsNamespaceProps { Name = "internal", Vpc = vpc });
        var service = new Service(this, "Service", new ServiceProps { Namespace = space });
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions
        {
            Path = "/", Integration = new HttpServiceDiscoveryIntegration("Integration", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = link }),
        });
        """;

    private const string RestApi = """
        var api = new Rest.RestApi(this, "Api");
        api.Root.AddMethod("GET", new Rest.HttpIntegration("https://example.com"));
        """;

    private const string FargateService = """
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc, DefaultCloudMapNamespace = new CloudMapNamespaceOptions { Name = "internal" } });
        var task = new FargateTaskDefinition(this, "Task");
        task.AddContainer("web", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("nginx"), PortMappings = new IPortMapping[] { new PortMapping { ContainerPort = 80 } } });
        new FargateService(this, "Fargate", new FargateServiceProps { Cluster = cluster, TaskDefinition = task, CloudMapOptions = new CloudMapOptions { Name = "web" } });
        """;

    public static readonly Dictionary<(string Type, string Property, string When), Proof> Of = new()
    {
        // Elastic Load Balancing
        [(CdkNames.Elb.ApplicationLoadBalancer, "InternetFacing", "")] = new(Alb, r => FacesInternet(r, Balancer)),
        [(CdkNames.Elb.NetworkLoadBalancer, "InternetFacing", "")] = new(Nlb, r => FacesInternet(r, Balancer)),
        [(CdkNames.Elb.CfnLoadBalancer, "Scheme", "")] = new(L1Balancer, r => LeftTo(r, Balancer, "Scheme", "internet-facing")),
        [(CdkNames.Elb.CfnLoadBalancer, "Type", "")] = new(L1Balancer, r => LeftTo(r, Balancer, "Type", "application")),
        [(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "PublicLoadBalancer", "")] = new(AlbPattern(), r => FacesInternet(r, Balancer)),
        [(CdkNames.Ecs.NetworkLoadBalancedServiceBase, "PublicLoadBalancer", "")] = new(NlbPattern, r => FacesInternet(r, Balancer)),
        [(CdkNames.Elb.ApplicationLoadBalancer, "SecurityGroup", "")] = new(Alb, r => OwnGroup(r, "Alb")),
        [(CdkNames.Elb.NetworkLoadBalancer, "SecurityGroups", "")] = new(Nlb, r => OwnGroup(r, "Nlb")),
        [(CdkNames.Elb.NetworkLoadBalancer, "SecurityGroups", CdkDefaults.NlbSecurityGroupFlag)] = new(Nlb, r => OwnGroup(r, "Nlb"),
            new Dictionary<string, object> { [CdkDefaults.NlbSecurityGroupFlag] = true }, (CdkNames.Elb.NetworkLoadBalancer + "Props", "DisableSecurityGroups")),
        [(CdkNames.Elb.NetworkLoadBalancer, "CrossZoneEnabled", "")] = new(Nlb, r => Attribute(r, "load_balancing.cross_zone.enabled") is { } v ? v : false),
        [(CdkNames.Elb.ApplicationLoadBalancer, "IdleTimeout", "")] = new(Alb, r => Attribute(r, "idle_timeout.timeout_seconds") is { } v ? v : 60),
        [(CdkNames.Elb.ApplicationLoadBalancer, "DesyncMitigationMode", "")] = new(Alb, r => Attribute(r, "routing.http.desync_mitigation_mode") is { } v ? v : "DEFENSIVE"),

        // Listeners
        [(CdkNames.Elb.ApplicationListener, "Open", "")] = new(AlbListener("Port = 80"), AdmitsAnyone),
        [(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "OpenListener", "")] = new(AlbPattern(), AdmitsAnyone),
        [(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "ListenerPort", "")] = new(AlbPattern(), r => Number(r, Listener, "Port")),
        [(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "ListenerPort", "Certificate")] = new(Certificate + AlbPattern(", Certificate = certificate"), r => Number(r, Listener, "Port")),
        [(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "Protocol", "")] = new(AlbPattern(), r => Text(r, Listener, "Protocol")),
        [(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "Protocol", "Certificate")] = new(Certificate + AlbPattern(", Certificate = certificate"), r => Text(r, Listener, "Protocol")),
        [(CdkNames.Ecs.NetworkLoadBalancedServiceBase, "ListenerPort", "")] = new(NlbPattern, r => Number(r, Listener, "Port")),
        [(CdkNames.Elb.NetworkListener, "Protocol", "")] = new(NlbListener("Port = 8080"), r => Text(r, Listener, "Protocol")),
        [(CdkNames.Elb.NetworkListener, "Protocol", "Certificates")] = new(Certificate + NlbListener("Port = 8080, Certificates = new IListenerCertificate[] { certificate.AsListenerCertificate() }")
            .Replace("certificate.AsListenerCertificate()", "ListenerCertificate.FromCertificateManager(certificate)"), r => Text(r, Listener, "Protocol")),
        [(CdkNames.Elb.ApplicationListener, "Port", "Protocol = HTTP")] = new(AlbListener("Protocol = ApplicationProtocol.HTTP"), r => Number(r, Listener, "Port")),
        [(CdkNames.Elb.ApplicationListener, "Port", "Protocol = HTTPS")] = new(Certificate + AlbListener("Protocol = ApplicationProtocol.HTTPS, Certificates = new IListenerCertificate[] { ListenerCertificate.FromCertificateManager(certificate) }"), r => Number(r, Listener, "Port")),
        [(CdkNames.Elb.ApplicationListener, "Protocol", "Port = 80")] = new(AlbListener("Port = 80"), r => Text(r, Listener, "Protocol")),
        [(CdkNames.Elb.ApplicationListener, "Protocol", "Port = 8000")] = new(AlbListener("Port = 8000"), r => Text(r, Listener, "Protocol")),
        [(CdkNames.Elb.ApplicationListener, "Protocol", "Port = 8008")] = new(AlbListener("Port = 8008"), r => Text(r, Listener, "Protocol")),
        [(CdkNames.Elb.ApplicationListener, "Protocol", "Port = 8080")] = new(AlbListener("Port = 8080"), r => Text(r, Listener, "Protocol")),
        [(CdkNames.Elb.ApplicationListener, "Protocol", "Port = 443")] = new(Certificate + AlbListener("Port = 443, Certificates = new IListenerCertificate[] { ListenerCertificate.FromCertificateManager(certificate) }"), r => Text(r, Listener, "Protocol")),
        [(CdkNames.Elb.ApplicationListener, "Protocol", "Port = 8443")] = new(Certificate + AlbListener("Port = 8443, Certificates = new IListenerCertificate[] { ListenerCertificate.FromCertificateManager(certificate) }"), r => Text(r, Listener, "Protocol")),

        // Target groups
        [(CdkNames.Elb.NetworkTargetGroup, "HealthCheck.Protocol", "")] = new("""new NetworkTargetGroup(this, "Targets", new NetworkTargetGroupProps { Vpc = vpc, Port = 80 });""", r => LeftTo(r, TargetGroup, "HealthCheckProtocol", "TCP")),
        [(CdkNames.Elb.ApplicationTargetGroup, "HealthCheck.Protocol", "")] = new("""new ApplicationTargetGroup(this, "Targets", new ApplicationTargetGroupProps { Vpc = vpc, Port = 80 });""", r => LeftTo(r, TargetGroup, "HealthCheckProtocol", "HTTP")),
        [(CdkNames.Elb.NetworkTargetGroup, "Protocol", "")] = new("""new NetworkTargetGroup(this, "Targets", new NetworkTargetGroupProps { Vpc = vpc, Port = 80 });""", r => Text(r, TargetGroup, "Protocol")),

        // VPC links
        [(CdkNames.V2.VpcLink, "Subnets", "")] = new("""new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });""", r => string.Join(", ", SubnetKinds(r, One(r, Link).List("SubnetIds").Select(static e => e.GetProperty("Ref").GetString()!)))),
        [(CdkNames.V2.VpcLink, "SecurityGroups", "")] = new("""new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });""", r => One(r, Link).List("SecurityGroupIds").Any() ? "some" : ""),
        [(CdkNames.V2.HttpAlbIntegration, "VpcLink", "")] = new(AlbRoute(), r => OwnLink(r)),
        [(CdkNames.V2.HttpNlbIntegration, "VpcLink", "")] = new(NlbRoute, r => OwnLink(r)),

        // Integrations
        [(CdkNames.V2.HttpIntegration, "ConnectionType", "")] = new(HttpApi + """
            new V2.HttpIntegration(this, "Integration", new V2.HttpIntegrationProps { HttpApi = api, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, IntegrationUri = "https://example.com", Method = V2.HttpMethod.ANY });
            """, r => LeftTo(r, HttpIntegration, "ConnectionType", "INTERNET")),
        [(CdkNames.V2.CfnIntegration, "ConnectionType", "")] = new(HttpApi + """
            new V2.CfnIntegration(this, "Integration", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", IntegrationUri = "https://example.com", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0" });
            """, r => LeftTo(r, HttpIntegration, "ConnectionType", "INTERNET")),
        [(CdkNames.Rest.Integration, "ConnectionType", "")] = new("""
            new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "https://example.com" }));
            """, r => LeftTo(r, Method, "Integration.ConnectionType", "INTERNET")),
        [(CdkNames.Rest.Integration, "ConnectionType", "VpcLink")] = new(Nlb + """
            var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
            new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
            {
                Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "https://example.com", Options = new Rest.IntegrationOptions { VpcLink = link },
            }));
            """, r => Text(r, Method, "Integration.ConnectionType")),
        [(CdkNames.Rest.CfnMethod, "Integration.ConnectionType", "")] = new("""
            var api = new Rest.RestApi(this, "Api");
            new Rest.CfnMethod(this, "Method", new Rest.CfnMethodProps
            {
                RestApiId = api.RestApiId, ResourceId = api.RestApiRootResourceId, HttpMethod = "GET", AuthorizationType = "NONE",
                Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "https://example.com" },
            });
            api.Root.AddMethod("PUT");
            """, r => r.OfType(Method).Single(static m => m.Text("HttpMethod") == "GET").Text("Integration.ConnectionType") ?? "INTERNET"),
        [(CdkNames.V2.HttpAlbIntegration, "PayloadFormatVersion", "")] = new(AlbRoute(), r => Text(r, HttpIntegration, "PayloadFormatVersion")),
        [(CdkNames.V2.HttpNlbIntegration, "PayloadFormatVersion", "")] = new(NlbRoute, r => Text(r, HttpIntegration, "PayloadFormatVersion")),
        [(CdkNames.V2.HttpServiceDiscoveryIntegration, "PayloadFormatVersion", "")] = new(CloudMapRoute, r => Text(r, HttpIntegration, "PayloadFormatVersion")),
        [(CdkNames.V2.HttpAlbIntegration, "Method", "")] = new(AlbRoute(), r => Text(r, HttpIntegration, "IntegrationMethod")),
        [(CdkNames.V2.HttpNlbIntegration, "Method", "")] = new(NlbRoute, r => Text(r, HttpIntegration, "IntegrationMethod")),
        [(CdkNames.Rest.HttpIntegration, "HttpMethod", "")] = new("""new Rest.RestApi(this, "Api").Root.AddMethod("POST", new Rest.HttpIntegration("https://example.com"));""", r => Text(r, Method, "Integration.IntegrationHttpMethod")),
        [(CdkNames.Rest.HttpIntegration, "Proxy", "")] = new(RestApi, r => Text(r, Method, "Integration.Type") == "HTTP_PROXY"),

        // APIs
        [(CdkNames.Rest.RestApi, "EndpointTypes", "")] = new(RestApi, r => LeftTo(r, "AWS::ApiGateway::RestApi", "EndpointConfiguration", "EDGE")),
        [(CdkNames.Rest.RestApi, "Deploy", "")] = new(RestApi, r => r.OfType("AWS::ApiGateway::Deployment").Any() && r.OfType("AWS::ApiGateway::Stage").Any()),
        [(CdkNames.Rest.RestApi, "Policy", "")] = new(RestApi, r => LeftTo(r, "AWS::ApiGateway::RestApi", "Policy", "")),
        [(CdkNames.Rest.RestApi, "DisableExecuteApiEndpoint", "")] = new(RestApi, r => LeftTo(r, "AWS::ApiGateway::RestApi", "DisableExecuteApiEndpoint", false)),
        [(CdkNames.Rest.Method, "AuthorizationType", "")] = new(RestApi, r => Text(r, Method, "AuthorizationType")),
        [(CdkNames.Rest.Method, "ApiKeyRequired", "")] = new(RestApi, r => LeftTo(r, Method, "ApiKeyRequired", false)),
        [(CdkNames.V2.HttpApi, "CreateDefaultStage", "")] = new(HttpApi, r => r.OfType("AWS::ApiGatewayV2::Stage").Any()),
        [(CdkNames.V2.HttpApi, "DisableExecuteApiEndpoint", "")] = new(HttpApi, r => LeftTo(r, "AWS::ApiGatewayV2::Api", "DisableExecuteApiEndpoint", false)),
        [(CdkNames.V2.HttpRoute, "Authorizer", "")] = new(AlbRoute(), r => Text(r, "AWS::ApiGatewayV2::Route", "AuthorizationType")),
        [(CdkNames.V2.HttpStage, "AutoDeploy", "")] = new(Stage, r => LeftTo(r, "AWS::ApiGatewayV2::Stage", "AutoDeploy", false)),
        [(CdkNames.V2.HttpStage, "StageName", "")] = new(Stage, r => Text(r, "AWS::ApiGatewayV2::Stage", "StageName")),

        // EC2
        [(CdkNames.Ec2.SecurityGroup, "AllowAllOutbound", "")] = new("""new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });""", r => One(r, Group).List("SecurityGroupEgress").Any(static e => e.GetProperty("CidrIp").GetString() == "0.0.0.0/0")),
        [(CdkNames.Ec2.Vpc, "SubnetConfiguration", "")] = new("", r => string.Join(", ", SubnetKinds(r))),
        [(CdkNames.Ec2.Vpc, "SubnetConfiguration", "NatGateways = 0")] = new(Code.Bare("""new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });"""), r => string.Join(", ", SubnetKinds(r))),
        [(CdkNames.Ec2.Vpc, "NatGateways", "")] = new("", r => r.OfType("AWS::EC2::NatGateway").Count() == Zones(r) ? "one for each zone" : "fewer"),
        [(CdkNames.Ec2.Vpc, "MaxAzs", "")] = new(Code.File("""
            public static class Program
            {
                public static void Main()
                {
                    var zones = new[] { "eu-central-1a", "eu-central-1b", "eu-central-1c", "eu-central-1d", "eu-central-1e" };
                    var app = new App(new AppProps { Context = new Dictionary<string, object> { ["availability-zones:account=123456789012:region=eu-central-1"] = zones } });
                    new Vpc(new Stack(app, "Stack", new StackProps { Env = new Amazon.CDK.Environment { Account = "123456789012", Region = "eu-central-1" } }), "Vpc");
                    app.Synth();
                }
            }
            """), r => Zones(r)),
        [(CdkNames.Ec2.Vpc, "MaxAzs", "the stack has no Env")] = new("", r => Zones(r)),
        [(CdkNames.Ec2.InterfaceVpcEndpoint, "PrivateDnsEnabled", "")] = new(Endpoint, r => One(r, "AWS::EC2::VPCEndpoint")["PrivateDnsEnabled"]!.Value.GetBoolean()),
        [(CdkNames.Ec2.InterfaceVpcEndpoint, "Open", "")] = new(Endpoint, r => One(r, Group).List("SecurityGroupIngress").Any(static e => e.GetProperty("FromPort").GetInt32() == 443)),

        // Services
        [(CdkNames.CloudMap.Service, "DnsRecordType", "")] = new(CloudMapRoute, r => Text(r, "AWS::ServiceDiscovery::Service", "DnsConfig.DnsRecords.0.Type")),
        [(CdkNames.Ecs.BaseService, "CloudMapOptions.DnsRecordType", "")] = new(FargateService, r => Text(r, "AWS::ServiceDiscovery::Service", "DnsConfig.DnsRecords.0.Type")),
        [(CdkNames.Ecs.FargateService, "AssignPublicIp", "")] = new(FargateService, r => Text(r, "AWS::ECS::Service", "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp") == "ENABLED"),
    };

    private const string L1Balancer = """
        new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Subnets = vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PUBLIC }).SubnetIds });
        """;

    private const string Stage = """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CreateDefaultStage = false });
        new V2.HttpStage(this, "Stage", new V2.HttpStageProps { HttpApi = api });
        """;

    private const string Endpoint = """vpc.AddInterfaceEndpoint("Endpoint", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });""";

    private static Resource One(SynthesisResult r, string type) => r.OfType(type).Single();

    private static string? Text(SynthesisResult r, string type, string path) => One(r, type).Text(path);

    private static object? Number(SynthesisResult r, string type, string path) => One(r, type)[path]?.GetInt32();

    /// <summary>The CDK puts nothing into the template, so that the service's own default holds; what it puts there is returned.</summary>
    private static object? LeftTo(SynthesisResult r, string type, string path, object serviceDefault) => One(r, type)[path] is { } written ? written.GetRawText() : serviceDefault;

    private static object? FacesInternet(SynthesisResult r, string type) => Text(r, type, "Scheme") switch { "internet-facing" => true, "internal" => false, var other => other };

    private static string? Attribute(SynthesisResult r, string key) => One(r, Balancer).List("LoadBalancerAttributes").Where(a => a.GetProperty("Key").GetString() == key).Select(static a => a.GetProperty("Value").GetString()).FirstOrDefault();

    private static object OwnGroup(SynthesisResult r, string id) =>
        One(r, Balancer).List("SecurityGroups").Any() ? r.OfType(Group).Any(g => g.Path.Contains("/" + id + "/", StringComparison.Ordinal)) ? "its own" : "another" : "";

    private static object? AdmitsAnyone(SynthesisResult r) => r.OfType(Group).SelectMany(static g => g.List("SecurityGroupIngress")).Any(static i => i.TryGetProperty("CidrIp", out var cidr) && cidr.GetString() == "0.0.0.0/0");

    private static object OwnLink(SynthesisResult r) => r.OfType(Link).Count() == 1 && Text(r, HttpIntegration, "ConnectionType") == "VPC_LINK" ? "its own" : "";

    private static IEnumerable<string> SubnetKinds(SynthesisResult r, IEnumerable<string>? ids = null) => r.OfType("AWS::EC2::Subnet").Where(s => ids is null || ids.Contains(s.LogicalId)).Select(static s =>
        s.List("Tags").Single(static t => t.GetProperty("Key").GetString() == "aws-cdk:subnet-type").GetProperty("Value").GetString() switch
        {
            "Public" => "PUBLIC", "Private" => "PRIVATE_WITH_EGRESS", "Isolated" => "PRIVATE_ISOLATED", var other => other!,
        }).Distinct();

    private static int Zones(SynthesisResult r) => r.OfType("AWS::EC2::Subnet").Count(static s => s.List("Tags").Any(static t => t.GetProperty("Value").GetString() == "Public"));
}
