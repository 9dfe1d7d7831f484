using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Patterns;

public class VPCL804Tests
{
    private const string Id = "VPCL804";

    private static string Stack(string nlb, string cursor = "") => $$"""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, CrossZoneEnabled = true, {{nlb}} });
        var tcp = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        var api = new Rest.RestApi(this, "Api");
        api.Root.AddMethod("GET", {{cursor}}new Rest.Integration(new Rest.IntegrationProps
        {
            Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/",
            Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link },
        }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """;

    private static string Marked(string body) => body.Replace("new Rest.Integration(", "{|VPCL804:new Rest.Integration(").Replace("VpcLink = link },\n})", "VpcLink = link },\n})|}");

    [Theory]
    [InlineData("InternetFacing = true")]
    [InlineData("InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }")]
    public void Fires(string nlb) => Verify.Fires(Id, Marked(Stack(nlb)));

    [Fact]
    public void Names_the_whole_path() => Assert.Equal("Pattern 4, REST API → VPC link V1 → internet-facing NLB: 'api' → link 'link' → 'nlb' → listener 'tcp' (TCP 80) → public subnets of 'vpc'",
        Verify.Fires(Id, Marked(Stack("InternetFacing = true"))).Single().GetMessage());

    [Theory]
    [InlineData("InternetFacing = false")]
    [InlineData("InternetFacing = System.Environment.GetEnvironmentVariable(\"X\") == \"1\"")]
    public void Silent(string nlb) => Verify.Silent(Id, Stack(nlb));

    [Fact]
    public void Moves_to_pattern_3() => Refactor.Gives(Stack("InternetFacing = true /* for now */", "$$"), Stack("InternetFacing = false /* for now */"));

    [Fact]
    public void Moves_out_of_public_subnets_too() => Refactor.Gives(Stack("InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }", "$$"),
        Stack("InternetFacing = false, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }"));

    [Fact]
    public void Gives_Elastic_IPs_back()
    {
        const string Method = """
            var link = new Rest.CfnVpcLink(this, "Link", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.Ref } });
            new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
            {
                HttpMethod = "GET", ResourceId = "r", RestApiId = "a", AuthorizationType = "AWS_IAM",
                Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x", ConnectionType = "VPC_LINK", ConnectionId = link.Ref },
            });
            """;
        Refactor.Gives("""
            var nlb = $$new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internet-facing", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { AllocationId = "eipalloc-1", SubnetId = "subnet-1" } } });

            """ + Method, """
            var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1" } } });

            """ + Method);
    }

    [Fact]
    public void Is_offered_at_the_load_balancer_too() => Assert.Equal(["Move to pattern 3: internal NLB (CloudFormation replaces it and the link)"], Refactor.Offered(Stack("$$InternetFacing = true")));

    [Fact]
    public void Is_not_offered_on_pattern_3() => Assert.Empty(Refactor.Offered(Stack("InternetFacing = false", "$$")));
}
