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

    public static bool IsOne(Construct c) => Model.LoadBalancer.IsPattern(c) || c.Is(CdkNames.Elb.IListener, CdkNames.Elb.CfnListener) || c.Is(CdkNames.Elb.IApplicationListener, CdkNames.Elb.INetworkListener);

    public bool IsL1 => Construct.Is(CdkNames.Elb.CfnListener);

    /// <summary>Static factories only: from an ARN, from attributes, from a lookup.</summary>
    public bool IsImported => Construct.Origin == ConstructOrigin.Factory;

    /// <summary>The ECS pattern that made it.</summary>
    public Construct? Pattern => Model.LoadBalancer.IsPattern(Construct) ? Construct : null;

    public bool IsCreated => Construct.Origin is ConstructOrigin.Created || Construct is { Origin: ConstructOrigin.Returned, Via: "AddListener" };

    public LoadBalancer? LoadBalancer
    {
        get
        {
            if (Construct is { Origin: ConstructOrigin.Returned, Via: "AddListener", Owner: { } owner } && Model.LoadBalancer.IsOne(owner)) return _app.LoadBalancerOf(owner);
            if (Pattern is { } p)
            {
                var given = _app.Prop(p, "LoadBalancer").Value;
                return given.IsAbsent ? _app.LoadBalancerOf(p) : given.AsConstruct is { } c ? _app.LoadBalancerOf(c) : null;
            }

            if (IsL1) return Arns.LoadBalancer(_app, _app.Prop(Construct, "LoadBalancerArn").Value);
            return Construct.Origin == ConstructOrigin.Created && _app.Prop(Construct, "LoadBalancer").Value.AsConstruct is { } lb ? _app.LoadBalancerOf(lb) : null;
        }
    }

    public Prop Prop(string name) => Pattern is { } p ? _app.Prop(p, name) : _app.Prop(Construct, name);

    /// <summary>Is it a listener of an ALB? Null when unknown.</summary>
    public bool? IsApplication => Pattern is { } p ? p.Is(CdkNames.Ecs.ApplicationLoadBalancedServiceBase) : Construct.Is(CdkNames.Elb.IApplicationListener) ? true
        : Construct.Is(CdkNames.Elb.INetworkListener) ? false
        : LoadBalancer?.Kind switch { LoadBalancerKind.Application => true, LoadBalancerKind.Network => false, _ => null };

    private Prop PortProp => Prop(Pattern is not null ? "ListenerPort" : "Port");

    /// <summary>The port it listens on; null when unknown.</summary>
    public int? Port
    {
        get
        {
            if (!IsCreated) return null;
            var value = PortProp.Value;
            if (value.AsNumber is { } n) return (int)n;
            if (!value.IsAbsent) return null;
            return ProtocolProp.Value switch
            {
                { AsEnum: "HTTPS" } => 443,
                { AsEnum: "HTTP" } => 80,
                { IsAbsent: true } when Pattern is not null => Prop("Certificate").Value is { IsAbsent: true } && Prop("DomainName").Value.IsAbsent ? 80 : Prop("Certificate").Value.AsConstruct is not null ? 443 : null,
                _ => null,
            };
        }
    }

    public Prop ProtocolProp => Prop("Protocol");

    /// <summary>HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP; null when unknown.</summary>
    public string? Protocol
    {
        get
        {
            if (!IsCreated) return null;
            var value = ProtocolProp.Value;
            if (value.AsEnum is { } e) return e;
            if (IsL1) return value.AsString;
            if (!value.IsAbsent) return null;
            if (IsApplication == true)
            {
                if (Pattern is not null && Prop("Certificate").Value is { } cert && PortProp.Value.IsAbsent) return cert.IsAbsent ? Prop("DomainName").Value.IsAbsent ? "HTTP" : null : cert.AsConstruct is not null ? "HTTPS" : null;
                // CDK derives the protocol from well-known ports and throws for others.
                return Port switch { 80 or 8000 or 8008 or 8080 => "HTTP", 443 or 8443 => "HTTPS", _ => null };
            }

            if (IsApplication == false && Pattern is null)
                return Prop("Certificates").Value switch { { IsAbsent: true } => "TCP", Items { Complete: true, Elements.IsEmpty: false } => "TLS", Items { Complete: true } => "TCP", _ => null };
            return Pattern is not null && IsApplication == false ? "TCP" : null;
        }
    }

    /// <summary>The property that opens it to any address: Open, or OpenListener of ECS patterns.</summary>
    public Prop OpenProp => Prop(Pattern is not null ? "OpenListener" : "Open");

    /// <summary>Does CDK admit any address to its port? The default is true for an ALB's listeners; null when unknown or not an L2 ALB listener.</summary>
    public bool? IsOpen => !IsCreated || IsL1 || IsApplication != true ? null
        : OpenProp.Value switch { { IsAbsent: true } => true, { AsBool: { } b } => b, _ => null };

    public SyntaxNode? Syntax => Construct.Syntax;
}
