using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL207Tests
{
    private const string Id = "VPCL207";

    private const string Start = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var api = new V2.HttpApi(this, "Api");

        """;

    [Theory]
    [InlineData("""var i = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 53, {|VPCL207:Protocol = Protocol.UDP|} }));""")]
    [InlineData("""
        var listener = new NetworkListener(this, "L", new NetworkListenerProps { LoadBalancer = nlb, Port = 53, {|VPCL207:Protocol = Protocol.UDP|} });
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpNlbIntegration("I", listener) });
        """)]
    [InlineData("""
        NetworkListener Listen(string id, int port, Protocol protocol) => nlb.AddListener(id, new BaseNetworkListenerProps { Port = port, Protocol = protocol });
        var good = new HttpNlbIntegration("Good", Listen("A", 80, Protocol.TCP));
        var bad = new HttpNlbIntegration("Bad", Listen("B", 53, {|VPCL207:Protocol.UDP|}));
        """)] // at the call
    [InlineData("""
        var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" } });
        var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = own.Ref, Port = 443, {|VPCL207:Protocol = "QUIC"|}, DefaultActions = Array.Empty<object>() });
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = "abc", IntegrationUri = listener.Ref });
        """)]
    [InlineData("""
        nlb.AddListener("L", new BaseNetworkListenerProps { Port = 80, {|VPCL207:Protocol = Protocol.UDP|} });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        new Rest.RestApi(this, "Rest").Root.AddMethod("GET", new Rest.HttpIntegration("http://orders.example.com/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """)]
    [InlineData("""
        nlb.AddListener("Web", new BaseNetworkListenerProps { Port = 80 });
        nlb.AddListener("Dns", new BaseNetworkListenerProps { Port = 53, {|VPCL207:Protocol = Protocol.UDP|} });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        new Rest.RestApi(this, "Rest").Root.AddMethod("GET", new Rest.HttpIntegration("http://orders.example.com:53/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """)] // the port selects it
    public void Fires(string body) => Verify.Fires(Id, Start + body);

    [Fact]
    public void Is_a_warning_when_TCP_is_taken_too()
    {
        var found = Verify.Fires(Id, Start + """var i = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 80, {|VPCL207:Protocol = Protocol.TCP_UDP|} }));""");
        Assert.Equal(DiagnosticSeverity.Warning, found.Single().Severity);
    }

    [Theory]
    [InlineData("""var i = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 80 }));""")]
    [InlineData("""var i = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 80, Protocol = Protocol.TCP }));""")]
    [InlineData("""nlb.AddListener("L", new BaseNetworkListenerProps { Port = 53, Protocol = Protocol.UDP });""")] // no integration
    [InlineData("""
        nlb.AddListener("Web", new BaseNetworkListenerProps { Port = 80 });
        nlb.AddListener("Dns", new BaseNetworkListenerProps { Port = 53, Protocol = Protocol.UDP });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        new Rest.RestApi(this, "Rest").Root.AddMethod("GET", new Rest.HttpIntegration("http://orders.example.com/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """)]
    [InlineData("""var i = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 53, Protocol = System.Environment.GetEnvironmentVariable("X") == "1" ? Protocol.UDP : Protocol.TCP }));""")]
    [InlineData("""
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 53, Protocol = Protocol.UDP });
        ((CfnListener)listener.Node.DefaultChild!).Protocol = "TCP";
        var i = new HttpNlbIntegration("I", listener);
        """)]
    [InlineData("""
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 53, Protocol = Protocol.UDP })) });
        Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    public void Silent(string body) => Verify.Silent(Id, Start + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Start + """
        var i = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 80, Protocol = Protocol.UDP /* why */ }));
        """, Start + """
        var i = new HttpNlbIntegration("I", nlb.AddListener("L", new BaseNetworkListenerProps { Port = 80, Protocol = Protocol.TCP /* why */ }));
        """);

    [Fact]
    public void Fixed_in_L1()
    {
        const string L1 = Start + """
            var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" } });
            var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = own.Ref, Port = 80, Protocol = "UDP", DefaultActions = Array.Empty<object>() });
            new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = "abc", IntegrationUri = listener.Ref, IntegrationMethod = "ANY", PayloadFormatVersion = "1.0" });
            """;
        Verify.Fix(Id, L1, L1.Replace("\"UDP\"", "\"TCP\""));
    }
}
