using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL410Tests
{
    private const string Id = "VPCL410";

    private const string Api = """
        var api = new V2.HttpApi(this, "Api");

        """;

    [Theory]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = $"arn:aws:apigateway:{Region}::/apis/{api.ApiId}/stages/$default"|} });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = $"arn:{Partition}:apigateway:{Region}::/apis/{api.ApiId}/stages/{api.DefaultStage!.StageName}"|} });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = "arn:aws:apigateway:eu-west-1::/apis/a1b2c3d4/stages/prod"|} });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = api.ArnForExecuteApi()|} });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = api.DefaultStage!.StageName|} });""")]
    [InlineData("""
        var arn = "arn:aws:apigateway:" + Region + "::/apis/" + api.HttpApiId + "/stages/$default";
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = arn|} });
        """)]
    [InlineData("""
        var stage = new V2.CfnStage(this, "Stage", new V2.CfnStageProps { ApiId = api.ApiId, StageName = "prod" });
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = stage.Ref|} });
        """)]
    [InlineData("""
        var chat = new V2.WebSocketApi(this, "Chat");
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = $"arn:aws:apigateway:{Region}::/apis/{chat.ApiId}/stages/prod"|} });
        """)]
    [InlineData("""
        Protect({|VPCL410:$"arn:aws:apigateway:{Region}::/apis/{api.ApiId}/stages/$default"|});
        void Protect(string resource) => new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = resource });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Api + body);

    [Theory]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = new Rest.RestApi(this, "Rest").DeploymentStage.StageArn });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = "arn:aws:appsync:eu-west-1:111122223333:apis/abc" });""")] // AppSync's ARNs hold apis/ too
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = $"arn:aws:apigateway:{Region}::/restapis/abc/stages/prod" });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).LoadBalancerArn });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = Fn.ImportValue("StageArn") });""")]
    [InlineData("""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = new CfnParameter(this, "P").ValueAsString });""")]
    [InlineData("""
        var association = new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = $"arn:aws:apigateway:{Region}::/apis/{api.ApiId}/stages/$default" });
        association.AddPropertyOverride("ResourceArn", Fn.ImportValue("StageArn"));
        """)]
    [InlineData("""
        var association = new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = $"arn:aws:apigateway:{Region}::/apis/{api.ApiId}/stages/$default" });
        association.ResourceArn = Fn.ImportValue("StageArn");
        """)]
    [InlineData("""
        var arn = System.Environment.GetEnvironmentVariable("REST") == "1" ? Fn.ImportValue("StageArn") : $"arn:aws:apigateway:{Region}::/apis/{api.ApiId}/stages/$default";
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = arn });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Api + body);

    [Fact]
    public void Names_the_API_that_is_meant() => Assert.Contains("'api'", Verify.Fires(Id, Api + """
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = $"arn:aws:apigateway:{Region}::/apis/{api.ApiId}/stages/$default"|} });
        """).Single().GetMessage());

    [Fact]
    public void No_fix() => Verify.NoFix(Id, Api + """
        new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL410:ResourceArn = $"arn:aws:apigateway:{Region}::/apis/{api.ApiId}/stages/$default"|} });
        """);
}
