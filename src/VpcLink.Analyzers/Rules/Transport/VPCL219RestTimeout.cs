using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>
/// Why: an integration of a REST API may take 29 seconds. The quota can be raised for regional and private APIs, not for edge-optimized ones, and streamed responses
/// may take 15 minutes. The CDK checks only the lower bound.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL219RestTimeout() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL219", Area.Transport, DiagnosticSeverity.Error,
        "REST integration timeout out of range",
        "The timeout of '{0}' is {1}, and {2}", fix: true);

    private const double Shortest = 50, Longest = 29_000, LongestStream = 900_000;

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            if (!integration.IsRest) continue;
            var timeout = integration.Timeout;
            if (Durations.Milliseconds(timeout.Value) is not { } ms || timeout.Edit is not { } place) continue;
            if (ms < Shortest)
            {
                yield return Finding.At(Info, place, integration.Name, Durations.Text(ms), "it can't be shorter than 50 ms").With(Mend(integration, timeout, Shortest));
                continue;
            }

            if (ms <= Longest) continue;
            var mode = integration.Prop("Options.ResponseTransferMode", "ResponseTransferMode").Value;
            if (mode is { AsEnum: "STREAM" } or { AsString: "STREAM" })
            {
                if (ms > LongestStream) yield return Finding.At(Info, place, integration.Name, Durations.Text(ms), "a streamed response may take 15 minutes at most").With(Mend(integration, timeout, LongestStream));
                continue;
            }

            if (!mode.IsAbsent && mode.AsEnum is null && mode.AsString is null) continue;
            if (integration.Api is not { } construct || new Api(app, construct).EndpointTypes is not [var type]) continue;
            var isEdge = type == "EDGE";
            var finding = Finding.At(Info, place, integration.Name, Durations.Text(ms),
                    isEdge ? "an edge-optimized API waits 29 s at most, so its deployment fails" : "29 s is the most unless the quota of the account was raised; its deployment fails otherwise")
                .Also(new Api(app, construct).EndpointTypesProp.Edit).With(Mend(integration, timeout, Longest));
            yield return isEdge ? finding : finding.Lowered(DiagnosticSeverity.Warning);
        }
    }

    internal static Fix? Mend(Integration integration, Prop timeout, double ms)
    {
        var place = timeout.Value.Origin ?? (timeout.Written as AssignmentExpressionSyntax)?.Right;
        if (place is null) return null;
        var code = integration.IsL1 ? ((int)ms).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "global::" + CdkNames.Core.Duration + (ms % 60_000 == 0 ? ".Minutes(" + ms / 60_000 + ")" : ms % 1_000 == 0 ? ".Seconds(" + ms / 1_000 + ")" : ".Millis(" + ms + ")");
        return Fix.Of("Set the timeout to " + Durations.Text(ms), Edit.Replace(place, code));
    }
}
