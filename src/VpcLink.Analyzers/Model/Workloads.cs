using System.Collections.Immutable;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>What a load balancer forwards requests to: services, instances, groups of instances.</summary>
internal static class Workloads
{
    /// <summary>The workloads behind a load balancer as far as they can be seen, those behind an ALB that stands behind an NLB included.</summary>
    public static ImmutableArray<Construct> Behind(Application app, LoadBalancer balancer) => Behind(app, balancer, 0).Distinct().ToImmutableArray();

    private static IEnumerable<Construct> Behind(Application app, LoadBalancer balancer, int depth)
    {
        if (balancer.Pattern is { } pattern && app.Graph.MembersOf(pattern).FirstOrDefault(static m => m.Via == "Service") is { } made) yield return made;
        foreach (var group in app.TargetGroupsBehind(balancer.Construct))
        {
            if (group.Alb?.LoadBalancer is { } alb && depth < 2)
                foreach (var further in Behind(app, alb, depth + 1)) yield return further;
            foreach (var (target, _) in group.Targets ?? ImmutableArray<(Value, Microsoft.CodeAnalysis.SyntaxNode?)>.Empty)
                if (target.AsConstruct is { } workload && Of(workload) is { } own)
                    yield return own;
        }
    }

    private static Construct? Of(Construct target) => target switch
    {
        { Origin: ConstructOrigin.Returned, Via: "LoadBalancerTarget", Owner: { } service } => service,
        _ when target.Is(CdkNames.Elb.AlbArnTarget, CdkNames.Elb.AlbTarget) || target.Is(CdkNames.Elb.AlbListenerTarget) => null,
        _ => target,
    };

    /// <summary>The security groups that a workload's rules are written into: those it was given, and the workload itself, which stands for them when rules are made by its Connections.</summary>
    public static ImmutableArray<Construct> GroupsOf(Application app, Construct workload)
    {
        var groups = ImmutableArray.CreateBuilder<Construct>();
        groups.Add(workload);
        if (workload.Origin != ConstructOrigin.Created) return groups.ToImmutable();
        if (Application.Refs(app.Prop(workload, "SecurityGroups").Value) is { } several) groups.AddRange(several);
        if (app.Prop(workload, "SecurityGroup").Value.AsConstruct is { } one) groups.Add(one);
        return groups.ToImmutable();
    }
}
