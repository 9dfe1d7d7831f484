using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL504Tests
{
    private const string Id = "VPCL504";

    private const string Endpoint = """
        var endpoint = vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });

        """;

    [Fact]
    public void Fires_on_a_regional_api() => Verify.Fires(Id, Endpoint + """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.REGIONAL }, {|VPCL504:VpcEndpoints = new IVpcEndpoint[] { endpoint }|} } });
        """);

    [Fact]
    public void Fires_on_a_lambda_api_with_a_list_made_before() => Verify.Fires(Id, Endpoint + """
        var endpoints = new List<IVpcEndpoint>();
        endpoints.Add(endpoint);
        var configuration = new Rest.EndpointConfiguration { Types = [Rest.EndpointType.EDGE] };
        {|VPCL504:configuration.VpcEndpoints = endpoints.ToArray()|};
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = configuration });
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Endpoint + """
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps { Name = "hr", EndpointConfiguration = new Rest.CfnRestApi.EndpointConfigurationProperty { Types = new[] { "REGIONAL" }, {|VPCL504:VpcEndpointIds = new[] { endpoint.VpcEndpointId }|} } });
        """);

    [Theory]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE }, VpcEndpoints = new IVpcEndpoint[] { endpoint } } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.REGIONAL } } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.REGIONAL }, VpcEndpoints = new IVpcEndpoint[0] } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Enum.Parse<Rest.EndpointType>(System.Environment.GetEnvironmentVariable("T")!) }, VpcEndpoints = new IVpcEndpoint[] { endpoint } } });""")]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.REGIONAL }, VpcEndpoints = new IVpcEndpoint[] { endpoint } } });
        ((Rest.CfnRestApi)api.Node.DefaultChild!).AddPropertyOverride("EndpointConfiguration.Types.0", "PRIVATE");
        """)]
    public void Silent(string body) => Verify.Silent(Id, Endpoint + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Endpoint + """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps
        {
            EndpointConfiguration = new Rest.EndpointConfiguration
            {
                Types = new[] { Rest.EndpointType.REGIONAL }, // for the whole region
                VpcEndpoints = new IVpcEndpoint[] { endpoint },
            },
        });
        """, Endpoint + """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps
        {
            EndpointConfiguration = new Rest.EndpointConfiguration
            {
                Types = new[] { Rest.EndpointType.REGIONAL }, // for the whole region
            },
        });
        """);
}
