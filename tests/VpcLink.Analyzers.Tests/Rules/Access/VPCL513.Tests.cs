using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL513Tests
{
    private const string Id = "VPCL513";

    [Fact]
    public void Fires_on_an_http_api() => Verify.Fires(Id, """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CorsPreflight = new V2.CorsPreflightOptions { AllowOrigins = ["https://a.example.com", "*"], {|VPCL513:AllowCredentials = true|} } });
        """);

    [Fact]
    public void Fires_through_a_local() => Verify.Fires(Id, """
        var cors = new V2.CorsPreflightOptions { AllowOrigins = new[] { "*" } };
        {|VPCL513:cors.AllowCredentials = true|};
        V2.HttpApi api = new(this, "Api", new V2.HttpApiProps { CorsPreflight = cors });
        """);

    [Fact]
    public void Is_a_warning_on_a_rest_api_and_on_L1()
    {
        var found = Verify.Fires(Id, """
            var all = new Rest.RestApi(this, "A", new Rest.RestApiProps { DefaultCorsPreflightOptions = new Rest.CorsOptions { AllowOrigins = Rest.Cors.ALL_ORIGINS, {|VPCL513:AllowCredentials = true|} } });
            all.Root.AddResource("r").AddCorsPreflight(new Rest.CorsOptions { AllowOrigins = new[] { "*" }, {|VPCL513:AllowCredentials = true|} });
            var l1 = new V2.CfnApi(this, "L1", new V2.CfnApiProps { Name = "a", ProtocolType = "HTTP", CorsConfiguration = new V2.CfnApi.CorsProperty { AllowOrigins = new[] { "*" }, {|VPCL513:AllowCredentials = true|} } });
            """);
        Assert.All(found, static f => Assert.Equal(DiagnosticSeverity.Warning, f.Severity));
    }

    [Theory]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CorsPreflight = new V2.CorsPreflightOptions { AllowOrigins = new[] { "https://a.example.com" }, AllowCredentials = true } });""")]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CorsPreflight = new V2.CorsPreflightOptions { AllowOrigins = new[] { "*" } } });""")]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CorsPreflight = new V2.CorsPreflightOptions { AllowOrigins = System.Environment.GetEnvironmentVariable("O")!.Split(','), AllowCredentials = true } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "A", new Rest.RestApiProps { DefaultCorsPreflightOptions = new Rest.CorsOptions { AllowOrigins = Rest.Cors.ALL_ORIGINS } });""")]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CorsPreflight = new V2.CorsPreflightOptions { AllowOrigins = new[] { "*" }, AllowCredentials = true } });
        ((V2.CfnApi)api.Node.DefaultChild!).AddPropertyOverride("CorsConfiguration.AllowOrigins", new[] { "https://a" });
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps
        {
            CorsPreflight = new V2.CorsPreflightOptions
            {
                AllowCredentials = true,
                AllowOrigins = new[] { "*" }, // everyone
            },
        });
        """, """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps
        {
            CorsPreflight = new V2.CorsPreflightOptions
            {
                AllowOrigins = new[] { "*" }, // everyone
            },
        });
        """);
}
