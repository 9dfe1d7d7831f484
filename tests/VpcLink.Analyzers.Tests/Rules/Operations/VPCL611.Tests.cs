using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL611Tests
{
    private const string Id = "VPCL611";

    private const string Network = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("T", new BaseNetworkListenerProps { Port = 80 });
        var link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var i = new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://backend.example.com/", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } });

        """;

    [Fact]
    public void Fires() => Verify.Fires(Id, Network + """
        var api = {|VPCL611:new Rest.RestApi(this, "Api")|};
        var m = api.Root.AddMethod("GET", i);
        """);

    [Fact]
    public void Fires_on_HttpIntegration_and_props() => Verify.Fires(Id, Network + """
        Rest.RestApi api = {|VPCL611:new(this, "Api", new Rest.RestApiProps { RestApiName = "a" })|};
        var m = api.Root.AddResource("r").AddMethod("GET", new Rest.HttpIntegration("http://x.example.com", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = link } }));
        """);

    [Fact]
    public void Fires_across_stacks() => Verify.Rule(Id, Code.File("""
        public class Net : Stack
        {
            public Rest.VpcLink Link { get; }
            public Net(Construct scope, string id) : base(scope, id)
            {
                var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = new Vpc(this, "Vpc") });
                Link = new Rest.VpcLink(this, "L", new Rest.VpcLinkProps { Targets = new[] { nlb } });
            }
        }
        public class ApiStack : Stack
        {
            public ApiStack(Construct scope, string id, Net net) : base(scope, id)
            {
                var api = {|VPCL611:new Rest.RestApi(this, "Api")|};
                api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://x.example.com/", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = net.Link } }));
            }
        }
        public static class Program { public static void Main() { var app = new App(); new ApiStack(app, "A", new Net(app, "N")); } }
        """));

    [Theory]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api");
        var m = api.Root.AddMethod("GET", i);
        api.LatestDeployment?.AddToLogicalId(nlb.LoadBalancerArn);
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Deploy = false });
        var m = api.Root.AddMethod("GET", i);
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api");
        var m = api.Root.AddMethod("GET", new Rest.MockIntegration());
        """)]
    [InlineData("""
        var imported = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "I", new NetworkLoadBalancerAttributes { LoadBalancerArn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/x/1" });
        var other = new Rest.VpcLink(this, "O", new Rest.VpcLinkProps { Targets = new[] { imported } });
        var api = new Rest.RestApi(this, "Api");
        var m = api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://x.example.com/", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = other } }));
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api");
        var m = api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{nlb.LoadBalancerDnsName}/", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api");
        var m = api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """)]
    [InlineData("""
        var api = new Rest.RestApi(this, "Api");
        var m = api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = System.Environment.GetEnvironmentVariable("URI"), Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Network + """
        var api = new Rest.RestApi(this, "Api");
        var m = api.Root.AddMethod("GET", i); // read
        """, Network + """
        var api = new Rest.RestApi(this, "Api");
        var m = api.Root.AddMethod("GET", i); // read
                api.LatestDeployment?.AddToLogicalId(nlb.LoadBalancerArn);
        """);

    [Theory]
    [InlineData("""
        var api = {|VPCL611:new Rest.RestApi(this, "Api")|};
        void Add(string nlb) { var m = api.Root.AddMethod("GET", i); }
        Add("x");
        """)]
    [InlineData("""
        var api = {|VPCL611:new Rest.RestApi(this, "Api")|};
        System.Action<string> add = nlb => { var m = api.Root.AddMethod("GET", i); };
        add("x");
        """)]
    public void Without_a_fix_where_a_nearer_variable_has_the_name(string body) => Verify.NoFix(Id, Network + body);
}
