using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>A URL that an integration calls, taken apart. The host is either a name that is known as text or the DNS name of a load balancer of the program.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>, in small letters.</param>
/// <param name="Port">The port that is written; null when none is.</param>
/// <param name="Path">What follows the host and port, with its slash; empty when nothing follows, null when it holds what can't be read.</param>
internal sealed record CalledUrl(string Scheme, string? Host, LoadBalancer? LoadBalancer, int? Port, string? Path)
{
    // What is no literal text stands as a private-use character, one for each part.
    private const char FirstPart = '\uE000';

    private static readonly Regex Shape = new("^(https?)://(\\[[0-9a-f:.]+\\]|[^/:?#@\\[\\]]+)(?::([^/?#]*))?(.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static readonly Regex UnknownPart = new("[\uE000-\uE3FF]");

    /// <summary>The port that is called.</summary>
    public int EffectivePort => Port ?? (Scheme == "https" ? 443 : 80);

    /// <summary>Null when the value is no URL, or its scheme, host or port can't be read.</summary>
    public static CalledUrl? Of(Application app, Value value)
    {
        var parts = value is Text text ? text.Parts : System.Collections.Immutable.ImmutableArray.Create(value);
        if (parts.Length > 256) return null;
        var url = new StringBuilder();
        for (var i = 0; i < parts.Length; i++) url.Append(parts[i].AsString ?? Name(app, parts[i]) ?? ((char)(FirstPart + i)).ToString());
        if (Shape.Match(url.ToString()) is not { Success: true } match) return null;
        var (scheme, host, port, rest) = (match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value);
        if (port.Length > 0 && !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return null;
        LoadBalancer? balancer = null;
        if (UnknownPart.IsMatch(host))
        {
            if (host.Length != 1 || Arns.LoadBalancerName(app, parts[host[0] - FirstPart]) is not { LoadBalancer: var named }) return null;
            balancer = named;
        }

        return new CalledUrl(scheme, balancer is null ? host : null, balancer, port.Length > 0 ? int.Parse(port, CultureInfo.InvariantCulture) : null, UnknownPart.IsMatch(rest) ? null : rest);
    }

    /// <summary>The name of a private DNS namespace, which the program gives.</summary>
    private static string? Name(Application app, Value part) => part is Token { Member: "NamespaceName", Owner: var ns } && ns.Is(CdkNames.CloudMap.IPrivateDnsNamespace)
        ? app.Prop(ns, "Name").Value.AsString
        : null;
}
