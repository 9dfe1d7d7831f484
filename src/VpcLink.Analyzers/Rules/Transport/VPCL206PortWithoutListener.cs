using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>
/// Why: a link leads a REST integration to a load balancer, and the port in the URI selects the listener there: 80 for http and 443 for https when none is written, and when the CDK
/// derives the URI from the link.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL206PortWithoutListener() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL206", Area.Transport, DiagnosticSeverity.Error,
        "URI port on which the load balancer does not listen",
        "The URI calls port {0}, but '{1}' listens on {2} only; call a port that it listens on", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.ApiKind != ApiKind.Rest || integration.IsAlterable || integration.Urls is not { } urls) continue;
            if (integration.LoadBalancer is not { AllListeners: { IsEmpty: false } listeners } lb || listeners.Any(static l => l.Port is null)) continue;
            if (!urls.All(u => listeners.All(l => l.Port != u.EffectivePort)) || integration.Uri.Place(integration.Syntax) is not { } place) continue;
            yield return Finding.At(Info, place, urls[0].EffectivePort, lb.Name, string.Join(" and ", listeners.Select(static l => l.Port).Distinct().OrderBy(static p => p)))
                .Also(integration.Syntax).Also(listeners.Select(static l => l.PortProp.Place(l.Syntax)).ToArray())
                .With(urls.Length == 1 && listeners.Length == 1 ? Mend(app, integration, urls[0], lb, listeners[0]) : null);
        }
    }

    private static Fix? Mend(Application app, Integration integration, CalledUrl url, LoadBalancer lb, Listener listener)
    {
        var scheme = listener.SpeaksTls switch { true => "https", false => "http", null => url.Scheme };
        string? host = null;
        if (scheme == "https" && (url.LoadBalancer is not null || url.Host!.EndsWith(".elb.amazonaws.com", StringComparison.OrdinalIgnoreCase)) && (host = listener.CertificateHost) is null) return null;
        Edit? edit;
        if (!integration.Uri.Value.IsAbsent) edit = UrlText.Change(integration.Uri.Edit, scheme, host, listener.Port);
        else if (Edits.IsShared(app, integration.Construct) || app.NameAt(lb.Construct, integration.Syntax) is not { } name) return null;
        else edit = Edits.Set(integration.Construct, integration.Uri, "Amazon.CDK.AWS.APIGateway.IntegrationProps",
            host is null ? $"$\"{scheme}://{{{name}{(lb.Pattern is null ? "" : ".LoadBalancer")}.LoadBalancerDnsName}}:{listener.Port}\"" : $"\"{scheme}://{host}:{listener.Port}\"");
        return edit is null ? null : Fix.Of("Call port " + listener.Port, edit);
    }
}
