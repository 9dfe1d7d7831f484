using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL113Tests
{
    private const string Id = "VPCL113";

    private const string Nlb = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var first = new Rest.VpcLink(this, "First", new Rest.VpcLinkProps { Targets = new[] { nlb } });

        """;

    [Theory]
    [InlineData("""var second = {|VPCL113:new Rest.VpcLink(this, "Second", new Rest.VpcLinkProps { Targets = new[] { nlb } })|};""")]
    [InlineData("""{|VPCL113:new Rest.CfnVpcLink(this, "Second", new Rest.CfnVpcLinkProps { Name = "l", TargetArns = new[] { nlb.LoadBalancerArn } })|};""")]
    [InlineData("""{|VPCL113:new VpcEndpointService(this, "Service", new VpcEndpointServiceProps { VpcEndpointServiceLoadBalancers = new[] { nlb } })|};""")]
    [InlineData("""{|VPCL113:new CfnVPCEndpointService(this, "Service", new CfnVPCEndpointServiceProps { NetworkLoadBalancerArns = new[] { nlb.LoadBalancerArn } })|};""")]
    [InlineData("""
        var second = {|VPCL113:new Rest.VpcLink(this, "Second")|};
        second.AddTargets(nlb);
        """)]
    public void Fires(string body) => Verify.Fires(Id, Nlb + body);

    [Theory]
    [InlineData("""var second = new V2.VpcLink(this, "Second", new V2.VpcLinkProps { Vpc = vpc });""")]
    [InlineData("""if (System.Environment.GetEnvironmentVariable("X") == "1") new Rest.VpcLink(this, "Second", new Rest.VpcLinkProps { Targets = new[] { nlb } });""")]
    [InlineData("""
        var other = new NetworkLoadBalancer(this, "Other", new NetworkLoadBalancerProps { Vpc = vpc });
        var second = new Rest.VpcLink(this, "Second", new Rest.VpcLinkProps { Targets = new[] { other } });
        """)]
    [InlineData("""
        var other = NetworkLoadBalancer.FromLookup(this, "Other", new NetworkLoadBalancerLookupOptions { LoadBalancerArn = Fn.ImportValue("Nlb") });
        var second = new Rest.VpcLink(this, "Second", new Rest.VpcLinkProps { Targets = new[] { other } });
        """)]
    [InlineData("""new VpcEndpointService(this, "Service", new VpcEndpointServiceProps { VpcEndpointServiceLoadBalancers = (IVpcEndpointServiceLoadBalancer[])Activator.CreateInstance(Type.GetType("X")!)! });""")]
    public void Silent(string body) => Verify.Silent(Id, Nlb + body);

    [Fact]
    public void Fixed_by_using_the_first_link() => Verify.Fix(Id, Nlb + """
        // for users
        var second = new Rest.VpcLink(this, "Second", new Rest.VpcLinkProps { Targets = new[] { nlb } }); // same NLB
        var name = second.VpcLinkId;
        """, Nlb + """
        // for users
        var second = first; // same NLB
        var name = second.VpcLinkId;
        """);

    [Theory, InlineData(""), InlineData("_ = ")]
    public void Fixed_by_removing_a_link_that_nothing_holds(string discard) => Verify.Fix(Id, Nlb + discard + """
        new Rest.VpcLink(this, "Second", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var last = 1;
        """, Nlb + """
        var last = 1;
        """);

    [Fact]
    public void Offers_no_fix_for_an_endpoint_service() => Verify.NoFix(Id, Nlb + """
        {|VPCL113:new VpcEndpointService(this, "Service", new VpcEndpointServiceProps { VpcEndpointServiceLoadBalancers = new[] { nlb } })|};
        """);

    [Fact]
    public void Silent_for_two_stages_of_one_stack() => Verify.Rule(Id, Code.File("""
        public class Service : Stack
        {
            public Service(Construct scope, string id) : base(scope, id)
            {
                var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = new Vpc(this, "Vpc") });
                new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });
            }
        }
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                new Service(app, "Test");
                new Service(app, "Prod");
            }
        }
        """));
}
