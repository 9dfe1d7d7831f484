using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>
/// Why: since November 2025 REST APIs take V2 links, to an ALB as well, and AWS calls V1 links legacy. Said only where the referenced CDK can express it, and not for WebSocket
/// APIs, which need V1 links.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL128LegacyLink() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL128", Area.Wiring, DiagnosticSeverity.Info,
        "New V1 link for a REST API",
        "'{0}' is a V1 link, which AWS calls legacy; for REST APIs a V2 link leads to an ALB or NLB without another load balancer in between");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        if (!app.Cdk.Has(CdkNames.Rest.IntegrationProperty, "IntegrationTarget")) yield break;
        foreach (var link in app.Links.Where(static l => l.Version == LinkVersion.V1 && l.Construct.Opaque is null))
        {
            var users = app.Integrations.Where(i => ReferenceEquals(i.Link?.Construct, link.Construct)).ToArray();
            // Whoever is unknown may be a WebSocket API.
            if (users.Length == 0 || users.Any(static u => u.ApiKind != ApiKind.Rest) || app.Integrations.Any(static i => i.ApiKind is ApiKind.Unknown or ApiKind.WebSocket && i.IsPrivate != false && i.Link is null)) continue;
            if (link.Syntax is { } place) yield return Finding.At(Info, place, link.Name).Also(users[0].Syntax);
        }
    }
}
