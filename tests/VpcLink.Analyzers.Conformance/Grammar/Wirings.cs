namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>The grammar of what programs wire: patterns and their properties, right and wrong ones.</summary>
internal static class Wirings
{
    public static Wiring Make(Random r) => r.Next(22) switch
    {
        0 or 1 or 2 or 3 => HttpAlb(r),
        4 or 5 => HttpNlb(r),
        6 => HttpCloudMap(r),
        7 or 8 or 9 => RestV1(r),
        10 or 11 or 12 => RestV2(r),
        13 => WebSocket(r),
        14 or 15 => AlbPattern(r),
        16 => NlbPattern(r),
        17 or 18 => HttpL1(r),
        19 => RestL1(r),
        20 => Url(r),
        _ => HttpRaw(r),
    };

    // ---- network -------------------------------------------------------------------------------------------------------

    private static Make Vpc(Random r)
    {
        var props = new List<Given>();
        switch (r.Next(10))
        {
            case 0: props.Add(Given.Number("NatGateways", 0)); break;
            case 1 when r.Percent(50): props.Add(new Given("SubnetConfiguration", "ISubnetConfiguration[]", "new ISubnetConfiguration[] { new SubnetConfiguration { Name = \"data\", SubnetType = SubnetType.PRIVATE_ISOLATED } }")); break;
            case 2: props.Add(new Given("SubnetConfiguration", "ISubnetConfiguration[]", "new ISubnetConfiguration[] { new SubnetConfiguration { Name = \"edge\", SubnetType = SubnetType.PUBLIC }, new SubnetConfiguration { Name = \"app\", SubnetType = SubnetType.PRIVATE_WITH_EGRESS } }")); break;
            case 3: props.Add(Given.Number("MaxAzs", 2)); break;
            case 4: props.Add(Given.Number("MaxAzs", 2)); props.Add(Given.Number("NatGateways", r.Of(0, 1))); break;
        }

        return new Make("vpc", "Vpc", "Vpc", props.Count > 0 ? "VpcProps" : null, props);
    }

    private static Given Of(string name, string type = "IVpc") => new(Capital(name), type, $"«{name}»");

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static readonly string[] Kinds = ["PUBLIC", "PRIVATE_WITH_EGRESS", "PRIVATE_ISOLATED"];

    /// <summary>Mostly subnets that the VPC has: the CDK refuses others.</summary>
    private static Given Subnets(Random r, string name, Make vpc)
    {
        var has = vpc.Props.FirstOrDefault(static p => p.Name == "SubnetConfiguration")?.Text switch
        {
            { } text when text.Contains("ISOLATED", StringComparison.Ordinal) => ["PRIVATE_ISOLATED"],
            null when vpc.Props.Any(static p => p.Name == "NatGateways" && p.Text.Contains("=0:", StringComparison.Ordinal)) => ["PUBLIC", "PRIVATE_ISOLATED"],
            _ => new[] { "PUBLIC", "PRIVATE_WITH_EGRESS" },
        };
        return new(name, "SubnetSelection", $"new SubnetSelection {{ SubnetType = «=SubnetType.{(r.Percent(92) ? r.Of(has) : r.Of(Kinds))}:SubnetType» }}");
    }

    private static Make Group(Random r, string name)
    {
        var props = new List<Given> { Of("vpc") };
        if (r.Percent(30)) props.Add(Given.Bool("AllowAllOutbound", r.Percent(50)));
        return new Make(name, "SecurityGroup", Capital(name), "SecurityGroupProps", props);
    }

    private static Make Balancer(Random r, Make vpc, string name, bool application, string? group)
    {
        var props = new List<Given> { Of("vpc") };
        if (r.Percent(65)) props.Add(Given.Bool("InternetFacing", r.Percent(vpc.Props.Any(static p => p.Text.Contains("data", StringComparison.Ordinal)) ? 5 : 40)));
        if (r.Percent(25)) props.Add(Subnets(r, "VpcSubnets", vpc));
        if (group is not null) props.Add(application ? new Given("SecurityGroup", "ISecurityGroup", $"«{group}»") : new Given("SecurityGroups", "ISecurityGroup[]", $"«[ISecurityGroup:{group}]»"));
        return application
            ? new Make(name, "ApplicationLoadBalancer", Capital(name), "ApplicationLoadBalancerProps", props)
            : new Make(name, "NetworkLoadBalancer", Capital(name), "NetworkLoadBalancerProps", props);
    }

