using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>Conditions, loops, recursion and exceptions: what may reach a use is the union of what the ways bring, and a rule speaks where all agree.</summary>
public class ConditionTests
{
    private const string Unknown = "System.Environment.MachineName == \"m\"";

    /// <summary>Bodies that decide <c>facing</c>, and whether it is certainly true.</summary>
    public static TheoryData<string, string, bool> Decisions => new()
    {
        { "if without else", "var facing = false; if (cond) facing = true;", false },
        { "if and else agree", "bool facing; if (cond) facing = true; else facing = true;", true },
        { "if and else differ", "bool facing; if (cond) facing = true; else facing = false;", false },
        { "known condition", "const bool on = true; var facing = false; if (on) facing = true;", true },
        { "same condition twice, which is not followed through values", "var facing = false; if (cond) facing = true; if (!cond) facing = true;", false },
        { "same condition twice, followed through ways", "var facing = true; if (cond) { facing = false; if (!cond) facing = false; else facing = true; }", true },
        { "conditional expression agrees", "var facing = cond ? true : true;", true },
        { "conditional expression differs", "var facing = cond ? true : false;", false },
        { "the condition itself", "var facing = cond;", false },
        { "known by the branch it is in", "var facing = false; if (cond) { facing = cond ? true : false; if (!facing) return; }", false },
        { "switch agrees", "bool facing; switch (text) { case \"a\": facing = true; break; default: facing = true; break; }", true },
        { "switch differs", "bool facing; switch (text) { case \"a\": facing = false; break; default: facing = true; break; }", false },
        { "switch without default", "var facing = true; switch (text) { case \"a\": facing = false; break; }", false },
        { "switch over a constant", "bool facing; switch (\"b\") { case \"a\": facing = false; break; case \"b\": facing = true; break; default: facing = false; break; }", true },
        { "switch with return", "bool facing = false; switch (text) { case \"a\": return; case \"b\": facing = true; break; default: throw new Exception(); }", true },
        { "switch expression agrees", "var facing = text switch { \"a\" => true, _ => true };", true },
        { "switch expression differs", "var facing = text switch { \"a\" => true, _ => false };", false },
        { "switch expression that throws otherwise", "var facing = text switch { \"a\" => true, _ => throw new Exception() };", true },
        { "switch expression with a guard", "var facing = text switch { \"a\" when cond => false, _ => true };", false },
        { "coalesce of null", "bool? f = null; var facing = f ?? true;", true },
        { "coalesce of a value", "bool? f = false; var facing = f ?? true;", false },
        { "coalesce of unknown", "bool? f = cond ? null : false; var facing = f ?? true;", false },
        { "coalesce assignment", "bool? f = null; f ??= true; var facing = f.Value;", true },
        { "early return", "var facing = true; if (cond) { facing = false; return; }", true },
        { "early throw", "var facing = true; if (cond) { facing = false; throw new Exception(); }", true },
        { "and that is false", "var facing = !(cond && false);", true },
        { "or that is true", "var facing = cond || true;", true },
        { "pattern", "object? o = \"x\"; var facing = o is not null;", true },
        { "try and catch", "var facing = true; try { facing = false; } catch (Exception) { facing = true; }", false },
        { "catch overwrites half", "var facing = false; try { facing = true; M(); } catch (Exception) { }", false },
        { "thrown in the middle", "var facing = true; try { if (cond) { facing = false; throw new Exception(); } } catch (Exception) { }", false },
        { "finally", "var facing = false; try { M(); } finally { facing = true; }", true },
        { "using and lock", "var facing = false; lock (this) { using (new System.IO.MemoryStream()) facing = true; }", true },
        { "foreach over nothing known", "var facing = true; foreach (var a in System.Environment.GetCommandLineArgs()) facing = false;", false },
        { "foreach over nothing known, same value", "var facing = true; foreach (var a in System.Environment.GetCommandLineArgs()) facing = true;", true },
        { "while", "var facing = true; while (M()) { facing = false; }", false },
        { "do while runs once", "var facing = false; do { facing = true; } while (M());", true },
        { "for with break", "var facing = true; for (var n = 0; n < 3; n++) { if (cond) break; facing = false; }", false },
        { "unrolled foreach left early", "var facing = true; foreach (var f in new[] { true, false }) { if (cond) break; facing = f; }", false },
        { "unrolled foreach that ends on a value", "var facing = false; foreach (var f in new[] { false, true }) facing = f;", true },
        { "unrolled foreach with continue", "var facing = true; foreach (var f in new[] { 1, 2 }) { if (cond) continue; facing = false; }", false },
        { "counter of a long loop", "var facing = true; for (var n = 0; n < 100; n++) { facing = n == 0; }", false },
        { "state carried by a field through a loop", "_first = true; var facing = true; foreach (var a in System.Environment.GetCommandLineArgs()) { facing = _first; _first = false; }", false },
        { "goto gives up", "var facing = true; if (cond) goto end; facing = false; end: M();", false },
        { "increment", "var n = 0; n++; n += 2; var facing = n == 3;", true },
        { "compound of unknown", "var n = text.Length; n++; var facing = n == 3;", false },
        { "lambda that may run", "var facing = true; new List<int>(System.Environment.GetCommandLineArgs().Length).ForEach(_ => facing = false);", false },
        { "lambda that a framework call may run", "var facing = true; System.Threading.Tasks.Task.Run(() => { facing = false; }).Wait();", false },
        { "lambda that nobody runs", "var facing = true; System.Action never = () => facing = false;", true },
        { "recursion", "var facing = R(3);", false },
        { "parse of unknown text", "bool.TryParse(text, out var facing);", false },
        { "context", "var facing = (bool)this.Node.TryGetContext(\"facing\");", false },
        { "environment with default", "var facing = (System.Environment.GetEnvironmentVariable(\"F\") ?? \"true\") == \"true\";", false },
        { "string comparison of constants", "var env = \"prod\"; var facing = env == \"prod\";", true },
        { "default of a local", "bool facing = default; facing = !facing;", true },
    };

