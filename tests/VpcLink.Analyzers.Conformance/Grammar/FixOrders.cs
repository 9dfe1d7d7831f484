using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Conformance.Pages;
using VpcLinkAnalyzers.Rules;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>
/// Applies the offered fixes of generated programs one after the other, in every order up to three, and then the first one offered until none is. Every step compiles, raises nothing
/// loud that was not there, leads to no text that was there before, and there is an end; what no fix is offered for any more synthesizes if the program did.
/// </summary>
internal sealed class FixOrders
{
    /// <summary>Fixes applied in every order.</summary>
    private const int Depth = 3;

    /// <summary>Programs have a few mistakes; who needs more steps than this goes in circles that never meet.</summary>
    private const int Bound = 40;

    private int _programs, _fixed, _steps, _synthesized, _longest;

    public List<string> Failures { get; } = [];

    public string Figures => $"programs {_programs}, with fixes {_fixed}, fixes applied {_steps}, results synthesized {_synthesized}, longest way to the end {_longest} steps, failures {Failures.Count}";

    public void Run(int seed)
    {
        var program = ProgramWriter.Write(seed);
        _programs++;
        var visited = new Dictionary<string, State>(StringComparer.Ordinal);
        var first = Look(program.Sources, visited);
        if (first.Fixable.Count == 0) return;
        _fixed++;
        var threw = Synthesis.Of(first.Compilation).Threw;
        var failed = new HashSet<string>(StringComparer.Ordinal);
        void Fail(string what, IEnumerable<string> way, string[]? sources)
        {
            if (failed.Add(what.Split('\n')[0]))
                Failures.Add($"seed {seed}, after {string.Join(", ", way)}: {what}\n{program}\n==>\n{string.Join("\n---\n", (sources ?? []).Select(static t => t.Replace(Code.Usings, "", StringComparison.Ordinal)))}");
        }

        var ends = new HashSet<string>(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        void Go(State state, string[] way, string[] before)
        {
            if (state.Fixable.Count == 0)
            {
                _longest = Math.Max(_longest, way.Length);
                if (threw || !ends.Add(state.Key)) return;
                _synthesized++;
                if (Synthesis.Of(state.Compilation) is { Threw: true, Error: var refused }) Fail("the CDK refuses it: " + refused, way, state.Sources);
                return;
            }

            if (way.Length >= Bound)
            {
                Fail("there is no end", way.TakeLast(6), state.Sources);
                return;
            }

            // What is reached on two ways is the same program, and what follows from it is as well.
            if (!done.Add(state.Key)) return;
            foreach (var finding in way.Length < Depth ? state.Fixable : state.Fixable.Take(1))
            {
                string[] way2 = [.. way, finding.Id];
                string[]? sources = null;
                try
                {
                    _steps++;
                    sources = Repair.Of(finding, state.Compilation);
                    var next = Look(sources, visited);
                    if (next.Error is { } error) Fail("does not compile: " + error, way2, sources);
                    else if (next.Key == state.Key) Fail(finding.Id + "'s fix changes nothing", way2, sources);
                    else if (before.Contains(next.Key)) Fail("a fix restores what another one mended", way2, sources);
                    // Once an integration leads somewhere, what is wrong there comes to light: that is no fault of a wiring fix.
                    else if (next.Loud.FirstOrDefault(id => !state.Loud.Contains(id) && (finding.Id[4] != '1' || id[4] == '1')) is { } added) Fail($"{finding.Id}'s fix brings {added}", way2, sources);
                    else Go(next, way2, [.. before, state.Key]);
                }
                catch (InvalidOperationException e)
                {
                    Fail(e.Message, way2, sources);
                }
            }
        }

        Go(first, [], []);
    }

    private sealed record State(string Key, string[] Sources, CSharpCompilation Compilation, string? Error, IReadOnlyList<Diagnostic> Fixable, IReadOnlyCollection<string> Loud);

    private static State Look(string[] sources, Dictionary<string, State> visited)
    {
        var key = string.Join("\0", sources);
        if (visited.TryGetValue(key, out var state)) return state;
        var compilation = CdkReferences.Compile(sources);
        var error = compilation.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error);
        var findings = error is null ? Verify.Analyze(compilation) : [];
        return visited[key] = new State(key, sources, compilation, error?.ToString(), [.. findings.Where(static f => Fix.From(f.Properties) is not null)],
            findings.Where(static f => f.Severity >= DiagnosticSeverity.Warning).Select(static f => f.Id).ToHashSet());
    }

    /// <summary>The command: <c>--fix-orders 200 --from 1</c>, <c>--show 3</c> for how many failures are printed with their programs.</summary>
    public static int Command(string[] args)
    {
        int Option(string name, int otherwise) => Array.IndexOf(args, name) is var i and >= 0 ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : otherwise;
        var (count, from) = (Option("--fix-orders", 50), Option("--from", 1));
        var orders = new FixOrders();
        var clock = Stopwatch.StartNew();
        for (var seed = from; seed < from + count; seed++) orders.Run(seed);
        foreach (var failure in orders.Failures.Take(Option("--show", 3))) Console.WriteLine("\n==== " + failure);
        Console.WriteLine(orders.Figures);
        Console.WriteLine($"{clock.Elapsed.TotalSeconds:0} s");
        return orders.Failures.Count == 0 ? 0 : 1;
    }
}
