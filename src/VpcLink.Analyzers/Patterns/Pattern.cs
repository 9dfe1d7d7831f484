namespace VpcLinkAnalyzers.Patterns;

/// <summary>The kinds of API that API Gateway offers. Each takes links of certain versions only.</summary>
internal enum ApiKind { Unknown, Http, Rest, WebSocket }

/// <summary>The two generations of VPC links. V1 reaches one NLB through PrivateLink; V2 places network interfaces in the VPC's subnets.</summary>
internal enum LinkVersion { Unknown, V1, V2 }

/// <summary>What a link leads to.</summary>
internal enum BackendKind { Unknown, ApplicationLoadBalancer, NetworkLoadBalancer, CloudMapService }

/// <summary>From where a backend can be reached, apart from the link.</summary>
internal enum Placement
{
    /// <summary>Internal, in subnets without a route from the internet.</summary>
    Private,

    /// <summary>Internal, in public subnets: no public address of its own, but neighbours may have one.</summary>
    PublicSubnets,

    /// <summary>Internet-facing.</summary>
    Internet,
}

/// <summary>
/// A way to reach a backend inside a VPC from an API. The reader recognises it, the generator makes it, and both mean the same by it. Holds no Roslyn type, so that it
/// can be held for longer than a compilation.
/// </summary>
/// <param name="Id">The hidden diagnostic that names a recognised integration.</param>
/// <param name="Number">The number under which the four classic patterns are known; null for the others.</param>
/// <param name="Name">The path from API to backend in words.</param>
/// <param name="Placements">Where the backend may stand for the pattern to be this one.</param>
internal sealed record Pattern(string Id, int? Number, string Name, ApiKind Api, LinkVersion Link, BackendKind[] Backends, Placement[] Placements)
{
    public bool Matches(ApiKind api, LinkVersion link, BackendKind backend, Placement placement) =>
        Api == api && Link == link && Backends.Contains(backend) && Placements.Contains(placement);
}

/// <summary>The patterns we know. What is missing here either cannot work or is a mistake that a rule reports.</summary>
internal static class KnownPatterns
{
    private static readonly BackendKind[] Alb = [BackendKind.ApplicationLoadBalancer];
    private static readonly BackendKind[] Nlb = [BackendKind.NetworkLoadBalancer];
    private static readonly Placement[] Internal = [Placement.Private, Placement.PublicSubnets];

    public static readonly Pattern HttpApiToPrivateAlb = new("VPCL801", 1, "HTTP API → VPC link V2 → internal ALB in private subnets", ApiKind.Http, LinkVersion.V2, Alb, [Placement.Private]);

    public static readonly Pattern HttpApiToAlbInPublicSubnets = new("VPCL802", 2, "HTTP API → VPC link V2 → internal ALB in public subnets", ApiKind.Http, LinkVersion.V2, Alb, [Placement.PublicSubnets]);

    public static readonly Pattern RestApiToInternalNlb = new("VPCL803", 3, "REST API → VPC link V1 → internal NLB", ApiKind.Rest, LinkVersion.V1, Nlb, Internal);

    public static readonly Pattern RestApiToInternetFacingNlb = new("VPCL804", 4, "REST API → VPC link V1 → internet-facing NLB", ApiKind.Rest, LinkVersion.V1, Nlb, [Placement.Internet]);

    /// <summary>Possible since November 2025, when REST APIs learned to take VPC links V2.</summary>
    public static readonly Pattern RestApiThroughV2 = new("VPCL805", null, "REST API → VPC link V2 → internal ALB or NLB", ApiKind.Rest, LinkVersion.V2,
        [BackendKind.ApplicationLoadBalancer, BackendKind.NetworkLoadBalancer], Internal);

    public static readonly Pattern HttpApiToNlb = new("VPCL806", null, "HTTP API → VPC link V2 → NLB", ApiKind.Http, LinkVersion.V2, Nlb, [Placement.Private, Placement.PublicSubnets, Placement.Internet]);

    public static readonly Pattern HttpApiToCloudMap = new("VPCL807", null, "HTTP API → VPC link V2 → Cloud Map service", ApiKind.Http, LinkVersion.V2, [BackendKind.CloudMapService], [Placement.Private]);

    public static readonly IReadOnlyList<Pattern> All =
    [
        HttpApiToPrivateAlb, HttpApiToAlbInPublicSubnets, RestApiToInternalNlb, RestApiToInternetFacingNlb, RestApiThroughV2, HttpApiToNlb, HttpApiToCloudMap,
    ];

    /// <summary>The pattern that these parts make; null when they make none.</summary>
    public static Pattern? Of(ApiKind api, LinkVersion link, BackendKind backend, Placement placement) =>
        All.FirstOrDefault(p => p.Matches(api, link, backend, placement));
}
