using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>
/// Why: whether the link, the load balancer or the backend failed shows in the access log's integration error and status and, for an HTTP API, nowhere else.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL608NoAccessLogs() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL608", Area.Operations, DiagnosticSeverity.Info,
        "Stage in front of a private backend without access logs",
        "The stage '{0}' of '{1}' writes no access log, so failures between API and backend leave no trace; log $context.integrationErrorMessage");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis.Where(static a => a.Kind is ApiKind.Http or ApiKind.Rest && a.PrivateIntegrations.Any()))
        {
            if (api.Construct.Opaque is not null || api.Syntax is null) continue;
            if (api.Kind == ApiKind.Rest) foreach (var finding in OfRest(app, api)) yield return finding;
            else foreach (var finding in OfHttp(app, api)) yield return finding;
        }
    }

    private static IEnumerable<Finding> OfRest(Application app, Api api)
    {
        if (!api.IsL1 && api.Prop("Deploy").Value is { IsAbsent: true } or { AsBool: true } && api.Prop("DeployOptions", "AccessLogDestination").Value.IsAbsent && !IsReached(app, api, "DeploymentStage", "AccessLogSetting"))
            yield return Finding.At(Info, api.Prop("DeployOptions").Edit ?? api.Syntax!, OwnStage(api), api.Name).Also(api.PrivateIntegrations.First().Syntax);
        foreach (var c in app.Graph.OfType(CdkNames.Rest.Stage))
            if (c.Origin == ConstructOrigin.Created && app.Prop(c, "Deployment").Value.AsConstruct is { Origin: ConstructOrigin.Created } deployment
                && ReferenceEquals(app.Prop(deployment, "Api").Value.AsConstruct, api.Construct) && app.Prop(c, "AccessLogDestination").Value.IsAbsent)
                yield return Finding.At(Info, c.Syntax!, c.Name, api.Name).Also(api.PrivateIntegrations.First().Syntax);
        foreach (var c in app.Graph.OfType(CdkNames.Rest.CfnStage))
            if (c.Origin == ConstructOrigin.Created && app.Prop(c, "RestApiId").Value is Token { Owner: var owner } && ReferenceEquals(owner, api.Construct) && app.Prop(c, "AccessLogSetting").Value.IsAbsent)
                yield return Finding.At(Info, c.Syntax!, c.Name, api.Name).Also(api.PrivateIntegrations.First().Syntax);
    }

    /// <summary>The stage that a REST API makes for itself; by the property that holds it when its name can't be read.</summary>
    private static string OwnStage(Api api) => api.Prop("DeployOptions", "StageName").Value switch { { IsAbsent: true } => "prod", { AsString: { } name } => name, _ => "DeploymentStage" };

    private static IEnumerable<Finding> OfHttp(Application app, Api api)
    {
        if (ApiStages.HasDefault(api) == true && !IsReached(app, api, "DefaultStage", "AccessLogSettings"))
            yield return Finding.At(Info, api.Syntax!, ApiStages.Default, api.Name).Also(api.PrivateIntegrations.First().Syntax);
        foreach (var stage in ApiStages.Of(app, api) ?? ImmutableArray<ApiStage>.Empty)
            if (app.Prop(stage.Construct, "AccessLogSettings").Value.IsAbsent && stage.Syntax is { } place)
                yield return Finding.At(Info, place, stage.Name ?? stage.Construct.Name, api.Name).Also(api.PrivateIntegrations.First().Syntax);
    }

    /// <summary>The stage that the API makes for itself is reached, and something may give it a log.</summary>
    private static bool IsReached(Application app, Api api, string member, string path) => app.Graph.MembersOf(api.Construct)
        .Any(m => m.Via == member && (m.Opaque is not null || app.Hatch(m, path) is not null));
}
