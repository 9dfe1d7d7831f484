using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>Generated programs: what our reader claims to know of them is what the CDK makes of them. The command in Program.cs runs any number of seeds.</summary>
public class GrammarTests(ITestOutputHelper output)
{
    [Theory, InlineData(1), InlineData(101), InlineData(201)]
    public void The_reader_and_the_template_agree(int from)
    {
        var campaign = new Campaign();
        campaign.RunAll(from, 100);
        output.WriteLine(campaign.Figures());
        Assert.True(campaign.Disagreements.Count == 0, campaign.Disagreements.Count + " programs\n" + string.Join("\n====\n", campaign.Disagreements.Take(3)));
        Assert.True(campaign.FalseAlarms.Count == 0, campaign.FalseAlarms.Count + " false alarms\n" + string.Join("\n====\n", campaign.FalseAlarms.Take(3)));
        // A reader that claims nothing agrees with everything. Among a hundred programs a tenth hide values on purpose: the environment, mutable statics, overrides.
        Assert.InRange(campaign.UnknownShare, 0, 0.15);
    }

    /// <summary>A reader that is wrong is found out: the comparison is run against a graph of another program.</summary>
    [Fact]
    public void A_wrong_claim_is_noticed()
    {
        const string facing = """
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
            new V2.HttpApi(this, "Api");
            new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false, DefaultAction = ListenerAction.FixedResponse(404) }));
            """;
        var template = TemplateFacts.Of(Conformance.Synthesis.Of(facing));
        var read = GraphFacts.Of(ProgramResult.Read(CdkReferences.Compile(Code.Stack(facing.Replace("InternetFacing = true", "InternetFacing = false", StringComparison.Ordinal)))));
        Assert.Equal("internet-facing", template[("Alb", "scheme")]);
        Assert.Equal("internal", read[("Alb", "scheme")]);
        Assert.Equal(template[("Alb/L", "listener open")], read[("Alb/L", "listener open")]);
    }

    /// <summary>Every shape is drawn, and what is written in it compiles.</summary>
    [Fact]
    public void Programs_of_every_shape_compile()
    {
        var shapes = new HashSet<string>();
        for (var seed = 100_000; seed < 101_000; seed++)
        {
            var program = ProgramWriter.Write(seed);
            if (!shapes.Add(program.Shape) && program.Shape != "mixed") continue;
            Verify.AssertCompiles(CdkReferences.Compile(program.Sources));
        }

        Assert.True(shapes.Count > 100, shapes.Count + " shapes");
    }
}
