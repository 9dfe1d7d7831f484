using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>
/// Why: in the strictest mode an Application Load Balancer rejects every request that does not follow RFC 7230 to the letter, those that API Gateway sends on among them. That is
/// documented for HTTP APIs; for REST APIs it is likely.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL208StrictestDesyncMitigation() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL208", Area.Transport, DiagnosticSeverity.Error,
        "Strictest desync mitigation behind a private integration",
        "'{0}' rejects what API Gateway sends with 400, because its desync mitigation is the strictest; use DEFENSIVE", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.PrivateIntegrations.Where(static i => i is { IsAlterable: false, ApiKind: ApiKind.Http or ApiKind.Rest, LoadBalancer.Kind: LoadBalancerKind.Application }).GroupBy(static i => i.LoadBalancer!))
        {
            var lb = group.Key;
            var mode = lb.Attribute("routing.http.desync_mitigation_mode", "DesyncMitigationMode");
            if (mode.Edit is not { } place || !mode.Value.All(static v => v.AsEnum == "STRICTEST" || v.AsString == "strictest")) continue;
            var edit = Edits.Set(lb.Construct, mode, lb.Construct.Type + "Props", mode.Value.Alternatives[0].AsEnum is null ? "\"defensive\"" : "global::" + CdkNames.Elb.DesyncMitigationMode + ".DEFENSIVE");
            var finding = Finding.At(Info, place, lb.Name).Also(group.Select(static i => (SyntaxNode?)i.Syntax).ToArray()).Also(lb.Syntax)
                .With(edit is null ? null : Fix.Of("Use the defensive mode", edit));
            yield return group.Any(static i => i.ApiKind == ApiKind.Http) ? finding : finding.Lowered(DiagnosticSeverity.Warning);
        }
    }
}
