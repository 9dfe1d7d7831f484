using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL411Tests
{
    private const string Id = "VPCL411";

    private const string Nlb = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });

        """;

    [Theory]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL411:ResourceArn = nlb.LoadBalancerArn|} });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL411:ResourceArn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/orders/50dc6c495c0c9188"|} });""")]
    [InlineData("""
        var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Type = "network", Scheme = "internal", Subnets = new[] { "subnet-1" } });
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL411:ResourceArn = own.Ref|} });
        """)]
    [InlineData("""
        var service = new Patterns.NetworkLoadBalancedFargateService(this, "S", new Patterns.NetworkLoadBalancedFargateServiceProps { Vpc = vpc, PublicLoadBalancer = false });
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL411:ResourceArn = service.LoadBalancer.LoadBalancerArn|} });
        """)]
    [InlineData("""
        Protect("One", {|VPCL411:nlb.LoadBalancerArn|});
        void Protect(string id, string resource) => new CfnWebACLAssociation(this, id, new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = resource });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Nlb + body);

    [Theory]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).LoadBalancerArn });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/orders/50dc6c495c0c9188" });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = Fn.ImportValue("BalancerArn") });""")]
    [InlineData("""
        var own = new CfnLoadBalancer(this, "Own", new CfnLoadBalancerProps { Type = System.Environment.GetEnvironmentVariable("TYPE"), Scheme = "internal", Subnets = new[] { "subnet-1" } });
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = own.Ref });
        """)]
    [InlineData("""
        var association = new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = nlb.LoadBalancerArn });
        association.AddPropertyOverride("ResourceArn", "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/orders/50dc6c495c0c9188");
        """)]
    public void Silent(string body) => Verify.Silent(Id, Nlb + body);

    [Fact]
    public void Silent_where_it_may_be_put_on_an_ALB() => Verify.Silent(Id, Nlb + """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = System.Environment.GetEnvironmentVariable("A") == "b" ? nlb.LoadBalancerArn : alb.LoadBalancerArn });
        """);
}
