using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>Later assignments, escape hatches, aspects and code that can't be read change what is known, or make it unknown.</summary>
public class MutationTests
{
    private const string Alb = "var alb = new ApplicationLoadBalancer(this, \"A\", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });";
    private const string Integrate = "var i = new HttpAlbIntegration(\"I\", alb.AddListener(\"L\", new BaseApplicationListenerProps { Port = 80 }));";
    private const string L1 = "var lb = new CfnLoadBalancer(this, \"A\", new CfnLoadBalancerProps { Subnets = new[] { \"a\" } });";

    private const string IntegrateL1 = """
        var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = lb.Ref, Port = 80, Protocol = "HTTP", DefaultActions = Array.Empty<object>() });
        var i = new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = "a", IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = "c", IntegrationUri = listener.Ref });
        """;

    /// <summary>Statements between the creation of an internet-facing ALB and its use, which leave nothing certain.</summary>
    public static TheoryData<string> Changes =>
    [
        "((CfnLoadBalancer)alb.Node.DefaultChild!).Scheme = \"internal\";",
        "(alb.Node.DefaultChild as CfnLoadBalancer)!.AddPropertyOverride(\"Scheme\", \"internal\");",
        "if (alb.Node.DefaultChild is CfnLoadBalancer cfn) cfn.Scheme = \"internal\";",
        "var cfn = alb.Node.DefaultChild as CfnLoadBalancer; cfn!.AddOverride(\"Properties.Scheme\", \"internal\");",
        "((CfnResource)alb.Node.DefaultChild!).AddPropertyOverride(\"Sch\" + \"eme\", \"internal\");",
        "((CfnResource)alb.Node.DefaultChild!).AddPropertyOverride(System.Environment.MachineName, \"internal\");",
        "((CfnResource)alb.Node.DefaultChild!).AddDeletionOverride(\"Properties.Scheme\");",
        "((CfnResource)alb.Node.DefaultChild!).AddPropertyDeletionOverride(\"Scheme\");",
        "((CfnLoadBalancer)alb.Node.FindChild(\"Resource\")).Scheme = \"internal\";",
        "((CfnLoadBalancer)this.Node.FindChild(\"A\").Node.DefaultChild!).Scheme = \"internal\";",
        "foreach (var c in this.Node.FindAll()) if (c is CfnLoadBalancer l) l.Scheme = \"internal\";",
        "foreach (var c in this.Node.Children) if (c is ApplicationLoadBalancer l) ((CfnLoadBalancer)l.Node.DefaultChild!).Scheme = \"internal\";",
        "this.Node.TryRemoveChild(\"A\");",
        "Aspects.Of(alb).Add(new Fix());",
        "Aspects.Of(this).Add(new Fix());",
        "Aspects.Of(scope).Add(new Fix());",
        "Aspects.Of(Stack.Of(alb)).Add(new Fix());",
        "Aspects.Of(alb.Stack).Add(new Fix());",
        "Aspects.Of((Construct)this.Node.Root).Add(new Fix());",
        "var all = Aspects.Of(this); all.Add(new Fix());",
        "Harden(l => l.Scheme = \"internal\"); void Harden(Action<CfnLoadBalancer> change) => change((CfnLoadBalancer)alb.Node.DefaultChild!);",
    ];

    private static string Stack(string body) => Code.Stack(body) + """

        public class Fix : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
        {
            public void Visit(IConstruct node) { if (node is CfnLoadBalancer lb) lb.Scheme = "internal"; }
        }
        """;

    [Theory, MemberData(nameof(Changes))]
    public void Nothing_is_certain_after(string change)
    {
        Assert.Single(Graphs.Facing(Stack(Alb + Integrate)));
        Assert.Empty(Graphs.Facing(Stack(Alb + change + Integrate)));
        Assert.Empty(Graphs.Facing(Stack(Alb + Integrate + change)));
    }

