using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>
/// Why: a private API is reached through VPC endpoints, and an endpoint may belong to any account. A policy that allows everyone without a condition lets all of them in.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL502PrivateApiOpenToAnyEndpoint() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL502", Area.Access, DiagnosticSeverity.Warning,
        "Private REST API whose policy lets any VPC endpoint in",
        "The policy of the private API '{0}' allows everyone without a condition, so any VPC endpoint of any account may call it; add a condition on aws:SourceVpce or aws:SourceVpc", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsPrivate != true || api.Policy is not { Exists: true, Statements: { } statements } policy) continue;
            // A deny of any kind may be what keeps strangers out.
            if (statements.Any(static s => s.IsAllow != true)) continue;
            foreach (var open in statements.Where(static s => s is { IsForAnyone: true, IsConditional: false }))
            {
                if ((open.Creation ?? policy.Prop.Edit) is not { } place) continue;
                var ids = open.Creation is null ? null : EndpointPolicy.Ids(app, api, open.Creation);
                yield return Finding.At(Info, place, api.Name).Also(api.EndpointTypesProp.Edit)
                    .With(ids is null ? null : Fix.Of("Allow only callers that come through the VPC endpoints", Edit.SetProperty(open.Creation!, "Conditions", EndpointPolicy.Conditions(ids, "StringEquals"))));
            }
        }
    }
}
