using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Model;

/// <summary>Which class wrote the integration down.</summary>
internal enum IntegrationForm
{
    /// <summary><c>HttpAlbIntegration</c>.</summary>
    HttpAlb,

    /// <summary><c>HttpNlbIntegration</c>.</summary>
    HttpNlb,

    /// <summary><c>HttpServiceDiscoveryIntegration</c>.</summary>
    CloudMap,

    /// <summary><c>HttpUrlIntegration</c>: always public.</summary>
    HttpUrl,

    /// <summary><c>Apigatewayv2.HttpIntegration</c>.</summary>
    HttpRaw,

    /// <summary><c>Apigatewayv2.CfnIntegration</c>.</summary>
    HttpL1,

    /// <summary><c>APIGateway.Integration</c> (properties under Options).</summary>
    Rest,

    /// <summary><c>APIGateway.HttpIntegration</c> (a URL; properties under Options).</summary>
    RestHttp,

    /// <summary><c>APIGateway.CfnMethod</c> (properties under Integration).</summary>
    RestL1,
}

/// <summary>A route or method that uses an integration.</summary>
/// <param name="Method">The method's or route's construct, when it is kept.</param>
/// <param name="HttpMethod">GET, POST, ANY as written.</param>
/// <param name="Options">The method's or route's options, to find its authorization.</param>
internal sealed record IntegrationUse(Construct? Api, Construct? Method, Value HttpMethod, Value Path, Value Options, SyntaxNode Syntax, PathCondition PathCondition)
{
    /// <summary>A proxy resource made for the integration: its options are the resource's, not a method's.</summary>
    public bool IsProxy { get; init; }

    /// <summary>Position in the order of execution.</summary>
    public int Order { get; init; }
}

/// <summary>What an API calls: one integration, in whatever class it is written.</summary>
internal sealed class Integration
{
    private readonly Application _app;
    private ImmutableArray<IntegrationUse> _uses;

    private Integration(Application app, Construct construct, IntegrationForm form)
    {
        _app = app;
        Construct = construct;
        Form = form;
    }

    public Construct Construct { get; }

    public IntegrationForm Form { get; }

    public string Name => Construct.Variable ?? Construct.Argument("id").AsString ?? "the integration";

    public SyntaxNode Syntax => Construct.Syntax!;

    public bool IsL1 => Form is IntegrationForm.HttpL1 or IntegrationForm.RestL1;

    public static ImmutableArray<Integration> ReadAll(Application app)
    {
        var all = ImmutableArray.CreateBuilder<Integration>();
        foreach (var c in app.Graph.Constructs)
            if (c.Origin == ConstructOrigin.Created && FormOf(c) is { } form)
                all.Add(new Integration(app, c, form));
        return all.ToImmutable();
    }

    private static IntegrationForm? FormOf(Construct c) => c.Type switch
    {
        CdkNames.V2.HttpAlbIntegration => IntegrationForm.HttpAlb,
        CdkNames.V2.HttpNlbIntegration => IntegrationForm.HttpNlb,
        CdkNames.V2.HttpServiceDiscoveryIntegration => IntegrationForm.CloudMap,
        CdkNames.V2.HttpUrlIntegration => IntegrationForm.HttpUrl,
        CdkNames.V2.HttpIntegration => IntegrationForm.HttpRaw,
        CdkNames.V2.CfnIntegration => IntegrationForm.HttpL1,
        CdkNames.Rest.HttpIntegration => IntegrationForm.RestHttp,
        CdkNames.Rest.Integration => IntegrationForm.Rest,
        CdkNames.Rest.CfnMethod => IntegrationForm.RestL1,
        _ => null,
    };

    // ---- the API -------------------------------------------------------------------------------------------------------

    public ApiKind ApiKind
    {
        get
        {
            if (Form is IntegrationForm.Rest or IntegrationForm.RestHttp or IntegrationForm.RestL1) return ApiKind.Rest;
            if (Form is IntegrationForm.HttpAlb or IntegrationForm.HttpNlb or IntegrationForm.CloudMap or IntegrationForm.HttpUrl) return ApiKind.Http;
            if (Form == IntegrationForm.HttpRaw) return ApiKind.Http; // its HttpApi property is typed
            return Api switch
            {
                null => ApiKind.Unknown,
                { } api when api.Is(CdkNames.V2.IHttpApi) => ApiKind.Http,
                { } api when api.Is(CdkNames.V2.IWebSocketApi) => ApiKind.WebSocket,
                { } api when api.Is(CdkNames.V2.CfnApi) => _app.Prop(api, "ProtocolType").Value.AsString switch { "HTTP" => ApiKind.Http, "WEBSOCKET" => ApiKind.WebSocket, _ => ApiKind.Unknown },
                _ => ApiKind.Unknown,
            };
        }
    }

