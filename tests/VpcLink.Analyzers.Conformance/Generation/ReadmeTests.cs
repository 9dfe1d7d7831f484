using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Conformance.Generation;

/// <summary>The example that README and reference show synthesizes.</summary>
public class ReadmeTests
{
    [Theory, InlineData("README.md"), InlineData("docs/GENERATOR.md")]
    public void The_documented_example_synthesizes(string file)
    {
        var result = Synthesis.Of(DeclaredApis.Documented(file));
        Assert.True(!result.Threw, result.Error);
        var routes = result.OfType("AWS::ApiGatewayV2::Route").ToDictionary(static r => r.Text("RouteKey")!, static r => r.Text("AuthorizationType"));
        Assert.Equal(3, routes.Count);
        Assert.Equal("AWS_IAM", routes["GET /employees/{id}"]);
        Assert.Equal("JWT", routes["ANY /payroll/{proxy+}"]);
        Assert.Equal("NONE", routes["GET /health"]);
        Assert.Equal("internal", Assert.Single(result.OfType("AWS::ElasticLoadBalancingV2::LoadBalancer")).Text("Scheme"));
    }
}
