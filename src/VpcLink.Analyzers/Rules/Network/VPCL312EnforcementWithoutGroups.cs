using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>Why: the setting says how an NLB's security groups treat PrivateLink traffic. Elastic Load Balancing takes it only from an NLB that has some.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL312EnforcementWithoutGroups() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL312", Area.Network, DiagnosticSeverity.Warning,
        "PrivateLink enforcement set on a load balancer without security groups",
        "'{0}' {1}, so {2} is invalid on it; remove it", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var lb in app.LoadBalancers.Where(static lb => lb is { IsCreated: true, Pattern: null }))
        {
            var enforce = lb.EnforcesOnPrivateLink;
            if (enforce.Value.IsAbsent || enforce.Value.IsUnknown || enforce.Edit is not { } place) continue;
            var why = lb.Kind == LoadBalancerKind.Application ? "is an ALB" : lb.Kind == LoadBalancerKind.Network && lb.HasNoSecurityGroups ? "has no security groups" : null;
            if (why is null) continue;
            yield return Finding.At(Info, place, lb.Name, why, enforce.Name).Also(enforce.Written, lb.Prop("SecurityGroups").Edit, lb.Syntax)
                .With(Edits.Remove(enforce) is { } edit ? Fix.Of("Remove " + enforce.Name, edit) : null);
        }
    }
}
