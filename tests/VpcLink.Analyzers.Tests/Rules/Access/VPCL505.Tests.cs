using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL505Tests
{
    private const string Id = "VPCL505";

    [Fact]
    public void Fires_on_two() => Verify.Fires(Id, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { {|VPCL505:EndpointTypes = new[] { Rest.EndpointType.REGIONAL, Rest.EndpointType.EDGE }|} });
        """);

    [Fact]
    public void Fires_in_the_configuration_as_a_collection_expression() => Verify.Fires(Id, """
        Rest.EndpointConfiguration configuration = new() { {|VPCL505:Types = [Rest.EndpointType.EDGE, Rest.EndpointType.PRIVATE]|} };
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = configuration });
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, """
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps { Name = "hr", EndpointConfiguration = new Rest.CfnRestApi.EndpointConfigurationProperty { {|VPCL505:Types = new[] { "EDGE", "REGIONAL" }|} } });
        """);

    [Theory]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.REGIONAL } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = (Rest.EndpointType[])this.Node.TryGetContext("t") });""")]
    [InlineData("""
        var types = new List<Rest.EndpointType> { Rest.EndpointType.REGIONAL };
        if (System.Environment.GetEnvironmentVariable("X") == "1") types.Add(Rest.EndpointType.EDGE);
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = types.ToArray() });
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.REGIONAL, Rest.EndpointType.EDGE } });
        ((Rest.CfnRestApi)api.Node.DefaultChild!).AddPropertyOverride("EndpointConfiguration", new Dictionary<string, object> { ["Types"] = new[] { "EDGE" } });
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed_in_the_style_of_the_list() => Verify.Fix(Id, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = [Rest.EndpointType.REGIONAL, Rest.EndpointType.EDGE] /* both */ });
        """, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = [Rest.EndpointType.REGIONAL] /* both */ });
        """);

    [Fact]
    public void Fixed_in_L1() => Verify.Fix(Id, """
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps { Name = "hr", EndpointConfiguration = new Rest.CfnRestApi.EndpointConfigurationProperty { Types = new[] { "EDGE", "REGIONAL" } } });
        """, """
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps { Name = "hr", EndpointConfiguration = new Rest.CfnRestApi.EndpointConfigurationProperty { Types = new[] { "EDGE" } } });
        """);

    [Fact]
    public void Fixed_in_L1_whatever_the_text_is() => Verify.Fix(Id, """
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps { Name = "hr", EndpointConfiguration = new Rest.CfnRestApi.EndpointConfigurationProperty { Types = new[] { "\nEDGE", "REGIONAL" } } });
        """, """
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps { Name = "hr", EndpointConfiguration = new Rest.CfnRestApi.EndpointConfigurationProperty { Types = new[] { "\nEDGE" } } });
        """);
}
