using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: the CDK's constructor of a REST integration throws on both contradictions. Out of a C# program the reason comes wrapped in a JsiiException.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL106ConnectionTypeContradictsVpcLink() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL106", Area.Wiring, DiagnosticSeverity.Error,
        "ConnectionType and VpcLink of a REST integration contradict each other",
        "'{0}' has the connection type {1}, so synthesis fails; {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            if (integration.Form is not (IntegrationForm.Rest or IntegrationForm.RestHttp)) continue;
            // The constructor judges what it is given: overrides that come later don't matter.
            var type = app.Prop(integration.Construct, "Options", "ConnectionType");
            var link = app.Prop(integration.Construct, "Options", "VpcLink");
            var linkV2 = app.Prop(integration.Construct, "Options", "VpcLinkV2");
            if (type.Edit is null) continue;
            if (type.Value.All(static v => v.AsEnum == Connections.VpcLink) && link.Value.IsAbsent && linkV2.Value.IsAbsent)
                yield return Finding.At(Info, type.Edit, integration.Name, "VPC_LINK without a VpcLink", "set VpcLink, or remove ConnectionType when the backend is public")
                    .Also(link.Written).With(FixOfMissing(app, integration, link, type.Edit));
            else if (type.Value.All(static v => v.AsEnum == Connections.Internet) && link.Value.All(static v => v is Ref))
                yield return Finding.At(Info, type.Edit, integration.Name, "INTERNET and a VpcLink at once", "set ConnectionType to VPC_LINK, or remove the link when the backend is public")
                    .Also(link.Written).With(FixOfInternet(app, integration, type));
        }
    }

    private static Fix? FixOfMissing(Application app, Integration integration, Prop link, SyntaxNode place)
    {
        if (Names.OnlyLink(app, LinkVersion.V1, place, l2: true) is not { } only || app.NameAt(only.Construct, place) is not { } name) return null;
        if (integration.Uri.Value.IsAbsent && only.Target is null) return null;
        return Edits.Set(integration, link, name) is { } edit ? Fix.Of("Connect through '" + only.Name + "'", edit) : null;
    }

    private static Fix? FixOfInternet(Application app, Integration integration, Prop type)
    {
        var link = integration.Link;
        if (link is { Version: LinkVersion.V2 } || integration.Uri.Value.IsAbsent && link?.Target is null) return null;
        return Edits.Set(integration, type, "global::" + CdkNames.Rest.ConnectionType + "." + Connections.VpcLink) is { } edit ? Fix.Of("Connect through the VPC link", edit) : null;
    }
}
