using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>Constructs and values keep their identity through constructors, props objects and inheritance.</summary>
public class ParameterTests
{
    private const string Net = """
        public class NetStack : Stack
        {
            public ApplicationListener Listener { get; }
            public NetStack(Construct scope, string id, bool facing) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = facing });
                Listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
            }
        }

        """;

    /// <summary>Ways to hand the listener of one stack to another.</summary>
    public static TheoryData<string, string, string> HandedOver => new()
    {
        { "constructor parameter", """
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, string id, IApplicationListener listener) : base(scope, id) { var i = new HttpAlbIntegration("I", listener); }
            }
            """, "new ApiStack(app, \"Api\", net.Listener);" },
        { "the other stack itself", """
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, string id, NetStack net) : base(scope, id) { var i = new HttpAlbIntegration("I", net.Listener); }
            }
            """, "new ApiStack(app, \"Api\", net);" },
        { "primary constructor, used in an initializer", """
            public class ApiStack(Construct scope, string id, NetStack net) : Stack(scope, id)
            {
                private readonly HttpAlbIntegration i = new("I", net.Listener);
            }
            """, "new ApiStack(app, \"Api\", net);" },
        { "primary constructor, captured by a method", """
            public class Api(Construct scope, string id, IApplicationListener listener) : Construct(scope, id)
            {
                public void Build() { var i = new HttpAlbIntegration("I", listener); }
            }
            """, "var s = new Stack(app, \"S\"); new Api(s, \"Api\", net.Listener).Build();" },
        { "props class with required init members", """
            public class ApiProps : StackProps { public required IApplicationListener Listener { get; init; } }
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, string id, ApiProps props) : base(scope, id, props) { var i = new HttpAlbIntegration("I", props.Listener); }
            }
            """, "new ApiStack(app, \"Api\", new ApiProps { Listener = net.Listener });" },
        { "props class behind an interface", """
            public interface IApiProps { IApplicationListener Listener { get; } }
            public class ApiProps : IApiProps { public IApplicationListener Listener { get; set; } = null!; }
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, string id, IApiProps props) : base(scope, id) { var i = new HttpAlbIntegration("I", props.Listener); }
            }
            """, "new ApiStack(app, \"Api\", new ApiProps { Listener = net.Listener });" },
        { "props class with a constructor", """
            public class ApiProps(IApplicationListener listener) { public IApplicationListener Listener { get; } = listener; }
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, string id, ApiProps props) : base(scope, id) { var i = new HttpAlbIntegration("I", props.Listener); }
            }
            """, "new ApiStack(app, \"Api\", new ApiProps(net.Listener));" },
        { "positional record", """
            public record ApiProps(IApplicationListener Listener, string Name = "x");
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, string id, ApiProps props) : base(scope, id) { var i = new HttpAlbIntegration("I", props.Listener); }
            }
            """, "new ApiStack(app, \"Api\", new ApiProps(net.Listener));" },
        { "record with with", """
            public record ApiProps { public IApplicationListener? Listener { get; init; } public string? Name { get; init; } }
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, string id, ApiProps props) : base(scope, id) { var i = new HttpAlbIntegration("I", props.Listener!); }
            }
            """, "var none = new ApiProps { Name = \"n\" }; new ApiStack(app, \"Api\", none with { Listener = net.Listener });" },
        { "record struct", """
            public readonly record struct ApiProps(IApplicationListener Listener);
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, string id, ApiProps props) : base(scope, id) { var i = new HttpAlbIntegration("I", props.Listener); }
            }
            """, "new ApiStack(app, \"Api\", new(net.Listener));" },
        { "base class gets it through base(...)", """
            public abstract class ApiBase : Stack
            {
                protected readonly IApplicationListener _listener;
                protected ApiBase(Construct scope, string id, IApplicationListener listener) : base(scope, id) => _listener = listener;
                protected void Integrate() { var i = new HttpAlbIntegration("I", _listener); }
            }
            public class ApiStack : ApiBase
            {
                public ApiStack(Construct scope, string id, NetStack net) : base(scope, id, net.Listener) { Integrate(); }
            }
            """, "new ApiStack(app, \"Api\", net);" },
        { "base class calls an override", """
            public abstract class ApiBase : Stack
            {
                protected ApiBase(Construct scope, string id) : base(scope, id) { }
                protected void Build() { var i = new HttpAlbIntegration("I", Target()); }
                protected abstract IApplicationListener Target();
            }
            public class ApiStack : ApiBase
            {
                private readonly NetStack _net;
                public ApiStack(Construct scope, string id, NetStack net) : base(scope, id) { _net = net; Build(); }
                protected override IApplicationListener Target() => _net.Listener;
            }
            """, "new ApiStack(app, \"Api\", net);" },
        { "this(...)", """
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, NetStack net) : this(scope, "Api", net.Listener) { }
                private ApiStack(Construct scope, string id, IApplicationListener listener) : base(scope, id) { var i = new HttpAlbIntegration("I", listener); }
            }
            """, "new ApiStack(app, net);" },
        { "nested construct", """
            public class Api : Construct
            {
                public Api(Construct scope, string id, Inner.Props p) : base(scope, id) { new Inner(this, "Inner", p); }
                public class Inner : Construct
                {
                    public class Props { public IApplicationListener? L; }
                    public Inner(Construct scope, string id, Props props) : base(scope, id) { var i = new HttpAlbIntegration("I", props.L!); }
                }
            }
            """, "var s = new Stack(app, \"S\"); new Api(s, \"Api\", new() { L = net.Listener });" },
        { "generic construct", """
            public class Api<T> : Construct where T : IApplicationListener
            {
                public Api(Construct scope, string id, T target) : base(scope, id) { var i = new HttpAlbIntegration("I", target); }
            }
            """, "var s = new Stack(app, \"S\"); new Api<IApplicationListener>(s, \"Api\", net.Listener);" },
        { "method parameters with defaults and names", """
            public class ApiStack : Stack
            {
                public ApiStack(Construct scope, string id) : base(scope, id) { }
                public void Integrate(string name = "I", IApplicationListener? listener = null) { var i = new HttpAlbIntegration(name, listener!); }
            }
            """, "new ApiStack(app, \"Api\").Integrate(listener: net.Listener);" },
    };

