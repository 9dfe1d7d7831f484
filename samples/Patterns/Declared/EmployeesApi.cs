using PrivateIntegrations;

namespace HrPlatform;

/// <summary>Pattern 1: HTTP API, VPC link, internal ALB in private subnets.</summary>
[HttpApiToAlb]
[Backend("Employees", Port = 8080, HealthCheckPath = "/healthz")]
[Route("GET /employees/{id}", Backend = "Employees")]
[Route("GET /health", Backend = "Employees", Authorization = RouteAuthorization.None)]
public partial class EmployeesApi;
