using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL214Tests
{
    private const string Id = "VPCL214";

    private const string Network = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var iam = new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM };

        """;

    private const string Options = "Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = v1 }";

    [Fact]
    public void Fires_on_a_post() => Verify.Fires(Id, Network + $$"""
        var i = {|VPCL214:new Rest.HttpIntegration("http://x.example.com/", new Rest.HttpIntegrationProps { {{Options}} })|};
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("POST", i, iam);
        """);

    [Fact]
    public void Fires_without_props_and_on_ANY() => Verify.Fires(Id, Network + """
        var api = new Rest.RestApi(this, "Api");
        var m = api.Root.AddMethod("ANY", {|VPCL214:new Rest.HttpIntegration("http://x.example.com/")|}, iam);
        """);

    [Fact]
    public void Fires_through_a_helper() => Verify.Rule(Id, Code.File("""
        public class ApiStack : Stack
        {
            public ApiStack(Construct scope, string id) : base(scope, id)
            {
                var api = new Rest.RestApi(this, "Api");
                Route(api.Root.AddResource("a"), "GET");
                Route(api.Root.AddResource("b"), "PUT");
            }
            private static void Route(Rest.Resource resource, string method) =>
                resource.AddMethod(method, {|VPCL214:new Rest.HttpIntegration("http://x.example.com/")|}, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        }
        """));

    [Theory]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration("http://x"), iam);""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("POST", new Rest.HttpIntegration("http://x", new Rest.HttpIntegrationProps { HttpMethod = "POST" }), iam);""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("POST", new Rest.HttpIntegration("http://x", new Rest.HttpIntegrationProps { HttpMethod = "GET" }), iam);""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("POST", new Rest.HttpIntegration("http://x", new Rest.HttpIntegrationProps { Proxy = false }), iam);""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod(System.Environment.GetEnvironmentVariable("M")!, new Rest.HttpIntegration("http://x"), iam);""")]
    [InlineData("""
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("POST", new Rest.HttpIntegration("http://x"), iam);
        ((Rest.CfnMethod)m.Node.DefaultChild!).AddPropertyOverride("Integration.IntegrationHttpMethod", "POST");
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Network + $$"""
        var i = new Rest.HttpIntegration("http://x.example.com/", new Rest.HttpIntegrationProps { {{Options}} /* private */ });
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("POST", i, iam);
        """, Network + $$"""
        var i = new Rest.HttpIntegration("http://x.example.com/", new Rest.HttpIntegrationProps { {{Options}} /* private */, HttpMethod = "POST" });
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("POST", i, iam);
        """);

    [Fact]
    public void Not_fixed_for_several_methods() => Verify.NoFix(Id, Network + """
        var i = {|VPCL214:new Rest.HttpIntegration("http://x.example.com/")|};
        var api = new Rest.RestApi(this, "Api");
        var a = api.Root.AddMethod("POST", i, iam);
        var b = api.Root.AddMethod("PUT", i, iam);
        """);
}
