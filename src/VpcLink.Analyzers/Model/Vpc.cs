using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

internal enum SubnetKind { Public, PrivateWithEgress, Isolated }

/// <summary>A group of subnets of a VPC: one subnet in each Availability Zone.</summary>
/// <param name="Name">The group's name; null when it is CDK's.</param>
internal sealed record SubnetGroup(SubnetKind Kind, string? Name);

/// <summary>A VPC: which kinds of subnets it has, and which of them a selection takes.</summary>
internal sealed class Vpc
{
    private readonly Application _app;

    public Vpc(Application app, Construct construct)
    {
        _app = app;
        Construct = construct;
    }

    public Construct Construct { get; }

    public string Name => Construct.Name;

    public SyntaxNode? Syntax => Construct.Syntax;

    /// <summary>Made by this program with the L2 class, which makes its subnets from its properties.</summary>
    public bool IsCreated => Construct.Origin == ConstructOrigin.Created && Construct.Is(CdkNames.Ec2.Vpc) && Construct.Opaque is null;

    private Prop Configuration => _app.Prop(Construct, "SubnetConfiguration");

    private Prop NatGateways => _app.Prop(Construct, "NatGateways");

    /// <summary>What decides the kinds of subnets: SubnetConfiguration, NatGateways, or the identifiers of an import; its value is absent when it was left out.</summary>
    public Prop Deciding => !IsCreated ? new Prop("PrivateSubnetIds", Value.Absent, null) : Configuration is { Value.IsAbsent: false } written ? written : NatGateways;

    /// <summary>The groups of subnets that a selection can take; null when they can't be told.</summary>
    public ImmutableArray<SubnetGroup>? Groups
    {
        get
        {
            if (!IsCreated) return Imported;
            var configuration = Configuration.Value;
            if (configuration.IsAbsent) return Defaults();
            if (configuration is not Items { Complete: true } items) return null;
            var groups = ImmutableArray.CreateBuilder<SubnetGroup>();
            foreach (var element in items.Elements)
            {
                if (element is not Struct s || !KindOf(s["SubnetType"], out var kind)) return null;
                // Reserved groups keep address space and make no subnets.
                switch (s["Reserved"])
                {
                    case { IsAbsent: true } or { AsBool: false }: groups.Add(new SubnetGroup(kind, s["Name"].AsString)); break;
                    case { AsBool: true }: break;
                    default: return null;
                }
            }

            return groups.ToImmutable();
        }
    }

    private ImmutableArray<SubnetGroup>? Defaults()
    {
        var gateways = NatGateways.Value;
        return gateways.All(static v => v.AsNumber == 0) ? ImmutableArray.Create(new SubnetGroup(SubnetKind.Public, "Public"), new SubnetGroup(SubnetKind.Isolated, "Isolated"))
            : gateways.All(static v => v.IsAbsent || v.AsNumber > 0) ? ImmutableArray.Create(new SubnetGroup(SubnetKind.Public, "Public"), new SubnetGroup(SubnetKind.PrivateWithEgress, "Private"))
            : null;
    }

    /// <summary>What is imported by attributes has the subnets whose identifiers are given, and no others; a lookup may find any.</summary>
    private ImmutableArray<SubnetGroup>? Imported
    {
        get
        {
            if (Construct is not { Origin: ConstructOrigin.Factory, Via: "FromVpcAttributes", Opaque: null, Props: { } attributes }) return null;
            var groups = ImmutableArray.CreateBuilder<SubnetGroup>();
            foreach (var (name, kind) in new[] { ("PublicSubnetIds", SubnetKind.Public), ("PrivateSubnetIds", SubnetKind.PrivateWithEgress), ("IsolatedSubnetIds", SubnetKind.Isolated) })
                if (!attributes[name].IsAbsent)
                {
                    if (attributes[name] is not Items { Complete: true, Elements.IsEmpty: false }) return null;
                    groups.Add(new SubnetGroup(kind, null));
                }

            return groups.ToImmutable();
        }
    }

    /// <summary>Does it have subnets of that kind? Null when unknown.</summary>
    public bool? Has(SubnetKind kind) => Groups is { } groups ? groups.Any(g => g.Kind == kind) : null;

    /// <summary>
    /// The most Availability Zones it can span: those that are named, or MaxAzs; null when unknown. It may span fewer, since a region has as many as it has.
    /// </summary>
    public int? MostZones
    {
        get
        {
            if (!IsCreated) return null;
            switch (_app.Prop(Construct, "AvailabilityZones").Value)
            {
                case { IsAbsent: true }: break;
                case Items { Complete: true } zones: return zones.Elements.Length;
                default: return null;
            }

            var most = _app.Prop(Construct, "MaxAzs").Value;
            return most.IsAbsent ? CdkDefaults.VpcMaxAzs.AsNumber : most.AsNumber is { } n ? (int)n : null;
        }
    }

    /// <summary>The names of its Availability Zones, where the program says them; null when it leaves them to the CDK.</summary>
    public ImmutableArray<string>? ZoneNames => IsCreated && _app.Prop(Construct, "AvailabilityZones").Value is Items { Complete: true } zones && zones.Elements.All(static e => e.AsString is not null)
        ? zones.Elements.Select(static e => e.AsString!).ToImmutableArray() : null;

    /// <summary>Where the number of zones is decided.</summary>
    public Prop Zones => _app.Prop(Construct, "AvailabilityZones") is { Value.IsAbsent: false } zones ? zones : _app.Prop(Construct, "MaxAzs");

