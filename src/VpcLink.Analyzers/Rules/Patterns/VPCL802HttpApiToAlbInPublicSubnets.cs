using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Patterns;

/// <summary>Why: the load balancer has no public address, and neighbours in its subnets may have one. Hidden: it tells what was read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL802HttpApiToAlbInPublicSubnets() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL802", Area.Patterns, DiagnosticSeverity.Hidden,
        "Pattern 2: HTTP API → V2 link → internal ALB in public subnets",
        RecognisedPath.Message);

    internal override IEnumerable<Finding> Judge(Application app) => RecognisedPath.Judge(app, Info, KnownPatterns.HttpApiToAlbInPublicSubnets);
}
