using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: a V1 link connects to the NLB whether or not anything listens there, and requests find a closed port.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL125NlbWithoutListener() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL125", Area.Wiring, DiagnosticSeverity.Warning,
        "V1 link to an NLB that has no listener",
        "'{0}' leads to '{1}', which has no listener, so every request fails; add a listener to the NLB");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        // A listener of an unknown load balancer may belong to any.
        if (app.Listeners.Any(static l => l.IsCreated && l.LoadBalancer is null)) yield break;
        foreach (var link in app.Links.Where(static l => l.Version == LinkVersion.V1))
            if (link.Target is { IsWhollyKnown: true, Kind: LoadBalancerKind.Network, Pattern: null } nlb && !nlb.Construct.Many && !nlb.Listeners.Any())
                yield return Finding.At(Info, link.Targets!.Value[0].Syntax ?? link.Syntax!, link.Name, nlb.Name).Also(nlb.Syntax, link.Syntax);
    }
}
