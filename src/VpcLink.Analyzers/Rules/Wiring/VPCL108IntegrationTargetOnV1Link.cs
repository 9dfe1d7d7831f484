using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: a V1 link carries its NLB; the property exists for V2 links only. Whoever sets it believes to have a V2 link, or left it over from one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL108IntegrationTargetOnV1Link() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL108", Area.Wiring, DiagnosticSeverity.Warning,
        "IntegrationTarget together with a V1 link",
        "'{0}' sets IntegrationTarget, which is for V2 links, and goes through the V1 link '{1}', which has its NLB already; remove IntegrationTarget", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations.Where(static i => i.IsRest))
        {
            var target = integration.Target;
            if (integration.Link is not { Version: LinkVersion.V1 } link || target.Edit is null || !target.Value.All(static v => !v.IsAbsent && !v.IsUnknown)) continue;
            yield return Finding.At(Info, target.Edit, integration.Name, link.Name).Also(integration.ConnectionId.Written, integration.VpcLink.Written, link.Syntax)
                .With(Edits.Remove(target) is { } edit ? Fix.Of("Remove IntegrationTarget", edit) : null);
        }
    }
}
