using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>
/// What other assemblies do can't be read. A project reference has syntax in an editor and none in a build; both must give the same.
/// </summary>
public class OtherAssemblyTests
{
    private static readonly CSharpCompilation Library = CdkReferences.Compile(Code.File("""
        namespace Lib;
        public class Shared : Construct
        {
            public ApplicationListener Listener { get; }
            public Shared(Construct scope, string id, IApplicationLoadBalancer? alb = null) : base(scope, id)
            {
                var own = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "V"), InternetFacing = true });
                Listener = own.AddListener("L", new BaseApplicationListenerProps { Port = 80 });
            }
        }
        public abstract class SharedStack : Stack { protected SharedStack(Construct scope, string id) : base(scope, id) { } protected ApplicationLoadBalancer? Alb { get; set; } }
        public class Sink { public object? Kept; public Sink(object? kept = null) => Kept = kept; public void Take(object o) => Kept = o; }
        public static class Extensions
        {
            public static T Harden<T>(this T construct) where T : IConstruct => construct;
            public static void Visit(System.Func<ApplicationLoadBalancer> f) => f();
            public static bool Facing => true;
            public const bool Const = true;
            public static void Make(out bool facing) => facing = true;
        }
        """)).WithAssemblyName("Lib");

    private static readonly MetadataReference Built = Emit();

    private static MetadataReference Emit()
    {
        var stream = new MemoryStream();
        var result = Library.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private const string Alb = "var alb = new ApplicationLoadBalancer(this, \"A\", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });";
    private const string Integrate = "var i = new HttpAlbIntegration(\"I\", alb.AddListener(\"L\", new BaseApplicationListenerProps { Port = 80 }));";

    private static int Findings(string source, MetadataReference reference)
    {
        var compilation = CdkReferences.Compile("using Lib;\n" + source).AddReferences(reference);
        Verify.AssertCompiles(compilation);
        return Verify.Analyze(compilation, "VPCL401").Length;
    }

    [Theory]
    [InlineData("alb.Harden();", 0)]
    [InlineData("this.Harden();", 0)]
    [InlineData("Lib.Extensions.Harden(this);", 0)]
    [InlineData("new Sink(alb);", 0)]
    [InlineData("new Sink().Take(alb);", 0)]
    [InlineData("new Sink().Take(new[] { alb });", 0)]
    [InlineData("new Sink().Take(new { Alb = alb });", 0)]
    [InlineData("new Sink { Kept = alb };", 0)]
    [InlineData("Lib.Extensions.Visit(() => { ((CfnLoadBalancer)alb.Node.DefaultChild!).Scheme = \"internal\"; return alb; });", 0)]
    [InlineData("new Shared(this, \"S\", alb);", 0)]
    [InlineData("new Shared(this, \"S\");", 1)]
    [InlineData("new Sink().Take(vpc);", 1)]
    [InlineData("new Sink().Take(\"x\");", 1)]
    public void What_is_handed_over_becomes_unknown(string statement, int findings)
    {
        foreach (var reference in new[] { Built, Library.ToMetadataReference() })
            Assert.Equal(findings, Findings(Code.Stack(Alb + Integrate + statement), reference));
    }

    [Theory]
    [InlineData("new Shared(this, \"S\").Listener")]
    [InlineData("new ApplicationLoadBalancer(this, \"A\", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = Lib.Extensions.Facing }).AddListener(\"L\", new BaseApplicationListenerProps { Port = 80 })")]
    public void What_comes_from_there_is_unknown(string listener)
    {
        foreach (var reference in new[] { Built, Library.ToMetadataReference() })
            Assert.Equal(0, Findings(Code.Stack("var i = new HttpAlbIntegration(\"I\", " + listener + ");"), reference));
    }

    [Theory]
    [InlineData("Lib.Extensions.Make(out var facing);", 0)]
    [InlineData("const bool facing = Lib.Extensions.Const;", 1)]
    public void Constants_alone_are_known(string facing, int findings)
    {
        foreach (var reference in new[] { Built, Library.ToMetadataReference() })
            Assert.Equal(findings, Findings(Code.Stack(facing + Alb.Replace("InternetFacing = true", "InternetFacing = facing") + Integrate), reference));
    }

    [Fact]
    public void A_base_class_of_another_assembly_knows_the_stack_it_is_part_of()
    {
        const string Source = """
            public class S : BASE
            {
                public S(Construct scope, string id) : base(scope, id)
                {
                    var vpc = new Vpc(this, "V");
            ALB
                }
            }
            """;
        var own = Code.File(Source.Replace("ALB", Alb + Integrate));
        Assert.Equal(1, Findings(own.Replace("BASE", "Stack"), Built));
        Assert.Equal(0, Findings(own.Replace("BASE", "SharedStack"), Built));
    }
}
