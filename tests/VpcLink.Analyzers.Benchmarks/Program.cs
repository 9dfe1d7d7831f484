using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Benchmarks;
using VpcLinkAnalyzers.Rules;

// Every figure is a ratio or a difference within this one run: times on a machine that does other things as well say little by themselves.
//   peers growth edit-vs-synth generator projects --folder=FOLDER                what docs/PERFORMANCE.md holds; --write=FILE puts it there
//   micro                                                                        parts of an analysis, by BenchmarkDotNet
//   stacks-5 stacks-20 stacks-50 stacks-500 plain plain-cdk storage edit phases        for work on the analyzers
//   --repeat=N --stacks=N (phases)
var only = args.Where(static a => !a.StartsWith("--", StringComparison.Ordinal)).ToHashSet();
string? Option(string name) => args.FirstOrDefault(a => a.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
var repetitions = int.Parse(Option("--repeat") ?? "5", CultureInfo.InvariantCulture);

var rules = RuleCatalog.CreateAnalyzers().Where(static a => a is Rule).ToImmutableArray();
var bystander = ImmutableArray.Create<DiagnosticAnalyzer>(new Bystander());
var idle = ImmutableArray.Create<DiagnosticAnalyzer>(new Idle());
var withCdk = References(static _ => true);
var withoutCdk = References(static name => !name.StartsWith("Amazon", StringComparison.Ordinal) && name != "Constructs");
if (only.Count == 0)
{
    Console.WriteLine("Name what to measure: peers growth edit-vs-synth generator micro projects stacks-5 stacks-20 stacks-50 stacks-500 plain plain-cdk storage edit phases");
    return 1;
}

foreach (var stacks in new[] { 5, 20, 50, 500 })
    if (only.Contains("stacks-" + stacks))
        Measure($"{stacks} stacks", Application(stacks));
if (only.Contains("plain")) Measure("100,000 lines, no CDK", Plain());
if (only.Contains("plain-cdk")) Measure("100,000 lines, CDK referenced, none used", Measuring.Compile(GeneratedApplication.Plain(100_000), withCdk));
if (only.Contains("storage")) Measure("20 CDK stacks without an integration", Measuring.Compile(GeneratedApplication.WithoutIntegrations(20), withCdk));
if (only.Contains("edit")) Document("edit", report => Editing.Print(report, withCdk, 20, 40 * repetitions, 0));
if (only.Contains("phases")) Phases.Print(Measuring.Fresh(Application(int.Parse(Option("--stacks") ?? "50", CultureInfo.InvariantCulture))), rules, repetitions);
if (only.Contains("peers"))
    Document("peers", report => Comparison.Print(report, Contender.All(),
        [
            ("The insecure sample, as people write it", Measuring.Compile(Sources("samples/Insecure"), withCdk, OutputKind.ConsoleApplication), 0),
            ("The analyzers' own source, CDK referenced", Measuring.Compile(Sources("src/VpcLink.Analyzers"), References(static _ => true, "Microsoft.CodeAnalysis")), 0),
            ("20 CDK stacks without integrations", Measuring.Compile(GeneratedApplication.WithoutIntegrations(20), withCdk), 0),
            ("5 stacks with integrations", Application(5), 5),
            ("50 stacks with integrations", Application(50), 50),
            ("100,000 lines without CDK", Plain(), 0),
        ], repetitions, TimeSpan.FromSeconds(120)));
if (only.Contains("growth"))
    Document("growth", report => Comparison.Print(report, [Contender.Ours()], [.. new[] { 5, 50, 500 }.Select(n => ($"{n} stacks with integrations", Application(n), n))], repetitions, TimeSpan.FromSeconds(120)));
if (only.Contains("edit-vs-synth")) Document("edit-vs-synth", report => Editing.Print(report, withCdk, 20, 40 * repetitions, Math.Min(repetitions, 3)));
if (only.Contains("projects") && Option("--folder") is { } projects)
    Document("projects", report => Comparison.PrintProjects(report, Contender.All(),
        [.. Directory.GetDirectories(projects).Order(StringComparer.Ordinal).Select(p => (Path.GetFileName(p).Replace('+', '/'), Measuring.CompileAsIs(Sources(p), withCdk, OutputKind.ConsoleApplication)))], repetitions, TimeSpan.FromSeconds(60)));
if (only.Contains("micro")) Microbenchmarks.Run(withCdk);
if (only.Contains("generator")) Document("generator", report => Generators.Print(report, withCdk, [10, 100, 1000], 12 * repetitions));
return 0;

CSharpCompilation Application(int stacks) => Measuring.Compile(GeneratedApplication.Stacks(stacks), withCdk, OutputKind.ConsoleApplication);

CSharpCompilation Plain() => Measuring.Compile(GeneratedApplication.Plain(100_000), withoutCdk);

// A project of this repository, with what its SDK adds to it.
static IEnumerable<(string Path, string Text)> Sources(string folder) =>
    Directory.GetFiles(Path.Combine(Package.Metadata("Root"), folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(static f => (f, File.ReadAllText(f)))
        .Append(("GlobalUsings.cs", string.Concat(new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }.Select(static n => $"global using global::{n};\n"))));

void Document(string mode, Action<Report> print)
{
    var report = new Report(mode, repetitions);
    print(report);
    report.End(Option("--write"));
}

void Measure(string name, CSharpCompilation compilation)
{
    var n = compilation.SyntaxTrees.Length > 500 ? Math.Min(repetitions, 3) : repetitions;
    var found = ImmutableArray<Diagnostic>.Empty;
    Sample binding = new(), others = new(), reporting = new(), beside = new(), judging = new(), alone = new();
    for (var i = n == 1 ? 0 : -1; i < n; i++) // the first round warms up
    {
        double Time(ImmutableArray<DiagnosticAnalyzer> analyzers) => Measuring.Cost(() => found = Run(Measuring.Fresh(compilation), analyzers)).Time;
        var binds = Measuring.Cost(() => Measuring.Fresh(compilation).GetDiagnostics()).Time;
        var idles = Time(idle);
        var ours = Time(idle.AddRange(rules));
        var echo = bystander.Add(new Echo(found));
        var (theirs, reports, both) = (Time(bystander), Time(echo), Time(bystander.AddRange(rules)));
        if (i < 0) continue;
        binding.Add(binds);
        others.Add(theirs);
        reporting.Add(reports - theirs);
        beside.Add(both - theirs);
        judging.Add(both - reports);
        alone.Add(ours - idles);
    }

    string Of(Sample sample) => $"{Sample.Number(sample.Median),9} ms  {Share(sample.Median, binding.Median),8}   ({Sample.Number(sample.Quantile(0.25))} to {Sample.Number(sample.Quantile(0.75))})";
    Console.WriteLine($"{name}: {Measuring.Lines(compilation):N0} lines, {found.Length} findings; CPU time, medians of {n} rounds and the middle half");
    Console.WriteLine($"  compiler binds                     {Of(binding)}");
    Console.WriteLine($"  rules beside other analyzers      +{Of(beside)}; others alone {others.Median:N1} ms");
    Console.WriteLine($"    of it Roslyn for the findings   +{Of(reporting)}; an analyzer that knows where to report them");
    Console.WriteLine($"    of it reading and judging       +{Of(judging)}");
    Console.WriteLine($"  rules as the only analyzers       +{Of(alone)}; they bind for themselves");
    Console.WriteLine();
}

static string Share(double part, double whole) => (Math.Max(0, part) / whole).ToString("P2", CultureInfo.InvariantCulture);

static ImmutableArray<Diagnostic> Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    var all = Measuring.Run(compilation, analyzers).GetAllDiagnostics();
    return all.FirstOrDefault(static d => d.Id == "AD0001") is { } failure ? throw new InvalidOperationException(failure.ToString()) : all;
}

static ImmutableArray<MetadataReference> References(Func<string, bool> keep, string also = "System") =>
    ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(p => Path.GetFileNameWithoutExtension(p) is var name && keep(name)
            && (new[] { "System", "Amazon", also }.Any(n => name.StartsWith(n, StringComparison.Ordinal)) || name is "mscorlib" or "netstandard" or "Constructs"))
        .Select(static p => (MetadataReference)MetadataReference.CreateFromFile(p)).ToImmutableArray();
