using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL511Tests
{
    private const string Id = "VPCL511";

    private const string Network = """
        var group = new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);
        var orders = new HttpAlbIntegration("Orders", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var rest = new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = v1 } });

        """;

    [Fact]
    public void Fires_on_a_route() => Verify.Fires(Id, Network + """
        var api = new V2.HttpApi(this, "Api");
        var routes = {|VPCL511:api.AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders })|};
        """);

    [Fact]
    public void Fires_on_an_HttpRoute_and_the_default_integration() => Verify.Fires(Id, Network + """
        var api = {|VPCL511:new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultIntegration = orders })|};
        var route = {|VPCL511:new V2.HttpRoute(this, "R", new V2.HttpRouteProps { HttpApi = api, RouteKey = V2.HttpRouteKey.With("/orders", V2.HttpMethod.GET), Integration = orders })|};
        """);

    [Fact]
    public void Fires_on_a_method() => Verify.Fires(Id, Network + """
        var api = new Rest.RestApi(this, "Api");
        var method = {|VPCL511:api.Root.AddResource("orders").AddMethod("GET", rest)|};
        """);

    [Fact]
    public void Fires_on_a_method_with_options_and_on_L1() => Verify.Fires(Id, Network + """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { DefaultMethodOptions = new Rest.MethodOptions { OperationName = "x" } });
        var method = {|VPCL511:api.Root.AddMethod("POST", rest, new Rest.MethodOptions { OperationName = "y" })|};
        var l1 = {|VPCL511:new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps { HttpMethod = "GET", ResourceId = api.Root.ResourceId, RestApiId = api.RestApiId, Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "http://x", ConnectionType = "VPC_LINK", ConnectionId = v1.VpcLinkId } })|};
        """);

    [Fact]
    public void Fires_across_types() => Verify.Rule(Id, Code.File("""
        public class ApiStack(Construct scope, string id, IApplicationListener listener) : Stack(scope, id)
        {
            private readonly V2.HttpApi api = new(scope, "Api");
            public void Route(string path) => {|VPCL511:api.AddRoutes(new V2.AddRoutesOptions { Path = path, Integration = new HttpAlbIntegration(path, listener) })|};
        }
        public class Net : Stack
        {
            public Net(Construct scope, string id) : base(scope, id)
            {
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "Vpc") });
                var api = new ApiStack(this, "Api", alb.AddListener("L", new BaseApplicationListenerProps { Port = 80 }));
                api.Route("/orders");
                api.Route("/health");
            }
        }
        """));

    [Fact]
    public void Is_an_info_behind_the_policy_of_a_private_api()
    {
        var finding = Assert.Single(Verify.Fires(Id, Network + """
            var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { EndpointTypes = new[] { Rest.EndpointType.PRIVATE }, Policy = new PolicyDocument() });
            var method = {|VPCL511:api.Root.AddMethod("GET", rest)|};
            """));
        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
    }

    [Theory]
    [InlineData("""var r = new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders, Authorizer = new HttpIamAuthorizer() });""")]
    [InlineData("""var r = new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders, Authorizer = new V2.HttpNoneAuthorizer() });""")]
    [InlineData("""var r = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultAuthorizer = new HttpIamAuthorizer() }).AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders });""")]
    [InlineData("""var r = new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders, Authorizer = (V2.IHttpRouteAuthorizer)this.Node.TryGetContext("a") });""")]
    [InlineData("""var r = new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/healthz", Integration = orders });""")]
    [InlineData("""var r = new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Methods = new[] { V2.HttpMethod.OPTIONS }, Integration = orders });""")]
    [InlineData("""var r = new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = System.Environment.GetEnvironmentVariable("PATH_"), Integration = orders });""")]
    [InlineData("""var r = V2.HttpApi.FromHttpApiAttributes(this, "Api", new V2.HttpApiAttributes { HttpApiId = "x" });""")]
    [InlineData("""
        var domain = new V2.DomainName(this, "D", new V2.DomainNameProps { DomainName = "a", Certificate = Certificate.FromCertificateArn(this, "C", "arn"), Mtls = new V2.MTLSConfig { Bucket = Amazon.CDK.AWS.S3.Bucket.FromBucketName(this, "B", "b"), Key = "k" } });
        var r = new V2.HttpApi(this, "Api", new V2.HttpApiProps { DefaultDomainMapping = new V2.DomainMappingOptions { DomainName = domain } }).AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders });
        """)]
    [InlineData("""
        listener.AddAction("A", new AddApplicationActionProps { Action = ListenerAction.AuthenticateOidc(null!) });
        var r = new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = orders });
        """)]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", rest, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", rest, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.NONE });""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddMethod("OPTIONS", rest);""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api", new Rest.RestApiProps { DefaultMethodOptions = new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM } }).Root.AddResource("a").AddResource("b").AddMethod("GET", rest);""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddResource("a", new Rest.ResourceOptions { DefaultMethodOptions = new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM } }).AddMethod("GET", rest);""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api").Root.AddResource("status").AddMethod("GET", rest);""")]
    [InlineData("""var m = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = new PolicyDocument() }).Root.AddMethod("GET", rest);""")]
    [InlineData("""
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", rest);
        ((Rest.CfnMethod)m.Node.DefaultChild!).AddPropertyOverride("AuthorizationType", "AWS_IAM");
        """)]
    [InlineData("""var m = Rest.RestApi.FromRestApiId(this, "Api", "x").Root.AddMethod("GET", rest);""")]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_on_a_route() => Verify.Fix(Id, Network + """
        var routes = new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions
        {
            Path = "/orders", // all of them
            Integration = orders,
        });
        """, Network + """
        var routes = new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions
        {
            Path = "/orders", // all of them
            Integration = orders,
            Authorizer = new HttpIamAuthorizer(),
        });
        """);

    [Fact]
    public void Fixed_on_a_method_without_options() => Verify.Fix(Id, Network + """
        var method = new Rest.RestApi(this, "Api").Root.AddMethod("GET", rest);
        """, Network + """
        var method = new Rest.RestApi(this, "Api").Root.AddMethod("GET", rest, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """);

    [Fact]
    public void Fixed_on_several_at_once() => Verify.Fix(Id, Network + """
        var api = new V2.HttpApi(this, "Api");
        var a = api.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = orders });
        var b = api.AddRoutes(new V2.AddRoutesOptions { Path = "/b", Integration = orders });
        """, Network + """
        var api = new V2.HttpApi(this, "Api");
        var a = api.AddRoutes(new V2.AddRoutesOptions { Path = "/a", Integration = orders, Authorizer = new HttpIamAuthorizer() });
        var b = api.AddRoutes(new V2.AddRoutesOptions { Path = "/b", Integration = orders, Authorizer = new HttpIamAuthorizer() });
        """);
}
