using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: a V2 link's network interfaces live in the VPC, and its security group is the only thing by which a load balancer can tell API Gateway's traffic from everybody
/// else's. CDK gives a link none. A link can't get one later either: CloudFormation replaces it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL307LinkWithoutSecurityGroup() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL307", Area.Network, DiagnosticSeverity.Warning,
        "VPC link without a security group",
        "{0} has no security group that {1} could admit; give it one of its own and admit that {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (link, integrations) in app.SharedLinks)
        {
            if (link.SecurityGroups is not { IsEmpty: true } || link.Syntax is null) continue;
            var isCloudMap = integrations.Length > 0 && integrations.All(static i => i.Form == IntegrationForm.CloudMap);
            var groups = link.IsImplicit ? new Prop("VpcLink", Value.Absent, null) : link.Prop(link.IsL1 ? "SecurityGroupIds" : "SecurityGroups");
            yield return Finding.At(Info, groups.Place(link.Syntax)!, link.Named(), isCloudMap ? "the services" : "a load balancer", isCloudMap ? "in theirs" : "at the listener").Also(link.Syntax).With(LinkNetwork.Secure(app, link, integrations));
        }
    }
}
