using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Patterns;

/// <summary>Why: no load balancer: the API finds the service in Cloud Map. Hidden: it tells what was read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL807HttpApiToCloudMap() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL807", Area.Patterns, DiagnosticSeverity.Hidden,
        "HTTP API → V2 link → Cloud Map service",
        RecognisedPath.Message);

    internal override IEnumerable<Finding> Judge(Application app) => RecognisedPath.Judge(app, Info, KnownPatterns.HttpApiToCloudMap);
}
