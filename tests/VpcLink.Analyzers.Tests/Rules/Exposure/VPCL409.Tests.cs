using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

public class VPCL409Tests
{
    private const string Id = "VPCL409";

    [Theory]
    [InlineData("http://10.0.0.5/", DiagnosticSeverity.Error)]
    [InlineData("http://172.16.0.1:8080/orders", DiagnosticSeverity.Error)]
    [InlineData("https://192.168.1.10", DiagnosticSeverity.Error)]
    [InlineData("http://127.0.0.1:3000", DiagnosticSeverity.Error)]
    [InlineData("http://localhost:3000/", DiagnosticSeverity.Error)]
    [InlineData("http://[fd00::1]/", DiagnosticSeverity.Error)]
    [InlineData("http://orders.hr.local/", DiagnosticSeverity.Warning)]
    [InlineData("http://orders.hr.internal:8080", DiagnosticSeverity.Warning)]
    [InlineData("http://orders.default.svc.cluster.local", DiagnosticSeverity.Warning)]
    [InlineData("http://orders.default.svc", DiagnosticSeverity.Warning)]
    public void Fires(string url, DiagnosticSeverity severity)
    {
        Assert.Equal(severity, Verify.Fires(Id, $$"""var i = new HttpUrlIntegration("I", {|VPCL409:"{{url}}"|});""").Single().Severity);
        Assert.Equal(severity, Verify.Fires(Id, $$"""new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration({|VPCL409:"{{url}}"|}));""").Single().Severity);
        Assert.Equal(severity, Verify.Fires(Id, $$"""
            new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = "a", IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", {|VPCL409:IntegrationUri = "{{url}}"|} });
            """).Single().Severity);
    }

    [Theory]
    [InlineData("""
        const string Host = "10.1.2.3";
        var i = new HttpUrlIntegration("I", {|VPCL409:$"http://{Host}/"|});
        """)]
    [InlineData("""
        var ns = new PrivateDnsNamespace(this, "Ns", new PrivateDnsNamespaceProps { Vpc = vpc, Name = "hr.internal" });
        var i = new HttpUrlIntegration("I", {|VPCL409:$"http://orders.{ns.NamespaceName}/"|});
        """)]
    [InlineData("""
        Route({|VPCL409:"http://10.0.0.5/"|});
        void Route(string url) => new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions { Path = "/x", Integration = new HttpUrlIntegration("I", url) });
        """)]
    [InlineData("""
        var host = System.Environment.GetEnvironmentVariable("X") == "1" ? "10.0.0.5" : "10.0.0.6";
        var url = host == "" ? "http://10.0.0.5/" : "http://10.0.0.6/";
        var i = new HttpUrlIntegration("I", {|VPCL409:url|});
        """)]
    public void Fires_where_the_address_comes_from_elsewhere(string body) => Verify.Fires(Id, body);

    [Theory]
    [InlineData("https://api.example.com/")]
    [InlineData("https://10.example.com/")]
    [InlineData("https://172.32.0.1/")]
    [InlineData("https://203.0.113.10/")]
    [InlineData("https://internal.example.com/")]
    [InlineData("https://api.internal.example.com/?via=10.0.0.5")]
    [InlineData("http://${stageVariables.host}/")]
    [InlineData("10.0.0.5")]
    public void Silent_on_what_may_be_reached(string url) => Verify.Silent(Id, $$"""var i = new HttpUrlIntegration("I", "{{url}}");""");

    [Theory]
    [InlineData("""var i = new HttpUrlIntegration("I", $"http://{System.Environment.GetEnvironmentVariable("HOST")}/");""")]
    [InlineData("""var i = new HttpUrlIntegration("I", $"http://10.0.0.{System.Environment.GetEnvironmentVariable("LAST")}/");""")]
    [InlineData("""
        var url = System.Environment.GetEnvironmentVariable("X") == "1" ? "http://10.0.0.5/" : "https://api.example.com/";
        var i = new HttpUrlIntegration("I", url);
        """)]
    [InlineData("""
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration("http://10.0.0.5/"));
        ((Rest.CfnMethod)m.Node.DefaultChild!).AddPropertyOverride("Integration.ConnectionType", "VPC_LINK");
        """)]
    [InlineData("""
        var m = new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration("http://10.0.0.5/"));
        ((Rest.CfnMethod)m.Node.DefaultChild!).AddPropertyOverride("Integration.Uri", "https://api.example.com/");
        """)]
    [InlineData("""
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        new Rest.RestApi(this, "Api").Root.AddMethod("GET", new Rest.HttpIntegration("http://orders.hr.internal/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }));
        """)] // through a link the name only fills the Host header
    public void Silent(string body) => Verify.Silent(Id, body);

    [Fact]
    public void No_fix() => Verify.NoFix(Id, """var i = new HttpUrlIntegration("I", {|VPCL409:"http://10.0.0.5/"|});""");
}
