using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: a V1 link makes an endpoint service of its NLB, and an NLB can be part of one endpoint service only. Several APIs share one link instead.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL113NlbBehindTwoLinks() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL113", Area.Wiring, DiagnosticSeverity.Error,
        "One NLB behind two V1 links or endpoint services",
        "'{0}' takes the NLB '{1}', which '{2}' has already, so it cannot be created; {3}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in Owners(app).GroupBy(static o => o.Nlb.Construct))
        {
            var nlb = group.First().Nlb;
            // What only some paths make is not surely there together with the rest; what a loop makes may belong to an NLB each.
            var owners = group.Where(o => !o.Construct.Many && o.Construct.Path.HoldsWhenever(nlb.Construct.Path) && o.Construct.Syntax is not null).OrderBy(static o => o.Construct.Ordinal).ToArray();
            if (nlb.Construct.Many) continue;
            foreach (var second in owners.Skip(1))
            {
                var both = owners[0].Link is not null && second.Link is not null;
                yield return Finding.At(Info, second.Construct.Syntax!, second.Construct.Name, nlb.Name, owners[0].Construct.Name, both ? "use that link for both" : "give one of them an NLB of its own")
                    .Also(second.Place, owners[0].Place, owners[0].Construct.Syntax).With(FixOf(app, owners[0], second));
            }
        }
    }

    private sealed record Owner(Construct Construct, Link? Link, LoadBalancer Nlb, SyntaxNode? Place);

    private static IEnumerable<Owner> Owners(Application app)
    {
        foreach (var link in app.Links.Where(static l => l.Version == LinkVersion.V1))
            if (link.Target is { } nlb) yield return new Owner(link.Construct, link, nlb, link.Targets!.Value[0].Syntax);
        foreach (var service in app.Graph.OfType(CdkNames.Ec2.VpcEndpointService, CdkNames.Ec2.CfnVPCEndpointService).Where(static c => c.Origin == ConstructOrigin.Created))
        {
            var prop = app.Prop(service, service.Is(CdkNames.Ec2.CfnVPCEndpointService) ? "NetworkLoadBalancerArns" : "VpcEndpointServiceLoadBalancers");
            if (prop.Value is not Items { Complete: true } items) continue;
            foreach (var e in items.Elements)
                if ((e.AsConstruct is { } c && LoadBalancer.IsOne(c) ? app.LoadBalancerOf(c) : Arns.LoadBalancer(app, e)) is { } nlb)
                    yield return new Owner(service, null, nlb, prop.Edit);
        }
    }

    private static Fix? FixOf(Application app, Owner first, Owner second)
    {
        if (first.Link is not { IsL1: false } || second.Link is not { IsL1: false }) return null;
        var place = second.Construct.Syntax!;
        // What was added to the second link by calls would be added to the first.
        if (app.Graph.CallsOn(second.Construct).Any()) return null;
        if (Edits.WholeStatement(place) is { } statement) return Fix.Of("Remove the second link", Edit.Remove(statement));
        return app.NameAt(first.Construct, place) is { } name ? Fix.Of("Use '" + first.Construct.Name + "' for both", Edit.Replace(place, name)) : null;
    }
}
