using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>The judgement that VPCL401 and VPCL402 share.</summary>
internal static class InternetFacing
{
    public static IEnumerable<Finding> Judge(Application app, DiagnosticDescriptor info, LoadBalancerKind kind)
    {
        foreach (var group in app.PrivateIntegrations.Where(i => i.LoadBalancer is { } lb && lb.Kind == kind && lb.IsReachablePublic).GroupBy(static i => i.LoadBalancer!))
        {
            var lb = group.Key;
            var integration = group.First();
            var facing = lb.Facing;
            var place = facing.Place(lb.Syntax);
            if (place is null) continue;
            var edits = MakeInternal(app, lb);
            var finding = Finding.At(info, place, lb.Name, integration.Link?.Name is { } link ? "'" + link + "'" : "a VPC link")
                .Also(group.Select(static i => (SyntaxNode?)i.Syntax).ToArray()).Also(facing.Written, lb.Syntax)
                .With(edits is null ? null : Fix.Of("Make the load balancer internal (CloudFormation replaces it)", edits));
            yield return IsGuarded(app, lb) ? finding.Lowered(DiagnosticSeverity.Info) : finding;
        }
    }

    /// <summary>Who may enter is restricted after all: the security groups admit no unnamed address, and a web ACL judges what enters an ALB.</summary>
    public static bool IsGuarded(Application app, LoadBalancer lb)
    {
        if (!lb.IsWhollyKnown || lb.SecurityGroups is not { IsEmpty: false } groups || groups.Any(g => SecurityGroup.TakesRules(app, g) != true)) return false;
        if (SecurityGroup.Rules(app).Any(r => r.IsIngress && (r.Groups is null || r.Groups.Value.Any(groups.Contains)) && r.PeerKind is PeerKind.AnyIpv4 or PeerKind.AnyIpv6 or PeerKind.Unknown)) return false;
        return lb.Kind == LoadBalancerKind.Network
            || lb.Listeners.All(static l => l.IsOpen == false) && WebAclAssociation.All(app).Any(a => a.Targets is [{ Construct: { } on }] && ReferenceEquals(LoadBalancer.Canonical(on), lb.Construct));
    }

    /// <summary>The edits that make a load balancer internal; null when the place that decides can't be seen, or decides for others that may be meant to face the internet.</summary>
    public static Edit[]? MakeInternal(Application app, LoadBalancer lb) =>
        !DecidesForOthers(app, lb) && Edits.Set(lb.Construct, lb.Facing, lb.Construct.Type + "Props", lb.IsL1 ? "\"internal\"" : "false") is { } hide
            // Public subnets were chosen for public addresses, and an Elastic IP is for nothing else.
            ? [hide, .. new[] { PrivateSubnets.Edit(app, lb) }.Concat(ElasticIps(lb)).OfType<Edit>()]
            : null;

    private static bool DecidesForOthers(Application app, LoadBalancer lb) =>
        lb.Facing.Value.Origin is null && Edits.Alike(app, lb.Construct).Any(c => !app.PrivateIntegrations.Any(i => ReferenceEquals(i.LoadBalancer?.Construct, c)));

    private static IEnumerable<Edit?> ElasticIps(LoadBalancer lb) => lb.Kind == LoadBalancerKind.Network && lb.Pattern is null && lb.Prop("SubnetMappings").Value is Items mappings
        ? mappings.Elements.OfType<Struct>().Select(static m => m.Find("AllocationId")).Where(static a => a is { Value.IsAbsent: false }).Select(static a => Edits.Remove(a!))
        : [];
}
