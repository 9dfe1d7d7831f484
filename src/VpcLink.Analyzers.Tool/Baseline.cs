using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VpcLinkAnalyzers.Tool.Loading;
using VpcLinkAnalyzers.Tool.Picture;

namespace VpcLinkAnalyzers.Tool;

/// <summary>
/// Findings that a team knows of and that don't count. Told apart by rule, file and message and not by line, so that what is written above a finding doesn't make it new. Files are
/// relative to the baseline's folder: the file is the same on every machine.
/// </summary>
internal sealed class Baseline
{
    private readonly string _file;
    private readonly Dictionary<(string Rule, string File, string Message), int> _known;

    private Baseline(string file, Dictionary<(string Rule, string File, string Message), int> known)
    {
        _file = file;
        _known = known;
    }

    /// <param name="Count">How many findings of the same rule, file and message there are.</param>
    private sealed record Entry(string? Rule, string? File, string? Message, int Count);

    private sealed record Document(int Version, Entry[]? Findings);

    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // People review the file, and nothing but this class reads it: quotes in messages stay quotes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The findings that count today, as a baseline's text.</summary>
    /// <param name="file">Where it will be written.</param>
    public static string Write(string file, IEnumerable<FoundProblem> findings) => JsonSerializer.Serialize(new Document(Version, [.. findings
        .GroupBy(f => (f.Rule, File: Relative(file, f), f.Message)).Select(static g => new Entry(g.Key.Rule, g.Key.File, g.Key.Message, g.Count()))
        .OrderBy(static e => e.File, StringComparer.Ordinal).ThenBy(static e => e.Rule, StringComparer.Ordinal).ThenBy(static e => e.Message, StringComparer.Ordinal)]), Json).ReplaceLineEndings("\n") + "\n";

    /// <exception cref="CannotLoadException">The file can't be read or is no baseline.</exception>
    public static Baseline Read(string file)
    {
        Document? document;
        try
        {
            document = JsonSerializer.Deserialize<Document>(File.ReadAllText(file), Json);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            throw new CannotLoadException($"the baseline '{file}' can't be read: {e.Message}");
        }

        if (document is not { Version: Version, Findings: { } entries } || entries.Any(static e => e is not { Rule: not null, File: not null, Message: not null, Count: > 0 }))
            throw new CannotLoadException($"the baseline '{file}' is not of version {Version}; write it anew with 'vpclink baseline'");
        return new Baseline(file, entries.GroupBy(static e => (e.Rule!, e.File!, e.Message!)).ToDictionary(static g => g.Key, static g => g.Sum(static e => e.Count)));
    }

    /// <summary>The picture with the findings marked that the baseline knows, and how many of the baseline's findings are gone.</summary>
    public (Picture.Picture Picture, int Gone) Apply(Picture.Picture picture)
    {
        var known = new Dictionary<(string, string, string), int>(_known);
        var marked = new Dictionary<FoundProblem, FoundProblem>(ReferenceEqualityComparer.Instance);
        foreach (var finding in picture.Counting)
            if ((finding.Rule, Relative(_file, finding), finding.Message) is var key && known.TryGetValue(key, out var left) && left > 0)
            {
                known[key] = left - 1;
                marked[finding] = finding with { State = FindingState.InBaseline };
            }

        ImmutableArray<FoundProblem> Mark(ImmutableArray<FoundProblem> findings) => [.. findings.Select(f => marked.GetValueOrDefault(f, f))];
        return (picture with
        {
            Applications = [.. picture.Applications.Select(a => a with
            {
                Findings = Mark(a.Findings),
                Apis = [.. a.Apis.Select(p => p with { Findings = Mark(p.Findings) })],
                Paths = [.. a.Paths.Select(p => p with { Findings = Mark(p.Findings) })],
            })],
        }, known.Values.Sum());
    }

    private static string Relative(string file, FoundProblem finding) => Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(file))!, finding.File).Replace('\\', '/');
}
