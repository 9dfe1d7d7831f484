using System.Text.Json;
using Xunit;

namespace VpcLinkAnalyzers.Conformance.Generation;

/// <summary>A security group's rule, inline or a resource of its own.</summary>
/// <param name="Of">The group that has it.</param>
/// <param name="Group">The group on the other side, null for addresses.</param>
internal sealed record Rule(string Of, bool IsIngress, int Port, string? Group, string? Cidr);

/// <summary>The resources of a pattern's template and what connects them, over all stacks of the program.</summary>
internal sealed class PatternTemplate
{
    private readonly SynthesisResult _result;
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    public PatternTemplate(SynthesisResult result)
    {
        _result = result;
        // A nested stack gets what it refers to as parameters, another stack as exports: both name the resource.
        foreach (var nested in result.OfType("AWS::CloudFormation::Stack"))
            if (nested["Parameters"] is { } parameters)
                foreach (var p in parameters.EnumerateObject())
                    _parameters[p.Name] = Reference(p.Value) ?? p.Value.GetRawText();
        foreach (var output in result.Stacks.SelectMany(static s => s.Root.TryGetProperty("Outputs", out var all) ? all.EnumerateObject().ToArray() : []))
            if (output.Value.TryGetProperty("Export", out var export) && Reference(output.Value.GetProperty("Value")) is { } id)
                _parameters[export.GetProperty("Name").GetString()!] = id;
        Rules = [.. ReadRules()];
    }

    public IReadOnlyList<Rule> Rules { get; }

    public IEnumerable<Resource> All(string type) => _result.OfType(type);

    public Resource One(string type) => Assert.Single(All(type));

    public Resource One(string type, Func<Resource, bool> which) => Assert.Single(All(type), r => which(r));

    /// <summary>Made by the declared construct and not by the program around it.</summary>
    public static bool InPattern(Resource r) => r.Path.Contains("OrdersApi/", StringComparison.Ordinal);

    public Resource this[string logicalId] => _result.Resources.First(r => r.LogicalId == logicalId);

    public IEnumerable<Rule> Ingress(Resource group) => Rules.Where(r => r.IsIngress && r.Of == group.LogicalId);

    public IEnumerable<Rule> Egress(Resource group) => Rules.Where(r => !r.IsIngress && r.Of == group.LogicalId && r.Cidr != "255.255.255.255/32");

    /// <summary>The resource, parameter or export that a Ref, GetAtt or ImportValue names; null for anything else.</summary>
    public static string? Reference(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } e) return null;
        if (e.TryGetProperty("Ref", out var r)) return r.GetString();
        if (e.TryGetProperty("Fn::ImportValue", out var import)) return import.GetString();
        return e.TryGetProperty("Fn::GetAtt", out var a) ? a[0].GetString() : null;
    }

    /// <summary>The text of an Fn::Join, with what it refers to replaced.</summary>
    public static string Join(JsonElement? value, Func<string, string> name)
    {
        if (value is not { } e) return "";
        if (e.ValueKind == JsonValueKind.String) return e.GetString()!;
        if (e.TryGetProperty("Fn::Join", out var join)) return string.Join(join[0].GetString(), join[1].EnumerateArray().Select(p => Join(p, name)));
        return Reference(e) is { } id ? name(id) : e.GetRawText();
    }

    /// <summary>The path of a REST method, put together from its resources.</summary>
    public string PathOf(Resource method)
    {
        var path = "";
        for (var id = Reference(method["ResourceId"]); id is not null && this[id] is { Type: "AWS::ApiGateway::Resource" } resource; id = Reference(resource["ParentId"]))
            path = "/" + resource.Text("PathPart") + path;
        return path.Length == 0 ? "/" : path;
    }

    private IEnumerable<Rule> ReadRules()
    {
        foreach (var r in _result.Resources)
            switch (r.Type)
            {
                case "AWS::EC2::SecurityGroup":
                    foreach (var rule in r.List("SecurityGroupIngress")) yield return Read(r.LogicalId, true, rule);
                    foreach (var rule in r.List("SecurityGroupEgress")) yield return Read(r.LogicalId, false, rule);
                    break;
                case "AWS::EC2::SecurityGroupIngress": yield return Read(Resolve(r["GroupId"]) ?? "", true, r.Element.GetProperty("Properties")); break;
                case "AWS::EC2::SecurityGroupEgress": yield return Read(Resolve(r["GroupId"]) ?? "", false, r.Element.GetProperty("Properties")); break;
            }
    }

    /// <summary>Does the value refer to the resource, through a parameter of a nested stack or directly?</summary>
    public bool RefersTo(JsonElement? value, string logicalId) => value is { } e && (e.GetRawText().Contains(logicalId, StringComparison.Ordinal)
        || _parameters.Any(p => p.Value == logicalId && e.GetRawText().Contains(p.Key, StringComparison.Ordinal)));

    /// <summary>The resource that a value names, also in another stack.</summary>
    public string? Resolve(JsonElement? value) => Reference(value) is { } id ? _parameters.GetValueOrDefault(id, id) : null;

    private Rule Read(string group, bool ingress, JsonElement rule) => new(group, ingress, rule.TryGetProperty("FromPort", out var port) ? port.GetInt32() : -1,
        rule.TryGetProperty(ingress ? "SourceSecurityGroupId" : "DestinationSecurityGroupId", out var peer) ? Resolve(peer) : null,
        rule.TryGetProperty("CidrIp", out var cidr) ? cidr.ValueKind == JsonValueKind.String ? cidr.GetString() : "(vpc)" : null);
}
