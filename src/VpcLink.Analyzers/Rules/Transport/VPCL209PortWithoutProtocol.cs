using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: the CDK derives the protocol of an Application Load Balancer's listeners and target groups from a few well-known ports, and throws for all others.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL209PortWithoutProtocol() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL209", Area.Transport, DiagnosticSeverity.Error,
        "Port that needs an explicit protocol",
        "The CDK knows no protocol for port {0} of '{1}' and throws: set Protocol", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var listener in app.Listeners)
            if (listener is { IsCreated: true, IsL1: false, Pattern: null, IsApplication: true } && Judge(app, listener.Construct, listener.Name, listener.PortProp, listener.ProtocolProp,
                    listener.Prop("Certificates").Value.IsAbsent ? "HTTP" : "HTTPS", "Amazon.CDK.AWS.ElasticLoadBalancingV2.BaseApplicationListenerProps") is { } finding)
                yield return finding;
        foreach (var group in app.TargetGroups)
            if (group is { IsCreated: true, IsL1: false, IsNetwork: false } && Judge(app, group.Construct, group.Name, group.PortProp, group.ProtocolProp, "HTTP",
                    "Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationTargetGroupProps") is { } finding)
                yield return finding;
    }

    private static Finding? Judge(Application app, Construct construct, string name, Prop port, Prop protocol, string secured, string propsType)
    {
        if (construct.Opaque is not null || !protocol.Value.IsAbsent || port.Edit is not { } place) return null;
        if (!port.Value.All(static v => v.AsNumber is { } n && !CdkDefaults.AlbListenerProtocols.ContainsKey((int)n))) return null;
        var edit = Edits.IsShared(app, construct) ? null : Edits.Set(construct, protocol, propsType, "global::" + CdkNames.Elb.ApplicationProtocol + "." + secured);
        return Finding.At(Info, place, port.Value.Alternatives[0].AsNumber, name).Also(construct.Syntax).With(edit is null ? null : Fix.Of("Set the protocol to " + secured, edit));
    }
}
