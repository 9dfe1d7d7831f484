using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: an integration without a VPC link calls its URL over the internet. The DNS name of an internal load balancer resolves there, to private addresses that nothing
/// outside the VPC reaches: everything deploys, and every request fails.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL407PublicCallOfInternalLoadBalancer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL407", Area.Exposure, DiagnosticSeverity.Error,
        "Public integration URL that names an internal load balancer",
        "The URL leads over the internet to '{0}', which is internal and can't be reached from there; integrate through a VPC link", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (integration, uri, urls) in PublicCall.All(app))
        {
            if (uri.Place(integration.Syntax) is not { } place) continue;
            if (urls.All(static u => u.LoadBalancer is { IsInternetFacing: false }))
            {
                var lb = urls[0].LoadBalancer!;
                var edits = urls.Length == 1 ? PublicCall.ThroughLink(app, integration, lb, urls[0]) : null;
                yield return Finding.At(Info, place, lb.Name).Also(integration.Syntax, lb.Facing.Edit, lb.Syntax)
                    .With(edits is null ? null : Fix.Of("Integrate through the VPC link", edits));
            }
            // AWS names internal load balancers so, except NLBs, whose names tell nothing. A name in text may be outdated.
            else if (urls.All(static u => u.Host is { } host && host.StartsWith("internal-", StringComparison.OrdinalIgnoreCase) && host.EndsWith(".elb.amazonaws.com", StringComparison.OrdinalIgnoreCase)))
            {
                yield return Finding.At(Info, place, urls[0].Host).Also(integration.Syntax).Lowered(DiagnosticSeverity.Warning);
            }
        }
    }
}
