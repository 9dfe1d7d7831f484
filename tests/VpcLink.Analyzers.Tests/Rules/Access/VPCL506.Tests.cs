using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL506Tests
{
    private const string Id = "VPCL506";

    [Fact]
    public void Fires_on_both() => Verify.Fires(Id, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { {|VPCL506:EndpointTypes = new[] { Rest.EndpointType.EDGE }|}, EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.EDGE } } });
        """);

    [Fact]
    public void Fires_when_one_is_set_later() => Verify.Fires(Id, """
        var p = new Rest.RestApiProps { EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.EDGE } } };
        {|VPCL506:p.EndpointTypes = [Rest.EndpointType.EDGE]|};
        var api = new Rest.RestApi(this, "Api", p);
        """);

    [Fact]
    public void Fires_on_a_lambda_rest_api() => Verify.Fires(Id, """
        var api = new Rest.LambdaRestApi(this, "Api", new Rest.LambdaRestApiProps { Handler = null!, {|VPCL506:EndpointTypes = new[] { Rest.EndpointType.EDGE }|}, EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.EDGE } } });
        """);

    [Theory]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.EDGE } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = null, EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.EDGE } } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = (Rest.EndpointType[])this.Node.TryGetContext("t"), EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.EDGE } } });""")]
    [InlineData("""
        var p = new Rest.RestApiProps { EndpointTypes = [Rest.EndpointType.EDGE], EndpointConfiguration = new Rest.EndpointConfiguration { Types = [Rest.EndpointType.EDGE] } };
        p.EndpointTypes = null;
        var api = new Rest.RestApi(this, "Api", p);
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps
        {
            // one of them
            EndpointTypes = new[] { Rest.EndpointType.EDGE },
            EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.EDGE } },
        });
        """, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps
        {
            // one of them
            EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.EDGE } },
        });
        """);
}
