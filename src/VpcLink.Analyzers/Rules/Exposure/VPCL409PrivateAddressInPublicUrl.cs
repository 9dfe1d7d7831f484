using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: an integration without a VPC link calls from outside the VPC. A private address is not routed there, and a name of a private zone is not known there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL409PrivateAddressInPublicUrl() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL409", Area.Exposure, DiagnosticSeverity.Error,
        "Private address or name in a public integration URL",
        "The API calls {0} over the internet, from where it can't be reached; integrate through a VPC link");

    /// <summary>Top-level names that are reserved for private use or never delegated.</summary>
    private static readonly Regex PrivateName = new(@"(^|\.)(local|internal|localdomain|lan|localhost|home\.arpa)$|\.svc$", RegexOptions.IgnoreCase);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var (integration, uri, urls) in PublicCall.All(app))
        {
            if (uri.Place(integration.Syntax) is not { } place) continue;
            var hosts = urls.Select(static u => (Host: u.Host?.Trim('[', ']'), Address: u.Host is { } h ? AddressRange.Of(h.Trim('[', ']')) : null)).ToArray();
            if (hosts.All(static h => h.Address?.NotPublicKind is not null || string.Equals(h.Host, "localhost", StringComparison.OrdinalIgnoreCase)))
                yield return Finding.At(Info, place, hosts[0].Address?.NotPublicKind is { } kind ? "the " + kind + " address " + hosts[0].Host : "'localhost'").Also(integration.Syntax);
            else if (hosts.All(static h => h.Address is null && h.Host is { } host && PrivateName.IsMatch(host)))
                yield return Finding.At(Info, place, "'" + hosts[0].Host + "', a name that private networks use,").Also(integration.Syntax).Lowered(DiagnosticSeverity.Warning);
        }
    }
}
