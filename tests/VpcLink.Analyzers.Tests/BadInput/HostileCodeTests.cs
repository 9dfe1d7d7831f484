using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.BadInput;

/// <summary>Code of extreme shape, code that does not compile, analyses that are cut short: no exception, no hang, nothing kept.</summary>
public class HostileCodeTests
{
    private const string Alb = "var alb = new ApplicationLoadBalancer(this, \"A\", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });";
    private const string Integrate = "var i = new HttpAlbIntegration(\"I\", alb.AddListener(\"L\", new BaseApplicationListenerProps { Port = 80 }));";

    /// <summary>Analyzes whatever the sources are; an exception in a rule fails the test, and so does taking longer than a person would wait.</summary>
    private static IReadOnlyList<Diagnostic> Survives(params string[] sources)
    {
        var compilation = CdkReferences.Compile(sources);
        var watch = Stopwatch.StartNew();
        var all = compilation.WithAnalyzers(Verify.Rules).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Assert.DoesNotContain(all, static d => d.Id == "AD0001");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
        return all;
    }

    private static bool Finds(IEnumerable<Diagnostic> all) => all.Any(static d => d.Id == "VPCL401");

    [Theory]
    [InlineData("public class A : B { public A(Construct s) : base(s) { _ = typeof(V2.VpcLink); } } public class B : A { public B(Construct s) : base(s) { } }")]
    [InlineData("public class A : A { public A(Construct s) : base(s) { _ = typeof(V2.VpcLink); } }")]
    [InlineData("public class A : A.B { public class B : A { } V2.VpcLink? L; }")]
    [InlineData("public interface I : J { } public interface J : I { V2.VpcLink? L { get; } }")]
    [InlineData("public struct P { public Q Q; } public struct Q { public P P; } public class S : Stack { public S(Construct c) : base(c, \"s\") { var p = new P(); var q = p; _ = typeof(V2.VpcLink); } }")]
    [InlineData("public class S : Stack { public S(Construct c) : this(c, 1) { } public S(Construct c, int n) : this(c) { _ = typeof(V2.VpcLink); } }")]
    [InlineData("public class S<T> : Stack where T : S<S<T>> { public S(Construct c, S<S<T>> n) : base(c, \"s\") { _ = new S<S<T>>(this, null!); _ = typeof(V2.VpcLink); } }")]
    [InlineData("public class A { public A() { new B(); } V2.VpcLink? L; } public class B { public B() { new C(); } } public class C { public C() { new A(); } }")]
    [InlineData("public class A { public A X { get; } = new A(); V2.VpcLink? L; public static A Y = new A(); public static readonly A Z = new A(); }")]
    [InlineData("public class A { public int P => P; public int Q { get => Q; set => Q = value; } V2.VpcLink? L; public A() { Q = P; } }")]
    [InlineData("public static class A { public static readonly int X = B.Y; V2.VpcLink? L; } public static class B { public static readonly int Y = A.X; }")]
    [InlineData("public class S : Stack { public S(Construct c) : base(c, \"s\") { System.Func<int, int> f = null!; f = n => f(n); f(1); _ = typeof(V2.VpcLink); void G() { G(); } G(); } }")]
    public void Types_and_calls_that_go_in_circles(string source) => Survives(Code.File(source));

    [Fact]
    public void Constructs_that_make_each_other() => Survives(Code.File("""
        public class A : Construct { public A(Construct s, string id, IApplicationListener l) : base(s, id) { new B(this, "B", l); new B(this, "C", l); } }
        public class B : Construct { public B(Construct s, string id, IApplicationListener l) : base(s, id) { new A(this, "A", l); new A(this, "D", l); var i = new HttpAlbIntegration("I", l); } }
        """));

    [Fact]
    public void Calls_that_double_at_every_level()
    {
        var methods = string.Concat(Enumerable.Range(0, 40).Select(static n => $"private void M{n}(IApplicationListener l) {{ M{n + 1}(l); M{n + 1}(l); }}\n"));
        Assert.DoesNotContain(Survives(Code.File($$"""
            public class S : Stack
            {
                public S(Construct c) : base(c, "s") { var vpc = new Vpc(this, "V"); {{Alb}} {{Integrate}} M0(null!); }
                {{methods}} private void M40(IApplicationListener l) { var j = new HttpAlbIntegration("J", l); }
            }
            """)), static d => d.Severity > DiagnosticSeverity.Info);
    }

