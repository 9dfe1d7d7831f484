using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: a Cloud Map service belongs to no VPC, so the CDK cannot make a link by itself as it does for listeners, and throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL120CloudMapWithoutLink() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL120", Area.Wiring, DiagnosticSeverity.Error,
        "Cloud Map integration without a VPC link",
        "'{0}' leads to a Cloud Map service and has no VpcLink, so synthesis fails; set VpcLink", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations.Where(static i => i.Form == IntegrationForm.CloudMap))
            if (integration.Construct.Opaque is null && integration.VpcLink.Value.All(static v => v.IsAbsent))
                yield return Finding.At(Info, integration.VpcLink.Place(integration.Syntax)!, integration.Name)
                    .With(LinkToAdd.To(app, integration, CdkNames.V2.HttpServiceDiscoveryIntegration + "Props"));
    }
}
