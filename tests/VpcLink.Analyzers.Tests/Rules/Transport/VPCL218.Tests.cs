using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL218Tests
{
    private const string Id = "VPCL218";

    [Theory]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { {|VPCL218:CreateDefaultStage = false|} });""")]
    [InlineData("""var api = {|VPCL218:new V2.WebSocketApi(this, "Api")|};""")]
    [InlineData("""var api = {|VPCL218:new V2.CfnApi(this, "Api", new V2.CfnApiProps { Name = "a", ProtocolType = "HTTP" })|};""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { {|VPCL218:Deploy = false|} });""")]
    [InlineData("""var s = {|VPCL218:new V2.HttpApi(this, "Api").AddStage("S", new V2.HttpStageOptions { StageName = "s" })|};""")]
    [InlineData("""
        var api = new V2.WebSocketApi(this, "Api");
        var s = new V2.WebSocketStage(this, "S", new V2.WebSocketStageProps { WebSocketApi = api, StageName = "s", {|VPCL218:AutoDeploy = false|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, body);

    [Theory]
    [InlineData("""var api = new V2.HttpApi(this, "Api");""")]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CreateDefaultStage = false });
        var s = api.AddStage("S", new V2.HttpStageOptions { AutoDeploy = true });
        """)]
    [InlineData("""var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CreateDefaultStage = System.Environment.GetEnvironmentVariable("X") == "1" });""")]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CreateDefaultStage = false });
        new CfnOutput(this, "O", new CfnOutputProps { Value = api.ApiId });
        """)]
    [InlineData("""
        var api = new V2.CfnApi(this, "Api", new V2.CfnApiProps { Name = "a", ProtocolType = "HTTP" });
        var d = new V2.CfnDeployment(this, "D", new V2.CfnDeploymentProps { ApiId = api.Ref });
        var s = new V2.CfnStage(this, "S", new V2.CfnStageProps { ApiId = api.Ref, StageName = "s", DeploymentId = d.Ref });
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Deploy = false });
        var d = new Rest.Deployment(this, "D", new Rest.DeploymentProps { Api = api });
        var s = new Rest.Stage(this, "S", new Rest.StageProps { Deployment = d });
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CreateDefaultStage = false });
        Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType("AddStages")!)!);
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed_by_creating_the_default_stage() => Verify.Fix(Id, """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { ApiName = "a", CreateDefaultStage = false });
        """, """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { ApiName = "a" });
        """);

    [Fact]
    public void Fixed_by_deploying_automatically() => Verify.Fix(Id, """
        var s = new V2.HttpApi(this, "Api").AddStage("S", new V2.HttpStageOptions { StageName = "s" /* one */ });
        """, """
        var s = new V2.HttpApi(this, "Api").AddStage("S", new V2.HttpStageOptions { StageName = "s" /* one */, AutoDeploy = true });
        """);

    [Fact]
    public void Fixed_by_adding_a_stage() => Verify.Fix(Id, """
                var api = new V2.WebSocketApi(this, "Api");
        """, """
                var api = new V2.WebSocketApi(this, "Api");
                new V2.WebSocketStage(this, "ApiStage", new V2.WebSocketStageProps { WebSocketApi = api, StageName = "prod", AutoDeploy = true });
        """);

    /// <summary>What a subclass calls scope means something else where the subclass is made.</summary>
    [Fact]
    public void Fixed_beside_an_API_that_a_subclass_makes()
    {
        const string before = """
            public class MainStack : Stack
            {
                public MainStack(Construct scope, string id) : base(scope, id)
                {
                    var api = new OwnApi(this, "Api");
                }
            }
            public class OwnApi(Construct scope, string id) : V2.WebSocketApi(scope, id);
            """;
        Verify.FixSources(Id, [Code.File(before)], [Code.File(before.Replace("\"Api\");\n",
            "\"Api\");\n        new V2.WebSocketStage(this, \"ApiStage\", new V2.WebSocketStageProps { WebSocketApi = api, StageName = \"prod\", AutoDeploy = true });\n"))]);
    }

    [Fact]
    public void Fixed_beside_an_API_whose_id_has_quotes() => Verify.Fix(Id, """
                var api = new V2.WebSocketApi(this, "\"Api\"");
        """, """
                var api = new V2.WebSocketApi(this, "\"Api\"");
                new V2.WebSocketStage(this, "\"Api\"Stage", new V2.WebSocketStageProps { WebSocketApi = api, StageName = "prod", AutoDeploy = true });
        """);
}
