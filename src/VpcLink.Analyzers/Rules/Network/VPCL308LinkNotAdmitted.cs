using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: the integrations of the CDK never touch security groups. With a closed listener (<c>Open = false</c>) somebody has to admit the link's group, or every request ends
/// in a timeout. A rule on a port that is not the listener's is VPCL310's, a link without a group VPCL307's.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL308LinkNotAdmitted() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL308", Area.Network, DiagnosticSeverity.Warning,
        "No rule lets the VPC link reach the load balancer",
        "Requests through {0} never reach '{1}', because no rule of '{2}' admits '{3}'; admit it on the listener's port", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        var reported = new HashSet<(Construct, Construct)>();
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.Link is not { Version: LinkVersion.V2, SecurityGroups: { IsEmpty: false } groups } link || integration.EffectiveListener is not { LoadBalancer: { } lb } listener) continue;
            if (SecurityGroup.Admits(app, listener, groups) != false || SecurityGroup.Missed(app, listener, groups).Any()) continue;
            // One missing rule is one mistake, however many integrations need it.
            if (!reported.Add((link.Construct, listener.Construct))) continue;
            var edit = lb.SecurityGroups is { } theirs && theirs.All(g => SecurityGroup.TakesRules(app, g) == true) ? Admission.Of(app, listener, groups, integration) : null;
            yield return Finding.At(Info, integration.Syntax, link.Named(), listener.Name, lb.Name, groups[0].Name)
                .Also(listener.OpenProp.Edit, listener.Syntax, link.Syntax, groups[0].Syntax)
                .With(edit is null ? null : Fix.Of("Admit the link's security group at the listener", edit));
        }
    }
}
