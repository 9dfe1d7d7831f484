using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules;

/// <summary>The edit that moves something from public to private subnets of its VPC.</summary>
internal static class PrivateSubnets
{
    public static Edit? Edit(Application app, LoadBalancer lb) => lb.IsL1 || lb.Pattern is not null ? null : Edit(app, lb.Prop("VpcSubnets"), lb.Vpc);

    /// <summary>Null when the selection does not name public subnets, when it serves others too, or when the VPC has no private subnets for certain.</summary>
    public static Edit? Edit(Application app, Prop selection, Construct? vpc)
    {
        if (vpc is null || selection.Value is not Struct { Creation: { } creation } chosen) return null;
        var view = app.VpcOf(vpc);
        var (type, list) = view.Has(SubnetKind.PrivateWithEgress) == true ? ("PRIVATE_WITH_EGRESS", "PrivateSubnets")
            : view.Has(SubnetKind.Isolated) == true ? ("PRIVATE_ISOLATED", "IsolatedSubnets")
            : ("", "");
        if (type.Length == 0) return null;
        // One selection in a variable may place several things.
        if (app.Graph.MadeWithInner(creation).Skip(1).Any()) return null;
        if (chosen.Find("SubnetType") is { Value.AsEnum: "PUBLIC" } kind)
        {
            var place = kind.Value.Origin ?? (kind.Written as AssignmentExpressionSyntax)?.Right;
            return place is null ? null : Rules.Edit.Replace(place, "global::" + CdkNames.Ec2.SubnetType + "." + type);
        }

        return chosen.Find("Subnets") is { Value: Token { Member: "PublicSubnets", Origin: null }, Written: AssignmentExpressionSyntax { Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "PublicSubnets" } access } }
            ? Rules.Edit.Replace(access, access.Expression + "." + list)
            : null;
    }
}
