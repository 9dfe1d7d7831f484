using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Fuzz;

/// <summary>
/// Edits programs at random, one document after the other, as somebody who types does, and asks after every edit: is what the rules say the same, with its fixes, as of the same text that nothing was
/// known of before? What an edit costs rests on what was bound before it, and nothing may be told from that which is not so any more.
/// </summary>
internal sealed class EditCampaign(int seed)
{
    private readonly ConcurrentQueue<(int Number, string What)> _failures = new();
    private int _edits, _resting, _findings;

    public IEnumerable<string> Failures => _failures.OrderBy(static f => f.Number).Select(f => $"edits {f.Number} of seed {seed}: {f.What}");

    /// <summary>Edits after which something was told from what was bound before.</summary>
    public int Resting => _resting;

    public string Figures() => string.Create(CultureInfo.InvariantCulture, $"edits {_edits}, told from what was bound before {_resting}, findings compared {_findings}, failures {_failures.Count}");

    public void Run(int from, int count, int parallel, CancellationToken cancellation = default) =>
        Parallel.For(from, from + count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation }, Run);

    /// <summary>Three edits of a program, each of what the one before has left.</summary>
    public void Run(int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        var program = Corpus.Programs[random.Next(Corpus.Programs.Count)];
        var mutation = new Mutation(random, Corpus.Programs);
        // A long document beside them, so that what is edited is the smaller part.
        var trees = program.Files.Append("/*" + new string('-', program.Files.Sum(static f => f.Length) + 200) + "*/").Select(static (f, i) => CdkReferences.Parse(f, $"Test{i}.cs")).ToArray();
        var compilation = CdkReferences.Compile(trees);
        Told(compilation, out _);
        for (var edit = 0; edit < 3; edit++)
        {
            var file = random.Next(program.Files.Count);
            var tree = compilation.SyntaxTrees[file];
            var edited = compilation.ReplaceSyntaxTree(tree, CdkReferences.Parse(mutation.Change(tree.ToString()), tree.FilePath));
            Interlocked.Increment(ref _edits);
            try
            {
                var told = Told(edited, out var rests);
                if (!rests) break;
                Interlocked.Increment(ref _resting);
                var anew = Told(edited.RemoveAllSyntaxTrees().AddSyntaxTrees(edited.SyntaxTrees.Select(static t => CdkReferences.Parse(t.ToString(), t.FilePath))), out _);
                Interlocked.Add(ref _findings, anew.Length);
                if (!told.SequenceEqual(anew))
                    _failures.Enqueue((number, $"told after edit {edit + 1}, and not anew:\n{string.Join("\n", told.Except(anew))}\nanew, and not after the edit:\n{string.Join("\n", anew.Except(told))}\n"
                        + string.Join("\n---\n", edited.SyntaxTrees.SkipLast(1).Select(static t => t.ToString().Replace(Code.Usings, "// usings\n", StringComparison.Ordinal)))));
            }
            catch (Exception e)
            {
                _failures.Enqueue((number, e + "\n" + string.Join("\n---\n", edited.SyntaxTrees)));
                break;
            }

            compilation = edited;
        }
    }

    /// <summary>Everything that findings say, their fixes included.</summary>
    private static string[] Told(CSharpCompilation compilation, out bool rests)
    {
        var thrown = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, rule, _) => thrown.Enqueue(rule.GetType().Name + " throws " + e), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var run = compilation.WithAnalyzers(Verify.Rules, options);
        var all = run.GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        rests = BoundCode.Of(run.Compilation, CancellationToken.None).IsEdited;
        return [.. thrown, .. all.Select(Verify.Text).Order(StringComparer.Ordinal)];
    }

    /// <summary>The command: <c>--edits 10000 --seed 1 --from 0 --parallel 2</c>.</summary>
    public static int Command(string[] args)
    {
        int Option(string name, int otherwise) => Array.IndexOf(args, name) is var i and >= 0 ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : otherwise;
        var campaign = new EditCampaign(Option("--seed", 1));
        campaign.Run(Option("--from", 0), Option("--edits", 1), Option("--parallel", Environment.ProcessorCount));
        Console.WriteLine(campaign.Figures());
        foreach (var failure in campaign.Failures.Take(Option("--show", 10))) Console.WriteLine(failure + "\n");
        return campaign.Failures.Any() ? 1 : 0;
    }
}
