using VpcLinkAnalyzers.Common;

namespace VpcLinkAnalyzers.Generation;

/// <summary>The declarable patterns, named like their attributes.</summary>
internal enum PatternKind { HttpApiToAlb, HttpApiToNlb, HttpApiToCloudMap, RestApiToNlb, RestApiToAlb, RestApiToNlbV2 }

/// <summary>What the generated type derives from.</summary>
internal enum BaseKind { Construct, Stack, NestedStack }

// The members of these enums have the values of the attributes' enums.
internal enum Subnets { Private, Public }

internal enum Exposure { Internal, Internet }

internal enum Endpoint { Regional, Edge, Private }

internal enum Protocol { ByPort, Http, Https }

internal enum Authorization { Iam, Jwt, Lambda, Cognito, None }

/// <summary>
/// A declared pattern as generation needs it.
/// </summary>
/// <remarks>
/// This record and everything in it is immutable and equal by content, and holds no symbol, syntax or compilation: an incremental pipeline compares it
/// to decide whether to generate anew, and keeps it alive across edits.
/// </remarks>
/// <param name="Hint">The generated file's name without its extension.</param>
/// <param name="Containers">The headers of the types around it, outermost first.</param>
/// <param name="DerivesItself">The user's part names the base class.</param>
/// <param name="Broken">A rule reports an error: members are generated for the rest to bind, and creating one throws.</param>
/// <param name="Taken">Members of the type that exist already.</param>
/// <param name="TakenProps">Members of the props class that exist already.</param>
internal sealed record PatternSpec(
    PatternKind Kind,
    string Hint,
    string Namespace,
    EquatableArray<string> Containers,
    string Header,
    string Type,
    string Accessibility,
    BaseKind Base,
    bool DerivesItself,
    Subnets Subnets,
    Exposure Exposure,
    Endpoint Endpoint,
    EquatableArray<string> AllowedCidrs,
    int TimeoutSeconds,
    EquatableArray<BackendSpec> Backends,
    EquatableArray<RouteSpec> Routes,
    bool Broken,
    EquatableArray<string> Taken,
    EquatableArray<string> TakenProps)
{
    public bool IsRest => Kind is PatternKind.RestApiToNlb or PatternKind.RestApiToAlb or PatternKind.RestApiToNlbV2;

    public bool IsAlb => Kind is PatternKind.HttpApiToAlb or PatternKind.RestApiToAlb;

    public bool HasLoadBalancer => Kind != PatternKind.HttpApiToCloudMap;

    public bool IsV1 => Kind == PatternKind.RestApiToNlb;

    public string PropsType => Type.TrimStart('@') + "Props";
}

internal sealed record BackendSpec(string Name, int Port, int ListenerPort, bool Https, string HealthCheckPath, string? ServerName);

internal sealed record RouteSpec(string Method, string Path, string Backend, Authorization Authorization)
{
    public string Text => Method.Length == 0 ? Path : Method + " " + Path;

    /// <summary>The names in braces, without the plus sign of a greedy one.</summary>
    public IEnumerable<string> Parameters => Path.Split('/').Where(static s => s.Length > 2 && s[0] == '{').Select(static s => s.Substring(1, s.Length - 2).TrimEnd('+'));
}

/// <summary>What the referenced CDK and language can express. Equal by content, as the spec is.</summary>
/// <param name="HttpIntegrations">The CDK has the HTTP API integrations in its main library.</param>
/// <param name="PrivateLinkEnforcement">The CDK can switch off the evaluation of security groups for PrivateLink.</param>
/// <param name="IntegrationTarget">The L1 method has the property that a V2 link needs.</param>
/// <param name="GrantFromEndpoints">A REST API can grant itself to VPC endpoints.</param>
/// <param name="RequiredMembers">The language and the runtime have required members.</param>
internal sealed record Capabilities(bool HttpIntegrations, bool PrivateLinkEnforcement, bool IntegrationTarget, bool GrantFromEndpoints, bool RequiredMembers)
{
    public static readonly Capabilities None = new(false, false, false, false, false);

    /// <summary>Can the pattern be written at all?</summary>
    public bool Allow(PatternKind kind) => kind switch
    {
        PatternKind.HttpApiToAlb or PatternKind.HttpApiToNlb or PatternKind.HttpApiToCloudMap => HttpIntegrations,
        _ => PrivateLinkEnforcement,
    };
}
