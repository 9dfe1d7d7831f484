using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL118Tests
{
    private const string Id = "VPCL118";

    private const string Imported = """
        var listener = ApplicationListener.FromApplicationListenerAttributes(this, "Listener", new ApplicationListenerAttributes { ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef", SecurityGroup = SecurityGroup.FromSecurityGroupId(this, "Sg", "sg-1") });

        """;

    [Theory]
    [InlineData("""
        {0}
        var i = {|VPCL118:new HttpAlbIntegration("I", listener)|};
        """)]
    [InlineData("""
        {0}
        var i = {|VPCL118:new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { Method = V2.HttpMethod.GET })|};
        """)]
    [InlineData("""
        {0}
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { {|VPCL118:VpcLink = null|} });
        """)]
    [InlineData("""var i = {|VPCL118:new HttpNlbIntegration("I", NetworkListener.FromNetworkListenerArn(this, "L", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/x/0123456789abcdef/0123456789abcdef"))|};""")]
    [InlineData("""
        var alb = ApplicationLoadBalancer.FromApplicationLoadBalancerAttributes(this, "Alb", new ApplicationLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/x/0123456789abcdef", SecurityGroupId = "sg-1" });
        var i = {|VPCL118:new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }))|};
        """)]
    [InlineData("""
        Route({0:v});
        void Route(IApplicationListener given) => {|VPCL118:new HttpAlbIntegration("I", given)|}.ToString();
        """)]
    public void Fires(string body) => Verify.Fires(Id, body.Replace("{0}", Imported).Replace("{0:v}", """ApplicationListener.FromApplicationListenerAttributes(this, "Listener", new ApplicationListenerAttributes { ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef", SecurityGroup = SecurityGroup.FromSecurityGroupId(this, "Sg", "sg-1") })"""));

    [Theory]
    [InlineData("""
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        var i = new HttpAlbIntegration("I", ApplicationListener.FromApplicationListenerAttributes(this, "Listener", new ApplicationListenerAttributes { ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef", SecurityGroup = SecurityGroup.FromSecurityGroupId(this, "Sg", "sg-1") }), new HttpAlbIntegrationProps { VpcLink = link });
        """)]
    [InlineData("""
        var i = new HttpAlbIntegration("I", ApplicationListener.FromApplicationListenerAttributes(this, "Listener", new ApplicationListenerAttributes { ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef", SecurityGroup = SecurityGroup.FromSecurityGroupId(this, "Sg", "sg-1") }), new HttpAlbIntegrationProps { VpcLink = (V2.IVpcLink)Activator.CreateInstance(Type.GetType("X")!)! });
        """)]
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)]
    [InlineData("""
        var alb = ApplicationLoadBalancer.FromApplicationLoadBalancerAttributes(this, "Alb", new ApplicationLoadBalancerAttributes { LoadBalancerArn = "arn", SecurityGroupId = "sg-1", Vpc = vpc });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)]
    [InlineData("""
        var alb = ApplicationLoadBalancer.FromLookup(this, "Alb", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        var i = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80 }));
        """)]
    [InlineData("""
        void Route(IApplicationListener given) => new HttpAlbIntegration("I", given).ToString();
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed_by_the_link_in_scope() => Verify.Fix(Id, """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var i = new HttpAlbIntegration("I", ApplicationListener.FromApplicationListenerAttributes(this, "Listener", new ApplicationListenerAttributes { ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef", SecurityGroup = SecurityGroup.FromSecurityGroupId(this, "Sg", "sg-1") })); // imported
        """, """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var i = new HttpAlbIntegration("I", ApplicationListener.FromApplicationListenerAttributes(this, "Listener", new ApplicationListenerAttributes { ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef", SecurityGroup = SecurityGroup.FromSecurityGroupId(this, "Sg", "sg-1") }), new HttpAlbIntegrationProps { VpcLink = link }); // imported
        """);

    [Fact]
    public void Fixed_by_a_new_link_that_two_integrations_share() => Verify.Fix(Id, Imported + """
                // orders
                var orders = new HttpAlbIntegration("Orders", listener);
                var users = new HttpAlbIntegration("Users", listener);
        """, Imported + """
                var vpcLink = new V2.VpcLink(this, "VpcLink", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new[] { new SecurityGroup(this, "VpcLinkSecurityGroup", new SecurityGroupProps { Vpc = vpc }) } });
                // orders
                var orders = new HttpAlbIntegration("Orders", listener, new HttpAlbIntegrationProps { VpcLink = vpcLink });
                var users = new HttpAlbIntegration("Users", listener, new HttpAlbIntegrationProps { VpcLink = vpcLink });
        """);

    [Fact]
    public void Offers_no_fix_where_two_vpcs_are_in_scope() => Verify.NoFix(Id, Imported + """
        var other = new Vpc(this, "Other");
        var i = {|VPCL118:new HttpAlbIntegration("I", listener)|};
        """);
}
