using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>
/// Why: the two generations of links are different resources. HTTP APIs take <c>AWS::ApiGatewayV2::VpcLink</c>, and an id is a string, so nothing but the deployment
/// notices when it belongs to the other kind.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL103HttpApiOnV1Link() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL103", Area.Wiring, DiagnosticSeverity.Error,
        "HTTP API integration on a V1 link",
        "'{0}' belongs to an HTTP API, which takes V2 links only, and '{1}' is a V1 link of REST APIs; create a VPC link of Amazon.CDK.AWS.Apigatewayv2 for it");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations.Where(static i => i.ApiKind == ApiKind.Http))
            if (integration.Link is { Version: LinkVersion.V1 } link)
                yield return Finding.At(Info, Connections.IdOf(integration), integration.Name, link.Name).Also(integration.VpcLink.Written, integration.Syntax, link.Syntax);
    }
}
