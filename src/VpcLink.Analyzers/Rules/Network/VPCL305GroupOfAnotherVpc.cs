using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>Why: a network interface takes only security groups of the VPC that its subnet is in. The CDK does not compare them, so the deployment fails.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL305GroupOfAnotherVpc() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL305", Area.Network, DiagnosticSeverity.Error,
        "Security group or subnet of a VPC link from another VPC",
        "{0} is in '{1}' and gets {2} of '{3}', so the deployment fails; everything of a link must be of one VPC");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (link, _) in app.SharedLinks)
        {
            if (link.IsImplicit || link.Construct.Many || (link.Vpc ?? link.SubnetsVpc) is not { } here) continue;
            if (link is { IsL1: false, SubnetsVpc: { } there } && Application.SameVpc(here, there) == false && link.Prop("Subnets").Place(link.Syntax) is { } subnets)
                yield return Finding.At(Info, subnets, link.Named(), here.Name, "subnets", there.Name).Also(link.Syntax, link.Prop("Vpc").Edit, here.Syntax, there.Syntax);
            if (link.SecurityGroups is not { } groups) continue;
            foreach (var group in groups)
            {
                if (SecurityGroup.VpcOf(app, group) is not { } other || Application.SameVpc(here, other) != false) continue;
                var place = app.Graph.CallsOn(link.Construct).FirstOrDefault(c => c.Method == "AddSecurityGroups" && c.Argument("groups") is Items items && items.Elements.Any(e => ReferenceEquals(e.AsConstruct, group)))?.Syntax
                    ?? link.Prop(link.IsL1 ? "SecurityGroupIds" : "SecurityGroups").Place(link.Syntax);
                if (place is null) continue;
                yield return Finding.At(Info, place, link.Named(), here.Name, "the security group '" + group.Name + "'", other.Name).Also(link.Syntax, group.Syntax, here.Syntax, other.Syntax);
            }
        }
    }
}
