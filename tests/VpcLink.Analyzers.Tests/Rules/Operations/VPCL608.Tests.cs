using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL608Tests
{
    private const string Id = "VPCL608";

    private const string Network = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var orders = new HttpAlbIntegration("Orders", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 });
        var link = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var rest = new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://x.example.com/", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } });

        """;

    private const string Route = """

        api.AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders, Authorizer = new HttpIamAuthorizer() });
        """;

    [Fact]
    public void Fires_on_the_default_stage() => Verify.Fires(Id, Network + """
        var api = {|VPCL608:new V2.HttpApi(this, "Api")|};
        """ + Route);

    [Fact]
    public void Fires_on_stages_that_are_made() => Verify.Fires(Id, Network + """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CreateDefaultStage = false });
        var a = {|VPCL608:api.AddStage("A", new V2.HttpStageOptions { StageName = "a", AutoDeploy = true })|};
        var b = {|VPCL608:new V2.CfnStage(this, "B", new V2.CfnStageProps { ApiId = api.ApiId, StageName = "b", AutoDeploy = true })|};
        """ + Route);

    [Fact]
    public void Fires_on_a_rest_api() => Verify.Fires(Id, Network + """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { {|VPCL608:DeployOptions = new Rest.StageOptions { StageName = "v1" }|} });
        api.Root.AddMethod("GET", rest);
        """);

    [Theory]
    [InlineData("", "'prod'")]
    [InlineData(", new Rest.RestApiProps { DeployOptions = new Rest.StageOptions { StageName = \"dev\" } }", "'dev'")]
    [InlineData(", new Rest.RestApiProps { DeployOptions = new Rest.StageOptions { StageName = System.Environment.GetEnvironmentVariable(\"STAGE\") } }", "'DeploymentStage'")]
    public void Names_the_stage(string props, string name) => Assert.Contains(name, Assert.Single(Verify.Analyze(CdkReferences.Compile(Code.Stack(Network + $$"""
        var api = new Rest.RestApi(this, "Api"{{props}});
        api.Root.AddMethod("GET", rest);
        """)), Id)).GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api");
        ((V2.CfnStage)api.DefaultStage!.Node.DefaultChild!).AccessLogSettings = new V2.CfnStage.AccessLogSettingsProperty { DestinationArn = "arn", Format = "x" };
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api");
        var l1 = (V2.CfnStage)api.DefaultStage!.Node.DefaultChild!;
        l1.AddPropertyOverride("AccessLogSettings.Format", "x");
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CreateDefaultStage = false });
        var b = new V2.CfnStage(this, "B", new V2.CfnStageProps { ApiId = api.ApiId, StageName = "b", AutoDeploy = true, AccessLogSettings = new V2.CfnStage.AccessLogSettingsProperty { DestinationArn = "arn", Format = "x" } });
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api");
        Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType("Logs")!)!);
        """)]
    public void Silent_on_http(string body) => Verify.Silent(Id, Network + body + Route);

    [Theory]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { DeployOptions = new Rest.StageOptions { AccessLogDestination = new Rest.LogGroupLogDestination(new Amazon.CDK.AWS.Logs.LogGroup(this, "LG")) } });""")]
    [InlineData("""var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Deploy = false });""")]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api");
        ((Rest.CfnStage)api.DeploymentStage.Node.DefaultChild!).AddPropertyOverride("AccessLogSetting.Format", "x");
        """)]
    public void Silent_on_rest(string body) => Verify.Silent(Id, Network + body + """

        api.Root.AddMethod("GET", rest);
        """);

    [Fact]
    public void Silent_without_a_private_backend() => Verify.Silent(Id, """
        var api = new V2.HttpApi(this, "Api");
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/", Integration = new HttpUrlIntegration("U", "https://example.com") });
        """);
}
