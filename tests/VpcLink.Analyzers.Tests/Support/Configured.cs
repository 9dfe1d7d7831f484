using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace VpcLinkAnalyzers.Tests.Support;

/// <summary>Analyzer options as an .editorconfig and additional files give them.</summary>
internal static class Configured
{
    /// <summary>Options that hold for every file: <c>("vpclink_allowed_ingress", "10.0.0.0/8")</c>.</summary>
    public static AnalyzerOptions With(params (string Key, string Value)[] options) => new([], new Provider(options.ToImmutableDictionary(static o => o.Key, static o => o.Value)));

    /// <summary>The project passes this text as cdk.json.</summary>
    public static AnalyzerOptions WithCdkJson(string json) => new([new Json(json)], new Provider(ImmutableDictionary<string, string>.Empty));

    private sealed class Provider(ImmutableDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(values);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class Json(string text) : AdditionalText
    {
        public override string Path => "/app/cdk.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
