using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: unlike the load balancers, which fall back to isolated or public subnets, a V2 link insists on private subnets with egress. In a VPC without NAT gateways
/// there are none, and the CDK throws. Integrations without a link make one that does the same.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL301LinkSubnets() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL301", Area.Network, DiagnosticSeverity.Error,
        "VPC link selects subnets that its VPC does not have",
        "{0} selects {1} subnets and '{2}' has none, so synthesis throws; select {3} subnets", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (link, integrations) in app.SharedLinks)
        {
            if (link.IsL1 || link.Vpc is not { } construct) continue;
            var vpc = app.VpcOf(construct);
            var subnets = link.IsImplicit ? new Prop("Subnets", Value.Absent, null) : link.Prop("Subnets");
            var missing = subnets.Value.Alternatives.Select(v => Missing(vpc, v)).Distinct().ToArray();
            if (missing is not [{ } kind] || subnets.Place(link.Syntax) is not { } place) continue;
            var instead = LinkNetwork.Instead(vpc);
            var fix = instead is not { } other ? null
                : link.IsImplicit ? LinkNetwork.Secure(app, link, integrations)
                : Edits.Set(link.Construct, subnets, link.Construct.Type + "Props", LinkNetwork.Selection(other)) is { } edit ? Fix.Of($"Select the {other.Called()} subnets", edit)
                : null;
            yield return Finding.At(Info, place, link.Named(), kind.Called(), vpc.Name, instead?.Called() ?? "other")
                .Also(link.Syntax, vpc.Deciding.Edit, vpc.Deciding.Written, vpc.Syntax).With(fix);
        }
    }

    /// <summary>The kind of subnets that a selection demands and the VPC does not have.</summary>
    private static SubnetKind? Missing(Vpc vpc, Value selection)
    {
        if (selection.IsAbsent) return vpc.Has(SubnetKind.PrivateWithEgress) == false ? SubnetKind.PrivateWithEgress : null;
        return selection is Struct s && s["Subnets"].IsAbsent && s["SubnetGroupName"].IsAbsent && s["SubnetName"].IsAbsent && Vpc.KindOf(s["SubnetType"], out var kind) && vpc.Has(kind) == false ? kind : null;
    }
}
