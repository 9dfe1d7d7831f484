using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>
/// Why: the scheme of a REST integration's URI decides whether API Gateway speaks TLS, the listener on the URI's port decides what is understood. A TCP listener passes on what comes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL205SchemeOfListener() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL205", Area.Transport, DiagnosticSeverity.Warning,
        "URI scheme that does not match the listener",
        "The URI says {0}, but '{1}' on port {2} speaks {3}; use {4}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.ApiKind != ApiKind.Rest || integration.IsAlterable || integration.Urls is not [var url]) continue;
            if (VPCL203HttpsToLoadBalancerName.IsNamedByAws(url) || VPCL203HttpsToLoadBalancerName.ListenerOn(integration, url) is not { SpeaksTls: { } secured } listener) continue;
            if (secured == (url.Scheme == "https") || integration.Uri.Place(integration.Syntax) is not { } place) continue;
            yield return Finding.At(Info, place, url.Scheme, listener.Name, listener.Port, listener.Protocol, secured ? "https" : "http")
                .Also(integration.Syntax, listener.ProtocolDecider.Edit, listener.Syntax).With(Mend(integration, url, listener, secured));
        }
    }

    private static Fix? Mend(Integration integration, CalledUrl url, Listener listener, bool secured)
    {
        // https needs a host that the certificate proves, which the load balancer's own name is not.
        string? host = null;
        if (secured && (url.LoadBalancer is not null || url.Host!.EndsWith(".elb.amazonaws.com", StringComparison.OrdinalIgnoreCase)) && (host = listener.CertificateHost) is null) return null;
        var scheme = secured ? "https" : "http";
        return UrlText.Change(integration.Uri.Edit, scheme, host, url.EffectivePort) is { } edit ? Fix.Of("Use " + scheme, edit) : null;
    }
}
