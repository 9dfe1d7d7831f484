using System.Text.Json;
using System.Text.RegularExpressions;

namespace VpcLinkAnalyzers.Package.Tests;

/// <summary>A finding as the compiler's error log tells it.</summary>
internal sealed record Logged(string Id, string Level, string File, int Line, string? HelpLink, int Related, bool IsSuppressed, string? Justification, bool HasFix)
{
    public override string ToString() => $"{File}:{Line} {Id}";
}

/// <summary>Reads a compiler's SARIF 2.1 log.</summary>
internal static partial class Sarif
{
    public static IReadOnlyList<Logged> Read(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        var run = log.RootElement.GetProperty("runs")[0];
        var help = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .DistinctBy(static r => r.GetProperty("id").GetString())
            .ToDictionary(static r => r.GetProperty("id").GetString()!, static r => r.TryGetProperty("helpUri", out var uri) ? uri.GetString() : null);
        return run.GetProperty("results").EnumerateArray().Select(r =>
        {
            var id = r.GetProperty("ruleId").GetString()!;
            var place = r.TryGetProperty("locations", out var places) && places.GetArrayLength() > 0 ? places[0].GetProperty("physicalLocation") : default;
            var suppressions = r.TryGetProperty("suppressions", out var s) ? s.EnumerateArray().ToArray() : [];
            return new Logged(id, r.GetProperty("level").GetString()!,
                place.ValueKind == JsonValueKind.Undefined ? "" : Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri ? uri.LocalPath : place.GetProperty("artifactLocation").GetProperty("uri").GetString()!),
                place.ValueKind == JsonValueKind.Undefined ? 0 : place.GetProperty("region").GetProperty("startLine").GetInt32(),
                help.GetValueOrDefault(id),
                r.TryGetProperty("relatedLocations", out var related) ? related.GetArrayLength() : 0,
                suppressions.Length > 0,
                suppressions.Select(static x => x.TryGetProperty("justification", out var j) ? j.GetString() : null).FirstOrDefault(static j => j is not null),
                r.TryGetProperty("properties", out var properties) && properties.TryGetProperty("customProperties", out var custom) && custom.TryGetProperty("fix.title", out _));
        }).ToList();
    }

    /// <summary>The version of the compiler that wrote the log.</summary>
    public static string Compiler(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        return log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("version").GetString()!;
    }

    /// <summary>Our findings that a user is told of: warnings and errors that nothing suppresses.</summary>
    public static IEnumerable<Logged> Ours(this IEnumerable<Logged> log) =>
        log.Where(static r => r.Id.StartsWith("VPCL", StringComparison.Ordinal) && r.Level is "warning" or "error" && !r.IsSuppressed);

    /// <summary>One line a finding, sorted, to compare sets and read differences.</summary>
    public static string Lines(this IEnumerable<Logged> log) => string.Join('\n', log.Select(static r => r.ToString()).Distinct().Order(StringComparer.Ordinal));

    /// <summary>What the comments at the ends of lines announce: <c>// VPCL401</c>.</summary>
    public static string Announced(string folder) => string.Join('\n', Directory.GetFiles(folder, "*.cs")
        .SelectMany(static f => File.ReadAllLines(f).SelectMany((text, i) => Announcement().Match(text) is { Success: true } m
            ? Id().Matches(m.Value).Select(id => $"{Path.GetFileName(f)}:{i + 1} {id.Value}")
            : []))
        .Order(StringComparer.Ordinal));

    [GeneratedRegex(@"// VPCL\d{3}(, VPCL\d{3})*$")]
    private static partial Regex Announcement();

    [GeneratedRegex(@"VPCL\d{3}")]
    private static partial Regex Id();
}
