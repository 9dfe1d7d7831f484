using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Live;

/// <summary>Findings show in an open document as an editor asks for them: semantic diagnostics of one tree, of one span, after edits here and elsewhere.</summary>
public class OpenDocumentTests
{
    private const string Network = """
        public class NetStack : Stack
        {
            public ApplicationListener Listener { get; }
            public NetStack(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = Facing() });
                Listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
            }
            private static bool Facing() => true;
        }
        """;

    private const string Api = """
        public class ApiStack : Stack
        {
            public ApiStack(Construct scope, string id, NetStack net) : base(scope, id)
            {
                var i = new HttpAlbIntegration("I", net.Listener);
            }
        }
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                new ApiStack(app, "Api", new NetStack(app, "Net"));
            }
        }
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rule = [.. Verify.Rules.Where(static r => r.SupportedDiagnostics.Any(static d => d.Id == "VPCL401"))];

    private static ImmutableArray<Diagnostic> Ask(Compilation compilation, string path, string? spanOf = null)
    {
        var analysis = compilation.WithAnalyzers(Rule, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        var text = tree.GetText().ToString();
        Microsoft.CodeAnalysis.Text.TextSpan? span = spanOf is null ? null : new(text.IndexOf(spanOf, StringComparison.Ordinal), spanOf.Length);
        return analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), span, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    private static Compilation Edit(Compilation compilation, string path, string from, string to)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        var text = tree.GetText().ToString();
        Assert.Contains(from, text);
        return compilation.ReplaceSyntaxTree(tree, CdkReferences.Parse(text.Replace(from, to), path));
    }

    private static readonly CSharpCompilation Application = CdkReferences.Compile(Code.File(Network), Code.File(Api));

    [Fact]
    public void A_document_shows_what_is_to_be_edited_in_it_and_only_that()
    {
        var finding = Assert.Single(Ask(Application, "Test0.cs"));
        Assert.Equal("VPCL401", finding.Id);
        Assert.Contains(finding.AdditionalLocations, static l => l.SourceTree!.FilePath == "Test1.cs");
        Assert.Empty(Ask(Application, "Test1.cs"));
    }

    [Fact]
    public void A_span_query_inside_the_method_shows_it() => Assert.Single(Ask(Application, "Test0.cs", "InternetFacing = Facing()"));

    [Fact]
    public void A_span_query_over_the_whole_line_shows_it() =>
        Assert.Single(Ask(Application, "Test0.cs", "var alb = new ApplicationLoadBalancer(this, \"Alb\", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = Facing() });"));

    [Fact]
    public void An_edit_of_another_member_makes_it_go_and_come()
    {
        var mended = Edit(Application, "Test0.cs", "Facing() => true", "Facing() => false");
        Assert.Empty(Ask(mended, "Test0.cs"));
        Assert.Single(Ask(Edit(mended, "Test0.cs", "Facing() => false", "Facing() => true"), "Test0.cs"));
    }

    [Fact]
    public void An_edit_of_another_file_makes_it_go_and_come()
    {
        var unused = Edit(Application, "Test1.cs", "var i = new HttpAlbIntegration(\"I\", net.Listener);", "_ = net.Listener;");
        Assert.Empty(Ask(unused, "Test0.cs"));
        Assert.Single(Ask(Edit(unused, "Test1.cs", "_ = net.Listener;", "var i = new HttpAlbIntegration(\"I\", net.Listener);"), "Test0.cs"));
    }

    [Fact]
    public async Task Every_finding_comes_out_of_a_build_once() =>
        Assert.Single(await Application.WithAnalyzers(Rule).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
}
