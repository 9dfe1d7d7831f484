using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL209Tests
{
    private const string Id = "VPCL209";

    private const string Start = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var http = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        var i = new HttpAlbIntegration("I", http);

        """;

    [Theory]
    [InlineData("""alb.AddListener("L", new BaseApplicationListenerProps { {|VPCL209:Port = 9000|} });""")]
    [InlineData("""new ApplicationListener(this, "L", new ApplicationListenerProps { LoadBalancer = alb, {|VPCL209:Port = 5000|} });""")]
    [InlineData("""
        const int Port = 3000;
        var settings = new BaseApplicationListenerProps { Open = false };
        {|VPCL209:settings.Port = Port|};
        alb.AddListener("L", settings);
        """)]
    [InlineData("""
        void Listen(string id, int port) => alb.AddListener(id, new BaseApplicationListenerProps { Port = port });
        Listen("A", 8080);
        Listen("B", {|VPCL209:9000|});
        """)]
    [InlineData("""http.AddTargets("T", new AddApplicationTargetsProps { {|VPCL209:Port = 5000|} });""")]
    [InlineData("""new ApplicationTargetGroup(this, "T", new ApplicationTargetGroupProps { Vpc = vpc, {|VPCL209:Port = 3000|}, TargetType = TargetType.IP });""")]
    [InlineData("""
        var imported = ApplicationLoadBalancer.FromLookup(this, "Other", new ApplicationLoadBalancerLookupOptions { LoadBalancerArn = "arn" });
        imported.AddListener("L", new BaseApplicationListenerProps { {|VPCL209:Port = 9000|} });
        """)]
    public void Fires(string body) => Verify.Fires(Id, Start + body);

    [Theory]
    [InlineData("""alb.AddListener("L", new BaseApplicationListenerProps { Port = 9000, Protocol = ApplicationProtocol.HTTP });""")]
    [InlineData("""alb.AddListener("L", new BaseApplicationListenerProps { Port = 8008 });""")]
    [InlineData("""alb.AddListener("L", new BaseApplicationListenerProps { Protocol = ApplicationProtocol.HTTP });""")]
    [InlineData("""alb.AddListener("L", new BaseApplicationListenerProps { Port = int.Parse(System.Environment.GetEnvironmentVariable("PORT")!) });""")]
    [InlineData("""alb.AddListener("L", new BaseApplicationListenerProps { Port = System.Environment.GetEnvironmentVariable("X") == "1" ? 9000 : 8080 });""")]
    [InlineData("""new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc }).AddListener("L", new BaseNetworkListenerProps { Port = 9000 }).AddTargets("T", new AddNetworkTargetsProps { Port = 5000 });""")]
    [InlineData("""new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.LoadBalancerArn, Port = 9000, DefaultActions = Array.Empty<object>() });""")]
    [InlineData("""new Patterns.ApplicationLoadBalancedFargateService(this, "S", new Patterns.ApplicationLoadBalancedFargateServiceProps { Vpc = vpc, ListenerPort = 9000 });""")] // the pattern sets it
    [InlineData("""http.AddTargets("T", new AddApplicationTargetsProps { Port = 5000, Protocol = ApplicationProtocol.HTTP });""")]
    public void Silent(string body) => Verify.Silent(Id, Start + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Start + """
        alb.AddListener("L", new BaseApplicationListenerProps
        {
            Port = 9000, // the admin's
            Open = false,
        });
        """, Start + """
        alb.AddListener("L", new BaseApplicationListenerProps
        {
            Port = 9000, // the admin's
            Open = false,
            Protocol = ApplicationProtocol.HTTP,
        });
        """);

    [Fact]
    public void Fixed_with_TLS_where_there_are_certificates() => Verify.Fix(Id, Start + """
        alb.AddListener("L", new BaseApplicationListenerProps { Port = 9443, Open = false, Certificates = new[] { ListenerCertificate.FromArn("arn") } });
        """, Start + """
        alb.AddListener("L", new BaseApplicationListenerProps { Port = 9443, Open = false, Certificates = new[] { ListenerCertificate.FromArn("arn") }, Protocol = ApplicationProtocol.HTTPS });
        """);

    [Fact]
    public void Fixed_for_targets() => Verify.Fix(Id, Start + """http.AddTargets("T", new AddApplicationTargetsProps { Port = 5000 });""",
        Start + """http.AddTargets("T", new AddApplicationTargetsProps { Port = 5000, Protocol = ApplicationProtocol.HTTP });""");

    [Fact]
    public void No_fix_where_one_place_makes_several() => Verify.NoFix(Id, Start + """
        void Listen(string id, int port) => alb.AddListener(id, new BaseApplicationListenerProps { Port = port });
        Listen("A", 443);
        Listen("B", {|VPCL209:9000|});
        """);
}
