using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>A listener of a load balancer: added, created, L1, of an ECS pattern, or imported.</summary>
internal sealed class Listener
{
    private readonly Application _app;

    public Listener(Application app, Construct construct)
    {
        _app = app;
        Construct = construct;
    }

    public Construct Construct { get; }

    public string Name => Construct.Name;

    /// <summary>What stands for a listener: for <c>service.Listener</c> of an ECS pattern the pattern.</summary>
    public static Construct Canonical(Construct c) => c is { Origin: ConstructOrigin.Member, Via: "Listener", Owner: { } o } && Model.LoadBalancer.IsPattern(o) ? o : c;

    public static readonly string[] Types = [CdkNames.Ecs.ApplicationLoadBalancedServiceBase, CdkNames.Ecs.NetworkLoadBalancedServiceBase,
        CdkNames.Elb.IListener, CdkNames.Elb.CfnListener, CdkNames.Elb.IApplicationListener, CdkNames.Elb.INetworkListener];

    public static bool IsOne(Construct c) => c.IsAny(Types);

    public bool IsL1 => Construct.Is(CdkNames.Elb.CfnListener);

    /// <summary>Static factories only: from an ARN, from attributes, from a lookup.</summary>
    public bool IsImported => Construct.Origin == ConstructOrigin.Factory;

    /// <summary>The ECS pattern that made it.</summary>
    public Construct? Pattern => Model.LoadBalancer.IsPattern(Construct) ? Construct : null;

    public bool IsCreated => Construct.Origin is ConstructOrigin.Created || Construct is { Origin: ConstructOrigin.Returned, Via: "AddListener" };

    public LoadBalancer? LoadBalancer => _loadBalancer.Of(this, static l => l.ReadLoadBalancer());

    private Once<LoadBalancer?> _loadBalancer;

    private LoadBalancer? ReadLoadBalancer()
    {
        if (Construct is { Origin: ConstructOrigin.Returned, Via: "AddListener" or "AddRedirect", Owner: { } owner } && Model.LoadBalancer.IsOne(owner)) return _app.LoadBalancerOf(owner);
        if (Pattern is { } p)
        {
            var given = _app.Prop(p, "LoadBalancer").Value;
            return given.IsAbsent ? _app.LoadBalancerOf(p) : given.AsConstruct is { } c ? _app.LoadBalancerOf(c) : null;
        }

        if (IsL1) return Arns.LoadBalancer(_app, _app.Prop(Construct, "LoadBalancerArn").Value);
        return Construct.Origin == ConstructOrigin.Created && _app.Prop(Construct, "LoadBalancer").Value.AsConstruct is { } lb ? _app.LoadBalancerOf(lb) : null;
    }

    public Prop Prop(string name) => Pattern is { } p ? _app.Prop(p, name) : _app.Prop(Construct, name);

    /// <summary>Is it a listener of an ALB? Null when unknown.</summary>
    public bool? IsApplication => Pattern is { } p ? p.Is(CdkNames.Ecs.ApplicationLoadBalancedServiceBase) : Construct.Is(CdkNames.Elb.IApplicationListener) ? true
        : Construct.Is(CdkNames.Elb.INetworkListener) ? false
        : LoadBalancer?.Kind switch { LoadBalancerKind.Application => true, LoadBalancerKind.Network => false, _ => null };

    /// <summary>The property that decides the port: Port, or ListenerPort of ECS patterns.</summary>
    public Prop PortProp => Prop(Pattern is not null ? "ListenerPort" : "Port");

    /// <summary>The port it listens on; null when unknown.</summary>
    public int? Port
    {
        get
        {
            if (!IsCreated) return null;
            var value = PortProp.Value;
            if (value.AsNumber is { } n) return (int)n;
            if (!value.IsAbsent || IsL1) return null;
            if (IsApplication == false) return Pattern is not null ? CdkDefaults.NlbPatternPort.AsNumber : null;
            var secured = (ProtocolProp.Value.IsAbsent && Pattern is not null ? PatternProtocol : ProtocolProp.Value.AsEnum) switch { "HTTPS" => true, "HTTP" => false, _ => (bool?)null };
            return secured is not { } tls ? null
                : (Pattern is not null ? tls ? CdkDefaults.AlbPatternPortWithCertificate : CdkDefaults.AlbPatternPort : tls ? CdkDefaults.HttpsListenerPort : CdkDefaults.HttpListenerPort).AsNumber;
        }
    }

    public Prop ProtocolProp => Prop("Protocol");

    /// <summary>HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP; null when unknown.</summary>
    public string? Protocol => _protocol.Of(this, static l => l.ReadProtocol());

    private Once<string?> _protocol;

