using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>Finds the routes and methods that use an integration.</summary>
internal static class IntegrationUses
{
    private static readonly ConditionalWeakTable<Application, Dictionary<Construct, List<IntegrationUse>>> Cache = new();

    public static ImmutableArray<IntegrationUse> Of(Application app, Integration integration)
    {
        var target = integration.Construct;
        if (integration.Form == IntegrationForm.RestL1)
            return ImmutableArray.Create(new IntegrationUse(integration.Api, target, app.Prop(target, "HttpMethod").Value, Value.Absent, target.PropsArgument, target.Syntax!, target.Path));
        var uses = Cache.GetValue(app, static a => Read(a)).TryGetValue(target, out var found) ? found : [];
        // The route of an L1 integration belongs to the API that the integration names.
        return uses.Select(u => u.Api is null && integration.Form == IntegrationForm.HttpL1 ? u with { Api = integration.Api } : u).ToImmutableArray();
    }

    /// <summary>All uses, by what may be used.</summary>
    private static Dictionary<Construct, List<IntegrationUse>> Read(Application app)
    {
        var all = new Dictionary<Construct, List<IntegrationUse>>();
        void Add(Value integration, IntegrationUse use)
        {
            foreach (var alternative in integration.Alternatives)
                if (alternative.AsConstruct is { } target)
                    AddTo(target, use);
        }

        void AddTo(Construct target, IntegrationUse use)
        {
            if (!all.TryGetValue(target, out var uses)) all[target] = uses = [];
            uses.Add(use);
        }

        foreach (var call in app.Graph.Calls)
            switch (call.Method)
            {
                case "AddMethod" when (IntegrationOf(call) is { IsAbsent: false } given ? given : DefaultIntegration(call.Receiver)) is { } used:
                    Add(used, new IntegrationUse(ApiOf(call.Receiver), call.Result, call.Argument("httpMethod"), PathValue(call.Receiver), call.Argument("options"), call.Syntax, call.Path) { Order = call.Ordinal });
                    break;
                case "AddProxy" when ProxyIntegration(call) is { } proxied:
                    Add(proxied, new IntegrationUse(ApiOf(call.Receiver), AnyMethodOf(app, call.Result), new Known("ANY"), new Known("/{proxy+}"), call.PropsArgument, call.Syntax, call.Path) { IsProxy = true, Order = call.Ordinal });
                    break;
                case "AddRoutes" when call.Props is { } props:
                    Add(props["Integration"], new IntegrationUse(call.Receiver, call.Result, props["Methods"], props["Path"], call.PropsArgument, call.Syntax, call.Path) { Order = call.Ordinal });
                    break;
                case "AddRoute" when call.Props is { } props:
                    Add(props["Integration"], new IntegrationUse(call.Receiver, call.Result, Value.Absent, call.Argument("routeKey"), call.PropsArgument, call.Syntax, call.Path) { Order = call.Ordinal });
                    break;
            }

        foreach (var c in app.Graph.OfType(CdkNames.Rest.Method, CdkNames.V2.HttpRoute, CdkNames.V2.CfnRoute, CdkNames.V2.HttpApi))
        {
            if (c.Origin != ConstructOrigin.Created || c.Props is not { } props) continue;
            if (c.Is(CdkNames.Rest.Method))
                Add(props["Integration"], new IntegrationUse(props["Resource"].AsConstruct is { } r ? ApiOf(r) : null, c, props["HttpMethod"], Value.Absent, props["Options"], c.Syntax!, c.Path) { Order = c.Ordinal });
            else if (c.Is(CdkNames.V2.HttpRoute))
            {
                var key = props["RouteKey"].AsConstruct;
                Add(props["Integration"], new IntegrationUse(props["HttpApi"].AsConstruct, c, key?.Argument("method") ?? Value.Absent, key?.Argument("path") ?? Value.Absent, props, c.Syntax!, c.Path) { Order = c.Ordinal });
            }
            else if (c.Is(CdkNames.V2.CfnRoute))
            {
                if (app.Prop(c, "Target").Value is not Text { Parts: var parts }) continue;
                foreach (var owner in parts.OfType<Token>().Where(static t => t.Member is "Ref" or "AttrIntegrationId").Select(static t => t.Owner).Distinct())
                    AddTo(owner, new IntegrationUse(null, c, Value.Absent, app.Prop(c, "RouteKey").Value, props, c.Syntax!, c.Path) { Order = c.Ordinal });
            }
            else
                Add(props["DefaultIntegration"], new IntegrationUse(c, null, Value.Absent, new Known("$default"), props, c.Syntax!, c.Path) { Order = c.Ordinal });
        }

        return all;
    }

    private static Value PathValue(Construct resource) => PathOf(resource) is { } path ? new Known(path) : Value.Absent;

    /// <summary>The integration given to AddMethod, whose parameter has one name in the interface and another in the class.</summary>
    private static Value IntegrationOf(Call call) => call.Argument("integration") is { IsAbsent: false } integration ? integration : call.Argument("target");

    /// <summary>What the ANY method of AddProxy calls; null when it makes none.</summary>
    private static Value? ProxyIntegration(Call call)
    {
        if (call.Props is { } props && props["AnyMethod"].AsBool == false) return null;
        var own = call.Props?["DefaultIntegration"] ?? call.PropsArgument;
        return own.IsAbsent ? DefaultIntegration(call.Receiver) : own;
    }

    /// <summary>The method that AddProxy makes, when user code reaches for it.</summary>
    private static Construct? AnyMethodOf(Application app, Construct? proxy) =>
        proxy is null ? null : app.Graph.MembersOf(proxy).FirstOrDefault(static m => m.Via == "AnyMethod");

    /// <summary>The REST API that a resource belongs to.</summary>
    public static Construct? ApiOf(Construct resource)
    {
        var depth = 0;
        for (Construct? c = resource; c is not null && depth++ < 64;)
        {
            if (c.Is(CdkNames.Rest.IRestApi)) return c;
            c = c.Origin == ConstructOrigin.Created ? c.Props?["Parent"].AsConstruct : c.Owner;
        }

        return null;
    }

    /// <summary>The path of a resource as far as it is made of constants; null when it isn't.</summary>
    public static string? PathOf(Construct resource)
    {
        var path = "";
        var depth = 0;
        for (Construct? c = resource; c is not null && depth++ < 64;)
        {
            if (c.Is(CdkNames.Rest.IRestApi) || c is { Origin: ConstructOrigin.Member, Via: "Root" }) return path.Length == 0 ? "/" : path;
            var part = c switch
            {
                { Origin: ConstructOrigin.Returned, Via: "AddResource" } => c.Argument("pathPart").AsString,
                { Origin: ConstructOrigin.Returned, Via: "ResourceForPath" } => c.Argument("path").AsString?.Trim('/'),
                { Origin: ConstructOrigin.Returned, Via: "AddProxy" } => "{proxy+}",
                { Origin: ConstructOrigin.Created } => c.Props?["PathPart"].AsString,
                _ => null,
            };
            if (part is null) return null;
            path = "/" + part + path;
            c = c.Origin == ConstructOrigin.Created ? c.Props?["Parent"].AsConstruct : c.Owner;
        }

        return null;
    }

    private static Value? DefaultIntegration(Construct resource)
    {
        var depth = 0;
        for (Construct? c = resource; c is not null && depth++ < 64; c = c.Owner)
            if (c.Props?["DefaultIntegration"] is { IsAbsent: false } d)
                return d;
        return null;
    }
}