    /// <summary>The API that an L1 or raw integration belongs to, or the one API that uses it; null when unknown.</summary>
    public Construct? Api => _api.Of(this, static i => i.ReadApi());

    private Once<Construct?> _api;

    private Construct? ReadApi()
    {
        var id = Form switch
        {
            IntegrationForm.HttpL1 => _app.Prop(Construct, "ApiId").Value,
            IntegrationForm.RestL1 => _app.Prop(Construct, "RestApiId").Value,
            IntegrationForm.HttpRaw => _app.Prop(Construct, "HttpApi").Value,
            _ => null,
        };
        if (id is Token { Member: "ApiId" or "HttpApiId" or "RestApiId" or "Ref" or "AttrApiId" or "AttrRestApiId", Owner: var owner }) return owner;
        if (id is Ref { Target: var api }) return api;
        if (id is not null) return null;
        var apis = Uses.Select(static u => u.Api).Distinct().ToArray();
        return apis.Length == 1 ? apis[0] : null;
    }

    /// <summary>The routes and methods that use it.</summary>
    public ImmutableArray<IntegrationUse> Uses
    {
        get
        {
            if (_uses.IsDefault) _uses = IntegrationUses.Of(_app, this);
            return _uses;
        }
    }

    // ---- properties ----------------------------------------------------------------------------------------------------

    /// <summary>A property by its L2 name and its L1 (CloudFormation) name; what escape hatches on the methods that use it make of it counts.</summary>
    public Prop Prop(string l2Name, string cfnName) => _props.TryGetValue((l2Name, cfnName), out var prop) ? prop : _props[(l2Name, cfnName)] = Read(l2Name, cfnName);

    private readonly Dictionary<(string, string), Prop> _props = [];

    private Prop Read(string l2Name, string cfnName)
    {
        switch (Form)
        {
            case IntegrationForm.RestL1: return _app.Prop(Construct, "Integration", cfnName);
            case IntegrationForm.HttpL1: return _app.Prop(Construct, cfnName);
            case IntegrationForm.Rest or IntegrationForm.RestHttp:
            {
                var prop = l2Name.StartsWith("Options.", StringComparison.Ordinal)
                    ? _app.Prop(Construct, "Options", l2Name.Substring("Options.".Length))
                    : l2Name == "url" ? new Prop("url", Construct.Argument("url"), Construct.Arguments.FirstOrDefault(static a => a.Name == "url")?.Syntax)
                    : l2Name.Length == 0 ? new Prop(cfnName, Value.Absent, null)
                    : _app.Prop(Construct, l2Name);
                if (Construct.Opaque is { } why) return Application.Unknown(cfnName, why);
                foreach (var use in Uses)
                {
                    if (use.Method is null) continue;
                    if (use.Method.Opaque is { } reason) return Application.Unknown(cfnName, reason);
                    if (_app.Hatch(use.Method, "Integration." + cfnName) is { } hatch)
                        prop = Uses.Length == 1 ? hatch : prop with { Value = Value.Either(prop.Value, hatch.Value) };
                }

                return prop;
            }
            default: return l2Name.Length == 0 ? new Prop(cfnName, Value.Absent, null) : _app.Prop(Construct, l2Name);
        }
    }

    public bool IsRest => ApiKind == ApiKind.Rest;

    /// <summary>ConnectionType as written; absent means INTERNET except for the L2 classes that always go through a link.</summary>
    public Prop ConnectionType => Prop(IsRest ? "Options.ConnectionType" : "ConnectionType", "ConnectionType");

    /// <summary>The connection id of raw and L1 integrations.</summary>
    public Prop ConnectionId => Prop(IsRest ? "" : "ConnectionId", "ConnectionId");

    /// <summary>The VpcLink property of L2 integrations.</summary>
    public Prop VpcLink
    {
        get
        {
            var prop = Prop(IsRest ? "Options.VpcLink" : "VpcLink", "VpcLink");
            // Newer versions of the CDK take V2 links of REST APIs in a property of their own.
            return IsRest && !IsL1 && prop.Value.IsAbsent && Prop("Options.VpcLinkV2", "VpcLink") is { Value.IsAbsent: false } v2 ? v2 : prop;
        }
    }

