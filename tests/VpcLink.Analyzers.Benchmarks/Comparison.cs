using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Reading;

namespace VpcLinkAnalyzers.Benchmarks;

/// <summary>
/// Our analyzers beside others on the same inputs in one process. What a package costs is what a compilation with it and a bystander that asks for all operations, as the SDK's own analyzers do,
/// costs more than one with the bystander alone: CPU time and allocations, callbacks of the driver included.
/// </summary>
internal static class Comparison
{
    /// <param name="budget">After this, no further round begins on an input.</param>
    public static void Print(Report report, Contender[] contenders, (string Name, CSharpCompilation Compilation, int Stacks)[] inputs, int rounds, TimeSpan budget)
    {
        Begin(report, contenders, inputs.Select(static n => n.Compilation));
        var growth = new List<string[]>();
        foreach (var (name, compilation, stacks) in inputs)
        {
            var (binding, others, noise, rows, found) = Measure(contenders, compilation, rounds, budget);
            report.Paragraph($"**{name}**: {Sample.Number(Measuring.Lines(compilation), "N0")} lines in {compilation.SyntaxTrees.Length} files, {binding.Values.Count} round{(binding.Values.Count == 1 ? "" : "s")}. The compiler's binding takes {binding.Text()} ms, "
                + $"with an analyzer that asks for all operations {others.Text()} ms; two runs of the latter differ by {Sample.Number(noise.Median, "N0")} ms.");
            // Without others there is nothing to be a multiple of.
            var columns = contenders.Length > 1 ? 10 : 6;
            report.Table([.. new[] { "", "CPU ms", "of binding", "MB", "telemetry, ms", "findings", "times ours: CPU", "CPU a rule", "MB a rule", "telemetry" }.Take(columns)], rows.Select((r, i) => new[]
            {
                r.Name, r.Time.Text(), Sample.Number(r.Time.Median / binding.Median, "P1"), r.Allocated.Text("N1"), r.Telemetry.Text(), found[i],
                Ratio(r.Time.Median, rows[0].Time.Median, noise.Median), Ratio(r.Time.Median / r.Rules, rows[0].Time.Median / rows[0].Rules, noise.Median / rows[0].Rules),
                Ratio(r.Allocated.Median / r.Rules, rows[0].Allocated.Median / rows[0].Rules, 0.1 / rows[0].Rules), Ratio(r.Telemetry.Median, rows[0].Telemetry.Median, 1),
            }[..columns]));
            if (stacks > 0)
            {
                var constructs = ApplicationReader.ReadAnew(compilation, CancellationToken.None).Constructs.Length;
                growth.Add([Sample.Number(stacks, "N0"), Sample.Number(constructs, "N0"), rows[0].Time.Text(), Sample.Number(rows[0].Time.Median / stacks, "N2"), Sample.Number(rows[0].Time.Median / constructs * 1000, "N0"),
                    Sample.Number(rows[0].Allocated.Median / constructs * 1000, "N0"), Sample.Number(rows[0].Time.Median / binding.Median, "P1")]);
            }
        }

        if (growth.Count == 0) return;
        report.Paragraph("How ours grow:");
        report.Table(["stacks", "constructs", "CPU ms", "ms a stack", "µs a construct", "kB a construct", "of binding"], growth);
    }

    /// <summary>One row for each project; of the others what a rule of theirs costs, as a multiple of ours.</summary>
    public static void PrintProjects(Report report, Contender[] contenders, (string Name, CSharpCompilation Compilation)[] projects, int rounds, TimeSpan budget)
    {
        Begin(report, contenders, projects.Select(static n => n.Compilation));
        report.Table(["project", "lines", "files", "errors", "binding, CPU ms", "ours, CPU ms", "of binding", "findings", .. contenders.Skip(1).SelectMany(static c => new[] { c.Name + ": times ours", "a rule" })], projects.Select(project =>
        {
            var (binding, _, noise, rows, found) = Measure(contenders, project.Compilation, rounds, budget);
            var errors = project.Compilation.GetDiagnostics().Count(static d => d.Severity == DiagnosticSeverity.Error);
            return (string[])
            [
                project.Name, Sample.Number(Measuring.Lines(project.Compilation), "N0"), Sample.Number(project.Compilation.SyntaxTrees.Length, "N0"), Sample.Number(errors, "N0"), Sample.Number(binding.Median), Sample.Number(rows[0].Time.Median),
                Sample.Number(rows[0].Time.Median / binding.Median, "P1"), found[0],
                .. rows.Skip(1).SelectMany(r => new[] { Ratio(r.Time.Median, rows[0].Time.Median, noise.Median), Ratio(r.Time.Median / r.Rules, rows[0].Time.Median / rows[0].Rules, noise.Median / rows[0].Rules) }),
            ];
        }).ToArray());
    }

