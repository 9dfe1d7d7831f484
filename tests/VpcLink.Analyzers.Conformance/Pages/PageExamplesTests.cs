using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Tests.Catalogue;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Conformance.Pages;

/// <summary>
/// The examples in docs/rules against the real CDK: what a page shows as right synthesizes, what it shows as wrong does what the page says it does, and mended by the rule's
/// own fix it synthesizes.
/// </summary>
public class PageExamplesTests
{
    public static TheoryData<string> Right => [.. RulePages.Examples.Where(static e => e is { IsWrong: false, DeclaresPattern: false }).Select(static e => e.ToString())];
    public static TheoryData<string> Wrong => [.. RulePages.Examples.Where(static e => e is { IsWrong: true, DeclaresPattern: false }).Select(static e => e.ToString())];

    [Theory, MemberData(nameof(Right))]
    public void A_right_example_synthesizes(string name)
    {
        var example = Example(name);
        var result = Synthesis.Of(Compile(example));
        Assert.True(!result.Threw, result.Error + "\n" + example.Source);
        Satisfies(example, result);
    }

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_example_does_what_its_page_says(string name)
    {
        var example = Example(name);
        var result = Synthesis.Of(Compile(example));
        if (example.Throws is { } text)
        {
            Assert.True(result.Threw, "the CDK synthesizes what the page says it refuses:\n" + example.Source);
            Assert.Contains(text, result.Error);
            return;
        }

        Assert.True(!result.Threw, "the CDK refuses it, and the page does not say so (throws: \"…\"): " + result.Error + "\n" + example.Source);
        Satisfies(example, result);
    }

    [Theory, MemberData(nameof(Wrong))]
    public void Its_fix_leads_to_a_program_that_synthesizes(string name)
    {
        var example = Example(name);
        var before = Compile(example);
        if (Repair.Of(example.Rule, before) is not { } sources) return;
        var after = CdkReferences.Compile(sources);
        Verify.AssertCompiles(after);
        var loud = Verify.Analyze(before).Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(static d => d.Id).ToHashSet();
        var remaining = Verify.Analyze(after);
        Assert.DoesNotContain(remaining, d => d.Id == example.Rule);
        Assert.DoesNotContain(remaining, d => d.Severity >= DiagnosticSeverity.Warning && !loud.Contains(d.Id));
        var result = Synthesis.Of(after);
        // Another mistake on the same page may still stop the CDK; the one that was fixed may not.
        Assert.True(!result.Threw || example.Throws is not null && loud.Count > 1 && !result.Error!.Contains(example.Throws, StringComparison.Ordinal), result.Error + "\n" + string.Join("\n---\n", sources));
    }

    private static PageExample Example(string name) => RulePages.Examples.Single(e => e.ToString() == name);

    private static CSharpCompilation Compile(PageExample example)
    {
        var compilation = CdkReferences.Compile(example.Source);
        if (example.NeedsNewestCdk && compilation.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error)) Assert.Skip("needs members that the CDK under test does not have");
        Verify.AssertCompiles(compilation);
        return compilation;
    }

    private static void Satisfies(PageExample example, SynthesisResult result)
    {
        if (example.Template is not { } text) return;
        foreach (var assertion in TemplateAssertion.Parse(text))
            if (assertion.Failure(result) is { } failure)
                Assert.Fail(failure + "\n" + string.Join("\n", result.Stacks));
    }
}