    [Theory]
    [InlineData("Amazon.CDK.Tags.Of(this).Add(\"k\", \"v\");")]
    [InlineData("Aspects.Of(this).Add(new Tag(\"k\", \"v\"));")]
    [InlineData("Aspects.Of(this).Add(new RemoveTag(\"k\"));")]
    [InlineData("Aspects.Of(vpc).Add(new Fix());")]
    [InlineData("((CfnLoadBalancer)alb.Node.DefaultChild!).Name = \"n\";")]
    [InlineData("((CfnResource)alb.Node.DefaultChild!).AddPropertyOverride(\"Name\", \"n\");")]
    [InlineData("((CfnResource)alb.Node.DefaultChild!).AddOverride(\"Metadata.Why\", \"n\");")]
    [InlineData("alb.ApplyRemovalPolicy(RemovalPolicy.DESTROY); alb.SetAttribute(\"k\", \"v\");")]
    [InlineData("alb.Node.AddDependency(vpc); Console.WriteLine(alb.Node.Id + alb);")]
    [InlineData("if (alb.Node.DefaultChild == null) throw new Exception();")]
    public void Harmless(string statement) => Assert.Single(Graphs.Facing(Stack(Alb + statement + Integrate)));

    [Theory]
    [InlineData("lb.Scheme = \"internal\";", false)]
    [InlineData("lb.Scheme = \"internet-facing\";", true)]
    [InlineData("lb.Scheme = System.Environment.MachineName;", false)]
    [InlineData("if (System.Environment.MachineName == \"m\") lb.Scheme = \"internal\";", false)]
    [InlineData("lb.Scheme = \"internal\"; lb.Scheme = \"internet-facing\";", true)]
    [InlineData("lb.AddPropertyOverride(\"Scheme\", \"internal\");", false)]
    [InlineData("lb.AddPropertyOverride(\"Scheme\", \"internet-facing\");", true)]
    [InlineData("lb.AddOverride(\"Properties.Scheme\", \"internal\");", false)]
    [InlineData("lb.AddPropertyOverride(\"Name\", \"internal\");", true)]
    [InlineData("lb.AddOverride(\"Metadata.Scheme\", \"internal\");", true)]
    [InlineData("lb.Scheme = \"internal\"; lb.AddDeletionOverride(\"Properties.Scheme\");", true)]
    [InlineData("lb.AddPropertyOverride(System.Environment.MachineName, \"internal\");", false)]
    public void L1_properties_are_what_was_assigned_last(string change, bool facing)
    {
        Assert.Equal(facing ? 1 : 0, Graphs.Facing(Stack(L1 + change + IntegrateL1)).Length);
        Assert.Equal(facing ? 1 : 0, Graphs.Facing(Stack(L1 + IntegrateL1 + change)).Length);
    }

    [Fact]
    public void An_aspect_on_the_app_reaches_every_stack_whenever_it_is_added()
    {
        const string Stacks = """
            public class S : Stack
            {
                public S(Construct scope, string id) : base(scope, id)
                {
                    var alb = new ApplicationLoadBalancer(this, "A", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "V"), InternetFacing = true });
                    var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
                }
            }
            public class Fix : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
            {
                    public void Visit(IConstruct node) { if (node is CfnLoadBalancer lb) lb.Scheme = "internal"; }
            }
            """;
        Assert.Single(Graphs.Facing(Graphs.Application(Stacks, "new S(app, \"S\");")));
        Assert.Empty(Graphs.Facing(Graphs.Application(Stacks, "new S(app, \"S\"); Aspects.Of(app).Add(new Fix());")));
        Assert.Empty(Graphs.Facing(Graphs.Application(Stacks, "Aspects.Of(app).Add(new Fix()); new S(app, \"S\");")));
        Assert.Empty(Graphs.Facing(Graphs.Application(Stacks, "var stage = new Stage(app, \"P\"); Aspects.Of(stage).Add(new Fix()); new S(stage, \"S\");")));
        Assert.Single(Graphs.Facing(Graphs.Application(Stacks, "var stage = new Stage(app, \"P\"); Aspects.Of(stage).Add(new Fix()); new S(app, \"S\");")));
    }

