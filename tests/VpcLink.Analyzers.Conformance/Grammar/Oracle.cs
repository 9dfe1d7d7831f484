using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>
/// Judges a program by its CloudFormation template, without a line of the rules' code: which ids ought to be reported, and which not. An id that the template does not decide is
/// left out.
/// </summary>
internal sealed partial class Oracle
{
    private readonly SynthesisResult _result;
    private readonly References _refs;
    private readonly Dictionary<string, bool> _verdicts = new(StringComparer.Ordinal);

    /// <summary>Ids of which the template leaves open whether they ought to be reported.</summary>
    private readonly HashSet<string> _undecided = new(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<scheme>https?)://\{(?<balancer>[^}]+)#DNSName\}(:(?<port>\d+))?(/|$)")]
    private static partial Regex BalancerUrl();

    private Oracle(SynthesisResult result)
    {
        _result = result;
        _refs = new References(result);
    }

    public static IReadOnlyDictionary<string, bool> Of(GeneratedProgram program, SynthesisResult result)
    {
        if (result.Threw) return Refused(program, result.Error!);
        var oracle = new Oracle(result);
        oracle.Judge();
        foreach (var id in oracle._undecided) oracle._verdicts.Remove(id);
        // To say that anyone may call and to say nothing are one in the template; only the latter is reported.
        if (program.Wiring.Pattern == "REST API, L1" || Texts(program).Any(static t => t.Contains("HttpNoneAuthorizer", StringComparison.Ordinal))) oracle._verdicts.Remove("VPCL511");
        return oracle._verdicts;
    }

    /// <summary>Of a program that the CDK refuses only the reason is known. It is VPCL301's unless something asks for those subnets by name.</summary>
    private static Dictionary<string, bool> Refused(GeneratedProgram program, string error)
    {
        var named = Texts(program).Any(static t => t.Contains("PRIVATE_WITH_EGRESS", StringComparison.Ordinal));
        return error.Contains("There are no 'Private' subnet groups in this VPC", StringComparison.Ordinal) && !named ? new() { ["VPCL301"] = true } : [];
    }

    /// <summary>What the program writes, but for the subnets that its VPC has.</summary>
    private static IEnumerable<string> Texts(GeneratedProgram program) => program.Wiring.Network.Concat(program.Wiring.Api).SelectMany(static s => s switch
    {
        Make m => m.Props.Where(static p => p.Name is not "SubnetConfiguration").Select(static p => p.Text),
        Do d => [d.Text],
        _ => Enumerable.Empty<string>(),
    });

    private void Say(string id, bool wrong) => _verdicts[id] = _verdicts.GetValueOrDefault(id) || wrong;

