using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Patterns;

/// <summary>Why: the classic private integration of an HTTP API, with nothing in reach of the internet but the API. Hidden: it tells what was read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL801HttpApiToPrivateAlb() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL801", Area.Patterns, DiagnosticSeverity.Hidden,
        "Pattern 1: HTTP API → V2 link → internal ALB in private subnets",
        RecognisedPath.Message);

    internal override IEnumerable<Finding> Judge(Application app) => RecognisedPath.Judge(app, Info, KnownPatterns.HttpApiToPrivateAlb);
}
