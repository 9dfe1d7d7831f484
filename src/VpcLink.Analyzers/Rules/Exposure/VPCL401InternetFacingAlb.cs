using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: whoever knows the load balancer's address goes past the API's authorization, throttling and logging; the link protects nothing.
/// An L1 load balancer and the ECS patterns face the internet when nothing is said, an L2 load balancer does not.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL401InternetFacingAlb() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL401", Area.Exposure, DiagnosticSeverity.Warning,
        "Internet-facing Application Load Balancer behind a private integration",
        "'{0}' faces the internet, so callers can bypass the API that reaches it through {1}; make it internal", fix: true);

    internal override IEnumerable<Finding> Judge(Application app) => InternetFacing.Judge(app, Info, LoadBalancerKind.Application);
}
