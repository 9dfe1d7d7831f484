namespace VpcLinkAnalyzers.Tests.Support;

/// <summary>
/// A declaration with one choice of each option, and a program that makes the construct. What is expected of it is said by the options and by nothing that generation uses.
/// </summary>
/// <param name="Pattern">The attribute's name.</param>
/// <param name="Subnets">Where the load balancer lies, if the pattern lets one choose.</param>
/// <param name="Endpoint">The REST endpoint, if any.</param>
/// <param name="Tls">A second backend is reached with TLS.</param>
/// <param name="Base">What the type derives from.</param>
/// <param name="Vpc">Which subnets the VPC has: Private (with NAT), Isolated, or Public alone.</param>
internal sealed record PatternCase(string Pattern, string Subnets, string Exposure, string Endpoint, bool Tls, string Base, string Vpc)
{
    public static readonly IReadOnlyList<PatternCase> All = [.. Make()];

    public bool IsRest => Pattern.StartsWith("Rest", StringComparison.Ordinal);
    public bool IsAlb => Pattern.EndsWith("Alb", StringComparison.Ordinal);
    public bool IsCloudMap => Pattern == "HttpApiToCloudMap";
    public bool IsV1 => Pattern == "RestApiToNlb";
    public bool IsInternet => Exposure == "Internet";
    public bool IsPrivateApi => Endpoint == "Private";

    /// <summary>The rule by which the reader names the pattern.</summary>
    public string Recognised => Pattern switch
    {
        "HttpApiToAlb" => Subnets == "Private" ? "VPCL801" : "VPCL802",
        "RestApiToNlb" => IsInternet ? "VPCL804" : "VPCL803",
        "RestApiToAlb" or "RestApiToNlbV2" => "VPCL805",
        "HttpApiToNlb" => "VPCL806",
        _ => "VPCL807",
    };

    /// <summary>A service of ECS where everything is one stack; addresses where the API has a stack of its own, which a service would depend on in both directions.</summary>
    public bool HasServices => Base == "Construct";

    private static IEnumerable<PatternCase> Make()
    {
        foreach (var pattern in new[] { "HttpApiToAlb", "HttpApiToNlb", "HttpApiToCloudMap", "RestApiToNlb", "RestApiToAlb", "RestApiToNlbV2" })
            foreach (var subnets in pattern.EndsWith("Alb", StringComparison.Ordinal) ? new[] { "Private", "Public" } : ["Private"])
                foreach (var exposure in pattern == "RestApiToNlb" ? new[] { "Internal", "Internet" } : ["Internal"])
                    foreach (var endpoint in pattern.StartsWith("Rest", StringComparison.Ordinal) ? new[] { "Regional", "Edge", "Private" } : [""])
                        foreach (var tls in new[] { false, true })
                            foreach (var (type, vpc) in new[] { ("Construct", "Private"), ("Stack", "Private"), ("NestedStack", "Private"), ("Construct", "Isolated"), ("Construct", "Public") })
                                if (vpc == "Private" || vpc == "Isolated" && subnets == "Private" && exposure == "Internal" || vpc == "Public" && subnets == "Public")
                                    yield return new PatternCase(pattern, subnets, exposure, endpoint, tls, type, vpc);
    }

    public string Name => string.Join(" ", new[] { Pattern, IsAlb ? Subnets : "", IsV1 ? Exposure : "", Endpoint, Tls ? "TLS" : "", Base, Vpc == "Private" ? "" : Vpc + "Vpc" }.Where(static s => s.Length > 0));

    public override string ToString() => Name;

    public string Declaration
    {
        get
        {
            var settings = new List<string>();
            if (IsAlb && Subnets != "Private") settings.Add("Subnets = LoadBalancerSubnets." + Subnets);
            if (IsInternet) settings.Add("Exposure = LoadBalancerExposure.Internet, AllowedCidrs = new[] { \"203.0.113.0/24\" }");
            if (IsRest && Endpoint != "Regional") settings.Add("Endpoint = RestEndpoint." + Endpoint);
            var user = IsRest ? "Cognito" : "Jwt";
            return $$"""
                [{{Pattern}}{{(settings.Count == 0 ? "" : "(" + string.Join(", ", settings) + ")")}}]
                [Backend("Orders", Port = 8080{{(IsCloudMap ? "" : ", HealthCheckPath = \"/healthz\"")}})]
                {{(Tls ? "[Backend(\"Billing\", Port = 8443, ServerName = \"billing.internal.example.com\")]" : "")}}
                [Route("GET /orders/{id}", Backend = "Orders")]
                [Route("ANY /orders/{id}/lines/{proxy+}", Backend = "Orders", Authorization = RouteAuthorization.{{user}})]
                [Route("GET /health", Backend = "Orders", Authorization = RouteAuthorization.{{(IsInternet ? "Iam" : "None")}})]
                {{(Tls ? "[Route(\"POST /billing/{proxy+}\", Backend = \"Billing\", Authorization = RouteAuthorization.Lambda)]" : "")}}
                public partial class OrdersApi{{(Base == "Construct" ? "" : " : Amazon.CDK." + Base)}};
                """;
        }
    }

