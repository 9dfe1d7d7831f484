using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: without verification of the certificate the traffic is encrypted for whoever answers. The CDK has no property for it; it takes an override.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL211VerificationSwitchedOff() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL211", Area.Transport, DiagnosticSeverity.Warning,
        "Verification of the backend's certificate is switched off",
        "{0} accepts any certificate of its backend: give the backend one that API Gateway trusts, and remove InsecureSkipVerification", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            if (integration.ApiKind != ApiKind.Rest) continue;
            var insecure = integration.Insecure;
            if (insecure.Edit is not { } place || !insecure.Value.All(static v => v.AsBool == true || v.AsString == "true")) continue;
            var call = place.FirstAncestorOrSelf<InvocationExpressionSyntax>();
            yield return Finding.At(Info, place, integration.Uses.FirstOrDefault()?.Path.AsString is { Length: > 0 } path ? "'" + path + "'" : "The method").Also(integration.Syntax)
                .With(call is { Parent: ExpressionStatementSyntax } ? Fix.Of("Verify the certificate", Edit.Remove(call)) : null);
        }
    }
}
