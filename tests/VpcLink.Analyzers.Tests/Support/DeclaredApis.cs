namespace VpcLinkAnalyzers.Tests.Support;

/// <summary>Declarations that several tests use.</summary>
internal static class DeclaredApis
{
    public const string Usings = """
        using PrivateIntegrations;

        """;

    /// <summary>The example of the README.</summary>
    public const string HrApi = """
        [HttpApiToAlb(Subnets = LoadBalancerSubnets.Private)]
        [Backend("Employees", Port = 8080, HealthCheckPath = "/healthz")]
        [Backend("Payroll", Port = 8443, ServerName = "payroll.internal.example.com")]
        [Route("GET /employees/{id}", Backend = "Employees")]
        [Route("ANY /payroll/{proxy+}", Backend = "Payroll", Authorization = RouteAuthorization.Jwt)]
        [Route("GET /health", Backend = "Employees", Authorization = RouteAuthorization.None)]
        public partial class HrApi;
        """;

    /// <summary>
    /// The example that a document shows, as a program: its declaration, the statement that makes the construct in a stack with what it names, and the hooks if it shows some.
    /// </summary>
    public static string[] Documented(string file)
    {
        var text = File.ReadAllText(Path.Combine(Catalogue.Repository.Root, file)).Replace("\r\n", "\n");
        var blocks = System.Text.RegularExpressions.Regex.Matches(text, "```csharp\n(.*?)```", System.Text.RegularExpressions.RegexOptions.Singleline).Select(static m => m.Groups[1].Value).ToArray();
        var declaration = blocks.Single(static b => b.StartsWith("using PrivateIntegrations;", StringComparison.Ordinal));
        var statement = blocks.Single(static b => b.StartsWith("var hr = new HrApi(", StringComparison.Ordinal));
        var hooks = blocks.Where(static b => b.StartsWith("public partial class HrApi\n", StringComparison.Ordinal));
        return [declaration, Code.Stack($$"""
            FargateService Service(string name, int port)
            {
                var task = new FargateTaskDefinition(this, name + "Task");
                task.AddContainer("web", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("example/" + name), PortMappings = new Amazon.CDK.AWS.ECS.IPortMapping[] { new Amazon.CDK.AWS.ECS.PortMapping { ContainerPort = port } } });
                return new FargateService(this, name, new FargateServiceProps { Cluster = new Cluster(this, name + "Cluster", new ClusterProps { Vpc = vpc }), TaskDefinition = task });
            }
            var employeesService = Service("employees", 8080);
            var payrollService = Service("payroll", 8443);
            var certificate = Certificate.FromCertificateArn(this, "Certificate", "arn:aws:acm:eu-west-1:111122223333:certificate/b0b0b0b0");
            var authorizer = new HttpJwtAuthorizer("Jwt", "https://issuer.example.com", new HttpJwtAuthorizerProps { JwtAudience = new[] { "hr" } });
            {{statement}}
            _ = hr;
            """), .. hooks.Select(static h => Code.Usings + "using Amazon.CDK.AWS.Apigatewayv2;\n" + h)];
    }

    private const string Orders = """
        [Backend("Orders", Port = 8080, HealthCheckPath = "/healthz")]
        [Backend("Billing", Port = 8443, ServerName = "billing.internal.example.com")]
        [Route("GET /orders/{id}", Backend = "Orders")]
        [Route("ANY /billing/{proxy+}", Backend = "Billing", Authorization = RouteAuthorization.Lambda)]
        [Route("GET /health", Backend = "Orders", Authorization = RouteAuthorization.None)]
        """;

    public static readonly IReadOnlyDictionary<string, string> Golden = new Dictionary<string, string>
    {
        ["HttpApiToAlb"] = HrApi,
        ["HttpApiToAlbPublic"] = $"[HttpApiToAlb(Subnets = LoadBalancerSubnets.Public)]\n{Orders}\npublic partial class OrdersApi {{ }}",
        ["HttpApiToNlb"] = $"[HttpApiToNlb(TimeoutSeconds = 10)]\n{Orders}\npublic partial class OrdersApi : Amazon.CDK.Stack;",
        ["HttpApiToCloudMap"] = """
            namespace Shop;

            [HttpApiToCloudMap]
            [Backend("Orders", Port = 8080)]
            [Backend("Billing", Port = 8443, ServerName = "billing.internal.example.com")]
            [Route("$default", Backend = "Orders")]
            [Route("ANY /billing/{proxy+}", Backend = "Billing", Authorization = RouteAuthorization.Jwt)]
            internal partial class OrdersApi;
            """,
        ["RestApiToNlb"] = $"[RestApiToNlb]\n{Orders}\npublic partial class OrdersApi;",
        ["RestApiToNlbInternet"] = """
            [RestApiToNlb(Exposure = LoadBalancerExposure.Internet, AllowedCidrs = new[] { "203.0.113.0/24", "198.51.100.7/32" })]
            [Backend("Orders", Port = 8080)]
            [Route("ANY /{proxy+}", Authorization = RouteAuthorization.Cognito)]
            public partial class OrdersApi;
            """,
        ["RestApiToAlb"] = $"[RestApiToAlb]\n{Orders}\npublic partial class OrdersApi : Amazon.CDK.NestedStack;",
        ["RestApiToNlbV2Private"] = $"[RestApiToNlbV2(Endpoint = RestEndpoint.Private)]\n{Orders}\npublic partial class OrdersApi;",
    };
}