    /// <summary>The URI; for REST L2 the one written, not the one CDK derives from the link.</summary>
    public Prop Uri => Form switch
    {
        IntegrationForm.RestHttp => Prop("url", "Uri"),
        IntegrationForm.Rest => Prop("Uri", "Uri"),
        IntegrationForm.RestL1 => Prop("Uri", "Uri"),
        IntegrationForm.HttpUrl => new Prop("url", Construct.Argument("url"), Construct.Arguments.FirstOrDefault(static a => a.Name == "url")?.Syntax),
        _ => Prop("IntegrationUri", "IntegrationUri"),
    };

    /// <summary>REST: the load balancer ARN that a V2 link needs.</summary>
    public Prop Target => Prop(IsRest ? "Options.IntegrationTarget" : "", "IntegrationTarget");

    public Prop Type => Form switch
    {
        IntegrationForm.Rest => Prop("Type", "Type"),
        IntegrationForm.RestL1 => Prop("Type", "Type"),
        _ => Prop("IntegrationType", "IntegrationType"),
    };

    /// <summary>The server name that an HTTP API verifies, which also switches TLS on.</summary>
    public Prop SecureServerName => Form == IntegrationForm.HttpL1
        ? _app.Prop(Construct, "TlsConfig", "ServerNameToVerify")
        : Prop("SecureServerName", "TlsConfig");

    /// <summary>The duration or, in L1, the number of milliseconds.</summary>
    public Prop Timeout => Prop(IsRest ? "Options.Timeout" : "Timeout", "TimeoutInMillis");

    // ---- what it leads to ----------------------------------------------------------------------------------------------

    /// <summary>Does it go through a VPC link? Null when unknown.</summary>
    public bool? IsPrivate => _isPrivate.Of(this, static i => i.ReadIsPrivate());

    private Once<bool?> _isPrivate;

    private bool? ReadIsPrivate()
    {
        switch (Form)
        {
            case IntegrationForm.HttpAlb or IntegrationForm.HttpNlb or IntegrationForm.CloudMap: return true;
            case IntegrationForm.HttpUrl: return false;
        }

        var type = ConnectionType.Value;
        if (type.IsAbsent && IsRest && VpcLink.Value is { IsAbsent: false } link) return link is Ref ? true : null; // CdkDefaults.RestIntegrationConnectionTypeWithLink
        var unset = Form switch
        {
            IntegrationForm.HttpRaw => CdkDefaults.HttpIntegrationConnectionType,
            IntegrationForm.HttpL1 => CdkDefaults.HttpL1IntegrationConnectionType,
            IntegrationForm.RestL1 => CdkDefaults.RestL1IntegrationConnectionType,
            _ => CdkDefaults.RestIntegrationConnectionType,
        };
        return (type.IsAbsent ? unset.AsText : type.AsString ?? type.AsEnum) switch { "VPC_LINK" => true, "INTERNET" => false, _ => null };
    }

    /// <summary>The link it goes through, an implicit one included; null when unknown or none.</summary>
    public Link? Link => _link.Of(this, static i => i.ReadLink());

    private Once<Link?> _link;

    private Link? ReadLink()
    {
        // A connection id that an override gives to the method is what gets deployed, whatever link the integration was made with.
        if (!ConnectionId.Value.IsAbsent) return Model.Link.OfId(_app, ConnectionId.Value);
        if (VpcLink.Value.AsConstruct is { } c && Model.Link.IsOne(c)) return _app.LinkOf(c) is { IsCreated: false, Origin: { } origin } ? origin : _app.LinkOf(c);
        if (Form is not (IntegrationForm.HttpAlb or IntegrationForm.HttpNlb) || !VpcLink.Value.IsAbsent || Construct.Opaque is not null) return null;
        var vpc = Listener?.LoadBalancer?.Vpc;
        // An API makes one link for a VPC and keeps to it: an integration that brings none gets what AddVpcLink made before.
        var added = _app.Graph.CallsOf("AddVpcLink").Where(c => Uses.Any(u => u.Api is null || ReferenceEquals(u.Api, c.Receiver))
            && Application.SameVpc(c.Props?["Vpc"].AsConstruct, vpc) != false).ToArray();
        if (added.Length == 0) return new Link(_app, Construct) { IsImplicit = true, Vpc = vpc };
        return added is [{ May: false, Result: { } result } one] && Application.SameVpc(one.Props?["Vpc"].AsConstruct, vpc) == true
            && Uses.All(u => ReferenceEquals(u.Api, one.Receiver) && u.Order > one.Ordinal) ? _app.LinkOf(result) : null;
    }

