using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Model;

internal enum LoadBalancerKind { Unknown, Application, Network }

/// <summary>A load balancer: L2, L1, part of an ECS pattern, imported or from outside.</summary>
internal sealed class LoadBalancer
{
    private readonly Application _app;

    public LoadBalancer(Application app, Construct construct)
    {
        _app = app;
        Construct = construct;
        Pattern = IsPattern(construct) ? construct : null;
        IsL1 = construct.Is(CdkNames.Elb.CfnLoadBalancer);
    }

    public Construct Construct { get; }

    public string Name => Construct.Name;

    /// <summary>What may be one: patterns that are given a load balancer are none.</summary>
    public static readonly string[] Types = [CdkNames.Elb.ILoadBalancerV2, CdkNames.Elb.CfnLoadBalancer, CdkNames.Ecs.ApplicationLoadBalancedServiceBase, CdkNames.Ecs.NetworkLoadBalancedServiceBase];

    public static bool IsOne(Construct c) => c.Is(CdkNames.Elb.ILoadBalancerV2) || c.Is(CdkNames.Elb.CfnLoadBalancer) || Makes(c);

    /// <summary>
    /// What stands for a load balancer: for <c>service.LoadBalancer</c> of an ECS pattern the pattern, which decides all of its properties.
    /// </summary>
    public static Construct Canonical(Construct c) => c is { Origin: ConstructOrigin.Member, Via: "LoadBalancer", Owner: { } owner } && IsPattern(owner) ? owner : c;

    /// <summary>An ECS pattern that makes a load balancer of its own.</summary>
    private static bool Makes(Construct c) => IsPattern(c) && (c.Props?["LoadBalancer"].IsAbsent ?? c.PropsArgument.IsAbsent);

    internal static bool IsPattern(Construct c) => c.Is(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, CdkNames.Ecs.NetworkLoadBalancedServiceBase);

    /// <summary>The ECS pattern that made it.</summary>
    public Construct? Pattern { get; }

    public bool IsL1 { get; }

    /// <summary>Made by this program, so that what was not set has CDK's default.</summary>
    public bool IsCreated => Construct.Origin == ConstructOrigin.Created;

    public LoadBalancerKind Kind => _kind.Of(this, static b => b.ReadKind());

    private Once<LoadBalancerKind> _kind;

    private LoadBalancerKind ReadKind()
    {
        if (Construct.Is(CdkNames.Elb.IApplicationLoadBalancer)) return LoadBalancerKind.Application;
        if (Construct.Is(CdkNames.Elb.INetworkLoadBalancer)) return LoadBalancerKind.Network;
        if (Pattern is { } p) return p.Is(CdkNames.Ecs.ApplicationLoadBalancedServiceBase) ? LoadBalancerKind.Application : LoadBalancerKind.Network;
        if (!IsL1) return LoadBalancerKind.Unknown;
        var type = _app.Prop(Construct, "Type").Value;
        return (type.IsAbsent ? CdkDefaults.L1Type.AsText : type.AsString) switch
        {
            "application" => LoadBalancerKind.Application,
            "network" => LoadBalancerKind.Network,
            _ => LoadBalancerKind.Unknown,
        };
    }

    /// <summary>Reads a property where it is decided: at the load balancer itself, or at the pattern that makes it.</summary>
    public Prop Prop(string name) => Pattern is { } p ? _app.Prop(p, name) : _app.Prop(Construct, name);

    /// <summary>The property that decides the scheme: InternetFacing, Scheme (L1) or PublicLoadBalancer (ECS patterns).</summary>
    public Prop Facing => Prop(Pattern is not null ? "PublicLoadBalancer" : IsL1 ? "Scheme" : "InternetFacing");

    /// <summary>Does it face the internet? Null when unknown.</summary>
    public bool? IsInternetFacing => _isInternetFacing.Of(this, static b => b.ReadIsInternetFacing());

    private Once<bool?> _isInternetFacing;

    private bool? ReadIsInternetFacing()
    {
        if (!IsCreated) return null;
        if (Pattern is not null && PatternMember is { } member && (member.Opaque is not null || _app.Hatch(member, "Scheme") is not null)) return null;
        var verdicts = Facing.Value.Alternatives.Select(Faces).Distinct().ToArray();
        return verdicts.Length == 1 ? verdicts[0] : null;
    }

    private bool? Faces(Value v)
    {
        if (IsL1) return (v.IsAbsent ? CdkDefaults.L1Scheme.AsText : v.AsString) switch { "internet-facing" => true, "internal" => false, _ => null };
        if (!v.IsAbsent) return v.AsBool;
        var unset = (Pattern is not null, Kind) switch
        {
            (true, LoadBalancerKind.Application) => CdkDefaults.AlbPatternPublicLoadBalancer,
            (true, _) => CdkDefaults.NlbPatternPublicLoadBalancer,
            (_, LoadBalancerKind.Application) => CdkDefaults.AlbInternetFacing,
            _ => CdkDefaults.NlbInternetFacing,
        };
        return unset.AsBool;
    }

