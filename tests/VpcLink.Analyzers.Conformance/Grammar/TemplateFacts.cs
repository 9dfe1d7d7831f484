using System.Text.Json;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>Reads the facts out of CloudFormation templates.</summary>
internal static class TemplateFacts
{
    public static Facts Of(SynthesisResult result)
    {
        var facts = new Facts();
        var refs = new References(result);
        foreach (var lb in result.OfType("AWS::ElasticLoadBalancingV2::LoadBalancer")) LoadBalancer(facts, refs, lb);
        foreach (var listener in result.OfType("AWS::ElasticLoadBalancingV2::Listener")) Listener(facts, result, refs, listener);
        foreach (var link in result.OfType("AWS::ApiGatewayV2::VpcLink")) LinkV2(facts, refs, link);
        foreach (var link in result.OfType("AWS::ApiGateway::VpcLink"))
        {
            facts.Subjects.Add((SubjectOf(link), "link"));
            facts.Add(SubjectOf(link), "link version", "V1");
            facts.Add(SubjectOf(link), "link targets", refs.List(link, "TargetArns") is { } targets ? string.Join(", ", targets.Select(References.PathOf)) : null);
        }

        foreach (var integration in result.OfType("AWS::ApiGatewayV2::Integration")) HttpIntegration(facts, result, refs, integration);
        foreach (var method in result.OfType("AWS::ApiGateway::Method"))
            if (method["Integration.Type"]?.GetString() != "MOCK") Method(facts, refs, method);
        foreach (var api in result.OfType("AWS::ApiGateway::RestApi"))
        {
            facts.Subjects.Add((SubjectOf(api), "api"));
            facts.Add(SubjectOf(api), "endpoint types", api["EndpointConfiguration.Types"] is { } types ? Facts.Set(types.EnumerateArray().Select(static t => t.GetString()!)) : "{EDGE}");
            facts.Add(SubjectOf(api), "resource policy", api["Policy"] is null ? "absent" : "present");
        }

        foreach (var group in result.OfType("AWS::EC2::SecurityGroup"))
            // Groups of the program; those that load balancers and services get by themselves are named so.
            if (!References.IsL1(group) && !SubjectOf(group).EndsWith("/SecurityGroup", StringComparison.Ordinal) && group.List("SecurityGroupEgress").Any())
                facts.Add(SubjectOf(group), "lets everything out", group.List("SecurityGroupEgress").Any(static e => e.TryGetProperty("CidrIp", out var cidr) && cidr.GetString() == "0.0.0.0/0" && e.GetProperty("IpProtocol").GetString() == "-1") ? "true" : "false");
        foreach (var route in result.OfType("AWS::ApiGatewayV2::Route"))
            if (refs.Text(route["Target"], route.Stack) is { } target && target.StartsWith("integrations/{", StringComparison.Ordinal))
                facts.Add("integration " + target["integrations/{".Length..target.IndexOf('#')].Split('/')[^1], "route authorization", route.Text("AuthorizationType") ?? "NONE");
        return facts;
    }

    /// <summary>The link that an HTTP API makes gets a generated id.</summary>
    public static string SubjectOf(Resource resource) => System.Text.RegularExpressions.Regex.Replace(References.PathOf(resource), "/VpcLink-.*$", "/VpcLink*");

    private static void LoadBalancer(Facts facts, References refs, Resource lb)
    {
        var subject = SubjectOf(lb);
        facts.Subjects.Add((subject, "load balancer"));
        facts.Add(subject, "load balancer kind", lb.Text("Type") ?? "application");
        facts.Add(subject, "scheme", lb.Text("Scheme") ?? "internet-facing");
        facts.Add(subject, "load balancer groups", refs.List(lb, "SecurityGroups") is { } groups ? Facts.Set(groups.Select(SubjectOf)) : null);
    }

    private static void Listener(Facts facts, SynthesisResult result, References refs, Resource listener)
    {
        var subject = SubjectOf(listener);
        facts.Subjects.Add((subject, "listener"));
        facts.Add(subject, "listener port", listener.Text("Port"));
        facts.Add(subject, "listener protocol", listener.Text("Protocol"));
        if (refs.ResourceOf(listener["LoadBalancerArn"], listener.Stack) is not { } lb) return;
        facts.Add(subject, "listener's load balancer", SubjectOf(lb));
        if ((lb.Text("Type") ?? "application") == "application" && !References.IsL1(listener))
            facts.Add(subject, "listener open", Ingress(result, refs, lb).Any(i => i.Cidr == "0.0.0.0/0" && i.Description.StartsWith("Allow from anyone on port ", StringComparison.Ordinal)) ? "true" : "false");
    }

    private sealed record Rule(string? Cidr, string? Source, string Protocol, int From, int To, string Description);