    /// <summary>The listener it leads to: given to an L2 integration or named by its ARN.</summary>
    public Listener? Listener => _listener.Of(this, static i => i.ReadListener());

    private Once<Listener?> _listener;

    private Listener? ReadListener()
    {
        if (Form is IntegrationForm.HttpAlb or IntegrationForm.HttpNlb)
            return Construct.Argument("listener").AsConstruct is { } c ? _app.ListenerOf(c) : null;
        return Form is IntegrationForm.HttpRaw or IntegrationForm.HttpL1 ? Arns.Listener(_app, Uri.Value) : null;
    }

    /// <summary>The load balancer it leads to, by whatever way; null when unknown.</summary>
    public LoadBalancer? LoadBalancer => _loadBalancer.Of(this, static i => i.ReadLoadBalancer());

    private Once<LoadBalancer?> _loadBalancer;

    private LoadBalancer? ReadLoadBalancer()
    {
        if (Listener is { } listener) return listener.LoadBalancer;
        if (!IsRest && ApiKind != ApiKind.WebSocket) return null;
        if (!Target.Value.IsAbsent) return Arns.LoadBalancer(_app, Target.Value);
        return Link is { Version: LinkVersion.V1 } v1 ? v1.Target : null;
    }

    /// <summary>The listener that the URI's port selects on a REST API's load balancer; its only one when it has one.</summary>
    public Listener? EffectiveListener => _effectiveListener.Of(this, static i => i.ReadEffectiveListener());

    private Once<Listener?> _effectiveListener;

    private Listener? ReadEffectiveListener()
    {
        if (Listener is { } direct) return direct;
        if (LoadBalancer is not { IsWhollyKnown: true } lb) return null;
        var listeners = lb.Listeners.ToArray();
        if (listeners.Length == 1) return listeners[0];
        if (Urls is not [var url] || listeners.Any(static l => l.Port is null)) return null;
        return listeners.Where(l => l.Port == url.EffectivePort).ToArray() is [var selected] ? selected : null;
    }

    /// <summary>
    /// REST: the URLs that may be called, one for each alternative of the URI. Without a URI the CDK derives one from the NLB of a V1 link. Null when unknown.
    /// </summary>
    public ImmutableArray<CalledUrl>? Urls
    {
        get
        {
            var uri = Uri.Value;
            if (uri.IsAbsent)
                return Form == IntegrationForm.Rest && ConnectionType.Value.AsEnum == "VPC_LINK" && VpcLink.Value.AsConstruct is { Origin: ConstructOrigin.Created } && Link?.Target is { } nlb
                    ? ImmutableArray.Create(new CalledUrl("http", null, nlb, null, ""))
                    : null;
            var urls = ImmutableArray.CreateBuilder<CalledUrl>();
            foreach (var alternative in uri.Alternatives)
                if (CalledUrl.Of(_app, alternative) is { } url) urls.Add(url);
                else return null;
            return urls.ToImmutable();
        }
    }

    /// <summary>Code that can't be read may change what is deployed of it.</summary>
    public bool IsAlterable => Construct.Opaque is not null || Uses.Any(static u => u.Api?.Opaque is not null || u.Method?.Opaque is not null);

    /// <summary>The server certificate's verification is switched off, which only escape hatches can do. Null when unknown.</summary>
    public bool? SkipsVerification => !IsRest ? false : Insecure.Value switch { { IsAbsent: true } => false, { AsBool: { } skips } => skips, { AsString: "true" } => true, _ => null };

    /// <summary>REST: TlsConfig.InsecureSkipVerification, which no class of the CDK has a property for.</summary>
    public Prop Insecure
    {
        get
        {
            if (Form == IntegrationForm.RestL1) return _app.Prop(Construct, "Integration", "TlsConfig", "InsecureSkipVerification");
            var result = new Prop("InsecureSkipVerification", Value.Absent, null);
            foreach (var method in Uses.Select(static u => u.Method).OfType<Construct>())
            {
                if (method.Opaque is { } why) return Application.Unknown(result.Name, why);
                if (_app.Graph.L1Of(method) is { } l1) result = _app.Overridden(l1, "Integration.TlsConfig.InsecureSkipVerification", result);
            }

            return result;
        }
    }
}
