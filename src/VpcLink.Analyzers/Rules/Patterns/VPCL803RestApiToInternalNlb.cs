using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Patterns;

/// <summary>Why: the classic private integration of a REST API. Hidden: it tells what was read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL803RestApiToInternalNlb() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL803", Area.Patterns, DiagnosticSeverity.Hidden,
        "Pattern 3: REST API → V1 link → internal NLB",
        RecognisedPath.Message);

    internal override IEnumerable<Finding> Judge(Application app) => RecognisedPath.Judge(app, Info, KnownPatterns.RestApiToInternalNlb);
}
