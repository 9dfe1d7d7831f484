using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>Values that a program computes on the way: by its own indexers, conversions and static constructors, by counting, by loops that end.</summary>
public class ComputedValueTests
{
    /// <summary>Types, an expression of them, and whether it is certainly true.</summary>
    public static TheoryData<string, string, string, bool> Values => new()
    {
        { "indexer", "public class S { public bool this[string key] => key == \"a\"; }", "new S()[\"a\"]", true },
        { "indexer with another key", "public class S { public bool this[string key] => key == \"a\"; }", "new S()[\"b\"]", false },
        { "indexer with accessors", "public class S { public bool this[int key] { get { if (key > 1) return true; return false; } set { } } }", "new S()[2]", true },
        { "conversion", "public class S { public static implicit operator bool(S s) => true; }", "new S()", true },
        { "conversion of null", "public class S { public static implicit operator bool(S? s) => s is null; }", "(S?)null", true },
        { "conversion that converts a number too", "public readonly struct S { public static explicit operator int(S s) => 5; } public static class T { public static bool V() => (double)new S() == 5.5; }", "T.V()", false },
        { "lazy value", "public static class S { public static bool V() { var l = new System.Lazy<bool>(() => true); return l.Value; } }", "S.V()", true },
        { "lazy value of what changed before it was asked for", "public static class S { public static bool V() { var v = false; var l = new System.Lazy<bool>(() => v); v = true; return l.Value; } }", "S.V()", true },
        { "lazy value that was asked for before it changed", "public static class S { public static bool V() { var v = false; var l = new System.Lazy<bool>(() => v); var first = l.Value; v = true; return l.Value; } }", "S.V()", false },
        { "lazy value that may have been asked for before it changed", "public static class S { public static bool V() { var v = false; var l = new System.Lazy<bool>(() => v); if (System.Environment.MachineName == \"m\") _ = l.Value; v = true; return l.Value; } }", "S.V()", false },
        { "lazy value that others may read", "public static class S { public static bool V() { var v = false; var l = new System.Lazy<bool>(() => v); System.GC.KeepAlive(l); v = true; return l.Value; } }", "S.V()", false },
        { "query that reads what changes before it is enumerated", "public static class S { public static bool V() { var v = false; var q = new[] { 1 }.Select(_ => v); v = true; return q.First(); } }", "S.V()", true },
        { "query that reads what changes back", "public static class S { public static bool V() { var v = true; var q = new[] { 1 }.Select(_ => v); v = false; return q.First(); } }", "S.V()", false },
        { "query over a list that grows before it is enumerated", "public static class S { public static bool V() { var v = false; var l = new List<int>(); var q = l.Select(_ => v); l.Add(1); v = true; return q.First(); } }", "S.V()", true },
        { "constructor with an arrow", "public class B { public bool V { get; } public B(bool v) => V = v; } public class S : B { public S() : base(true) { } }", "new S().V", true },
        { "object that another changes", "public class S { public bool V { get; set; } public static bool Of() { var s = new S(); new Tuner(s).Tune(); return s.V; } } public class Tuner { private readonly S _s; public Tuner(S s) => _s = s; public void Tune() { _s.V = true; } }", "S.Of()", true },
        { "conversion that looks at what it converts", "public class S(bool b) { public bool B { get; } = b; public static implicit operator bool(S s) => s.B; }", "new S(false)", false },
        { "static constructor", "public static class S { public static readonly bool V; static S() { V = true; } }", "S.V", true },
        { "static constructor after the initializer", "public static class S { public static readonly bool V = true; static S() { V = false; } }", "S.V", false },
        { "static constructor on a condition", "public static class S { public static readonly bool V; static S() { if (System.Environment.MachineName == \"m\") V = true; } }", "S.V", false },
        { "static constructor that leaves before", "public static class S { public static readonly bool V; static S() { if (System.Environment.MachineName == \"m\") return; V = true; } }", "S.V", false },
        { "static constructor that reads what it sets later", "public static class S { public static readonly bool W; public static readonly bool V; static S() { V = !W; W = true; } }", "S.V", false },
        { "static constructor that asks another type", "public static class T { public const bool W = true; } public static class S { public static readonly bool V; static S() { V = T.W; } }", "S.V", true },
        { "static constructor with a local", "public static class S { public static readonly bool V; static S() { var v = false; V = v; } }", "S.V", false },
        { "recursion that counts down", "public static class S { public static bool V(int depth) => depth == 0 ? true : V(depth - 1); }", "S.V(3)", true },
        { "recursion that counts down to another value", "public static class S { public static bool V(int depth) => depth == 0 ? false : V(depth - 1); }", "S.V(3)", false },
        { "recursion deeper than is followed", "public static class S { public static bool V(int depth) => depth == 0 ? true : V(depth - 1); }", "S.V(30)", false },
        { "recursion on a condition that is unknown", "public static class S { public static bool V(int depth) => System.Environment.MachineName == \"m\" ? true : V(depth - 1); }", "S.V(3)", false },
        { "recursion without end", "public static class S { public static bool V(int depth) => V(depth + 1); }", "S.V(3)", false },
        { "async method", "public static class S { public static async System.Threading.Tasks.Task<bool> V() { await System.Threading.Tasks.Task.Yield(); return true; } }", "S.V().GetAwaiter().GetResult()", true },
        { "async method that is awaited", "public static class S { public static async System.Threading.Tasks.Task<bool> V() => await W().ConfigureAwait(false); static System.Threading.Tasks.Task<bool> W() => System.Threading.Tasks.Task.FromResult(true); }", "S.V().GetAwaiter().GetResult()", true },
        { "task of .NET", "public static class S { public static System.Threading.Tasks.Task<bool> V() => System.Threading.Tasks.Task.Run(() => true); }", "S.V().GetAwaiter().GetResult()", false },
        { "reversed list", "public static class S { public static bool V() { var l = new List<bool> { false, true }; l.Reverse(); return l[0]; } }", "S.V()", true },
        { "list reversed twice", "public static class S { public static bool V() { var l = new List<bool> { false, true }; l.Reverse(); l.Reverse(); return l[0]; } }", "S.V()", false },
        { "while that breaks", "public static class S { public static bool V() { var v = false; while (true) { v = true; if (v is true) break; } return v; } }", "S.V()", true },
        { "while that counts", "public static class S { public static bool V() { var n = 0; var v = true; while (n < 3) { n++; v = n == 3; } return v; } }", "S.V()", true },
        { "while that stops too early", "public static class S { public static bool V() { var n = 0; var v = true; while (n < 2) { n++; v = n == 3; } return v; } }", "S.V()", false },
        { "while that breaks at an unknown time", "public static class S { public static bool V(bool cond) { var v = true; while (true) { if (cond) break; v = false; } return v; } }", "S.V(System.Environment.MachineName == \"m\")", false },
        { "while that counts higher than is followed", "public static class S { public static bool V() { var n = 0; while (n < 100) { n++; } return n == 100; } }", "S.V()", false },
        { "relational pattern", "public static class S { public static bool V(int n) => n is > 3 and < 9; }", "S.V(5)", true },
        { "relational pattern that fails", "public static class S { public static bool V(int n) => n is > 3 and < 9; }", "S.V(9)", false },
        { "type pattern on a number", "public static class S { public static bool V() => (object)5 is int and > 3; }", "S.V()", true },
        { "type pattern on another number", "public static class S { public static bool V(int n) => (object)(long)n is int; }", "S.V(5)", false },
        { "type pattern that asks for something else", "public static class S { public static bool V(object o) => o is not int; }", "S.V(System.Environment.MachineName)", false },
        { "type pattern", "public static class S { public static bool V(object o) => o is string; }", "S.V(\"x\")", true },
        { "type pattern that fails", "public static class S { public static bool V(object o) => o is bool; }", "S.V(\"x\")", false },
    };

