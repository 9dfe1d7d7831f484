using PrivateIntegrations;

namespace HrPlatform;

/// <summary>HTTP API, VPC link, Cloud Map: no load balancer.</summary>
[HttpApiToCloudMap]
[Backend("Directory", Port = 8080)]
[Route("GET /directory/{id}", Backend = "Directory")]
public partial class DirectoryApi;
