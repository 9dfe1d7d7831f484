using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: a V1 link is a PrivateLink connection to an endpoint service, which only an NLB can be. The L1 takes any string as an ARN.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL110V1LinkTargetIsNoNlb() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL110", Area.Wiring, DiagnosticSeverity.Error,
        "V1 link whose target is not a Network Load Balancer",
        "'{0}' is a V1 link and its target is {1}, so the link cannot become available; a V1 link takes an NLB, a V2 link also an ALB");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var link in app.Links.Where(static l => l.IsL1))
        {
            if (link.Targets is not { } targets) continue;
            foreach (var (target, syntax) in targets)
                if (target.All(t => What(Arns.KindOf(app, t)) is not null))
                {
                    yield return Finding.At(Info, syntax ?? link.Syntax!, link.Name, What(Arns.KindOf(app, target.Alternatives[0]))).Also((target as Token)?.Owner.Syntax, link.Syntax);
                    break;
                }
        }
    }

    private static string? What(ArnKind kind) => kind switch
    {
        ArnKind.ApplicationLoadBalancer => "an ALB",
        ArnKind.GatewayLoadBalancer => "a Gateway Load Balancer",
        ArnKind.Listener => "a listener",
        ArnKind.TargetGroup => "a target group",
        ArnKind.CloudMapService => "a Cloud Map service",
        ArnKind.DnsName or ArnKind.Url => "a name and no ARN",
        ArnKind.Other => "no load balancer",
        _ => null,
    };
}
