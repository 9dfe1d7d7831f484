using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: payload format 2.0 describes Lambda events. A proxy of HTTP requests passes them through, and API Gateway takes 1.0 only for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL212PayloadFormat() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL212", Area.Transport, DiagnosticSeverity.Error,
        "Payload format 2.0 on a private integration",
        "'{0}' asks for payload format 2.0, which a private integration can't have, so its deployment fails; use 1.0", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.Form is not (IntegrationForm.HttpRaw or IntegrationForm.HttpL1) || integration.ApiKind != ApiKind.Http) continue;
            var format = integration.Prop("PayloadFormatVersion", "PayloadFormatVersion");
            if (!IsTwo(format.Value) || format.Edit is not { } place) continue;
            yield return Finding.At(Info, place, integration.Name)
                .With(Edits.Set(integration.Construct, format, integration.Construct.Type + "Props", integration.IsL1 ? "\"1.0\"" : "global::" + CdkNames.V2.PayloadFormatVersion + ".VERSION_1_0") is { } edit
                    ? Fix.Of("Use payload format 1.0", edit) : null);
        }
    }

    private static bool IsTwo(Value format) => format.AsString == "2.0"
        || format.AsConstruct is { } version && (version.Via == "VERSION_2_0" || version.Via == "Custom" && version.Argument("version").AsString == "2.0");
}
