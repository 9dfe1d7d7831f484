using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: an internal load balancer has private addresses wherever it stands, so this works and is not public. Its neighbours in public subnets may be, and then only
/// security groups stand between them and the backend.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL403InternalInPublicSubnets() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL403", Area.Exposure, DiagnosticSeverity.Info,
        "Internal load balancer in public subnets",
        "'{0}' is internal and stands in public subnets{1}, beside whatever has a public address there; {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.PrivateIntegrations.Where(static i => i.LoadBalancer is { Placement: VpcLinkAnalyzers.Patterns.Placement.PublicSubnets }).GroupBy(static i => i.LoadBalancer!))
        {
            var lb = group.Key;
            var selection = lb.Pattern is null ? lb.Prop("VpcSubnets") : null;
            if ((selection is null ? lb.Syntax : selection.Place(lb.Syntax)) is not { } place) continue;
            var vpc = lb.Vpc is { } network ? app.VpcOf(network) : null;
            var hasPrivate = vpc?.Has(SubnetKind.PrivateWithEgress) == true || vpc?.Has(SubnetKind.Isolated) == true;
            var edit = PrivateSubnets.Edit(app, lb);
            yield return Finding.At(Info, place, lb.Name, vpc is null ? "" : " of '" + vpc.Name + "'", hasPrivate || vpc?.Groups is null ? "select private subnets" : "give the VPC private subnets")
                .Also(selection?.Value.IsAbsent != false ? vpc?.Deciding.Edit : null, lb.Syntax).Also(group.Select(static i => (SyntaxNode?)i.Syntax).ToArray())
                .With(edit is null ? null : Fix.Of("Select private subnets", edit));
        }
    }
}
