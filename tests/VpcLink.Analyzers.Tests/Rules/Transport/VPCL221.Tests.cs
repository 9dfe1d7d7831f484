using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL221Tests
{
    private const string Id = "VPCL221";

    private const string Network = """
        var group = new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);

        """;

    private const string Service = """
        var ns = new PrivateDnsNamespace(this, "N", new PrivateDnsNamespaceProps { Name = "x.internal", Vpc = vpc });
        var service = ns.CreateService("S", new DnsServiceProps { DnsRecordType = DnsRecordType.SRV });

        """;

    [Fact]
    public void Fires() => Verify.Fires(Id, Network + Service + """
        var i = new HttpServiceDiscoveryIntegration("I", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2, {|VPCL221:Timeout = Duration.Seconds(5)|} });
        """);

    [Fact]
    public void Fires_on_a_length_set_later() => Verify.Fires(Id, Network + Service + """
        var p = new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 };
        {|VPCL221:p.Timeout = Duration.Minutes(1)|};
        HttpServiceDiscoveryIntegration i = new("I", service, p);
        """);

    [Theory]
    [InlineData("""var i = new HttpServiceDiscoveryIntegration("I", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2 });""")]
    [InlineData("""var i = new HttpServiceDiscoveryIntegration("I", service, new HttpServiceDiscoveryIntegrationProps { VpcLink = v2, Timeout = (Duration?)this.Node.TryGetContext("t") });""")]
    [InlineData("""var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2, Timeout = Duration.Seconds(5) });""")]
    public void Silent(string body) => Verify.Silent(Id, Network + Service + body);
}
