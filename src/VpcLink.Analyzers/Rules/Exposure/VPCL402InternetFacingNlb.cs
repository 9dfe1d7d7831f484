using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: as for an ALB, and worse: an NLB takes no web ACL, so nothing but security groups and network ACLs is left to keep strangers out.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL402InternetFacingNlb() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL402", Area.Exposure, DiagnosticSeverity.Warning,
        "Internet-facing Network Load Balancer behind a private integration",
        "'{0}' faces the internet, so callers can bypass the API that reaches it through {1}, and no web ACL can be put on an NLB; make it internal", fix: true);

    internal override IEnumerable<Finding> Judge(Application app) => InternetFacing.Judge(app, Info, LoadBalancerKind.Network);
}
