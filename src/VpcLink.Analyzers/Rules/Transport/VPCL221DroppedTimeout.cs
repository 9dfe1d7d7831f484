using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: HttpServiceDiscoveryIntegration takes a timeout and does not hand it on, so the template has none and the service's default applies.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL221DroppedTimeout() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL221", Area.Transport, DiagnosticSeverity.Warning,
        "Timeout that a Cloud Map integration drops",
        "The CDK drops the timeout of '{0}': HttpServiceDiscoveryIntegration does not hand it on; set TimeoutInMillis on the L1 integration");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
            if (integration.Form == IntegrationForm.CloudMap && integration.Timeout is { Value: { IsAbsent: false, IsUnknown: false }, Edit: { } place })
                yield return Finding.At(Info, place, integration.Name);
    }
}
