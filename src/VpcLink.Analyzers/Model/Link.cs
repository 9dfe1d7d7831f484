using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Model;

/// <summary>A VPC link: L2, L1, added to an HTTP API, imported (then what its id leads to counts), or made implicitly by an integration.</summary>
internal sealed class Link
{
    private readonly Application _app;

    public Link(Application app, Construct construct)
    {
        _app = app;
        Construct = construct;
    }

    /// <summary>The link's construct; for an implicit link the integration that makes it.</summary>
    public Construct Construct { get; }

    /// <summary>Made by an HTTP API L2 integration that was given none: one per API and VPC, with CDK's defaults.</summary>
    public bool IsImplicit { get; init; }

    public string Name => IsImplicit ? "the link that " + Construct.Name + " creates" : Construct.Name;

    public static readonly string[] Types = [CdkNames.Rest.IVpcLink, CdkNames.V2.IVpcLink, CdkNames.Rest.CfnVpcLink, CdkNames.V2.CfnVpcLink];

    public static bool IsOne(Construct c) => c.IsAny(Types);

    /// <summary>A construct that makes a link, rather than naming one.</summary>
    public static bool Creates(Construct c) => IsOne(c) && (c.Origin == ConstructOrigin.Created || c is { Origin: ConstructOrigin.Returned, Via: "AddVpcLink" });

    public bool IsCreated => IsImplicit || Creates(Construct);

    public bool IsL1 => Construct.Is(CdkNames.Rest.CfnVpcLink, CdkNames.V2.CfnVpcLink);

    public LinkVersion Version => _version.Of(this, static l => l.ReadVersion());

    private Once<LinkVersion> _version;

    private LinkVersion ReadVersion()
    {
        if (IsImplicit) return LinkVersion.V2;
        if (Construct.Origin == ConstructOrigin.External) return LinkVersion.Unknown;
        if (Creates(Construct)) return Construct.Is(CdkNames.Rest.IVpcLink, CdkNames.Rest.CfnVpcLink) ? LinkVersion.V1 : LinkVersion.V2;
        // FromVpcLinkId takes any string: what the id belongs to decides, not the type it is given.
        return Origin is { } origin && !ReferenceEquals(origin, this) ? origin.Version : LinkVersion.Unknown;
    }

    /// <summary>For an imported link: the link of this program whose id it was given; else itself.</summary>
    public Link? Origin
    {
        get
        {
            if (IsCreated) return this;
            if (Construct.Origin != ConstructOrigin.Factory) return null;
            var id = Construct.Argument("vpcLinkId");
            if (id.IsAbsent) id = Construct.Props?["VpcLinkId"] ?? Value.Absent;
            return OfId(_app, id);
        }
    }

    /// <summary>The link whose id a value is.</summary>
    public static Link? OfId(Application app, Value id) =>
        id is Token { Member: "VpcLinkId" or "Ref" or "AttrVpcLinkId" or "AttrId", Owner: var owner } && IsOne(owner)
            ? app.LinkOf(owner) is var link && link.IsCreated ? link : link.Origin ?? link
            : null;

    public Prop Prop(string name) => _app.Prop(Construct, name);

    /// <summary>The VPC of a V2 link.</summary>
    public Construct? Vpc { get => _vpc ?? (IsImplicit || IsL1 ? null : Prop("Vpc").Value.AsConstruct); init => _vpc = value; }

    private readonly Construct? _vpc;

    /// <summary>A V2 link's security groups: empty when it has none, null when unknown.</summary>
    public ImmutableArray<Construct>? SecurityGroups
    {
        get
        {
            if (Version != LinkVersion.V2) return null;
            if (IsImplicit) return ImmutableArray<Construct>.Empty;
            if (!IsCreated || Construct.Opaque is not null) return null;
            if (IsL1) return SecurityGroup.OfIds(Prop("SecurityGroupIds").Value);
            if (Application.Refs(Prop("SecurityGroups").Value) is not { } given) return null;
            foreach (var call in _app.Graph.CallsOn(Construct).Where(static c => c.Method == "AddSecurityGroups"))
            {
                if (Application.Refs(call.Argument("groups")) is not { } added) return null;
                given = given.AddRange(added);
            }

            return given;
        }
    }

    /// <summary>The least and the greatest number of subnets that a V2 link gets; null when that can't be told.</summary>
    public (int Least, int Most)? SubnetCount
    {
        get
        {
            if (Version != LinkVersion.V2 || IsImplicit || !IsCreated || Construct.Opaque is not null) return null;
            if (IsL1) return Prop("SubnetIds").Value is { IsAbsent: false } ids ? Items(ids) : null;
            var added = 0;
            foreach (var call in _app.Graph.CallsOn(Construct).Where(static c => c.Method == "AddSubnets"))
                if (!call.May && Items(call.Argument("subnets")) is var (n, m) && n == m) added += n;
                else return null;
            return Vpc is { } vpc && Selected(_app.VpcOf(vpc), Prop("Subnets").Value) is var (least, most) ? (least + added, most + added) : null;
        }
    }

