using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: the REST HttpIntegration calls the backend with GET unless HttpMethod says otherwise, whatever method the caller used; a POST arrives as a GET without its meaning.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL214MethodBecomesGet() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL214", Area.Transport, DiagnosticSeverity.Warning,
        "REST HttpIntegration that turns another method into GET",
        "'{0}' calls the backend with GET although it serves {1}; set HttpMethod", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            if (integration.Form != IntegrationForm.RestHttp) continue;
            if (integration.Prop("Proxy", "Type").Value is not ({ IsAbsent: true } or { AsBool: true })) continue;
            var method = integration.Prop("HttpMethod", "IntegrationHttpMethod");
            if (!method.Value.IsAbsent) continue;
            var served = integration.Uses.Select(static u => u.HttpMethod.AsString?.ToUpperInvariant()).ToArray();
            var other = served.Where(static m => m is not (null or "GET" or "HEAD" or "OPTIONS")).Distinct().ToArray();
            if (other.Length == 0) continue;
            // One method can be passed on as it is; several need an integration each.
            var code = other.Length == 1 && served.All(m => m == other[0]) ? SourceWriter.Literal(other[0]!) : null;
            var edit = code is null ? null : Edits.Set(integration.Construct, new Prop("HttpMethod", Value.Absent, null), CdkNames.Rest.HttpIntegration + "Props", code);
            yield return Finding.At(Info, integration.Syntax, integration.Name, string.Join(", ", other))
                .With(edit is null ? null : Fix.Of("Call the backend with " + other[0], edit));
        }
    }
}
