using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>
/// Why: API Gateway compares the host of an https URI with the certificate, and nobody gets a certificate for a name that AWS gave to a load balancer. The host does not route the
/// request, the link does; so it can be the name that the certificate proves.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL203HttpsToLoadBalancerName() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL203", Area.Transport, DiagnosticSeverity.Error,
        "https URI whose host is a load balancer's DNS name",
        "No certificate proves the DNS name of {0}, so the TLS handshake fails; use {1} as the host: the VPC link routes the request all the same", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.ApiKind != ApiKind.Rest || integration.IsAlterable || integration.Urls is not { } urls || !urls.All(IsNamedByAws)) continue;
            if (integration.Uri.Place(integration.Syntax) is not { } place || integration.SkipsVerification is not { } skips) continue;
            var url = urls[0];
            var listener = ListenerOn(integration, url);
            var finding = Finding.At(Info, place, url.LoadBalancer is { } named ? "'" + named.Name + "'" : "a load balancer",
                    listener?.CertificateHost is { } host ? "'" + host + "'" : "the name in the listener's certificate")
                .Also(integration.Syntax).With(urls.Length == 1 ? Mend(integration, url, listener) : null);
            yield return skips ? finding.Lowered(DiagnosticSeverity.Warning) : finding;
        }
    }

    internal static bool IsNamedByAws(CalledUrl url) => url.Scheme == "https"
        && (url.LoadBalancer is { } lb ? lb.IsCreated || lb.Construct.Via == "FromLookup" : url.Host!.EndsWith(".elb.amazonaws.com", StringComparison.OrdinalIgnoreCase));

    /// <summary>The listener that a URL's port selects on the load balancer that the link leads to; null when unknown.</summary>
    internal static Listener? ListenerOn(Integration integration, CalledUrl url) =>
        integration.LoadBalancer?.AllListeners is { } listeners && listeners.All(static l => l.Port is not null) && listeners.Where(l => l.Port == url.EffectivePort).ToArray() is [var listener] ? listener : null;

    private static Fix? Mend(Integration integration, CalledUrl url, Listener? listener)
    {
        if (listener?.SpeaksTls == false)
            return UrlText.Change(integration.Uri.Edit, scheme: "http", port: url.EffectivePort) is { } plain ? Fix.Of("Call the plain HTTP listener with http", plain) : null;
        if (listener?.CertificateHost is not { } host) return null;
        return UrlText.Change(integration.Uri.Edit, host: host) is { } edit ? Fix.Of("Use '" + host + "' as the host", edit) : null;
    }
}
