using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.CodeFixes;
using VpcLinkAnalyzers.Generation;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Fuzz;

/// <summary>
/// Mutates programs and asks of every mutant: does the generator, a rule or a fix throw, does any take longer than a person would wait, does a finding lie on code that does
/// not bind, and does a fix turn a mutant that compiles into one that does not? A mutant depends on the seed and its number alone.
/// </summary>
internal sealed class MutationCampaign(int seed)
{
    /// <summary>What takes longer is asked once more.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<(int Number, string What)> _failures = new();
    private readonly ConcurrentBag<(double Milliseconds, int Number)> _times = [];
    private readonly ConcurrentBag<(double Milliseconds, int Number)> _again = [];
    private readonly HashSet<string> _shown = [];
    private int _mutants, _compiling, _findings, _fixes;

    public IEnumerable<string> Failures => _failures.OrderBy(static f => f.Number).Select(f => $"mutant {f.Number} of seed {seed}: {f.What}");

    public SourceProgram Mutant(int number) => new Mutation(new Random(unchecked(seed * 1_000_003 + number)), Corpus.Programs).Next();

    public void Run(int from, int count, int parallel, CancellationToken cancellation = default) =>
        Parallel.For(from, from + count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation }, Run);

    public void Run(int number)
    {
        var program = Mutant(number);
        Interlocked.Increment(ref _mutants);
        try
        {
            foreach (var failure in Judge(program, number)) _failures.Enqueue((number, failure + "\n" + program));
        }
        catch (Exception e)
        {
            _failures.Enqueue((number, e + "\n" + program));
        }
    }

    private IEnumerable<string> Judge(SourceProgram program, int number)
    {
        var trees = program.Files.Select(static (f, i) => CdkReferences.Parse(f, $"Test{i}.cs")).ToArray();
        var compilation = CdkReferences.Compile([.. trees]);
        var driver = Generated.Driver((CSharpParseOptions)trees[0].Options).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        if (driver.GetRunResult().Results.Single().Exception is { } generator) yield return "the generator throws " + generator;
        compilation = (CSharpCompilation)updated;

        var thrown = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, rule, _) => thrown.Enqueue(rule.GetType().Name + " throws " + e), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var clock = Stopwatch.StartNew();
        var all = compilation.WithAnalyzers(Verify.Rules, options).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        _times.Add((clock.Elapsed.TotalMilliseconds, number));
        // On a machine that does other things as well, what took long is asked once more, beside the compiler alone on the same program.
        if (clock.Elapsed > Hang && Again(trees, number) is { } slow) yield return slow;
        foreach (var failure in thrown) yield return failure;
        foreach (var failure in all.Where(static d => d.Id.StartsWith("AD0", StringComparison.Ordinal))) yield return failure.ToString();

        var findings = all.Where(static d => d.Id.StartsWith("VPCL", StringComparison.Ordinal)).ToImmutableArray();
        Interlocked.Add(ref _findings, findings.Length);
        var errors = all.Where(static d => d.Severity == DiagnosticSeverity.Error && !d.Id.StartsWith("VPCL", StringComparison.Ordinal) && d.Location.IsInSource).ToImmutableArray();
        if (errors.IsEmpty) Interlocked.Increment(ref _compiling);
        foreach (var finding in findings)
            if (Binding.ErrorUnder(finding, errors) is { } error)
                yield return $"reported on code that does not bind: {finding}\n  {error}";

        foreach (var failure in Fix(compilation, findings, errors.IsEmpty, new Random(number))) yield return failure;
    }

    private string? Again(SyntaxTree[] trees, int number)
    {
        var clock = Stopwatch.StartNew();
        Generated.Run(CdkReferences.Compile(trees)).GetDiagnostics();
        var compiler = clock.Elapsed;
        clock.Restart();
        Generated.Run(CdkReferences.Compile(trees)).WithAnalyzers(Verify.Rules).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        _again.Add((clock.Elapsed.TotalMilliseconds, number));
        return clock.Elapsed > Hang && clock.Elapsed > 20 * compiler ? $"takes {clock.Elapsed.TotalSeconds:0} s, the compiler alone {compiler.TotalSeconds:0.0} s" : null;
    }

    /// <summary>Asks for the fix of a finding and for the refactorings somewhere, as an editor does, and performs them.</summary>
    private List<string> Fix(CSharpCompilation compilation, ImmutableArray<Diagnostic> findings, bool compiles, Random random)
    {
        var failures = new List<string>();
        var fixable = findings.Where(static f => Rules.Fix.From(f.Properties) is not null).ToArray();
        if (fixable.Length == 0) return failures;
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, compilation);
        var finding = fixable[random.Next(fixable.Length)];
        var document = project.Documents.Single(d => d.FilePath == finding.Location.SourceTree!.FilePath);
        var actions = new List<CodeAction>();
        var what = finding.ToString();
        try
        {
            new PerformFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (a, _) => actions.Add(a), CancellationToken.None)).GetAwaiter().GetResult();
            if (random.Next(4) == 0)
                new MovePattern().ComputeRefactoringsAsync(new CodeRefactoringContext(document, finding.Location.SourceSpan, actions.Add, CancellationToken.None)).GetAwaiter().GetResult();
            foreach (var action in actions)
            {
                what = action.Title + " at " + finding;
                Interlocked.Increment(ref _fixes);
                var solution = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
                var texts = solution.GetProject(project.Id)!.Documents.Where(static d => d.Name.StartsWith("Test", StringComparison.Ordinal))
                    .Select(static d => CdkReferences.Parse(d.GetTextAsync().GetAwaiter().GetResult().ToString(), d.FilePath!)).ToArray();
                if (!compiles) continue;
                var mended = Generated.Run(CdkReferences.Compile(texts));
                if (mended.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error)
                    failures.Add($"after '{what}' it does not compile: {error}\n{string.Join("\n---\n", texts.Select(static t => t.ToString().Replace(Code.Usings, "", StringComparison.Ordinal)))}\nbefore:");
            }
        }
        catch (Exception e)
        {
            failures.Add($"the fix '{what}' throws {e}");
        }

        return failures;
    }

    private static Project Project(AdhocWorkspace workspace, CSharpCompilation compilation)
    {
        var id = ProjectId.CreateNewId();
        var documents = compilation.SyntaxTrees.Select(t => DocumentInfo.Create(DocumentId.CreateNewId(id), Path.GetFileName(t.FilePath),
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(t.ToString(), Encoding.UTF8), VersionStamp.Default, t.FilePath)), filePath: t.FilePath));
        return workspace.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Test", "Test", LanguageNames.CSharp, compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References, documents: documents));
    }

    public string Figures()
    {
        var times = _times.OrderBy(static t => t.Milliseconds).ToArray();
        double At(double share) => times.Length == 0 ? 0 : times[(int)(share * (times.Length - 1))].Milliseconds;
        var (longest, which) = _again.DefaultIfEmpty().Max();
        var again = _again.IsEmpty ? "" : string.Create(CultureInfo.InvariantCulture, $"; {_again.Count} were asked again, longest {longest:0} ms (mutant {which})");
        return string.Create(CultureInfo.InvariantCulture, $"mutants {_mutants} of {Corpus.Programs.Count} programs, compiling {_compiling}, findings {_findings}, fixes performed {_fixes}, failures {_failures.Count}; compiled and judged in {At(0.5):0} ms (median), {At(0.99):0} ms (99 %), {At(1):0} ms (slowest: mutant {(times.Length == 0 ? 0 : times[^1].Number)}){again}");
    }

    /// <summary>Prints what failed since it was last asked, up to <paramref name="most"/> in all.</summary>
    private void Show(int most)
    {
        foreach (var failure in Failures.Take(most).Where(_shown.Add)) Console.WriteLine("\n==== " + failure);
    }

    /// <summary>The command: <c>--mutations 100000 --seed 1 --from 0 --parallel 2</c>; <c>--only 4711</c> shows one mutant, <c>--show 10</c> says how many failures are printed.</summary>
    public static int Command(string[] args)
    {
        int Option(string name, int otherwise) => Array.IndexOf(args, name) is var i and >= 0 ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : otherwise;
        var campaign = new MutationCampaign(Option("--seed", 1));
        var clock = Stopwatch.StartNew();
        if (Option("--only", -1) is var only and >= 0)
        {
            Console.WriteLine(campaign.Mutant(only));
            campaign.Run(only);
        }
        else
        {
            var (from, count) = (Option("--from", 0), Option("--mutations", 2_000));
            for (var done = 0; done < count; done += 5_000)
            {
                campaign.Run(from + done, Math.Min(5_000, count - done), Option("--parallel", Environment.ProcessorCount));
                campaign.Show(Option("--show", 10));
                if (count > 5_000) Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:0} s: {campaign.Figures()}");
            }
        }

        campaign.Show(Option("--show", 10));
        Console.WriteLine(campaign.Figures());
        Console.WriteLine($"{clock.Elapsed.TotalSeconds:0} s");
        return campaign._failures.IsEmpty ? 0 : 1;
    }
}
