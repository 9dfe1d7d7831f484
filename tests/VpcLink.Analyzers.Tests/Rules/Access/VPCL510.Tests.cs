using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL510Tests
{
    private const string Id = "VPCL510";

    [Fact]
    public void Fires_on_an_api_key() => Verify.Fires(Id, """
        var api = new V2.HttpApi(this, "Api");
        var route = new V2.CfnRoute(this, "R", new V2.CfnRouteProps { ApiId = api.HttpApiId, RouteKey = "GET /", {|VPCL510:ApiKeyRequired = true|} });
        """);

    [Fact]
    public void Fires_on_an_L1_api() => Verify.Fires(Id, """
        var api = new V2.CfnApi(this, "Api", new V2.CfnApiProps { Name = "a", ProtocolType = "HTTP" });
        var p = new V2.CfnRouteProps { ApiId = api.Ref, RouteKey = "GET /" };
        {|VPCL510:p.ApiKeyRequired = true|};
        var route = new V2.CfnRoute(this, "R", p);
        """);

    [Fact]
    public void Fires_on_execution_logs() => Verify.Fires(Id, """
        var api = new V2.HttpApi(this, "Api");
        var stage = new V2.CfnStage(this, "S", new V2.CfnStageProps { ApiId = api.ApiId, StageName = "s", DefaultRouteSettings = new V2.CfnStage.RouteSettingsProperty { {|VPCL510:LoggingLevel = "INFO"|}, {|VPCL510:DataTraceEnabled = true|} } });
        """);

    [Fact]
    public void Fires_on_tracing_by_override() => Verify.Fires(Id, """
        var api = new V2.HttpApi(this, "Api");
        var stage = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, StageName = "s" });
        var l1 = (V2.CfnStage)stage.Node.DefaultChild!;
        {|VPCL510:l1.AddPropertyOverride("TracingEnabled", true)|};
        """);

    [Theory]
    [InlineData("""
        var api = new V2.WebSocketApi(this, "Api");
        var route = new V2.CfnRoute(this, "R", new V2.CfnRouteProps { ApiId = api.ApiId, RouteKey = "$connect", ApiKeyRequired = true });
        """)]
    [InlineData("""
        var api = new V2.CfnApi(this, "Api", new V2.CfnApiProps { Name = "a", ProtocolType = "WEBSOCKET" });
        var stage = new V2.CfnStage(this, "S", new V2.CfnStageProps { ApiId = api.Ref, StageName = "s", DefaultRouteSettings = new V2.CfnStage.RouteSettingsProperty { LoggingLevel = "INFO" } });
        """)]
    [InlineData("""
        var api = new V2.CfnApi(this, "Api", new V2.CfnApiProps { Name = "a", ProtocolType = System.Environment.GetEnvironmentVariable("P") });
        var route = new V2.CfnRoute(this, "R", new V2.CfnRouteProps { ApiId = api.Ref, RouteKey = "GET /", ApiKeyRequired = true });
        """)]
    [InlineData("""
        var route = new V2.CfnRoute(this, "R", new V2.CfnRouteProps { ApiId = Fn.ImportValue("Api"), RouteKey = "GET /", ApiKeyRequired = true });
        """)]
    [InlineData("""
        var api = new V2.HttpApi(this, "Api");
        var route = new V2.CfnRoute(this, "R", new V2.CfnRouteProps { ApiId = api.ApiId, RouteKey = "GET /", ApiKeyRequired = false });
        var stage = new V2.CfnStage(this, "S", new V2.CfnStageProps { ApiId = api.ApiId, StageName = "s", DefaultRouteSettings = new V2.CfnStage.RouteSettingsProperty { LoggingLevel = "OFF", ThrottlingRateLimit = 10 } });
        """)]
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, """
        var api = new V2.HttpApi(this, "Api");
        var route = new V2.CfnRoute(this, "R", new V2.CfnRouteProps
        {
            ApiId = api.HttpApiId,
            ApiKeyRequired = true,
            RouteKey = "GET /", // all
        });
        """, """
        var api = new V2.HttpApi(this, "Api");
        var route = new V2.CfnRoute(this, "R", new V2.CfnRouteProps
        {
            ApiId = api.HttpApiId,
            RouteKey = "GET /", // all
        });
        """);

    [Fact]
    public void Fixed_by_removing_the_override() => Verify.Fix(Id, """
        var stage = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = new V2.HttpApi(this, "Api"), StageName = "s" });
        var l1 = (V2.CfnStage)stage.Node.DefaultChild!;
        l1.AddPropertyOverride("TracingEnabled", true);
        l1.AddPropertyOverride("Description", "kept");
        """, """
        var stage = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = new V2.HttpApi(this, "Api"), StageName = "s" });
        var l1 = (V2.CfnStage)stage.Node.DefaultChild!;
        l1.AddPropertyOverride("Description", "kept");
        """);
}
