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