    private static string Integration(string made) => $$"""
        {{made}}
        var api = new V2.HttpApi(this, "Api");
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/", Integration = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, DefaultAction = ListenerAction.FixedResponse(404) })) });
        """;

    private static bool FacesTheInternet(string body, string types)
    {
        var compilation = CdkReferences.Compile(Code.Stack(Integration(body)) + "\n" + types);
        Verify.AssertCompiles(compilation);
        return !Verify.Analyze(compilation, "VPCL401").IsEmpty;
    }

    [Theory, MemberData(nameof(Values))]
    public void What_is_computed_is_known(string what, string types, string expression, bool certain) =>
        Assert.True(FacesTheInternet($"var alb = new ApplicationLoadBalancer(this, \"Alb\", new ApplicationLoadBalancerProps {{ Vpc = vpc, InternetFacing = {expression} }});", types) == certain, what);

    [Fact]
    public void What_a_lazy_value_makes_is_made_once()
    {
        var graph = Graphs.Body("var lazy = new System.Lazy<SecurityGroup>(() => new SecurityGroup(this, \"G\", new SecurityGroupProps { Vpc = vpc }));\n_ = new CfnOutput(this, \"A\", new CfnOutputProps { Value = lazy.Value.SecurityGroupId });\n_ = new CfnOutput(this, \"B\", new CfnOutputProps { Value = lazy.Value.SecurityGroupId });");
        Assert.Single(graph.Split('\n'), static l => l.StartsWith("SecurityGroup ", StringComparison.Ordinal));
        Graphs.Lacks(Graphs.Body("var lazy = new System.Lazy<SecurityGroup>(() => new SecurityGroup(this, \"G\", new SecurityGroupProps { Vpc = vpc }));"), "SecurityGroup");
    }
}
