using System.Text.Json;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Conformance.Generation;

/// <summary>
/// Every declarable pattern with every option, synthesized by the CDK. What its template must show follows from the options and from AWS, and is asked of the
/// CloudFormation resources: nothing here knows how generation works.
/// </summary>
public class RoundTripTests
{
    public static TheoryData<string> Names => [.. PatternCase.All.Select(static c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_declared_pattern_synthesizes_to_what_was_declared(string name)
    {
        var it = PatternCase.All.Single(c => c.Name == name);
        var result = Synthesis.Of(it.Sources);
        Assert.True(!result.Threw, result.Error);
        var template = new PatternTemplate(result);
        if (it.IsRest) RestApi(it, template);
        else HttpApi(it, template);
        Link(it, template);
        if (it.IsCloudMap) Instances(it, template);
        else LoadBalancer(it, template);
    }

    // ---- who may call, and what is logged ------------------------------------------------------------------------------

    private static void HttpApi(PatternCase it, PatternTemplate t)
    {
        var api = t.One("AWS::ApiGatewayV2::Api");
        Assert.Equal("HTTP", api.Text("ProtocolType"));
        var stage = t.One("AWS::ApiGatewayV2::Stage");
        Assert.Equal("$default", stage.Text("StageName"));
        Assert.Equal("true", stage.Text("AutoDeploy"));
        Assert.Equal(t.One("AWS::Logs::LogGroup", PatternTemplate.InPattern).LogicalId, PatternTemplate.Reference(stage["AccessLogSettings.DestinationArn"]));
        Assert.Contains("$context.integrationErrorMessage", stage.Text("AccessLogSettings.Format"));

        var routes = t.All("AWS::ApiGatewayV2::Route").ToDictionary(static r => r.Text("RouteKey")!, static r => r.Text("AuthorizationType"));
        var expected = new Dictionary<string, string?> { ["GET /orders/{id}"] = "AWS_IAM", ["ANY /orders/{id}/lines/{proxy+}"] = "JWT", ["GET /health"] = "NONE" };
        if (it.Tls) expected["POST /billing/{proxy+}"] = "CUSTOM";
        Assert.Equal(expected.OrderBy(static r => r.Key, StringComparer.Ordinal), routes.OrderBy(static r => r.Key, StringComparer.Ordinal));

        var link = t.One("AWS::ApiGatewayV2::VpcLink");
        foreach (var integration in t.All("AWS::ApiGatewayV2::Integration"))
        {
            Assert.Equal("HTTP_PROXY", integration.Text("IntegrationType"));
            Assert.Equal("VPC_LINK", integration.Text("ConnectionType"));
            Assert.Equal(link.LogicalId, PatternTemplate.Reference(integration["ConnectionId"]));
            Assert.Equal("1.0", integration.Text("PayloadFormatVersion"));
            var target = t.Resolve(integration["IntegrationUri"])!;
            var isBilling = target.Contains("Billing", StringComparison.Ordinal);
            Assert.Equal(isBilling ? "billing.internal.example.com" : null, integration.Text("TlsConfig.ServerNameToVerify"));
            if (it.IsCloudMap) Assert.Equal("AWS::ServiceDiscovery::Service", t[target].Type);
            else
            {
                Assert.Equal("AWS::ElasticLoadBalancingV2::Listener", t[target].Type);
                Assert.InRange(int.Parse(integration.Text("TimeoutInMillis")!), 50, 30000);
            }
        }
    }

    private static void RestApi(PatternCase it, PatternTemplate t)
    {
        var api = t.One("AWS::ApiGateway::RestApi");
        Assert.Equal(it.Endpoint.ToUpperInvariant(), api.Text("EndpointConfiguration.Types.0"));
        Assert.Equal(it.IsPrivateApi, api["Policy"] is not null);
        if (it.IsPrivateApi)
        {
            var endpoint = t.One("AWS::EC2::VPCEndpoint").LogicalId;
            Assert.True(t.RefersTo(api["EndpointConfiguration.VpcEndpointIds"], endpoint), api.ToString());
            var statements = api.List("Policy.Statement").ToArray();
            // An allowed caller who comes from elsewhere must be refused, whatever IAM says.
            var deny = Assert.Single(statements, static s => s.GetProperty("Effect").GetString() == "Deny");
            Assert.True(t.RefersTo(deny.GetProperty("Condition").GetProperty("StringNotEquals").GetProperty("aws:SourceVpce"), endpoint), deny.GetRawText());
            Assert.All(statements, static s => Assert.Equal("execute-api:Invoke", s.GetProperty("Action").GetString()));
        }

        var stage = t.One("AWS::ApiGateway::Stage");
        Assert.Equal(t.One("AWS::Logs::LogGroup", PatternTemplate.InPattern).LogicalId, PatternTemplate.Reference(stage["AccessLogSetting.DestinationArn"]));
        Assert.Contains("$context.integrationErrorMessage", stage.Text("AccessLogSetting.Format"));

        var link = t.One(it.IsV1 ? "AWS::ApiGateway::VpcLink" : "AWS::ApiGatewayV2::VpcLink");
        var balancer = t.One("AWS::ElasticLoadBalancingV2::LoadBalancer");
        var methods = t.All("AWS::ApiGateway::Method").ToDictionary(m => m.Text("HttpMethod") + " " + t.PathOf(m));
        var expected = new List<(string Route, string Authorization, string Uri, string[] Parameters)>
        {
            ("GET /orders/{id}", "AWS_IAM", "http://{dns}:8080/orders/{id}", ["id"]),
            ("ANY /orders/{id}/lines/{proxy+}", "COGNITO_USER_POOLS", "http://{dns}:8080/orders/{id}/lines/{proxy}", ["id", "proxy"]),
            ("GET /health", it.IsInternet ? "AWS_IAM" : "NONE", "http://{dns}:8080/health", []),
        };
        if (it.Tls) expected.Add(("POST /billing/{proxy+}", "CUSTOM", "https://billing.internal.example.com:8443/billing/{proxy}", ["proxy"]));
        Assert.Equal(expected.Select(static e => e.Route).Order(), methods.Keys.Order());
        foreach (var (route, authorization, uri, parameters) in expected)
        {
            var method = methods[route];
            Assert.Equal(authorization, method.Text("AuthorizationType"));
            Assert.Equal("HTTP_PROXY", method.Text("Integration.Type"));
            Assert.Equal(route.Split(' ')[0], method.Text("Integration.IntegrationHttpMethod"));
            Assert.Equal("VPC_LINK", method.Text("Integration.ConnectionType"));
            Assert.Equal(link.LogicalId, PatternTemplate.Reference(method["Integration.ConnectionId"]));
            Assert.Equal(uri, PatternTemplate.Join(method["Integration.Uri"], r => r == balancer.LogicalId ? "{dns}" : r));
            Assert.Equal(it.IsV1 ? null : balancer.LogicalId, PatternTemplate.Reference(method["Integration.IntegrationTarget"]));
            Assert.InRange(int.Parse(method.Text("Integration.TimeoutInMillis")!), 50, 29000);
            foreach (var p in parameters)
            {
                Assert.Equal("true", method.Text("RequestParameters") is { } given ? JsonDocument.Parse(given).RootElement.GetProperty("method.request.path." + p).GetRawText() : null);
                Assert.Equal("method.request.path." + p, method["Integration.RequestParameters"]!.Value.GetProperty("integration.request.path." + p).GetString());
            }
        }

        var deployment = t.One("AWS::ApiGateway::Deployment");
        Assert.Equal(methods.Values.Select(static m => m.LogicalId).Order(), deployment.Element.GetProperty("DependsOn").EnumerateArray().Select(static d => d.GetString()!).Where(d => t[d].Type == "AWS::ApiGateway::Method").Order());
    }

    // ---- the way in ----------------------------------------------------------------------------------------------------

    private static void Link(PatternCase it, PatternTemplate t)
    {
        if (it.IsV1)
        {
            var target = Assert.Single(t.One("AWS::ApiGateway::VpcLink").List("TargetArns"));
            Assert.Equal(t.One("AWS::ElasticLoadBalancingV2::LoadBalancer").LogicalId, PatternTemplate.Reference(target));
            Assert.Empty(t.All("AWS::ApiGatewayV2::VpcLink"));
            return;
        }

        var link = t.One("AWS::ApiGatewayV2::VpcLink");
        Assert.All(link.List("SubnetIds"), s => Assert.Contains(it.Vpc == "Public" ? "PublicSubnet" : it.Vpc == "Isolated" ? "IsolatedSubnet" : "PrivateSubnet", s.GetRawText()));
        Assert.InRange(link.List("SubnetIds").Count(), 2, 10);
        var group = t[PatternTemplate.Reference(Assert.Single(link.List("SecurityGroupIds")))!];
        Assert.Equal("AWS::EC2::SecurityGroup", group.Type);
        Assert.Empty(t.Ingress(group));
        // Only what the listeners, or the instances, take.
        Assert.Equal(it.Tls ? [8080, 8443] : [8080], t.Egress(group).Select(static r => r.Port).Order());
        Assert.All(t.Egress(group), static r => Assert.NotNull(r.Group));
    }

    private static void Instances(PatternCase it, PatternTemplate t)
    {
        var link = PatternTemplate.Reference(t.One("AWS::ApiGatewayV2::VpcLink").List("SecurityGroupIds").Single())!;
        foreach (var port in it.Tls ? new[] { 8080, 8443 } : [8080])
            Assert.Contains(t.Rules.Where(static r => r.IsIngress), r => r.Group == link && r.Port == port);
        Assert.Empty(t.All("AWS::ElasticLoadBalancingV2::LoadBalancer"));
    }

    private static void LoadBalancer(PatternCase it, PatternTemplate t)
    {
        var balancer = t.One("AWS::ElasticLoadBalancingV2::LoadBalancer");
        Assert.Equal(it.IsInternet ? "internet-facing" : "internal", balancer.Text("Scheme"));
        Assert.Equal(it.IsAlb ? "application" : "network", balancer.Text("Type"));
        var subnets = it.IsInternet || it.Subnets == "Public" ? "PublicSubnet" : it.Vpc == "Isolated" ? "IsolatedSubnet" : "PrivateSubnet";
        Assert.All(balancer.List("Subnets"), s => Assert.Contains(subnets, s.GetRawText()));
        Assert.InRange(balancer.List("Subnets").Count(), 2, 10);
        var attributes = balancer.List("LoadBalancerAttributes").ToDictionary(static a => a.GetProperty("Key").GetString()!, static a => a.GetProperty("Value").GetString());
        if (it.IsAlb) Assert.Equal("true", attributes["routing.http.drop_invalid_header_fields.enabled"]);
        else Assert.Equal("true", attributes["load_balancing.cross_zone.enabled"]);
        Assert.Equal(it.IsV1 ? "off" : null, balancer.Text("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"));

        var group = t[PatternTemplate.Reference(Assert.Single(balancer.List("SecurityGroups")))!];
        var ports = it.Tls ? new[] { 8080, 8443 } : [8080];
        if (it.IsV1)
            // PrivateLink is not evaluated; over the internet only the declared range comes in.
            Assert.Equal(it.IsInternet ? ports : [], t.Ingress(group).Select(static r => r.Cidr == "203.0.113.0/24" ? r.Port : -1).Order());
        else
        {
            var link = PatternTemplate.Reference(t.One("AWS::ApiGatewayV2::VpcLink").List("SecurityGroupIds").Single());
            Assert.Equal(ports, t.Ingress(group).Select(r => r.Group == link ? r.Port : -1).Order());
        }

        Assert.Equal(ports, t.Egress(group).Select(static r => r.Port).Order());
        Assert.DoesNotContain(t.Egress(group), static r => r.Cidr == "0.0.0.0/0");
        if (it.HasServices)
        {
            Assert.All(t.Egress(group), static r => Assert.NotNull(r.Group));
            // The services take what the load balancer sends.
            Assert.Equal(ports, t.Rules.Where(r => r.IsIngress && r.Group == group.LogicalId).Select(static r => r.Port).Order());
        }

        var listeners = t.All("AWS::ElasticLoadBalancingV2::Listener").ToDictionary(static l => int.Parse(l.Text("Port")!));
        Assert.Equal(ports, listeners.Keys.Order());
        foreach (var (port, listener) in listeners)
        {
            var tls = port == 8443;
            Assert.Equal(it.IsAlb ? tls ? "HTTPS" : "HTTP" : tls ? "TLS" : "TCP", listener.Text("Protocol"));
            Assert.Equal(tls, listener.List("Certificates").Any());
            Assert.Equal(tls, listener.Text("SslPolicy")?.Contains("TLS13", StringComparison.Ordinal) ?? false);
            Assert.Equal(balancer.LogicalId, PatternTemplate.Reference(listener["LoadBalancerArn"]));
            var targets = t[PatternTemplate.Reference(listener["DefaultActions.0.TargetGroupArn"])!];
            Assert.Equal(port.ToString(), targets.Text("Port"));
            Assert.Equal(it.IsAlb ? tls ? "HTTPS" : "HTTP" : tls ? "TLS" : "TCP", targets.Text("Protocol"));
            Assert.Equal(tls ? "HTTPS" : "HTTP", targets.Text("HealthCheckProtocol"));
            Assert.Equal(tls ? "/" : "/healthz", targets.Text("HealthCheckPath"));
        }
    }
}
