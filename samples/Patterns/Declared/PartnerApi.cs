using PrivateIntegrations;

namespace HrPlatform;

/// <summary>Pattern 4: REST API, VPC link V1, internet-facing NLB that one partner may reach as well.</summary>
[RestApiToNlb(Exposure = LoadBalancerExposure.Internet, AllowedCidrs = new[] { "203.0.113.0/24" })]
[Backend("Partner", Port = 8080, HealthCheckPath = "/healthz")]
[Route("ANY /partner/{proxy+}", Backend = "Partner")]
public partial class PartnerApi;
