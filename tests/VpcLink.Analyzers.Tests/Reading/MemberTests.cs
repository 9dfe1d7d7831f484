using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>Members, helpers, functions and collections through which a construct is reached within a program.</summary>
public class MemberTests
{
    /// <summary>Class bodies of a stack that integrates an internet-facing ALB's listener; <c>true</c> decides.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "get-only property set in the constructor", """
            private ApplicationListener L { get; }
            public S(Construct scope, string id) : base(scope, id) { var vpc = new Vpc(this, "V"); L = Alb(vpc, true).AddListener("L", P); var i = new HttpAlbIntegration("I", L); }
            """ },
        { "expression-bodied property", """
            private bool Facing => true;
            private ApplicationListener? _l;
            private ApplicationListener L => _l!;
            public S(Construct scope, string id) : base(scope, id) { var vpc = new Vpc(this, "V"); _l = Alb(vpc, Facing).AddListener("L", P); var i = new HttpAlbIntegration("I", L); }
            """ },
        { "field assigned in a helper", """
            private ApplicationListener _l = null!;
            public S(Construct scope, string id) : base(scope, id) { Init(new Vpc(this, "V")); var i = new HttpAlbIntegration("I", _l); }
            private void Init(IVpc vpc) { _l = Alb(vpc, true).AddListener("L", P); }
            """ },
        { "property with a body and a backing field", """
            private ApplicationListener? _l;
            private ApplicationListener L { get { return _l ??= Alb(new Vpc(this, "V"), true).AddListener("L", P); } }
            public S(Construct scope, string id) : base(scope, id) { var i = new HttpAlbIntegration("I", L); }
            """ },
        { "setter with a body", """
            private bool _f;
            public bool F { get => _f; set { _f = value; } }
            public S(Construct scope, string id) : base(scope, id) { F = true; var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), F).AddListener("L", P)); }
            """ },
        { "static method of another class", """
            public S(Construct scope, string id) : base(scope, id) { var i = new HttpAlbIntegration("I", Make.Listener(this, true)); }
            private static class Make { public static ApplicationListener Listener(Construct s, bool f) { var alb = new ApplicationLoadBalancer(s, "A", new ApplicationLoadBalancerProps { Vpc = new Vpc(s, "V"), InternetFacing = f }); return alb.AddListener("L", P); } }
            """ },
        { "extension methods", """
            public S(Construct scope, string id) : base(scope, id) { var i = new HttpAlbIntegration("I", this.Balancer(true).Listen()); }
            """ },
        { "local function", """
            public S(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "V");
                var i = new HttpAlbIntegration("I", Listen());
                ApplicationListener Listen() => Alb(vpc, true).AddListener("L", P);
            }
            """ },
        { "lambda in a local", """
            public S(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "V");
                Func<bool, ApplicationListener> listen = f => Alb(vpc, f).AddListener("L", P);
                var i = new HttpAlbIntegration("I", listen(true));
            }
            """ },
        { "lambda that assigns a captured local", """
            public S(Construct scope, string id) : base(scope, id)
            {
                ApplicationListener? l = null;
                Action<bool> make = f => { l = Alb(new Vpc(this, "V"), f).AddListener("L", P); };
                make(true);
                var i = new HttpAlbIntegration("I", l!);
            }
            """ },
        { "lambda that assigns a local without a value", """
            public S(Construct scope, string id) : base(scope, id)
            {
                ApplicationListener l;
                void Make(bool f) { l = Alb(new Vpc(this, "V"), f).AddListener("L", P); }
                Make(true);
                var i = new HttpAlbIntegration("I", l);
            }
            """ },
        { "delegate that outlives its method", """
            public S(Construct scope, string id) : base(scope, id) { var make = Maker(true); var i = new HttpAlbIntegration("I", make("L")); }
            private Func<string, ApplicationListener> Maker(bool f) { var alb = Alb(new Vpc(this, "V"), f); return name => alb.AddListener(name, P); }
            """ },
        { "method group", """
            public S(Construct scope, string id) : base(scope, id) { Func<IVpc, bool, ApplicationLoadBalancer> make = Alb; var i = new HttpAlbIntegration("I", make(new Vpc(this, "V"), true).AddListener("L", P)); }
            """ },
        { "configure lambda", """
            public S(Construct scope, string id) : base(scope, id) { var i = new HttpAlbIntegration("I", Configured(p => p.InternetFacing = true).AddListener("L", P)); }
            private ApplicationLoadBalancer Configured(Action<ApplicationLoadBalancerProps> configure) { var p = new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "V") }; configure(p); return new ApplicationLoadBalancer(this, "A", p); }
            """ },
        { "tuple", """
            public S(Construct scope, string id) : base(scope, id) { var (alb, listener) = Make(true); var i = new HttpAlbIntegration("I", listener); }
            private (ApplicationLoadBalancer, ApplicationListener) Make(bool f) { var alb = Alb(new Vpc(this, "V"), f); return (alb, alb.AddListener("L", P)); }
            """ },
        { "named tuple elements", """
            public S(Construct scope, string id) : base(scope, id) { var made = Make(true); var i = new HttpAlbIntegration("I", made.Listener); }
            private (ApplicationLoadBalancer Alb, ApplicationListener Listener) Make(bool f) { var alb = Alb(new Vpc(this, "V"), f); return (Alb: alb, Listener: alb.AddListener("L", P)); }
            """ },
        { "deconstruction into fields", """
            private ApplicationLoadBalancer _a; private ApplicationListener _l;
            public S(Construct scope, string id) : base(scope, id) { (_a, _l) = Make(true); var i = new HttpAlbIntegration("I", _l); }
            private (ApplicationLoadBalancer, ApplicationListener) Make(bool f) { var alb = Alb(new Vpc(this, "V"), f); return (alb, alb.AddListener("L", P)); }
            """ },
        { "record deconstruction", """
            private record Made(ApplicationLoadBalancer A, ApplicationListener L);
            public S(Construct scope, string id) : base(scope, id) { var (_, l) = Make(true); var i = new HttpAlbIntegration("I", l); }
            private Made Make(bool f) { var alb = Alb(new Vpc(this, "V"), f); return new(alb, alb.AddListener("L", P)); }
            """ },
        { "deconstruct method", """
            private class Made { public ApplicationListener L = null!; public void Deconstruct(out ApplicationListener l, out int n) { l = L; n = 1; } }
            public S(Construct scope, string id) : base(scope, id) { var (l, n) = new Made { L = Alb(new Vpc(this, "V"), true).AddListener("L", P) }; var i = new HttpAlbIntegration("I", l); }
            """ },
        { "out parameter", """
            public S(Construct scope, string id) : base(scope, id) { Make(true, out var l); var i = new HttpAlbIntegration("I", l); }
            private void Make(bool f, out ApplicationListener l) { l = Alb(new Vpc(this, "V"), f).AddListener("L", P); }
            """ },
        { "ref parameter", """
            public S(Construct scope, string id) : base(scope, id) { var f = false; Flip(ref f); var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), f).AddListener("L", P)); }
            private static void Flip(ref bool f) => f = true;
            """ },
        { "foreach over a literal array", """
            public S(Construct scope, string id) : base(scope, id) { var vpc = new Vpc(this, "V"); foreach (var f in new[] { true }) { var i = new HttpAlbIntegration("I", Alb(vpc, f).AddListener("L", P)); } }
            """ },
        { "foreach over a collection expression", """
            public S(Construct scope, string id) : base(scope, id) { var vpc = new Vpc(this, "V"); List<ApplicationLoadBalancer> albs = [Alb(vpc, true)]; foreach (var alb in albs) { var i = new HttpAlbIntegration("I", alb.AddListener("L", P)); } }
            """ },
        { "spread", """
            public S(Construct scope, string id) : base(scope, id) { var vpc = new Vpc(this, "V"); ApplicationLoadBalancer[] some = [Alb(vpc, true)]; ApplicationLoadBalancer[] all = [.. some]; var i = new HttpAlbIntegration("I", all[0].AddListener("L", P)); }
            """ },
        { "foreach over a list filled by Add, of tuples", """
            public S(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "V");
                var plan = new List<(string Name, bool Facing)>();
                plan.Add(("L", true));
                foreach (var (name, facing) in plan) { var i = new HttpAlbIntegration("I", Alb(vpc, facing).AddListener(name, P)); }
            }
            """ },
        { "for with constant bounds", """
            public S(Construct scope, string id) : base(scope, id) { var vpc = new Vpc(this, "V"); var facing = new[] { true }; for (var n = 0; n < facing.Length; n++) { var i = new HttpAlbIntegration("I" + n, Alb(vpc, facing[n]).AddListener("L", P)); } }
            """ },
        { "LINQ Select", """
            public S(Construct scope, string id) : base(scope, id) { var vpc = new Vpc(this, "V"); var ls = new[] { true }.Select(f => Alb(vpc, f)).Select(a => a.AddListener("L", P)).ToList(); var i = new HttpAlbIntegration("I", ls[0]); }
            """ },
        { "LINQ Where, Single, First with a condition", """
            public S(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "V");
                var plan = new[] { new { Name = "x", Facing = true }, new { Name = "y", Facing = true } };
                var alb = Alb(vpc, plan.Where(p => p.Name == "x").Single().Facing && plan.First(p => p.Name == "y").Facing);
                var i = new HttpAlbIntegration("I", alb.AddListener("L", P));
            }
            """ },
        { "ForEach", """
            public S(Construct scope, string id) : base(scope, id) { var vpc = new Vpc(this, "V"); new List<bool> { true }.ForEach(f => { var i = new HttpAlbIntegration("I", Alb(vpc, f).AddListener("L", P)); }); }
            """ },
        { "dictionary with constant keys", """
            public S(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "V");
                var albs = new Dictionary<string, ApplicationLoadBalancer> { ["main"] = Alb(vpc, true) };
                var i = new HttpAlbIntegration("I", albs["main"].AddListener("L", P));
            }
            """ },
        { "dictionary with Add initializer and enum keys", """
            private enum Kind { A, B }
            public S(Construct scope, string id) : base(scope, id)
            {
                var facing = new Dictionary<Kind, bool> { { Kind.A, true }, { Kind.B, false } };
                var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), facing[Kind.A]).AddListener("L", P));
            }
            """ },
        { "dictionary by TryGetValue", """
            public S(Construct scope, string id) : base(scope, id)
            {
                var facing = new Dictionary<int, bool> { [1] = true };
                if (!facing.TryGetValue(1, out var f)) throw new Exception();
                var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), f).AddListener("L", P));
            }
            """ },
        { "foreach over a dictionary", """
            public S(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "V");
                foreach (var (name, facing) in new Dictionary<string, bool> { ["L"] = true }) { var i = new HttpAlbIntegration("I", Alb(vpc, facing).AddListener(name, P)); }
            }
            """ },
        { "foreach over key-value pairs", """
            public S(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "V");
                foreach (var kv in new Dictionary<string, bool> { ["L"] = true }) { var i = new HttpAlbIntegration("I", Alb(vpc, kv.Value).AddListener(kv.Key, P)); }
            }
            """ },
        { "iterator", """
            public S(Construct scope, string id) : base(scope, id) { foreach (var l in Listeners()) { var i = new HttpAlbIntegration("I", l); } }
            private IEnumerable<ApplicationListener> Listeners() { yield return Alb(new Vpc(this, "V"), true).AddListener("L", P); }
            """ },
        { "switch expression over a constant", """
            private const string Env = "dev";
            public S(Construct scope, string id) : base(scope, id) { var f = Env switch { "prod" => false, "dev" => true, _ => false }; var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), f).AddListener("L", P)); }
            """ },
        { "static readonly settings", """
            private static readonly Dictionary<string, bool> Facing = new() { ["a"] = true };
            public S(Construct scope, string id) : base(scope, id) { var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), Facing["a"]).AddListener("L", P)); }
            """ },
        { "nested object initializer", """
            private class Options { public Inner In { get; } = new(); public class Inner { public bool Facing { get; set; } } }
            public S(Construct scope, string id) : base(scope, id) { var o = new Options { In = { Facing = true } }; var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), o.In.Facing).AddListener("L", P)); }
            """ },
        { "null-conditional and null-forgiving", """
            private class Options { public bool? Facing; }
            public S(Construct scope, string id) : base(scope, id) { Options? o = new() { Facing = true }; var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), o?.Facing ?? false)!.AddListener("L", P)); }
            """ },
        { "cast and as", """
            public S(Construct scope, string id) : base(scope, id) { object alb = Alb(new Vpc(this, "V"), true); var i = new HttpAlbIntegration("I", ((ApplicationLoadBalancer)alb).AddListener("L", P)); }
            """ },
        { "async helper", """
            public S(Construct scope, string id) : base(scope, id) { Build().GetAwaiter().GetResult(); }
            private async System.Threading.Tasks.Task Build() { var f = true; await System.Threading.Tasks.Task.Yield(); var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), f).AddListener("L", P)); }
            """ },
        { "the scope by way of the tree", """
            private ApplicationListener? L;
            public S(Construct scope, string id) : base(scope, id) { L = Alb(new Vpc(this, "V"), true).AddListener("L", P); new Child(this); }
            private class Child : Construct { public Child(S s) : base(s, "C") { var i = new HttpAlbIntegration("I", ((S)Stack.Of(this)).L!); } }
            """ },
    };

    private static string Stack(string body) => Code.File($$"""
        public class S : Stack
        {
            private static readonly BaseApplicationListenerProps P = new() { Port = 80 };
            private ApplicationLoadBalancer Alb(IVpc vpc, bool facing) => new(this, "A", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = facing });
        {{body}}
        }
        public static class Extensions
        {
            public static ApplicationLoadBalancer Balancer(this Construct scope, bool facing) => new(scope, "A", new ApplicationLoadBalancerProps { Vpc = new Vpc(scope, "V"), InternetFacing = facing });
            public static ApplicationListener Listen(this ApplicationLoadBalancer alb) => alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 });
        }
        """);

    [Theory, MemberData(nameof(Shapes))]
    public void A_listener_is_followed(string shape, string body)
    {
        Assert.True(Graphs.Facing(Stack(body)).Length == 1, shape + "\n" + Graphs.Print(Stack(body)));
        var mended = System.Text.RegularExpressions.Regex.Replace(body, @"\btrue\b", "false").Replace("f = false, out", "false, out");
        Assert.True(Graphs.Facing(Stack(mended)).Length == 0, shape + " with false");
        var unknown = System.Text.RegularExpressions.Regex.Replace(body, @"\btrue\b", "(System.Environment.MachineName == \"m\")");
        Assert.True(Graphs.Facing(Stack(unknown)).Length == 0, shape + " with an unknown value");
    }

    [Fact]
    public void A_helper_called_twice_makes_two_constructs_and_the_finding_lies_at_the_argument()
    {
        var source = Stack("""
            public S(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "V");
                Integrate("A", vpc, /* here */ true);
                Integrate("B", vpc, false);
            }
            private void Integrate(string name, IVpc vpc, bool facing)
            {
                var alb = new ApplicationLoadBalancer(this, name, new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = facing });
                var i = new HttpAlbIntegration(name, alb.AddListener("L", P));
            }
            """);
        Graphs.Holds(Graphs.Print(source), "props={InternetFacing=true, Vpc=vpc}", "props={InternetFacing=false, Vpc=vpc}");
        var compilation = CdkReferences.Compile(source);
        var finding = Assert.Single(Verify.Analyze(compilation, "VPCL401"));
        var text = source.Split('\n');
        Assert.Contains("/* here */ true", text[finding.Location.GetLineSpan().StartLinePosition.Line]);
        Assert.Contains(finding.AdditionalLocations, l => text[l.GetLineSpan().StartLinePosition.Line].Contains("InternetFacing = facing", StringComparison.Ordinal));
    }

    [Fact]
    public void The_outermost_argument_is_the_one_to_edit() => Assert.Equal(["true"], Graphs.Facing(Stack("""
        public S(Construct scope, string id) : base(scope, id) { Outer(true); }
        private void Outer(bool outer) => Inner(outer);
        private void Inner(bool inner) { var i = new HttpAlbIntegration("I", Alb(new Vpc(this, "V"), inner).AddListener("L", P)); }
        """)));
}
