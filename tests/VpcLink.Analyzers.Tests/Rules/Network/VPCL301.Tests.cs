using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL301Tests
{
    private const string Id = "VPCL301";

    private static void Fires(string body) => Verify.Rule(Id, Code.Bare(body));

    [Theory]
    [InlineData("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var link = {|VPCL301:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};
        """)]
    [InlineData("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = "Db", SubnetType = SubnetType.PRIVATE_ISOLATED }] });
        var link = {|VPCL301:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};
        """)]
    [InlineData("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new ISubnetConfiguration[] { new SubnetConfiguration { Name = "Edge", SubnetType = SubnetType.PUBLIC } } });
        var link = {|VPCL301:new V2.HttpApi(this, "Api").AddVpcLink(new V2.VpcLinkProps { Vpc = vpc })|};
        """)]
    [InlineData("""
        var configuration = new SubnetConfiguration { Name = "Apps", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, Reserved = true };
        var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { configuration, new SubnetConfiguration { Name = "Edge", SubnetType = SubnetType.PUBLIC } } });
        var link = {|VPCL301:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};
        """)]
    [InlineData("""
        var vpc = Vpc.FromVpcAttributes(this, "Vpc", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "a", "b" }, IsolatedSubnetIds = new[] { "subnet-1", "subnet-2" } });
        var link = {|VPCL301:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};
        """)]
    [InlineData("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, {|VPCL301:Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }|} });
        """)]
    [InlineData("""
        var vpc = new Vpc(this, "Vpc");
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, {|VPCL301:Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }|} });
        """)]
    [InlineData("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = {|VPCL301:new HttpAlbIntegration("I", listener)|} });
        """)]
    public void Fires_where_the_vpc_has_none(string body) => Fires(body);

    [Fact]
    public void Fires_on_one_integration_of_those_that_share_a_link() => Fires("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var listener = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var api = new V2.HttpApi(this, "Api");
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = {|VPCL301:new HttpNlbIntegration("X", listener)|} });
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/y", Integration = new HttpNlbIntegration("Y", listener) });
        """);

    [Fact]
    public void Fires_across_stacks_and_parameters() => Verify.Rule(Id, Code.File("""
        public class NetStack : Stack
        {
            public IVpc Network { get; }
            public NetStack(Construct scope, string id, int gateways) : base(scope, id) => Network = new Vpc(this, "Vpc", new VpcProps { NatGateways = gateways });
        }
        public class ApiStack : Stack
        {
            public ApiStack(Construct scope, string id, NetStack net) : base(scope, id)
            {
                _ = {|VPCL301:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = net.Network })|};
            }
        }
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                _ = new ApiStack(app, "Api", new NetStack(app, "Net", 0));
            }
        }
        """));

    [Theory]
    [InlineData("var vpc = new Vpc(this, \"Vpc\"); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc });")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { NatGateways = 1 }); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc });")]
    [InlineData("var vpc = Vpc.FromLookup(this, \"Vpc\", new VpcLookupOptions { VpcName = \"main\" }); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc });")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { NatGateways = int.Parse(System.Environment.GetEnvironmentVariable(\"NAT\")!) }); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc });")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { NatGateways = System.Environment.GetEnvironmentVariable(\"NAT\") is null ? 0 : 1 }); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc });")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { NatGateways = 0 }); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { NatGateways = 0 }); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection() });")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { NatGateways = 0 }); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection { Subnets = vpc.IsolatedSubnets } });")]
    // A configuration that asks for private subnets has them, whatever gives them egress.
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { NatGateways = 0, SubnetConfiguration = new[] { new SubnetConfiguration { Name = \"Apps\", SubnetType = SubnetType.PRIVATE_WITH_EGRESS } } }); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc });")]
    [InlineData("var vpc = Vpc.FromVpcAttributes(this, \"Vpc\", new VpcAttributes { VpcId = \"vpc-1\", AvailabilityZones = new[] { \"a\" }, PrivateSubnetIds = new[] { \"subnet-1\" } }); var link = new V2.VpcLink(this, \"Link\", new V2.VpcLinkProps { Vpc = vpc });")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { NatGateways = 0 }); var link = new V2.CfnVpcLink(this, \"Link\", new V2.CfnVpcLinkProps { Name = \"l\", SubnetIds = vpc.SelectSubnets().SubnetIds });")]
    [InlineData("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var unused = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        """)]
    // The API keeps to the link that AddVpcLink made for the VPC.
    [InlineData("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var api = new V2.HttpApi(this, "Api");
        api.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener) });
        """)]
    public void Silent(string body) => Verify.Rule(Id, Code.Bare(body));

    [Fact]
    public void Fixed() => Verify.FixSources(Id, [Code.Bare("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps
        {
            Vpc = vpc, // no way out
        });
        """)], [Code.Bare("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps
        {
            Vpc = vpc, // no way out
            Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
        });
        """)]);

    [Fact]
    public void Fixed_where_the_selection_is_written() => Verify.FixSources(Id, [Code.Bare("""
        var vpc = new Vpc(this, "Vpc");
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, Subnets = /* deep inside */ new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
        """)], [Code.Bare("""
        var vpc = new Vpc(this, "Vpc");
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, Subnets = /* deep inside */ new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
        """)]);

    [Fact]
    public void Fixed_by_making_the_link_explicitly() => Verify.FixSources(Id, [Code.Bare("""
                var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var orders = new HttpAlbIntegration("Orders", listener); // the orders
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = orders, Authorizer = new HttpIamAuthorizer() });
        """)], [Code.Bare("""
                var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var ordersLinkSecurityGroup = new SecurityGroup(this, "OrdersLinkSecurityGroup", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true });
                var ordersLink = new V2.VpcLink(this, "OrdersLink", new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }, SecurityGroups = new ISecurityGroup[] { ordersLinkSecurityGroup } });
                var orders = new HttpAlbIntegration("Orders", listener, new HttpAlbIntegrationProps { VpcLink = ordersLink }); // the orders
                listener.Connections.AllowDefaultPortFrom(ordersLinkSecurityGroup, "API Gateway VPC link");
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = orders, Authorizer = new HttpIamAuthorizer() });
        """)]);
}
