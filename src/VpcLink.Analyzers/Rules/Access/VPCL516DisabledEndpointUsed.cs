using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>
/// Why: with DisableExecuteApiEndpoint the default URL answers 403. The CDK throws when ApiEndpoint is read then, but Url still gives the dead address.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL516DisabledEndpointUsed() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL516", Area.Access, DiagnosticSeverity.Error,
        "Default endpoint switched off and still needed",
        "The default endpoint of '{0}' is switched off, {1}");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsDefaultEndpointDisabled != true || api.Kind is not (ApiKind.Http or ApiKind.Rest)) continue;
            var off = api.Prop("DisableExecuteApiEndpoint").Edit;
            var used = false;
            foreach (var (token, syntax) in app.Graph.TokensOf(api.Construct))
            {
                if (token.Member == "ApiEndpoint" && api.Kind == ApiKind.Http && !api.IsL1)
                {
                    used = true;
                    yield return Finding.At(Info, syntax, api.Name, "so synthesis throws where ApiEndpoint is read; use the custom domain's name").Also(off);
                }
                else if (token.Member is "Url" or "UrlForPath()")
                {
                    used = true;
                    yield return Finding.At(Info, syntax, api.Name, "so this URL answers every request with 403; use the custom domain's name").Also(off).Lowered(DiagnosticSeverity.Warning);
                }
            }

            if (used || off is null || api.IsPrivate == true || api.Domains.Any() || api.MayHaveOtherDomains || api.IsNamedElsewhere) continue;
            yield return Finding.At(Info, off, api.Name, "and no custom domain takes its place, so nobody can call it; map a domain to it").Lowered(DiagnosticSeverity.Warning);
        }
    }
}
