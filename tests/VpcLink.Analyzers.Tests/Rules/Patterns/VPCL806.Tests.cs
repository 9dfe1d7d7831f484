using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Patterns;

public class VPCL806Tests
{
    private const string Id = "VPCL806";

    [Fact]
    public void Names_the_whole_path() => Assert.Equal("HTTP API → VPC link V2 → NLB: 'api' → a link of its own → 'nlb' → listener 'tcp' (TCP 8080) → private subnets of 'vpc'", Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var tcp = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 8080 });
        var api = new V2.HttpApi(this, "Api");
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = {|VPCL806:new HttpNlbIntegration("I", tcp)|} });
        """).Single().GetMessage());

    [Fact]
    public void Fires_on_an_internet_facing_one_too() => Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = true });
        var i = {|VPCL806:new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 8080 }))|};
        """);

    [Theory]
    [InlineData("""var i = new HttpNlbIntegration("I", NetworkListener.FromNetworkListenerArn(this, "L", "arn:aws:elasticloadbalancing:eu-west-1:1:listener/net/x/1/2"), new HttpNlbIntegrationProps { VpcLink = link });""")]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = System.Environment.GetEnvironmentVariable("X") == "1" });
        var i = new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 8080 }), new HttpNlbIntegrationProps { VpcLink = link });
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }), new HttpAlbIntegrationProps { VpcLink = link });
        """)]
    public void Silent(string body) => Verify.Silent(Id, """
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });

        """ + body);
}
