using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL222Tests
{
    private const string Id = "VPCL222";

    private const string Balancers = """
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });

        """;

    [Theory]
    [InlineData("""var l = alb.AddListener("L", new BaseApplicationListenerProps { {|VPCL222:Port = 443|} });""")]
    [InlineData("""var l = alb.AddListener("L", new BaseApplicationListenerProps { Port = 9443, {|VPCL222:Protocol = ApplicationProtocol.HTTPS|} });""")]
    [InlineData("""var l = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443, {|VPCL222:Protocol = Protocol.TLS|} });""")]
    [InlineData("""var l = new ApplicationListener(this, "L", new ApplicationListenerProps { LoadBalancer = alb, {|VPCL222:Port = 8443|}, Certificates = System.Array.Empty<IListenerCertificate>() });""")]
    [InlineData("""var l = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.LoadBalancerArn, Port = 443, {|VPCL222:Protocol = "HTTPS"|}, DefaultActions = System.Array.Empty<object>() });""")]
    public void Fires(string body) => Verify.Fires(Id, Balancers + body);

    [Theory]
    [InlineData("""var l = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = new[] { ListenerCertificate.FromArn("arn") } });""")]
    [InlineData("""
        var l = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443 });
        l.AddCertificates("C", new[] { ListenerCertificate.FromArn("arn") });
        """)]
    [InlineData("""var l = alb.AddListener("L", new BaseApplicationListenerProps { Port = 443, Certificates = (IListenerCertificate[])this.Node.TryGetContext("c") });""")]
    [InlineData("""var l = nlb.AddListener("L", new BaseNetworkListenerProps { Port = 443 });""")]
    [InlineData("""
        var l = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.LoadBalancerArn, Port = 443, Protocol = "HTTPS", DefaultActions = System.Array.Empty<object>() });
        l.AddPropertyOverride("Certificates", this.Node.TryGetContext("c"));
        """)]
    [InlineData("""
        var l = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.LoadBalancerArn, Port = 443, Protocol = "HTTPS", DefaultActions = System.Array.Empty<object>() });
        var c = new CfnListenerCertificate(this, "C", new CfnListenerCertificateProps { ListenerArn = l.Ref, Certificates = new object[0] });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Balancers + body);
}
