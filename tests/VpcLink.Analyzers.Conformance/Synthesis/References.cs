using System.Text.Json;

namespace VpcLinkAnalyzers.Conformance;

/// <summary>Follows what templates say of other resources: Ref, Fn::GetAtt, Fn::Join, and exports of other stacks.</summary>
internal sealed class References
{
    private readonly Dictionary<(string Stack, string Id), Resource> _resources = [];
    private readonly Dictionary<string, (string Stack, JsonElement Value)> _exports = [];

    public References(SynthesisResult result)
    {
        foreach (var r in result.Resources) _resources[(r.Stack, r.LogicalId)] = r;
        foreach (var stack in result.Stacks)
            if (stack.Root.TryGetProperty("Outputs", out var outputs))
                foreach (var output in outputs.EnumerateObject())
                    if (output.Value.TryGetProperty("Export", out var export) && export.GetProperty("Name").ValueKind == JsonValueKind.String)
                        _exports[export.GetProperty("Name").GetString()!] = (stack.Name, output.Value.GetProperty("Value"));
    }

    /// <summary>The resource a value refers to, and which attribute of it; null when it is no plain reference.</summary>
    public (Resource Resource, string Attribute)? Target(JsonElement? value, string stack)
    {
        if (value is not { ValueKind: JsonValueKind.Object } e) return null;
        if (e.TryGetProperty("Ref", out var id)) return _resources.TryGetValue((stack, id.GetString()!), out var r) ? (r, "Ref") : null;
        if (e.TryGetProperty("Fn::GetAtt", out var att)) return _resources.TryGetValue((stack, att[0].GetString()!), out var r) ? (r, att[1].GetString()!) : null;
        if (e.TryGetProperty("Fn::ImportValue", out var import) && import.ValueKind == JsonValueKind.String && _exports.TryGetValue(import.GetString()!, out var export)) return Target(export.Value, export.Stack);
        return null;
    }

    public Resource? ResourceOf(JsonElement? value, string stack) => Target(value, stack)?.Resource;

    /// <summary>A string with references as <c>{path#Attribute}</c>; null when it holds anything else.</summary>
    public string? Text(JsonElement? value, string stack)
    {
        if (value is not { } e) return null;
        if (e.ValueKind == JsonValueKind.String) return e.GetString();
        if (e.ValueKind == JsonValueKind.Number) return e.GetRawText();
        if (Target(e, stack) is var (resource, attribute))
            return $"{{{PathOf(resource)}#{(attribute is "ListenerArn" or "LoadBalancerArn" ? "Ref" : attribute)}}}"; // Ref of these is their ARN
        if (e.ValueKind == JsonValueKind.Object && e.TryGetProperty("Fn::Join", out var join) && join[0].GetString() == "")
        {
            var parts = join[1].EnumerateArray().Select(p => Text(p, stack)).ToArray();
            return parts.All(static p => p is not null) ? string.Concat(parts) : null;
        }

        return null;
    }

    /// <summary>Resources that a list refers to; null when one can't be followed.</summary>
    public IReadOnlyList<Resource>? List(Resource of, string path)
    {
        var all = of.List(path).Select(e => ResourceOf(e, of.Stack)).ToList();
        return all.Contains(null) ? null : all.OfType<Resource>().ToList();
    }

    /// <summary>The construct's path below its stack: <c>Backend/Alb</c>.</summary>
    public static string PathOf(Resource resource)
    {
        var path = resource.Path[(resource.Path.IndexOf('/') + 1)..];
        return path.EndsWith("/Resource", StringComparison.Ordinal) ? path[..^"/Resource".Length] : path;
    }

    /// <summary>Made by an L1 construct of the program: L2 constructs call theirs Resource.</summary>
    public static bool IsL1(Resource resource) => !resource.Path.EndsWith("/Resource", StringComparison.Ordinal);
}
