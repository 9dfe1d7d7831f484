using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>Why: Elastic Load Balancing makes an ALB only in two Availability Zones or more. An NLB is content with one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL306AlbInOneZone() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL306", Area.Network, DiagnosticSeverity.Error,
        "Application Load Balancer in fewer than two Availability Zones",
        "'{0}' gets subnets in one Availability Zone only, and an ALB needs two, so the deployment fails; {1}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var lb in app.LoadBalancers.Where(static lb => lb is { IsCreated: true, Kind: LoadBalancerKind.Application, Syntax: not null }))
        {
            if (lb.IsL1)
            {
                var subnets = lb.Prop("Subnets") is { Value.IsAbsent: false } ids ? ids : lb.Prop("SubnetMappings");
                if (subnets.Value is Items { Complete: true, Elements.Length: 1 }) yield return Of(lb, subnets, "give it a second subnet");
                continue;
            }

            var selection = lb.Pattern is null ? lb.Prop("VpcSubnets") : lb.Prop("TaskSubnets") with { Value = Value.Absent };
            if (selection.Value is Struct s && (s["Subnets"] is Items { Complete: true, Elements.Length: 1 } || s["AvailabilityZones"] is Items { Complete: true, Elements.Length: 1 }))
                yield return Of(lb, selection, "give it a subnet in a second zone");
            else if (lb.Vpc is { } vpc && app.VpcOf(vpc) is { MostZones: < 2 } network && network.Zones is var zones && zones.Place(network.Syntax) is { } place)
                yield return Finding.At(Info, place, lb.Name, $"let '{network.Name}' span two")
                    .Also(lb.Syntax, zones.Written, network.Syntax)
                    .With(zones is { Name: "MaxAzs", Value.AsNumber: not null } && Edits.Set(vpc, zones, vpc.Type + "Props", "2") is { } edit ? Fix.Of("Span two Availability Zones", edit) : null);
        }
    }

    private static Finding Of(LoadBalancer lb, Prop subnets, string advice) => Finding.At(Info, subnets.Place(lb.Syntax)!, lb.Name, advice).Also(subnets.Written, lb.Syntax);
}
