using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

public class VPCL908Tests
{
    private static string? Found(string pattern, IEnumerable<MetadataReference> references)
    {
        var compilation = CdkReferences.Compile(DeclarationCode.Api($"[{pattern}]"));
        compilation = Generated.Run(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.First()).WithReferences(references));
        Verify.AssertCompiles(compilation);
        var found = Verify.Analyze(compilation, "VPCL908");
        return found.IsEmpty ? null : Assert.Single(found).GetMessage();
    }

    [Theory, InlineData("HttpApiToAlb"), InlineData("RestApiToNlb")]
    public void Reports_a_project_without_the_CDK(string pattern) => Assert.Equal(pattern + " needs a reference to Amazon.CDK.Lib", Found(pattern, CdkReferences.WithoutCdk));

    [Theory, InlineData("HttpApiToNlb", "HttpAlbIntegration"), InlineData("RestApiToAlb", "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")]
    public void Reports_a_CDK_from_before_the_pattern(string pattern, string member) => Assert.EndsWith("has no " + member, Found(pattern, CdkReferences.Oldest.Value));

    [Theory, InlineData("HttpApiToCloudMap"), InlineData("RestApiToNlbV2")]
    public void Silent_on_a_CDK_that_has_it_all(string pattern)
    {
        Assert.Null(Found(pattern, CdkReferences.All));
        Assert.Null(Found(pattern, CdkReferences.Newest.Value));
    }
}
