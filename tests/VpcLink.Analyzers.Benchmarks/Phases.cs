using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Rules;

namespace VpcLinkAnalyzers.Benchmarks;

#pragma warning disable RS1001, RS1036, RS1038, RS1012, RS1030 // It is handed to the host by hand, and needs a compilation whose models are shared.

/// <summary>Where the time goes: reading the application, then each rule over the application.</summary>
internal sealed class Phases(ImmutableArray<DiagnosticAnalyzer> rules, int repetitions) : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("BENCH3", "t", "m", "c", DiagnosticSeverity.Hidden, true)];

    public static void Print(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> rules, int repetitions)
    {
        var failures = compilation.WithAnalyzers([new Phases(rules, repetitions)]).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        foreach (var failure in failures) Console.WriteLine(failure);
    }

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(c => Measure(c.Compilation));
    }

    private void Measure(Compilation compilation)
    {
        ConstructGraph? graph = null;
        var cdk = CdkSymbols.TryCreate(compilation)!;
        ApplicationReader.ReadAnew(compilation, CancellationToken.None); // binds
        var reading = Least(() => graph = ApplicationReader.ReadAnew(compilation, CancellationToken.None));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        ApplicationReader.ReadAnew(compilation, CancellationToken.None);
        Console.WriteLine($"it allocates                                 {(GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6,9:N1} MB");
        Console.WriteLine($"reading, binding included                    {reading,9:N1} ms   {graph!.Constructs.Length:N0} constructs, {graph.Calls.Length:N0} calls");
        var times = rules.Cast<Rule>().Select(r => (Rule: r, Time: Least(() => r.Judge(new Application(graph, cdk, Settings.None)).Count()))).OrderByDescending(static t => t.Time).ToList();
        var shared = Least(() =>
        {
            var application = new Application(graph, cdk, Settings.None);
            foreach (Rule rule in rules) _ = rule.Judge(application).Count();
        });
        Console.WriteLine($"all rules over one application               {shared,9:N1} ms; each over an application of its own:");
        foreach (var (rule, time) in times.Take(15)) Console.WriteLine($"  {rule.GetType().Name,-45} {time.ToString("N1", CultureInfo.InvariantCulture),9} ms");
    }

    private double Least(Action action)
    {
        var least = double.MaxValue;
        for (var i = 0; i < repetitions; i++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            action();
            least = Math.Min(least, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
        }

        return least;
    }
}
