using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: without a VpcLink the CDK makes one in the VPC of the listener's load balancer, and of an imported listener it knows no VPC.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL118ImportedListenerWithoutLink() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL118", Area.Wiring, DiagnosticSeverity.Error,
        "Imported listener in an integration without a VPC link",
        "'{0}' is imported, so the CDK does not know in which VPC to make a link for '{1}' and synthesis fails; set VpcLink", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations.Where(static i => i.Form is IntegrationForm.HttpAlb or IntegrationForm.HttpNlb))
        {
            if (!integration.VpcLink.Value.IsAbsent || integration.Construct.Opaque is not null || integration.Listener is not { } listener || Import(app, listener) is not { } import) continue;
            yield return Finding.At(Info, integration.VpcLink.Place(integration.Syntax)!, import.Name, integration.Name)
                .Also(listener.Syntax, import.Syntax).With(LinkToAdd.To(app, integration, integration.Construct.Type + "Props"));
        }
    }

    /// <summary>The import that hides the VPC: the listener itself, or the load balancer it was added to when that was imported without its VPC.</summary>
    private static Construct? Import(Application app, Listener listener)
    {
        if (listener.Construct is { Origin: ConstructOrigin.Factory, Via: "FromLookup" or "FromApplicationListenerAttributes" or "FromNetworkListenerArn", Opaque: null }) return listener.Construct;
        var lb = listener.LoadBalancer?.Construct;
        return lb is { Origin: ConstructOrigin.Factory, Via: "FromApplicationLoadBalancerAttributes" or "FromNetworkLoadBalancerAttributes", Opaque: null, Props: { } attributes }
            && attributes["Vpc"].IsAbsent ? lb : null;
    }
}
