using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL515Tests
{
    private const string Id = "VPCL515";

    private const string Domain = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var orders = new HttpAlbIntegration("Orders", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
        var domain = new V2.DomainName(this, "D", new V2.DomainNameProps { DomainName = "a", Certificate = Certificate.FromCertificateArn(this, "C", "arn") });

        """;

    private const string Route = """

        var routes = api.AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders, Authorizer = new HttpIamAuthorizer() });
        """;

    [Fact]
    public void Fires_on_a_default_mapping() => Verify.Fires(Id, Domain + """
        var api = {|VPCL515:new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } })|};
        """ + Route);

    [Fact]
    public void Fires_on_a_stage_of_its_own() => Verify.Fires(Id, Domain + """
        var api = {|VPCL515:new V2.HttpApi(this, "Api")|};
        var stage = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, StageName = "s", DomainMapping = new V2.DomainMappingOptions { DomainName = domain } });
        """ + Route);

    [Fact]
    public void Fires_on_an_imported_domain() => Verify.Fires(Id, Domain + """
        var imported = V2.DomainName.FromDomainNameAttributes(this, "I", new V2.DomainNameAttributes { Name = "a", RegionalDomainName = "b", RegionalHostedZoneId = "c" });
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } });
        """.Replace("var api = new V2.HttpApi(this, \"Api\", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } })",
            "var api = {|VPCL515:new V2.HttpApi(this, \"Api\", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } })|}") + Route);

    [Theory]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = true, DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } });""")]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DisableExecuteApiEndpoint = false, DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } });""")]
    [InlineData("""var api = new V2.HttpApi(this, "Api");""")]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = V2.DomainName.FromDomainNameAttributes(this, "I", new V2.DomainNameAttributes { Name = "a", RegionalDomainName = "b", RegionalHostedZoneId = "c" }) } });""")]
    public void Silent(string body) => Verify.Silent(Id, Domain + body + Route);

    [Fact]
    public void Silent_without_a_private_backend() => Verify.Silent(Id, Domain + """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } });
        var routes = api.AddRoutes(new V2.AddRoutesOptions { Path = "/", Integration = new HttpUrlIntegration("U", "https://example.com") });
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Domain + """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } });
        """ + Route, Domain + """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain }, DisableExecuteApiEndpoint = true });
        """ + Route);
}