    [Fact]
    public void A_partial_class_over_two_hundred_files()
    {
        var parts = Enumerable.Range(0, 200).Select(static n => Code.File($"public partial class S {{ private bool F{n}() => {(n == 199 ? "true" : $"F{n + 1}()")}; public int P{n} {{ get; }} = {n}; }}"));
        // A chain of 200 calls is more than is followed; the other parts are read.
        Survives([.. parts, Code.File("public partial class S : Stack { public S(Construct c) : base(c, \"s\") { var vpc = new Vpc(this, \"V\"); " + Alb.Replace("= true", "= F0()") + Integrate + " } }")]);
        Assert.True(Finds(Survives([.. parts, Code.File("public partial class S : Stack { public S(Construct c) : base(c, \"s\") { var vpc = new Vpc(this, \"V\"); " + Alb.Replace("= true", "= F190() && P7 == 7") + Integrate + " } }")])));
    }

    [Theory]
    [InlineData("var data = new List<int> {", "N,", "};")]
    [InlineData("var data = new[] {", "\"N\",", "};")]
    [InlineData("int[] data = [", "N,", "];")]
    [InlineData("var data = new Dictionary<string, int> {", "[\"N\"] = N,", "};")]
    [InlineData("var data = new Dictionary<string, int> {", "{ \"N\", N },", "};")]
    [InlineData("var data = new List<object>(); ", "data.Add(N);", "")]
    [InlineData("var data = 0; ", "data += N;", "")]
    public void Ten_thousand_elements(string before, string element, string after)
    {
        var data = before + string.Concat(Enumerable.Range(0, 10_000).Select(n => element.Replace("N", n.ToString(System.Globalization.CultureInfo.InvariantCulture)))) + after;
        Assert.True(Finds(Survives(Code.Stack(data + Alb + Integrate))));
    }

