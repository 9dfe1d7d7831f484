using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>
/// Why: the server name switches TLS on, and a listener that speaks plain HTTP can't answer a TLS handshake. Integrations that call a URL have no TLS configuration at all: the
/// scheme decides there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL202ServerNameWithoutTls() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL202", Area.Transport, DiagnosticSeverity.Warning,
        "Server name to verify where no TLS is spoken",
        "{0}: remove {1}{2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            if (integration.ApiKind != ApiKind.Http || integration.IsAlterable) continue;
            var name = integration.SecureServerName;
            // A value that can't be read may be null.
            if (name.Edit is not { } place || !name.Value.All(static v => v is Known { Constant: string { Length: > 0 } } or Token or Text)) continue;
            var written = integration.IsL1 ? "TlsConfig" : "SecureServerName";
            var edit = Edits.Remove(integration.IsL1 ? app.Prop(integration.Construct, "TlsConfig") : name);
            var fix = edit is null || Edits.IsShared(app, integration.Construct) ? null : Fix.Of("Remove " + written, edit);
            if (integration.IsPrivate == true && integration.Listener is { SpeaksTls: false } listener)
                yield return Finding.At(Info, place, $"'{integration.Name}' starts a TLS handshake with '{listener.Name}', which speaks plain HTTP", written, ", or give the listener a certificate")
                    .Also(integration.Syntax, listener.ProtocolDecider.Edit, listener.Syntax).With(fix);
            else if (integration.IsPrivate == false && integration.ConnectionId.Value.IsAbsent)
                yield return Finding.At(Info, place, $"'{integration.Name}' does not go through a VPC link, and only private integrations take a TLS configuration", written, "")
                    .Also(integration.Syntax).With(fix);
        }
    }
}
