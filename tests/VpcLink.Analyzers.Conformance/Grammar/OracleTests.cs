using System.Text.Json;
using Xunit;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>What the oracle says of templates that are written by hand: the cases in which it and the rules once differed.</summary>
public class OracleTests
{
    private static readonly Style Plain = new(ValueShape.Inline, CreationShape.Inline, ReferenceShape.Local, ListShape.Array, Layout.OneStack, false);

    private static IReadOnlyDictionary<string, bool> Verdicts(string resources, params string[] texts)
    {
        var template = new StackTemplate("Main", JsonDocument.Parse("{ \"Resources\": {" + resources + "} }"));
        return Oracle.Of(new GeneratedProgram(0, new Wiring("by hand", [], [.. texts.Select(static t => new Do(t))]), Plain, []), new SynthesisResult([template], null));
    }

    /// <summary>A resource whose construct's path is its logical id.</summary>
    private static string Resource(string id, string type, string properties) =>
        $$""" "{{id}}": { "Type": "AWS::{{type}}", "Properties": { {{properties}} }, "Metadata": { "aws:cdk:path": "Main/{{id}}/Resource" } }""";

    /// <summary>An HTTP API whose integration goes through a link with one security group to a listener on port 80.</summary>
    private static string ThroughLink(string kind, string balancer, string group, string more = "") => string.Join(",",
        Resource("Vpc", "EC2::VPC", ""),
        Resource("LinkGroup", "EC2::SecurityGroup", group),
        Resource("AlbGroup", "EC2::SecurityGroup", ""),
        Resource("Lb", "ElasticLoadBalancingV2::LoadBalancer", $""" "Type": "{kind}", "Scheme": "internal" {balancer}"""),
        Resource("Listener", "ElasticLoadBalancingV2::Listener", """ "Port": 80, "Protocol": "HTTP", "LoadBalancerArn": { "Ref": "Lb" } """),
        Resource("Link", "ApiGatewayV2::VpcLink", """ "SubnetIds": ["subnet-1"], "SecurityGroupIds": [{ "Ref": "LinkGroup" }] """),
        Resource("Api", "ApiGatewayV2::Api", """ "ProtocolType": "HTTP" """),
        Resource("Integration", "ApiGatewayV2::Integration", """ "ApiId": { "Ref": "Api" }, "ConnectionType": "VPC_LINK", "ConnectionId": { "Ref": "Link" }, "IntegrationUri": { "Ref": "Listener" } """),
        Resource("Route", "ApiGatewayV2::Route", """ "ApiId": { "Ref": "Api" }, "AuthorizationType": "NONE", "Target": { "Fn::Join": ["", ["integrations/", { "Ref": "Integration" }]] } """)) + more;

    private const string Groups = """, "SecurityGroups": [{ "Ref": "AlbGroup" }] """;
    private const string NothingOut = """ "SecurityGroupEgress": [{ "CidrIp": "255.255.255.255/32", "IpProtocol": "icmp", "FromPort": 252, "ToPort": 86 }] """;
    private const string EverythingOut = """ "SecurityGroupEgress": [{ "CidrIp": "0.0.0.0/0", "IpProtocol": "-1" }] """;

    private static string Ingress(string id, string peer, int port) => "," + Resource(id, "EC2::SecurityGroupIngress", $$""" "GroupId": { "Ref": "AlbGroup" }, {{peer}}, "IpProtocol": "tcp", "FromPort": {{port}}, "ToPort": {{port}} """);

    private const string FromLink = """ "SourceSecurityGroupId": { "Ref": "LinkGroup" } """;

    [Theory, InlineData("\"ConnectionType\": \"INTERNET\", \"TlsConfig\": { \"ServerNameToVerify\": \"a.example\" }", true), InlineData("\"ConnectionType\": \"INTERNET\"", false)]
    public void Tls_settings_belong_to_private_integrations(string settings, bool wrong) =>
        Assert.Equal(wrong, Verdicts(Resource("Api", "ApiGatewayV2::Api", """ "ProtocolType": "HTTP" """) + "," + Resource("I", "ApiGatewayV2::Integration", """ "ApiId": { "Ref": "Api" }, """ + settings))["VPCL202"]);

    [Fact]
    public void What_lets_nothing_out_reaches_no_load_balancer_with_or_without_groups()
    {
        Assert.True(Verdicts(ThroughLink("network", "", NothingOut))["VPCL309"]);
        Assert.False(Verdicts(ThroughLink("network", "", EverythingOut))["VPCL309"]);
        Assert.True(Verdicts(ThroughLink("application", Groups, NothingOut, Ingress("In", FromLink, 80)))["VPCL309"]);
        // Nothing is let in either: that is what is reported.
        var closed = Verdicts(ThroughLink("application", Groups, NothingOut));
        Assert.False(closed.ContainsKey("VPCL309"));
        Assert.True(closed["VPCL308"]);
    }

    [Fact]
    public void A_rule_for_another_port_is_a_finding_of_its_own()
    {
        var verdicts = Verdicts(ThroughLink("application", Groups, EverythingOut, Ingress("In", FromLink, 8443)));
        Assert.True(verdicts["VPCL310"]);
        Assert.False(verdicts.ContainsKey("VPCL308"));
        Assert.False(Verdicts(ThroughLink("application", Groups, EverythingOut, Ingress("In", FromLink, 80)))["VPCL310"]);
    }

    [Fact]
    public void Where_an_open_listener_wrote_the_rule_another_leaves_no_trace()
    {
        Assert.True(Verdicts(ThroughLink("application", Groups, EverythingOut, Ingress("In", "\"CidrIp\": \"0.0.0.0/0\"", 80)))["VPCL406"]);
        Assert.False(Verdicts(ThroughLink("application", Groups, EverythingOut, Ingress("In", "\"CidrIp\": \"0.0.0.0/0\", \"Description\": \"Allow from anyone on port 80\"", 80))).ContainsKey("VPCL406"));
        Assert.False(Verdicts(ThroughLink("application", Groups, EverythingOut, Ingress("In", FromLink, 80)))["VPCL406"]);
    }

    [Fact]
    public void Who_says_that_anyone_may_call_is_not_told_so()
    {
        Assert.True(Verdicts(ThroughLink("application", Groups, EverythingOut))["VPCL511"]);
        Assert.False(Verdicts(ThroughLink("application", Groups, EverythingOut), "«api».AddRoutes(new V2.AddRoutesOptions { Authorizer = new V2.HttpNoneAuthorizer() });").ContainsKey("VPCL511"));
    }
}
