using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: API Gateway speaks HTTP over TCP, with or without TLS. The CDK takes any listener of a Network Load Balancer as a target.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL207ListenerThatCannotCarryHttp() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL207", Area.Transport, DiagnosticSeverity.Error,
        "Listener protocol that does not carry HTTP",
        "'{0}' has the protocol {1}, and '{2}' sends HTTP to it: a private integration needs a TCP or TLS listener", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.PrivateIntegrations.Where(static i => !i.IsAlterable && i.EffectiveListener is { Protocol: "UDP" or "TCP_UDP" or "QUIC" or "TCP_QUIC" }).GroupBy(static i => i.EffectiveListener!))
        {
            var listener = group.Key;
            var protocol = listener.ProtocolProp;
            if (protocol.Place(listener.Syntax) is not { } place) continue;
            var edit = Edits.Set(listener.Construct, protocol, listener.Construct.Type + "Props", listener.IsL1 ? "\"TCP\"" : "global::" + CdkNames.Elb.Protocol + ".TCP");
            var finding = Finding.At(Info, place, listener.Name, listener.Protocol, group.First().Name).Also(group.Select(static i => (SyntaxNode?)i.Syntax).ToArray()).Also(listener.Syntax)
                .With(edit is null ? null : Fix.Of("Listen for TCP", edit));
            // Half of it is TCP.
            yield return listener.Protocol is "TCP_UDP" or "TCP_QUIC" ? finding.Lowered(DiagnosticSeverity.Warning) : finding;
        }
    }
}
