using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL503Tests
{
    private const string Id = "VPCL503";

    private const string Deny = """
        var endpoint = vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });
        var deny = new PolicyStatementProps { Effect = Effect.DENY, Principals = new IPrincipal[] { new AnyPrincipal() }, Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId } } };

        """;

    [Fact]
    public void Fires_on_the_default_endpoint_type() => Verify.Fires(Id, """
        var endpoint = vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });
        var policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement({|VPCL503:new PolicyStatementProps { Effect = Effect.DENY, Principals = new IPrincipal[] { new AnyPrincipal() }, Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId } } }|}) } });
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = policy });
        """);

    [Fact]
    public void Fires_on_the_grant() => Verify.RuleOnNewestCdk(Id, Code.Stack("""
        var endpoint = vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.REGIONAL } });
        {|VPCL503:api.GrantInvokeFromVpcEndpointsOnly(new IVpcEndpoint[] { endpoint })|};
        """));

    [Theory]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE }, Policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(deny) } }) });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = (Rest.EndpointType[])this.Node.TryGetContext("types"), Policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(deny) } }) });""")]
    [InlineData("""
        deny.Conditions = new Dictionary<string, object> { ["StringNotEqualsIfExists"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId } };
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(deny) } }) });
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(deny) } }) });
        ((Rest.CfnRestApi)api.Node.DefaultChild!).AddPropertyOverride("EndpointConfiguration.Types", new[] { "PRIVATE" });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Deny + body);
}