    private void Judge()
    {
        foreach (var id in new[]
        {
            "VPCL101", "VPCL103", "VPCL104", "VPCL105", "VPCL107", "VPCL108", "VPCL110", "VPCL111", "VPCL114", "VPCL121", "VPCL123", "VPCL125", "VPCL201", "VPCL202", "VPCL203", "VPCL205", "VPCL206", "VPCL218", "VPCL219", "VPCL220",
            "VPCL301", "VPCL302", "VPCL307", "VPCL308", "VPCL309", "VPCL310", "VPCL311", "VPCL315", "VPCL401", "VPCL402", "VPCL403", "VPCL404", "VPCL405", "VPCL406", "VPCL407", "VPCL408",
            "VPCL501", "VPCL502", "VPCL504", "VPCL505", "VPCL511", "VPCL512", "VPCL517", "VPCL605", "VPCL607", "VPCL608", "VPCL801", "VPCL802", "VPCL803", "VPCL804", "VPCL805", "VPCL806", "VPCL807",
        })
            _verdicts[id] = false;
        foreach (var link in Of("AWS::ApiGateway::VpcLink"))
        {
            Say("VPCL111", link.List("TargetArns").Count() > 1);
            foreach (var target in link.List("TargetArns"))
                if (_refs.ResourceOf(target, link.Stack) is { } lb) Say("VPCL110", KindOf(lb) != "network");
            if (link.List("TargetArns").ToList() is [var only] && _refs.ResourceOf(only, link.Stack) is { } nlb)
            {
                Say("VPCL125", ListenersOf(nlb).Count == 0);
                // API Gateway's addresses are no security group: only rules for addresses can mean them.
                if (!IsOfPattern(nlb)) Say("VPCL311", nlb.List("SecurityGroups").Any() && nlb.Text("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic") is null or "on" && Ingress(nlb).All(static i => i.Source is not null));
            }
        }

        foreach (var link in Of("AWS::ApiGatewayV2::VpcLink"))
        {
            Say("VPCL302", !link.List("SubnetIds").Any());
            Say("VPCL307", !link.List("SecurityGroupIds").Any());
        }

        foreach (var integration in Of("AWS::ApiGatewayV2::Integration")) Http(integration);
        foreach (var method in Of("AWS::ApiGateway::Method"))
            if (method.Text("Integration.Type") != "MOCK") Rest(method);
        foreach (var api in Of("AWS::ApiGateway::RestApi")) Api(api);
        foreach (var api in Of("AWS::ApiGatewayV2::Api"))
        {
            var stages = Of("AWS::ApiGatewayV2::Stage").Where(s => _refs.ResourceOf(s["ApiId"], s.Stack) == api).ToList();
            Say("VPCL218", stages.Count == 0);
            if (api.Text("ProtocolType") == "HTTP" && Of("AWS::ApiGatewayV2::Integration").Any(i => i.Text("ConnectionType") == "VPC_LINK" && _refs.ResourceOf(i["ApiId"], i.Stack) == api))
                Say("VPCL608", stages.Any(static s => s["AccessLogSettings"] is null));
        }

        foreach (var route in Of("AWS::ApiGatewayV2::Route"))
            if (_refs.Text(route["Target"], route.Stack) is { } target && Of("AWS::ApiGatewayV2::Integration").FirstOrDefault(i => target == $"integrations/{{{References.PathOf(i)}#Ref}}") is { } integration)
                Say("VPCL511", (route.Text("AuthorizationType") ?? "NONE") == "NONE" && (integration.Text("ConnectionType") == "VPC_LINK" || LeadsInside(_refs.Text(integration["IntegrationUri"], integration.Stack))));
    }

    /// <summary>A public call of an internal load balancer.</summary>
    private bool LeadsInside(string? uri) => NamedBy(uri) is { } lb && !FacesInternet(lb);

    /// <summary>The ECS patterns call theirs LB.</summary>
    private static bool IsOfPattern(Resource lb) => References.PathOf(lb).EndsWith("/LB", StringComparison.Ordinal);

    private IEnumerable<Resource> Of(string type) => _result.OfType(type);

    private static string KindOf(Resource lb) => lb.Text("Type") ?? "application";

    private static bool FacesInternet(Resource lb) => (lb.Text("Scheme") ?? "internet-facing") == "internet-facing";

