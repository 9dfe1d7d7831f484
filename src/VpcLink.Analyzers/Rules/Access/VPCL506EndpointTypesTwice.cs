using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Why: EndpointTypes is the older spelling of EndpointConfiguration.Types, and the CDK throws when both are given.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL506EndpointTypesTwice() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL506", Area.Access, DiagnosticSeverity.Error,
        "EndpointTypes together with EndpointConfiguration",
        "'{0}' sets both EndpointTypes and EndpointConfiguration, so synthesis throws; keep EndpointConfiguration", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsL1 || api.Kind != ApiKind.Rest || api.Construct.Props is not { } props) continue;
            var (types, configuration) = (props.Find("EndpointTypes"), props.Find("EndpointConfiguration"));
            if (types?.Value is not Items || configuration?.Value is not Struct || types.Edit is not { } place) continue;
            yield return Finding.At(Info, place, api.Name).Also(configuration.Written)
                .With(Edits.Remove(types) is { } edit ? Fix.Of("Remove EndpointTypes", edit) : null);
        }
    }
}
