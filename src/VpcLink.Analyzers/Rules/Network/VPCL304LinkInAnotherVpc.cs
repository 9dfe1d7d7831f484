using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: a V2 link's network interfaces stand in the link's VPC. Without a route from there to the load balancer's, such as a peering, no packet arrives.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL304LinkInAnotherVpc() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL304", Area.Network, DiagnosticSeverity.Warning,
        "VPC link and load balancer in different VPCs",
        "{0} is in '{1}' and '{2}', which it leads to, in '{3}'; put the link into '{3}'", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (link, integrations) in app.SharedLinks)
        {
            if (link.IsImplicit || link.Vpc is not { } here || link.Construct.Many) continue;
            var balancers = integrations.Select(static i => i.LoadBalancer).Where(static lb => lb is not null).Select(static lb => lb!).Distinct().ToArray();
            if (balancers.FirstOrDefault(lb => lb.IsCreated && Application.SameVpc(here, lb.Vpc) == false) is not { Vpc: { } there } balancer) continue;
            // Groups of another VPC can't be the link's at all, which VPCL305 says.
            if (link.SecurityGroups?.Any(g => Application.SameVpc(here, SecurityGroup.VpcOf(app, g)) == false) == true) continue;
            var vpc = link.Prop("Vpc");
            if (vpc.Place(link.Syntax) is not { } place) continue;
            yield return Finding.At(Info, place, link.Named(), here.Name, balancer.Name, there.Name)
                .Also(link.Syntax, here.Syntax, balancer.Prop("Vpc").Edit, balancer.Syntax, there.Syntax).With(Move(app, link, vpc, balancers, there));
        }
    }

    private static Fix? Move(Application app, Link link, Prop vpc, LoadBalancer[] balancers, Construct there)
    {
        // The link's groups and subnets must move with it, and every load balancer behind it must be where it goes.
        if (balancers.Any(lb => !ReferenceEquals(lb.Vpc, there)) || link.SecurityGroups is not { } groups || groups.Any(g => Application.SameVpc(there, SecurityGroup.VpcOf(app, g)) != true)) return null;
        if (!link.Prop("Subnets").Value.IsAbsent || app.VpcOf(there).Has(SubnetKind.PrivateWithEgress) != true) return null;
        return link.Syntax is { } at && app.NameAt(there, at) is { } name && Edits.Set(link.Construct, vpc, link.Construct.Type + "Props", name) is { } edit
            ? Fix.Of("Put the link into the load balancer's VPC (CloudFormation replaces the link)", edit) : null;
    }
}
