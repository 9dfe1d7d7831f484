using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using PrivateIntegrations;

namespace HrPlatform;

/// <summary>HTTP API, VPC link, internal NLB; TLS as far as the listener. The hooks adjust what the attributes don't say.</summary>
[HttpApiToNlb(TimeoutSeconds = 10)]
[Backend("Timesheet", Port = 8080, ListenerPort = 443, HealthCheckPath = "/healthz", ServerName = "timesheet.internal.example.com")]
[Route("ANY /timesheet/{proxy+}", Backend = "Timesheet", Authorization = RouteAuthorization.Jwt)]
public partial class TimesheetApi
{
    partial void Configure(NetworkLoadBalancerProps props) => props.DeletionProtection = true;

    partial void Configure(HttpApiProps props) => props.ApiName = "timesheet";
}
