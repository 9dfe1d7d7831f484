using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Patterns;

/// <summary>Why: REST APIs take V2 links since November 2025. Hidden: it tells what was read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL805RestApiThroughV2() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL805", Area.Patterns, DiagnosticSeverity.Hidden,
        "REST API → V2 link → internal ALB or NLB",
        RecognisedPath.Message);

    internal override IEnumerable<Finding> Judge(Application app) => RecognisedPath.Judge(app, Info, KnownPatterns.RestApiThroughV2);
}
