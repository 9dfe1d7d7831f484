using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Why: what guards the custom domain (a web ACL of CloudFront, geographic restrictions) does not guard the default endpoint.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL515DomainBypass() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL515", Area.Access, DiagnosticSeverity.Info,
        "Custom domain while the default endpoint stays open",
        "'{0}' has a custom domain and can still be called at its default endpoint; set DisableExecuteApiEndpoint if the domain is the only way in", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            // An explicit false is a decision.
            if (api.IsDefaultEndpointDisabled != false || !api.Prop("DisableExecuteApiEndpoint").Value.IsAbsent || api.Kind is not (ApiKind.Http or ApiKind.Rest) || api.IsPrivate == true || api.Syntax is null) continue;
            var domains = api.Domains.ToArray();
            if (domains.Length == 0 || domains.Any(static d => !d.Mtls.Value.IsAbsent) || !api.PrivateIntegrations.Any()) continue;
            yield return DefaultEndpoint.Report(Info, api, domains[0]);
        }
    }
}
