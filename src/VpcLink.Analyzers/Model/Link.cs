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

    public static bool IsOne(Construct c) => c.Is(CdkNames.Rest.IVpcLink, CdkNames.V2.IVpcLink) || c.Is(CdkNames.Rest.CfnVpcLink, CdkNames.V2.CfnVpcLink);

    /// <summary>A construct that makes a link, rather than naming one.</summary>
    public static bool Creates(Construct c) => IsOne(c) && (c.Origin == ConstructOrigin.Created || c is { Origin: ConstructOrigin.Returned, Via: "AddVpcLink" });

    public bool IsCreated => IsImplicit || Creates(Construct);

    public bool IsL1 => Construct.Is(CdkNames.Rest.CfnVpcLink, CdkNames.V2.CfnVpcLink);

    public LinkVersion Version
    {
        get
        {
            if (IsImplicit) return LinkVersion.V2;
            if (Construct.Origin == ConstructOrigin.External) return LinkVersion.Unknown;
            if (Creates(Construct)) return Construct.Is(CdkNames.Rest.IVpcLink, CdkNames.Rest.CfnVpcLink) ? LinkVersion.V1 : LinkVersion.V2;
            // FromVpcLinkId takes any string: what the id belongs to decides, not the type it is given.
            return Origin is { } origin && !ReferenceEquals(origin, this) ? origin.Version : LinkVersion.Unknown;
        }
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
    public LoadBalancer? Target => Targets is [var (target, _)]
        ? target.AsConstruct is { } c && LoadBalancer.IsOne(c) ? _app.LoadBalancerOf(c) : Arns.LoadBalancer(_app, target)
        : null;

    public SyntaxNode? Syntax => Construct.Syntax;
}
