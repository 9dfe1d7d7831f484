using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: through a link API Gateway speaks HTTP to a backend. Calls of AWS services and mock answers do not pass it, and HTTP APIs only proxy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL126KindOfPrivateIntegration() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL126", Area.Wiring, DiagnosticSeverity.Error,
        "Private integration of a kind that cannot be private",
        "'{0}' goes through a VPC link and is of the kind {1}; a private integration of {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.Form is not (IntegrationForm.Rest or IntegrationForm.RestL1 or IntegrationForm.HttpL1 or IntegrationForm.HttpRaw)) continue;
            var type = integration.Type;
            if (type.Edit is null || !type.Value.All(v => IsWrong(integration.ApiKind, v.AsEnum ?? v.AsString))) continue;
            yield return Finding.At(Info, type.Edit, integration.Name, type.Value.Alternatives[0].AsEnum ?? type.Value.Alternatives[0].AsString,
                    integration.ApiKind == ApiKind.Http ? "an HTTP API is HTTP_PROXY" : "this API is HTTP_PROXY or HTTP")
                .Also(integration.ConnectionType.Written ?? integration.VpcLink.Written).With(FixOf(integration, type));
        }
    }

    private static bool IsWrong(ApiKind api, string? kind) => kind is "AWS" or "AWS_PROXY" or "MOCK" || kind == "HTTP" && api == ApiKind.Http;

    private static Fix? FixOf(Integration integration, Prop type)
    {
        // As a proxy it needs a method and a URI, which other kinds may lack.
        if (integration.Uri.Value.IsAbsent || integration.Prop("IntegrationHttpMethod", "IntegrationHttpMethod").Value.IsAbsent && integration.IsRest) return null;
        var code = integration.Form switch
        {
            IntegrationForm.Rest => "global::" + CdkNames.Rest.IntegrationType + ".HTTP_PROXY",
            IntegrationForm.HttpRaw => "global::" + CdkNames.V2.HttpIntegrationType + ".HTTP_PROXY",
            _ => "\"HTTP_PROXY\"",
        };
        return Edits.Set(integration, type, code) is { } edit ? Fix.Of("Make it HTTP_PROXY", edit) : null;
    }
}