    /// <summary>What changes a construct after it was made, in ways that a reader must see or give up on.</summary>
    private static IEnumerable<Step> Hatches(Random r, string name, string l1, string property, string value)
    {
        switch (r.Next(14))
        {
            case 0: yield return new Do($"{{ var hatched = ({l1})«{name}».Node.DefaultChild!; hatched.{property} = {value}; }}"); break;
            case 1: yield return new Do($"(({l1})«{name}».Node.DefaultChild!).AddPropertyOverride(\"{property}\", {value});"); break;
            case 2: yield return new Do($"{{ var hatched = «{name}».Node.DefaultChild as {l1}; hatched?.AddOverride(\"Properties.{property}\", {value}); }}"); break;
            case 3: yield return new Do($"if (System.Environment.GetEnvironmentVariable(\"CONFORMANCE_STAGE\") == null) (({l1})«{name}».Node.DefaultChild!).{property} = {value};"); break;
            case 4: yield return new Do($"if (System.Environment.GetEnvironmentVariable(\"CONFORMANCE_STAGE\") == \"prod\") (({l1})«{name}».Node.DefaultChild!).{property} = {value};"); break;
            case 5:
                yield return new Declare($"public static class Hardening{property}{{ public static void Harden(Construct it) {{ if (it.Node.DefaultChild is {l1} hatched) hatched.{property} = {value}; }} }}");
                yield return new Do($"Hardening{property}.Harden(«{name}»);");
                break;
            case 6:
                yield return new Declare($"public class HardeningAspect{property} : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect {{ public void Visit(IConstruct node) {{ if (node is {l1} hatched) hatched.{property} = {value}; }} }}");
                yield return new Do($"Aspects.Of(«{name}»).Add(new HardeningAspect{property}());");
                break;
            case 7:
                yield return new Declare($"public class HardeningAspect{property} : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect {{ public void Visit(IConstruct node) {{ if (node is {l1} hatched) hatched.{property} = {value}; }} }}");
                yield return new Do($"Aspects.Of(Stack.Of(«{name}»)).Add(new HardeningAspect{property}());");
                break;
            case 8: yield return new Do($"foreach (var child in «{name}».Node.FindAll()) if (child is {l1} hatched) hatched.{property} = {value};"); break;
            case 9: yield return new Do($"{{ var hatched = ({l1})«{name}».Node.FindChild(\"Resource\"); hatched.{property} = {value}; }}"); break;
            case 10: yield return new Do($"foreach (var child in Stack.Of(«{name}»).Node.FindAll()) if (child is {l1} hatched) hatched.AddPropertyOverride(\"{property}\", {value});"); break;
            case 11: yield return new Do($"Amazon.CDK.Tags.Of(«{name}»).Add(\"team\", \"orders\");"); break;
            case 12: yield return new Do($"{{ object kept = «{name}»; if (kept is Construct construct) (({l1})construct.Node.DefaultChild!).{property} = {value}; }}"); break;
            default:
                yield return new Do($"{{ System.Action<Construct> harden = it => (({l1})it.Node.DefaultChild!).{property} = {value}; harden(«{name}»); }}");
                break;
        }
    }

    private static IEnumerable<Step> BalancerHatches(Random r, string name) => r.Percent(14) ? Hatches(r, name, "CfnLoadBalancer", "Scheme", r.Of("\"internal\"", "\"internet-facing\"")) : [];

    private static IEnumerable<Step> ListenerHatches(Random r, string name = "listener") => r.Percent(10) ? Hatches(r, name, "CfnListener", "Port", r.Of("81", "80")) : [];

    private const string Certificate = "new IListenerCertificate[] { ListenerCertificate.FromArn(\"arn:aws:acm:eu-central-1:123456789012:certificate/1\") }";

    private static (Make Listener, int Port) AlbListener(Random r, string alb, string name = "listener")
    {
        var props = new List<Given>();
        int port;
        switch (r.Next(6))
        {
            case 0: port = 443; props.Add(Given.Number("Port", 443)); props.Add(new Given("Certificates", "IListenerCertificate[]", Certificate)); break;
            case 1: port = 443; props.Add(new Given("Protocol", "ApplicationProtocol", "«=ApplicationProtocol.HTTPS:ApplicationProtocol»")); props.Add(new Given("Certificates", "IListenerCertificate[]", Certificate)); break;
            case 2: port = 80; props.Add(new Given("Protocol", "ApplicationProtocol", "«=ApplicationProtocol.HTTP:ApplicationProtocol»")); break;
            case 3: port = 9000; props.Add(Given.Number("Port", 9000)); props.Add(new Given("Protocol", "ApplicationProtocol", "«=ApplicationProtocol.HTTP:ApplicationProtocol»")); break;
            case 4: port = 8080; props.Add(Given.Number("Port", 8080)); break;
            default: port = 80; props.Add(Given.Number("Port", 80)); break;
        }

        if (r.Percent(70)) props.Add(Given.Bool("Open", r.Percent(25)));
        props.Add(new Given("DefaultAction", "ListenerAction", "ListenerAction.FixedResponse(404)"));
        if (r.Percent(25)) return (new Make(name, "ApplicationListener", Capital(name), "ApplicationListenerProps", [.. props, new Given("LoadBalancer", "IApplicationLoadBalancer", $"«{alb}»")]), port);
        return (new Make(name, "ApplicationListener", Capital(name), "BaseApplicationListenerProps", props) { Receiver = $"«{alb}».AddListener" }, port);
    }

    private static IEnumerable<Step> NlbListener(Random r, string nlb, out int port, string name = "listener")
    {
        port = r.Of(80, 443, 8080);
        var props = new List<Given> { Given.Number("Port", port) };
        switch (r.Next(5))
        {
            case 0: props.Add(new Given("Certificates", "IListenerCertificate[]", Certificate)); break;
            case 1: props.Add(new Given("Protocol", "Protocol", "«=Protocol.TCP:Protocol»")); break;
            case 2: props.Add(new Given("Protocol", "Protocol", "«=Protocol.TLS:Protocol»")); props.Add(new Given("Certificates", "IListenerCertificate[]", Certificate)); break;
        }

        return [
            new Make(name, "NetworkListener", Capital(name), "BaseNetworkListenerProps", props) { Receiver = $"«{nlb}».AddListener" },
            new Do($"«{name}».AddTargets(\"{Capital(name)}Targets\", new AddNetworkTargetsProps {{ Port = 80 }});"),
        ];
    }

