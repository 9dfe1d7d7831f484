using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Patterns;

/// <summary>Why: an HTTP API reaches an NLB through a V2 link as it reaches an ALB. Hidden: it tells what was read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL806HttpApiToNlb() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL806", Area.Patterns, DiagnosticSeverity.Hidden,
        "HTTP API → V2 link → NLB",
        RecognisedPath.Message);

    internal override IEnumerable<Finding> Judge(Application app) => RecognisedPath.Judge(app, Info, KnownPatterns.HttpApiToNlb);
}
