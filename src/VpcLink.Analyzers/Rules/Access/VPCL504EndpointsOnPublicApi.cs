using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Why: only private APIs are associated with VPC endpoints; for other types API Gateway rejects them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL504EndpointsOnPublicApi() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL504", Area.Access, DiagnosticSeverity.Error,
        "VPC endpoints on an endpoint type that is not PRIVATE",
        "'{0}' has endpoint type {1} and lists VPC endpoints, which only a private API may; the deployment fails: remove them or make the API private", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.EndpointTypes is not [not "PRIVATE"] types || api.VpcEndpoints is not { Value: Items { Elements.IsEmpty: false } } endpoints) continue;
            if ((endpoints.Edit ?? api.Syntax) is not { } place) continue;
            yield return Finding.At(Info, place, api.Name, types[0]).Also(api.EndpointTypesProp.Edit)
                .With(Edits.Remove(endpoints) is { } edit ? Fix.Of("Remove the VPC endpoints", edit) : null);
        }
    }
}
