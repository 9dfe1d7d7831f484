using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>A stage of an HTTP or WebSocket API that the program makes: L2, added to an HTTP API, or L1. The one that an HTTP API makes for itself is not among them.</summary>
internal sealed class Stage
{
    private static readonly ConditionalWeakTable<Application, object> Cache = new();

    private readonly Application _app;

    private Stage(Application app, Construct construct)
    {
        _app = app;
        Construct = construct;
    }

    public static ImmutableArray<Stage> All(Application app) => (ImmutableArray<Stage>)Cache.GetValue(app, static a => a.Graph.Constructs
        .Where(static c => c.Origin == ConstructOrigin.Created && (c.Is(CdkNames.V2.HttpStage, CdkNames.V2.WebSocketStage) || c.Is(CdkNames.V2.CfnStage))
            || c is { Origin: ConstructOrigin.Returned, Via: "AddStage", Owner: not null } && c.Owner.Is(CdkNames.V2.IHttpApi))
        .Select(c => new Stage(a, c)).ToImmutableArray());

    public Construct Construct { get; }

    public SyntaxNode? Syntax => Construct.Syntax;

    public bool IsL1 => Construct.Is(CdkNames.V2.CfnStage);

    /// <summary>The API; null when it can't be told.</summary>
    public Construct? Api => Construct.Via == "AddStage" ? Construct.Owner
        : IsL1 ? _app.Prop(Construct, "ApiId").Value is Token { Owner: var owner } && Model.Api.IsOne(owner) ? owner : null
        : _app.Prop(Construct, Construct.Is(CdkNames.V2.WebSocketStage) ? "WebSocketApi" : "HttpApi").Value.AsConstruct;

    public Prop NameProp => _app.Prop(Construct, "StageName");

    /// <summary>Its name, which is the first segment of its URL's path unless it is <c>$default</c>; null when unknown.</summary>
    public string? Name => NameProp.Value switch { { IsAbsent: true } => CdkDefaults.HttpStageName.AsText, { AsString: { } name } => name, _ => null };

    public Prop AutoDeploy => _app.Prop(Construct, "AutoDeploy");
}