    [Theory, MemberData(nameof(HandedOver))]
    public void A_listener_stays_the_same(string how, string declarations, string main)
    {
        var source = Graphs.Application(Net + declarations, "var net = new NetStack(app, \"Net\", true);" + main);
        var graph = Graphs.Print(source);
        Assert.True(graph.Contains("HttpAlbIntegration i listener=Listener", StringComparison.Ordinal), how + "\n" + graph);
        Assert.Equal(["true"], Graphs.Facing(source));
        Assert.Empty(Graphs.Facing(source.Replace("\"Net\", true", "\"Net\", false")));
        Assert.Empty(Graphs.Facing(source.Replace("\"Net\", true", "\"Net\", System.Environment.MachineName == \"a\"")));
    }

    [Fact]
    public void Default_parameter_values_count()
    {
        var graph = Graphs.Print(Code.File("""
            public class NetStack : Stack
            {
                public NetStack(Construct scope, string id, bool facing = true, double port = 8080) : base(scope, id)
                {
                    var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "Vpc"), InternetFacing = facing });
                    alb.AddListener("L", new BaseApplicationListenerProps { Port = port });
                }
            }
            public static class Program
            {
                public static void Main() { var app = new App(); new NetStack(app, "Net"); new NetStack(app, "Net2", port: 9090, facing: false); }
            }
            """));
        Graphs.Holds(graph, "InternetFacing=true", "{Port=8080}", "InternetFacing=false", "{Port=9090}");
    }

    [Fact]
    public void A_props_class_that_derives_from_the_CDKs_carries_what_its_constructor_sets()
    {
        var graph = Graphs.Print(Code.File("""
            public class Props : ApplicationLoadBalancerProps
            {
                public Props(IVpc vpc) { Vpc = vpc; InternetFacing = true; }
                public string? Extra { get; set; }
            }
            public class NetStack : Stack
            {
                public NetStack(Construct scope, string id) : base(scope, id)
                {
                    var alb = new ApplicationLoadBalancer(this, "Alb", new Props(new Vpc(this, "Vpc")) { Extra = "x", Http2Enabled = false });
                }
            }
            """));
        Graphs.Holds(graph, "ApplicationLoadBalancer alb in", "Http2Enabled=false, InternetFacing=true, Vpc=Vpc");
    }

    [Fact]
    public void A_subclass_of_an_L2_construct_is_that_construct() => Assert.Equal(["true"], Graphs.Facing(Code.File("""
        public class PublicAlb : ApplicationLoadBalancer
        {
            public PublicAlb(Construct scope, string id, IVpc vpc) : base(scope, id, new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true }) { }
        }
        public class NetStack : Stack
        {
            public NetStack(Construct scope, string id) : base(scope, id)
            {
                var alb = new PublicAlb(this, "Alb", new Vpc(this, "Vpc"));
                var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
            }
        }
        """)).Select(static t => t.Replace("InternetFacing = ", "")));

    [Fact]
    public void Member_initializers_of_props_count_unless_overwritten()
    {
        const string Source = """
            public class NetProps { public bool Facing { get; init; } = true; }
            public class NetStack : Stack
            {
                public NetStack(Construct scope, string id, NetProps props) : base(scope, id)
                {
                    var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "Vpc"), InternetFacing = props.Facing });
                    var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
                }
            }
            """;
        Assert.Single(Graphs.Facing(Graphs.Application(Source, "new NetStack(app, \"N\", new NetProps());")));
        Assert.Empty(Graphs.Facing(Graphs.Application(Source, "new NetStack(app, \"N\", new NetProps { Facing = false });")));
    }

    [Fact]
    public void With_on_props_from_outside_keeps_what_it_sets() => Assert.Single(Graphs.Facing(Code.File("""
        public record NetProps { public bool Facing { get; init; } public string? Name { get; init; } }
        public class NetStack : Stack
        {
            public NetStack(Construct scope, string id, NetProps props) : base(scope, id)
            {
                var mine = props with { Facing = true };
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "Vpc"), InternetFacing = mine.Facing });
                var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
            }
        }
        """)));

    [Fact]
    public void Evidence_in_another_type_counts()
    {
        var graph = Graphs.Print(Graphs.Application("""
            public class NetStack : Stack
            {
                public ApplicationLoadBalancer Alb { get; }
                public SecurityGroup Group { get; }
                public NetStack(Construct scope, string id) : base(scope, id)
                {
                    var vpc = new Vpc(this, "Vpc");
                    Group = new SecurityGroup(this, "Sg", new SecurityGroupProps { Vpc = vpc });
                    Alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, SecurityGroup = Group });
                }
            }
            public static class Rules
            {
                public static void Open(NetStack net) => net.Group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
            }
            public class ListenerStack : Stack
            {
                public ListenerStack(Construct scope, string id, NetStack net) : base(scope, id) => net.Alb.AddListener("L", new BaseApplicationListenerProps { Port = 443 });
            }
            """, "var net = new NetStack(app, \"Net\"); new ListenerStack(app, \"L\", net); Rules.Open(net);"));
        Graphs.Holds(graph, "SecurityGroup Group in net", ".AddIngressRule(peer=", "ApplicationLoadBalancer Alb in net", ".AddListener(id=\"L\", props={Port=443})");
    }
}
