using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Fuzz;

/// <summary>Programs broken at random: nothing throws, hangs, reports on code that does not bind, or mends what compiles into what does not. The command in Program.cs runs any number.</summary>
public class MutationTests(ITestOutputHelper output)
{
    [Fact]
    public void Two_thousand_mutants_break_nothing()
    {
        var campaign = new MutationCampaign(seed: 20240917);
        campaign.Run(0, 2_000, Environment.ProcessorCount, TestContext.Current.CancellationToken);
        output.WriteLine(campaign.Figures());
        Assert.True(!campaign.Failures.Any(), campaign.Failures.Count() + " failures\n" + string.Join("\n====\n", campaign.Failures.Take(5)));
    }

    [Fact]
    public void Edits_tell_what_the_text_tells()
    {
        var campaign = new EditCampaign(seed: 20261127);
        campaign.Run(0, 500, Environment.ProcessorCount, TestContext.Current.CancellationToken);
        output.WriteLine(campaign.Figures());
        Assert.True(campaign.Resting > 200, campaign.Figures());
        Assert.True(!campaign.Failures.Any(), campaign.Failures.Count() + " failures\n" + string.Join("\n====\n", campaign.Failures.Take(5)));
    }

    /// <summary>What is mutated is worth it: the tests' sources are found, and most of them compile before they are mutated.</summary>
    [Fact]
    public void The_corpus_is_real_code()
    {
        Assert.True(Corpus.Programs.Count > 1_500, Corpus.Programs.Count + " programs");
        var some = Corpus.Programs.Where(static (_, i) => i % 40 == 0).ToArray();
        var broken = some.Where(static p => CdkReferences.Compile([.. p.Files]).GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error)).ToArray();
        Assert.True(broken.Length * 5 < some.Length, broken.Length + " of " + some.Length + " do not compile:\n" + string.Join("\n====\n", broken.Take(5).Select(static b => b.ToString())));
    }

    /// <summary>A mutant depends on its number alone, so that a failure can be looked at again.</summary>
    [Fact]
    public void A_mutant_is_the_same_every_time()
    {
        var (one, other) = (new MutationCampaign(7), new MutationCampaign(7));
        for (var i = 0; i < 50; i++) Assert.Equal(one.Mutant(i).Files, other.Mutant(i).Files);
        Assert.NotEqual(one.Mutant(1).Files, one.Mutant(2).Files);
    }
}
