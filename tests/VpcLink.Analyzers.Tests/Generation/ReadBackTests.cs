using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Rules;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Generation;

/// <summary>What is generated is CDK code like any other: it compiles, the rules find nothing in it, and the reader sees the pattern that was declared.</summary>
public class ReadBackTests
{
    // The stacks and VPCs that the constructs lie in make no difference to the reader; synthesis goes through all of them.
    public static TheoryData<string> Names => [.. PatternCase.All.Where(static c => c is { Tls: true, Base: "Construct", Vpc: "Private" }).Select(static c => c.Name)];

    private static PatternCase Case(string name) => PatternCase.All.Single(c => c.Name == name);

    [Theory, MemberData(nameof(Names))]
    public void Rules_are_silent_and_the_reader_sees_the_pattern(string name)
    {
        var it = Case(name);
        // A newer CDK changes what is generated for V2 links of REST APIs and for private APIs.
        foreach (var newest in it is { IsRest: true, IsV1: false } or { IsPrivateApi: true } ? new[] { false, true } : [false])
        {
            var compilation = Generated.AsWritten(CdkReferences.Compile(newest, it.Sources));
            Verify.AssertCompiles(compilation);
            // The declaration is still there, with its members now written out.
            var all = Verify.Analyze(compilation);
            var loud = all.Where(static d => d.Severity >= DiagnosticSeverity.Warning && !d.Id.StartsWith("VPCL9", StringComparison.Ordinal)).ToArray();
            Assert.Empty(loud);
            Assert.Equal([it.Recognised], all.Where(static d => d.Id.StartsWith("VPCL8", StringComparison.Ordinal)).Select(static d => d.Id).Distinct());
            SeesThePattern(it, compilation);
        }
    }

    private static void SeesThePattern(PatternCase it, Compilation compilation)
    {
        var app = ApplicationReader.ReadApplication(compilation, Settings.None, CancellationToken.None)!;
        var integrations = app.PrivateIntegrations.ToArray();
        Assert.NotEmpty(integrations);
        foreach (var i in integrations)
        {
            Assert.Equal(it.IsRest, i.IsRest);
            Assert.Equal(it.IsV1 ? "V1" : "V2", i.Link!.Version.ToString());
            if (it.IsCloudMap) continue;
            Assert.Equal(it.IsAlb ? LoadBalancerKind.Application : LoadBalancerKind.Network, i.LoadBalancer!.Kind);
            Assert.Equal(it.IsInternet, i.LoadBalancer.IsInternetFacing);
        }
    }

    [Fact]
    public void Nothing_is_reported_where_it_was_generated()
    {
        foreach (var it in PatternCase.All.Where(static c => c is { Tls: true, Vpc: "Private", Base: "Stack", Endpoint: "" or "Private" }))
            Assert.DoesNotContain(Verify.Analyze(CdkReferences.Compile(it.Sources)), static d => d.Severity >= DiagnosticSeverity.Warning);
    }
}
