using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>Why: an account has ten VPC links V2 a region unless its quota was raised. One link serves any number of APIs and load balancers of its VPC.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL610LinkQuota() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL610", Area.Operations, DiagnosticSeverity.Info,
        "More V2 links than the default quota",
        "'{0}' is VPC link number {1} of one stack, and the default quota is 10 a region; share one link among APIs and load balancers of a VPC");

    private const int Quota = 10;

    internal override IEnumerable<Finding> Judge(Application app)
    {
        var explicitLinks = app.Links.Where(static l => l.Version == LinkVersion.V2 && l.Construct.Path.IsAlways).Select(static l => (Link: l, Key: (object)l.Construct));
        // The CDK makes an implicit link once for an API and a VPC.
        var implicitLinks = app.PrivateIntegrations.Where(static i => i.Link is { IsImplicit: true } && i.Construct.Path.IsAlways && i.Api is not null)
            .Select(static i => (Link: i.Link!, Key: (object)(i.Api!, i.Link!.Vpc)));
        foreach (var stack in explicitLinks.Concat(implicitLinks).GroupBy(static l => l.Key).Select(static g => g.First().Link)
            .Where(static l => StackOf(l) is not null).GroupBy(static l => StackOf(l)!))
        {
            var number = 0;
            foreach (var link in stack.OrderBy(static l => l.Construct.Ordinal))
                if (++number > Quota && link.Syntax is { } place) yield return Finding.At(Info, place, link.Name, number);
        }
    }

    private static Construct? StackOf(Link link)
    {
        var depth = 0;
        for (var c = link.Construct.Scope ?? link.Construct.Owner; c is not null && depth++ < 64; c = c.Scope ?? c.Owner)
            if (c.Is(CdkNames.Core.Stack)) return c;
        return null;
    }
}
