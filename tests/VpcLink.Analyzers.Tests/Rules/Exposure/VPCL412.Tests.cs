using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL412Tests
{
    private const string Id = "VPCL412";

    private const string Api = """
        var api = new Rest.RestApi(this, "Api");

        """;

    private static string Association(string arn) => $$"""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = {{arn}} });""";

    private static string Marked(string arn) => $$"""new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", {|VPCL412:ResourceArn = {{arn}}|} });""";

    [Theory]
    [InlineData("api.RestApiId")]
    [InlineData("api.DeploymentStage.StageName")]
    [InlineData("api.ArnForExecuteApi()")]
    [InlineData("api.Url")]
    [InlineData("$\"arn:aws:apigateway:{Region}::/restapis/{api.RestApiId}\"")]
    [InlineData("$\"arn:aws:execute-api:{Region}:{Account}:{api.RestApiId}/prod\"")]
    [InlineData("\"prod\"")]
    [InlineData("\"arn:aws:cloudfront::111122223333:distribution/E1ABCDEF\"")]
    [InlineData("\"arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/orders/50dc6c495c0c9188/f2f7dc8efc522ab2\"")]
    public void Fires(string arn) => Verify.Fires(Id, Api + Marked(arn));

    [Fact]
    public void Fires_on_the_Ref_of_an_L1_stage() => Verify.Fires(Id, """
        var stage = new Rest.CfnStage(this, "Stage", new Rest.CfnStageProps { RestApiId = "a", StageName = "prod" });
        """ + Marked("stage.Ref"));

    [Fact]
    public void Fires_on_a_listener() => Verify.Fires(Id, """
        var listener = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc }).AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        """ + Marked("listener.ListenerArn"));

    [Fact]
    public void Fires_at_the_call_that_hands_it_over() => Verify.Fires(Id, Api + """
        Protect({|VPCL412:api.RestApiId|});
        void Protect(string resource) => new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = resource });
        """);

    [Theory]
    [InlineData("api.DeploymentStage.StageArn")]
    [InlineData("$\"arn:aws:apigateway:{Region}::/restapis/{api.RestApiId}/stages/prod\"")]
    [InlineData("$\"arn:aws:apigateway:{Region}::/restapis/{System.Environment.GetEnvironmentVariable(\"REST\")}\"")]
    [InlineData("\"arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abc\"")]
    [InlineData("\"arn:aws:appsync:eu-west-1:111122223333:apis/abc\"")]
    [InlineData("\"arn:aws:apprunner:eu-west-1:111122223333:service/orders/abc\"")]
    [InlineData("Fn.ImportValue(\"StageArn\")")]
    [InlineData("new CfnParameter(this, \"P\").ValueAsString")]
    [InlineData("new ApplicationLoadBalancer(this, \"Alb\", new ApplicationLoadBalancerProps { Vpc = vpc }).LoadBalancerArn")]
    [InlineData("new V2.HttpApi(this, \"Http\").ApiId")] // VPCL410
    public void Silent(string arn) => Verify.Silent(Id, Api + Association(arn));

    [Fact]
    public void Silent_when_overridden() => Verify.Silent(Id, Api + """
        var association = new CfnWebACLAssociation(this, "A", new CfnWebACLAssociationProps { WebAclArn = "acl", ResourceArn = api.RestApiId });
        association.AddPropertyOverride("ResourceArn", Fn.ImportValue("StageArn"));
        """);

    [Theory]
    [InlineData("api.RestApiId", "api.DeploymentStage.StageArn")]
    [InlineData("api.DeploymentStage.StageName", "api.DeploymentStage.StageArn")]
    [InlineData("/* why */ api.ArnForExecuteApi()", "/* why */ api.DeploymentStage.StageArn")]
    [InlineData("$\"arn:aws:apigateway:{Region}::/restapis/{api.RestApiId}\"", "api.DeploymentStage.StageArn")]
    public void Fixed(string arn, string mended) => Verify.Fix(Id, Api + Association(arn), Api + Association(mended));

    [Fact]
    public void Fixed_on_a_stage_of_its_own()
    {
        const string Stage = """
            var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Deploy = false });
            var stage = new Rest.Stage(this, "Stage", new Rest.StageProps { Deployment = new Rest.Deployment(this, "D", new Rest.DeploymentProps { Api = api }) });

            """;
        Verify.Fix(Id, Stage + Association("stage.StageName"), Stage + Association("stage.StageArn"));
    }

    [Fact]
    public void Fixed_in_L1()
    {
        const string Stage = """
            var stage = new Rest.CfnStage(this, "Stage", new Rest.CfnStageProps { RestApiId = "a", StageName = "prod" });

            """;
        Verify.Fix(Id, Stage + Association("stage.Ref"), Stage + Association("\"arn:\" + Aws.PARTITION + \":apigateway:\" + Aws.REGION + \"::/restapis/\" + stage.RestApiId + \"/stages/\" + stage.Ref"));
    }

    [Fact]
    public void No_fix_where_no_stage_is_known() => Verify.NoFix(Id, Marked("\"prod\""));

    /// <summary>An API that does not deploy itself, or is made elsewhere, has no stage to name.</summary>
    [Theory]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Deploy = false });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Deploy = System.Environment.GetEnvironmentVariable("A") == "b" });""")]
    [InlineData("""var api = Rest.RestApi.FromRestApiId(this, "Api", "a1b2c3");""")]
    public void No_fix_without_a_stage(string api) => Verify.NoFix(Id, api + "\n" + Marked("api.RestApiId"));

    [Fact]
    public void Fixed_where_deploying_is_said() => Verify.Fix(Id, Api.Replace("\"Api\")", "\"Api\", new Rest.RestApiProps { Deploy = true })") + Association("api.RestApiId"),
        Api.Replace("\"Api\")", "\"Api\", new Rest.RestApiProps { Deploy = true })") + Association("api.DeploymentStage.StageArn"));
}
