using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL517Tests
{
    private const string Id = "VPCL517";

    [Fact]
    public void Fires_without_endpoints() => Verify.Fires(Id, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = new PolicyDocument(), EndpointConfiguration = new Rest.EndpointConfiguration { {|VPCL517:Types = new[] { Rest.EndpointType.PRIVATE }|} } });
        """);

    [Fact]
    public void Fires_with_the_older_property() => Verify.Fires(Id, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = new PolicyDocument(), {|VPCL517:EndpointTypes = [Rest.EndpointType.PRIVATE]|} });
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, """
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps { Name = "a", Policy = new PolicyDocument(), EndpointConfiguration = new Rest.CfnRestApi.EndpointConfigurationProperty { {|VPCL517:Types = new[] { "PRIVATE" }|} } });
        """);

    [Theory]
    [InlineData("""
        var endpoint = vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = new PolicyDocument(), EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE }, VpcEndpoints = new IVpcEndpoint[] { endpoint } } });
        """)]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = new PolicyDocument(), EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE }, VpcEndpoints = (IVpcEndpoint[])this.Node.TryGetContext("e") } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api");""")]
    public void Silent(string body) => Verify.Silent(Id, body);
}
