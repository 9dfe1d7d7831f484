using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: an API answers at its stages. The CDK makes one for HttpApi and RestApi only, and a stage without a deployment serves nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL218NoUsableStage() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL218", Area.Transport, DiagnosticSeverity.Warning,
        "API without a usable stage",
        "{0}; {1}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.Syntax is null || api.IsNamedElsewhere) continue;
            if (api.Kind == ApiKind.Rest)
            {
                if (api.IsL1 || api.Prop("Deploy") is not { Value.AsBool: false, Edit: { } deploy } off || IsDeployed(app, api)) continue;
                yield return Finding.At(Info, deploy, "'" + api.Name + "' has no deployment and no stage, so it can't be called", "let it deploy, or make a deployment and a stage")
                    .With(Edits.Remove(off) is { } edit ? Fix.Of("Let the API deploy itself", edit) : null);
                continue;
            }

            if (api.Kind is not (ApiKind.Http or ApiKind.WebSocket) || ApiStages.Of(app, api) is not { } stages) continue;
            if (stages.IsEmpty && ApiStages.HasDefault(api) == false)
            {
                var create = api.IsL1 || api.Kind == ApiKind.WebSocket ? null : api.Prop("CreateDefaultStage");
                yield return Finding.At(Info, create?.Edit ?? api.Syntax, "'" + api.Name + "' has no stage, so it can't be called", "add a stage")
                    .With(create is not null ? Edits.Remove(create) is { } edit ? Fix.Of("Create the default stage", edit) : null : AddStage(app, api));
            }

            foreach (var stage in stages)
            {
                if (!(stage.AutoDeploy.Value.IsAbsent || stage.AutoDeploy.Value.AsBool == false) || IsDeployed(app, api) || stage.Construct.Opaque is not null) continue;
                if (stage.Construct.Is(CdkNames.V2.CfnStage) && !app.Prop(stage.Construct, "DeploymentId").Value.IsAbsent) continue;
                if ((stage.AutoDeploy.Edit ?? stage.Syntax) is not { } place) continue;
                var type = stage.Construct.Origin == ConstructOrigin.Returned ? "Amazon.CDK.AWS.Apigatewayv2.HttpStageOptions" : stage.Construct.Type + "Props";
                yield return Finding.At(Info, place, "The stage '" + stage.Construct.Name + "' deploys nothing by itself and is given no deployment, so it serves nothing", "set AutoDeploy")
                    .With(Edits.Set(stage.Construct, stage.AutoDeploy with { Name = "AutoDeploy" }, type, "true") is { } edit ? Fix.Of("Deploy automatically", edit) : null);
            }
        }
    }

    private static Fix? AddStage(Application app, Api api)
    {
        if (api.Kind != ApiKind.WebSocket || api.IsL1 || Statements.Around(api.Syntax) is not { } statement || app.NameAfter(api.Construct, statement) is not { } name) return null;
        if (NewNames.Scope(app, statement, api.Construct) is not { } scope) return null;
        const string Stage = "global::" + CdkNames.V2.WebSocketStage;
        return Fix.Of("Add a stage", Edit.InsertAfter(statement,
            "new " + Stage + "(" + scope.Code + ", " + SourceWriter.Literal(NewNames.Id(app, scope.Construct, (api.Construct.Id ?? api.Name) + "Stage")) + ", new " + Stage + "Props { WebSocketApi = " + name + ", StageName = \"prod\", AutoDeploy = true });"));
    }

    private static bool IsDeployed(Application app, Api api) => app.Graph.OfType(CdkNames.Rest.Deployment, CdkNames.Rest.CfnDeployment, CdkNames.V2.CfnDeployment).Any(c => c.Origin == ConstructOrigin.Created
        && (c.Is(CdkNames.Rest.Deployment) && MayBe(app.Prop(c, "Api").Value, api)
            || c.Is(CdkNames.Rest.CfnDeployment) && MayBe(app.Prop(c, "RestApiId").Value, api)
            || c.Is(CdkNames.V2.CfnDeployment) && MayBe(app.Prop(c, "ApiId").Value, api)));

    private static bool MayBe(Value id, Api api) => id switch
    {
        Token { Owner: var owner } => ReferenceEquals(owner, api.Construct),
        Ref { Target: var target } => ReferenceEquals(target, api.Construct),
        Known => false,
        _ => true,
    };
}