    private static readonly ImmutableArray<DiagnosticAnalyzer> Bystander = ImmutableArray.Create<DiagnosticAnalyzer>(new Bystander());

    private static void Begin(Report report, Contender[] contenders, IEnumerable<CSharpCompilation> inputs)
    {
        report.Paragraph("Rules that are on by default, all of which run: " + string.Join(", ", contenders.Select(static c => $"{c.Name} {c.Rules}")) + ".");

        // All code paths are compiled before anything is measured.
        foreach (var contender in contenders)
            for (var i = 0; i < 2; i++)
                foreach (var compilation in inputs.Where(static c => c.SyntaxTrees.Length < 20))
                    Measuring.Run(Measuring.Fresh(compilation), Bystander.AddRange(contender.Analyzers));
    }

    private static (Sample Binding, Sample Others, Sample Noise, (string Name, int Rules, Sample Time, Sample Allocated, Sample Telemetry)[] Rows, string[] Found) Measure(Contender[] contenders, CSharpCompilation compilation, int rounds, TimeSpan budget)
    {
        Sample binding = new(), others = new(), noise = new();
        var rows = contenders.Select(static c => (c.Name, c.Rules, Time: new Sample(), Allocated: new Sample(), Telemetry: new Sample())).ToArray();
        var found = new string[contenders.Length];
        var watch = Stopwatch.StartNew();
        // What is short is measured more often, until the runtime has compiled it for good.
        for (var i = 0; i < rounds * Math.Clamp(60_000 / Measuring.Lines(compilation), 1, 10) && (i == 0 || watch.Elapsed < budget); i++)
        {
            // Taken in turn, so that what else the machine does falls on all alike; the bystander twice, which tells what a difference is worth.
            binding.Add(Measuring.Cost(() => Measuring.Fresh(compilation).GetDiagnostics()).Time);
            var before = Measuring.Cost(() => Measuring.Run(Measuring.Fresh(compilation), Bystander));
            var with = contenders.Select((c, n) => Measuring.Cost(() => found[n] = Found(Measuring.Run(Measuring.Fresh(compilation), Bystander.AddRange(c.Analyzers))))).ToArray();
            var after = Measuring.Cost(() => Measuring.Run(Measuring.Fresh(compilation), Bystander));
            others.Add((before.Time + after.Time) / 2);
            noise.Add(Math.Abs(before.Time - after.Time));
            for (var c = 0; c < contenders.Length; c++)
            {
                rows[c].Time.Add(Math.Max(0, with[c].Time - (before.Time + after.Time) / 2));
                rows[c].Allocated.Add(Math.Max(0, with[c].Allocated - before.Allocated));
                rows[c].Telemetry.Add(Measuring.Run(Measuring.Fresh(compilation), contenders[c].Analyzers, logTime: true).AnalyzerTelemetryInfo.Values.Sum(static t => t.ExecutionTime.TotalMilliseconds));
            }
        }

        return (binding, others, noise, rows, found);
    }

    /// <param name="least">What can't be told from nothing, which is the least that a denominator can be.</param>
    private static string Ratio(double theirs, double ours, double least) => (ours < least ? "> " : "") + Sample.Number(theirs / Math.Max(ours, least), "N2");

    private static string Found(AnalysisResult result)
    {
        var all = result.GetAllDiagnostics();
        var failures = all.Where(static d => d.Id == "AD0001").ToArray();
        if (failures.FirstOrDefault(static d => d.GetMessage().StartsWith("Analyzer 'VpcLink", StringComparison.Ordinal)) is { } ours) throw new InvalidOperationException(ours.ToString());
        return Sample.Number(all.Length - failures.Length, "N0") + (failures.Length > 0 ? $"; {failures.Length} analyzers failed" : "");
    }
}