    private static (int, int)? Selected(Vpc vpc, Value selection)
    {
        var s = selection as Struct;
        if (s is null && !selection.IsAbsent) return null;
        if (s?["Subnets"] is { IsAbsent: false } subnets) return subnets is Items ? Items(subnets) : null;
        if (s is not null && !s["SubnetFilters"].IsAbsent) return null;
        var zones = vpc.ZoneNames;
        if (s?["AvailabilityZones"] is { IsAbsent: false } wanted)
        {
            if (wanted is not Items { Complete: true } names || names.Elements.Any(static e => e.AsString is null)) return null;
            if (names.Elements.IsEmpty) return (0, 0);
            if (zones is null) return null;
            zones = zones.Value.Where(z => names.Elements.Any(e => e.AsString == z)).ToImmutableArray();
            if (zones.Value.IsEmpty) return (0, 0);
        }

        if (zones is null || vpc.Groups is not { } groups || s is not null && !(s["SubnetGroupName"].IsAbsent && s["SubnetName"].IsAbsent)) return null;
        var kinds = s?["SubnetType"] is { IsAbsent: false } type ? Model.Vpc.KindOf(type, out var kind) ? ImmutableArray.Create(kind) : null
            : s is null ? ImmutableArray.Create(SubnetKind.PrivateWithEgress) : vpc.Select(selection);
        if (kinds is not [var only]) return null;
        var count = groups.Count(g => g.Kind == only) * zones.Value.Length;
        return count == 0 ? null : s?["OnePerAz"] is { IsAbsent: false } ? (zones.Value.Length, count) : (count, count);
    }

    private static (int, int)? Items(Value list) => list switch
    {
        Items { Complete: true, Elements: var all } => (all.Length, all.Length),
        Items { Elements: var some } => (some.Length, int.MaxValue),
        _ => null,
    };

    /// <summary>The VPC whose subnets a V2 link is given one by one; null when they are selected, or not of one VPC, or unknown.</summary>
    public Construct? SubnetsVpc
    {
        get
        {
            if (Version != LinkVersion.V2 || IsImplicit || !IsCreated) return null;
            var subnets = IsL1 ? Prop("SubnetIds").Value : Prop("Subnets").Value is Struct s ? s["Subnets"] : Value.Absent;
            var vpcs = (subnets is Items items ? items.Elements : ImmutableArray.Create(subnets)).Select(VpcOfSubnets).Distinct().ToArray();
            return vpcs is [{ } one] ? one : null;
        }
    }

    private static Construct? VpcOfSubnets(Value value) => value switch
    {
        // vpc.SelectSubnets(…).SubnetIds, vpc.PrivateSubnets, vpc.PrivateSubnets[0]
        Token { Owner: { Via: "SelectSubnets", Owner: { } vpc } } => vpc,
        Token { Owner: var owner, Member: var member } when owner.Is(CdkNames.Ec2.IVpc) && Model.Vpc.KindOfList(member) is not null => owner,
        _ => null,
    };

    /// <summary>A V1 link's targets as they are written (constructs for L2, ARNs for L1), in order, with what was added later; null when unknown.</summary>
    public ImmutableArray<(Value Target, SyntaxNode? Syntax)>? Targets
    {
        get
        {
            if (Version != LinkVersion.V1 || !IsCreated || Construct.Opaque is not null) return null;
            var prop = Prop(IsL1 ? "TargetArns" : "Targets");
            var all = ImmutableArray.CreateBuilder<(Value, SyntaxNode?)>();
            if (!prop.Value.IsAbsent)
            {
                if (prop.Value is not Items { Complete: true } items) return null;
                foreach (var e in items.Elements) all.Add((e, prop.Edit));
            }

            foreach (var call in _app.Graph.CallsOn(Construct).Where(static c => c.Method == "AddTargets"))
            {
                if (call.May || call.Argument("targets") is not Items { Complete: true } added) return null;
                foreach (var e in added.Elements) all.Add((e, call.Syntax));
            }

            return all.ToImmutable();
        }
    }

    /// <summary>The one NLB a V1 link leads to; null when it is not known or not one.</summary>
    public LoadBalancer? Target => _target.Of(this, static link => link.Targets is [var (target, _)]
        ? target.AsConstruct is { } c && LoadBalancer.IsOne(c) ? link._app.LoadBalancerOf(c) : Arns.LoadBalancer(link._app, target)
        : null);

    private Once<LoadBalancer?> _target;

    public SyntaxNode? Syntax => Construct.Syntax;
}
