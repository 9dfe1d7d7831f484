using System.Text.RegularExpressions;

namespace VpcLinkAnalyzers.Conformance.Pages;

/// <summary>
/// What a page says that the template of an example shows, in the comment before the example:
/// <code>
/// &lt;!-- example: wrong; template: AWS::ApiGateway::Method Integration.Uri = absent --&gt;
/// </code>
/// An assertion is a resource type, a path into its properties and what is found there; several are joined by <c>&amp;&amp;</c>.
/// <list type="bullet">
/// <item><c>Type Path = value</c>: some resource of the type has this value there. Strings stand as they are, everything else as JSON:
/// <c>AWS::ApiGatewayV2::VpcLink SecurityGroupIds = []</c>.</item>
/// <item><c>Type Path = present</c>: some resource of the type has something there.</item>
/// <item><c>Type Path = absent</c>: some resource of the type has nothing there.</item>
/// <item><c>Type = present</c>, <c>Type = absent</c>, <c>Type = 2</c>: there are such resources, none, or so many.</item>
/// </list>
/// Steps of a path are separated by dots, numbers index lists: <c>EndpointConfiguration.Types.0</c>.
/// </summary>
internal sealed partial record TemplateAssertion(string Type, string Path, string Expected)
{
    [GeneratedRegex(@"^(?<type>[A-Z]\w*::\S+)(\s+(?<path>[\w.:-]+))?\s*=\s*(?<expected>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex Form();

    public static IEnumerable<TemplateAssertion> Parse(string text)
    {
        foreach (var part in text.Split("&&", StringSplitOptions.TrimEntries))
        {
            var m = Form().Match(part);
            if (!m.Success) throw new FormatException($"'{part}' is no template assertion: write AWS::X::Y Path.To.Property = value|absent|present");
            yield return new TemplateAssertion(m.Groups["type"].Value, m.Groups["path"].Value, m.Groups["expected"].Value.Trim());
        }
    }

    /// <summary>Null when the template satisfies it, else what was found.</summary>
    public string? Failure(SynthesisResult result)
    {
        var resources = result.OfType(Type).ToArray();
        if (Path.Length == 0)
            return Expected switch
            {
                "present" => resources.Length > 0,
                "absent" => resources.Length == 0,
                _ => int.TryParse(Expected, out var count) && resources.Length == count,
            } ? null : $"{this}: there are {resources.Length}";
        var found = resources.Select(r => r.Text(Path)).ToArray();
        return found.Any(f => Expected switch { "present" => f is not null, "absent" => f is null, _ => f == Expected })
            ? null
            : $"{this}: found {(found.Length == 0 ? "no such resource" : string.Join(", ", found.Select(static f => f ?? "nothing")))}";
    }

    public override string ToString() => $"{Type} {Path} = {Expected}";
}
