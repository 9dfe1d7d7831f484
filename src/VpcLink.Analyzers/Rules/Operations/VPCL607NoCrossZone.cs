using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>
/// Why: without cross-zone balancing each address of an NLB serves only the targets of its own zone, and an address whose zone has none fails the requests that it gets. An NLB has it off by default.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL607NoCrossZone() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL607", Area.Operations, DiagnosticSeverity.Info,
        "NLB behind a link without cross-zone balancing",
        "'{0}' sends requests only to targets in the zone that they arrive in, so a zone without a healthy target fails its share; set CrossZoneEnabled", fix: true);

    private const string Attribute = "load_balancing.cross_zone.enabled";

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.PrivateIntegrations.Where(static i => i.LoadBalancer is { Kind: LoadBalancerKind.Network, IsL1: false, IsWhollyKnown: true }).GroupBy(static i => i.LoadBalancer!))
        {
            var nlb = group.Key;
            if (nlb.Syntax is not { } place || !(nlb.Pattern is not null || nlb.Prop("CrossZoneEnabled").Value.IsAbsent)) continue;
            if (AttributeCalls(app, nlb).Any(static c => c.Argument("key").AsString is not { } key || key == Attribute)) continue;
            var edit = nlb.Pattern is null ? Edits.Set(nlb.Construct, new Prop("CrossZoneEnabled", Value.Absent, null), nlb.Construct.Type + "Props", "true") : null;
            yield return Finding.At(Info, place, nlb.Name).Also(group.First().Syntax).With(edit is null ? null : Fix.Of("Balance across zones (traffic between zones is charged)", edit));
        }
    }

    private static IEnumerable<Call> AttributeCalls(Application app, LoadBalancer nlb) => app.Graph.CallsOn(nlb.Construct)
        .Concat(app.Graph.CallsOn(nlb.Construct, "LoadBalancer")).Where(static c => c.Method == "SetAttribute");
}
