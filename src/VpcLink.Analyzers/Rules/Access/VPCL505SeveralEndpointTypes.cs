using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Why: the property is a list, and API Gateway creates an API with one endpoint type only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL505SeveralEndpointTypes() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL505", Area.Access, DiagnosticSeverity.Error,
        "More than one endpoint type",
        "'{0}' has the endpoint types {1}, and an API can have only one; the deployment fails: keep {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.EndpointTypes is not { Length: > 1 } types || types.Distinct().Count() < 2) continue;
            var written = api.EndpointTypesProp;
            if ((written.Edit ?? api.Syntax) is not { } place) continue;
            // VPC endpoints make sense for a private API only, so they tell which type is meant.
            var kept = types.Contains("PRIVATE") && !api.VpcEndpoints.Value.IsAbsent ? "PRIVATE" : types[0];
            var list = (written.Value as Items)?.Creation;
            yield return Finding.At(Info, place, api.Name, string.Join(", ", types), kept)
                .With(list is null ? null : Fix.Of("Keep " + kept, Edits.List(list, api.IsL1 ? SourceWriter.Literal(kept) : "global::" + CdkNames.Rest.EndpointType + "." + kept)));
        }
    }
}
