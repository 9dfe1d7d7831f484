using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>
/// Why: API Gateway refuses to deploy a private API that has no resource policy, because nobody could be told apart who calls it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL501PrivateApiWithoutPolicy() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL501", Area.Access, DiagnosticSeverity.Error,
        "Private REST API without a resource policy",
        "'{0}' is a private API without a resource policy, so its deployment fails; give it a policy that lets your VPC endpoints in", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsPrivate != true || api.Policy is not { Exists: false } policy || api.Syntax is null) continue;
            var place = api.EndpointTypesProp.Edit ?? api.Syntax;
            // Without a deployment nothing fails yet; whoever deploys it later may add the policy too.
            var isDeployed = !api.IsL1 && api.Prop("Deploy").Value is { IsAbsent: true } or { AsBool: true };
            var finding = Finding.At(Info, place, api.Name).Also(api.Syntax).With(Mend(app, api, policy));
            yield return isDeployed || MakesDeployment(app, api) ? finding : finding.Lowered(DiagnosticSeverity.Warning);
        }
    }

    private static bool MakesDeployment(Application app, Api api) => app.Graph.Constructs.Any(c => c.Origin == ConstructOrigin.Created
        && (c.Is(CdkNames.Rest.Deployment) && ReferenceEquals(app.Prop(c, "Api").Value.AsConstruct, api.Construct)
            || c.Is(CdkNames.Rest.CfnDeployment) && app.Prop(c, "RestApiId").Value is Token { Owner: var owner } && ReferenceEquals(owner, api.Construct)));

    private static Fix? Mend(Application app, Api api, ResourcePolicy policy) =>
        EndpointPolicy.Ids(app, api, api.Syntax!) is { } ids && Edits.Set(api.Construct, policy.Prop, api.Construct.Type + "Props", EndpointPolicy.Document(ids)) is { } edit
            ? Fix.Of("Let only the VPC endpoints call it", edit) : null;
}
