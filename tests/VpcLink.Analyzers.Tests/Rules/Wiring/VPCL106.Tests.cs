using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Wiring;

public class VPCL106Tests
{
    private const string Id = "VPCL106";

    private const string Network = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        nlb.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80 });
        var v1 = new Rest.VpcLink(this, "V1", new Rest.VpcLinkProps { Targets = new[] { nlb } });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var http = new V2.HttpApi(this, "Http");
        var rest = new Rest.RestApi(this, "Rest");

        """;


    [Theory]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { {|VPCL106:ConnectionType = Rest.ConnectionType.VPC_LINK|} } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { {|VPCL106:ConnectionType = Rest.ConnectionType.INTERNET|}, VpcLink = v1 } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""
        var options = new Rest.IntegrationOptions();
        {|VPCL106:options.ConnectionType = Rest.ConnectionType.VPC_LINK|};
        var integration = new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = "http://x/", Options = options });
        """)]
    [InlineData("""
        Rest.Integration Of(Rest.ConnectionType type) => new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = type, VpcLink = v1 } });
        rest.Root.AddMethod("GET", Of({|VPCL106:Rest.ConnectionType.INTERNET|}));
        rest.Root.AddMethod("PUT", Of(Rest.ConnectionType.VPC_LINK));
        """)]
    public void Fires(string body) => Verify.Fires(Id, Network + body);

    [Theory]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = v1 } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { VpcLink = v1 } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.INTERNET } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Enum.Parse<Rest.ConnectionType>("INTERNET"), VpcLink = v1 } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.INTERNET, VpcLink = System.Environment.GetEnvironmentVariable("X") == "1" ? v1 : null } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });""")]
    [InlineData("""
        var options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK };
        options.VpcLink = v1;
        var integration = new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = options });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + body);

    [Fact]
    public void Fixed_by_the_link_in_scope() => Verify.Fix(Id, Network + """
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK /* private */ } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """, Network + """
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK /* private */, VpcLink = v1 } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """);

    [Fact]
    public void Fixed_by_the_connection_type() => Verify.Fix(Id, Network + """
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.INTERNET, /* the link */ VpcLink = v1 } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """, Network + """
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, /* the link */ VpcLink = v1 } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """);

    [Fact]
    public void Offers_no_fix_without_a_link() => Verify.NoFix(Id, """
        var rest = new Rest.RestApi(this, "Rest");
        rest.Root.AddMethod("GET", new Rest.HttpIntegration("http://x/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { {|VPCL106:ConnectionType = Rest.ConnectionType.VPC_LINK|} } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """);
}