    private void Http(Resource integration)
    {
        var isPrivate = integration.Text("ConnectionType") == "VPC_LINK";
        var link = _refs.ResourceOf(integration["ConnectionId"], integration.Stack);
        var api = _refs.ResourceOf(integration["ApiId"], integration.Stack);
        var webSocket = api?.Text("ProtocolType") == "WEBSOCKET";
        Say("VPCL103", isPrivate && !webSocket && link?.Type == "AWS::ApiGateway::VpcLink");
        Say("VPCL123", webSocket && link?.Type == "AWS::ApiGatewayV2::VpcLink");
        Say("VPCL104", isPrivate && integration["ConnectionId"] is null);
        Say("VPCL105", !isPrivate && integration["ConnectionId"] is not null);
        var target = _refs.ResourceOf(integration["IntegrationUri"], integration.Stack);
        Say("VPCL114", !webSocket && isPrivate && target?.Type is not ("AWS::ElasticLoadBalancingV2::Listener" or "AWS::ServiceDiscovery::Service"));
        if (int.TryParse(integration.Text("TimeoutInMillis"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var ms)) Say("VPCL220", ms is < 50 or > 30000);
        if (!webSocket && !isPrivate && integration["ConnectionId"] is null) Say("VPCL202", integration["TlsConfig.ServerNameToVerify"] is not null);
        if (!webSocket && isPrivate && target?.Type == "AWS::ServiceDiscovery::Service")
        {
            var records = target.List("DnsConfig.DnsRecords").Select(static r => r.GetProperty("Type").GetString()).ToList();
            Say("VPCL121", records.Count > 0 && records.All(static t => t is "A" or "AAAA"));
            Say("VPCL807", link?.Type == "AWS::ApiGatewayV2::VpcLink");
        }

        if (webSocket && isPrivate && link is { Type: "AWS::ApiGateway::VpcLink" }) BehindV1(link, _refs.Text(integration["IntegrationUri"], integration.Stack), webSocket: true);
        if (target?.Type == "AWS::ElasticLoadBalancingV2::Listener" && isPrivate && !webSocket)
        {
            var secure = target.Text("Protocol") is "HTTPS" or "TLS";
            var tls = integration["TlsConfig.ServerNameToVerify"] is not null;
            Say("VPCL201", secure && !tls);
            Say("VPCL202", target.Text("Protocol") == "HTTP" && tls);
            var lb = _refs.ResourceOf(target["LoadBalancerArn"], target.Stack);
            if (lb is not null)
            {
                Behind(lb, [target], link is { Type: "AWS::ApiGatewayV2::VpcLink" } ? link : null, target);
                if (link is { Type: "AWS::ApiGatewayV2::VpcLink" }) Recognised(lb, "VPCL801", "VPCL802", "VPCL806", "VPCL806");
            }
        }
        else if (isPrivate && !webSocket && target?.Type == "AWS::ElasticLoadBalancingV2::LoadBalancer")
            // It names what leads nowhere (VPCL114), and which load balancer is meant all the same.
            foreach (var id in new[] { "VPCL125", "VPCL308", "VPCL309", "VPCL310", "VPCL401", "VPCL402", "VPCL403", "VPCL404", "VPCL405", "VPCL406", "VPCL607", "VPCL801", "VPCL802", "VPCL806" }) _undecided.Add(id);

        if (!isPrivate && integration["ConnectionId"] is null) Public(_refs.Text(integration["IntegrationUri"], integration.Stack));
    }

    private void Rest(Resource method)
    {
        var isPrivate = method.Text("Integration.ConnectionType") == "VPC_LINK";
        var link = _refs.ResourceOf(method["Integration.ConnectionId"], method.Stack);
        var target = _refs.ResourceOf(method["Integration.IntegrationTarget"], method.Stack);
        // Without VPC_LINK the missing connection type is the mistake (VPCL105).
        Say("VPCL101", isPrivate && link?.Type == "AWS::ApiGatewayV2::VpcLink" && method["Integration.IntegrationTarget"] is null);
        Say("VPCL104", isPrivate && method["Integration.ConnectionId"] is null);
        Say("VPCL105", !isPrivate && method["Integration.ConnectionId"] is not null);
        Say("VPCL107", isPrivate && method["Integration.Uri"] is null);
        Say("VPCL108", link?.Type == "AWS::ApiGateway::VpcLink" && target is not null);
        if (int.TryParse(method.Text("Integration.TimeoutInMillis"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var ms)) Say("VPCL219", ms is < 50 or > 29000);
        var uri = _refs.Text(method["Integration.Uri"], method.Stack);
        var api = _refs.ResourceOf(method["RestApiId"], method.Stack);
        if (isPrivate) Say("VPCL608", Of("AWS::ApiGateway::Stage").Any(s => _refs.ResourceOf(s["RestApiId"], s.Stack) == api && s["AccessLogSetting"] is null));
        if ((isPrivate || LeadsInside(uri)) && (method.Text("AuthorizationType") ?? "NONE") == "NONE")
        {
            var key = method.Text("ApiKeyRequired") == "true";
            Say("VPCL512", key && isPrivate);
            Say("VPCL511", !key && (api?["Policy"] is null || api.List("EndpointConfiguration.Types").Any(static t => t.GetString() == "PRIVATE")));
        }

        if (isPrivate && link?.Type == "AWS::ApiGateway::VpcLink") BehindV1(link, uri, webSocket: false);
        if (isPrivate && link?.Type == "AWS::ApiGatewayV2::VpcLink" && target is null) foreach (var id in new[] { "VPCL205", "VPCL805" }) _undecided.Add(id);
        if (isPrivate && link?.Type == "AWS::ApiGatewayV2::VpcLink" && target?.Type == "AWS::ElasticLoadBalancingV2::LoadBalancer")
        {
            var listeners = ListenersOf(target);
            Behind(target, listeners, link, PortOf(uri) is { } port ? listeners.FirstOrDefault(l => l["Port"]?.GetInt32() == port) : null);
            Reaches(uri, listeners);
            Speaks(uri, listeners);
            Recognised(target, "VPCL805", "VPCL805", "VPCL805", null);
        }

        if (!isPrivate && method["Integration.ConnectionId"] is null) Public(uri);
    }

    private List<Resource> ListenersOf(Resource lb) => [.. Of("AWS::ElasticLoadBalancingV2::Listener").Where(l => _refs.ResourceOf(l["LoadBalancerArn"], l.Stack) == lb)];

    private static int? PortOf(string? uri) => uri is not null && BalancerUrl().Match(uri) is { Success: true } m
        ? m.Groups["port"].Success ? int.Parse(m.Groups["port"].Value, CultureInfo.InvariantCulture) : m.Groups["scheme"].Value == "https" ? 443 : 80
        : null;

    private void BehindV1(Resource link, string? uri, bool webSocket)
    {
        if (link.List("TargetArns").ToList() is not [var arn] || _refs.ResourceOf(arn, link.Stack) is not { } lb) return;
        var listeners = ListenersOf(lb);
        Behind(lb, listeners, null, null);
        Reaches(uri, listeners);
        if (!webSocket)
        {
            Speaks(uri, listeners);
            Recognised(lb, null, null, "VPCL803", "VPCL804");
        }
    }

    /// <summary>The load balancer's own name in an https URI is VPCL203's.</summary>
    private void Speaks(string? uri, List<Resource> listeners)
    {
        if (PortOf(uri) is { } port && listeners.Where(l => l["Port"]?.GetInt32() == port).ToList() is [var listener])
            Say("VPCL205", uri!.StartsWith("http://", StringComparison.Ordinal) && listener.Text("Protocol") is "HTTPS" or "TLS");
    }

    /// <summary>Which pattern leads to a load balancer: an ALB in private or in public subnets, an internal NLB, an NLB that faces the internet.</summary>
    private void Recognised(Resource lb, string? albInPrivate, string? albInPublic, string? internalNlb, string? publicNlb)
    {
        var kinds = SubnetKinds(lb);
        if (KindOf(lb) == "network") Say((FacesInternet(lb) ? publicNlb : internalNlb) ?? "", true);
        else if (FacesInternet(lb)) return;
        else if (albInPrivate == albInPublic) Say(albInPrivate!, true);
        // Ids of subnets, which L1 constructs take, say nothing of their kind to a reader.
        else if (References.IsL1(lb)) _undecided.UnionWith([albInPrivate!, albInPublic!]);
        else if (kinds.Count > 0 && !kinds.Contains("Public")) Say(albInPrivate!, true);
        else if (kinds.Count > 0 && kinds.All(static k => k == "Public")) Say(albInPublic!, true);
    }

    private List<string?> SubnetKinds(Resource lb) => _refs.List(lb, "Subnets")?.Select(static s => s.List("Tags").Where(static t => t.GetProperty("Key").GetString() == "aws-cdk:subnet-type").Select(static t => t.GetProperty("Value").GetString()).FirstOrDefault()).ToList() ?? [];

    private void Reaches(string? uri, List<Resource> listeners)
    {
        if (PortOf(uri) is { } port && listeners.Count > 0) Say("VPCL206", listeners.All(l => l["Port"]?.GetInt32() != port));
    }

    /// <summary>A load balancer behind a private integration.</summary>
    /// <param name="reached">The listener that requests arrive at, where that is certain.</param>
    private void Behind(Resource lb, IReadOnlyList<Resource> listeners, Resource? linkV2, Resource? reached)
    {
        var subnets = SubnetKinds(lb);
        // From private subnets the internet is not faced, whatever the scheme says.
        var hidden = subnets.Count > 0 && subnets.All(static s => s is "Private" or "Isolated");
        Say(KindOf(lb) == "network" ? "VPCL402" : "VPCL401", FacesInternet(lb) && !hidden);
        Say("VPCL403", !FacesInternet(lb) && subnets.Count > 0 && subnets.All(static s => s == "Public"));
        Say("VPCL404", FacesInternet(lb) && hidden);
        if (KindOf(lb) == "network") Say("VPCL607", !lb.List("LoadBalancerAttributes").Any(static a => a.GetProperty("Key").GetString() == "load_balancing.cross_zone.enabled" && a.GetProperty("Value").GetString() == "true"));
        var ingress = Ingress(lb).ToList();
        foreach (var listener in listeners)
            if (KindOf(lb) == "application") Say("VPCL405", ingress.Any(static i => i.IsOpenListeners));
        Targets(lb);
        if (KindOf(lb) == "application" || FacesInternet(lb) || linkV2 is not null)
        {
            var any = ingress.Where(i => i.Cidr == "0.0.0.0/0" && listeners.Any(l => l["Port"]?.GetInt32() is { } p && i.From <= p && p <= i.To)).ToList();
            // The CDK writes a rule once: where an open listener wrote it, another for the same port leaves no trace.
            if (any.Any(static i => i.IsOpenListeners)) _undecided.Add("VPCL406");
            else Say("VPCL406", any.Count > 0);
        }

        if (linkV2 is null || reached?["Port"]?.GetInt32() is not { } port || _refs.List(linkV2, "SecurityGroupIds") is not { Count: > 0 } from) return;
        var to = _refs.List(lb, "SecurityGroups") ?? [];
        var fits = ingress.Where(i => i.From <= port && port <= i.To).ToList();
        // An address range may hold the link; a load balancer without groups admits everyone.
        bool? admits = to.Count == 0 || fits.Any(i => i.Cidr == "0.0.0.0/0" || i.Source is not null && from.Contains(i.Source)) ? true : fits.Any(static i => i.Cidr is not null) ? null : false;
        var missed = ingress.Any(i => i.Source is not null && from.Contains(i.Source) && !(i.From <= port && port <= i.To));
        Say("VPCL310", admits == false && missed);
        // A rule for the link that names another port is VPCL310's.
        if (missed || admits is null) _undecided.Add("VPCL308");
        else Say("VPCL308", admits == false);
        // Where the other side does not let the link in either, that is reported instead when it can be read: to say both would be right as well.
        if (missed || admits == false) _undecided.Add("VPCL309");
        else if (from is [var group]) Say("VPCL309", !Egress(group).Any(e => (e.Cidr == "0.0.0.0/0" || e.Source is not null && to.Contains(e.Source)) && e.From <= port && port <= e.To));
    }

    /// <summary>The target groups of an NLB and the services in them.</summary>
    private void Targets(Resource lb)
    {
        if (KindOf(lb) != "network") return;
        var groups = ListenersOf(lb).SelectMany(l => l.List("DefaultActions").Select(a => a.TryGetProperty("TargetGroupArn", out var arn) ? _refs.ResourceOf(arn, l.Stack) : null)).OfType<Resource>().ToList();
        foreach (var group in groups)
        {
            Say("VPCL605", !IsOfPattern(lb) && group["HealthCheckProtocol"] is null && group["HealthCheckPath"] is null);
            foreach (var service in Of("AWS::ECS::Service").Where(s => s.List("LoadBalancers").Any(b => _refs.ResourceOf(b.GetProperty("TargetGroupArn"), s.Stack) == group)))
                if (_refs.List(service, "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups") is { Count: > 0 } theirs) Say("VPCL315", !Ingress(theirs).Any());
        }
    }

    private IEnumerable<Rule> Egress(Resource group) => group.List("SecurityGroupEgress").Select(e => Read(e, group.Stack))
        .Concat(Of("AWS::EC2::SecurityGroupEgress").Where(r => _refs.ResourceOf(r["GroupId"], r.Stack) == group).Select(r => Read(r.Element.GetProperty("Properties"), r.Stack)));

    /// <summary>A rule of a security group; <paramref name="Source"/> is the group at the other side, whichever way traffic goes.</summary>
    private sealed record Rule(string? Cidr, Resource? Source, int From, int To, string Description)
    {
        public bool IsOpenListeners => Cidr == "0.0.0.0/0" && Description.StartsWith("Allow from anyone on port ", StringComparison.Ordinal);
    }

    private IEnumerable<Rule> Ingress(Resource lb) => _refs.List(lb, "SecurityGroups") is { } groups ? Ingress(groups) : [];

    private IEnumerable<Rule> Ingress(IReadOnlyList<Resource> groups)
    {
        foreach (var group in groups)
            foreach (var e in group.List("SecurityGroupIngress"))
                yield return Read(e, group.Stack);
        foreach (var rule in Of("AWS::EC2::SecurityGroupIngress"))
            if (_refs.ResourceOf(rule["GroupId"], rule.Stack) is { } of && groups.Contains(of))
                yield return Read(rule.Element.GetProperty("Properties"), rule.Stack);
    }

    private Rule Read(JsonElement e, string stack)
    {
        var all = e.GetProperty("IpProtocol").GetString() == "-1";
        return new Rule(e.TryGetProperty("CidrIp", out var cidr) ? cidr.ValueKind == JsonValueKind.String ? cidr.GetString() : "?" : null,
            e.TryGetProperty("SourceSecurityGroupId", out var source) || e.TryGetProperty("DestinationSecurityGroupId", out source) ? _refs.ResourceOf(source, stack) : null,
            all || !e.TryGetProperty("FromPort", out var from) ? 0 : from.GetInt32(), all || !e.TryGetProperty("ToPort", out var to) ? 65535 : to.GetInt32(),
            e.TryGetProperty("Description", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "");
    }

    private Resource? NamedBy(string? uri) => uri is not null && BalancerUrl().Match(uri) is { Success: true } m ? Of("AWS::ElasticLoadBalancingV2::LoadBalancer").FirstOrDefault(l => References.PathOf(l) == m.Groups["balancer"].Value) : null;

    private void Public(string? uri)
    {
        if (NamedBy(uri) is not { } lb) return;
        Say("VPCL407", !FacesInternet(lb));
        Say("VPCL408", FacesInternet(lb));
    }

    private void Api(Resource api)
    {
        var types = api.List("EndpointConfiguration.Types").Select(static t => t.GetString()).ToList();
        var isPrivate = types is ["PRIVATE"];
        var endpoints = api.List("EndpointConfiguration.VpcEndpointIds").Any();
        Say("VPCL501", isPrivate && api["Policy"] is null);
        Say("VPCL502", isPrivate && api["Policy"] is not null && api.List("Policy.Statement").All(static s => s.GetProperty("Effect").GetString() == "Allow" && !s.TryGetProperty("Condition", out _)));
        Say("VPCL504", endpoints && !isPrivate);
        Say("VPCL505", types.Count > 1);
        Say("VPCL517", isPrivate && !endpoints);
    }
}
