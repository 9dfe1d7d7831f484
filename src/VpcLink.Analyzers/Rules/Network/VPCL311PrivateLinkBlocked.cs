using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: a V1 link comes in through PrivateLink, and an NLB holds that traffic against its security groups unless it is told not to. Its source addresses are API Gateway's
/// own, which no group stands for and no range should be relied on for.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL311PrivateLinkBlocked() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL311", Area.Network, DiagnosticSeverity.Warning,
        "NLB security group blocks the PrivateLink traffic of a VPC link",
        "The security groups of '{0}' are enforced on PrivateLink traffic and none of their rules admits {1}, so requests time out; set {2} = {3}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.Links.Where(static l => l.Version == LinkVersion.V1 && l.Target is { Kind: LoadBalancerKind.Network, IsWhollyKnown: true, Pattern: null, Syntax: not null }).GroupBy(static l => l.Target!))
        {
            var nlb = group.Key;
            if (nlb.SecurityGroups is not { IsEmpty: false } groups || groups.Any(g => SecurityGroup.TakesRules(app, g) != true && !g.Is(Cdk.CdkNames.Ec2.CfnSecurityGroup)) || groups.Any(static g => g.Opaque is not null || g.Origin != ConstructOrigin.Created)) continue;
            var enforce = nlb.EnforcesOnPrivateLink;
            if (!(enforce.Value.IsAbsent || enforce.Value.AsBool == true || enforce.Value.AsString == "on")) continue;
            // A rule for addresses may mean API Gateway's; a rule for a group can't.
            if (SecurityGroup.Rules(app).Any(r => r.IsIngress && r.PeerKind != PeerKind.Group && (r.Groups is not { } subjects || subjects.Any(s => groups.Contains(s))))) continue;
            var off = nlb.IsL1 ? "\"off\"" : "false";
            var edit = Edits.Set(nlb.Construct, enforce, nlb.Construct.Type + "Props", off);
            yield return Finding.At(Info, enforce.Place(nlb.Syntax)!, nlb.Name, group.First().Named(), enforce.Name, off)
                .Also(nlb.Prop("SecurityGroups").Edit, nlb.Syntax, group.First().Syntax)
                .With(edit is null ? null : Fix.Of("Do not hold PrivateLink traffic against the security groups", edit));
        }
    }
}
