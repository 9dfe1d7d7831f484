using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>Why: an ALB as the target of an NLB is checked over HTTP or HTTPS; ELB takes no other protocol for such a target group.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL606TcpCheckOfAlb() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL606", Area.Operations, DiagnosticSeverity.Error,
        "TCP health check on a target group of an ALB",
        "'{0}' checks an ALB over {1}, and an ALB can be checked over HTTP or HTTPS only; its deployment fails", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.TargetGroups)
        {
            if (!group.IsCreated || group.Alb is null || app.Graph.CallsOn(group.Construct).Any(static c => c.Method == "ConfigureHealthCheck")) continue;
            var protocol = group.IsL1 ? group.Prop("HealthCheckProtocol") : group.Prop("HealthCheck", "Protocol");
            var name = protocol.Value.AsEnum ?? protocol.Value.AsString;
            if (name is null or "HTTP" or "HTTPS" || protocol.Edit is not { } place) continue;
            var edit = Edits.Set(group.Construct, protocol, group.Construct.Type + "Props", group.IsL1 ? "\"HTTP\"" : "global::" + CdkNames.Elb.Protocol + ".HTTP");
            yield return Finding.At(Info, place, group.Name, name).With(edit is null ? null : Fix.Of("Check it over HTTP", edit));
        }
    }
}
