using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>
/// Why: a private integration of an HTTP API speaks plain HTTP unless it is told which server name to verify; the port or protocol of the listener does not switch TLS on. A TCP
/// listener passes on what comes, so whether TLS is spoken behind it can't be told.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL201PlainHttpToTlsListener() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL201", Area.Transport, DiagnosticSeverity.Error,
        "HTTPS or TLS listener behind an HTTP API integration without a server name",
        "'{0}' sends plain HTTP to '{1}', which accepts {2} only: set {3} to a name that its certificate proves", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.ApiKind != ApiKind.Http || integration.IsAlterable || integration.Listener is not { SpeaksTls: true } listener) continue;
            var name = integration.SecureServerName;
            if (!name.Value.IsAbsent) continue;
            yield return Finding.At(Info, integration.Syntax, integration.Name, listener.Name, listener.Protocol, integration.IsL1 ? "TlsConfig.ServerNameToVerify" : "SecureServerName")
                .Also(listener.ProtocolDecider.Edit, listener.Syntax)
                .With(Verify(app, integration, name, listener));
        }
    }

    private static Fix? Verify(Application app, Integration integration, Prop name, Listener listener)
    {
        if (listener.CertificateHost is not { } host || Edits.IsShared(app, integration.Construct)) return null;
        var code = "\"" + host + "\"";
        var edit = integration.IsL1
            ? integration.Construct.Props?.Creation is BaseObjectCreationExpressionSyntax creation && app.Prop(integration.Construct, "TlsConfig").Value.IsAbsent
                ? Edit.SetProperty(creation, "TlsConfig", $"new global::{CdkNames.V2.TlsConfigProperty.Replace('+', '.')} {{ ServerNameToVerify = {code} }}") : null
            : Edits.Set(integration.Construct, name, integration.Construct.Type + "Props", code);
        return edit is null ? null : Fix.Of("Speak TLS and verify '" + host + "'", edit);
    }
}