    private string? ReadProtocol()
    {
        if (!IsCreated) return null;
        var value = ProtocolProp.Value;
        if (value.AsEnum is { } e) return e;
        if (IsL1) return value.AsString;
        if (!value.IsAbsent) return null;
        if (Pattern is not null) return PatternProtocol;
        if (IsApplication == true) return PortProp.Value.AsNumber is { } port && CdkDefaults.AlbListenerProtocols.TryGetValue((int)port, out var byPort) ? byPort.AsText : null;
        if (IsApplication == false) return Of(Prop("Certificates").Value, CdkDefaults.NlbListenerProtocol, CdkDefaults.NlbListenerProtocolWithCertificates);
        return null;
    }

    /// <summary>What its protocol is written in or derived from: the Protocol, else the port of an ALB's listener, else the certificates.</summary>
    public Prop ProtocolDecider => !ProtocolProp.Value.IsAbsent ? ProtocolProp
        : Pattern is not null ? Prop(IsApplication == true ? "Certificate" : "ListenerCertificate")
        : IsApplication == true ? PortProp : Prop("Certificates");

    /// <summary>Must a client speak TLS to it? Null when unknown, and for TCP, which passes on what comes.</summary>
    public bool? SpeaksTls => Protocol switch { "HTTPS" or "TLS" => true, "HTTP" => false, _ => null };

    /// <summary>
    /// A host name that the listener's certificate proves, when the program gives the certificate's domain as a constant. For a wildcard it is a name below the domain.
    /// </summary>
    public string? CertificateHost
    {
        get
        {
            if (!IsCreated) return null;
            var certificate = Pattern is not null ? Prop(IsApplication == true ? "Certificate" : "ListenerCertificate").Value
                : First(Prop("Certificates").Value) ?? _app.Graph.CallsOn(Construct).Where(static c => c.Method == "AddCertificates").Select(static c => First(c.Argument("certificates"))).FirstOrDefault();
            if (certificate is null) return null;
            if (certificate.IsAbsent) return Pattern is not null && Prop("DomainName").Value.AsString is { } own && own.IndexOf('*') < 0 ? own : null;
            var domain = CertificateOf(certificate) is { } made ? _app.Prop(made, "DomainName").Value.AsString : null;
            if (domain is not null && domain.StartsWith("*.", StringComparison.Ordinal)) domain = "api" + domain.Substring(1);
            return domain is not null && domain.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_') ? domain : null;
        }
    }

    private static Value? First(Value list) => list is Items { Elements: [var first, ..] } ? first : null;

    private static Construct? CertificateOf(Value certificate) => certificate switch
    {
        Struct described => CertificateOf(described["CertificateArn"]),
        Token { Member: "CertificateArn" or "Ref", Owner: var owner } => CertificateOf(new Ref(owner)),
        Ref { Target: var c } when c.Is(CdkNames.Acm.Certificate, CdkNames.Acm.CfnCertificate) => c.Origin == ConstructOrigin.Created ? c : null,
        Ref { Target: var c } when c.Is(CdkNames.Elb.ListenerCertificate) && !c.Arguments.IsEmpty => CertificateOf(c.Arguments[0].Value),
        _ => null,
    };

    /// <summary>The protocol of an ECS pattern's listener that is given none: its certificate decides, whatever its port.</summary>
    private string? PatternProtocol => IsApplication == true
        ? Of(Prop("Certificate").Value, CdkDefaults.AlbPatternProtocol, CdkDefaults.AlbPatternProtocolWithCertificate)
        : Of(Prop("ListenerCertificate").Value, CdkDefaults.NlbListenerProtocol, CdkDefaults.NlbListenerProtocolWithCertificates);

    private static string? Of(Value certificates, CdkDefault without, CdkDefault with) => certificates switch
    {
        { IsAbsent: true } or Items { Complete: true, Elements.IsEmpty: true } => without.AsText,
        Ref or Items { Elements.IsEmpty: false } => with.AsText,
        _ => null,
    };

    /// <summary>The property that opens it to any address: Open, or OpenListener of ECS patterns.</summary>
    public Prop OpenProp => Prop(Pattern is not null ? "OpenListener" : "Open");

    /// <summary>Does CDK admit any address to its port? The default is true for an ALB's listeners; null when unknown or not an L2 ALB listener.</summary>
    public bool? IsOpen => !IsCreated || IsL1 || IsApplication != true ? null
        : OpenProp.Value is { IsAbsent: false } given ? given.AsBool : (Pattern is not null ? CdkDefaults.AlbPatternOpenListener : CdkDefaults.AlbListenerOpen).AsBool;

    public SyntaxNode? Syntax => Construct.Syntax;
}
