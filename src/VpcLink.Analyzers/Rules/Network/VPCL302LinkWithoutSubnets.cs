using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: a V2 link is nothing but network interfaces in subnets. The CDK writes an empty list without complaint, and API Gateway refuses it when the stack is deployed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL302LinkWithoutSubnets() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL302", Area.Network, DiagnosticSeverity.Error,
        "VPC link without subnets",
        "{0} gets no subnet, so API Gateway refuses to make it; give it subnets of {1}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (link, integrations) in app.SharedLinks)
        {
            if (link.IsImplicit || link.SubnetCount is not (0, 0)) continue;
            var subnets = link.Prop(link.IsL1 ? "SubnetIds" : "Subnets");
            if (subnets.Place(link.Syntax) is not { } place) continue;
            var vpc = link.Vpc ?? (integrations.Select(static i => i.LoadBalancer?.Vpc).Distinct().ToArray() is [{ } one] ? one : null);
            yield return Finding.At(Info, place, link.Named(), vpc is null ? "its VPC" : "'" + vpc.Name + "'").Also(link.Syntax).With(Select(app, link, subnets, vpc));
        }
    }

    private static Fix? Select(Application app, Link link, Prop subnets, Construct? vpc)
    {
        if (vpc is null || LinkNetwork.Instead(app.VpcOf(vpc)) is not { } kind) return null;
        var code = LinkNetwork.Selection(kind);
        if (link.IsL1)
        {
            if (link.Syntax is null || app.NameAt(vpc, link.Syntax) is not { } name) return null;
            code = $"{name}.SelectSubnets({code}).SubnetIds";
        }

        return Edits.Set(link.Construct, subnets, link.Construct.Type + "Props", code) is { } edit ? Fix.Of($"Put the link into the {kind.Called()} subnets", edit) : null;
    }
}
