using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace VpcLinkAnalyzers.Model;

/// <summary>
/// What a team decides outside its code: options of .editorconfig or a global config, and the text of cdk.json when the project passes it as an additional file.
/// Equal by content, because a host may hand every analyzer an options object of its own and the application is read once for all of them.
/// </summary>
internal sealed class Settings : IEquatable<Settings>
{
    /// <summary>Routes that may be anonymous, comma-separated: <c>/health, /status/*</c>. Added to those that are recognised as health checks anyway.</summary>
    public const string AnonymousRoutes = "vpclink_anonymous_routes";

    /// <summary>Address ranges that ingress rules may name, comma-separated CIDRs.</summary>
    public const string AllowedIngress = "vpclink_allowed_ingress";

    /// <summary><c>true</c>: report per integration what was read and what stayed unknown.</summary>
    public const string Explain = "vpclink_explain";

    private static readonly string[] Keys = [AnonymousRoutes, AllowedIngress, Explain];

    private static readonly ConditionalWeakTable<AnalyzerOptions, Settings> Read = new();

    private readonly ImmutableSortedDictionary<string, string> _values;

    private Settings(ImmutableSortedDictionary<string, string> values, string? cdkJson)
    {
        _values = values;
        CdkJson = cdkJson;
    }

    public static readonly Settings None = new(ImmutableSortedDictionary<string, string>.Empty, null);

    /// <summary>The text of cdk.json; null when the project does not pass it.</summary>
    public string? CdkJson { get; }

    public static Settings Of(AnalyzerOptions options, Compilation compilation, CancellationToken cancellation)
    {
        if (Read.TryGetValue(options, out var settings)) return settings;
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var key in Keys)
        {
            if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(key, out var global)) values[key] = global;
            // A section such as [*.cs] of an .editorconfig shows in the options of the files it matches.
            foreach (var tree in compilation.SyntaxTrees)
                if (options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(key, out var value) && value != global)
                    values[key + "|" + tree.FilePath] = value;
        }

        var cdkJson = options.AdditionalFiles.FirstOrDefault(static f => string.Equals(Path.GetFileName(f.Path), "cdk.json", StringComparison.OrdinalIgnoreCase));
        settings = new Settings(values.ToImmutable(), cdkJson?.GetText(cancellation)?.ToString());
        return Read.GetValue(options, _ => settings);
    }

    /// <summary>The option as it applies to a file; null when it is not set.</summary>
    public string? Value(string key, SyntaxTree tree) =>
        _values.TryGetValue(key + "|" + tree.FilePath, out var own) ? own : _values.TryGetValue(key, out var global) ? global : null;

    /// <summary>The entries of a comma-separated option.</summary>
    public IEnumerable<string> List(string key, SyntaxTree tree) =>
        (Value(key, tree) ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries).Select(static s => s.Trim()).Where(static s => s.Length > 0);

    public bool IsOn(string key, SyntaxTree tree) => string.Equals(Value(key, tree), "true", StringComparison.OrdinalIgnoreCase);

    public bool Equals(Settings? other) => ReferenceEquals(this, other) || other is not null && CdkJson == other.CdkJson && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as Settings);

    public override int GetHashCode() => _values.Count ^ (CdkJson?.Length ?? 0);
}
