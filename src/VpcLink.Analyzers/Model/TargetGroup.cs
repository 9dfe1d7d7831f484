using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>A target group: created, L1, made by a listener's AddTargets, or part of an ECS pattern.</summary>
internal sealed class TargetGroup
{
    private readonly Application _app;

    public TargetGroup(Application app, Construct construct)
    {
        _app = app;
        Construct = construct;
    }

    public Construct Construct { get; }

    public string Name => Construct.Name;

    public static readonly string[] Types = [CdkNames.Elb.CfnTargetGroup, CdkNames.Elb.IApplicationTargetGroup, CdkNames.Elb.INetworkTargetGroup];

    public bool IsL1 => Construct.Is(CdkNames.Elb.CfnTargetGroup);

    /// <summary>Made by a listener's <c>AddTargets</c>, whose props are then the group's.</summary>
    private bool IsAdded => Construct is { Origin: ConstructOrigin.Returned, Via: "AddTargets", Owner: not null };

    /// <summary>The program makes it and decides its properties. The one of an ECS pattern is made by the pattern.</summary>
    public bool IsCreated => Construct.Origin == ConstructOrigin.Created || IsAdded;

    public SyntaxNode? Syntax => Construct.Syntax;

    /// <summary>Does it belong to an NLB? Null when unknown.</summary>
    public bool? IsNetwork => Construct.Is(CdkNames.Elb.INetworkTargetGroup) ? true
        : Construct.Is(CdkNames.Elb.IApplicationTargetGroup) ? false
        : Prop("Protocol").Value.AsString switch { "TCP" or "TLS" or "UDP" or "TCP_UDP" => true, "HTTP" or "HTTPS" => false, _ => null };

    public Prop Prop(params string[] path) => _app.Prop(Construct, path);

    /// <summary>Are its targets functions? Null when unknown: targets may be added that can't be seen.</summary>
    public bool? IsForFunctions
    {
        get
        {
            if (IsNetwork == true) return false;
            var type = Prop("TargetType").Value;
            if (type.AsEnum is { } e) return e == "LAMBDA";
            if (IsL1) return type switch { { IsAbsent: true } => false, { AsString: { } s } => s == "lambda", _ => null };
            if (!type.IsAbsent || Targets is not { } targets) return null;
            // A function has neither port nor protocol.
            return targets.Any(static t => t.Target.AsConstruct is { } c && c.ShortType == "LambdaTarget") ? true : Prop("Port").Value.IsAbsent && Prop("Protocol").Value.IsAbsent ? null : false;
        }
    }

    public Prop ProtocolProp => Prop("Protocol");

    /// <summary>TCP, TLS, UDP, TCP_UDP, HTTP, HTTPS; null when unknown. What AddTargets on an NLB listener makes has the listener's protocol unless it says otherwise.</summary>
    public string? Protocol
    {
        get
        {
            if (!IsCreated) return null;
            var value = ProtocolProp.Value;
            if (value.AsEnum is { } e) return e;
            if (IsL1) return value.AsString;
            if (!value.IsAbsent) return null;
            if (IsNetwork == true) return IsAdded ? Listeners.FirstOrDefault()?.Protocol : "TCP";
            return Port switch { 80 or 8000 or 8008 or 8080 => "HTTP", 443 or 8443 => "HTTPS", _ => null };
        }
    }

    public Prop PortProp => Prop("Port");

    /// <summary>The port that targets get traffic on; null when unknown.</summary>
    public int? Port => IsCreated && PortProp.Value.AsNumber is { } n ? (int)n : null;

    /// <summary>The listeners that forward to it, as far as they name it: the one whose AddTargets made it, those that got it as a default or in a rule.</summary>
    public IReadOnlyList<Listener> Listeners => _listeners ??= (IsAdded ? [_app.ListenerOf(Construct.Owner!)] : Enumerable.Empty<Listener>())
        .Concat(Forwards.GetValue(_app, static app => new Lookup(ReadForwards(app).ToLookup(static f => f.Target, static f => f.Listener))).Listeners[Construct]).ToList();

    private IReadOnlyList<Listener>? _listeners;

    private sealed record Lookup(ILookup<Construct, Listener> Listeners);

