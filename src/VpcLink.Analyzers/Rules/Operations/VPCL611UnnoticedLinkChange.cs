using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>
/// Why: the CDK makes a new deployment when a method's own properties change. A URI that names the load balancer is among them, and so is the one that it makes up from the link. It does not look behind
/// the link, nor at what an escape hatch overrides, so with a fixed host name the stage keeps what it served before; and a link that a deployed stage still uses can't be deleted.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL611UnnoticedLinkChange() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL611", Area.Operations, DiagnosticSeverity.Info,
        "Deployment that does not notice a changed link",
        "The deployment of '{0}' does not notice when another load balancer takes its place behind '{1}', so the stage goes on with the old one; add the load balancer to the deployment's logical id", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis.Where(static a => a.Kind == ApiKind.Rest && !a.IsL1 && a.Construct.Opaque is null))
        {
            if (api.Syntax is not { } place || api.Prop("Deploy").Value is not ({ IsAbsent: true } or { AsBool: true })) continue;
            if (app.Graph.CallsOn(api.Construct, "LatestDeployment").Any(static c => c.Method == "AddToLogicalId")) continue;
            foreach (var integration in api.PrivateIntegrations)
            {
                if (integration.Form is not (IntegrationForm.Rest or IntegrationForm.RestHttp) || integration.LoadBalancer is not { IsCreated: true } lb || integration.Link is not { IsCreated: true } link) continue;
                if (!integration.Uri.Value.All(v => IsFixed(v, lb))) continue;
                yield return Finding.At(Info, place, api.Name, link.Name).Also(link.Syntax)
                    .With(Mend(app, api, integration, lb) is { } edit ? Fix.Of("Add the load balancer to the deployment's logical id", edit) : null);
                break;
            }
        }
    }

    /// <summary>A URI that stays as it is when another load balancer comes: the method, and with it the deployment, does not change.</summary>
    private static bool IsFixed(Value uri, LoadBalancer lb) => uri.AsString is not null
        || uri is Text text && text.Parts.All(static p => p is Known or Token) && !text.Mentions(lb.Construct) && !(lb.Pattern is { } pattern && text.Mentions(pattern));

    private static Edit? Mend(Application app, Api api, Integration integration, LoadBalancer lb)
    {
        if (lb.Pattern is not null || lb.IsL1) return null;
        // Behind the method: the deployment is made with the API, and both names are in scope there.
        var places = integration.Uses.Select(static u => (SyntaxNode?)u.Syntax).Concat(Statements.PlacesOf(app, lb.Construct)).ToArray();
        return Statements.After(app, places, static n => n[0] + ".LatestDeployment?.AddToLogicalId(" + n[1] + ".LoadBalancerArn);", api.Construct, lb.Construct);
    }
}
