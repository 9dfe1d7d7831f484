using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: AWS WAF looks at HTTP requests, which a Network Load Balancer passes on unread; the deployment fails because of the ARN.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL411WebAclOnNlb() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL411", Area.Exposure, DiagnosticSeverity.Error,
        "Web ACL on an NLB",
        "A web ACL can't be put on {0}, a Network Load Balancer: put it on the REST API's stage, or on an Application Load Balancer behind it");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var association in WebAclAssociation.All(app))
            if (association.Targets.All(static t => t.Kind == WebAclTargetKind.NetworkLoadBalancer) && association.ResourceArn.Place(association.Syntax) is { } place)
                yield return Finding.At(Info, place, association.Targets[0].Construct is { } nlb ? "'" + nlb.Name + "'" : "this resource").Also(association.Syntax);
    }
}
