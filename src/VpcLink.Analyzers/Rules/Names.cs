using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules;

/// <summary>C# expressions for attributes of constructs with the user's own names, for fixes; null where no name is in scope.</summary>
internal static class Names
{
    public static string? LoadBalancer(Application app, LoadBalancer lb, SyntaxNode place)
    {
        // The load balancer of an ECS pattern is a member of the pattern; a variable may hold it as well.
        if (lb.Pattern is { } pattern && app.NameAt(pattern, place) is { } p) return p + ".LoadBalancer";
        return app.NameAt(lb.Construct, place);
    }

    public static string? LoadBalancerArn(Application app, LoadBalancer lb, SyntaxNode place) =>
        LoadBalancer(app, lb, place) is { } name ? name + (lb.IsL1 ? ".Ref" : ".LoadBalancerArn") : null;

    public static string? DnsName(Application app, LoadBalancer lb, SyntaxNode place) =>
        LoadBalancer(app, lb, place) is { } name ? name + (lb.IsL1 ? ".AttrDnsName" : ".LoadBalancerDnsName") : null;

    public static string? ListenerArn(Application app, Listener listener, SyntaxNode place) =>
        app.NameAt(listener.Construct, place) is { } name ? name + (listener.Pattern is not null ? ".Listener.ListenerArn" : listener.IsL1 ? ".Ref" : ".ListenerArn") : null;

    public static string? LinkId(Application app, Link link, SyntaxNode place) =>
        app.NameAt(link.Construct, place) is { } name ? name + (link.IsL1 ? ".Ref" : ".VpcLinkId") : null;

    /// <summary>The one link of a version that the program makes and that has a name at the place; null when there are none or several.</summary>
    public static Link? OnlyLink(Application app, LinkVersion version, SyntaxNode place, bool l2 = false)
    {
        var links = app.Links.Where(l => l.Version == version && !l.Construct.Many && !(l2 && l.IsL1) && app.NameAt(l.Construct, place) is not null).Take(2).ToArray();
        return links.Length == 1 ? links[0] : null;
    }

    /// <summary>
    /// The load balancer that a REST integration through a V2 link means: the one its URI names, else the only one in the link's VPC. Null when it can't be told.
    /// </summary>
    public static LoadBalancer? Meant(Application app, Integration integration)
    {
        if (Arns.LoadBalancerName(app, integration.Uri.Value) is { } named) return named.LoadBalancer;
        if (integration.Link?.Vpc is not { } vpc) return null;
        var candidates = app.LoadBalancersIn(vpc).Where(static lb => lb.Kind != LoadBalancerKind.Unknown && !lb.Construct.Many).Take(2).ToArray();
        return candidates.Length == 1 ? candidates[0] : null;
    }
}
