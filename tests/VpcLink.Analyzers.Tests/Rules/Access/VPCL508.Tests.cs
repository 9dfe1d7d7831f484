using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL508Tests
{
    private const string Id = "VPCL508";

    private const string Private = """
        var certificate = Certificate.FromCertificateArn(this, "C", "arn:aws:acm:eu-west-1:111122223333:certificate/x");
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE }, Policy = new PolicyDocument() });

        """;

    [Fact]
    public void Fires_on_the_domain_of_the_props() => Verify.Fires(Id, """
        var certificate = Certificate.FromCertificateArn(this, "C", "arn");
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE }, Policy = new PolicyDocument(), {|VPCL508:DomainName = new Rest.DomainNameOptions { DomainName = "a.example.com", Certificate = certificate }|} });
        """);

    [Fact]
    public void Fires_on_a_domain_that_is_added() => Verify.Fires(Id, Private + """
        var domain = {|VPCL508:api.AddDomainName("D", new Rest.DomainNameOptions { DomainName = "a.example.com", Certificate = certificate, EndpointType = Rest.EndpointType.REGIONAL })|};
        """);

    [Fact]
    public void Fires_on_a_domain_that_is_mapped() => Verify.Fires(Id, Private + """
        var domain = new Rest.DomainName_(this, "D", new Rest.DomainNameProps { DomainName = "a.example.com", Certificate = certificate });
        var mapping = {|VPCL508:domain.AddBasePathMapping(api)|};
        """);

    [Fact]
    public void Fires_on_a_mapping_in_another_type() => Verify.Rule(Id, Code.File("""
        public class ApiStack : Stack
        {
            public Rest.RestApi Api { get; }
            public ApiStack(Construct scope, string id) : base(scope, id) =>
                Api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE }, Policy = new PolicyDocument() });
        }
        public class DomainStack : Stack
        {
            public DomainStack(Construct scope, string id, ApiStack apis) : base(scope, id)
            {
                var domain = new Rest.DomainName_(this, "D", new Rest.DomainNameProps { DomainName = "a.example.com", Certificate = Certificate.FromCertificateArn(this, "C", "arn") });
                new Rest.BasePathMapping(this, "M", new Rest.BasePathMappingProps { RestApi = apis.Api, DomainName = domain }).ToString();
            }
        }
        public static class Program { public static void Main() { var app = new App(); new DomainStack(app, "D", new ApiStack(app, "A")); } }
        """.Replace("new Rest.BasePathMapping(this, \"M\", new Rest.BasePathMappingProps { RestApi = apis.Api, DomainName = domain })", "{|VPCL508:new Rest.BasePathMapping(this, \"M\", new Rest.BasePathMappingProps { RestApi = apis.Api, DomainName = domain })|}")));

    [Theory]
    [InlineData("""var regional = new Rest.RestApi(this, "R", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.REGIONAL }, DomainName = new Rest.DomainNameOptions { DomainName = "a.example.com", Certificate = certificate } });""")]
    [InlineData("""
        var domain = Rest.DomainName_.FromDomainNameAttributes(this, "D", new Rest.DomainNameAttributes { DomainName = "x", DomainNameAliasHostedZoneId = "y", DomainNameAliasTarget = "z" });
        new Rest.BasePathMapping(this, "M", new Rest.BasePathMappingProps { RestApi = api, DomainName = domain });
        """)]
    [InlineData("""var d = api.AddDomainName("D", new Rest.DomainNameOptions { DomainName = "a", Certificate = certificate, EndpointType = (Rest.EndpointType)this.Node.TryGetContext("t") });""")]
    public void Silent(string body) => Verify.Silent(Id, Private + body);
}
