using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: an integration of an HTTP or WebSocket API must answer within limits that can't be raised, and the CDK throws for what lies outside.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL220HttpTimeout() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL220", Area.Transport, DiagnosticSeverity.Error,
        "HTTP or WebSocket integration timeout out of range",
        "The timeout of '{0}' is {1}, and it must lie between 50 ms and {2}; {3} fails", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            // The Cloud Map class drops its timeout, which is a rule of its own.
            if (integration.ApiKind is not (ApiKind.Http or ApiKind.WebSocket) || integration.Form is IntegrationForm.CloudMap) continue;
            var timeout = integration.Timeout;
            if (Durations.Milliseconds(timeout.Value) is not { } ms || timeout.Edit is not { } place) continue;
            // CloudFormation takes 30 s for HTTP APIs; the CDK's classes take 29.
            double longest = integration is { IsL1: true, ApiKind: ApiKind.Http } ? 30_000 : 29_000;
            if (ms >= 50 && ms <= longest) continue;
            yield return Finding.At(Info, place, integration.Name, Durations.Text(ms), Durations.Text(longest), integration.IsL1 ? "deployment" : "synthesis")
                .With(VPCL219RestTimeout.Mend(integration, timeout, ms < 50 ? 50 : longest));
        }
    }
}
