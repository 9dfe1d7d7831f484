using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>
/// Why: the CDK's custom domains are regional or edge-optimized, which lead to public APIs. Private APIs take private custom domain names, a resource of their own.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL508PrivateApiWithRegionalDomain() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL508", Area.Access, DiagnosticSeverity.Warning,
        "Private API with a regional custom domain",
        "'{0}' is a private API and gets a public custom domain, which can't lead to it; use a private custom domain name (AWS::ApiGateway::DomainNameV2) instead");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsPrivate != true) continue;
            // Mutual TLS makes it worse and has a rule of its own.
            foreach (var domain in api.Domains.Where(static d => d.Mtls.Value.IsAbsent && (d.EndpointType.Value.IsAbsent || d.EndpointType.Value.AsEnum is "REGIONAL" or "EDGE")))
                yield return Finding.At(Info, domain.Syntax, api.Name).Also(api.EndpointTypesProp.Edit);
        }
    }
}
