using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Why: mutual TLS is a property of the custom domain. The API's default endpoint asks for no certificate, and it stays reachable until it is switched off.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL514MutualTlsBypass() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL514", Area.Access, DiagnosticSeverity.Warning,
        "Mutual TLS domain while the default endpoint stays open",
        "Clients without a certificate can call '{0}' at its default endpoint, past the mutual TLS of its domain; set DisableExecuteApiEndpoint", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsDefaultEndpointDisabled != false || api.Kind is not (ApiKind.Http or ApiKind.Rest) || api.IsPrivate == true || api.Syntax is null) continue;
            if (api.Domains.FirstOrDefault(static d => d.Mtls.Value is Struct) is not { } domain) continue;
            yield return DefaultEndpoint.Report(Info, api, domain);
        }
    }
}

/// <summary>What VPCL514 and VPCL515 share.</summary>
internal static class DefaultEndpoint
{
    public static Finding Report(DiagnosticDescriptor info, Api api, DomainMapping domain)
    {
        var prop = api.Prop("DisableExecuteApiEndpoint");
        return Finding.At(info, prop.Edit ?? api.Syntax!, api.Name).Also(domain.Syntax)
            .With(Edits.Set(api.Construct, prop, api.Construct.Type + "Props", "true") is { } edit ? Fix.Of("Switch the default endpoint off", edit) : null);
    }
}
