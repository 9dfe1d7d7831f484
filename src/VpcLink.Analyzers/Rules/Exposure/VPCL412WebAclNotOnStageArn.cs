using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: of a REST API, a web ACL takes the ARN of a stage. The <c>Ref</c> of a stage is its name, and the API's own id and execute-api ARN name no stage; the deployment fails.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL412WebAclNotOnStageArn() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL412", Area.Exposure, DiagnosticSeverity.Error,
        "Web ACL on something that is not a stage ARN",
        "{0} is not the ARN of a resource that takes a web ACL; name {1}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var association in WebAclAssociation.All(app))
        {
            var arn = association.ResourceArn;
            var targets = association.Targets;
            if (!targets.All(static t => t.Kind is WebAclTargetKind.NotTheStageArn or WebAclTargetKind.Other) || arn.Place(association.Syntax) is not { } place) continue;
            var what = arn.Value is Token token ? "'" + token.Owner.Name + "." + token.Member + "'" : "This";
            var stage = targets is [{ Kind: WebAclTargetKind.NotTheStageArn, Construct: { } owner }] && arn.Edit is not null ? StageArn(app, owner, place) : null;
            var edit = stage is null ? null : Edits.Set(association.Construct, arn, CdkNames.Waf.CfnWebACLAssociation + "Props", stage);
            yield return Finding.At(Info, place, what, stage is not null && stage.IndexOf(' ') < 0 ? "'" + stage + "'" : "the ARN of a REST API's stage or of an Application Load Balancer").Also(association.Syntax)
                .With(edit is null ? null : Fix.Of("Name the stage's ARN", edit));
        }
    }

    /// <summary>The ARN of the stage that was meant, in code.</summary>
    private static string? StageArn(Application app, Construct owner, SyntaxNode place)
    {
        if (owner is { Origin: ConstructOrigin.Member, Via: "DeploymentStage", Owner: { } deployed }) owner = deployed;
        if (app.NameAt(owner, place) is not { } name) return null;
        if (owner.Is(CdkNames.Rest.CfnStage))
            return $"\"arn:\" + global::{CdkNames.Core.Aws}.PARTITION + \":apigateway:\" + global::{CdkNames.Core.Aws}.REGION + \"::/restapis/\" + {name}.RestApiId + \"/stages/\" + {name}.Ref";
        if (owner.Is(CdkNames.Rest.Stage)) return name + ".StageArn";
        // A REST API that deploys itself has one stage; whether others are meant can't be told.
        return owner.Is(CdkNames.Rest.RestApiBase) && owner.Origin == ConstructOrigin.Created && app.Prop(owner, "Deploy").Value is { IsAbsent: true } or { AsBool: true } ? name + ".DeploymentStage.StageArn" : null;
    }
}
