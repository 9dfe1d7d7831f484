using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>
/// Why: an NLB passes connections on to an ALB unchanged, so the target group is TCP. What AddTargets makes takes its protocol from the listener, where TLS is easily written.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL115AlbTargetGroupProtocol() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL115", Area.Wiring, DiagnosticSeverity.Error,
        "Target group of an ALB behind an NLB whose protocol is not TCP",
        "'{0}' has an ALB as its target and the protocol {1}, so deployment fails; make it TCP and let the ALB terminate TLS", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.TargetGroups)
        {
            if (group.IsNetwork == false || group.Alb is not { } alb || group.Protocol is not { } protocol || protocol == "TCP") continue;
            var inherited = group.ProtocolProp.Value.IsAbsent ? group.Listeners.FirstOrDefault() : null;
            var place = inherited?.ProtocolProp.Edit ?? group.ProtocolProp.Place(group.Syntax);
            if (place is null) continue;
            yield return Finding.At(Info, place, group.Name, protocol).Also(alb.Syntax, group.ProtocolProp.Edit).With(FixOf(app, group));
        }
    }

    private static Fix? FixOf(Application app, TargetGroup group)
    {
        var edits = new List<Edit>();
        if (!group.ProtocolProp.Value.IsAbsent)
        {
            if (Edits.Set(group.Construct, group.ProtocolProp, "", Tcp(group.IsL1)) is not { } edit) return null;
            edits.Add(edit);
        }

        // Only a TCP listener forwards to such a group. One with certificates is no plain TCP listener by a change of its protocol.
        foreach (var listener in group.Listeners.GroupBy(static l => l.Construct).Select(static g => g.First()))
        {
            if (listener.Protocol == "TCP") continue;
            if (listener.Protocol is null || !listener.Prop("Certificates").Value.IsAbsent || Edits.Set(listener.Construct, listener.ProtocolProp, "", Tcp(listener.IsL1)) is not { } edit) return null;
            edits.Add(edit);
        }

        return edits.Count == 0 ? null : Fix.Of("Make it TCP", [.. edits]);
    }

    private static string Tcp(bool l1) => l1 ? "\"TCP\"" : "global::" + CdkNames.Elb.Protocol + ".TCP";
}