    [Theory, MemberData(nameof(Decisions))]
    public void A_value_is_known_where_all_ways_agree(string name, string body, bool certain)
    {
        var source = Code.File($$"""
            public class S : Stack
            {
                private bool _first;
                public S(Construct scope, string id, string text) : base(scope, id)
                {
                    var cond = {{Unknown}};
            {{body}}
                    var alb = new ApplicationLoadBalancer(this, "A", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "V"), InternetFacing = facing });
                    var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
                }
                private static bool M() => {{Unknown}};
                private static bool R(int n) => n == 0 || R(n - 1) && M();
            }
            """);
        Assert.True(Graphs.Facing(source).Length == (certain ? 1 : 0), name + "\n" + Graphs.Print(source));
    }

    [Fact]
    public void Two_possible_listeners_must_both_be_wrong()
    {
        const string Body = """
            var a = new ApplicationLoadBalancer(this, "A", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }).AddListener("L", new BaseApplicationListenerProps { Port = 80 });
            var b = new ApplicationLoadBalancer(this, "B", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = false }).AddListener("L", new BaseApplicationListenerProps { Port = 80 });
            var i = new HttpAlbIntegration("I", System.Environment.MachineName == "m" ? a : b);
            """;
        Assert.Empty(Graphs.Facing(Code.Stack(Body)));
        Graphs.Holds(Graphs.Body(Body), "HttpAlbIntegration i listener=(a | b)");
    }

    [Fact]
    public void An_integration_of_one_branch_is_judged_on_its_branch() => Assert.Single(Graphs.Facing(Code.Stack("""
        if (System.Environment.MachineName == "m")
        {
            var a = new ApplicationLoadBalancer(this, "A", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }).AddListener("L", new BaseApplicationListenerProps { Port = 80 });
            var i = new HttpAlbIntegration("I", a);
        }
        """)));

    [Fact]
    public void A_construct_of_a_loop_is_one_abstract_construct()
    {
        var graph = Graphs.Of(Code.Stack("""
            foreach (var name in System.Environment.GetCommandLineArgs())
            {
                var alb = new ApplicationLoadBalancer(this, name, new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
            }
            """));
        Assert.True(Assert.Single(graph.Constructs, static c => c.ShortType == "ApplicationLoadBalancer").Many);
    }

    [Fact]
    public void An_unrolled_loop_makes_a_construct_per_iteration()
    {
        var graph = Graphs.Body("""
            foreach (var port in new[] { 80, 8080 })
            {
                var g = new SecurityGroup(this, "G" + port, new SecurityGroupProps { Vpc = vpc });
                g.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(port));
            }
            """);
        Graphs.Holds(graph, "port=80", "port=8080");
        Assert.Equal(2, graph.Split("SecurityGroup g in").Length - 1);
    }

    [Fact]
    public void A_construct_that_makes_itself_is_cut_off()
    {
        var graph = Graphs.Of(Code.File("""
            public class Node : Construct
            {
                public Node(Construct scope, string id, int depth) : base(scope, id)
                {
                    if (depth > 0) new Node(this, "N", depth - 1);
                    var alb = new ApplicationLoadBalancer(this, "A", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "V"), InternetFacing = true });
                }
            }
            """));
        Assert.Null(graph.Incomplete);
        Assert.Contains(graph.Constructs, static c => c.Opaque is not null);
    }

    [Fact]
    public void What_is_carried_from_one_iteration_to_the_next_may_be_changed_there()
    {
        // The listener of the iteration before gets a rule: no rule may claim that it has none.
        var graph = Graphs.Of(Code.Stack("""
            ApplicationListener? before = null;
            foreach (var name in System.Environment.GetCommandLineArgs())
            {
                before?.Connections.AllowFromAnyIpv4(Port.Tcp(80));
                before = new ApplicationLoadBalancer(this, name, new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("L", new BaseApplicationListenerProps { Port = 80 });
            }
            """));
        Assert.NotNull(Assert.Single(graph.Constructs, static c => c.ShortType == "ApplicationListener").Opaque);
    }

    [Fact]
    public void Elements_that_a_delegate_of_the_framework_changes_may_be_changed()
    {
        var graph = Graphs.Of(Code.Stack("""
            var albs = new List<ApplicationLoadBalancer> { new ApplicationLoadBalancer(this, "A", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }) };
            System.Array.ForEach(albs.OrderBy(a => a.Node.Id).ToArray(), a => ((CfnLoadBalancer)a.Node.DefaultChild!).Scheme = "internal");
            var i = new HttpAlbIntegration("I", albs[0].AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
            """));
        Assert.Contains(graph.Writes, static w => w is { Member: "Scheme", May: true });
    }
}
