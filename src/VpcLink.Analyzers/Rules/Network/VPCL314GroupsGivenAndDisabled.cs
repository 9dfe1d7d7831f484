using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>Why: the two contradict each other, and the CDK throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL314GroupsGivenAndDisabled() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL314", Area.Network, DiagnosticSeverity.Error,
        "Security groups given to an NLB that is made without any",
        "'{0}' is given SecurityGroups together with DisableSecurityGroups = true, so synthesis throws; remove one of them", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        if (!app.Cdk.Has(CdkNames.Elb.NetworkLoadBalancer + "Props", "DisableSecurityGroups")) yield break;
        foreach (var nlb in app.LoadBalancers.Where(static lb => lb is { IsCreated: true, IsL1: false, Pattern: null, Kind: LoadBalancerKind.Network }))
        {
            var disabled = nlb.Prop("DisableSecurityGroups");
            var groups = nlb.Prop("SecurityGroups");
            if (disabled.Value.AsBool != true || groups.Value is not Items || disabled.Place(nlb.Syntax) is not { } place) continue;
            yield return Finding.At(Info, place, nlb.Name).Also(disabled.Written, groups.Edit, groups.Written, nlb.Syntax)
                .With(Edits.Remove(disabled) is { } edit ? Fix.Of("Remove DisableSecurityGroups", edit) : null);
        }
    }
}
