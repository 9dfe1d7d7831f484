using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL414Tests
{
    private const string Id = "VPCL414";

    private const string Api = """
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.MockIntegration());

        """;

    [Theory]
    [InlineData("""
        new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1", {|VPCL414:AllocationId = "eipalloc-1"|} } } });
        """)]
    [InlineData("""
        new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internet-facing", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1", {|VPCL414:PrivateIPv4Address = "10.0.0.5"|} } } });
        """)]
    [InlineData("""
        new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1", {|VPCL414:PrivateIPv4Address = "10.0.0.5"|} } } });
        """)] // without a scheme it faces the internet
    [InlineData("""
        new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { Map("subnet-1", {|VPCL414:"eipalloc-1"|}) } });
        CfnLoadBalancer.SubnetMappingProperty Map(string subnet, string address) => new CfnLoadBalancer.SubnetMappingProperty { SubnetId = subnet, AllocationId = address };
        """)]
    [InlineData("""
        new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, {|VPCL414:IpAddressType = IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4|} });
        """)]
    [InlineData("""
        new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = false, {|VPCL414:IpAddressType = IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4|} });
        """)]
    [InlineData("""
        new CfnLoadBalancer(this, "Alb", new CfnLoadBalancerProps { Scheme = "internal", Subnets = new[] { "subnet-1", "subnet-2" }, {|VPCL414:IpAddressType = "dualstack-without-public-ipv4"|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Api + Using(body));

    private static string Using(string body) => body.Replace("IpAddressType.DUAL", "Amazon.CDK.AWS.ElasticLoadBalancingV2.IpAddressType.DUAL");

    [Theory]
    [InlineData("""
        new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1", PrivateIPv4Address = "10.0.0.5" } } });
        """)]
    [InlineData("""
        new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internet-facing", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1", AllocationId = "eipalloc-1" } } });
        """)]
    [InlineData("""
        new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = System.Environment.GetEnvironmentVariable("SCHEME"), SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1", AllocationId = "eipalloc-1" } } });
        """)]
    [InlineData("""
        new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1", AllocationId = System.Environment.GetEnvironmentVariable("EIP") } } });
        """)] // null when it is not set
    [InlineData("""
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1", AllocationId = "eipalloc-1" } } });
        nlb.AddPropertyOverride("Scheme", "internet-facing");
        """)]
    [InlineData("""
        new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true, IpAddressType = IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4 });
        """)]
    [InlineData("""
        new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, IpAddressType = IpAddressType.DUAL_STACK });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Api + Using(body));

    [Fact]
    public void Fixed() => Verify.Fix(Id, Api + """
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { AllocationId = "eipalloc-1", SubnetId = "subnet-1" /* first */ } } });
        """, Api + """
        var nlb = new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { new CfnLoadBalancer.SubnetMappingProperty { SubnetId = "subnet-1" /* first */ } } });
        """);

    [Fact]
    public void Fixed_on_an_ALB() => Verify.Fix(Id, Api + """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { IpAddressType = Amazon.CDK.AWS.ElasticLoadBalancingV2.IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4, Vpc = vpc /* the network */ });
        """, Api + """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc /* the network */ });
        """);

    [Fact]
    public void No_fix_where_the_value_comes_from_elsewhere() => Verify.NoFix(Id, Api + """
        new CfnLoadBalancer(this, "Nlb", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", SubnetMappings = new[] { Map("subnet-1", {|VPCL414:"eipalloc-1"|}) } });
        CfnLoadBalancer.SubnetMappingProperty Map(string subnet, string address) => new CfnLoadBalancer.SubnetMappingProperty { SubnetId = subnet, AllocationId = address };
        """);
}
