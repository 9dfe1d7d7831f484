using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Fuzz;

/// <summary>An editor cancels most analyses before they end: nothing else than the cancellation comes out, the next analysis is whole, and nothing is kept.</summary>
public class CancellationTests(ITestOutputHelper output)
{
    private static string Findings(Compilation compilation, CancellationToken cancellation)
    {
        var thrown = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, _, _) => { lock (thrown) thrown.Add(e); }, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var all = compilation.WithAnalyzers(Verify.Rules, options).GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
        Assert.Empty(thrown);
        return string.Join("\n", all.Select(static d => d.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_thousand_cancelled_analyses()
    {
        var whole = Findings(Applications.Fresh(Applications.Insecure), CancellationToken.None);
        var clock = Stopwatch.StartNew();
        Findings(Applications.Fresh(Applications.Insecure), CancellationToken.None);
        var length = clock.Elapsed.TotalMilliseconds;
        var random = new Random(4);
        var (cancelled, late) = (0, new List<double>());
        for (var round = 0; round < 50; round++)
        {
            // Several analyses of one compilation, as when rules and documents are asked for at the same time; each is cancelled at a moment of its own.
            var compilation = Applications.Fresh(Applications.Insecure);
            for (var batch = 0; batch < 5; batch++)
            {
                var moments = Enumerable.Range(0, 4).Select(_ => random.NextDouble() * length).ToArray();
                Parallel.ForEach(moments, moment =>
                {
                    using var source = new CancellationTokenSource();
                    var since = new Stopwatch();
                    using var registration = source.Token.Register(since.Start);
                    source.CancelAfter(TimeSpan.FromMilliseconds(moment));
                    try
                    {
                        Assert.Equal(whole, Findings(compilation, source.Token));
                    }
                    catch (OperationCanceledException)
                    {
                        lock (late)
                        {
                            cancelled++;
                            late.Add(since.Elapsed.TotalMilliseconds);
                        }
                    }
                });
            }

            Assert.Equal(whole, Findings(compilation, CancellationToken.None));
        }

        late.Sort();
        Assert.True(cancelled > 100, cancelled + " were cancelled before they ended");
        output.WriteLine($"1000 analyses of {length:0} ms, {cancelled} cancelled before they ended, which took {late[late.Count / 2]:0.0} ms (median), {late[late.Count * 99 / 100]:0.0} ms (99 %), {late[^1]:0.0} ms (latest)");
    }

    [Fact]
    public void Compilations_of_cancelled_analyses_are_collected()
    {
        var all = Enumerable.Range(0, 20).Select(Cancelled).ToArray();
        Garbage.Collect(all);
        Assert.DoesNotContain(all, static w => w.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Cancelled(int round)
    {
        var compilation = Applications.Fresh(Applications.Insecure);
        using var source = new CancellationTokenSource();
        source.CancelAfter(round * 10);
        try { Findings(compilation, source.Token); }
        catch (OperationCanceledException) { }
        return new WeakReference(compilation);
    }
}
