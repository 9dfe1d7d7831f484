using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL501Tests
{
    private const string Id = "VPCL501";

    private const string Endpoint = """
        var endpoint = vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });

        """;

    [Fact]
    public void Fires_without_a_policy() => Verify.Fires(Id, Endpoint + """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = new Rest.EndpointConfiguration { {|VPCL501:Types = new[] { Rest.EndpointType.PRIVATE }|}, VpcEndpoints = new IVpcEndpoint[] { endpoint } } });
        """);

    [Fact]
    public void Fires_on_the_older_property_assigned_later() => Verify.Fires(Id, """
        var p = new Rest.RestApiProps { RestApiName = "hr" };
        {|VPCL501:p.EndpointTypes = [Rest.EndpointType.PRIVATE]|};
        var api = new Rest.RestApi(this, "Api", p);
        """);

    [Fact]
    public void Fires_on_L1_that_is_deployed() => Verify.Fires(Id, """
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps { Name = "hr", EndpointConfiguration = new Rest.CfnRestApi.EndpointConfigurationProperty { {|VPCL501:Types = new[] { "PRIVATE" }|} } });
        new Rest.CfnDeployment(this, "D", new Rest.CfnDeploymentProps { RestApiId = api.Ref });
        """);

    [Fact]
    public void Fires_through_another_class() => Verify.Rule(Id, Code.File("""
        public record ApiSettings(Rest.EndpointType[] Types);
        public class ApiStack : Stack
        {
            public ApiStack(Construct scope, string id, ApiSettings settings) : base(scope, id)
            {
                var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointConfiguration = new Rest.EndpointConfiguration { Types = settings.Types } });
            }
        }
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                new ApiStack(app, "Api", new ApiSettings({|VPCL501:new[] { Rest.EndpointType.PRIVATE }|}));
            }
        }
        """));

    [Fact]
    public void Is_a_warning_while_nothing_deploys_it()
    {
        var finding = Assert.Single(Verify.Fires(Id, """
            var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Deploy = false, {|VPCL501:EndpointTypes = new[] { Rest.EndpointType.PRIVATE }|} });
            """));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
    }

    [Theory]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE }, Policy = new PolicyDocument() });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.REGIONAL } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api");""")]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE } });
        ((Rest.CfnRestApi)api.Node.DefaultChild!).AddPropertyOverride("Policy", new Dictionary<string, object>());
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE } });
        var l1 = (Rest.CfnRestApi)api.Node.DefaultChild!;
        l1.Policy = new Dictionary<string, object>();
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = System.Environment.GetEnvironmentVariable("P") is null ? new[] { Rest.EndpointType.PRIVATE } : new[] { Rest.EndpointType.EDGE } });
        """)]
    [InlineData("""
        var api = new Rest.SpecRestApi(this, "Api", new Rest.SpecRestApiProps { ApiDefinition = Rest.ApiDefinition.FromAsset("api.yaml"), EndpointTypes = new[] { Rest.EndpointType.PRIVATE } });
        """)]
    [InlineData("""var api = Rest.RestApi.FromRestApiId(this, "Api", "abc");""")]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE } });
        Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType("AddPolicy")!)!);
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Silent_where_another_type_adds_the_policy() => Verify.RuleOnNewestCdk(Id, Code.File("""
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE } });
                Guards.Guard(api, vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY }));
            }
        }
        public static class Guards
        {
            public static void Guard(Rest.RestApi api, IVpcEndpoint endpoint) => api.GrantInvokeFromVpcEndpointsOnly(new[] { endpoint });
        }
        """));

    [Fact]
    public void Fixed_with_the_endpoints_of_the_api() => Verify.Fix(Id, Endpoint + """
        // the partners' API
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps
        {
            EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE }, VpcEndpoints = new IVpcEndpoint[] { endpoint } }, // one only
        });
        """, Endpoint + """
        // the partners' API
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps
        {
            EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE }, VpcEndpoints = new IVpcEndpoint[] { endpoint } }, // one only
            Policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Effect = Effect.ALLOW, Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { "execute-api:Invoke" }, Resources = new[] { "execute-api:/*" } }), new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY, Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { "execute-api:Invoke" }, Resources = new[] { "execute-api:/*" }, Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId } } }) } }),
        });
        """);

    [Fact]
    public void Not_fixed_without_endpoints() => Verify.NoFix(Id, """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { {|VPCL501:EndpointTypes = new[] { Rest.EndpointType.PRIVATE }|} });
        """);
}
