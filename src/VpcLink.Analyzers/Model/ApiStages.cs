using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Model;

/// <summary>A stage of an API.</summary>
/// <param name="Name">Its name as it will be; null when unknown.</param>
/// <param name="AutoDeploy">HTTP and WebSocket APIs: AutoDeploy as written; absent for REST, where a stage has a deployment.</param>
/// <param name="DomainMapping">A custom domain that leads to it.</param>
internal sealed record ApiStage(Construct Construct, string? Name, Prop AutoDeploy, Value DomainMapping, SyntaxNode? Syntax);

/// <summary>The stages that a program makes for an API.</summary>
internal static class ApiStages
{
    public const string Default = "$default";

    /// <summary>The stages; null when one may exist that can't be seen.</summary>
    public static ImmutableArray<ApiStage>? Of(Application app, Api api)
    {
        if (!api.IsCreated || api.Construct.Opaque is not null) return null;
        var stages = ImmutableArray.CreateBuilder<ApiStage>();
        foreach (var call in app.Graph.CallsOn(api.Construct).Where(static c => c.Method == "AddStage"))
        {
            if (call.Result is not { } stage) return null;
            stages.Add(Read(app, stage, l1: false));
        }

        foreach (var c in app.Graph.OfType(CdkNames.V2.HttpStage, CdkNames.V2.WebSocketStage, CdkNames.V2.CfnStage, CdkNames.Rest.CfnStage))
        {
            if (c.Origin != ConstructOrigin.Created) continue;
            if (c.Is(CdkNames.V2.HttpStage, CdkNames.V2.WebSocketStage))
            {
                var owner = app.Prop(c, c.Is(CdkNames.V2.HttpStage) ? "HttpApi" : "WebSocketApi").Value;
                if (owner.IsUnknown) return null;
                if (ReferenceEquals(owner.AsConstruct, api.Construct)) stages.Add(Read(app, c, l1: false));
            }
            else if (c.Is(CdkNames.V2.CfnStage, CdkNames.Rest.CfnStage))
            {
                var id = app.Prop(c, c.Is(CdkNames.V2.CfnStage) ? "ApiId" : "RestApiId").Value;
                if (id is Token { Owner: var owner })
                {
                    if (ReferenceEquals(owner, api.Construct)) stages.Add(Read(app, c, l1: true));
                }
                else if (id.AsString is null) return null;
            }
        }

        return stages.ToImmutable();
    }

    private static ApiStage Read(Application app, Construct stage, bool l1)
    {
        var name = app.Prop(stage, "StageName").Value;
        return new ApiStage(stage, name.IsAbsent && !l1 ? Default : name.AsString, app.Prop(stage, "AutoDeploy"), l1 ? Value.Absent : app.Prop(stage, "DomainMapping").Value, stage.Syntax);
    }

    /// <summary>Does the L2 HTTP API make its default stage, which deploys by itself? Null when unknown or not such an API.</summary>
    public static bool? HasDefault(Api api) => api.Kind == ApiKind.Http && !api.IsL1 && api.IsCreated
        ? api.Prop("CreateDefaultStage").Value switch { { IsAbsent: true } => CdkDefaults.HttpApiCreateDefaultStage.AsBool, { AsBool: { } b } => b, _ => null }
        : api.IsL1 || api.Kind == ApiKind.WebSocket ? false : null;
}
