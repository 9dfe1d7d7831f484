using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>The judgement that VPCL401 and VPCL402 share.</summary>
internal static class InternetFacing
{
    public static IEnumerable<Finding> Judge(Application app, DiagnosticDescriptor info, LoadBalancerKind kind)
    {
        foreach (var group in app.PrivateIntegrations.Where(i => i.LoadBalancer is { } lb && lb.Kind == kind && lb.IsInternetFacing == true).GroupBy(static i => i.LoadBalancer!))
        {
            var lb = group.Key;
            var integration = group.First();
            var facing = lb.Facing;
            var place = facing.Place(lb.Syntax);
            if (place is null) continue;
            var edit = Edits.Set(lb.Pattern ?? lb.Construct, facing, lb.Construct.Type + "Props", lb.IsL1 ? "\"internal\"" : "false");
            yield return Finding.At(info, place, lb.Pattern?.Name ?? lb.Name, integration.Link?.Name is { } link ? "'" + link + "'" : "a VPC link")
                .Also(group.Select(static i => (SyntaxNode?)i.Syntax).ToArray()).Also(facing.Written, lb.Syntax)
                .With(edit is null ? null : Fix.Of("Make the load balancer internal (CloudFormation replaces it)", edit));
        }
    }
}
