using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: a listener that ends TLS shows a certificate. The CDK throws when an L2 listener has none, CloudFormation rejects an L1 one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL222NoCertificate() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL222", Area.Transport, DiagnosticSeverity.Error,
        "HTTPS or TLS listener without a certificate",
        "'{0}' is a {1} listener without a certificate, so {2} fails; give it one in Certificates");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var listener in app.Listeners)
        {
            if (listener.Pattern is not null || !listener.IsCreated || listener.Construct.Opaque is not null || listener.Protocol is not ("HTTPS" or "TLS")) continue;
            if (!(listener.Prop("Certificates").Value is { IsAbsent: true } or Items { Complete: true, Elements.IsEmpty: true })) continue;
            if (app.Graph.CallsOn(listener.Construct).Any(static c => c.Method == "AddCertificates") || HasOwn(app, listener)) continue;
            if ((listener.ProtocolProp.Edit ?? listener.Prop("Port").Edit ?? listener.Syntax) is not { } place) continue;
            yield return Finding.At(Info, place, listener.Name, listener.Protocol, listener.IsL1 ? "deployment" : "synthesis").Also(listener.Syntax);
        }
    }

    /// <summary>A certificate that is a construct of its own, or one whose listener can't be told.</summary>
    private static bool HasOwn(Application app, Listener listener) => app.Graph.Constructs.Any(c => c.Origin == ConstructOrigin.Created
        && (c.Is(CdkNames.Elb.CfnListenerCertificate) && (Arns.Listener(app, app.Prop(c, "ListenerArn").Value) is not { } l || ReferenceEquals(l, listener))
            || c.Is(CdkNames.Elb.ApplicationListenerCertificate) && (app.Prop(c, "Listener").Value.AsConstruct is not { } target || ReferenceEquals(app.ListenerOf(target), listener))));
}