    /// <summary>Everything: the declaration, and a program that makes the construct in an application.</summary>
    public string[] Sources => [DeclaredApis.Usings + Declaration, Code.File(Program)];

    private string Target(string name, int port) => IsCloudMap ? $"Instances(\"{name}\")"
        : HasServices ? $"Service(\"{name}\", {port}, cluster)"
        : $"new IpTarget(\"10.0.128.10\", {port})";

    // A REST API's authorizers lie in its stack.
    private string Made => Base == "Construct" ? "" : "owner =>";
    private string Scope => Base == "Construct" ? "this" : "owner";

    private string Program => $$"""
        public class OrdersStack : Stack
        {
            public OrdersStack(Construct scope, string id, IStackProps props = null) : base(scope, id, props)
            {
                var vpc = new Vpc(this, "Vpc"{{Vpc switch { "Isolated" => ", new VpcProps { NatGateways = 0 }", "Public" => ", new VpcProps { NatGateways = 0, SubnetConfiguration = new ISubnetConfiguration[] { new SubnetConfiguration { Name = \"Public\", SubnetType = SubnetType.PUBLIC } } }".Replace("\\\"", "\""), _ => "" }}});
                var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc });
                {{(IsCloudMap ? """
                    Amazon.CDK.AWS.ServiceDiscovery.Service Instances(string name) => new PrivateDnsNamespace(this, name + "Space", new PrivateDnsNamespaceProps { Name = name.ToLower() + ".local", Vpc = vpc })
                        .CreateService(name, new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
                    """ : "")}}
                var api = new OrdersApi({{(Base == "Stack" ? "scope" : "this")}}, "OrdersApi", new OrdersApiProps
                {
                    Vpc = vpc,
                    Orders = {{Target("Orders", 8080)}},
                    {{(IsCloudMap ? $"OrdersInstances = {(HasServices ? "Service(\"Orders\", 8080, cluster)" : "new SecurityGroup(this, \"OrdersInstances\", new SecurityGroupProps { Vpc = vpc })")}," : "")}}
                    {{(Tls ? $"Billing = {Target("Billing", 8443)}," : "")}}
                    {{(Tls && IsCloudMap ? $"BillingInstances = {(HasServices ? "Service(\"Billing\", 8443, cluster)" : "new SecurityGroup(this, \"BillingInstances\", new SecurityGroupProps { Vpc = vpc })")}," : "")}}
                    {{(Tls && !IsCloudMap ? "BillingCertificate = Certificate.FromCertificateArn(this, \"Certificate\", \"arn:aws:acm:eu-west-1:111122223333:certificate/b0b0b0b0\")," : "")}}
                    {{(IsRest ? $"CognitoAuthorizer = {Made} new Rest.CognitoUserPoolsAuthorizer({Scope}, \"Users\", new Rest.CognitoUserPoolsAuthorizerProps {{ CognitoUserPools = new Amazon.CDK.AWS.Cognito.IUserPool[] {{ new Amazon.CDK.AWS.Cognito.UserPool(this, \"Pool\") }} }})," : "JwtAuthorizer = new HttpJwtAuthorizer(\"Jwt\", \"https://issuer.example.com\", new HttpJwtAuthorizerProps { JwtAudience = new[] { \"orders\" } }),")}}
                    {{(!Tls ? "" : IsRest ? $"LambdaAuthorizer = {Made} new Rest.TokenAuthorizer({Scope}, \"Gate\", new Rest.TokenAuthorizerProps {{ Handler = Gate({Scope}) }})," : "LambdaAuthorizer = new HttpLambdaAuthorizer(\"Gate\", Gate(this)),")}}
                    {{(IsPrivateApi ? "VpcEndpoints = new IVpcEndpoint[] { vpc.AddInterfaceEndpoint(\"ExecuteApi\", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY }) }," : "")}}
                });
                {{(Base == "Stack" || !IsRest ? "_ = api;" : "_ = api.Api;")}}
            }

            private FargateService Service(string name, int port, ICluster cluster)
            {
                var task = new FargateTaskDefinition(this, name + "Task");
                task.AddContainer("web", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("example/" + name.ToLower()), PortMappings = new Amazon.CDK.AWS.ECS.IPortMapping[] { new Amazon.CDK.AWS.ECS.PortMapping { ContainerPort = port } } });
                return new FargateService(this, name, new FargateServiceProps { Cluster = cluster, TaskDefinition = task{{(Vpc == "Public" ? ", AssignPublicIp = true" : Vpc == "Isolated" ? ", VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }" : "")}} });
            }

            private Amazon.CDK.AWS.Lambda.IFunction Gate(Construct owner) => new Amazon.CDK.AWS.Lambda.Function(owner, "GateFunction", new Amazon.CDK.AWS.Lambda.FunctionProps
            {
                Runtime = Amazon.CDK.AWS.Lambda.Runtime.PYTHON_3_12, Handler = "index.handler", Code = Amazon.CDK.AWS.Lambda.Code.FromInline("def handler(event, context): return {'isAuthorized': False}"),
            });
        }

        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                new OrdersStack(app, "Orders");
                app.Synth();
            }
        }
        """;
}
