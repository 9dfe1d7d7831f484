using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: the ALB is reached on the port of the target group, so one of its listeners must be there. The CDK compares nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL116AlbTargetGroupPort() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL116", Area.Wiring, DiagnosticSeverity.Error,
        "Target group of an ALB behind an NLB on a port where the ALB has no listener",
        "'{0}' sends to port {1} of '{2}', which listens on {3}, so the ALB never becomes a healthy target; use a port that it listens on", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        if (app.Listeners.Any(static l => l.IsCreated && l.LoadBalancer is null)) yield break;
        foreach (var group in app.TargetGroups)
        {
            if (group.Port is not { } port || group.Alb is not { LoadBalancer: { IsWhollyKnown: true } lb } alb) continue;
            var listeners = lb.Listeners.ToArray();
            if (listeners.Length == 0 || listeners.Any(l => l.Port is null || l.Port == port || l.Construct.Many)) continue;
            var place = group.PortProp.Place(group.Syntax);
            if (place is null) continue;
            var meant = alb.Listener ?? (listeners.Length == 1 ? listeners[0] : null);
            yield return Finding.At(Info, place, group.Name, port, lb.Name, string.Join(" and ", listeners.Select(static l => l.Port)))
                .Also(alb.Syntax, meant?.Prop(meant.Pattern is null ? "Port" : "ListenerPort").Edit)
                .With(meant?.Port is { } right && Edits.Set(group.Construct, group.PortProp, "", right.ToString(CultureInfo.InvariantCulture)) is { } edit
                    ? Fix.Of("Use port " + right.ToString(CultureInfo.InvariantCulture), edit) : null);
        }
    }
}
