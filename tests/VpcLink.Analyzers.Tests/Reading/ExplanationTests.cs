using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>VPCL001: what was read of an integration, where vpclink_explain asks for it.</summary>
public class ExplanationTests
{
    private sealed class Options(string? value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? found)
        {
            found = key == "vpclink_explain" ? value : null;
            return found is not null;
        }
    }

    private sealed class Provider(string? global, Func<SyntaxTree, string?> perFile) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(global);
        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(perFile(tree) ?? global);
        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private static ImmutableArray<Diagnostic> Explain(Compilation compilation, string? global, Func<SyntaxTree, string?>? perFile = null) =>
        Verify.Analyze(compilation, new AnalyzerOptions([], new Provider(global, perFile ?? (static _ => null))), "VPCL001");

    private static string Explain(string body)
    {
        var compilation = CdkReferences.Compile(Code.Stack(body));
        Verify.AssertCompiles(compilation);
        var d = Assert.Single(Explain(compilation, "true"));
        Assert.Equal(DiagnosticSeverity.Info, d.Severity);
        return d.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    private const string Orders = """
        var group = new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = FACING });
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        var orders = new HttpAlbIntegration("Orders", listener, new HttpAlbIntegrationProps { VpcLink = link });
        var api = new V2.HttpApi(this, "Api");
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders });
        """;

    [Fact]
    public void It_says_what_was_read() => Assert.Equal(
        "'orders' is a private integration; API 'api' (Http); link 'link' (V2); the link's security groups: 'group'; "
        + "listener 'listener', HTTP, port 80, not open; ALB 'alb', internet-facing; its security groups: one of its own",
        Explain(Orders.Replace("FACING", "true")));

    [Fact]
    public void It_says_why_a_value_is_unknown() => Assert.Contains(
        "ALB 'alb', scheme unknown (what 'Parse' returns)", Explain(Orders.Replace("FACING", "bool.Parse(System.Environment.MachineName)")));

    [Theory]
    [InlineData("Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType(\"X\")!)!);", "ALB 'alb' (an aspect visits it), scheme unknown (an aspect visits it)")]
    [InlineData("((CfnLoadBalancer)alb.Node.DefaultChild!).Scheme = \"internal\";", "ALB 'alb', scheme unknown (an escape hatch changes it)")]
    public void It_says_what_may_change_it(string statement, string expected) => Assert.Contains(expected, Explain(Orders.Replace("FACING", "true") + statement));

    [Fact]
    public void It_names_what_is_imported_and_what_comes_from_outside()
    {
        var imported = Explain("""
            var alb = ApplicationLoadBalancer.FromLookup(this, "Alb", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
            var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 8443 }));
            """);
        Assert.Contains("no route or method that uses it was found; link made by the CDK (V2); the link's security groups: none", imported);
        Assert.Contains("ALB 'alb' (imported), scheme unknown (imported); its security groups: unknown (imported)", imported);
        Assert.Contains("listener unknown (what 'GetValue' returns)", Explain("var i = new HttpAlbIntegration(\"I\", (IApplicationListener)typeof(string).GetProperty(\"X\")!.GetValue(this)!);"));
    }

    [Fact]
    public void Public_integrations_are_short() => Assert.Equal("'i' is a public integration; no route or method that uses it was found", Explain("var i = new HttpUrlIntegration(\"I\", \"https://example.com\");"));

    [Fact]
    public void It_says_that_reading_stopped() => Assert.Contains("reading the application stopped, so no rule reports anything: goto", Explain(Orders.Replace("FACING", "true") + "if (System.Environment.MachineName == \"m\") goto end; end: Console.WriteLine();"));

    [Fact]
    public void It_is_off_unless_asked_for()
    {
        var compilation = CdkReferences.Compile(Code.Stack(Orders.Replace("FACING", "true")));
        Assert.Empty(Explain(compilation, null));
        Assert.Empty(Explain(compilation, "false"));
        Assert.Single(Explain(compilation, "true"));
        Assert.Single(Explain(compilation, null, static _ => "true"));
        Assert.Empty(Explain(compilation, "true", static _ => "false"));
    }
}
