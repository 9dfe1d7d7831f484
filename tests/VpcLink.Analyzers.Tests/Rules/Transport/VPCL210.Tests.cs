using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL210Tests
{
    private const string Id = "VPCL210";

    private const string Start = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var certificates = new IListenerCertificate[] { ListenerCertificate.FromArn("arn") };
        var trust = TrustStore.FromTrustStoreArn(this, "Trust", "arn");
        var api = new V2.HttpApi(this, "Api");

        """;

    [Theory]
    [InlineData("""
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates, MutualAuthentication = new MutualAuthentication { {|VPCL210:MutualAuthenticationMode = MutualAuthenticationMode.VERIFY|}, TrustStore = trust } });
        var i = new HttpAlbIntegration("I", listener);
        """)]
    [InlineData("""
        var mutual = new MutualAuthentication { TrustStore = trust };
        {|VPCL210:mutual.MutualAuthenticationMode = MutualAuthenticationMode.VERIFY|};
        var listener = new ApplicationListener(this, "L", new ApplicationListenerProps { LoadBalancer = alb, Port = 443, Certificates = certificates, MutualAuthentication = mutual });
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { SecureServerName = "orders.example.com" }) });
        """)]
    [InlineData("""
        var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.LoadBalancerArn, Port = 443, Protocol = "HTTPS", DefaultActions = Array.Empty<object>(), MutualAuthentication = new CfnListener.MutualAuthenticationProperty { {|VPCL210:Mode = "verify"|}, TrustStoreArn = "arn" } });
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", ConnectionType = "VPC_LINK", ConnectionId = "abc", IntegrationUri = listener.Ref });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Start + body);

    [Theory]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates }));""")]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates, MutualAuthentication = new MutualAuthentication { MutualAuthenticationMode = MutualAuthenticationMode.PASS_THROUGH } }));""")]
    [InlineData("""var i = new HttpAlbIntegration("I", alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates, MutualAuthentication = new MutualAuthentication { MutualAuthenticationMode = System.Environment.GetEnvironmentVariable("X") == "1" ? MutualAuthenticationMode.VERIFY : MutualAuthenticationMode.OFF, TrustStore = trust } }));""")]
    [InlineData("""
        alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates, MutualAuthentication = new MutualAuthentication { MutualAuthenticationMode = MutualAuthenticationMode.VERIFY, TrustStore = trust } });
        var i = new HttpAlbIntegration("I", alb.AddListener("Other", new BaseApplicationListenerProps { Port = 8443, Certificates = certificates }));
        """)] // another listener
    [InlineData("""
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates, MutualAuthentication = new MutualAuthentication { MutualAuthenticationMode = MutualAuthenticationMode.VERIFY, TrustStore = trust } });
        ((CfnListener)listener.Node.DefaultChild!).AddPropertyOverride("MutualAuthentication.Mode", "off");
        var i = new HttpAlbIntegration("I", listener);
        """)]
    [InlineData("""
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates, MutualAuthentication = new MutualAuthentication { MutualAuthenticationMode = MutualAuthenticationMode.VERIFY, TrustStore = trust } });
        api.AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpAlbIntegration("I", listener) });
        Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    public void Silent(string body) => Verify.Silent(Id, Start + body);

    [Fact]
    public void Silent_behind_a_REST_API() => Verify.RuleOnNewestCdk(Id, Code.Stack(Start + """
        alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = certificates, MutualAuthentication = new MutualAuthentication { MutualAuthenticationMode = MutualAuthenticationMode.VERIFY, TrustStore = trust } });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "https://orders.example.com/", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId, IntegrationTarget = alb.LoadBalancerArn },
        });
        """));
}
