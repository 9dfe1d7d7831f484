using PrivateIntegrations;

namespace HrPlatform;

/// <summary>Private REST API, VPC link V2, internal ALB.</summary>
[RestApiToAlb(Endpoint = RestEndpoint.Private)]
[Backend("Recruiting", Port = 8080, HealthCheckPath = "/healthz")]
[Route("GET /candidates/{id}", Backend = "Recruiting")]
[Route("POST /candidates", Backend = "Recruiting")]
public partial class RecruitingApi;
