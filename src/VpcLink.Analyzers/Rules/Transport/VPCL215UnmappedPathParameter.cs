using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>
/// Why: a REST API replaces {name} in an integration's URI only by what RequestParameters maps to it, and maps only what the method declares. The backend gets the braces otherwise.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL215UnmappedPathParameter() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL215", Area.Transport, DiagnosticSeverity.Error,
        "Path parameter in the URI that is not mapped",
        "The URI of '{0}' contains {{{1}}}, and no request parameter is mapped to it, so the backend gets a wrong path; map integration.request.path.{1}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            if (!integration.IsRest || integration.Form == IntegrationForm.Rest && integration.Type.Value.AsEnum is not ("HTTP" or "HTTP_PROXY")
                || integration.Form == IntegrationForm.RestL1 && integration.Type.Value.AsString is not ("HTTP" or "HTTP_PROXY")) continue;
            var uri = integration.Uri;
            if (uri.Edit is not { } place) continue;
            var parameters = integration.Prop("Options.RequestParameters", "RequestParameters");
            if (!parameters.Value.IsAbsent && parameters.Value is not Map { Complete: true }) continue;
            var names = UriParameters.In(uri.Value).Where(n => (parameters.Value as Map)?.Entries.ContainsKey("integration.request.path." + n) != true).ToArray();
            if (names.Length == 0) continue;
            yield return Finding.At(Info, place, integration.Name, names[0]).With(Mend(integration, parameters, names));
        }
    }

    private static Fix? Mend(Integration integration, Prop parameters, string[] names)
    {
        if (integration.IsL1) return null;
        var edits = new List<Edit>();
        var mapped = Entries(parameters.Value as Map, names.Select(static n => ("integration.request.path." + n, SourceWriter.Literal("method.request.path." + n))));
        if (mapped is null) return null;
        var code = "new global::System.Collections.Generic.Dictionary<string, string> { " + mapped + " }";
        var options = integration.Construct.Props?.Find("Options");
        if (parameters.Written is AssignmentExpressionSyntax written) edits.Add(Edit.Replace(written.Right, code));
        else if (options is { Value: Struct { Creation: { } creation } }) edits.Add(Edit.SetProperty(creation, "RequestParameters", code));
        else if (options?.Value.IsAbsent != false
            && Edits.Set(integration.Construct, new Prop("Options", Value.Absent, null), integration.Construct.Type + "Props", "new global::" + CdkNames.Rest.IntegrationOptions + " { RequestParameters = " + code + " }") is { } set) edits.Add(set);
        else return null;

        foreach (var use in integration.Uses)
        {
            if (use.IsProxy || use.Path.AsString is not { } path || names.Any(n => !path.Contains("{" + n + "}") && !path.Contains("{" + n + "+}"))) return null;
            var declared = (use.Options as Struct)?.Find("RequestParameters");
            var method = Entries(declared?.Value as Map, names.Select(static n => ("method.request.path." + n, "true")));
            if (method is null || declared is { Value: { IsAbsent: false } and not Map }) return null;
            var declaration = "new global::System.Collections.Generic.Dictionary<string, bool> { " + method + " }";
            if (declared?.Written is AssignmentExpressionSyntax assignment) edits.Add(Edit.Replace(assignment.Right, declaration));
            else if (use.Options is Struct { Creation: { } optionsCreation }) edits.Add(Edit.SetProperty(optionsCreation, "RequestParameters", declaration));
            else if (use.Options.IsAbsent && use.Method is { Origin: ConstructOrigin.Returned }) edits.Add(Edit.AddProps(use.Syntax, CdkNames.Rest.MethodOptions, "RequestParameters", declaration));
            else return null;
        }

        return Fix.Of(names.Length == 1 ? "Map {" + names[0] + "} to the backend's path" : "Map the path parameters to the backend's path", [.. edits]);
    }

    /// <summary>Dictionary entries as code: those that are there and those to add; null when one of the former can't be written again.</summary>
    private static string? Entries(Map? existing, IEnumerable<(string Key, string Code)> added)
    {
        var entries = new List<string>();
        if (existing is not null)
        {
            if (!existing.Complete) return null;
            foreach (var entry in existing.Entries.OrderBy(static e => e.Key, StringComparer.Ordinal))
                if (entry.Value.AsString is { } s) entries.Add("[" + SourceWriter.Literal(entry.Key) + "] = " + SourceWriter.Literal(s));
                else if (entry.Value.AsBool is { } b) entries.Add("[" + SourceWriter.Literal(entry.Key) + "] = " + (b ? "true" : "false"));
                else return null;
        }

        entries.AddRange(added.Where(a => existing?.Entries.ContainsKey(a.Key) != true).Select(static a => "[" + SourceWriter.Literal(a.Key) + "] = " + a.Code));
        return string.Join(", ", entries);
    }
}

/// <summary>Names in braces in the literal text of a URI.</summary>
internal static class UriParameters
{
    public static IEnumerable<string> In(Value uri)
    {
        var text = uri switch
        {
            Known { Constant: string s } => s,
            Text t => string.Concat(t.Parts.Select(static p => p.AsString ?? " ")),
            _ => "",
        };
        // ${stageVariables.x} is replaced by API Gateway without a mapping.
        foreach (Match m in Regex.Matches(text, @"(?<!\$)\{([A-Za-z0-9_.\-]+)\}"))
            yield return m.Groups[1].Value;
    }
}
