using PrivateIntegrations;

namespace HrPlatform;

/// <summary>Pattern 3: REST API, VPC link V1, internal NLB.</summary>
[RestApiToNlb]
[Backend("Payroll", Port = 8080, HealthCheckPath = "/healthz")]
[Route("ANY /payroll/{proxy+}", Backend = "Payroll")]
public partial class PayrollApi;
