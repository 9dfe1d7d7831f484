using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL307Tests
{
    private const string Id = "VPCL307";

    [Theory]
    [InlineData("""var link = {|VPCL307:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};""")]
    [InlineData("""var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, {|VPCL307:SecurityGroups = Array.Empty<ISecurityGroup>()|} });""")]
    [InlineData("""var link = {|VPCL307:new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new[] { "subnet-1" } })|};""")]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new[] { "subnet-1" }, {|VPCL307:SecurityGroupIds = new string[0]|} });""")]
    [InlineData("""var link = {|VPCL307:new V2.HttpApi(this, "Api").AddVpcLink(new V2.VpcLinkProps { Vpc = vpc })|};""")]
    [InlineData("""
        V2.VpcLink Make(string name) => {|VPCL307:new V2.VpcLink(this, name, new V2.VpcLinkProps { Vpc = vpc })|};
        Make("A");
        Make("B");
        """)]
    [InlineData("""
        var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false });
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = {|VPCL307:new HttpAlbIntegration("I", service.Listener)|} });
        """)]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultIntegration = {|VPCL307:new HttpNlbIntegration("I", nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 }))|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, body);

    [Theory]
    [InlineData("""
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        """)]
    [InlineData("""
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        link.AddSecurityGroups(new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc }));
        """)]
    [InlineData("""
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        ((V2.CfnVpcLink)link.Node.DefaultChild!).AddPropertyOverride("SecurityGroupIds", new[] { "sg-1" });
        """)]
    [InlineData("""var link = new V2.CfnVpcLink(this, "Link", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new[] { "subnet-1" }, SecurityGroupIds = new[] { "sg-1" } });""")]
    [InlineData("""var link = V2.VpcLink.FromVpcLinkAttributes(this, "Link", new V2.VpcLinkAttributes { VpcLinkId = "abc", Vpc = vpc });""")]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        """)]
    [InlineData("""
        ISecurityGroup[] groups = Activator.CreateInstance<ISecurityGroup[]>();
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = groups });
        """)]
    // The CDK throws for an imported listener without a link, which VPCL118 says.
    [InlineData("""
        var listener = ApplicationListener.FromLookup(this, "L", new ApplicationListenerLookupOptions { ListenerArn = "arn" });
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener) });
        """)]
    // An integration that no route uses makes no link.
    [InlineData("""
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var unused = new HttpAlbIntegration("I", alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false }));
        """)]
    // The API keeps to the link that AddVpcLink made.
    [InlineData("""
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var api = new V2.HttpApi(this, "Api");
        api.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener) });
        """)]
    [InlineData("""
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        foreach (var child in this.Node.FindAll()) if (child is V2.CfnVpcLink l) l.SecurityGroupIds = new[] { "sg-1" };
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                // The way in.
                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link }), Authorizer = new HttpIamAuthorizer() });
        """, """
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var linkSecurityGroup = new SecurityGroup(this, "LinkSecurityGroup", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true });
                // The way in.
                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkSecurityGroup } });
                listener.Connections.AllowDefaultPortFrom(linkSecurityGroup, "API Gateway VPC link");
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link }), Authorizer = new HttpIamAuthorizer() });
        """);

    [Fact]
    public void Fixed_at_every_listener_and_for_nlbs_by_port() => Verify.Fix(Id, """
                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
                var nlbGroup = new SecurityGroup(this, "NlbGroup", new SecurityGroupProps { Vpc = vpc });
                var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { nlbGroup } });
                var tcp = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 8080 });
                var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false });
                var a = new HttpNlbIntegration("A", tcp, new HttpNlbIntegrationProps { VpcLink = link });
                var b = new HttpAlbIntegration("B", service.Listener, new HttpAlbIntegrationProps { VpcLink = link });
        """, """
                var linkSecurityGroup = new SecurityGroup(this, "LinkSecurityGroup", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true });
                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkSecurityGroup } });
                var nlbGroup = new SecurityGroup(this, "NlbGroup", new SecurityGroupProps { Vpc = vpc });
                var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { nlbGroup } });
                var tcp = nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 8080 });
                nlb.Connections.AllowFrom(linkSecurityGroup, Port.Tcp(8080), "API Gateway VPC link");
                var service = new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false, OpenListener = false });
                service.Listener.Connections.AllowDefaultPortFrom(linkSecurityGroup, "API Gateway VPC link");
                var a = new HttpNlbIntegration("A", tcp, new HttpNlbIntegrationProps { VpcLink = link });
                var b = new HttpAlbIntegration("B", service.Listener, new HttpAlbIntegrationProps { VpcLink = link });
        """);

    [Fact]
    public void Fixed_by_making_the_link_explicitly_for_all_that_share_it() => Verify.Fix(Id, """
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var api = new V2.HttpApi(this, "Api");
                var link = "taken";
                api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("X", listener), Authorizer = new HttpIamAuthorizer() });
                api.AddRoutes(new V2.AddRoutesOptions { Path = "/y", Integration = new HttpAlbIntegration("Y", listener, new HttpAlbIntegrationProps { Timeout = Duration.Seconds(5) }), Authorizer = new HttpIamAuthorizer() });
        """, """
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var api = new V2.HttpApi(this, "Api");
                var link = "taken";
                var xLinkSecurityGroup = new SecurityGroup(this, "XLinkSecurityGroup", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true });
                var xLink = new V2.VpcLink(this, "XLink", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { xLinkSecurityGroup } });
                api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("X", listener, new HttpAlbIntegrationProps { VpcLink = xLink }), Authorizer = new HttpIamAuthorizer() });
                listener.Connections.AllowDefaultPortFrom(xLinkSecurityGroup, "API Gateway VPC link");
                api.AddRoutes(new V2.AddRoutesOptions { Path = "/y", Integration = new HttpAlbIntegration("Y", listener, new HttpAlbIntegrationProps { Timeout = Duration.Seconds(5), VpcLink = xLink }), Authorizer = new HttpIamAuthorizer() });
        """);

    /// <summary>The group stands before the props that name it, wherever these are made.</summary>
    [Fact]
    public void Fixed_where_the_props_are_made_before_the_link() => Verify.Fix(Id, """
                var listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var linkProps = new V2.VpcLinkProps { Vpc = vpc };
                var api = new V2.HttpApi(this, "Api");
                var link = new V2.VpcLink(this, "Link", linkProps);
                var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """, """
                var listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var linkSecurityGroup = new SecurityGroup(this, "LinkSecurityGroup", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true });
                var linkProps = new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkSecurityGroup } };
                var api = new V2.HttpApi(this, "Api");
                var link = new V2.VpcLink(this, "Link", linkProps);
                var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
                listener.Connections.AllowDefaultPortFrom(linkSecurityGroup, "API Gateway VPC link");
        """);

    /// <summary>A group that no listener would admit turns a link that may work into one that does not.</summary>
    [Theory]
    [InlineData("""var link = {|VPCL307:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};""")]
    [InlineData("""
        var link = {|VPCL307:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};
        var listener = ApplicationListener.FromLookup(this, "L", new ApplicationListenerLookupOptions { ListenerArn = "arn" });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """)]
    public void Not_fixed_where_no_listener_is_known(string body) => Verify.NoFix(Id, body);

    [Fact]
    public void Not_fixed_where_the_link_is_in_another_vpc_than_its_load_balancer() => Verify.NoFix(Id, """
        var listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "Other") }).AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var link = {|VPCL307:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link });
        """);

    [Theory]
    [InlineData("orders", true)]
    [InlineData("alb", false)]
    [InlineData("orders, alb", false)]
    [InlineData("", false)]
    public void Says_who_could_admit_the_link(string leadsTo, bool isService)
    {
        var found = Verify.Fires(Id, """
            var space = new PrivateDnsNamespace(this, "Space", new PrivateDnsNamespaceProps { Vpc = vpc, Name = "internal" });
            var service = space.CreateService("Orders", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
            var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
            var link = {|VPCL307:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};

            """ + (leadsTo.Contains("orders") ? """var a = new HttpServiceDiscoveryIntegration("A", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = link });""" : "")
            + (leadsTo.Contains("alb") ? """var b = new HttpAlbIntegration("B", listener, new HttpAlbIntegrationProps { VpcLink = link });""" : ""));
        var message = Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.EndsWith(isService ? "no security group that the services could admit; give it one of its own and admit that in theirs"
            : "no security group that a load balancer could admit; give it one of its own and admit that at the listener", message);
    }

    [Fact]
    public void Fixed_for_a_link_whose_id_has_quotes() => Verify.Fix(Id, """
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var link = new V2.VpcLink(this, "The \"Link\"", new V2.VpcLinkProps { Vpc = vpc });
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link }), Authorizer = new HttpIamAuthorizer() });
        """, """
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var linkSecurityGroup = new SecurityGroup(this, "The \"Link\"SecurityGroup", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true });
                var link = new V2.VpcLink(this, "The \"Link\"", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { linkSecurityGroup } });
                listener.Connections.AllowDefaultPortFrom(linkSecurityGroup, "API Gateway VPC link");
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = link }), Authorizer = new HttpIamAuthorizer() });
        """);

    [Fact]
    public void Fixed_with_names_that_are_keywords() => Verify.Fix(Id, """
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var @lock = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var @event = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", @lock, new HttpAlbIntegrationProps { VpcLink = @event }), Authorizer = new HttpIamAuthorizer() });
        """, """
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
                var @lock = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                var eventSecurityGroup = new SecurityGroup(this, "LinkSecurityGroup", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true });
                var @event = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { eventSecurityGroup } });
                @lock.Connections.AllowDefaultPortFrom(eventSecurityGroup, "API Gateway VPC link");
                new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", @lock, new HttpAlbIntegrationProps { VpcLink = @event }), Authorizer = new HttpIamAuthorizer() });
        """);
}
