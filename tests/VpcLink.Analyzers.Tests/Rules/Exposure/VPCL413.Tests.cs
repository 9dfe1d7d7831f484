using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL413Tests
{
    private const string Id = "VPCL413";

    private static string Acl(string scope) => $$"""
        var acl = new CfnWebACL(this, "Acl", new CfnWebACLProps
        {
            {{scope}},
            DefaultAction = new CfnWebACL.DefaultActionProperty { Allow = new CfnWebACL.AllowActionProperty() },
            VisibilityConfig = new CfnWebACL.VisibilityConfigProperty { CloudWatchMetricsEnabled = true, MetricName = "m", SampledRequestsEnabled = true },
        });
        var api = new Rest.RestApi(this, "Api");

        """;

    private const string Associated = """
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = acl.AttrArn, ResourceArn = api.DeploymentStage.StageArn });

        """;

    [Fact]
    public void Fires_at_the_scope() => Verify.Fires(Id, Acl("{|VPCL413:Scope = \"CLOUDFRONT\"|}") + Associated);

    [Fact]
    public void Fires_at_a_later_assignment() => Verify.Fires(Id, Acl("Scope = \"REGIONAL\"") + "{|VPCL413:acl.Scope = \"CLOUDFRONT\"|};\n" + Associated);

    [Fact]
    public void Fires_on_the_ARN_of_a_global_web_ACL() => Verify.Fires(Id, """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { {|VPCL413:WebAclArn = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/a1b2"|}, ResourceArn = alb.LoadBalancerArn });
        """);

    [Fact]
    public void Fires_across_stacks() => Verify.Rule(Id, Code.File("""
        public class Edge : Stack
        {
            public CfnWebACL Acl { get; }
            public Edge(Construct scope, string id) : base(scope, id) => Acl = Make({|VPCL413:"CLOUDFRONT"|});
            private CfnWebACL Make(string scope) => new CfnWebACL(this, "Acl", new CfnWebACLProps
            {
                Scope = scope,
                DefaultAction = new CfnWebACL.DefaultActionProperty { Allow = new CfnWebACL.AllowActionProperty() },
                VisibilityConfig = new CfnWebACL.VisibilityConfigProperty { CloudWatchMetricsEnabled = true, MetricName = "m", SampledRequestsEnabled = true },
            });
        }
        public class Api : Stack
        {
            public Api(Construct scope, string id, Edge edge) : base(scope, id) =>
                new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = edge.Acl.AttrArn, ResourceArn = new Rest.RestApi(this, "Api").DeploymentStage.StageArn });
        }
        public static class Program
        {
            public static void Main() { var app = new App(); _ = new Api(app, "Api", new Edge(app, "Edge")); }
        }
        """));

    [Fact]
    public void Silent_on_regional_web_ACLs() => Verify.Silent(Id, Acl("Scope = \"REGIONAL\"") + Associated);

    [Fact]
    public void Silent_on_a_web_ACL_that_nothing_regional_uses() => Verify.Silent(Id, Acl("Scope = \"CLOUDFRONT\""));

    [Fact]
    public void Silent_on_an_unknown_scope() => Verify.Silent(Id, Acl("Scope = System.Environment.GetEnvironmentVariable(\"SCOPE\")!") + Associated);

    [Fact]
    public void Silent_when_overridden() => Verify.Silent(Id, Acl("Scope = \"CLOUDFRONT\"") + "acl.AddPropertyOverride(\"Scope\", \"REGIONAL\");\n" + Associated);

    [Theory]
    [InlineData("Fn.ImportValue(\"AclArn\")")]
    [InlineData("\"arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/orders/a1b2\"")]
    public void Silent_on_other_ARNs(string arn) => Verify.Silent(Id, $$"""
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = {{arn}}, ResourceArn = new Rest.RestApi(this, "Api").DeploymentStage.StageArn });
        """);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Acl("Scope = \"CLOUDFRONT\" /* edge */") + Associated, Acl("Scope = \"REGIONAL\" /* edge */") + Associated);

    [Fact]
    public void No_fix_where_a_distribution_uses_it_too() => Verify.NoFix(Id, Acl("{|VPCL413:Scope = \"CLOUDFRONT\"|}") + Associated + """
        new Amazon.CDK.AWS.CloudFront.Distribution(this, "D", new Amazon.CDK.AWS.CloudFront.DistributionProps
        {
            WebAclId = acl.AttrArn,
            DefaultBehavior = new Amazon.CDK.AWS.CloudFront.BehaviorOptions { Origin = new Amazon.CDK.AWS.CloudFront.Origins.HttpOrigin("example.com") },
        });
        """);
}
