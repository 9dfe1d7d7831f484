using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: the URI of an HTTP integration begins with http:// or https://; a bare host name is no URI, and API Gateway rejects it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL217UriWithoutScheme() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL217", Area.Transport, DiagnosticSeverity.Error,
        "Private URI without a scheme",
        "The URI of '{0}' has no scheme, so its deployment fails; begin it with {1}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (!integration.IsRest && integration.ApiKind != ApiKind.WebSocket) continue;
            if (integration.Type.Value is { AsEnum: "MOCK" or "AWS" or "AWS_PROXY" } or { AsString: "MOCK" or "AWS" or "AWS_PROXY" }) continue;
            var uri = integration.Uri;
            if (uri.Edit is not { } place || !LacksScheme(uri.Value)) continue;
            var scheme = integration.EffectiveListener?.Protocol is "HTTPS" or "TLS" ? "https://" : "http://";
            yield return Finding.At(Info, place, integration.Name, scheme).With(Edits.Prefix(uri, scheme) is { } edit ? Fix.Of("Begin the URI with " + scheme, edit) : null);
        }
    }

    private static bool LacksScheme(Value uri) => uri switch
    {
        Token { Member: "LoadBalancerDnsName" or "AttrDnsName" } => true,
        Text { Parts: [Token { Member: "LoadBalancerDnsName" or "AttrDnsName" }, ..] } => true,
        Known { Constant: string s } => IsHost(s),
        Text { Prefix: { Length: > 0 } s } => IsHost(s),
        _ => false,
    };

    /// <summary>A host name at the beginning, and nothing that could be a scheme, an ARN or a variable.</summary>
    private static bool IsHost(string s) => Regex.IsMatch(s, @"^[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+(:\d+)?(/|$)");
}