    /// <summary>Props that are written through another name before, or only after, they cross into the CDK.</summary>
    public static TheoryData<string, string, bool> Props => new()
    {
        { "field, in a method before", "_p = new() { Vpc = vpc, InternetFacing = true }; Close(); Use(_p);", false },
        { "field, in a method after", "_p = new() { Vpc = vpc, InternetFacing = true }; Use(_p); Close();", true },
        { "another object's member", "var h = new Holder { P = new() { Vpc = vpc, InternetFacing = true } }; h.P.InternetFacing = false; Use(h.P);", false },
        { "another object's member, aliased", "var h = new Holder { P = new() { Vpc = vpc, InternetFacing = true } }; var p = h.P; p.InternetFacing = false; Use(h.P);", false },
        { "nested initializer of another object's member", "var h = new Holder { P = new() { Vpc = vpc, InternetFacing = true } }; _ = new Outer { H = h, Inner = { } }; var o = new Outer { H = h }; o.H.P.InternetFacing = false; Use(h.P);", false },
        { "nested member initializer", "var o = new Outer { Inner = { P = new() { Vpc = vpc, InternetFacing = false } } }; o.Inner.P.InternetFacing = true; Use(o.Inner.P);", true },
        { "nested member initializer sets it", "var o = new Outer2 { P = { InternetFacing = true, Vpc = vpc } }; Use(o.P);", true },
        { "parameter", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; CloseIt(p); Use(p);", false },
        { "lambda", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; System.Action close = () => p.InternetFacing = false; close(); Use(p);", false },
        { "set on one branch", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; if (System.Environment.MachineName == \"m\") p.InternetFacing = false; Use(p);", false },
        { "set by one branch only", "var p = new ApplicationLoadBalancerProps { Vpc = vpc }; if (System.Environment.MachineName == \"m\") p.InternetFacing = true; Use(p);", false },
        { "set to null", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; p.InternetFacing = null; Use(p);", false },
        { "one of two", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; var q = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; (System.Environment.MachineName == \"m\" ? p : q).InternetFacing = false; Use(p);", false },
        { "out of a list", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; foreach (var q in new[] { p }) q.InternetFacing = false; Use(p);", false },
        { "out of a list whose length is unknown", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; var l = new List<ApplicationLoadBalancerProps>(); foreach (var a in System.Environment.GetCommandLineArgs()) l.Add(p); foreach (var q in l) q.InternetFacing = false; Use(p);", false },
        { "out of a dictionary with an unknown key", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; var d = new Dictionary<string, ApplicationLoadBalancerProps> { [System.Environment.MachineName] = p }; d[\"x\"].InternetFacing = false; Use(p);", false },
        { "by reflection", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; typeof(ApplicationLoadBalancerProps).GetProperty(\"InternetFacing\")!.SetValue(p, false); Use(p);", false },
        { "through object", "object p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; ((ApplicationLoadBalancerProps)p).InternetFacing = false; Use((ApplicationLoadBalancerProps)p);", false },
        { "dynamic", "dynamic p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; p.InternetFacing = false; Use((ApplicationLoadBalancerProps)p);", false },
        { "a struct that was copied", "var c = new Config { Facing = true }; var d = c; d.Facing = false; Use(new() { Vpc = vpc, InternetFacing = c.Facing });", true },
        { "a struct that was copied into a parameter", "var c = new Config { Facing = true }; Turn(c); Use(new() { Vpc = vpc, InternetFacing = c.Facing });", true },
        { "unassigned field", "Use(new() { Vpc = vpc, InternetFacing = _never });", false },
        { "public static field", "Use(new() { Vpc = vpc, InternetFacing = Settings.Public });", false },
        { "public static property", "Use(new() { Vpc = vpc, InternetFacing = Settings.Property });", false },
        { "public static field, assigned just before", "Settings.Public = true; Use(new() { Vpc = vpc, InternetFacing = Settings.Public });", false },
        { "static readonly", "Use(new() { Vpc = vpc, InternetFacing = Settings.ReadOnly });", true },
        { "const", "Use(new() { Vpc = vpc, InternetFacing = Settings.Const });", true },
        { "static expression-bodied", "Use(new() { Vpc = vpc, InternetFacing = Settings.Body });", true },
        { "made on either way", "var p = System.Environment.MachineName == \"m\" ? new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true } : new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true, Http2Enabled = false }; Use(p);", true },
        { "made on either way, differently", "var p = System.Environment.MachineName == \"m\" ? new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true } : new ApplicationLoadBalancerProps { Vpc = vpc }; Use(p);", false },
        { "made and assigned on either way", "ApplicationLoadBalancerProps p; if (System.Environment.MachineName == \"m\") { p = new() { Vpc = vpc }; p.InternetFacing = true; } else p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; Use(p);", true },
        { "made by either arm of a switch", "Use(System.Environment.MachineName switch { \"m\" => new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }, \"n\" => new() { Vpc = vpc, InternetFacing = true, IdleTimeout = Duration.Seconds(5) }, _ => new() { Vpc = vpc, InternetFacing = true, DeletionProtection = true } });", true },
        { "made on either way, changed behind", "var p = System.Environment.MachineName == \"m\" ? new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true } : new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; p.InternetFacing = false; Use(p);", false },
        { "made on one way, changed on another", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; if (System.Environment.MachineName == \"m\") p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; if (System.Environment.MachineName == \"n\") p.InternetFacing = false; Use(p);", false },
        { "made in one iteration, changed in the next", "ApplicationLoadBalancerProps? p = null; foreach (var a in System.Environment.GetCommandLineArgs()) { if (p is null) p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; else p.InternetFacing = false; } Use(p!);", false },
        { "made before one way returns", "ApplicationLoadBalancerProps Make() { var p = new ApplicationLoadBalancerProps { Vpc = vpc }; if (System.Environment.MachineName == \"m\") { p.InternetFacing = true; return p; } return p; } Use(Make());", false },
        { "made in an inner way", "ApplicationLoadBalancerProps p; if (System.Environment.MachineName == \"m\") { p = new() { Vpc = vpc }; if (System.Environment.MachineName == \"n\") p.InternetFacing = true; } else p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; Use(p);", false },
        { "made in a way that fails", "ApplicationLoadBalancerProps p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; try { p = new() { Vpc = vpc }; p.InternetFacing = bool.Parse(System.Environment.MachineName); } catch (FormatException) { } Use(p);", false },
        { "props kept in a static", "Settings.Props = new() { Vpc = vpc, InternetFacing = true }; Settings.Props.InternetFacing = false; Use(Settings.Props);", false },
        { "props kept in a static, changed there", "var p = new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }; Settings.Props = p; Settings.Change(); Use(p);", false },
    };

    [Theory, MemberData(nameof(Props))]
    public void Props_are_what_they_are_when_they_cross(string how, string body, bool facing)
    {
        var source = Code.File($$"""
            public class S : Stack
            {
                private ApplicationLoadBalancerProps _p = new();
                private bool _never;
                public S(Construct scope, string id) : base(scope, id)
                {
                    var vpc = new Vpc(this, "V");
            {{body}}
                }
                public void Never() => _never = true;
                private void Close() => _p.InternetFacing = false;
                private static void CloseIt(ApplicationLoadBalancerProps p) => p.InternetFacing = false;
                private static void Turn(Config c) => c.Facing = false;
                private void Use(ApplicationLoadBalancerProps p)
                {
                    var alb = new ApplicationLoadBalancer(this, "A", p);
                    var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
                }
            }
            public struct Config { public bool Facing; }
            public class Holder { public ApplicationLoadBalancerProps P = new(); }
            public class Outer { public Holder H = new(); public Holder Inner { get; } = new(); }
            public class Outer2 { public ApplicationLoadBalancerProps P { get; } = new(); }
            public static class Settings
            {
                public static bool Public = true;
                public static bool Property { get; set; } = true;
                public static readonly bool ReadOnly = true;
                public const bool Const = true;
                public static bool Body => true;
                public static ApplicationLoadBalancerProps Props = new();
                public static void Change() => Props.InternetFacing = false;
            }
            """);
        Assert.True(Graphs.Facing(source).Length == (facing ? 1 : 0), how + "\n" + Graphs.Print(source));
    }

    [Fact]
    public void A_default_of_an_unassigned_field_is_one_of_its_values() => Assert.Empty(Graphs.Facing(Code.File("""
        public class S : Stack
        {
            private bool _internal;
            public S(Construct scope, string id) : base(scope, id) { }
            public void Build()
            {
                var alb = new ApplicationLoadBalancer(this, "A", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "V"), InternetFacing = !_internal });
                var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
            }
            public void Close() => _internal = true;
        }
        """)));
}
