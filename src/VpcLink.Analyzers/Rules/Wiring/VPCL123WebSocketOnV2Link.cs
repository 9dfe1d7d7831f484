using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: WebSocket APIs are of the second generation, and yet their private integrations take links of the first, with an NLB.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL123WebSocketOnV2Link() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL123", Area.Wiring, DiagnosticSeverity.Error,
        "WebSocket API on a V2 link",
        "'{0}' belongs to a WebSocket API, which takes V1 links only, and '{1}' is a V2 link, so deployment fails; create a VPC link of Amazon.CDK.AWS.APIGateway to an NLB for it");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations.Where(static i => i.ApiKind == ApiKind.WebSocket))
            if (integration.Link is { Version: LinkVersion.V2 } link)
                yield return Finding.At(Info, Connections.IdOf(integration), integration.Name, link.Name).Also(link.Syntax);
    }
}
