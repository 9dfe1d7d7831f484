using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL502Tests
{
    private const string Id = "VPCL502";

    private const string Endpoint = """
        var endpoint = vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });

        """;

    private static string Api(string policy) => Endpoint + policy + """

        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps
        {
            EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE }, VpcEndpoints = new IVpcEndpoint[] { endpoint } },
            Policy = policy,
        });
        """;

    [Fact]
    public void Fires_on_an_allow_for_everyone() => Verify.Fires(Id, Api("""
        var policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement({|VPCL502:new PolicyStatementProps { Effect = Effect.ALLOW, Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { "execute-api:Invoke" }, Resources = new[] { "execute-api:/*" } }|}) } });
        """));

    [Fact]
    public void Fires_on_statements_added_later() => Verify.Fires(Id, Api("""
        var policy = new PolicyDocument();
        var statement = new PolicyStatement({|VPCL502:new PolicyStatementProps { Principals = [new StarPrincipal()], Actions = ["execute-api:Invoke"], Resources = ["*"] }|});
        policy.AddStatements(statement);
        """));

    [Fact]
    public void Fires_on_L1_json() => Verify.Fires(Id, """
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps
        {
            Name = "hr",
            EndpointConfiguration = new Rest.CfnRestApi.EndpointConfigurationProperty { Types = new[] { "PRIVATE" } },
            {|VPCL502:Policy = new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[] { new Dictionary<string, object> { ["Effect"] = "Allow", ["Principal"] = "*", ["Action"] = "execute-api:Invoke", ["Resource"] = "execute-api:/*" } },
            }|},
        });
        """);

    [Theory]
    [InlineData("""var policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AccountPrincipal("111122223333") }, Actions = new[] { "execute-api:Invoke" } }) } });""")]
    [InlineData("""var policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AnyPrincipal() }, Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceVpc"] = vpc.VpcId } } }) } });""")]
    [InlineData("""var policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AnyPrincipal() } }), new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY, Principals = new IPrincipal[] { new AnyPrincipal() } }) } });""")]
    [InlineData("""var policy = PolicyDocument.FromJson(new Dictionary<string, object>());""")]
    [InlineData("""
        var policy = new PolicyDocument();
        var s = new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AnyPrincipal() } });
        s.AddCondition("StringEquals", new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId });
        policy.AddStatements(s);
        """)]
    [InlineData("""var policy = new PolicyDocument(new PolicyDocumentProps { Statements = System.Environment.GetEnvironmentVariable("X") is null ? null : new[] { new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AnyPrincipal() } }) } });""")]
    public void Silent(string policy) => Verify.Silent(Id, Api(policy));

    [Fact]
    public void Fixed() => Verify.Fix(Id, Api("""
        var policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { "execute-api:Invoke" }, Resources = new[] { "execute-api:/*" } /* all */ }) } });
        """), Api("""
        var policy = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { "execute-api:Invoke" }, Resources = new[] { "execute-api:/*" } /* all */, Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId } } }) } });
        """));
}
