using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: the packet leaves the link before it arrives at the load balancer. A group made with <c>AllowAllOutbound = false</c> lets out only what a rule names, and
/// <c>AddIngressRule</c> on the load balancer's group writes no such rule; Connections do. Where the load balancer admits nobody either, VPCL308 speaks.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL309LinkWithoutEgress() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL309", Area.Network, DiagnosticSeverity.Warning,
        "Security group of the VPC link lets nothing out to the load balancer",
        "'{0}' lets nothing out to '{1}', so requests through {2} time out; admit it there with Connections, which write both sides", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        var reported = new HashSet<(Construct, Construct)>();
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.Link is not { Version: LinkVersion.V2, SecurityGroups: [var group] groups } link || integration.EffectiveListener is not { LoadBalancer: { } lb } listener) continue;
            if (SecurityGroup.LetsOut(app, group, listener) != false) continue;
            if (SecurityGroup.Admits(app, listener, groups) == false || SecurityGroup.Missed(app, listener, groups).Any()) continue;
            var closed = app.Prop(group, group.Is(Cdk.CdkNames.Ec2.CfnSecurityGroup) ? "SecurityGroupEgress" : "AllowAllOutbound");
            if (closed.Place(group.Syntax) is not { } place || !reported.Add((group, listener.Construct))) continue;
            yield return Finding.At(Info, place, group.Name, lb.Name, link.Named()).Also(closed.Written, group.Syntax, link.Syntax, integration.Syntax, listener.Syntax).With(Open(app, listener, lb, group, closed, integration));
        }
    }

    private static Fix? Open(Application app, Listener listener, LoadBalancer lb, Construct group, Prop closed, Integration integration)
    {
        if (lb.SecurityGroups is { IsEmpty: false } theirs && theirs.All(g => SecurityGroup.TakesRules(app, g) == true) && SecurityGroup.TakesRules(app, group) == true)
            return Admission.Of(app, listener, new[] { group }, integration) is { } admit ? Fix.Of("Admit the link at the listener, which opens both sides", admit) : null;
        return closed is { Name: "AllowAllOutbound" } && Edits.Set(group, closed, group.Type + "Props", "true") is { } edit ? Fix.Of("Let the link's security group out", edit) : null;
    }
}
