using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>
/// Why: a V1 link carries its NLB, a V2 link only places network interfaces in subnets. A REST API that goes through a V2 link must therefore say which load balancer it
/// means, or API Gateway rejects the method.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL101MissingIntegrationTarget() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL101", Area.Wiring, DiagnosticSeverity.Error,
        "REST integration through a V2 link without IntegrationTarget",
        "'{0}' goes through the V2 link '{1}' without saying to which load balancer, so deployment fails; set IntegrationTarget to the load balancer's ARN", fix: true);

    private const string Path = "Integration.IntegrationTarget";

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations.Where(static i => i.IsRest))
        {
            if (integration.Link is not { Version: LinkVersion.V2 } link) continue;
            if (integration.Form == IntegrationForm.RestL1)
            {
                if (integration.Target.Value.All(static v => v.IsAbsent)) yield return At(integration, link).With(FixOfL1(app, integration));
                continue;
            }

            var uses = Untargeted(app, integration);
            if (!uses.IsEmpty) yield return At(integration, link).Also(uses.Select(static u => (SyntaxNode?)u.Syntax).ToArray()).With(FixOfMethods(app, integration, uses));
        }
    }

    private static Finding At(Integration integration, Link link) => Finding.At(Info, integration.Syntax, integration.Name, link.Name)
        .Also(integration.ConnectionId.Written, integration.VpcLink.Written, link.Syntax);

    /// <summary>The methods that use the integration and have no target. Overrides on one method do nothing for another.</summary>
    private static ImmutableArray<IntegrationUse> Untargeted(Application app, Integration integration)
    {
        var target = integration.Target.Value;
        if (target.IsAbsent) return integration.Uses;
        if (!target.Alternatives.Any(static v => v.IsAbsent) || integration.Construct.Opaque is not null) return ImmutableArray<IntegrationUse>.Empty;
        return integration.Uses.Where(u => u.Method is { Opaque: null } method && app.Hatch(method, Path) is null).ToImmutableArray();
    }

    private static Fix? FixOfL1(Application app, Integration integration)
    {
        if (Names.Meant(app, integration) is not { } lb) return null;
        if (app.Cdk.Has(CdkNames.Rest.IntegrationProperty, "IntegrationTarget"))
            return Names.LoadBalancerArn(app, lb, integration.Syntax) is { } arn && Edits.Set(integration, integration.Target, arn) is { } edit ? Of(lb, edit) : null;
        var place = integration.Syntax;
        if (!Edits.IsInStatementList(place) || Names.LoadBalancerArn(app, lb, place) is not { } target) return null;
        var statement = ".AddPropertyOverride(\"" + Path + "\", " + target + ");";
        if (app.NameAfter(integration.Construct, StatementOf(place)) is { } name) return Of(lb, Edit.InsertAfter(place, name + statement));
        return Edits.WholeStatement(place) is not null ? Of(lb, Edit.Declare(place, CdkNames.Rest.CfnMethod, "method", Edit.Variable + statement)) : null;
    }

    private static Fix? FixOfMethods(Application app, Integration integration, ImmutableArray<IntegrationUse> uses)
    {
        if (Names.Meant(app, integration) is not { } lb) return null;
        var edits = new List<Edit>();
        foreach (var use in uses)
            if (EditOf(app, use, lb) is { } edit) edits.Add(edit);
            else return null;
        return Of(lb, [.. edits]);
    }

    private static Edit? EditOf(Application app, IntegrationUse use, LoadBalancer lb)
    {
        // Where the connection id is overridden, the target belongs beside it.
        if (use.Method is { } made && app.Hatch(made, "Integration.ConnectionId")?.Written is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } over } }
            && Edits.IsInStatementList(over) && Names.LoadBalancerArn(app, lb, over) is { } beside)
            return Edit.InsertAfter(over, access.Expression + ".AddPropertyOverride(\"" + Path + "\", " + beside + ");" + Redeploy(app, use, made, beside, over));
        var place = use.Syntax;
        if (!Edits.IsInStatementList(place) || Names.LoadBalancerArn(app, lb, place) is not { } arn) return null;
        var isProxy = use.IsProxy;
        var holder = use.Method is not { } method ? null : isProxy ? method.Owner : method;
        if (holder is not null && app.NameAfter(holder, StatementOf(place)) is { } name) return Edit.InsertAfter(place, Statements(name));
        if (isProxy) holder = app.Graph.CallsAt(place).FirstOrDefault()?.Result;
        if (isProxy && holder is not null && app.NameAfter(holder, StatementOf(place)) is { } proxy) return Edit.InsertAfter(place, Statements(proxy));
        return Edits.WholeStatement(place) is not null
            ? Edit.Declare(place, isProxy ? CdkNames.Rest.ProxyResource : CdkNames.Rest.Method, isProxy ? "proxy" : "method", Statements(Edit.Variable)) : null;

        string Statements(string variable)
        {
            var member = isProxy ? variable + ".AnyMethod!" : variable;
            return "((global::" + CdkNames.Rest.CfnMethod + ")" + member + ".Node.DefaultChild!).AddPropertyOverride(\"" + Path + "\", " + arn + ");"
                + (use.Api is { } api && app.NameAt(api, place) is null ? member + ".Api.LatestDeployment?.AddToLogicalId(" + arn + ");" : Redeploy(app, use, null, arn, place));
        }
    }

    /// <summary>
    /// The CDK computes a deployment's identity before overrides are added: without this, an API that is already deployed keeps serving the old integration.
    /// </summary>
    private static string Redeploy(Application app, IntegrationUse use, Construct? method, string arn, SyntaxNode place)
    {
        if (use.Api is { } used && app.Graph.MembersOf(used).Any(m => m.Via == "LatestDeployment" && app.Graph.CallsOn(m).Any(static c => c.Method == "AddToLogicalId"))) return "";
        if (use.Api is { } api && app.NameAt(api, place) is { } name) return name + ".LatestDeployment?.AddToLogicalId(" + arn + ");";
        return method is not null && app.NameAt(method, place) is { } m ? m + ".Api.LatestDeployment?.AddToLogicalId(" + arn + ");" : "";
    }

    private static SyntaxNode StatementOf(SyntaxNode place) => place.FirstAncestorOrSelf<StatementSyntax>() ?? place;

    private static Fix Of(LoadBalancer lb, params Edit[] edits) => Fix.Of("Target '" + lb.Name + "'", edits);
}