    /// <summary>Rules that let the link reach the load balancer, or don't.</summary>
    private static IEnumerable<Step> Rules(Random r, string balancer, string? listener, string? group, string? linkGroup, int port)
    {
        if (linkGroup is not null)
            switch (r.Next(8))
            {
                case 0 or 1 when listener is not null: yield return new Do($"«{listener}».Connections.AllowDefaultPortFrom(«{linkGroup}», \"API Gateway\");"); break;
                case 2: yield return new Do($"«{balancer}».Connections.AllowFrom(«{linkGroup}», Port.Tcp(«={port}:double»));"); break;
                case 3 when group is not null: yield return new Do($"«{group}».AddIngressRule(«{linkGroup}», Port.Tcp(«={r.Of(port, port, 8443)}:double»), \"link\");"); break;
                case 4 when group is not null: yield return new Do($"«{group}».AddIngressRule(Peer.SecurityGroupId(«{linkGroup}».SecurityGroupId), Port.Tcp({port}));"); break;
                case 5: yield return new Do($"«{linkGroup}».Connections.AllowTo(«{balancer}», Port.Tcp({port}));"); break;
                case 6 when group is not null: yield return new Make("", "CfnSecurityGroupIngress", "Ingress", "CfnSecurityGroupIngressProps", [
                    new Given("GroupId", "string", $"«{group}».SecurityGroupId"), new Given("SourceSecurityGroupId", "string", $"«{linkGroup}».SecurityGroupId"), Given.String("IpProtocol", "tcp"), Given.Number("FromPort", port), Given.Number("ToPort", port)]); break;
            }

        if (r.Percent(15))
            yield return group is not null
                ? new Do($"«{group}».AddIngressRule(Peer.{r.Of("AnyIpv4()", "Ipv4(\"0.0.0.0/0\")", "Ipv4(\"10.0.0.0/8\")")}, Port.Tcp({port}));")
                : new Do($"«{balancer}».Connections.AllowFromAnyIpv4(Port.Tcp({port}));");
    }

    // ---- HTTP APIs -----------------------------------------------------------------------------------------------------

    private static Make HttpApi(Random r) => r.Next(6) switch
    {
        0 => new Make("api", "V2.HttpApi", "Api", "V2.HttpApiProps", [new Given("DefaultAuthorizer", "V2.IHttpRouteAuthorizer", "new HttpIamAuthorizer()")]),
        1 => new Make("api", "V2.HttpApi", "Api", "V2.HttpApiProps", [Given.Bool("CreateDefaultStage", true)]),
        _ => new Make("api", "V2.HttpApi", "Api", null, []),
    };

    private static IEnumerable<Step> Route(Random r, string integration)
    {
        var authorizer = r.Next(4) switch { 0 => ", Authorizer = new HttpIamAuthorizer()", 1 => ", Authorizer = new V2.HttpNoneAuthorizer()", _ => "" };
        var methods = r.Next(3) switch { 0 => ", Methods = new[] { V2.HttpMethod.GET }", 1 => ", Methods = new[] { V2.HttpMethod.ANY }", _ => "" };
        yield return r.Percent(75)
            ? new Do($"«api».AddRoutes(new V2.AddRoutesOptions {{ Path = «=\"/orders\":string», Integration = {integration}{methods}{authorizer} }});")
            : new Make("", "V2.HttpRoute", "Route", "V2.HttpRouteProps", [new Given("HttpApi", "V2.IHttpApi", "«api»"), new Given("RouteKey", "V2.HttpRouteKey", "V2.HttpRouteKey.With(\"/orders\", V2.HttpMethod.ANY)"), new Given("Integration", "V2.HttpRouteIntegration", integration), .. authorizer.Contains("Iam", StringComparison.Ordinal) ? [new Given("Authorizer", "V2.IHttpRouteAuthorizer", "new HttpIamAuthorizer()")] : Array.Empty<Given>()]);
    }

    /// <summary>A V2 link and how an integration names it; none for the implicit one.</summary>
    private static (IEnumerable<Step> Steps, Given? VpcLink) Link(Random r, Make vpc, string? linkGroup)
    {
        var props = new List<Given> { Of("vpc") };
        var later = linkGroup is not null && r.Percent(20);
        if (linkGroup is not null && !later) props.Add(new Given("SecurityGroups", "ISecurityGroup[]", $"«[ISecurityGroup:{linkGroup}]»"));
        if (r.Percent(vpc.Props.Any(static p => p.Name is "NatGateways" or "SubnetConfiguration") ? 80 : 45)) props.Add(Subnets(r, "Subnets", vpc));
        Make make = r.Next(5) == 0
            ? new Make("link", "V2.VpcLink", "", "V2.VpcLinkProps", props) { Receiver = "«api».AddVpcLink" }
            : new Make("link", "V2.VpcLink", "Link", "V2.VpcLinkProps", props);
        IEnumerable<Step> steps = later ? [make, new Do($"«link».AddSecurityGroups(«{linkGroup}»);")] : [make];
        return (steps, new Given("VpcLink", "V2.IVpcLink", "«link»"));
    }

    private static List<Given> IntegrationProps(Random r, int port, Given? link)
    {
        var props = new List<Given>();
        if (link is not null) props.Add(link);
        if (r.Percent(port is 443 ? 65 : 12)) props.Add(Given.String("SecureServerName", "api.internal.example.com"));
        if (r.Percent(30)) props.Add(new Given("Timeout", "Duration", $"Duration.Seconds(«={r.Of(5, 20, 29)}:double»)"));
        if (r.Percent(15)) props.Add(new Given("ParameterMapping", "V2.ParameterMapping", "new V2.ParameterMapping().OverwritePath(V2.MappingValue.RequestPath())"));
        return props;
    }

    private static Wiring HttpAlb(Random r)
    {
        var vpc = Vpc(r);
        var network = new List<Step> { vpc };
        var group = r.Percent(55) ? "albGroup" : null;
        var linkGroup = r.Percent(70) ? "linkGroup" : null;
        if (group is not null) network.Add(Group(r, group));
        if (linkGroup is not null) network.Add(Group(r, linkGroup));
        network.Add(Balancer(r, vpc, "alb", true, group));
        var (listener, port) = AlbListener(r, "alb");
        network.Add(listener);
        network.AddRange(Rules(r, "alb", "listener", group, linkGroup, port));
        network.AddRange(BalancerHatches(r, "alb"));
        network.AddRange(ListenerHatches(r));
        var api = new List<Step> { HttpApi(r) };
        var link = linkGroup is null && r.Percent(50) ? ([], null) : Link(r, vpc, linkGroup);
        api.AddRange(link.Steps);
        api.Add(new Make("integration", "HttpAlbIntegration", "Integration", "HttpAlbIntegrationProps", IntegrationProps(r, port, link.VpcLink)) { HasScope = false, Lead = [new Given("listener", "IApplicationListener", "«listener»")] });
        api.AddRange(Route(r, "«integration»"));
        return new Wiring("HTTP API, ALB", network, api);
    }

    private static Wiring HttpNlb(Random r)
    {
        var vpc = Vpc(r);
        var network = new List<Step> { vpc };
        var group = r.Percent(45) ? "nlbGroup" : null;
        var linkGroup = r.Percent(65) ? "linkGroup" : null;
        if (group is not null) network.Add(Group(r, group));
        if (linkGroup is not null) network.Add(Group(r, linkGroup));
        network.Add(Balancer(r, vpc, "nlb", false, group));
        network.AddRange(NlbListener(r, "nlb", out var port));
        network.AddRange(Rules(r, "nlb", null, group, linkGroup, port));
        network.AddRange(BalancerHatches(r, "nlb"));
        var api = new List<Step> { HttpApi(r) };
        var link = linkGroup is null && r.Percent(50) ? ([], null) : Link(r, vpc, linkGroup);
        api.AddRange(link.Steps);
        api.Add(new Make("integration", "HttpNlbIntegration", "Integration", "HttpNlbIntegrationProps", IntegrationProps(r, port, link.VpcLink)) { HasScope = false, Lead = [new Given("listener", "INetworkListener", "«listener»")] });
        api.AddRange(Route(r, "«integration»"));
        return new Wiring("HTTP API, NLB", network, api);
    }

    private static Wiring HttpCloudMap(Random r)
    {
        var props = new List<Given> { new("Namespace", "INamespace", "«space»") };
        if (r.Percent(60)) props.Add(new Given("DnsRecordType", "DnsRecordType", $"«=DnsRecordType.{r.Of("A", "SRV")}:DnsRecordType»"));
        var vpc = Vpc(r);
        List<Step> network =
        [
            vpc,
            new Make("space", "PrivateDnsNamespace", "Space", "PrivateDnsNamespaceProps", [Given.String("Name", "internal.example"), Of("vpc")]),
            new Make("service", "Service", "Service", "ServiceProps", props),
        ];
        var linkGroup = r.Percent(50) ? "linkGroup" : null;
        if (linkGroup is not null) network.Add(Group(r, linkGroup));
        var api = new List<Step> { HttpApi(r) };
        var link = Link(r, vpc, linkGroup);
        api.AddRange(link.Steps);
        var given = r.Percent(90);
        api.Add(new Make("integration", "HttpServiceDiscoveryIntegration", "Integration", "HttpServiceDiscoveryIntegrationProps", IntegrationProps(r, 80, given ? link.VpcLink : null)) { HasScope = false, Lead = [new Given("service", "Amazon.CDK.AWS.ServiceDiscovery.IService", "«service»")] });
        api.AddRange(Route(r, "«integration»"));
        return new Wiring("HTTP API, Cloud Map", network, api);
    }

    private static Wiring HttpRaw(Random r)
    {
        var vpc = Vpc(r);
        var network = new List<Step> { vpc, Group(r, "linkGroup"), Balancer(r, vpc, "alb", true, null) };
        var (listener, port) = AlbListener(r, "alb");
        network.Add(listener);
        network.AddRange(Rules(r, "alb", "listener", null, "linkGroup", port));
        var old = r.Percent(20);
        if (old) network.Add(Balancer(r, vpc, "nlb", false, null));
        var api = new List<Step> { HttpApi(r) };
        if (old) api.Add(new Make("link", "Rest.VpcLink", "Link", "Rest.VpcLinkProps", [new Given("Targets", "INetworkLoadBalancer[]", "«[INetworkLoadBalancer:nlb]»")]));
        else api.Add(new Make("link", "V2.VpcLink", "Link", "V2.VpcLinkProps", [Of("vpc"), new Given("SecurityGroups", "ISecurityGroup[]", "«[ISecurityGroup:linkGroup]»")]));
        var props = new List<Given>
        {
            new("HttpApi", "V2.IHttpApi", "«api»"),
            new("IntegrationType", "V2.HttpIntegrationType", "V2.HttpIntegrationType.HTTP_PROXY"),
            new("Method", "V2.HttpMethod", "V2.HttpMethod.ANY"),
            new("PayloadFormatVersion", "V2.PayloadFormatVersion", "V2.PayloadFormatVersion.VERSION_1_0"),
            new("IntegrationUri", "string", r.Next(4) switch { 0 => "«alb».LoadBalancerArn", 1 => "$\"http://{«alb».LoadBalancerDnsName}\"", _ => "«listener».ListenerArn" }),
        };
        if (r.Percent(85)) props.Add(new Given("ConnectionType", "V2.HttpConnectionType", $"«=V2.HttpConnectionType.{r.Of("VPC_LINK", "VPC_LINK", "VPC_LINK", "INTERNET")}:V2.HttpConnectionType»"));
        if (r.Percent(85)) props.Add(new Given("ConnectionId", "string", "«link».VpcLinkId"));
        api.Add(new Make("integration", "V2.HttpIntegration", "Integration", "V2.HttpIntegrationProps", props));
        return new Wiring("HTTP API, raw integration", network, api);
    }

    private static Wiring HttpL1(Random r)
    {
        var vpc = Vpc(r);
        var network = new List<Step> { vpc, Group(r, "linkGroup"), Group(r, "albGroup") };
        var l1 = r.Percent(60);
        int port;
        if (l1)
        {
            var props = new List<Given> { new("Subnets", "string[]", "«vpc».SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).SubnetIds"), new("SecurityGroups", "string[]", "new[] { «albGroup».SecurityGroupId }") };
            if (r.Percent(65)) props.Add(Given.String("Scheme", r.Of("internal", "internet-facing")));
            if (r.Percent(40)) props.Add(Given.String("Type", "application"));
            network.Add(new Make("alb", "CfnLoadBalancer", "Alb", "CfnLoadBalancerProps", props));
            if (r.Percent(15)) network.Add(new Do("«alb».Scheme = \"internal\";"));
            port = r.Of(80, 8080);
            network.Add(new Make("listener", "CfnListener", "Listener", "CfnListenerProps", [
                new Given("LoadBalancerArn", "string", r.Of("«alb».Ref", "«alb».AttrLoadBalancerArn")), Given.Number("Port", port), Given.String("Protocol", "HTTP"),
                new Given("DefaultActions", "object", "new[] { new CfnListener.ActionProperty { Type = \"fixed-response\", FixedResponseConfig = new CfnListener.FixedResponseConfigProperty { StatusCode = \"404\" } } }")]));
            network.AddRange(r.Percent(70) ? [new Do($"«albGroup».AddIngressRule(«linkGroup», Port.Tcp({port}));")] : Array.Empty<Step>());
        }
        else
        {
            network.Add(Balancer(r, vpc, "alb", true, "albGroup"));
            (var listener, port) = AlbListener(r, "alb");
            network.Add(listener);
            network.AddRange(Rules(r, "alb", "listener", "albGroup", "linkGroup", port));
        }

        var listenerArn = l1 ? r.Of("«listener».Ref", "«listener».AttrListenerArn") : "«listener».ListenerArn";
        var balancerArn = l1 ? "«alb».Ref" : "«alb».LoadBalancerArn";
        var link = new List<Given> { new("Name", "string", "«=\"link\":string»"), new("SubnetIds", "string[]", "«vpc».SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).SubnetIds") };
        if (r.Percent(70)) link.Add(new Given("SecurityGroupIds", "string[]", "new[] { «linkGroup».SecurityGroupId }"));
        var api = new List<Step> { HttpApi(r), new Make("link", "V2.CfnVpcLink", "Link", "V2.CfnVpcLinkProps", link) };
        var integration = new List<Given>
        {
            new("ApiId", "string", r.Of("«api».ApiId", "«api».HttpApiId")), Given.String("IntegrationType", "HTTP_PROXY"), Given.String("IntegrationMethod", "ANY"), Given.String("PayloadFormatVersion", "1.0"),
            new("IntegrationUri", "string", r.Next(5) switch { 0 => balancerArn, _ => listenerArn }),
        };
        if (r.Percent(88)) integration.Add(Given.String("ConnectionType", r.Percent(92) ? "VPC_LINK" : "INTERNET"));
        if (r.Percent(90)) integration.Add(new Given("ConnectionId", "string", r.Of("«link».Ref", "«link».AttrVpcLinkId")));
        if (r.Percent(port == 443 ? 60 : 10)) integration.Add(new Given("TlsConfig", "object", "new V2.CfnIntegration.TlsConfigProperty { ServerNameToVerify = «=\"api.internal.example.com\":string» }"));
        if (r.Percent(25)) integration.Add(Given.Number("TimeoutInMillis", r.Of(5000, 29000)));
        api.Add(new Make("integration", "V2.CfnIntegration", "Integration", "V2.CfnIntegrationProps", integration));
        if (r.Percent(20)) api.Add(new Do($"«integration».ConnectionType = «=\"{r.Of("VPC_LINK", "INTERNET")}\":string»;"));
        if (r.Percent(15)) api.Add(new Do("«integration».AddPropertyOverride(\"TimeoutInMillis\", 12000);"));
        api.Add(new Make("", "V2.CfnRoute", "Route", "V2.CfnRouteProps", [new Given("ApiId", "string", "«api».ApiId"), Given.String("RouteKey", "ANY /orders"), new Given("Target", "string", "$\"integrations/{«integration».Ref}\"")]));
        return new Wiring("HTTP API, L1", network, api);
    }

    // ---- REST APIs -----------------------------------------------------------------------------------------------------

    private static IEnumerable<Step> RestApi(Random r)
    {
        var props = new List<Given>();
        string[]? types = r.Next(8) switch { 0 or 1 => ["REGIONAL"], 2 or 3 or 4 => ["PRIVATE"], 5 => ["EDGE"], _ => null };
        var endpoint = types is ["PRIVATE"] && r.Percent(50) || types is not null && r.Percent(8);
        if (endpoint) yield return new Make("endpoint", "InterfaceVpcEndpoint", "Endpoint", "InterfaceVpcEndpointOptions", [new Given("Service", "IInterfaceVpcEndpointService", "InterfaceVpcEndpointAwsService.APIGATEWAY")]) { Receiver = "«vpc».AddInterfaceEndpoint" };
        if (types is not null)
        {
            var list = $"new[] {{ {string.Join(", ", types.Select(static t => $"«=Rest.EndpointType.{t}:Rest.EndpointType»"))} }}";
            if (endpoint || r.Percent(50)) props.Add(new Given("EndpointConfiguration", "Rest.IEndpointConfiguration", $"new Rest.EndpointConfiguration {{ Types = {list}{(endpoint ? ", VpcEndpoints = «[IVpcEndpoint:endpoint]»" : "")} }}"));
            else props.Add(new Given("EndpointTypes", "Rest.EndpointType[]", list));
        }

        if (types is ["PRIVATE"] && r.Percent(55))
            props.Add(new Given("Policy", "PolicyDocument", "new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Effect = Effect.ALLOW, Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { \"execute-api:Invoke\" }, Resources = new[] { \"execute-api:/*\" } }) } })"));
        if (r.Percent(15)) props.Add(new Given("DefaultMethodOptions", "Rest.IMethodOptions", "new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM }"));
        yield return new Make("api", "Rest.RestApi", "Api", props.Count > 0 ? "Rest.RestApiProps" : null, props);
    }

    private static string MethodOptions(Random r) => r.Next(4) switch
    {
        0 => ", new Rest.MethodOptions { AuthorizationType = «=Rest.AuthorizationType.IAM:Rest.AuthorizationType» }",
        1 => ", new Rest.MethodOptions { ApiKeyRequired = «=true:bool» }",
        _ => "",
    };

    private static Wiring RestV1(Random r)
    {
        var group = r.Percent(30) ? "nlbGroup" : null;
        var vpc = Vpc(r);
        var network = new List<Step> { vpc };
        if (group is not null) network.Add(Group(r, group));
        network.Add(Balancer(r, vpc, "nlb", false, group));
        network.AddRange(NlbListener(r, "nlb", out var port));
        if (r.Percent(12)) network.Add(Balancer(r, vpc, "nlb2", false, null));
        if (network.OfType<Make>().All(static m => m.Name != "nlb2")) network.AddRange(BalancerHatches(r, "nlb"));
        var targets = network.OfType<Make>().Any(static m => m.Name == "nlb2") ? "nlb,nlb2" : "nlb";
        var api = new List<Step>();
        if (r.Percent(85)) api.Add(new Make("link", "Rest.VpcLink", "Link", "Rest.VpcLinkProps", [new Given("Targets", "INetworkLoadBalancer[]", $"«[INetworkLoadBalancer:{targets}]»")]));
        else
        {
            api.Add(new Make("link", "Rest.VpcLink", "Link", null, []));
            api.Add(new Do("«link».AddTargets(«nlb»);"));
        }

        api.AddRange(RestApi(r));
        var options = new List<string>();
        if (r.Percent(80)) options.Add($"ConnectionType = «=Rest.ConnectionType.VPC_LINK:Rest.ConnectionType»");
        options.Add("VpcLink = «link»");
        if (r.Percent(25)) options.Add($"Timeout = Duration.Seconds(«={r.Of(10, 29, 60)}:double»)");
        var optionsText = $"new Rest.IntegrationOptions {{ {string.Join(", ", options)} }}";
        var uri = $"$\"http://{{«nlb».LoadBalancerDnsName}}:{r.Of(port, port, 9999)}/orders\"";
        if (r.Percent(50))
        {
            var props = new List<Given> { new("Type", "Rest.IntegrationType", "«=Rest.IntegrationType.HTTP_PROXY:Rest.IntegrationType»"), Given.String("IntegrationHttpMethod", "ANY"), new("Options", "Rest.IIntegrationOptions", optionsText) };
            if (r.Percent(75) || targets.Contains(',')) props.Add(new Given("Uri", "object", uri));
            api.Add(new Make("integration", "Rest.Integration", "", "Rest.IntegrationProps", props) { HasScope = false });
        }
        else
        {
            api.Add(new Make("integration", "Rest.HttpIntegration", "", "Rest.HttpIntegrationProps", [Given.String("HttpMethod", "ANY"), new Given("Options", "Rest.IIntegrationOptions", optionsText)]) { HasScope = false, Lead = [new Given("url", "string", uri)] });
        }

        if (r.Percent(50)) api.Add(new Do($"«api».Root.AddMethod(\"ANY\", «integration»{MethodOptions(r)});"));
        else
        {
            api.Add(new Make("orders", "Rest.Resource", "orders", null, []) { Receiver = "«api».Root.AddResource" });
            api.Add(new Do($"«orders».AddMethod(\"{r.Of("GET", "POST")}\", «integration»{MethodOptions(r)});"));
        }

        return new Wiring("REST API, V1 link", network, api);
    }

    private static Wiring RestV2(Random r)
    {
        var application = r.Percent(60);
        var balancer = application ? "alb" : "nlb";
        var vpc = Vpc(r);
        var network = new List<Step> { vpc, Group(r, "linkGroup") };
        var group = r.Percent(50) ? balancer + "Group" : null;
        if (group is not null) network.Add(Group(r, group));
        network.Add(Balancer(r, vpc, balancer, application, group));
        int port;
        if (application)
        {
            (var listener, port) = AlbListener(r, "alb");
            network.Add(listener);
        }
        else network.AddRange(NlbListener(r, "nlb", out port));
        network.AddRange(BalancerHatches(r, balancer));
        network.AddRange(Rules(r, balancer, application ? "listener" : null, group, "linkGroup", port));
        var api = new List<Step>
        {
            new Make("link", "V2.VpcLink", "Link", "V2.VpcLinkProps", [Of("vpc"), .. r.Percent(85) ? [new Given("SecurityGroups", "ISecurityGroup[]", "«[ISecurityGroup:linkGroup]»")] : Array.Empty<Given>(), .. r.Percent(25) ? [Subnets(r, "Subnets", vpc)] : Array.Empty<Given>()]),
        };
        api.AddRange(RestApi(r));
        var uri = $"$\"http://{{«{balancer}».LoadBalancerDnsName}}:{port}/orders\"";
        var complete = r.Percent(75);
        api.Add(new Make("integration", "Rest.HttpIntegration", "", "Rest.HttpIntegrationProps", [Given.String("HttpMethod", "ANY")]) { HasScope = false, Lead = [new Given("url", "string", uri)] });
        api.Add(new Make("method", "Rest.Method", "ANY", null, []) { Receiver = "«api».Root.AddMethod", HasScope = false, Lead = [new Given("target", "Rest.Integration", "«integration»"), .. MethodOptions(r) is { Length: > 0 } o ? [new Given("options", "Rest.MethodOptions", o[2..])] : Array.Empty<Given>()] });
        api.Add(new Make("l1", "Rest.CfnMethod", "", null, []) { Receiver = "«method».Node.DefaultChild" });
        api[^1] = new Do("var cfn = (Rest.CfnMethod)«method».Node.DefaultChild!;");
        if (r.Percent(92)) api.Add(new Do("cfn.AddPropertyOverride(\"Integration.ConnectionType\", «=\"VPC_LINK\":string»);"));
        api.Add(new Do("cfn.AddPropertyOverride(\"Integration.ConnectionId\", «link».VpcLinkId);"));
        if (complete) api.Add(new Do($"cfn.AddPropertyOverride(\"Integration.IntegrationTarget\", «{balancer}».LoadBalancerArn);"));
        if (r.Percent(20)) api.Add(new Do("cfn.AddPropertyOverride(\"Integration.TimeoutInMillis\", 15000);"));
        return new Wiring("REST API, V2 link", network, api);
    }

    private static Wiring RestL1(Random r)
    {
        var vpc = Vpc(r);
        var network = new List<Step> { vpc, Balancer(r, vpc, "nlb", false, null) };
        network.AddRange(NlbListener(r, "nlb", out var port));
        var api = new List<Step> { new Make("link", "Rest.CfnVpcLink", "Link", "Rest.CfnVpcLinkProps", [Given.String("Name", "link"), new Given("TargetArns", "string[]", "new[] { «nlb».LoadBalancerArn }")]) };
        var props = new List<Given> { Given.String("Name", "orders") };
        var type = r.Next(4) switch { 0 => "PRIVATE", 1 => "REGIONAL", 2 => "EDGE", _ => null };
        if (type is not null) props.Add(new Given("EndpointConfiguration", "object", $"new Rest.CfnRestApi.EndpointConfigurationProperty {{ Types = new[] {{ «=\"{type}\":string» }} }}"));
        if (type == "PRIVATE" && r.Percent(50)) props.Add(new Given("Policy", "object", "new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { \"execute-api:Invoke\" }, Resources = new[] { \"execute-api:/*\" } }) } })"));
        api.Add(new Make("api", "Rest.CfnRestApi", "Api", "Rest.CfnRestApiProps", props));
        var integration = new List<string> { "Type = \"HTTP_PROXY\"", "IntegrationHttpMethod = \"ANY\"", $"Uri = $\"http://{{«nlb».LoadBalancerDnsName}}:{port}\"" };
        if (r.Percent(85)) integration.Add("ConnectionType = «=\"VPC_LINK\":string»");
        if (r.Percent(85)) integration.Add(r.Of("ConnectionId = «link».Ref", "ConnectionId = «link».AttrVpcLinkId"));
        if (r.Percent(20)) integration.Add("TimeoutInMillis = «=15000:double»");
        api.Add(new Make("method", "Rest.CfnMethod", "Method", "Rest.CfnMethodProps", [
            new Given("RestApiId", "string", "«api».Ref"), new Given("ResourceId", "string", "«api».AttrRootResourceId"), Given.String("HttpMethod", "ANY"), Given.String("AuthorizationType", r.Of("NONE", "AWS_IAM")),
            new Given("Integration", "object", $"new Rest.CfnMethod.IntegrationProperty {{ {string.Join(", ", integration)} }}")]));
        return new Wiring("REST API, L1", network, api);
    }

    // ---- others --------------------------------------------------------------------------------------------------------

    private static Wiring WebSocket(Random r)
    {
        var vpc = Vpc(r);
        var network = new List<Step> { vpc, Balancer(r, vpc, "nlb", false, null) };
        network.AddRange(NlbListener(r, "nlb", out var port));
        var old = r.Percent(75);
        List<Step> api =
        [
            old ? new Make("link", "Rest.VpcLink", "Link", "Rest.VpcLinkProps", [new Given("Targets", "INetworkLoadBalancer[]", "«[INetworkLoadBalancer:nlb]»")]) : new Make("link", "V2.VpcLink", "Link", "V2.VpcLinkProps", [Of("vpc")]),
            new Make("api", "V2.WebSocketApi", "Api", null, []),
            new Make("integration", "V2.CfnIntegration", "Integration", "V2.CfnIntegrationProps", [
                new Given("ApiId", "string", "«api».ApiId"), Given.String("IntegrationType", "HTTP_PROXY"), Given.String("IntegrationMethod", "ANY"), new Given("IntegrationUri", "string", $"$\"http://{{«nlb».LoadBalancerDnsName}}:{port}\""),
                Given.String("ConnectionType", "VPC_LINK"), new Given("ConnectionId", "string", "«link».VpcLinkId")]),
        ];
        return new Wiring("WebSocket API", network, api);
    }

    private static Wiring AlbPattern(Random r)
    {
        var props = new List<Given> { Of("vpc"), new("TaskImageOptions", "Patterns.IApplicationLoadBalancedTaskImageOptions", "new Patterns.ApplicationLoadBalancedTaskImageOptions { Image = ContainerImage.FromRegistry(\"nginx\") }") };
        if (r.Percent(60)) props.Add(Given.Bool("PublicLoadBalancer", r.Percent(35)));
        if (r.Percent(50)) props.Add(Given.Bool("OpenListener", r.Percent(35)));
        if (r.Percent(30)) props.Add(Given.Number("ListenerPort", r.Of(80, 8080, 443)));
        if (r.Percent(25)) props.Add(new Given("Certificate", "ICertificate", "Certificate.FromCertificateArn(«vpc», \"Certificate\", \"arn:aws:acm:eu-central-1:123456789012:certificate/1\")"));
        var vpc = Vpc(r);
        List<Step> network = [vpc, Group(r, "linkGroup"), new Make("service", "Patterns.ApplicationLoadBalancedFargateService", "Service", "Patterns.ApplicationLoadBalancedFargateServiceProps", props)];
        switch (r.Next(4))
        {
            case 0: network.Add(new Do("«service».Listener.Connections.AllowDefaultPortFrom(«linkGroup»);")); break;
            case 1: network.Add(new Do("«service».LoadBalancer.Connections.AllowFrom(«linkGroup», Port.Tcp(80));")); break;
        }

        if (r.Percent(75))
        {
            var link = r.Percent(70) ? Link(r, vpc, r.Percent(80) ? "linkGroup" : null) : ([], null);
            return new Wiring("HTTP API, ECS pattern", network, [HttpApi(r), .. link.Item1,
                new Make("integration", "HttpAlbIntegration", "Integration", "HttpAlbIntegrationProps", IntegrationProps(r, 80, link.Item2)) { HasScope = false, Lead = [new Given("listener", "IApplicationListener", "«service».Listener")] },
                .. Route(r, "«integration»")]);
        }

        return new Wiring("HTTP API, raw integration on an ECS pattern", network, [HttpApi(r),
            new Make("link", "V2.VpcLink", "Link", "V2.VpcLinkProps", [Of("vpc"), new Given("SecurityGroups", "ISecurityGroup[]", "«[ISecurityGroup:linkGroup]»")]),
            new Make("integration", "V2.CfnIntegration", "Integration", "V2.CfnIntegrationProps", [
                new Given("ApiId", "string", "«api».ApiId"), Given.String("IntegrationType", "HTTP_PROXY"), Given.String("IntegrationMethod", "ANY"), Given.String("PayloadFormatVersion", "1.0"),
                new Given("IntegrationUri", "string", r.Of("«service».Listener.ListenerArn", "«service».LoadBalancer.LoadBalancerArn")), Given.String("ConnectionType", "VPC_LINK"), new Given("ConnectionId", "string", "«link».VpcLinkId")])]);
    }

    private static Wiring NlbPattern(Random r)
    {
        var props = new List<Given> { Of("vpc"), new("TaskImageOptions", "Patterns.INetworkLoadBalancedTaskImageOptions", "new Patterns.NetworkLoadBalancedTaskImageOptions { Image = ContainerImage.FromRegistry(\"nginx\") }") };
        if (r.Percent(60)) props.Add(Given.Bool("PublicLoadBalancer", r.Percent(35)));
        if (r.Percent(30)) props.Add(Given.Number("ListenerPort", r.Of(80, 8080)));
        var vpc = Vpc(r);
        List<Step> network = [vpc, new Make("service", "Patterns.NetworkLoadBalancedFargateService", "Service", "Patterns.NetworkLoadBalancedFargateServiceProps", props)];
        List<Step> api =
        [
            new Make("link", "Rest.VpcLink", "Link", "Rest.VpcLinkProps", [new Given("Targets", "INetworkLoadBalancer[]", "new INetworkLoadBalancer[] { «service».LoadBalancer }")]),
            .. RestApi(r),
            new Make("integration", "Rest.Integration", "", "Rest.IntegrationProps", [
                new Given("Type", "Rest.IntegrationType", "Rest.IntegrationType.HTTP_PROXY"), Given.String("IntegrationHttpMethod", "ANY"), new Given("Uri", "object", "$\"http://{«service».LoadBalancer.LoadBalancerDnsName}\""),
                new Given("Options", "Rest.IIntegrationOptions", "new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = «link» }")]) { HasScope = false },
            new Do($"«api».Root.AddMethod(\"ANY\", «integration»{MethodOptions(r)});"),
        ];
        return new Wiring("REST API, NLB pattern", network, api);
    }

    private static Wiring Url(Random r)
    {
        var vpc = Vpc(r);
        var network = new List<Step> { vpc, Balancer(r, vpc, "alb", true, null) };
        var (listener, port) = AlbListener(r, "alb");
        network.Add(listener);
        var uri = $"$\"http://{{«alb».LoadBalancerDnsName}}:{port}/orders\"";
        List<Step> api = r.Percent(50)
            ? [HttpApi(r), new Make("integration", "HttpUrlIntegration", "Integration", "HttpUrlIntegrationProps", r.Percent(50) ? [new Given("Timeout", "Duration", "Duration.Seconds(«=10:double»)")] : []) { HasScope = false, Lead = [new Given("url", "string", uri)] }, .. Route(r, "«integration»")]
            : [.. RestApi(r), new Make("integration", "Rest.HttpIntegration", "", "Rest.HttpIntegrationProps", [Given.String("HttpMethod", "ANY")]) { HasScope = false, Lead = [new Given("url", "string", uri)] }, new Do($"«api».Root.AddMethod(\"ANY\", «integration»{MethodOptions(r)});")];
        return new Wiring("public URL of a load balancer", network, api);
    }
}