    public Construct? Vpc => Prop("Vpc").Value.AsConstruct
        ?? (Pattern is { } p && Prop("Vpc").Value.IsAbsent ? _app.Prop(p, "Cluster").Value.AsConstruct is { } cluster ? _app.Prop(cluster, "Vpc").Value.AsConstruct : null : null);

    /// <summary>The kinds of subnets that it stands in: those that are selected, or CDK's choice by the scheme; null when unknown.</summary>
    public ImmutableArray<SubnetKind>? SubnetKinds => _subnetKinds.Of(this, static b => b.ReadSubnetKinds());

    private Once<ImmutableArray<SubnetKind>?> _subnetKinds;

    private ImmutableArray<SubnetKind>? ReadSubnetKinds()
    {
        if (!IsWhollyKnown) return null;
        if (Mapped is { } mapped) return Model.Vpc.KindsOf(_app, mapped);
        if (IsL1) return Model.Vpc.KindsOf(_app, Prop("Subnets").Value);
        var selection = Pattern is null ? Prop("VpcSubnets").Value : Value.Absent;
        if (selection.IsAbsent && IsInternetFacing != false) return IsInternetFacing == true ? ImmutableArray.Create(SubnetKind.Public) : null;
        return Model.Vpc.Select(_app, Vpc, selection);
    }

    /// <summary>The subnets that it is given one by one, each with an address, in place of a selection or a list; null when it is given none so.</summary>
    private Value? Mapped => Pattern is null && Prop("SubnetMappings").Value is { IsAbsent: false } mappings
        ? mappings is Items items ? items with { Elements = items.Elements.Select(m => m is Struct s ? s[IsL1 ? "SubnetId" : "Subnet"] : new Unknown("subnet mapping")).ToImmutableArray() } : new Unknown("subnet mappings")
        : null;

    /// <summary>Written ids, imported subnets and parameters of the template say nothing of their kind: what faces the internet is made for public ones.</summary>
    private bool MayBePublic(Value subnets) => Model.Vpc.KindsOf(_app, subnets) is { } kinds ? kinds.Contains(SubnetKind.Public) : subnets switch
    {
        Items { Complete: true } items => items.Elements.All(MayBePublic),
        OneOf one => one.Choices.All(MayBePublic),
        Ref { Target.Origin: ConstructOrigin.Factory } => true,
        Token { Owner: var owner } => owner.Origin == ConstructOrigin.Factory && !owner.Is(CdkNames.Ec2.IVpc) || owner.Type == CdkNames.Core.CfnParameter,
        _ => subnets.IsAbsent || subnets.AsString is not null,
    };

    /// <summary>From where it can be reached apart from a link; null when unknown.</summary>
    public Placement? Placement => IsInternetFacing switch
    {
        true => VpcLinkAnalyzers.Patterns.Placement.Internet,
        false when SubnetKinds is { IsEmpty: false } kinds => kinds.All(static k => k == SubnetKind.Public) ? VpcLinkAnalyzers.Patterns.Placement.PublicSubnets
            : kinds.Contains(SubnetKind.Public) ? null : VpcLinkAnalyzers.Patterns.Placement.Private,
        _ => null,
    };

    /// <summary>It faces the internet, and not from subnets that may have no route to it.</summary>
    public bool IsReachablePublic => IsInternetFacing == true && !IsUnreachablePublic && (Pattern is not null || SubnetKinds is not null
        || (Mapped ?? Prop(IsL1 ? "Subnets" : "VpcSubnets").Value) is var given && (MayBePublic(given) || given is Struct && Model.Vpc.Select(_app, Vpc, given) is not null));

    /// <summary>It faces the internet from subnets that no route leads to.</summary>
    public bool IsUnreachablePublic => IsInternetFacing == true && SubnetKinds is { IsEmpty: false } kinds && !kinds.Contains(SubnetKind.Public);

    /// <summary>Listeners of this load balancer that the program makes.</summary>
    public IEnumerable<Listener> Listeners => _app.ListenersOf(Construct);

    /// <summary>All the listeners it has; null when it may have others than the program shows.</summary>
    public ImmutableArray<Listener>? AllListeners
    {
        get
        {
            if (!IsWhollyKnown) return null;
            // A pattern that redirects makes a second listener; a listener whose load balancer can't be told may be this one's.
            if (Pattern is { } p && !(_app.Prop(p, "RedirectHTTP").Value is { IsAbsent: true } or { AsBool: false })) return null;
            if (_app.HasStrayListener) return null;
            return Listeners.ToImmutableArray();
        }
    }

