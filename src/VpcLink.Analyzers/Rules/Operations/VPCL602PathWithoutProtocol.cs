using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>Why: an NLB checks over TCP unless told otherwise, and a path means nothing to TCP. The CDK compares the two only when the protocol is written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL602PathWithoutProtocol() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL602", Area.Operations, DiagnosticSeverity.Error,
        "NLB health check path without an HTTP protocol",
        "The health check of '{0}' has a path and no protocol, which is TCP then and takes no path, so the deployment fails; set Protocol to HTTP", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var health in TargetHealth.All(app, network: true))
        {
            // The target group of an ALB checks over HTTP by itself.
            if (health.Group.Alb is not null || health.Group.Targets is null || !health.Protocol.Value.IsAbsent || health.Path is not { Value.AsString: not null, Edit: { } place }) continue;
            Edit? edit = health.Group.IsL1 ? Edits.Set(health.Group.Construct, health.Protocol, health.Group.Construct.Type + "Props", "\"HTTP\"")
                : health.Whole?.Value is Struct { Creation: { } creation } ? Edit.SetProperty(creation, "Protocol", HealthRanges.ProtocolCode(health, "HTTP")) : null;
            yield return Finding.At(Info, place, health.Group.Name).With(edit is null ? null : Fix.Of("Check over HTTP", edit));
        }
    }
}
