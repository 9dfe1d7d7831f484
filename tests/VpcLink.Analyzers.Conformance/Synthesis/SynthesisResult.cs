using System.Collections.Immutable;
using System.Text.Json;

namespace VpcLinkAnalyzers.Conformance;

/// <summary>The templates of a program's stacks, or the text with which the CDK refused it.</summary>
internal sealed record SynthesisResult(ImmutableArray<StackTemplate> Stacks, string? Error)
{
    public bool Threw => Error is not null;

    /// <summary>The only stack's template.</summary>
    public StackTemplate Template => Error is null ? Stacks.Single() : throw new InvalidOperationException("the CDK threw: " + Error);

    /// <summary>Resources of all stacks.</summary>
    public IEnumerable<Resource> Resources => Error is null ? Stacks.SelectMany(static s => s.Resources) : throw new InvalidOperationException("the CDK threw: " + Error);

    public IEnumerable<Resource> OfType(string type) => Resources.Where(r => r.Type == type);
}

/// <summary>One stack's CloudFormation template.</summary>
internal sealed class StackTemplate(string name, JsonDocument document)
{
    public string Name { get; } = name;

    public JsonElement Root { get; } = document.RootElement;

    public IReadOnlyList<Resource> Resources { get; } = document.RootElement.TryGetProperty("Resources", out var all)
        ? [.. all.EnumerateObject().Select(r => new Resource(name, r.Name, r.Value))]
        : [];

    public IEnumerable<Resource> OfType(string type) => Resources.Where(r => r.Type == type);

    public override string ToString() => JsonSerializer.Serialize(Root, new JsonSerializerOptions { WriteIndented = true });
}

/// <summary>A resource of a template.</summary>
internal sealed class Resource(string stack, string logicalId, JsonElement element)
{
    public string Stack { get; } = stack;

    public string LogicalId { get; } = logicalId;

    public JsonElement Element { get; } = element;

    public string Type => Element.GetProperty("Type").GetString()!;

    /// <summary>The path of the L1 construct: <c>Stack/Alb/Resource</c>.</summary>
    public string Path => Element.TryGetProperty("Metadata", out var m) && m.TryGetProperty("aws:cdk:path", out var p) ? p.GetString()! : "";

    /// <summary>A property by its path, numbers index arrays: <c>EndpointConfiguration.Types.0</c>. Null when it is absent.</summary>
    public JsonElement? this[string path]
    {
        get
        {
            if (!Element.TryGetProperty("Properties", out var at)) return null;
            foreach (var step in path.Split('.'))
                if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var next)) at = next;
                else if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, out var i) && i < at.GetArrayLength()) at = at[i];
                else return null;
            return at;
        }
    }

    /// <summary>A property as JSON text without quotes around a string; null when it is absent.</summary>
    public string? Text(string path) => this[path] is { } e ? e.ValueKind == JsonValueKind.String ? e.GetString() : e.GetRawText() : null;

    /// <summary>Elements of a list property; none when it is absent.</summary>
    public IEnumerable<JsonElement> List(string path) => this[path] is { ValueKind: JsonValueKind.Array } e ? e.EnumerateArray() : [];

    public override string ToString() => $"{Type} {LogicalId} {Element.GetRawText()}";
}