    /// <summary>The kinds of subnets that a selection takes from this VPC: empty when it takes none, null when that can't be told.</summary>
    /// <param name="selection">A <c>SubnetSelection</c>; absent or empty takes private subnets, isolated ones when there are none, else public ones.</param>
    public ImmutableArray<SubnetKind>? Select(Value selection)
    {
        if (selection.IsAbsent) return Fallback;
        if (selection is not Struct s) return null;
        if (s["Subnets"] is { IsAbsent: false } subnets) return OfSubnets(subnets);
        // A filter or a list of zones may take nothing at all.
        if (!s["SubnetFilters"].IsAbsent || !s["AvailabilityZones"].IsAbsent) return null;
        if ((s["SubnetGroupName"] is { IsAbsent: false } group ? group : s["SubnetName"]) is { IsAbsent: false } named)
            return named.AsString is { } name && Groups is { } known && known.All(static g => g.Name is not null)
                ? known.Where(g => g.Name == name).Select(static g => g.Kind).Distinct().ToImmutableArray()
                : null;
        if (s["SubnetType"] is OneOf choice) return OfChoice(choice);
        if (s["SubnetType"] is { IsAbsent: false } type)
            return KindOf(type, out var kind) && Has(kind) is { } has ? has ? ImmutableArray.Create(kind) : ImmutableArray<SubnetKind>.Empty : null;
        return Fallback;
    }

    /// <summary>A type that depends on a condition, such as whether the VPC has private subnets: the kinds among them that it has.</summary>
    private ImmutableArray<SubnetKind>? OfChoice(OneOf choice)
    {
        if (KindsOf(choice) is not { } kinds || kinds.Any(k => Has(k) is null)) return null;
        return kinds.Where(k => Has(k) == true).ToImmutableArray();
    }

    /// <summary>The kinds that a value of SubnetType may name, whatever the VPC has of them; null when one of them can't be told.</summary>
    public static ImmutableArray<SubnetKind>? KindsOf(Value type)
    {
        var kinds = ImmutableArray.CreateBuilder<SubnetKind>();
        foreach (var alternative in type.Alternatives)
            if (!KindOf(alternative, out var kind)) return null;
            else if (!kinds.Contains(kind)) kinds.Add(kind);
        return kinds.ToImmutable();
    }

    private ImmutableArray<SubnetKind>? Fallback
    {
        get
        {
            if (Groups is not { } groups) return null;
            foreach (var kind in new[] { SubnetKind.PrivateWithEgress, SubnetKind.Isolated, SubnetKind.Public })
                if (groups.Any(g => g.Kind == kind))
                    return ImmutableArray.Create(kind);
            return ImmutableArray<SubnetKind>.Empty;
        }
    }

    /// <summary>What is taken from a VPC; of one that can't be told, the kind that is named.</summary>
    public static ImmutableArray<SubnetKind>? Select(Application app, Construct? vpc, Value selection)
    {
        // A kind that is named is the kind, whether or not the VPC's subnets can be seen.
        if (selection is Struct s && s["SubnetType"] is { IsAbsent: false } type && s["Subnets"].IsAbsent) return KindsOf(type);
        return vpc is null ? null : app.VpcOf(vpc).Select(selection);
    }

    /// <summary>The kinds of subnets that are given as such or by their ids; null when one of them can't be told.</summary>
    public static ImmutableArray<SubnetKind>? KindsOf(Application app, Value subnets)
    {
        switch (subnets)
        {
            case Token { Owner: { Via: "SelectSubnets", Owner: { } vpc } selected, Member: var member } when member.StartsWith("Subnet", StringComparison.Ordinal):
                return Select(app, vpc, selected.Argument("selection"));
            case Token { Owner: var owner, Member: var member } when owner.Is(CdkNames.Ec2.IVpc) && KindOfList(member) is { } kind:
                return ImmutableArray.Create(kind);
            case Items { Complete: true, Elements.IsEmpty: false } items:
            {
                var all = items.Elements.Select(e => KindsOf(app, e)).ToArray();
                return all.All(static k => k is not null) ? all.SelectMany(static k => k!.Value).Distinct().ToImmutableArray() : null;
            }
            case OneOf several:
            {
                var all = several.Choices.Select(c => KindsOf(app, c)).ToArray();
                return all.All(k => k is { } kinds && all[0] is { } first && kinds.ToImmutableHashSet().SetEquals(first)) ? all[0] : null;
            }
            default:
                return null;
        }
    }

    /// <summary><c>PublicSubnets</c> and the like are lists of one kind, of which <c>PublicSubnets[0].SubnetId</c> is one.</summary>
    public static SubnetKind? KindOfList(string member) => member.StartsWith("PublicSubnets", StringComparison.Ordinal) ? SubnetKind.Public
        : member.StartsWith("PrivateSubnets", StringComparison.Ordinal) ? SubnetKind.PrivateWithEgress
        : member.StartsWith("IsolatedSubnets", StringComparison.Ordinal) ? SubnetKind.Isolated
        : null;

    private ImmutableArray<SubnetKind>? OfSubnets(Value subnets)
    {
        // A whole list may be empty.
        if (subnets is Token { Owner: var owner, Member: var member } && ReferenceEquals(owner, Construct) && member.IndexOf('[') < 0 && KindOfList(member) is { } kind)
            return Has(kind) is { } has ? has ? ImmutableArray.Create(kind) : ImmutableArray<SubnetKind>.Empty : null;
        return KindsOf(_app, subnets);
    }

    public static bool KindOf(Value type, out SubnetKind kind)
    {
        kind = type.AsEnum switch
        {
            "PUBLIC" => SubnetKind.Public,
            "PRIVATE_WITH_EGRESS" or "PRIVATE_WITH_NAT" or "PRIVATE" => SubnetKind.PrivateWithEgress,
            "PRIVATE_ISOLATED" or "ISOLATED" => SubnetKind.Isolated,
            _ => (SubnetKind)(-1),
        };
        return (int)kind >= 0;
    }
}
