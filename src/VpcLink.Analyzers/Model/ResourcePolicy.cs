using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>A statement of a resource policy, from PolicyStatement or from JSON.</summary>
/// <param name="IsAllow">Null when unknown.</param>
/// <param name="IsForAnyone">The principal is everyone; null when unknown.</param>
/// <param name="Conditions">Operator → key → values; absent when there is none, unknown when it can't be read.</param>
/// <param name="Creation">The statement as written, to add to.</param>
internal sealed record PolicyStatement(bool? IsAllow, bool? IsForAnyone, Value Conditions, SyntaxNode? Creation)
{
    public bool? IsConditional => Conditions switch { { IsAbsent: true } => false, Map { Complete: true, Entries.IsEmpty: true } => false, Map => true, _ => null };

    /// <summary>Is a key such as aws:SourceVpce among the conditions? Null when they can't be read.</summary>
    public bool? Mentions(string key, string @operator)
    {
        if (Conditions.IsAbsent) return false;
        if (Conditions is not Map { Complete: true } conditions) return null;
        if (!conditions.Entries.TryGetValue(@operator, out var keys)) return false;
        return keys is Map { Complete: true } map ? map.Entries.Keys.Any(k => string.Equals(k, key, StringComparison.OrdinalIgnoreCase)) : null;
    }
}

/// <summary>The resource policy of a REST API.</summary>
internal sealed class ResourcePolicy
{
    private ResourcePolicy(Prop prop, bool exists, ImmutableArray<PolicyStatement>? statements)
    {
        Prop = prop;
        Exists = exists;
        Statements = statements;
    }

    /// <summary>The API's Policy property.</summary>
    public Prop Prop { get; }

    public bool Exists { get; }

    /// <summary>Its statements; null when some can't be read.</summary>
    public ImmutableArray<PolicyStatement>? Statements { get; }

    /// <summary>Null when it is unknown whether there is a policy at all.</summary>
    public static ResourcePolicy? Of(Application app, Api api)
    {
        var prop = api.Prop("Policy");
        if (prop.Value.IsUnknown) return null;
        var exists = !prop.Value.IsAbsent;
        ImmutableArray<PolicyStatement>? statements = exists ? Read(app, prop.Value) : ImmutableArray<PolicyStatement>.Empty;
        foreach (var call in app.Graph.CallsOn(api.Construct))
            switch (call.Method)
            {
                case "AddToResourcePolicy":
                    exists = true;
                    statements = call.Argument("statement").AsConstruct is { } s && StatementOf(app, s) is { } read ? statements?.Add(read) : null;
                    break;
                case "GrantInvokeFromVpcEndpointsOnly":
                    exists = true;
                    // An allow for everyone and a deny for whoever does not come through the endpoints.
                    statements = null;
                    break;
            }

        return new ResourcePolicy(prop, exists, statements);
    }

    private static ImmutableArray<PolicyStatement>? Read(Application app, Value policy)
    {
        if (policy is Map { Complete: true } json) return OfJson(json);
        if (policy.AsConstruct is not { Origin: ConstructOrigin.Created } document || !document.Is(CdkNames.Iam.PolicyDocument) || document.Opaque is not null) return null;
        var listed = app.Prop(document, "Statements").Value;
        var all = ImmutableArray.CreateBuilder<PolicyStatement>();
        if (!listed.IsAbsent)
        {
            if (Application.Refs(listed) is not { } refs) return null;
            foreach (var r in refs)
                if (StatementOf(app, r) is { } s) all.Add(s);
                else return null;
        }

        foreach (var call in app.Graph.CallsOn(document).Where(static c => c.Method == "AddStatements"))
        {
            if (call.May || Application.Refs(call.Argument("statement")) is not { } refs) return null;
            foreach (var r in refs)
                if (StatementOf(app, r) is { } s) all.Add(s);
                else return null;
        }

        return all.ToImmutable();
    }

    private static PolicyStatement? StatementOf(Application app, Construct c)
    {
        if (c.Origin != ConstructOrigin.Created || !c.Is(CdkNames.Iam.PolicyStatement) || c.Opaque is not null) return null;
        if (app.Graph.CallsOn(c).Any()) return null;
        bool? allow = app.Prop(c, "Effect").Value switch { { IsAbsent: true } => true, { AsEnum: "ALLOW" } => true, { AsEnum: "DENY" } => false, _ => null };
        bool? anyone = Application.Refs(app.Prop(c, "Principals").Value) is { } principals
            ? principals.Any(static p => p.Is(CdkNames.Iam.AnyPrincipal, CdkNames.Iam.StarPrincipal)) ? true
                : principals.All(static p => p.Origin == ConstructOrigin.Created) ? false : null
            : null;
        return new PolicyStatement(allow, anyone, app.Prop(c, "Conditions").Value, (c.PropsArgument as Struct)?.Creation);
    }

    private static ImmutableArray<PolicyStatement>? OfJson(Map json)
    {
        if (!json.Entries.TryGetValue("Statement", out var list)) return null;
        var statements = list is Items { Complete: true } items ? items.Elements : list is Map ? ImmutableArray.Create(list) : default;
        if (statements.IsDefault) return null;
        var all = ImmutableArray.CreateBuilder<PolicyStatement>();
        foreach (var s in statements)
        {
            if (s is not Map { Complete: true } map) return null;
            Value At(string key) => map.Entries.TryGetValue(key, out var v) ? v : Value.Absent;
            bool? anyone = At("Principal") switch
            {
                { AsString: "*" } => true,
                { AsString: { } } => false,
                Map { Complete: true } m when m.Entries.TryGetValue("AWS", out var aws) => aws.AsString is { } one ? one == "*" : null,
                _ => null,
            };
            all.Add(new PolicyStatement(At("Effect").AsString switch { "Allow" => true, "Deny" => false, _ => null }, anyone, At("Condition"), null));
        }

        return all.ToImmutable();
    }
}
