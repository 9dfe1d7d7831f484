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
        return oracle._verdicts;
    }

    /// <summary>Of a program that the CDK refuses only the reason is known. It is VPCL301's unless something asks for those subnets by name.</summary>
    private static Dictionary<string, bool> Refused(GeneratedProgram program, string error)
    {
        var named = program.Wiring.Network.Concat(program.Wiring.Api).Any(static s => (s switch { Make m => string.Concat(m.Props.Where(static p => p.Name is not "SubnetConfiguration").Select(static p => p.Text)), Do d => d.Text, _ => "" }).Contains("PRIVATE_WITH_EGRESS", StringComparison.Ordinal));
        return error.Contains("There are no 'Private' subnet groups in this VPC", StringComparison.Ordinal) && !named ? new() { ["VPCL301"] = true } : [];
    }

    private void Say(string id, bool wrong) => _verdicts[id] = _verdicts.GetValueOrDefault(id) || wrong;

    private void Judge()
    {
        foreach (var id in new[]
        {
            "VPCL101", "VPCL103", "VPCL104", "VPCL105", "VPCL107", "VPCL108", "VPCL110", "VPCL111", "VPCL114", "VPCL123", "VPCL201", "VPCL202", "VPCL203", "VPCL206", "VPCL219", "VPCL220", "VPCL301", "VPCL302", "VPCL307", "VPCL308",
            "VPCL401", "VPCL402", "VPCL403", "VPCL404", "VPCL405", "VPCL407", "VPCL408", "VPCL501", "VPCL502", "VPCL504", "VPCL505", "VPCL517", "VPCL607",
        })
            _verdicts[id] = false;
        foreach (var link in Of("AWS::ApiGateway::VpcLink"))
        {
            Say("VPCL111", link.List("TargetArns").Count() > 1);
            foreach (var target in link.List("TargetArns"))
                if (_refs.ResourceOf(target, link.Stack) is { } lb) Say("VPCL110", KindOf(lb) != "network");
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
    }

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
        if (webSocket && isPrivate && link is { Type: "AWS::ApiGateway::VpcLink" }) BehindV1(link, _refs.Text(integration["IntegrationUri"], integration.Stack));
        if (target?.Type == "AWS::ElasticLoadBalancingV2::Listener" && isPrivate && !webSocket)
        {
            var secure = target.Text("Protocol") is "HTTPS" or "TLS";
            var tls = integration["TlsConfig.ServerNameToVerify"] is not null;
            Say("VPCL201", secure && !tls);
            Say("VPCL202", target.Text("Protocol") == "HTTP" && tls);
            var lb = _refs.ResourceOf(target["LoadBalancerArn"], target.Stack);
            if (lb is not null) Behind(lb, [target], link is { Type: "AWS::ApiGatewayV2::VpcLink" } ? link : null, target);
        }

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
        if (isPrivate && link?.Type == "AWS::ApiGateway::VpcLink") BehindV1(link, uri);
        if (isPrivate && link?.Type == "AWS::ApiGatewayV2::VpcLink" && target?.Type == "AWS::ElasticLoadBalancingV2::LoadBalancer")
        {
            var listeners = ListenersOf(target);
            Behind(target, listeners, link, PortOf(uri) is { } port ? listeners.FirstOrDefault(l => l["Port"]?.GetInt32() == port) : null);
            Reaches(uri, listeners);
        }

        if (!isPrivate && method["Integration.ConnectionId"] is null) Public(uri);
    }

    private List<Resource> ListenersOf(Resource lb) => [.. Of("AWS::ElasticLoadBalancingV2::Listener").Where(l => _refs.ResourceOf(l["LoadBalancerArn"], l.Stack) == lb)];

    private static int? PortOf(string? uri) => uri is not null && BalancerUrl().Match(uri) is { Success: true } m
        ? m.Groups["port"].Success ? int.Parse(m.Groups["port"].Value, CultureInfo.InvariantCulture) : m.Groups["scheme"].Value == "https" ? 443 : 80
        : null;

    private void BehindV1(Resource link, string? uri)
    {
        if (link.List("TargetArns").ToList() is not [var arn] || _refs.ResourceOf(arn, link.Stack) is not { } lb) return;
        var listeners = ListenersOf(lb);
        Behind(lb, listeners, null, null);
        Reaches(uri, listeners);
    }

    private void Reaches(string? uri, List<Resource> listeners)
    {
        if (PortOf(uri) is { } port && listeners.Count > 0) Say("VPCL206", listeners.All(l => l["Port"]?.GetInt32() != port));
    }

    /// <summary>A load balancer behind a private integration.</summary>
    /// <param name="reached">The listener that requests arrive at, where that is certain.</param>
    private void Behind(Resource lb, IReadOnlyList<Resource> listeners, Resource? linkV2, Resource? reached)
    {
        var subnets = _refs.List(lb, "Subnets")?.Select(static s => s.List("Tags").Where(static t => t.GetProperty("Key").GetString() == "aws-cdk:subnet-type").Select(static t => t.GetProperty("Value").GetString()).FirstOrDefault()).ToList() ?? [];
        // From private subnets the internet is not faced, whatever the scheme says.
        var hidden = subnets.Count > 0 && subnets.All(static s => s is "Private" or "Isolated");
        Say(KindOf(lb) == "network" ? "VPCL402" : "VPCL401", FacesInternet(lb) && !hidden);
        Say("VPCL403", !FacesInternet(lb) && subnets.Count > 0 && subnets.All(static s => s == "Public"));
        Say("VPCL404", FacesInternet(lb) && hidden);
        if (KindOf(lb) == "network") Say("VPCL607", !lb.List("LoadBalancerAttributes").Any(static a => a.GetProperty("Key").GetString() == "load_balancing.cross_zone.enabled" && a.GetProperty("Value").GetString() == "true"));
        var ingress = Ingress(lb).ToList();
        foreach (var listener in listeners)
            if (KindOf(lb) == "application") Say("VPCL405", ingress.Any(i => i.Cidr == "0.0.0.0/0" && i.Description.StartsWith("Allow from anyone on port ", StringComparison.Ordinal)));
        if (linkV2 is null || reached?["Port"]?.GetInt32() is not { } port || _refs.List(linkV2, "SecurityGroupIds") is not { Count: > 0 } from || _refs.List(lb, "SecurityGroups") is not { Count: > 0 }) return;
        if (ingress.Any(static i => i.Cidr is not (null or "0.0.0.0/0"))) { _verdicts.Remove("VPCL308"); return; } // an address range may hold the link
        // A rule for the link that names another port is VPCL310's.
        if (ingress.Any(i => i.Source is not null && from.Contains(i.Source) && !(i.From <= port && port <= i.To))) { _verdicts.Remove("VPCL308"); return; }
        Say("VPCL308", !ingress.Any(i => (i.Cidr is not null || i.Source is not null && from.Contains(i.Source)) && i.From <= port && port <= i.To));
    }

    private sealed record Rule(string? Cidr, Resource? Source, int From, int To, string Description);

    private IEnumerable<Rule> Ingress(Resource lb)
    {
        if (_refs.List(lb, "SecurityGroups") is not { } groups) yield break;
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
            e.TryGetProperty("SourceSecurityGroupId", out var source) ? _refs.ResourceOf(source, stack) : null,
            all || !e.TryGetProperty("FromPort", out var from) ? 0 : from.GetInt32(), all || !e.TryGetProperty("ToPort", out var to) ? 65535 : to.GetInt32(),
            e.TryGetProperty("Description", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "");
    }

    private void Public(string? uri)
    {
        if (uri is null || BalancerUrl().Match(uri) is not { Success: true } m) return;
        if (Of("AWS::ElasticLoadBalancingV2::LoadBalancer").FirstOrDefault(l => References.PathOf(l) == m.Groups["balancer"].Value) is not { } lb) return;
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
