using PrivateIntegrations;

namespace HrPlatform;

/// <summary>REST API, VPC link V2, internal NLB.</summary>
[RestApiToNlbV2]
[Backend("Archive", Port = 8080, HealthCheckPath = "/healthz")]
[Route("GET /archive/{proxy+}", Backend = "Archive")]
public partial class ArchiveApi;
