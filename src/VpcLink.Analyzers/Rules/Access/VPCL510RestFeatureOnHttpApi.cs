using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>
/// Why: HTTP APIs know no API keys, no tracing and no execution logs. CloudFormation has the properties because WebSocket APIs share its resource types.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL510RestFeatureOnHttpApi() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL510", Area.Access, DiagnosticSeverity.Error,
        "Feature that HTTP APIs do not have",
        "'{0}' belongs to an HTTP API, and HTTP APIs have no {1}; remove {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var c in app.Graph.OfType(CdkNames.V2.CfnRoute, CdkNames.V2.CfnStage))
        {
            if (c.Origin != ConstructOrigin.Created || KindOf(app, c) != ApiKind.Http) continue;
            if (c.Is(CdkNames.V2.CfnRoute))
            {
                if (app.Prop(c, "ApiKeyRequired") is { Value.AsBool: true } key && Report(c, key, "API keys") is { } finding) yield return finding;
                continue;
            }

            var settings = app.Prop(c, "DefaultRouteSettings");
            if (settings.Value is not Struct) continue;
            if (app.Prop(c, "DefaultRouteSettings", "LoggingLevel") is { Value.AsString: "INFO" or "ERROR" } level && Report(c, level, "execution logs") is { } logging) yield return logging;
            if (app.Prop(c, "DefaultRouteSettings", "DataTraceEnabled") is { Value.AsBool: true } trace && Report(c, trace, "execution logs") is { } tracing) yield return tracing;
        }

        // Tracing is no property of the resource: only an override can ask for it.
        foreach (var call in app.Graph.Calls.Where(static c => c.Method == "AddPropertyOverride" && c.Receiver.Is(CdkNames.V2.CfnStage)))
            if (call.Argument("propertyPath").AsString == "TracingEnabled" && call.Argument("value").AsBool == true && KindOf(app, call.Receiver) == ApiKind.Http)
                yield return Finding.At(Info, call.Syntax, call.Receiver.Name, "X-Ray tracing", "the override").With(Fix.Of("Remove the override", Edit.Remove(call.Syntax)));
    }

    private static Finding? Report(Construct c, Prop prop, string feature) => prop.Edit is not { } place ? null
        : Finding.At(Info, place, c.Name, feature, prop.Name).With(Edits.Remove(prop) is { } edit ? Fix.Of("Remove " + prop.Name, edit) : null);

    private static ApiKind KindOf(Application app, Construct l1)
    {
        if (l1.Origin == ConstructOrigin.Created)
            return app.Prop(l1, "ApiId").Value is Token { Owner: var owner } && Api.IsOne(owner) ? new Api(app, owner).Kind : ApiKind.Unknown;
        // The L1 behind an L2 stage.
        for (var o = l1.Owner; o is not null; o = o.Owner)
            if (o.Is(CdkNames.V2.HttpStage)) return ApiKind.Http;
            else if (o.Is(CdkNames.V2.IHttpApi)) return ApiKind.Http;
            else if (o.Is(CdkNames.V2.WebSocketStage)) return ApiKind.WebSocket;
        return ApiKind.Unknown;
    }
}
