using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>Finds the routes and methods that use an integration.</summary>
internal static class IntegrationUses
{
    public static ImmutableArray<IntegrationUse> Of(Application app, Integration integration)
    {
        var uses = ImmutableArray.CreateBuilder<IntegrationUse>();
        var target = integration.Construct;
        if (integration.Form == IntegrationForm.RestL1)
            return ImmutableArray.Create(new IntegrationUse(integration.Api, target, app.Prop(target, "HttpMethod").Value, Value.Absent, target.PropsArgument, target.Syntax!, target.Path));
        foreach (var call in app.Graph.Calls)
            switch (call.Method)
            {
                case "AddMethod" when Holds(IntegrationOf(call), target):
                    uses.Add(new IntegrationUse(ApiOf(call.Receiver), call.Result, call.Argument("httpMethod"), PathValue(call.Receiver), call.Argument("options"), call.Syntax, call.Path) { Order = call.Ordinal });
                    break;
                case "AddMethod" when IntegrationOf(call).IsAbsent && DefaultIntegration(app, call.Receiver) is { } d && Holds(d, target):
                    uses.Add(new IntegrationUse(ApiOf(call.Receiver), call.Result, call.Argument("httpMethod"), PathValue(call.Receiver), call.Argument("options"), call.Syntax, call.Path) { Order = call.Ordinal });
                    break;
                case "AddProxy" when ProxyIntegration(app, call) is { } proxied && Holds(proxied, target):
                    uses.Add(new IntegrationUse(ApiOf(call.Receiver), AnyMethodOf(app, call.Result), new Known("ANY"), new Known("/{proxy+}"), call.PropsArgument, call.Syntax, call.Path) { IsProxy = true, Order = call.Ordinal });
                    break;
                case "AddRoutes" when call.Props is { } props && Holds(props["Integration"], target):
                    uses.Add(new IntegrationUse(call.Receiver, call.Result, props["Methods"], props["Path"], call.PropsArgument, call.Syntax, call.Path) { Order = call.Ordinal });
                    break;
                case "AddRoute" when call.Props is { } props && Holds(props["Integration"], target):
                    uses.Add(new IntegrationUse(call.Receiver, call.Result, Value.Absent, call.Argument("routeKey"), call.PropsArgument, call.Syntax, call.Path) { Order = call.Ordinal });
                    break;
            }

        foreach (var c in app.Graph.Constructs)
        {
            if (c.Origin != ConstructOrigin.Created || c.Props is not { } props) continue;
            if (c.Is(CdkNames.Rest.Method) && Holds(props["Integration"], target))
                uses.Add(new IntegrationUse(props["Resource"].AsConstruct is { } r ? ApiOf(r) : null, c, props["HttpMethod"], Value.Absent, props["Options"], c.Syntax!, c.Path) { Order = c.Ordinal });
            else if (c.Is(CdkNames.V2.HttpRoute) && Holds(props["Integration"], target))
            {
                var key = props["RouteKey"].AsConstruct;
                uses.Add(new IntegrationUse(props["HttpApi"].AsConstruct, c, key?.Argument("method") ?? Value.Absent, key?.Argument("path") ?? Value.Absent, props, c.Syntax!, c.Path) { Order = c.Ordinal });
            }
            else if (c.Is(CdkNames.V2.CfnRoute) && integration.Form == IntegrationForm.HttpL1 && app.Prop(c, "Target").Value is Text { Parts: var parts }
                && parts.Any(p => p is Token { Member: "Ref" or "AttrIntegrationId", Owner: var owner } && ReferenceEquals(owner, target)))
                uses.Add(new IntegrationUse(integration.Api, c, Value.Absent, app.Prop(c, "RouteKey").Value, props, c.Syntax!, c.Path) { Order = c.Ordinal });
            else if (c.Is(CdkNames.V2.HttpApi) && Holds(props["DefaultIntegration"], target))
                uses.Add(new IntegrationUse(c, null, Value.Absent, new Known("$default"), props, c.Syntax!, c.Path) { Order = c.Ordinal });
        }

        return uses.ToImmutable();
    }

    private static Value PathValue(Construct resource) => PathOf(resource) is { } path ? new Known(path) : Value.Absent;

    /// <summary>The integration given to AddMethod, whose parameter has one name in the interface and another in the class.</summary>
    private static Value IntegrationOf(Call call) => call.Argument("integration") is { IsAbsent: false } integration ? integration : call.Argument("target");

    /// <summary>What the ANY method of AddProxy calls; null when it makes none.</summary>
    private static Value? ProxyIntegration(Application app, Call call)
    {
        if (call.Props is { } props && props["AnyMethod"].AsBool == false) return null;
        var own = call.Props?["DefaultIntegration"] ?? call.PropsArgument;
        return own.IsAbsent ? DefaultIntegration(app, call.Receiver) : own;
    }

    /// <summary>The method that AddProxy makes, when user code reaches for it.</summary>
    private static Construct? AnyMethodOf(Application app, Construct? proxy) =>
        proxy is null ? null : app.Graph.MembersOf(proxy).FirstOrDefault(static m => m.Via == "AnyMethod");

    private static bool Holds(Value value, Construct target) => value.Alternatives.Any(a => ReferenceEquals(a.AsConstruct, target));

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

    private static Value? DefaultIntegration(Application app, Construct resource)
    {
        var depth = 0;
        for (Construct? c = resource; c is not null && depth++ < 64; c = c.Owner)
            if (c.Props?["DefaultIntegration"] is { IsAbsent: false } d)
                return d;
        return null;
    }
}
