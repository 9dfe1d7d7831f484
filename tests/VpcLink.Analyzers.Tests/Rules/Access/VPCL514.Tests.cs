using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL514Tests
{
    private const string Id = "VPCL514";

    private const string Domain = """
        var certificate = Certificate.FromCertificateArn(this, "C", "arn");
        var bucket = Amazon.CDK.AWS.S3.Bucket.FromBucketName(this, "B", "b");
        var domain = new V2.DomainName(this, "D", new V2.DomainNameProps { DomainName = "a", Certificate = certificate, Mtls = new V2.MTLSConfig { Bucket = bucket, Key = "k" } });

        """;

    [Fact]
    public void Fires_on_a_default_mapping() => Verify.Fires(Id, Domain + """
        var api = {|VPCL514:new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } })|};
        """);

    [Fact]
    public void Fires_on_a_mapping_of_its_own_and_an_explicit_false() => Verify.Fires(Id, Domain + """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { {|VPCL514:DisableExecuteApiEndpoint = false|} });
        var mapping = new V2.ApiMapping(this, "M", new V2.ApiMappingProps { Api = api, DomainName = domain });
        """);

    [Fact]
    public void Fires_on_rest() => Verify.Fires(Id, Domain + """
        var api = {|VPCL514:new Rest.RestApi(this, "Api")|};
        var rest = api.AddDomainName("R", new Rest.DomainNameOptions { DomainName = "r", Certificate = certificate, Mtls = new Rest.MTLSConfig { Bucket = bucket, Key = "k" } });
        """);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, """
        var domain = new V2.CfnDomainName(this, "D", new V2.CfnDomainNameProps { DomainName = "a", MutualTlsAuthentication = new V2.CfnDomainName.MutualTlsAuthenticationProperty { TruststoreUri = "s3://b/k" } });
        var api = {|VPCL514:new V2.CfnApi(this, "Api", new V2.CfnApiProps { Name = "a", ProtocolType = "HTTP" })|};
        var mapping = new V2.CfnApiMapping(this, "M", new V2.CfnApiMappingProps { ApiId = api.Ref, DomainName = domain.Ref, Stage = "$default" });
        """);

    [Theory]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = true, DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } });""")]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = new V2.DomainName(this, "D2", new V2.DomainNameProps { DomainName = "a", Certificate = certificate }) } });""")]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = System.Environment.GetEnvironmentVariable("X") == "1", DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } });""")]
    [InlineData("""var api = new V2.HttpApi(this, "Api");""")]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } });
        ((V2.CfnApi)api.Node.DefaultChild!).AddPropertyOverride("DisableExecuteApiEndpoint", true);
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } });
        ((V2.CfnApi)api.Node.DefaultChild!).DisableExecuteApiEndpoint = true;
        """)]
    public void Silent(string body) => Verify.Silent(Id, Domain + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Domain + """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } /* mTLS */ });
        """, Domain + """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } /* mTLS */, DisableExecuteApiEndpoint = true });
        """);

    [Fact]
    public void Fixed_where_the_api_has_no_props() => Verify.Fix(Id, Domain + """
        var api = new V2.HttpApi(this, "Api");
        var mapping = new V2.ApiMapping(this, "M", new V2.ApiMappingProps { Api = api, DomainName = domain });
        """, Domain + """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = true });
        var mapping = new V2.ApiMapping(this, "M", new V2.ApiMappingProps { Api = api, DomainName = domain });
        """);
}
