using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>
/// Why: a private integration of an HTTP API gets the path with the name of the stage in front, unless the stage is $default. Backends that do not expect it answer 404.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL216StagePrefix() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL216", Area.Transport, DiagnosticSeverity.Warning,
        "Named HTTP stage whose prefix reaches the backend",
        "Through the stage '{0}' the backend of '{1}' gets paths that begin with /{0}; overwrite the path with $request.path", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.ApiKind != ApiKind.Http || integration.Api is not { } construct || integration.Construct.Opaque is not null) continue;
            var api = new Api(app, construct);
            if (ApiStages.Of(app, api) is not { } stages) continue;
            // What a custom domain makes of the stage's name is decided by its mapping.
            if (api.Domains.Any() || api.MayHaveOtherDomains) continue;
            if (stages.FirstOrDefault(static s => s.Name is { } name && name != ApiStages.Default && s.DomainMapping.IsAbsent) is not { Name: { } stage }) continue;
            var mapping = integration.IsL1 ? integration.Prop("", "RequestParameters") : integration.Prop("ParameterMapping", "RequestParameters");
            if (!(mapping.Value.IsAbsent || integration.IsL1 && mapping.Value is Map { Complete: true } map && !map.Entries.ContainsKey("overwrite:path"))) continue;
            if (ExpectsPrefix(app, stage)) continue;
            yield return Finding.At(Info, integration.Syntax, stage, integration.Name).With(Mend(integration, mapping));
        }
    }

    /// <summary>Some listener rule or route speaks of the prefix, so the backend may be made for it.</summary>
    private static bool ExpectsPrefix(Application app, string stage) => app.Graph.Constructs.Where(static c => c is { Origin: ConstructOrigin.Factory, Via: "PathPatterns" })
        .Any(c => c.Argument("values") is not Items { Complete: true } items || items.Elements.Any(e => e.AsString is not { } s || s.StartsWith("/" + stage, StringComparison.Ordinal)));

    private static Fix? Mend(Integration integration, Prop mapping)
    {
        var edit = integration.IsL1
            ? mapping.Value.IsAbsent ? Edits.Set(integration.Construct, mapping with { Name = "RequestParameters" }, integration.Construct.Type + "Props",
                "new global::System.Collections.Generic.Dictionary<string, string> { [\"overwrite:path\"] = \"$request.path\" }") : null
            : Edits.Set(integration.Construct, mapping with { Name = "ParameterMapping" }, integration.Construct.Type + "Props",
                "new global::" + CdkNames.V2.ParameterMapping + "().OverwritePath(global::" + CdkNames.V2.MappingValue + ".RequestPath())");
        return edit is null ? null : Fix.Of("Send the path without the stage", edit);
    }
}
