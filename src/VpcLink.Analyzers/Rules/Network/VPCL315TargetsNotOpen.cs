using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: an ALB's AddTargets writes the rule that admits the ALB at the service; an NLB's writes none. As long as nobody else does, the targets stay unhealthy.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL315TargetsNotOpen() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL315", Area.Network, DiagnosticSeverity.Info,
        "Targets that do not admit the NLB",
        "No rule admits anything at '{0}', which '{1}' forwards to; admit {2} there", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        var behind = new HashSet<LoadBalancer>(app.PrivateIntegrations.Select(static i => i.LoadBalancer).Where(static lb => lb is { Kind: LoadBalancerKind.Network, IsWhollyKnown: true }).Select(static lb => lb!));
        foreach (var call in app.Graph.Calls.Where(static c => c is { Method: "AddTargets", May: false } && Listener.IsOne(Listener.Canonical(c.Receiver))))
        {
            if (app.ListenerOf(call.Receiver) is not { Pattern: null, LoadBalancer: { } nlb } || !behind.Contains(nlb) || call.Props is not { } props || props["Targets"] is not Items items) continue;
            foreach (var target in items.Elements)
            {
                if (ServiceOf(target.AsConstruct) is not { } service || IsAdmitted(app, service, service)) continue;
                yield return Finding.At(Info, props.Find("Targets")?.Edit ?? call.Syntax, service.Name, nlb.Name, Peer(nlb)).Also(service.Syntax, nlb.Syntax)
                    .With(Admit(app, service, nlb, props.Find("Targets")?.Edit ?? call.Syntax, PortOf(app, service, target.AsConstruct!)));
            }
        }

        foreach (var nlb in behind.Where(static lb => lb.Pattern is not null))
        {
            var pattern = nlb.Pattern!;
            // What the pattern is given (a service's group, a NLB of one's own) may bring rules along.
            if (pattern.Syntax is null || nlb.Construct.UserType is not null) continue;
            var service = app.Graph.MembersOf(pattern).FirstOrDefault(static m => m.Via == "Service");
            if (service is { Opaque: not null } || IsAdmitted(app, pattern, service ?? pattern)) continue;
            yield return Finding.At(Info, pattern.Syntax, pattern.Name + ".Service", pattern.Name, "the addresses of the VPC");
        }
    }

    private static string Peer(LoadBalancer nlb) => nlb.SecurityGroups is { IsEmpty: false } ? "'" + nlb.Name + "'" : "the addresses of the VPC";

    /// <summary>The ECS service that a target is or belongs to.</summary>
    private static Construct? ServiceOf(Construct? target)
    {
        var service = target is { Origin: ConstructOrigin.Returned, Via: "LoadBalancerTarget", Owner: { } owner } ? owner : target;
        return service is { Origin: ConstructOrigin.Created, Opaque: null, UserType: null, Many: false } && service.Is(CdkNames.Ecs.FargateService) ? service : null;
    }

    /// <summary>Some rule lets something in at the service, or may.</summary>
    private static bool IsAdmitted(Application app, Construct owner, Construct service)
    {
        var given = app.Prop(owner, "SecurityGroups").Value;
        if (!given.IsAbsent && Application.Refs(given) is null) return true;
        var groups = (Application.Refs(given) ?? ImmutableArray<Construct>.Empty).Add(service);
        return groups.Any(g => g.Opaque is not null || app.Graph.MembersOf(g).Any(static m => m.Opaque is not null) || !ReferenceEquals(g, service) && g.Origin != ConstructOrigin.Created)
            || SecurityGroup.Rules(app).Any(r => r.IsIngress && (r.Groups is not { } subjects || subjects.Any(groups.Contains)));
    }

    /// <summary>The port that the service's container gets traffic on, where it is said.</summary>
    private static int? PortOf(Application app, Construct service, Construct target)
    {
        if (target.Via == "LoadBalancerTarget") return target.Props?["ContainerPort"].AsNumber is { } named ? (int)named : null;
        if (app.Prop(service, "TaskDefinition").Value.AsConstruct is not { Origin: ConstructOrigin.Created } definition) return null;
        return app.Graph.CallsOn(definition).FirstOrDefault(static c => c.Method == "AddContainer")?.Props?["PortMappings"] is Items { Elements: [Struct first, ..] } && first["ContainerPort"].AsNumber is { } port ? (int)port : null;
    }

    private static Fix? Admit(Application app, Construct service, LoadBalancer nlb, SyntaxNode place, int? port)
    {
        if (port is not { } number || nlb.SecurityGroups is not { } groups || groups.Any(g => SecurityGroup.TakesRules(app, g) != true)) return null;
        var tcp = $"global::Amazon.CDK.AWS.EC2.Port.Tcp({number.ToString(CultureInfo.InvariantCulture)})";
        var edit = groups.IsEmpty
            ? nlb.Vpc is { } vpc ? Statements.After(app, [place], n => $"{n[0]}.Connections.AllowFrom(global::Amazon.CDK.AWS.EC2.Peer.Ipv4({n[1]}.VpcCidrBlock), {tcp}, \"NLB\");", service, vpc) : null
            : Statements.After(app, [place], n => $"{n[0]}.Connections.AllowFrom({n[1]}, {tcp}, \"NLB\");", service, nlb.Construct);
        return edit is null ? null : Fix.Of("Admit the NLB at the service", edit);
    }
}
