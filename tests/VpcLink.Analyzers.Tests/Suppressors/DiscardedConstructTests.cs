using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Suppressors;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Suppressors;

/// <summary>The SDK's own CA1806 and IDE0058 are met in the package tests; here a stand-in reports every statement that is an expression.</summary>
public class DiscardedConstructTests
{
#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // A stand-in within the tests.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class EveryDiscard : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Ca1806 = new("CA1806", "t", "m", "c", DiagnosticSeverity.Warning, true);
        private static readonly DiagnosticDescriptor Ide0058 = new("IDE0058", "t", "m", "c", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Ca1806, Ide0058];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(static c =>
            {
                var expression = ((ExpressionStatementSyntax)c.Node).Expression;
                if (expression is AssignmentExpressionSyntax) return;
                c.ReportDiagnostic(Diagnostic.Create(Ca1806, expression.GetLocation()));
                // IDE0058 covers the whole statement in some versions.
                c.ReportDiagnostic(Diagnostic.Create(Ide0058, c.Node.GetLocation()));
            }, SyntaxKind.ExpressionStatement);
        }
    }
#pragma warning restore RS1029, RS1036, RS1038, RS1041, RS2008

    private static (string[] Suppressed, string[] Left) Run(string body, string declarations = "")
    {
        var compilation = CdkReferences.Compile(Code.Stack(body) + "\n" + declarations);
        Verify.AssertCompiles(compilation);
        var all = compilation.WithAnalyzers([new EveryDiscard(), new DiscardedConstruct()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: true))
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Assert.DoesNotContain(all, static d => d.Id == "AD0001");
        var ours = all.Where(static d => d.Id is "CA1806" or "IDE0058").OrderBy(static d => d.Id, StringComparer.Ordinal).ToArray();
        return ([.. ours.Where(static d => d.IsSuppressed).Select(static d => d.Id)], [.. ours.Where(static d => !d.IsSuppressed).Select(static d => d.Id)]);
    }

    [Theory]
    [InlineData("new ApplicationLoadBalancer(this, \"Alb\", new ApplicationLoadBalancerProps { Vpc = vpc });")]
    [InlineData("new CfnOutput(this, \"Out\", new CfnOutputProps { Value = vpc.VpcId });")]
    [InlineData("new Own(this, \"Own\");", "public class Own(Construct scope, string id) : Construct(scope, id);")]
    public void A_discarded_construct_is_complete(string body, string declarations = "")
    {
        var (suppressed, left) = Run(body, declarations);
        Assert.Equal(["CA1806", "IDE0058"], suppressed);
        Assert.Empty(left);
    }

    [Theory]
    [InlineData("new ApplicationLoadBalancerProps { Vpc = vpc };")]
    [InlineData("new object();")]
    [InlineData("vpc.AddInterfaceEndpoint(\"E\", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });")]
    [InlineData("new Construct(\"not CDK's\");", "public class Construct(string id) { public string Id => id; }")]
    public void Everything_else_stays_reported(string body, string declarations = "")
    {
        if (declarations.Length > 0) body = body.Replace("new Construct", "new Mine.Construct", StringComparison.Ordinal);
        var (suppressed, left) = Run(body, declarations.Length > 0 ? "namespace Mine { " + declarations + " }" : "");
        Assert.Empty(suppressed);
        Assert.Equal(["CA1806", "IDE0058"], left);
    }

    [Fact]
    public void A_discard_within_a_lambda_argument_is_judged_by_its_own_statement()
    {
        var (suppressed, left) = Run("Each(() => { new Vpc(this, \"Other\"); });\nvoid Each(System.Action action) => action();");
        Assert.Equal(["CA1806", "IDE0058"], suppressed);
        Assert.Equal(["CA1806", "IDE0058"], left);
    }
}