    [Theory]
    [InlineData("var facing = ", "(", "true", ")", ";")]
    [InlineData("var facing = ", "!", "true", "", ";")]
    [InlineData("var facing = true", " && true", "", "", ";")]
    [InlineData("var facing = \"a\"", " + \"a\"", "", "", " == \"b\";")]
    [InlineData("var c = System.Environment.MachineName == \"m\"; var facing = ", "c ? true : ", "true", "", ";")]
    [InlineData("var facing = ", "F(", "true", ")", "; static bool F(bool b) => b;")]
    [InlineData("var facing = true; ", "if (vpc != null) {", "facing = true;", "}", "")]
    [InlineData("var facing = true; ", "if (System.Environment.MachineName == \"m\") {", "facing = false;", "}", "")]
    [InlineData("var facing = true; ", "foreach (var x in System.Environment.GetCommandLineArgs()) ", "facing = false;", "", "")]
    [InlineData("var facing = true; ", "try {", "facing = true;", "} finally { }", "")]
    [InlineData("var facing = true; object o = ", "new object[] {", "1", "}", ";")]
    [InlineData("var facing = true; System.Func<object> o = ", "() => (System.Func<object>)(", "() => 1", ")", ";")]
    public void Depth(string start, string open, string middle, string close, string end)
    {
        foreach (var depth in new[] { 10, 300, 1_000 })
        {
            var text = start + string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth)) + end;
            Exception? failure = null;
            // A compiler thread has no more stack than this.
            var worker = new Thread(() =>
            {
                try { Survives(Code.Stack(text + Alb.Replace("= true", "= facing") + Integrate)); }
                catch (Exception e) when (e is not OperationCanceledException) { failure = e; }
            }, 1024 * 1024);
            worker.Start();
            worker.Join();
            Assert.Null(failure);
        }
    }

    [Fact]
    public void Props_nested_a_thousand_deep() => Survives(Code.File("public class P { public P? Inner; public bool F; } public class S : Stack { public S(Construct c) : base(c, \"s\") { var vpc = new Vpc(this, \"V\"); var p = "
        + string.Concat(Enumerable.Repeat("new P { Inner = ", 1_000)) + "null" + string.Concat(Enumerable.Repeat(" }", 1_000)) + "; System.Activator.CreateInstance(typeof(P), p);" + Alb + Integrate + " } }"));

    [Fact]
    public void A_user_namespace_with_the_CDKs_name() => Assert.Empty(Survives("""
        namespace Amazon.CDK.AWS.ElasticLoadBalancingV2
        {
            public class MyLoadBalancerProps { public bool InternetFacing { get; set; } }
            public class ApplicationLoadBalancer(MyLoadBalancerProps p) { public object AddListener(string id) => p; }
        }
        namespace Amazon.CDK.AwsApigatewayv2Integrations
        {
            public class HttpAlbIntegration(string id, object l) { public object L => l + id; }
        }
        public static class Use
        {
            public static void It() => new Amazon.CDK.AwsApigatewayv2Integrations.HttpAlbIntegration("I",
                new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancer(new() { InternetFacing = true }).AddListener("L")).ToString();
        }
        """));

    /// <summary>A sample that is broken at a random place, as it is while somebody types.</summary>
    [Fact]
    public void Code_broken_anywhere()
    {
        var folder = Path.Combine(Catalogue.Repository.Root, "samples", "Insecure");
        var files = Directory.GetFiles(folder, "*.cs").OrderBy(static f => f, StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var random = new Random(20240917);
        for (var round = 0; round < 20; round++)
        {
            var broken = (string[])files.Clone();
            var which = random.Next(files.Length);
            var text = files[which];
            var (at, length) = (random.Next(text.Length), random.Next(1, 200));
            broken[which] = random.Next(4) switch
            {
                0 => text[..at],
                1 => text.Remove(at, Math.Min(length, text.Length - at)),
                2 => text.Insert(at, text.Substring(random.Next(text.Length - 200), length)),
                _ => text.Insert(at, "({[<\"=>;,.new"[random.Next(12)].ToString()),
            };
            Survives(broken);
        }
    }

    private static CSharpCompilation Large() => CdkReferences.Compile([.. Enumerable.Range(0, 60).Select(static n => Code.File($$"""
        public class S{{n}} : Stack
        {
            public S{{n}}(Construct c) : base(c, "s")
            {
                var vpc = new Vpc(this, "V");
                {{string.Concat(Enumerable.Range(0, 20).Select(static k => Alb.Replace("alb", "alb" + k) + Integrate.Replace("alb", "alb" + k).Replace("var i", "var i" + k)))}}
            }
        }
        """))]);

    [Fact]
    public void A_cancelled_reading_stops_at_once_and_leaves_nothing_behind()
    {
        var compilation = Large();
        using var before = new CancellationTokenSource();
        before.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ApplicationReader.Read(compilation, before.Token));

        using var during = new CancellationTokenSource();
        var stopped = Stopwatch.StartNew();
        using var registration = during.Token.Register(stopped.Restart);
        during.CancelAfter(5);
        Assert.ThrowsAny<OperationCanceledException>(() => ApplicationReader.Read(compilation, during.Token));
        // 100 ms on a machine that does nothing else; a test runs beside others.
        Assert.True(stopped.Elapsed < TimeSpan.FromSeconds(2), stopped.Elapsed.ToString());

        Assert.Equal(1_200, ApplicationReader.Read(compilation, TestContext.Current.CancellationToken).OfType(Cdk.CdkNames.V2.HttpAlbIntegration).Count);
    }

    [Fact]
    public void Nothing_outlives_its_compilation()
    {
        var (compilation, graph) = Analyzed();
        Garbage.Collect(compilation, graph);
        Assert.False(graph.IsAlive, "the graph is kept");
        Assert.False(compilation.IsAlive, "the compilation is kept");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Compilation, WeakReference Graph) Analyzed()
    {
        var compilation = CdkReferences.Compile(Code.Stack(Alb + Integrate));
        Assert.True(Finds(compilation.WithAnalyzers(Verify.Rules).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult()));
        return (new WeakReference(compilation), new WeakReference(ApplicationReader.Read(compilation, CancellationToken.None)));
    }
}
