using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Conformance.Pages;
using VpcLinkAnalyzers.Rules;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>Runs many programs and counts.</summary>
internal sealed class Campaign(bool mends = false)
{
    private readonly bool _mends = mends;

    internal sealed class Count
    {
        public int Programs { get; set; }
        public int Facts { get; set; }
        public int Unknown { get; set; }
        public int Disagreements { get; set; }

        [JsonIgnore]
        public string Share => Facts == 0 ? "-" : (100.0 * Unknown / Facts).ToString("0.0", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>How often a rule spoke where the template says it should, where it should not, and was silent where it should speak.</summary>
    internal sealed class Verdicts
    {
        public int Right { get; set; }
        public int FalseAlarms { get; set; }
        public int Missed { get; set; }

        /// <summary>Of those in programs that hide nothing from a reader.</summary>
        public int RightInTheOpen { get; set; }
        public int MissedInTheOpen { get; set; }

        private static string Share(int part, int whole) => whole == 0 ? "-" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";

        [JsonIgnore]
        public string Precision => Share(Right, Right + FalseAlarms);

        [JsonIgnore]
        public string Recall => Share(Right, Right + Missed);

        [JsonIgnore]
        public string RecallInTheOpen => Share(RightInTheOpen, RightInTheOpen + MissedInTheOpen);
    }

    /// <summary>What was counted; parts of a campaign that other processes ran are added up.</summary>
    internal sealed class State
    {
        public int Programs { get; set; }
        public int Refused { get; set; }
        public int Facts { get; set; }
        public int Unknown { get; set; }
        public SortedDictionary<string, Count> ByShape { get; set; } = new(StringComparer.Ordinal);
        public SortedDictionary<string, Count> ByFact { get; set; } = new(StringComparer.Ordinal);
        public SortedDictionary<string, Count> ByPattern { get; set; } = new(StringComparer.Ordinal);
        public SortedDictionary<string, int> Refusals { get; set; } = new(StringComparer.Ordinal);
        public List<string> Disagreements { get; set; } = [];
        public SortedDictionary<string, Verdicts> ByRule { get; set; } = new(StringComparer.Ordinal);
        public List<string> FalseAlarms { get; set; } = [];
        public SortedDictionary<string, Verdicts> ByFix { get; set; } = new(StringComparer.Ordinal);
        public List<string> BadFixes { get; set; } = [];
        public List<string> Missed { get; set; } = [];

        /// <summary>Programs in which a rule reports and the oracle has no opinion.</summary>
        public SortedDictionary<string, int> Unjudged { get; set; } = new(StringComparer.Ordinal);

        public void Add(State other)
        {
            Programs += other.Programs;
            Refused += other.Refused;
            Facts += other.Facts;
            Unknown += other.Unknown;
            foreach (var (into, from) in new[] { (ByShape, other.ByShape), (ByFact, other.ByFact), (ByPattern, other.ByPattern) })
                foreach (var (key, c) in from)
                {
                    var sum = Of(into, key);
                    sum.Programs += c.Programs;
                    sum.Facts += c.Facts;
                    sum.Unknown += c.Unknown;
                    sum.Disagreements += c.Disagreements;
                }

            foreach (var (into, from) in new[] { (Refusals, other.Refusals), (Unjudged, other.Unjudged) })
                foreach (var (key, n) in from) into[key] = into.GetValueOrDefault(key) + n;
            Disagreements.AddRange(other.Disagreements);
            FalseAlarms.AddRange(other.FalseAlarms);
            Missed.AddRange(other.Missed);
            BadFixes.AddRange(other.BadFixes);
            foreach (var (into, id, v) in other.ByRule.Select(r => (ByRule, r.Key, r.Value)).Concat(other.ByFix.Select(r => (ByFix, r.Key, r.Value))))
            {
                if (!into.TryGetValue(id, out var sum)) into[id] = sum = new Verdicts();
                sum.Right += v.Right;
                sum.FalseAlarms += v.FalseAlarms;
                sum.Missed += v.Missed;
                sum.RightInTheOpen += v.RightInTheOpen;
                sum.MissedInTheOpen += v.MissedInTheOpen;
            }
        }
    }

    private readonly State _state = new();

    /// <summary>What the reader claims and the template contradicts, each with its program.</summary>
    public IReadOnlyList<string> Disagreements => _state.Disagreements;

    public double UnknownShare => _state.Facts == 0 ? 1 : (double)_state.Unknown / _state.Facts;

    public void Run(int seed)
    {
        var result = ProgramResult.Of(ProgramWriter.Write(seed));
        _state.Programs++;
        var all = new[] { Of(_state.ByShape, result.Program.Shape), Of(_state.ByPattern, result.Program.Wiring.Pattern) };
        foreach (var c in all) c.Programs++;
        Judge(result);
        if (_mends) Mend(result);
        if (result.Synthesis.Threw)
        {
            _state.Refused++;
            var text = result.Synthesis.Error!.Split('\n')[0];
            _state.Refusals[text] = _state.Refusals.GetValueOrDefault(text) + 1;
            return;
        }

        foreach (var fact in result.Facts)
        {
            _state.Facts++;
            if (fact.IsUnknown) _state.Unknown++;
            foreach (var c in all.Append(Of(_state.ByFact, fact.Fact)))
            {
                c.Facts++;
                if (fact.IsUnknown) c.Unknown++;
                if (fact.Disagrees) c.Disagreements++;
            }
        }

        var disagreements = result.Disagreements.ToList();
        foreach (var c in all) c.Disagreements += disagreements.Count - result.Facts.Count(static f => f.Disagrees);
        if (disagreements.Count > 0) _state.Disagreements.Add(string.Join("\n", disagreements) + "\n" + result.Program + "\n" + result.Application.Graph);
    }

    private static readonly Rule[] Rules = [.. RuleCatalog.CreateAnalyzers().OfType<Rule>()];

    private static readonly HashSet<string> Implemented = [.. RuleCatalog.Descriptors.Select(static d => d.Id)];

    private void Judge(ProgramResult result)
    {
        // The graph that the facts come from: what the analyzer driver would report of these programs, which all compile.
        var app = result.Application;
        var reported = Rules.Where(r => app.Graph.Incomplete is null || r.JudgesIncomplete).SelectMany(r => r.Judge(app)).Select(static f => f.Descriptor.Id).ToHashSet();
        var oracle = Oracle.Of(result.Program, result.Synthesis);
        if (!result.Synthesis.Threw) foreach (var id in reported.Where(id => !oracle.ContainsKey(id))) _state.Unjudged[id] = _state.Unjudged.GetValueOrDefault(id) + 1;
        foreach (var (id, wrong) in oracle)
        {
            if (!Implemented.Contains(id)) continue;
            if (!_state.ByRule.TryGetValue(id, out var verdicts)) _state.ByRule[id] = verdicts = new Verdicts();
            switch (wrong, reported.Contains(id))
            {
                case (true, true):
                    verdicts.Right++;
                    if (!result.Program.Hides) verdicts.RightInTheOpen++;
                    break;
                case (false, true):
                    verdicts.FalseAlarms++;
                    _state.FalseAlarms.Add($"{id} is reported and the template is right\n{result.Program}");
                    break;
                case (true, false):
                    verdicts.Missed++;
                    if (result.Program.Hides) break;
                    verdicts.MissedInTheOpen++;
                    _state.Missed.Add($"{id} is not reported: {result.Program}");
                    break;
            }
        }
    }

    /// <summary>Applies every rule's fixes to the program: the result compiles, the finding is gone, nothing louder than information is new, and the CDK synthesizes it.</summary>
    private void Mend(ProgramResult result)
    {
        var before = (CSharpCompilation)result.Application.Code.Compilation;
        var findings = Verify.Analyze(before);
        var loud = findings.Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(static d => d.Id).ToHashSet();
        foreach (var id in findings.Where(static d => Fix.From(d.Properties) is not null).Select(static d => d.Id).Distinct())
        {
            string? wrong = null;
            string[]? sources = null;
            try
            {
                sources = Repair.Of(id, before);
                if (sources is null) continue;
                var after = CdkReferences.Compile(sources);
                if (after.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error) wrong = "does not compile: " + error;
                else
                {
                    var remaining = Verify.Analyze(after);
                    if (remaining.Count(d => d.Id == id) >= findings.Count(d => d.Id == id)) wrong = "the finding stays";
                    // Once an integration leads somewhere, what is wrong there comes to light: that is no fault of a wiring fix.
                    else if (remaining.FirstOrDefault(d => d.Severity >= DiagnosticSeverity.Warning && !loud.Contains(d.Id) && (id[4] != '1' || d.Id[4] == '1')) is { } added) wrong = "brings " + added;
                    else if (Synthesis.Of(after) is { Threw: true, Error: var refused } && (!result.Synthesis.Threw || result.Synthesis.Error == refused && id == "VPCL301")) wrong = "the CDK refuses it: " + refused;
                }
            }
            catch (InvalidOperationException e)
            {
                wrong = e.Message;
            }

            if (!_state.ByFix.TryGetValue(id, out var counts)) _state.ByFix[id] = counts = new Verdicts();
            if (wrong is null) counts.Right++;
            else
            {
                counts.FalseAlarms++;
                _state.BadFixes.Add($"{id}'s fix: {wrong}\n{result.Program}\n==>\n{string.Join("\n---\n", (sources ?? []).Select(static t => t.Replace(Code.Usings, "", StringComparison.Ordinal)))}");
            }
        }
    }

    public IReadOnlyList<string> FalseAlarms => _state.FalseAlarms;

    private static Count Of(SortedDictionary<string, Count> counts, string key) => counts.TryGetValue(key, out var c) ? c : counts[key] = new Count();

    public string Figures()
    {
        var text = new StringBuilder();
        text.AppendLine($"programs {_state.Programs}, refused by the CDK {_state.Refused}, facts compared {_state.Facts}, unknown {_state.Unknown} ({(_state.Facts == 0 ? 0 : 100.0 * _state.Unknown / _state.Facts):0.0} %), programs with disagreements {_state.Disagreements.Count}");
        foreach (var (title, counts) in new[] { ("code shape", _state.ByShape), ("pattern", _state.ByPattern), ("fact", _state.ByFact) })
        {
            text.AppendLine().AppendLine($"{title,-50} {"programs",9} {"facts",8} {"unknown",9} {"wrong",6}");
            foreach (var (key, c) in counts) text.AppendLine($"{key,-50} {(c.Programs > 0 ? c.Programs.ToString() : ""),9} {c.Facts,8} {c.Share,9} {c.Disagreements,6}");
        }

        text.AppendLine().AppendLine($"{"rule",-12} {"right",7} {"false",7} {"missed",7} {"precision",10} {"recall",10} {"in the open",12}");
        foreach (var (id, v) in _state.ByRule) text.AppendLine($"{id,-12} {v.Right,7} {v.FalseAlarms,7} {v.Missed,7} {v.Precision,10} {v.Recall,10} {v.RecallInTheOpen,12}");
        if (_mends)
        {
            text.AppendLine().AppendLine($"{"fix of",-12} {"mends",7} {"fails",7}");
            foreach (var (id, v) in _state.ByFix) text.AppendLine($"{id,-12} {v.Right,7} {v.FalseAlarms,7}");
        }

        text.AppendLine().AppendLine("programs in which a rule reports and the oracle has no opinion: " + string.Join(", ", _state.Unjudged.OrderByDescending(static u => u.Value).Select(static u => $"{u.Key} {u.Value}")));
        text.AppendLine().AppendLine("refused by the CDK:");
        foreach (var (message, count) in _state.Refusals.OrderByDescending(static r => r.Value)) text.AppendLine($"{count,6} {message}");
        return text.ToString();
    }

    /// <summary>Programs that one process runs: the kernel keeps every object it ever made, 1.5 MB of a program.</summary>
    private const int OneProcess = 500;

    /// <summary>The command: <c>--seeds 5000 --from 1</c>, <c>--show 3</c> for how many disagreements are printed with their programs, <c>--missed 3</c> for what rules missed,
    /// <c>--fixes</c> to apply the fixes of all findings as well, <c>--processes 2</c> for how many kernels run at a time, and <c>--keep folder</c> to keep what the CDK made of the
    /// programs: a run that was stopped goes on from there, and <c>figures.txt</c> in it says how far it came.</summary>
    public static int Command(string[] args)
    {
        string? Text(string name) => Array.IndexOf(args, name) is var i and >= 0 ? args[i + 1] : null;
        int Option(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        var (count, from, shown, fixes) = (Option("--seeds", 300), Option("--from", 1), Option("--show", 3), args.Contains("--fixes"));
        if (Text("--keep") is { } keep) Synthesis.Kept = Directory.CreateDirectory(keep).FullName;
        var campaign = new Campaign(fixes);
        var clock = Stopwatch.StartNew();
        if (Text("--part") is { } part)
        {
            campaign.RunAll(from, count);
            File.WriteAllText(part, JsonSerializer.Serialize(campaign._state));
            return 0;
        }

        if (count <= OneProcess) campaign.RunAll(from, count);
        else
        {
            // In the order of their seeds, whichever process ends first.
            var states = new SortedDictionary<int, State>();
            var starts = Enumerable.Range(0, (count + OneProcess - 1) / OneProcess).Select(i => from + i * OneProcess);
            Parallel.ForEach(Partitioner.Create(starts, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Option("--processes", Environment.ProcessorCount) }, start =>
            {
                var file = Path.GetTempFileName();
                var arguments = new List<string> { "--seeds", Math.Min(OneProcess, from + count - start).ToString(CultureInfo.InvariantCulture), "--from", start.ToString(CultureInfo.InvariantCulture), "--part", file };
                if (fixes) arguments.Add("--fixes");
                if (Synthesis.Kept is { } kept) arguments.AddRange(["--keep", kept]);
                using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments))!;
                process.WaitForExit();
                if (process.ExitCode != 0) throw new InvalidOperationException($"seeds from {start}: exit code {process.ExitCode}");
                var state = JsonSerializer.Deserialize<State>(File.ReadAllText(file))!;
                File.Delete(file);
                lock (states)
                {
                    states.Add(start, state);
                    if (Synthesis.Kept is not { } folder) return;
                    // Several runs may share the folder.
                    var figures = Path.Combine(folder, "figures" + System.Environment.ProcessId);
                    File.WriteAllText(figures, Sum(states.Values, fixes).Report(shown, Option("--missed", 0)) + $"{clock.Elapsed.TotalSeconds:0} s\n");
                    File.Move(figures, Path.Combine(folder, "figures.txt"), overwrite: true);
                }
            });
            campaign = Sum(states.Values, fixes);
        }

        Console.Write(campaign.Report(shown, Option("--missed", 0)));
        Console.WriteLine($"{clock.Elapsed.TotalSeconds:0} s");
        return campaign.Disagreements.Count + campaign.FalseAlarms.Count + campaign._state.BadFixes.Count == 0 ? 0 : 1;
    }

    private static Campaign Sum(IEnumerable<State> states, bool mends)
    {
        var sum = new Campaign(mends);
        foreach (var s in states) sum._state.Add(s);
        return sum;
    }

    private string Report(int shown, int missed) => Figures() + "\n" + string.Concat(
        new[] { Disagreements, FalseAlarms, _state.BadFixes }.SelectMany(d => d.Take(shown)).Select(static d => "\n==== " + d + "\n").Concat(_state.Missed.Take(missed).Select(static d => "\n---- " + d + "\n")));

    public void RunAll(int from, int count)
    {
        for (var seed = from; seed < from + count; seed++)
            try { Run(seed); }
            catch (Exception e) when (e is InvalidOperationException or NothingToRunException or FormatException or KeyNotFoundException) { _state.Disagreements.Add($"seed {seed}: {e}"); }
    }
}
