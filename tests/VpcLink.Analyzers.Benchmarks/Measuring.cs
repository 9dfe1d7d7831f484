using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace VpcLinkAnalyzers.Benchmarks;

/// <summary>What was measured several times.</summary>
internal sealed class Sample
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);

    public IReadOnlyList<double> Values => _values;

    public double Median => Quantile(0.5);

    public double Quantile(double share)
    {
        var sorted = _values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }

    /// <summary>The median, and from where to where the values lie.</summary>
    public string Text(string format = "N0") => Number(Median, format) + (_values.Count > 1 ? $" ({Number(_values.Min(), format)}–{Number(_values.Max(), format)})" : "");

    public static string Number(double value, string format = "N1") => value.ToString(format, CultureInfo.InvariantCulture);
}

internal static class Measuring
{
    /// <summary>CPU time of this process in milliseconds and what it allocated in MB.</summary>
    public static (double Time, double Allocated) Cost(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (time, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(true));
        action();
        return ((Environment.CpuUsage.TotalTime - time).TotalMilliseconds, (GC.GetTotalAllocatedBytes(true) - allocated) / 1e6);
    }

    /// <summary>The same sources in a compilation of new trees: what is kept per tree must not help.</summary>
    public static CSharpCompilation Fresh(CSharpCompilation compilation) => compilation.RemoveAllSyntaxTrees()
        .AddSyntaxTrees(compilation.SyntaxTrees.Select(static t => t.WithRootAndOptions(t.GetRoot(), t.Options)));

    /// <summary>Analyzes on one thread.</summary>
    /// <param name="logTime">Whether the driver counts the time in each analyzer, which costs time itself.</param>
    public static AnalysisResult Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool logTime = false)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: logTime);
        return compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <exception cref="InvalidOperationException">The sources do not compile.</exception>
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files, ImmutableArray<MetadataReference> references, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var compilation = CompileAsIs(files, references, kind);
        return compilation.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error ? throw new InvalidOperationException(error.ToString()) : compilation;
    }

    /// <summary>Sources that may use what is not here.</summary>
    public static CSharpCompilation CompileAsIs(IEnumerable<(string Path, string Text)> files, ImmutableArray<MetadataReference> references, OutputKind kind) => CSharpCompilation.Create("Generated", files.Select(static f => CSharpSyntaxTree.ParseText(f.Text, new CSharpParseOptions(LanguageVersion.Latest), f.Path)), references,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false).WithSyntaxTreeOptionsProvider(new Unconfigured()));

    public static int Lines(Compilation compilation) => compilation.SyntaxTrees.Sum(static t => t.GetText().Lines.Count);

    /// <summary>No .editorconfig. A compilation without a provider exists in no compiler, and analyzers ask it.</summary>
    private sealed class Unconfigured : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => Not(out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => Not(out severity);

        private static bool Not(out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
