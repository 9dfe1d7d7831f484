using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Tool.Picture;

/// <summary>What was read of a project or solution. Holds text that is <see cref="Printable"/> and nothing of Roslyn's, so that it outlives the compilations.</summary>
/// <param name="Title">The file name of the project or solution.</param>
internal sealed record Picture(string Title, ImmutableArray<ApplicationPicture> Applications)
{
    public IEnumerable<FoundProblem> Findings => Applications.SelectMany(static a => a.Findings);

    /// <summary>Findings that count: neither suppressed in the code nor known to the baseline.</summary>
    public IEnumerable<FoundProblem> Counting => Findings.Where(static f => f.State == FindingState.New);
}

/// <summary>The private integrations of one project.</summary>
/// <param name="Incomplete">Why reading stopped early, so that the picture may lack integrations and no rule spoke; null when all was read.</param>
/// <param name="Findings">All findings; paths and APIs refer to them.</param>
internal sealed record ApplicationPicture(string Name, string? Incomplete, ImmutableArray<ApiPicture> Apis, ImmutableArray<BackendPicture> Backends, ImmutableArray<PathPicture> Paths,
    ImmutableArray<FoundProblem> Findings)
{
    /// <summary>Findings that belong to no integration and no API that is shown.</summary>
    public IEnumerable<FoundProblem> Elsewhere => Findings.Where(f => !Apis.Any(a => a.Findings.Contains(f)) && !Paths.Any(p => p.Findings.Contains(f)));
}

/// <summary>From where an API is called.</summary>
internal enum Entrance { Unknown, Internet, VpcEndpoints }

/// <param name="Details">What restricts its callers, in words.</param>
internal sealed record ApiPicture(string Id, string Name, ApiKind Kind, string? Stack, Entrance Entrance, ImmutableArray<string> Details, ImmutableArray<FoundProblem> Findings)
{
    public string KindName => Kind switch { ApiKind.Http => "HTTP API", ApiKind.Rest => "REST API", ApiKind.WebSocket => "WebSocket API", _ => "API" };

    public string CalledFrom => Entrance switch { Entrance.Internet => "called from the internet", Entrance.VpcEndpoints => "called from VPC endpoints only", _ => "callers unknown" };
}

/// <summary>What admits the callers of routes that ask nobody who they are.</summary>
internal enum Gate
{
    None,

    /// <summary>A resource policy, whose conditions are not judged here.</summary>
    Policy,

    /// <summary>Mutual TLS at the only way in.</summary>
    Certificate,
}

/// <param name="Text">Method and path as written: <c>GET /employees</c>.</param>
internal sealed record RoutePicture(string Text, AccessKind Access, Gate Gate)
{
    public string Callers => Access switch
    {
        AccessKind.Anonymous or AccessKind.AnonymousOnPurpose when Gate == Gate.Policy => "whoever the resource policy admits",
        AccessKind.Anonymous or AccessKind.AnonymousOnPurpose when Gate == Gate.Certificate => "whoever has a client certificate",
        AccessKind.Anonymous => "anyone",
        AccessKind.AnonymousOnPurpose => "anyone, on purpose",
        AccessKind.ApiKey => "whoever has an API key",
        AccessKind.Authorized => "authorized callers",
        _ => "callers unknown",
    };

    public bool IsForAnyone => Access is (AccessKind.Anonymous or AccessKind.AnonymousOnPurpose) && Gate == Gate.None;
}

/// <summary>How the requests of an integration leave API Gateway.</summary>
internal enum Crossing { Unknown, Link, Internet }

internal sealed record LinkPicture(Crossing Crossing, string Name, string? Stack, ImmutableArray<string> Details);

/// <summary>Who can reach a backend, from the least to the most.</summary>
internal enum Exposure
{
    Unknown,

    /// <summary>No caller of an API that was read.</summary>
    Nobody,

    /// <summary>Callers inside the network, through a private API.</summary>
    Network,

    /// <summary>Authorized callers, through an API on the internet.</summary>
    AuthorizedCallers,

    /// <summary>Addresses on the internet that its security groups name, past the API.</summary>
    AdmittedAddresses,

    /// <summary>Anyone, through a route that asks nobody who they are.</summary>
    Anyone,

    /// <summary>Anyone, past the API: it faces the internet itself.</summary>
    Internet,
}

/// <param name="IsInternetFacing">It has public addresses in subnets that a route leads to; null when unknown.</param>
/// <param name="IsGuarded">It faces the internet, and what may enter there is restricted.</param>
/// <param name="IsOpenInside">Its listener admits whatever has a route to it.</param>
internal sealed record BackendPicture(string Id, string Kind, string Name, string? Stack, Placement? Placement, bool? IsInternetFacing, bool IsGuarded, bool IsOpenInside, ImmutableArray<string> Details,
    ImmutableArray<string> Targets)
{
    public Exposure Exposure { get; init; }

    /// <summary>By whom it is reached, and how, in words.</summary>
    public ImmutableArray<string> ReachableFrom { get; init; } = [];
}

/// <summary>One integration in one API: from its routes to its backend.</summary>
/// <param name="ApiId">Null when the API is unknown.</param>
/// <param name="BackendId">Null when the backend is unknown.</param>
internal sealed record PathPicture(string Id, string Integration, string? ApiId, ImmutableArray<RoutePicture> Routes, LinkPicture Link, string? BackendId, Pattern? Pattern,
    ImmutableArray<FoundProblem> Findings);

internal enum FindingState { New, InBaseline, Suppressed }

/// <summary>A finding of a rule.</summary>
/// <param name="File">The full path.</param>
/// <param name="Line">One-based, as the column.</param>
internal sealed record FoundProblem(string Rule, DiagnosticSeverity Severity, string Message, string File, int Line, int Column, string HelpLink, FindingState State)
{
    public string SeverityName => Severity.ToString().ToLowerInvariant();

    public string Place => $"{Printable.Text(Path.GetFileName(File))}({Line},{Column})";
}
