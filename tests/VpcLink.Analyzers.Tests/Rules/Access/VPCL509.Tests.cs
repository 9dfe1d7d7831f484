using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL509Tests
{
    private const string Id = "VPCL509";

    private const string Private = """
        var certificate = Certificate.FromCertificateArn(this, "C", "arn");
        var bucket = Amazon.CDK.AWS.S3.Bucket.FromBucketName(this, "B", "b");
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE }, Policy = new PolicyDocument() });

        """;

    [Fact]
    public void Fires_on_a_domain_that_is_added() => Verify.Fires(Id, Private + """
        var domain = api.AddDomainName("D", new Rest.DomainNameOptions { DomainName = "a", Certificate = certificate, {|VPCL509:Mtls = new Rest.MTLSConfig { Bucket = bucket, Key = "k" }|} });
        """);

    [Fact]
    public void Fires_on_a_domain_that_is_mapped() => Verify.Fires(Id, Private + """
        var mtls = new Rest.MTLSConfig { Bucket = bucket, Key = "k" };
        var domain = new Rest.DomainName_(this, "D", new Rest.DomainNameProps { DomainName = "a", Certificate = certificate, Mapping = api, {|VPCL509:Mtls = mtls|} });
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Private + """
        var domain = new Rest.CfnDomainName(this, "D", new Rest.CfnDomainNameProps { DomainName = "a", {|VPCL509:MutualTlsAuthentication = new Rest.CfnDomainName.MutualTlsAuthenticationProperty { TruststoreUri = "s3://b/k" }|} });
        var mapping = new Rest.CfnBasePathMapping(this, "M", new Rest.CfnBasePathMappingProps { DomainName = domain.Ref, RestApiId = api.RestApiId });
        """);

    [Theory]
    [InlineData("""var domain = api.AddDomainName("D", new Rest.DomainNameOptions { DomainName = "a", Certificate = certificate });""")]
    [InlineData("""var domain = new Rest.DomainName_(this, "D", new Rest.DomainNameProps { DomainName = "a", Certificate = certificate, Mtls = new Rest.MTLSConfig { Bucket = bucket, Key = "k" } });""")]
    [InlineData("""
        var open = new Rest.RestApi(this, "Open", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.REGIONAL } });
        var domain = open.AddDomainName("D", new Rest.DomainNameOptions { DomainName = "a", Certificate = certificate, Mtls = new Rest.MTLSConfig { Bucket = bucket, Key = "k" } });
        """)]
    [InlineData("""var domain = api.AddDomainName("D", new Rest.DomainNameOptions { DomainName = "a", Certificate = certificate, Mtls = (Rest.MTLSConfig)this.Node.TryGetContext("m") });""")]
    public void Silent(string body) => Verify.Silent(Id, Private + body);
}