    /// <summary>An attribute as it will be: by the L2 property, by SetAttribute, or in the list of an L1.</summary>
    /// <param name="key">The attribute's key: <c>routing.http.desync_mitigation_mode</c>.</param>
    /// <param name="property">The L2 property that sets it.</param>
    public Prop Attribute(string key, string property)
    {
        if (!IsCreated) return Application.Unknown(property, Name + " is not made here");
        if (IsL1)
        {
            var list = Prop("LoadBalancerAttributes");
            if (list.Value.IsAbsent) return new Prop(property, Value.Absent, null);
            if (list.Value is not Items { Complete: true } items || items.Elements.Any(static e => e is not Struct s || s["Key"].AsString is null)) return Application.Unknown(property, "the attributes");
            return items.Elements.OfType<Struct>().Where(s => s["Key"].AsString == key).Select(static s => s.Find("Value")).LastOrDefault() ?? new Prop(property, Value.Absent, null);
        }

        var prop = Prop(property);
        var member = PatternMember;
        if (member?.Opaque is { } why) return Application.Unknown(property, why);
        foreach (var call in _app.Graph.CallsOn(Construct).Concat(member is null ? [] : _app.Graph.CallsOn(member)).Where(static c => c.Method is "SetAttribute" or "RemoveAttribute"))
        {
            if (call.Argument("key").AsString is not { } set) return Application.Unknown(property, "an attribute whose key can't be read");
            if (set != key) continue;
            var argument = call.Arguments.FirstOrDefault(static a => a.Name == "value");
            var value = argument?.Value ?? Value.Absent;
            prop = new Prop(property, call.May || !call.Path.HoldsWhenever(Construct.Path) ? Value.Either(prop.Value, value) : value, argument?.Syntax ?? call.Syntax);
        }

        return prop;
    }

    /// <summary>Can everything that was added to it be seen? False when it came from or went to where nothing can be read.</summary>
    public bool IsWhollyKnown => IsCreated && Construct.Opaque is null && PatternMember?.Opaque is null;

    private Construct? PatternMember => Pattern is null ? null : _app.Graph.MembersOf(Construct).FirstOrDefault(static m => m.Via == "LoadBalancer");

    /// <summary>
    /// The security groups it has: empty when it has none, null when unknown. An ALB made without any gets one of its own,
    /// which is represented by the load balancer's construct itself.
    /// </summary>
    public ImmutableArray<Construct>? SecurityGroups => _securityGroups.Of(this, static b => b.ReadSecurityGroups());

    private Once<ImmutableArray<Construct>?> _securityGroups;

    private ImmutableArray<Construct>? ReadSecurityGroups()
    {
        if (!IsCreated || GivenGroups is not { } groups) return null;
        foreach (var call in _app.Graph.CallsOn(Construct).Concat(_app.Graph.CallsOn(Construct, "Connections")).Where(static c => c.Method is "AddSecurityGroup"))
        {
            if (call.May) return null;
            foreach (var added in call.Arguments.SelectMany(static a => a.Value is Items { Complete: true } items ? items.Elements : ImmutableArray.Create(a.Value)))
                if (added.AsConstruct is { } group) groups = groups.Add(group);
                else return null;
        }

        return groups;
    }

    private ImmutableArray<Construct>? GivenGroups
    {
        get
        {
            if (IsL1) return SecurityGroup.OfIds(Prop("SecurityGroups").Value);
            if (Pattern is not null) return Kind == LoadBalancerKind.Application ? ImmutableArray.Create(Construct) : null;
            if (Kind == LoadBalancerKind.Application)
                return Prop("SecurityGroup").Value switch
                {
                    { IsAbsent: true } => ImmutableArray.Create(Construct),
                    { AsConstruct: { } given } => ImmutableArray.Create(given),
                    _ => null,
                };
            var groups = Prop("SecurityGroups").Value;
            if (!groups.IsAbsent) return Application.Refs(groups);
            return Disabled switch
            {
                true => ImmutableArray<Construct>.Empty,
                // With the flag an NLB gets a group of its own too, which admits nobody.
                false => _app.Flag(CdkDefaults.NlbSecurityGroupFlag) switch { true => ImmutableArray.Create(Construct), false => ImmutableArray<Construct>.Empty, null => null },
                null => null,
            };
        }
    }

    private bool? Disabled => Prop("DisableSecurityGroups").Value switch { { IsAbsent: true } => false, { AsBool: { } b } => b, _ => null };

    /// <summary>
    /// An NLB without security groups, by what the program or cdk.json says: that nothing is said about groups proves nothing as long as the flag that gives NLBs one may be set
    /// where it can't be read.
    /// </summary>
    public bool HasNoSecurityGroups => Kind == LoadBalancerKind.Network && SecurityGroups is { IsEmpty: true }
        && (IsL1 || !Prop("SecurityGroups").Value.IsAbsent || Disabled == true || _app.Settings.CdkJson is not null || _app.Graph.Context.ContainsKey(CdkDefaults.NlbSecurityGroupFlag));

    /// <summary>NLB: whether its security groups are held against the traffic that comes through PrivateLink, as that of a V1 link does; they are when it is left out.</summary>
    public Prop EnforcesOnPrivateLink => Prop("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic");

    /// <summary>Where an edit that concerns the whole load balancer goes.</summary>
    public SyntaxNode? Syntax => Construct.Syntax;
}