    private static readonly ConditionalWeakTable<Application, Lookup> Forwards = new();

    private static IEnumerable<(Construct Target, Listener Listener)> ReadForwards(Application app)
    {
        foreach (var call in app.Graph.CallsOf("AddTargetGroups").Concat(app.Graph.CallsOf("AddAction")))
            if (Listener.IsOne(Listener.Canonical(call.Receiver)))
                foreach (var c in call.Arguments.SelectMany(static a => Mentioned(a.Value)).Distinct())
                    yield return (c, app.ListenerOf(call.Receiver));
        foreach (var listener in app.Listeners)
            if (listener.Construct.PropsArgument is Struct props)
                foreach (var c in Mentioned(props).Distinct())
                    yield return (c, listener);
    }

    /// <summary>What a value names, also by way of the action or target it was wrapped in.</summary>
    private static IEnumerable<Construct> Mentioned(Value value, int depth = 0) => depth >= 6 ? [] : value switch
    {
        Ref { Target: { Origin: ConstructOrigin.Factory } c } => c.Arguments.SelectMany(a => Mentioned(a.Value, depth + 1)).Append(c),
        Ref { Target: var c } => [c],
        Token { Owner: var owner } => [owner],
        Items items => items.Elements.SelectMany(e => Mentioned(e, depth + 1)),
        Struct s => s.Props.SelectMany(p => Mentioned(p.Value, depth + 1)),
        OneOf one => one.Choices.SelectMany(c => Mentioned(c, depth + 1)),
        _ => [],
    };

    /// <summary>Its targets as they are written (constructs for L2, descriptions for L1), with what was added later; null when unknown.</summary>
    public ImmutableArray<(Value Target, SyntaxNode? Syntax)>? Targets
    {
        get
        {
            if (!IsCreated || Construct.Opaque is not null) return null;
            var prop = Prop("Targets");
            var all = ImmutableArray.CreateBuilder<(Value, SyntaxNode?)>();
            if (!prop.Value.IsAbsent)
            {
                if (prop.Value is not Items { Complete: true } items) return null;
                foreach (var e in items.Elements) all.Add((e, prop.Edit));
            }

            foreach (var call in _app.Graph.CallsOn(Construct).Where(static c => c.Method is "AddTarget"))
            {
                if (call.Argument("targets") is not Items { Complete: true } added) return null;
                foreach (var e in added.Elements) all.Add((e, call.Syntax));
            }

            return all.ToImmutable();
        }
    }

    /// <summary>The ALB it forwards to, when its targets are an ALB (the NLB→ALB chain); null when they are something else or unknown.</summary>
    public AlbTarget? Alb
    {
        get
        {
            if (IsL1)
            {
                if (Prop("TargetType").Value.AsString != "alb") return null;
                var id = Targets is [({ } target, _)] && target is Struct described ? described["Id"] : Value.Absent;
                return new AlbTarget(Arns.LoadBalancer(_app, id), null, Prop("TargetType").Edit);
            }

            if (Targets is not { } targets) return null;
            foreach (var (target, syntax) in targets)
                if (target.AsConstruct is { Origin: ConstructOrigin.Created } c && c.Is(CdkNames.Elb.AlbArnTarget, CdkNames.Elb.AlbTarget))
                {
                    if (c.Argument("albListener").AsConstruct is { } l) return new AlbTarget(_app.ListenerOf(l).LoadBalancer, _app.ListenerOf(l), c.Syntax ?? syntax);
                    if (c.Argument("alb").AsConstruct is { } alb) return new AlbTarget(_app.LoadBalancerOf(alb), null, c.Syntax ?? syntax);
                    return new AlbTarget(Arns.LoadBalancer(_app, c.Argument("albArn")), null, c.Syntax ?? syntax);
                }

            return null;
        }
    }
}

/// <summary>An ALB as the target of an NLB's target group.</summary>
/// <param name="LoadBalancer">The ALB; null when it can't be told which.</param>
/// <param name="Listener">The listener that the target names, which only <c>AlbListenerTarget</c> does.</param>
internal sealed record AlbTarget(LoadBalancer? LoadBalancer, Listener? Listener, SyntaxNode? Syntax);
