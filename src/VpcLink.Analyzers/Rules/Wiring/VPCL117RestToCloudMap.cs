using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: only HTTP APIs resolve Cloud Map services. A REST API goes to a load balancer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL117RestToCloudMap() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL117", Area.Wiring, DiagnosticSeverity.Error,
        "REST integration whose target is a Cloud Map service",
        "'{0}' belongs to a REST API and leads to a Cloud Map service, which only HTTP APIs can reach; put a load balancer in between, or use an HTTP API");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations.Where(static i => i.IsRest))
            foreach (var prop in new[] { integration.Target, integration.Uri })
                if (prop.Edit is { } place && !prop.Value.IsAbsent && prop.Value.All(v => Arns.KindOf(app, v) == ArnKind.CloudMapService))
                    yield return Finding.At(Info, place, integration.Name).Also((prop.Value as Token)?.Owner.Syntax, integration.ConnectionType.Written);
    }
}
