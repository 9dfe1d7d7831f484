using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: the server name is compared with the listener's certificate, and nobody gets a certificate for a name that AWS gave to a load balancer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL204ServerNameOfLoadBalancer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL204", Area.Transport, DiagnosticSeverity.Warning,
        "Server name to verify is a load balancer's DNS name",
        "No certificate proves the DNS name of {0}, so '{1}' refuses its backend; verify the name in the listener's certificate");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            // A listener without TLS is the graver mistake: VPCL202 reports it.
            if (integration.ApiKind != ApiKind.Http || integration.IsAlterable || integration.Listener?.SpeaksTls == false) continue;
            var name = integration.SecureServerName;
            if (name.Edit is not { } place || !name.Value.All(v => IsNamedByAws(app, v))) continue;
            yield return Finding.At(Info, place, Arns.LoadBalancerName(app, name.Value.Alternatives[0]) is { } named ? "'" + named.LoadBalancer.Name + "'" : "a load balancer", integration.Name).Also(integration.Syntax);
        }
    }

    private static bool IsNamedByAws(Application app, Value name) => Arns.LoadBalancerName(app, name) is { Before: "", After: "", LoadBalancer: { } lb }
        ? lb.IsCreated || lb.Construct.Via == "FromLookup"
        : name.AsString is { } text && text.EndsWith(".elb.amazonaws.com", StringComparison.OrdinalIgnoreCase);
}
