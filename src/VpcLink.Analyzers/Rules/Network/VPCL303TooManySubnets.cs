using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>Why: API Gateway's quota is ten subnets for a V2 link. The CDK does not count.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL303TooManySubnets() : Rule(Info)
{
    private const int Quota = 10;

    private static readonly DiagnosticDescriptor Info = Define("VPCL303", Area.Network, DiagnosticSeverity.Warning,
        "VPC link in more subnets than the quota allows",
        "{0} gets {1} subnets, and API Gateway's quota is 10 for a link; one subnet in each Availability Zone is enough");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (link, _) in app.SharedLinks)
        {
            if (link.IsImplicit || link.SubnetCount is not { } count || count.Least <= Quota) continue;
            if (link.Prop(link.IsL1 ? "SubnetIds" : "Subnets").Place(link.Syntax) is not { } place) continue;
            yield return Finding.At(Info, place, link.Named(), count.Least).Also(link.Syntax);
        }
    }
}
