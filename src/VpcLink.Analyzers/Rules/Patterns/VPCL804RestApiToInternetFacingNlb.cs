using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Patterns;

/// <summary>Why: the load balancer can be called past the API. Hidden: it tells what was read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL804RestApiToInternetFacingNlb() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL804", Area.Patterns, DiagnosticSeverity.Hidden,
        "Pattern 4: REST API → V1 link → internet-facing NLB",
        RecognisedPath.Message);

    internal override IEnumerable<Finding> Judge(Application app) => RecognisedPath.Judge(app, Info, KnownPatterns.RestApiToInternetFacingNlb);
}
