using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL129Tests
{
    private const string Id = "VPCL129";

    private const string Network = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var http = new V2.HttpApi(this, "Http");
        var rest = new Rest.RestApi(this, "Rest");

        """;

    [Theory]
    [InlineData("""
        var shared = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        var other = new V2.HttpApi(this, "Other");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared });
        {|VPCL129:other.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared })|};
        """)]
    [InlineData("""
        var shared = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        var other = new V2.HttpApi(this, "Other");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/b", Integration = shared });
        {|VPCL129:other.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared })|};
        other.AddRoutes(new V2.AddRoutesOptions { Path = "/b", Integration = shared });
        """)]
    [InlineData("""
        var shared = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        var other = new V2.HttpApi(this, "Other");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared });
        var third = {|VPCL129:new V2.HttpApi(this, "Third", new V2.HttpApiProps { DefaultIntegration = shared })|};
        """)]
    [InlineData("""
        var shared = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        var other = new V2.HttpApi(this, "Other");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared });
        var route = {|VPCL129:new V2.HttpRoute(this, "R", new V2.HttpRouteProps { HttpApi = other, RouteKey = V2.HttpRouteKey.DEFAULT, Integration = shared })|};
        """)]
    [InlineData("""
        var url = new HttpUrlIntegration("U", "https://example.com");
        var other = new V2.HttpApi(this, "Other");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = url });
        {|VPCL129:other.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = url })|};
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""
        var shared = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        var other = new V2.HttpApi(this, "Other");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared });
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/b", Integration = shared });
        """)]
    [InlineData("""
        var shared = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        var other = new V2.HttpApi(this, "Other");
        if (System.Environment.GetEnvironmentVariable("X") == "1") http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared });
        else other.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared });
        """)]
    [InlineData("""
        V2.HttpRouteIntegration Make(string id) => new HttpAlbIntegration(id, listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        var other = new V2.HttpApi(this, "Other");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = Make("A") });
        other.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = Make("B") });
        """)]
    [InlineData("""
        var shared = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        var other = new V2.HttpApi(this, "Other");
        http.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = shared });
        other.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = System.Environment.GetEnvironmentVariable("X") == "1" ? shared : new HttpUrlIntegration("U", "https://example.com") });
        """)]
    [InlineData("""
        var shared = new Rest.HttpIntegration("https://example.com");
        rest.Root.AddMethod("GET", shared);
        new Rest.RestApi(this, "Second").Root.AddMethod("GET", shared);
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);
}
