using PrivateIntegrations;

namespace HrPlatform;

/// <summary>Pattern 2: HTTP API, VPC link, internal ALB in public subnets.</summary>
[HttpApiToAlb(Subnets = LoadBalancerSubnets.Public)]
[Backend("Handbook", Port = 8080, HealthCheckPath = "/healthz")]
[Route("GET /handbook/{proxy+}", Backend = "Handbook")]
public partial class HandbookApi;
