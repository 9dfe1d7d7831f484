using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>
/// Why: a request over the internet carries no aws:SourceVpce at all, and StringNotEquals is true for a key that is missing, so the deny meets every caller.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL503EndpointPolicyOnPublicApi() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL503", Area.Access, DiagnosticSeverity.Warning,
        "VPC-endpoint-only policy on an API that is not private",
        "'{0}' is not a private API, so a policy that denies callers outside VPC endpoints answers every request with 403; make the API private or drop the policy");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsPrivate != false || api.EndpointTypes is not { Length: 1 }) continue;
            foreach (var call in app.Graph.CallsOn(api.Construct).Where(static c => c.Method == "GrantInvokeFromVpcEndpointsOnly"))
                yield return Finding.At(Info, call.Syntax, api.Name).Also(api.EndpointTypesProp.Edit ?? api.Syntax);
            if (api.Policy is not { Statements: { } statements } policy) continue;
            foreach (var deny in statements.Where(static s => s is { IsAllow: false, IsForAnyone: true } && s.Mentions("aws:SourceVpce", "StringNotEquals") == true))
                if ((deny.Creation ?? policy.Prop.Edit) is { } place)
                    yield return Finding.At(Info, place, api.Name).Also(api.EndpointTypesProp.Edit ?? api.Syntax);
        }
    }
}
