using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: a listener that verifies clients wants a certificate of every client, and HTTP APIs have none to present; only the stages of REST APIs do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL210MutualTlsBehindHttpApi() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL210", Area.Transport, DiagnosticSeverity.Error,
        "Listener that verifies client certificates behind an HTTP API",
        "'{0}' asks its clients for a certificate, and '{1}' of an HTTP API has none to present: turn the verification off, or put a REST API in front");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.PrivateIntegrations.Where(static i => i is { ApiKind: ApiKind.Http, IsAlterable: false, Listener.IsCreated: true }).GroupBy(static i => i.Listener!))
        {
            var listener = group.Key;
            if (listener.Pattern is not null) continue;
            var mode = app.Prop(listener.Construct, "MutualAuthentication", listener.IsL1 ? "Mode" : "MutualAuthenticationMode");
            if (mode.Edit is not { } place || !mode.Value.All(static v => v.AsEnum == "VERIFY" || v.AsString == "verify")) continue;
            yield return Finding.At(Info, place, listener.Name, group.First().Name).Also(group.Select(static i => (SyntaxNode?)i.Syntax).ToArray()).Also(listener.Syntax);
        }
    }
}
