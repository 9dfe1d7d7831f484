using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Patterns;

public class VPCL803Tests
{
    private const string Id = "VPCL803";

    private const string Method = """
        var api = new Rest.RestApi(this, "Api");
        api.Root.AddMethod("GET", {|VPCL803:new Rest.Integration(new Rest.IntegrationProps
        {
            Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/",
            Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link },
        })|});
        """;

    [Fact]
    public void Names_the_whole_path() => Assert.Equal("Pattern 3, REST API → VPC link V1 → internal NLB: 'api' → link 'link' → 'nlb' → listener 'tcp' (TCP 80) → private subnets of 'vpc'", Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var tcp = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        """ + Method).Single().GetMessage());

    [Fact]
    public void Fires_whatever_subnets_it_stands_in() => Verify.Fires(Id, """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = Vpc.FromLookup(this, "Found", new VpcLookupOptions { VpcId = "vpc-1" }) });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        """ + Method);

    [Fact]
    public void Fires_in_L1() => Verify.Fires(Id, """
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" } });
        var link = new Rest.CfnVpcLink(this, "Link", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.Ref } });
        {|VPCL803:new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x", ConnectionType = "VPC_LINK", ConnectionId = link.Ref },
        })|};
        """);

    [Theory]
    [InlineData("new NetworkLoadBalancer(this, \"Nlb\", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = true })")]
    [InlineData("new NetworkLoadBalancer(this, \"Nlb\", new NetworkLoadBalancerProps { Vpc = vpc, InternetFacing = System.Environment.GetEnvironmentVariable(\"X\") == \"1\" })")]
    [InlineData("NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, \"Nlb\", new NetworkLoadBalancerAttributes { LoadBalancerArn = \"arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/x/1\" })")]
    public void Silent(string balancer) => Verify.Silent(Id, $$"""
        var nlb = {{balancer}};
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        """ + Method.Replace("{|VPCL803:", "").Replace("|}", ""));
}
