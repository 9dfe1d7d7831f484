using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>
/// Why: browsers refuse credentials from an origin that is only allowed by a wildcard. The CDK throws for an HTTP API and emits the contradiction for a REST API.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL513CredentialsWithWildcardOrigin() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL513", Area.Access, DiagnosticSeverity.Error,
        "CORS credentials with a wildcard origin",
        "'{0}' allows credentials from any origin, which {1}; name the origins, or do not allow credentials", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.Kind == ApiKind.Http && !api.IsL1 && Check(api.Prop("CorsPreflight", "AllowCredentials"), api.Prop("CorsPreflight", "AllowOrigins"), api.Name, "the CDK refuses to synthesize") is { } http) yield return http;
            if (api.Kind == ApiKind.Http && api.IsL1 && Check(api.Prop("CorsConfiguration", "AllowCredentials"), api.Prop("CorsConfiguration", "AllowOrigins"), api.Name, "browsers reject") is { } l1) yield return l1.Lowered(DiagnosticSeverity.Warning);
            if (api.Kind == ApiKind.Rest && !api.IsL1 && Check(api.Prop("DefaultCorsPreflightOptions", "AllowCredentials"), api.Prop("DefaultCorsPreflightOptions", "AllowOrigins"), api.Name, "browsers reject") is { } rest) yield return rest.Lowered(DiagnosticSeverity.Warning);
        }

        foreach (var call in app.Graph.Calls)
        {
            var options = call.Method switch
            {
                "AddCorsPreflight" => call.Props,
                "AddResource" or "AddProxy" when call.Props is { } props => props["DefaultCorsPreflightOptions"] as Struct,
                _ => null,
            };
            if (options is null || IntegrationUses.ApiOf(call.Receiver) is not { } api) continue;
            if (Check(options.Find("AllowCredentials"), options.Find("AllowOrigins"), api.Name, "browsers reject") is { } finding) yield return finding.Lowered(DiagnosticSeverity.Warning);
        }
    }

    private static Finding? Check(Prop? credentials, Prop? origins, string name, string outcome)
    {
        if (credentials is not { Value.AsBool: true, Edit: { } place } || origins is null || !IsWildcard(origins.Value)) return null;
        return Finding.At(Info, place, name, outcome).Also(origins.Edit).With(Edits.Remove(credentials) is { } edit ? Fix.Of("Do not allow credentials", edit) : null);
    }

    private static bool IsWildcard(Value origins) => origins.AsEnum == "ALL_ORIGINS" || origins is Items { Elements: var all } && all.Any(static o => o.AsString == "*");
}
