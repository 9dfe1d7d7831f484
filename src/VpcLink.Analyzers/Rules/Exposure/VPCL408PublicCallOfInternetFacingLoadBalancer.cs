using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: it works, because the load balancer faces the internet. So does calling the load balancer without the API, and what the API sends crosses the internet.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL408PublicCallOfInternetFacingLoadBalancer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL408", Area.Exposure, DiagnosticSeverity.Warning,
        "Public integration URL that names an internet-facing load balancer",
        "The API calls '{0}' over the internet{1}, where everybody else can call it too; make it internal and integrate through a VPC link", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (integration, uri, urls) in PublicCall.All(app))
        {
            if (uri.Place(integration.Syntax) is not { } place || !urls.All(static u => u.LoadBalancer is { IsInternetFacing: true })) continue;
            var lb = urls[0].LoadBalancer!;
            yield return Finding.At(Info, place, lb.Name, urls.All(static u => u.Scheme == "http") ? " in plain text" : "")
                .Also(integration.Syntax, lb.Facing.Edit, lb.Syntax).With(urls.Length == 1 ? Hide(app, integration, lb, urls[0]) : null);
        }
    }

    private static Fix? Hide(Application app, Integration integration, LoadBalancer lb, CalledUrl url) =>
        PublicCall.ThroughLink(app, integration, lb, url) is { } edits && InternetFacing.MakeInternal(app, lb) is { } hide
            ? Fix.Of("Make the load balancer internal (CloudFormation replaces it) and integrate through the VPC link", [.. edits, .. hide])
            : null;
}