    /// <summary>The ingress rules of a load balancer's groups, inline and in resources of their own.</summary>
    private static IEnumerable<Rule> Ingress(SynthesisResult result, References refs, Resource lb)
    {
        if (refs.List(lb, "SecurityGroups") is not { } groups) yield break;
        var ids = groups.Select(SubjectOf).ToHashSet();
        foreach (var group in groups)
            foreach (var e in group.List("SecurityGroupIngress"))
                yield return Read(e, refs, group.Stack);
        foreach (var rule in result.OfType("AWS::EC2::SecurityGroupIngress"))
            if (refs.ResourceOf(rule["GroupId"], rule.Stack) is { } group && ids.Contains(SubjectOf(group)))
                yield return Read(rule.Element.GetProperty("Properties"), refs, rule.Stack);
    }

    private static Rule Read(JsonElement e, References refs, string stack)
    {
        var protocol = e.GetProperty("IpProtocol").GetString()!;
        return new Rule(e.TryGetProperty("CidrIp", out var cidr) && cidr.ValueKind == JsonValueKind.String ? cidr.GetString() : null,
            e.TryGetProperty("SourceSecurityGroupId", out var source) && refs.ResourceOf(source, stack) is { } r ? SubjectOf(r) : null, protocol,
            e.TryGetProperty("FromPort", out var from) ? from.GetInt32() : 0, e.TryGetProperty("ToPort", out var to) ? to.GetInt32() : 65535,
            e.TryGetProperty("Description", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "");
    }

    private static void LinkV2(Facts facts, References refs, Resource link)
    {
        var subject = SubjectOf(link);
        facts.Subjects.Add((subject, "link"));
        facts.Add(subject, "link version", "V2");
        facts.Add(subject, "link groups", refs.List(link, "SecurityGroupIds") is { } groups ? Facts.Set(groups.Select(SubjectOf)) : null);
        if (!References.IsL1(link)) facts.Add(subject, "link subnets", refs.List(link, "SubnetIds") is { } subnets ? Facts.Set(subnets.Select(Kind)) : null);
    }

    private static string Kind(Resource subnet) => subnet.List("Tags").Single(static t => t.GetProperty("Key").GetString() == "aws-cdk:subnet-type").GetProperty("Value").GetString() switch
    {
        "Public" => "PUBLIC", "Private" => "PRIVATE_WITH_EGRESS", "Isolated" => "PRIVATE_ISOLATED", var other => other!,
    };

    private static void HttpIntegration(Facts facts, SynthesisResult result, References refs, Resource integration)
    {
        var subject = "integration " + SubjectOf(integration).Split('/')[^1];
        facts.Subjects.Add((subject, "integration"));
        facts.Add(subject, "connection type", integration.Text("ConnectionType") ?? "INTERNET");
        facts.Add(subject, "connection id", integration["ConnectionId"] is { } id ? refs.ResourceOf(id, integration.Stack) is { } named ? SubjectOf(named) : null : "none");
        facts.Add(subject, "uri", refs.Text(integration["IntegrationUri"], integration.Stack));
        facts.Add(subject, "tls", integration.Text("TlsConfig.ServerNameToVerify") ?? "none");
        facts.Add(subject, "timeout", integration.Text("TimeoutInMillis") ?? "default");
        if (refs.ResourceOf(integration["IntegrationUri"], integration.Stack) is not { Type: "AWS::ElasticLoadBalancingV2::Listener" } listener) return;
        if (refs.ResourceOf(integration["ConnectionId"], integration.Stack) is not { Type: "AWS::ApiGatewayV2::VpcLink" } link || refs.List(link, "SecurityGroupIds") is not { Count: > 0 } linkGroups) return;
        if (refs.ResourceOf(listener["LoadBalancerArn"], listener.Stack) is not { } lb || refs.List(lb, "SecurityGroups") is not { Count: > 0 } || listener["Port"]?.GetInt32() is not { } port) return;
        var from = linkGroups.Select(SubjectOf).ToHashSet();
        facts.Add(subject, "link admitted", Ingress(result, refs, lb).Any(i => (i.Cidr == "0.0.0.0/0" || i.Source is { } s && from.Contains(s)) && (i.Protocol == "-1" || i.Protocol == "tcp" && i.From <= port && port <= i.To)) ? "true" : "false");
    }

    private static void Method(Facts facts, References refs, Resource method)
    {
        var subject = SubjectOf(method);
        facts.Subjects.Add((subject, "integration"));
        facts.Add(subject, "connection type", method.Text("Integration.ConnectionType") ?? "INTERNET");
        facts.Add(subject, "connection id", method["Integration.ConnectionId"] is { } id ? refs.ResourceOf(id, method.Stack) is { } named ? SubjectOf(named) : null : "none");
        facts.Add(subject, "uri", method["Integration.Uri"] is { } uri ? refs.Text(uri, method.Stack) : "none");
        facts.Add(subject, "integration target", method["Integration.IntegrationTarget"] is { } target ? refs.Text(target, method.Stack) : "none");
        facts.Add(subject, "timeout", method.Text("Integration.TimeoutInMillis") ?? "default");
        facts.Add(subject, "route authorization", method.Text("AuthorizationType") ?? "NONE");
    }
}
