using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>Why: a TCP check proves that something accepts connections. An NLB sends requests to whatever passes it, also to a service that answers each with 500.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL605NoHttpHealthCheck() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL605", Area.Operations, DiagnosticSeverity.Info,
        "NLB behind a link without an HTTP health check",
        "'{0}' is checked over TCP only, so a service that accepts connections and answers none stays in use; check a path over HTTP", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var health in TargetHealth.All(app, network: true))
        {
            // TCP that is written is a decision; the target group of an ALB checks over HTTP by itself.
            if (health.Group.Alb is not null || health.Group.Targets is null || !health.Protocol.Value.IsAbsent || !health.Path.Value.IsAbsent || !health.ServesPrivateIntegration) continue;
            if ((health.Whole?.Edit ?? health.Group.Syntax) is not { } place) continue;
            yield return Finding.At(Info, place, health.Group.Name).With(Mend(health));
        }
    }

    private static Fix? Mend(TargetHealth health)
    {
        var group = health.Group;
        if (group.IsL1) return null;
        var protocol = HealthRanges.ProtocolCode(health, "HTTP");
        Edit? edit = health.Whole!.Value switch
        {
            Struct { Creation: { } creation } => Edit.SetProperty(creation, "Protocol", protocol),
            { IsAbsent: true } => Edits.Set(group.Construct, new Prop("HealthCheck", Value.Absent, null), group.Construct.Type + "Props",
                "new global::" + CdkNames.Elb.HealthCheck + " { Protocol = " + protocol + ", Path = \"/\" }"),
            _ => null,
        };
        return edit is null ? null : Fix.Of("Check over HTTP (set the path that tells the service's health)", edit);
    }
}
