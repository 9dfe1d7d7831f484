using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: the load balancer gets public addresses, and no route leads from its subnets to the internet: nobody on the internet reaches it. In a VPC without an internet
/// gateway it can't even be made. Behind a link it was meant to be internal.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL404InternetFacingInPrivateSubnets() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL404", Area.Exposure, DiagnosticSeverity.Warning,
        "Internet-facing load balancer in private or isolated subnets",
        "'{0}' faces the internet from {1} subnets, {2}; make it internal, as behind a VPC link it should be", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.PrivateIntegrations.Where(static i => i.LoadBalancer is { IsUnreachablePublic: true }).GroupBy(static i => i.LoadBalancer!))
        {
            var lb = group.Key;
            var facing = lb.Facing;
            if (facing.Place(lb.Syntax) is not { } place) continue;
            var isolated = lb.SubnetKinds!.Value.All(static k => k == SubnetKind.Isolated);
            // The L2 VPC makes an internet gateway for its public subnets.
            var hasGateway = lb.Vpc is not { } vpc || app.VpcOf(vpc).Has(SubnetKind.Public) != false;
            var edits = InternetFacing.MakeInternal(app, lb);
            yield return Finding.At(Info, place, lb.Name, isolated ? "isolated" : "private", hasGateway ? "which the internet can't reach" : "in a VPC without an internet gateway, where it can't be created")
                .Also(lb.Prop("VpcSubnets").Edit, lb.Syntax).Also(group.Select(static i => (SyntaxNode?)i.Syntax).ToArray())
                .With(edits is null ? null : Fix.Of("Make the load balancer internal (CloudFormation replaces it)", edits));
        }
    }
}
