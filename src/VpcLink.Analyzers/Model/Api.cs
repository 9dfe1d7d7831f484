using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Model;

/// <summary>An API of API Gateway: HTTP, WebSocket or REST, L2 or L1.</summary>
internal sealed class Api
{
    private readonly Application _app;

    public Api(Application app, Construct construct)
    {
        _app = app;
        Construct = construct;
    }

    public Construct Construct { get; }

    public string Name => Construct.Name;

    public SyntaxNode? Syntax => Construct.Syntax;

    public static readonly string[] Types = [CdkNames.Rest.IRestApi, CdkNames.Rest.CfnRestApi, CdkNames.V2.IHttpApi, CdkNames.V2.IWebSocketApi, CdkNames.V2.CfnApi];

    public static bool IsOne(Construct c) => c.IsAny(Types);

    public bool IsCreated => Construct.Origin == ConstructOrigin.Created;

    public bool IsL1 => Construct.Is(CdkNames.Rest.CfnRestApi, CdkNames.V2.CfnApi);

    /// <summary>Its body is an OpenAPI document, which holds what we can't read.</summary>
    public bool IsSpec => Construct.Is(CdkNames.Rest.SpecRestApi) || IsL1 && !(Prop("Body").Value.IsAbsent && Prop("BodyS3Location").Value.IsAbsent);

    public ApiKind Kind => Construct.Is(CdkNames.Rest.IRestApi, CdkNames.Rest.CfnRestApi) ? ApiKind.Rest
        : Construct.Is(CdkNames.V2.IHttpApi) ? ApiKind.Http
        : Construct.Is(CdkNames.V2.IWebSocketApi) ? ApiKind.WebSocket
        : Construct.Is(CdkNames.V2.CfnApi) ? Prop("ProtocolType").Value.AsString switch { "HTTP" => ApiKind.Http, "WEBSOCKET" => ApiKind.WebSocket, _ => ApiKind.Unknown }
        : ApiKind.Unknown;

    public Prop Prop(params string[] path) => _app.Prop(Construct, path);

    // ---- endpoints -----------------------------------------------------------------------------------------------------

    /// <summary>REST: where the endpoint types are written: EndpointConfiguration.Types, or the older EndpointTypes.</summary>
    public Prop EndpointTypesProp => Prop("EndpointConfiguration", "Types") is { Value.IsAbsent: false } types || IsL1 ? Prop("EndpointConfiguration", "Types") : Prop("EndpointTypes");

    /// <summary>REST: EDGE, REGIONAL, PRIVATE as written; EDGE when nothing is, which is the service's default; null when unknown.</summary>
    public ImmutableArray<string>? EndpointTypes
    {
        get
        {
            if (Kind != ApiKind.Rest || !IsCreated) return null;
            return EndpointTypesProp.Value switch
            {
                { IsAbsent: true } => ImmutableArray.Create("EDGE"),
                Items { Complete: true } items when items.Elements.All(static e => e.AsEnum is not null || e.AsString is not null) =>
                    items.Elements.IsEmpty ? ImmutableArray.Create("EDGE") : items.Elements.Select(static e => e.AsEnum ?? e.AsString!).ToImmutableArray(),
                _ => null,
            };
        }
    }

    /// <summary>Can it be called from VPC endpoints only? Null when unknown.</summary>
    public bool? IsPrivate => EndpointTypes is { } types ? types.Contains("PRIVATE") ? types.Length == 1 ? true : null : false : null;

    /// <summary>REST: the VPC endpoints associated with a private API.</summary>
    public Prop VpcEndpoints => Prop("EndpointConfiguration", IsL1 ? "VpcEndpointIds" : "VpcEndpoints");

    /// <summary>The default endpoint (<c>*.execute-api.*</c>) is switched off. Null when unknown.</summary>
    public bool? IsDefaultEndpointDisabled => !IsCreated ? null : Prop("DisableExecuteApiEndpoint").Value switch { { IsAbsent: true } => false, { AsBool: { } b } => b, _ => null };

    // ---- access --------------------------------------------------------------------------------------------------------

    /// <summary>The resource policy of a REST API; null when it is unknown whether there is one.</summary>
    public ResourcePolicy? Policy => Kind == ApiKind.Rest && IsCreated && Construct.Opaque is null && !IsSpec ? ResourcePolicy.Of(_app, this) : null;

    /// <summary>Custom domains that lead to it.</summary>
    public IEnumerable<DomainMapping> Domains => DomainMapping.All(_app).Where(m => ReferenceEquals(m.Api, Construct));

    /// <summary>Some domain mapping's API can't be told, so that it may be this one's.</summary>
    public bool MayHaveOtherDomains => DomainMapping.All(_app).Any(static m => m.Api is null);

    /// <summary>Integrations of this API that go through a VPC link.</summary>
    public IEnumerable<Integration> PrivateIntegrations => _app.PrivateIntegrationsOf(Construct);

    /// <summary>Its id leaves what we can see, so that a stage, a domain or a deployment may be made for it anywhere.</summary>
    public bool IsNamedElsewhere => Named.GetValue(_app, static app => ReadNamed(app.Graph)).Contains(Construct);

    private static HashSet<Construct> ReadNamed(ConstructGraph graph)
    {
        var named = new HashSet<Construct>();
        foreach (var c in graph.Constructs)
            foreach (var argument in c.Arguments)
                foreach (var token in ConstructGraph.TokensIn(argument.Value))
                    if (token.Member is "ApiId" or "HttpApiId" or "RestApiId" or "Ref" && !IsKnownUser(c))
                        named.Add(token.Owner);
        return named;
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Application, HashSet<Construct>> Named = new();

    /// <summary>Constructs that name an API and whose meaning for it is known.</summary>
    private static bool IsKnownUser(Construct c) => c.Is(CdkNames.V2.CfnRoute, CdkNames.V2.CfnIntegration) || c.Is(CdkNames.V2.CfnStage, CdkNames.Rest.CfnMethod) || c.Is(CdkNames.V2.CfnDeployment, CdkNames.Rest.CfnDeployment);
}
