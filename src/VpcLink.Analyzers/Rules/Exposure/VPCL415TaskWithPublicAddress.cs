using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: an internal load balancer hides nothing when the tasks behind it have public addresses themselves and a rule lets any address connect to them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL415TaskWithPublicAddress() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL415", Area.Exposure, DiagnosticSeverity.Info,
        "Task with a public IP and open ingress behind an internal load balancer",
        "The tasks of '{0}' get public addresses and admit any address, so they can be called past '{1}' and the API; give them no public address", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.PrivateIntegrations.Where(static i => i.LoadBalancer is { IsInternetFacing: false, IsWhollyKnown: true }).GroupBy(static i => i.LoadBalancer!))
            foreach (var workload in Workloads.Behind(app, group.Key))
            {
                // The service of an ECS pattern is decided by the pattern.
                var owner = workload is { Origin: ConstructOrigin.Member, Via: "Service", Owner: { } pattern } && LoadBalancer.IsPattern(pattern) ? pattern : workload;
                if (owner.Origin != ConstructOrigin.Created || workload.Opaque is not null) continue;
                var address = app.Prop(owner, "AssignPublicIp");
                if (!address.Value.All(static v => v.AsBool == true) || address.Edit is not { } place) continue;
                var groups = Workloads.GroupsOf(app, workload);
                var open = SecurityGroup.Rules(app).FirstOrDefault(r => r is { IsIngress: true, May: false, PeerKind: PeerKind.AnyIpv4 or PeerKind.AnyIpv6, Port.IsKnown: true } && r.Port != PortRange.None
                    && r.Groups is { } ruled && ruled.Any(g => groups.Contains(g) && g.Opaque is null) && r.Path.HoldsWhenever(owner.Path));
                if (open is null) continue;
                var edit = Edits.Set(owner, address, owner.Type + "Props", "false");
                yield return Finding.At(Info, place, owner.Name, group.Key.Name).Also(open.Syntax, owner.Syntax).Also(group.Select(static i => (SyntaxNode?)i.Syntax).ToArray())
                    .With(edit is null ? null : Fix.Of("Give the tasks no public address (they then need a NAT gateway or endpoints to pull their image)", edit));
            }
    }
}
