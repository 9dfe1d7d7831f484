using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>Examples on pages are executed: what a page shows as wrong is reported there and nowhere else, what it shows as right is silent.</summary>
public class PageExampleTests
{
    public static TheoryData<string> Wrong => [.. RulePages.Examples.Where(static e => e.IsWrong).Select(static e => e.ToString())];
    public static TheoryData<string> Right => [.. RulePages.Examples.Where(static e => !e.IsWrong).Select(static e => e.ToString())];

    // What an attribute says is a constant, and always known.
    public static TheoryData<string> Judged => [.. RulePages.Examples.Where(static e => e is { IsWrong: true, DeclaresPattern: false }).Select(static e => e.ToString())];

    private static PageExample Example(string name) => RulePages.Examples.Single(e => e.ToString() == name);

    private static CSharpCompilation Compile(PageExample example)
    {
        var compilation = CdkReferences.Compile(example.NeedsNewestCdk, [example.Source]);
        return example.NeedsOldestCdk ? Generated.Run(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Skip(1)).WithReferences(CdkReferences.Oldest.Value)) : compilation;
    }

    private static IEnumerable<string> Loud(PageExample example, IEnumerable<Diagnostic> found) => found
        .Where(d => d.Severity >= DiagnosticSeverity.Warning || d.Id == example.Rule)
        .Select(static d => $"{d.Location.GetLineSpan().StartLinePosition.Line}: {d.Id}").Distinct().OrderBy(static s => s, StringComparer.Ordinal);

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_example_is_reported_where_its_comment_says(string name)
    {
        var example = Example(name);
        Assert.Contains(example.Announced, a => a.Id == example.Rule);
        var compilation = Compile(example);
        Verify.AssertCompiles(compilation);
        var want = example.Announced.Select(static a => $"{a.Line}: {a.Id}").Distinct().OrderBy(static s => s, StringComparer.Ordinal);
        Assert.Equal(string.Join("\n", want), string.Join("\n", Loud(example, Verify.Analyze(compilation))));
    }

    [Theory, MemberData(nameof(Right))]
    public void A_right_example_is_silent(string name)
    {
        var example = Example(name);
        var compilation = Compile(example);
        Verify.AssertCompiles(compilation);
        Assert.Equal("", string.Join("\n", Loud(example, Verify.Analyze(compilation))));
    }

    /// <summary>Every value that a finding rests on is replaced by one that can't be read: then nothing may be reported.</summary>
    [Theory, MemberData(nameof(Judged))]
    public void Unknown_never_fires(string name)
    {
        var example = Example(name);
        var compilation = CdkReferences.Compile(example.NeedsNewestCdk, [example.Source, Opaque]);
        var tree = compilation.SyntaxTrees.First();
        var model = compilation.GetSemanticModel(tree);
        var root = tree.GetRoot();
        var findings = Verify.Analyze(compilation, example.Rule);
        var replaced = 0;
        foreach (var location in findings.SelectMany(static f => f.AdditionalLocations.Prepend(f.Location)).Distinct())
        {
            if (location.SourceTree != tree || ValueAt(root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)) is not { } value) continue;
            if ((model.GetTypeInfo(value).ConvertedType ?? model.GetTypeInfo(value).Type) is not { SpecialType: not SpecialType.System_Void } type) continue;
            var opaque = SyntaxFactory.ParseExpression($"global::Opaque.Of<{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}>()").WithTriviaFrom(value);
            var changed = CdkReferences.Compile(example.NeedsNewestCdk, [root.ReplaceNode(value, opaque).ToFullString(), Opaque]);
            if (changed.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error)) continue;
            replaced++;
            var remaining = Verify.Analyze(changed, example.Rule);
            Assert.True(remaining.Length < findings.Length, $"still reported although '{value}' is unknown:\n{string.Join("\n", remaining)}\n{changed.SyntaxTrees.First()}");
        }

        Assert.True(replaced > 0, "no location of the findings of " + name + " leads to a value");
    }

    /// <summary>The value at a location: what is assigned, or the expression itself.</summary>
    private static ExpressionSyntax? ValueAt(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax a => a.Right,
        ArgumentSyntax a => a.Expression,
        ExpressionStatementSyntax => null,
        ExpressionSyntax { Parent: ExpressionStatementSyntax } => null,
        ExpressionSyntax e => e,
        _ => null,
    };

    private const string Opaque = """
        public static class Opaque
        {
            public static T Of<T>() => (T)System.Activator.CreateInstance(System.Type.GetType(System.Environment.GetEnvironmentVariable("TYPE")!)!)!;
        }
        """;
}
