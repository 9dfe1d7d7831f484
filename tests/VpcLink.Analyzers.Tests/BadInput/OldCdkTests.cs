using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Catalogue;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.BadInput;

/// <summary>A CDK that lacks the types some rules need: those rules are quiet, the others work, nothing fails.</summary>
public class OldCdkTests
{
    private const string Source = """
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.ElasticLoadBalancingV2;
        using Constructs;
        using Rest = Amazon.CDK.AWS.APIGateway;
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = true });
                nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
                var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
                new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps
                {
                    Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://example.com/",
                    Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link },
                }));
            }
        }
        """;

    [Fact]
    public void Rules_work_without_the_HTTP_API_types()
    {
        var compilation = CdkReferences.Compile(Source).WithReferences(CdkReferences.Oldest.Value);
        Verify.AssertCompiles(compilation);
        Assert.Contains(Verify.Analyze(compilation), static d => d.Id == "VPCL402");
    }

    [Fact]
    public void Rules_work_on_the_newest_CDK()
    {
        var compilation = CdkReferences.Compile(Source).WithReferences(CdkReferences.Newest.Value);
        Verify.AssertCompiles(compilation);
        Assert.Contains(Verify.Analyze(compilation), static d => d.Id == "VPCL402");
    }

    public static TheoryData<string> Pages => [.. RulePages.Examples.Where(static e => !e.DeclaresPattern).Select(static e => e.ToString())];

    /// <summary>Most examples name what that CDK lacks and do not compile; nothing may throw then either. The others are reported as on every CDK.</summary>
    [Theory, MemberData(nameof(Pages))]
    public void No_rule_throws_on_the_oldest_CDK_and_what_compiles_is_judged(string name)
    {
        var example = RulePages.Examples.Single(e => e.ToString() == name);
        var compilation = CdkReferences.Compile(example.NeedsNewestCdk, [example.Source]).WithReferences(CdkReferences.Oldest.Value);
        var found = Verify.Analyze(compilation);
        if (compilation.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error)) return;
        Assert.Equal(example.IsWrong, found.Any(d => d.Id == example.Rule));
    }
}
