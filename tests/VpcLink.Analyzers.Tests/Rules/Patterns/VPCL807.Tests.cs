using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Patterns;

public class VPCL807Tests
{
    private const string Id = "VPCL807";

    private const string Service = """
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        var names = new PrivateDnsNamespace(this, "Names", new PrivateDnsNamespaceProps { Vpc = vpc, Name = "hr.internal" });
        var orders = names.CreateService("Orders", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
        var api = new V2.HttpApi(this, "Api");

        """;

    [Fact]
    public void Names_the_whole_path() => Assert.Equal("HTTP API → VPC link V2 → Cloud Map service: 'api' → link 'link' → Cloud Map service 'orders'", Verify.Fires(Id, Service + """
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = {|VPCL807:new HttpServiceDiscoveryIntegration("I", orders, new HttpServiceDiscoveryIntegrationProps { VpcLink = link })|} });
        """).Single().GetMessage());

    [Fact]
    public void Fires_in_L1() => Verify.Fires(Id, Service + """
        {|VPCL807:new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationUri = orders.ServiceArn })|};
        """);

    [Theory]
    [InlineData("""var i = new HttpServiceDiscoveryIntegration("I", orders);""")] // no link: VPCL120
    [InlineData("""var i = new HttpServiceDiscoveryIntegration("I", orders, new HttpServiceDiscoveryIntegrationProps { VpcLink = V2.VpcLink.FromVpcLinkAttributes(this, "Imported", new V2.VpcLinkAttributes { VpcLinkId = "abc", Vpc = vpc }) });""")]
    public void Silent(string body) => Verify.Silent(Id, Service + body);
}
