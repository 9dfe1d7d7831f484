using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL516Tests
{
    private const string Id = "VPCL516";

    private const string Domain = """
        var domain = new V2.DomainName(this, "D", new V2.DomainNameProps { DomainName = "a", Certificate = Certificate.FromCertificateArn(this, "C", "arn") });
        var mapping = new V2.DomainMappingOptions { DomainName = domain };

        """;

    [Fact]
    public void Fires_on_ApiEndpoint()
    {
        var finding = Assert.Single(Verify.Fires(Id, Domain + """
            var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = true, DefaultDomainMapping = mapping });
            new CfnOutput(this, "O", new CfnOutputProps { {|VPCL516:Value = $"{api.ApiEndpoint}/orders"|} });
            """));
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
    }

    [Fact]
    public void Is_a_warning_on_the_url()
    {
        var finding = Assert.Single(Verify.Fires(Id, Domain + """
            var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = true, DefaultDomainMapping = mapping });
            var text = api.Url!;
            new CfnOutput(this, "O", new CfnOutputProps { {|VPCL516:Value = text|} });
            """));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
    }

    [Fact]
    public void Fires_on_the_url_of_a_rest_api() => Verify.Fires(Id, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { DisableExecuteApiEndpoint = true });
        new CfnOutput(this, "O", new CfnOutputProps { {|VPCL516:Value = api.Url|} });
        """);

    [Fact]
    public void Fires_where_nothing_takes_its_place() => Verify.Fires(Id, """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { {|VPCL516:DisableExecuteApiEndpoint = true|} });
        var rest = new Rest.RestApi(this, "Rest", new Rest.RestApiProps { {|VPCL516:DisableExecuteApiEndpoint = true|} });
        """);

    [Theory]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = true, DefaultDomainMapping = mapping });""")]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api");
        new CfnOutput(this, "O", new CfnOutputProps { Value = api.Url! });
        new CfnOutput(this, "P", new CfnOutputProps { Value = api.ApiEndpoint });
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = true });
        new CfnOutput(this, "O", new CfnOutputProps { Value = api.ApiId, ExportName = "api" });
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = true });
        new V2.ApiMapping(this, "M", new V2.ApiMappingProps { Api = api, DomainName = domain });
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = System.Environment.GetEnvironmentVariable("X") == "1" });
        new CfnOutput(this, "O", new CfnOutputProps { Value = api.Url! });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Domain + body);
}
