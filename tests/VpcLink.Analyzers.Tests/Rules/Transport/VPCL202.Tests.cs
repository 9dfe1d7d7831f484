using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL202Tests
{
    private const string Id = "VPCL202";

    private const string Start = """
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var api = new V2.HttpApi(this, "Api");

        """;

    [Theory]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { {|VPCL202:SecureServerName = "orders.example.com"|} });""")]
    [InlineData("""
        const string Name = "orders.example.com";
        var settings = new HttpAlbIntegrationProps { VpcLink = link };
        {|VPCL202:settings.SecureServerName = Name|};
        var i = new HttpAlbIntegration("I", listener, settings);
        """)]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { {|VPCL202:SecureServerName = $"{alb.LoadBalancerDnsName}"|} });""")]
    [InlineData("""
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps
        {
            ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationUri = listener.ListenerArn,
            TlsConfig = new V2.CfnIntegration.TlsConfigProperty { {|VPCL202:ServerNameToVerify = "orders.example.com"|} },
        });
        """)]
    [InlineData("""
        new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = api, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, IntegrationUri = "https://example.com/", {|VPCL202:SecureServerName = "example.com"|} });
        """)] // not private
    [InlineData("""
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps
        {
            ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", IntegrationUri = "https://example.com/", ConnectionType = "INTERNET",
            TlsConfig = new V2.CfnIntegration.TlsConfigProperty { {|VPCL202:ServerNameToVerify = "example.com"|} },
        });
        """)]
    [InlineData("""
        HttpAlbIntegration To(string name) => new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = name });
        To({|VPCL202:"orders.example.com"|});
        """)]
    public void Fires(string body) => Verify.Fires(Id, Start + body);

    [Theory]
    [InlineData("""var i = new HttpAlbIntegration("I", listener);""")]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = null });""")]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = System.Environment.GetEnvironmentVariable("NAME") });""")] // may be null
    [InlineData("""
        var tcp = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc }).AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var i = new HttpNlbIntegration("I", tcp, new HttpNlbIntegrationProps { SecureServerName = "orders.example.com" });
        """)] // passthrough
    [InlineData("""
        ((CfnListener)listener.Node.DefaultChild!).AddPropertyOverride("Protocol", "HTTPS");
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = "orders.example.com" });
        """)]
    [InlineData("""
        var imported = ApplicationListener.FromLookup(this, "L", new ApplicationListenerLookupOptions { ListenerArn = "arn" });
        var i = new HttpAlbIntegration("I", imported, new HttpAlbIntegrationProps { VpcLink = link, SecureServerName = "orders.example.com" });
        """)]
    [InlineData("""
        new V2.HttpIntegration(this, "I", new V2.HttpIntegrationProps { HttpApi = api, IntegrationType = V2.HttpIntegrationType.HTTP_PROXY, IntegrationUri = "arn", ConnectionId = link.VpcLinkId, SecureServerName = "example.com" });
        """)] // the connection type is missing, which is another rule's
    public void Silent(string body) => Verify.Silent(Id, Start + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Start + """
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps
        {
            VpcLink = link, // ours
            SecureServerName = "orders.example.com",
            Timeout = Duration.Seconds(10),
        });
        """, Start + """
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps
        {
            VpcLink = link, // ours
            Timeout = Duration.Seconds(10),
        });
        """);

    [Fact]
    public void Fixed_in_L1() => Verify.Fix(Id, Start + """
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps
        {
            ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationUri = listener.ListenerArn, IntegrationMethod = "ANY", PayloadFormatVersion = "1.0",
            TlsConfig = new V2.CfnIntegration.TlsConfigProperty { ServerNameToVerify = "orders.example.com" },
        });
        """, Start + """
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps
        {
            ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationUri = listener.ListenerArn, IntegrationMethod = "ANY", PayloadFormatVersion = "1.0",
        });
        """);
}
