using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Benchmarks;
using VpcLinkAnalyzers.Rules;

// Every figure is a ratio or a difference within this one run: times on a machine that does other things as well say little by themselves.
var only = args.Where(static a => !a.StartsWith("--", StringComparison.Ordinal)).ToHashSet();
var repetitions = args.FirstOrDefault(static a => a.StartsWith("--repeat=", StringComparison.Ordinal)) is { } r ? int.Parse(r[9..], CultureInfo.InvariantCulture) : 5;
bool Wanted(string name) => only.Count == 0 || only.Contains(name);

var rules = RuleCatalog.CreateAnalyzers().Where(static a => a is Rule).ToImmutableArray();
var bystander = ImmutableArray.Create<DiagnosticAnalyzer>(new Bystander());
var idle = ImmutableArray.Create<DiagnosticAnalyzer>(new Idle());
var withCdk = References(static _ => true);
var withoutCdk = References(static name => !name.StartsWith("Amazon", StringComparison.Ordinal) && name != "Constructs");
Console.WriteLine($"{rules.Length} rules; Roslyn {typeof(Compilation).Assembly.GetName().Version}; CPU time, smallest of {repetitions}");
Console.WriteLine();

foreach (var stacks in new[] { 5, 20, 50, 500 })
    if (Wanted("stacks-" + stacks))
        Report($"{stacks} stacks", Compile(GeneratedApplication.Stacks(stacks), withCdk, OutputKind.ConsoleApplication));
if (Wanted("plain")) Report("100,000 lines, no CDK", Compile(GeneratedApplication.Plain(100_000), withoutCdk));
if (Wanted("plain-cdk")) Report("100,000 lines, CDK referenced, none used", Compile(GeneratedApplication.Plain(100_000), withCdk));
if (Wanted("storage")) Report("20 CDK stacks without an integration", Compile(GeneratedApplication.WithoutIntegrations(20), withCdk));
if (Wanted("edit")) Edits(Compile(GeneratedApplication.Stacks(20), withCdk, OutputKind.ConsoleApplication));
if (Wanted("generator")) Generators.Print(withCdk, repetitions);
if (only.Contains("phases")) Phases.Print(Fresh(Compile(GeneratedApplication.Stacks(50), withCdk, OutputKind.ConsoleApplication)), rules, repetitions);
return 0;

void Report(string name, CSharpCompilation compilation)
{
    var errors = compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Take(3).ToArray();
    if (errors.Length > 0) throw new InvalidOperationException(string.Join("\n", errors.Select(static e => e.ToString())));
    var lines = compilation.SyntaxTrees.Sum(static t => t.GetText().Lines.Count);
    var n = compilation.SyntaxTrees.Length > 500 ? Math.Min(repetitions, 3) : repetitions;
    var found = 0;
    var binding = Least(n, () => Fresh(compilation).GetDiagnostics());
    var nothing = Least(n, () => Run(Fresh(compilation), idle));
    var alone = Least(n, () => found = Run(Fresh(compilation), idle.AddRange(rules)));
    var others = Least(n, () => Run(Fresh(compilation), bystander));
    var beside = Least(n, () => Run(Fresh(compilation), bystander.AddRange(rules)));
    Console.WriteLine($"{name}: {lines:N0} lines, {found} findings");
    Console.WriteLine($"  compiler binds                     {binding,9:N1} ms");
    Console.WriteLine($"  rules beside other analyzers      +{Math.Max(0, beside - others),9:N1} ms   {Share(beside - others, binding)}   (others alone {others:N1} ms)");
    Console.WriteLine($"  rules as the only analyzers       +{Math.Max(0, alone - nothing),9:N1} ms   {Share(alone - nothing, binding)}   (they bind for themselves)");
    Console.WriteLine();
}

void Edits(CSharpCompilation compilation)
{
    // A key is pressed in one document; its diagnostics are asked for, as an editor does.
    Console.WriteLine("an edit in one file of 20 stacks, diagnostics of that document:");
    foreach (var path in new[] { "Api3.cs", "Services3.cs", "Network.cs" })
    {
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        var round = 0;
        double Time(ImmutableArray<DiagnosticAnalyzer> analyzers) => Least(repetitions * 2, () =>
        {
            var text = tree.GetText();
            var edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(text.Length, 0), "// " + (++round).ToString(CultureInfo.InvariantCulture))));
            var changed = compilation.ReplaceSyntaxTree(tree, edited);
            var model = changed.GetSemanticModel(edited);
            model.GetDiagnostics();
            var analysis = changed.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
            analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
        });
        var (nothing, with) = (Time(idle), Time(idle.AddRange(rules)));
        Console.WriteLine($"  {path,-14} compiler {nothing,7:N1} ms, rules +{Math.Max(0, with - nothing):N1} ms");
    }

    Console.WriteLine();
}

static string Share(double part, double whole) => (Math.Max(0, part) / whole).ToString("P2", CultureInfo.InvariantCulture);

// New trees as well: what is kept per tree must not help.
static CSharpCompilation Fresh(CSharpCompilation compilation) => compilation.RemoveAllSyntaxTrees()
    .AddSyntaxTrees(compilation.SyntaxTrees.Select(static t => t.WithRootAndOptions(t.GetRoot(), t.Options)));

static int Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
    var all = compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
    if (all.FirstOrDefault(static d => d.Id == "AD0001") is { } failure) throw new InvalidOperationException(failure.ToString());
    return all.Length;
}

static double Least(int repetitions, Action action)
{
    var least = double.MaxValue;
    for (var i = 0; i <= repetitions; i++)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        var spent = (process.TotalProcessorTime - before).TotalMilliseconds;
        if (i > 0 || repetitions == 1) least = Math.Min(least, spent); // the first one warms up
    }

    return least;
}

static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files, ImmutableArray<MetadataReference> references, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
    CSharpCompilation.Create("Generated", files.Select(static f => CSharpSyntaxTree.ParseText(f.Text, new CSharpParseOptions(LanguageVersion.CSharp12), f.Path)), references,
        new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));

static ImmutableArray<MetadataReference> References(Func<string, bool> keep) =>
    ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(p => Path.GetFileNameWithoutExtension(p) is var name && (name.StartsWith("System", StringComparison.Ordinal) || name is "mscorlib" or "netstandard" || name.StartsWith("Amazon", StringComparison.Ordinal) || name == "Constructs") && keep(name))
        .Select(static p => (MetadataReference)MetadataReference.CreateFromFile(p)).ToImmutableArray();
