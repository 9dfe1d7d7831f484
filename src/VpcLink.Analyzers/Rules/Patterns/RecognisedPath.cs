using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Patterns;

/// <summary>The judgement that the rules 8xx share: which pattern an integration is, and by which constructs its requests go.</summary>
internal static class RecognisedPath
{
    public const string Message = "{0}: {1}";

    public static IEnumerable<Finding> Judge(Application app, DiagnosticDescriptor info, Pattern pattern)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.Link is not { } link || !Is(integration, pattern)) continue;
            var lb = integration.LoadBalancer;
            var service = lb is null ? ServiceOf(integration) : null;
            var number = pattern.Number is { } n ? "pattern " + n + ", " : "";
            yield return Finding.At(info, integration.Syntax, Capitalized(number + pattern.Name), Path(app, integration, link, lb, service))
                .Also(link.IsImplicit ? null : link.Syntax, integration.Listener?.Syntax, lb?.Syntax, service?.Syntax).With(Moved(app, integration, lb, pattern));
        }
    }

    /// <summary>The pattern that an integration is; null when it is none, or when that can't be told.</summary>
    public static Pattern? Of(Integration integration) => KnownPatterns.All.FirstOrDefault(p => Is(integration, p));

    private static bool Is(Integration integration, Pattern pattern)
    {
        if (integration is not { IsPrivate: true, Link: { Version: LinkVersion.V1 or LinkVersion.V2 } link }) return false;
        var lb = integration.LoadBalancer;
        var service = lb is null ? ServiceOf(integration) : null;
        var backend = lb?.Kind switch
        {
            LoadBalancerKind.Application => BackendKind.ApplicationLoadBalancer,
            LoadBalancerKind.Network => BackendKind.NetworkLoadBalancer,
            _ => service is null ? BackendKind.Unknown : BackendKind.CloudMapService,
        };
        return PlacementsOf(lb, service, pattern).Any(p => pattern.Matches(integration.ApiKind, link.Version, backend, p));
    }

    /// <summary>Where the backend stands. An internal one whose subnets are unknown is what patterns make no difference of.</summary>
    private static Placement[] PlacementsOf(LoadBalancer? lb, Construct? service, Pattern pattern) =>
        service is not null ? [Placement.Private]
        : lb?.Placement is { } known ? [known]
        : lb?.IsInternetFacing == false && pattern.Placements.Contains(Placement.Private) && pattern.Placements.Contains(Placement.PublicSubnets) ? [Placement.Private]
        : [];

    private static Construct? ServiceOf(Integration integration) =>
        integration.Form == IntegrationForm.CloudMap ? integration.Construct.Argument("service").AsConstruct
        : integration.Uri.Value is Token { Owner: var owner } && CloudMapService.IsOne(owner) ? owner
        : null;

    /// <summary>The path from the API to the subnets, in the user's own names.</summary>
    private static string Path(Application app, Integration integration, Link link, LoadBalancer? lb, Construct? service)
    {
        var apis = integration.Uses.Select(static u => u.Api).Append(integration.Api).OfType<Construct>().Select(static a => "'" + a.Name + "'").Distinct().ToArray();
        var steps = new List<string>
        {
            apis.Length == 0 ? "an API" : string.Join(", ", apis),
            link.IsImplicit ? "a link of its own" : "link '" + link.Name + "'",
        };
        if (service is not null) steps.Add("Cloud Map service '" + service.Name + "'");
        if (lb is not null)
        {
            steps.Add("'" + lb.Name + "'");
            if (integration.EffectiveListener is { } listener)
                steps.Add("listener " + (ReferenceEquals(listener.Construct, lb.Construct) ? "" : "'" + listener.Name + "' ") + "(" + (listener.Protocol ?? "unknown protocol") + " " + (listener.Port?.ToString() ?? "unknown port") + ")");
            steps.Add(Subnets(lb));
        }

        return string.Join(" → ", steps);
    }

    private static string Subnets(LoadBalancer lb)
    {
        var kinds = lb.SubnetKinds is { IsEmpty: false } known
            ? string.Join(" and ", known.Select(static k => k switch { SubnetKind.Public => "public", SubnetKind.PrivateWithEgress => "private", _ => "isolated" })) + " subnets"
            : "subnets";
        return kinds + (lb.Vpc is { } vpc ? " of '" + vpc.Name + "'" : "");
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>The refactoring to the pattern that hides the backend better: 2 to 1, 4 to 3. Offered by the refactoring provider, since nothing is wrong here.</summary>
    private static Fix? Moved(Application app, Integration integration, LoadBalancer? lb, Pattern pattern)
    {
        if (lb is null) return null;
        if (pattern == KnownPatterns.HttpApiToAlbInPublicSubnets && PrivateSubnets.Edit(app, lb) is { } move)
        {
            // The link's network interfaces go along; CloudFormation replaces the link then.
            var link = integration.Link is { IsImplicit: false, IsL1: false } l ? PrivateSubnets.Edit(app, l.Prop("Subnets"), l.Vpc) : null;
            return Fix.Of("Move to pattern 1: load balancer and link in private subnets", link is null ? [move] : [move, link]);
        }

        return pattern == KnownPatterns.RestApiToInternetFacingNlb && Exposure.InternetFacing.MakeInternal(app, lb) is { } hide
            ? Fix.Of("Move to pattern 3: internal NLB (CloudFormation replaces it and the link)", hide)
            : null;
    }
}
