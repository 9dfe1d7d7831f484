using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: in some regions API Gateway offers V2 links in some Availability Zones only, by zone id. Code knows zone names, which mean other zones in each account, so all that
/// can be told is that a VPC spans more zones than are supported.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL316UnsupportedZone() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL316", Area.Network, DiagnosticSeverity.Info,
        "VPC link that may land in an unsupported Availability Zone",
        "{0} is put into every zone of '{1}', and in {2} only {3} zones support VPC links ({4}); select zones that do");

    /// <summary>Regions where not every zone supports V2 links, and the ids of those that do.</summary>
    private static readonly ImmutableDictionary<string, string[]> Supported = new Dictionary<string, string[]>
    {
        ["us-east-1"] = ["use1-az1", "use1-az2", "use1-az4", "use1-az5", "use1-az6"],
        ["us-west-1"] = ["usw1-az1", "usw1-az3"],
        ["ca-central-1"] = ["cac1-az1", "cac1-az2"],
        ["ap-east-1"] = ["ape1-az2", "ape1-az3"],
        ["ap-northeast-1"] = ["apne1-az1", "apne1-az2", "apne1-az4"],
        ["eu-west-3"] = ["euw3-az1", "euw3-az3"],
    }.ToImmutableDictionary();

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (link, _) in app.SharedLinks)
        {
            if (link.IsL1 || link.Vpc is not { } construct || link.Syntax is null || app.VpcOf(construct) is not { MostZones: { } most } vpc) continue;
            var subnets = link.IsImplicit ? new Prop("Subnets", Value.Absent, null) : link.Prop("Subnets");
            if (!(subnets.Value.IsAbsent || subnets.Value is Struct s && s["Subnets"].IsAbsent && s["AvailabilityZones"].IsAbsent && s["SubnetFilters"].IsAbsent)) continue;
            if (RegionOf(app, construct) is not { Value.AsString: { } region } written || !Supported.TryGetValue(region, out var zones) || most <= zones.Length) continue;
            yield return Finding.At(Info, subnets.Place(link.Syntax)!, link.Named(), vpc.Name, region, zones.Length, string.Join(", ", zones)).Also(link.Syntax, vpc.Zones.Edit, vpc.Syntax, written.Written);
        }
    }

    /// <summary>Where the stack of a construct says which region it is deployed to.</summary>
    private static Prop? RegionOf(Application app, Construct construct)
    {
        var depth = 0;
        for (var c = construct; c is not null && depth++ < 64; c = c.Scope)
            if (c.Is(Cdk.CdkNames.Core.Stack))
                return app.Prop(c, "Env").Value is Struct env ? env.Find("Region") : null;
        return null;
    }
}
