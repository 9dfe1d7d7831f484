using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

internal enum ArnKind { Unknown, ApplicationLoadBalancer, NetworkLoadBalancer, GatewayLoadBalancer, Listener, TargetGroup, CloudMapService, DnsName, Url, HttpApiStage, RestStage, Other }

/// <summary>What a string that names an AWS resource names: by the token it holds or by its literal text.</summary>
internal static class Arns
{
    /// <summary>The load balancer whose ARN (or Ref) a value is.</summary>
    public static LoadBalancer? LoadBalancer(Application app, Value value) =>
        value is Token { Member: "LoadBalancerArn" or "Ref" or "AttrLoadBalancerArn", Owner: var owner } && Model.LoadBalancer.IsOne(Model.LoadBalancer.Canonical(owner)) ? app.LoadBalancerOf(owner) : null;

    /// <summary>The listener whose ARN (or Ref) a value is.</summary>
    public static Listener? Listener(Application app, Value value) =>
        value is Token { Member: "ListenerArn" or "Ref" or "AttrListenerArn", Owner: var owner } && Model.Listener.IsOne(Model.Listener.Canonical(owner)) ? app.ListenerOf(owner) : null;

    /// <summary>The load balancer whose DNS name a URL or name contains, with the text before it (<c>http://</c>).</summary>
    public static (LoadBalancer LoadBalancer, string Before, string After)? LoadBalancerName(Application app, Value value)
    {
        var parts = value is Text t ? t.Parts : System.Collections.Immutable.ImmutableArray.Create(value);
        for (var i = 0; i < parts.Length; i++)
            if (parts[i] is Token { Member: "LoadBalancerDnsName" or "AttrDnsName" or "AttrDNSName", Owner: var owner } && Model.LoadBalancer.IsOne(Model.LoadBalancer.Canonical(owner)))
                return (app.LoadBalancerOf(owner), string.Concat(parts.Take(i).Select(static p => p.AsString)), string.Concat(parts.Skip(i + 1).Select(static p => p.AsString ?? "\0")));
        return null;
    }

    /// <summary>What kind of thing the value names.</summary>
    public static ArnKind KindOf(Application app, Value value)
    {
        switch (value)
        {
            case Token { Member: "LoadBalancerDnsName" or "AttrDnsName" or "AttrDNSName", Owner: var lb } when Model.LoadBalancer.IsOne(Model.LoadBalancer.Canonical(lb)):
                return ArnKind.DnsName;
            case Token { Member: "TargetGroupArn" or "AttrTargetGroupArn" }:
                return ArnKind.TargetGroup;
            case Token { Member: "ServiceArn" or "AttrArn", Owner: var service } when service.Is(CdkNames.CloudMap.IService):
                return ArnKind.CloudMapService;
            case Token when Listener(app, value) is not null:
                return ArnKind.Listener;
            case Token when LoadBalancer(app, value) is { } balancer:
                return balancer.Kind switch
                {
                    LoadBalancerKind.Application => ArnKind.ApplicationLoadBalancer,
                    LoadBalancerKind.Network => ArnKind.NetworkLoadBalancer,
                    _ => ArnKind.Unknown,
                };
            case Text { Prefix: var prefix } when prefix.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || prefix.StartsWith("https://", StringComparison.OrdinalIgnoreCase):
                return ArnKind.Url;
            case Text { Parts: var parts }:
                return OfText(string.Concat(parts.Select(static p => p.AsString ?? "*")));
            case Known { Constant: string s }:
                return OfText(s);
            default:
                return ArnKind.Unknown;
        }
    }

    private static ArnKind OfText(string s)
    {
        if (s.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || s.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return ArnKind.Url;
        if (s.IndexOf("${stageVariables.", StringComparison.Ordinal) >= 0) return ArnKind.Unknown;
        if (s.StartsWith("arn:", StringComparison.Ordinal))
        {
            if (s.Contains(":listener/")) return ArnKind.Listener;
            if (s.Contains(":loadbalancer/app/")) return ArnKind.ApplicationLoadBalancer;
            if (s.Contains(":loadbalancer/net/")) return ArnKind.NetworkLoadBalancer;
            if (s.Contains(":loadbalancer/gwy/")) return ArnKind.GatewayLoadBalancer;
            if (s.Contains(":targetgroup/")) return ArnKind.TargetGroup;
            if (s.Contains(":servicediscovery:") && s.Contains(":service/")) return ArnKind.CloudMapService;
            if (s.Contains(":apigateway:") && s.Contains("::/apis/")) return ArnKind.HttpApiStage;
            if (s.Contains(":apigateway:") && s.Contains("::/restapis/")) return ArnKind.RestStage;
            return s.Contains("*") ? ArnKind.Unknown : ArnKind.Other;
        }

        return s.EndsWith(".elb.amazonaws.com", StringComparison.OrdinalIgnoreCase) && !s.Contains("*") ? ArnKind.DnsName : ArnKind.Unknown;
    }
}
