using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Rules;

namespace VpcLinkAnalyzers.Benchmarks;

/// <summary>The folders of the packages that are measured beside ours.</summary>
internal static class Package
{
    public static string Metadata(string key) => typeof(Package).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    public static string Version(string package) => Path.GetFileName(Metadata(package));
}

/// <summary>A package of analyzers with all of its rules that are on unless someone switches them off.</summary>
internal sealed record Contender(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>Rules that are on by default; the host runs no analyzer that has none.</summary>
    public int Rules { get; } = Analyzers.SelectMany(static a => a.SupportedDiagnostics).Where(static d => d.IsEnabledByDefault).Select(static d => d.Id).Distinct().Count();

    public static Contender Ours() => new("VpcLink.Analyzers", [.. RuleCatalog.CreateAnalyzers().Where(static a => a is Rule)]);

    // Each brings a folder for every range of compilers; this is the one for the Roslyn that hosts them here.
    public static Contender[] All() => [Ours(), Load("Meziantou.Analyzer", "roslyn5.9"), Load("Roslynator.Analyzers", "roslyn5.0"), Load("SonarAnalyzer.CSharp", "")];

    private static Contender Load(string package, string roslyn)
    {
        var failures = new List<string>();
        var all = ImmutableArray.CreateBuilder<DiagnosticAnalyzer>();
        foreach (var file in Directory.GetFiles(Path.Combine(Package.Metadata(package), "analyzers"), "*.dll", SearchOption.AllDirectories)
            .Where(f => f.Contains(roslyn, StringComparison.Ordinal) && !Path.GetFileName(f).Contains("CodeFix", StringComparison.Ordinal)))
        {
            var reference = new AnalyzerFileReference(file, Loader.Instance);
            reference.AnalyzerLoadFailed += (_, e) => { if (e.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers) failures.Add(e.Message); };
            all.AddRange(reference.GetAnalyzers(LanguageNames.CSharp));
        }

        if (failures.Count > 0 || all.Count == 0) throw new InvalidOperationException($"{package}: {all.Count} analyzers. {string.Join(" ", failures.Distinct())}");
        return new(package + " " + Package.Version(package), all.ToImmutable());
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static readonly Loader Instance = new();

        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
