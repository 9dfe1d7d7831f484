using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Model;

/// <summary>Who may call a route or method.</summary>
internal enum AccessKind
{
    Unknown,

    /// <summary>Anyone, because nothing was said.</summary>
    Anonymous,

    /// <summary>Anyone, because the program says so: HttpNoneAuthorizer, AuthorizationType.NONE.</summary>
    AnonymousOnPurpose,

    /// <summary>Whoever has an API key, which names a client and proves nothing.</summary>
    ApiKey,

    Authorized,
}

/// <summary>The authorization of a route or method as it will be, with the defaults of its resource and API.</summary>
/// <param name="Written">Where it is decided, when it is written anywhere.</param>
internal sealed record RouteAccess(AccessKind Kind, SyntaxNode? Written)
{
    private static readonly RouteAccess Unknown = new(AccessKind.Unknown, null);
    private static readonly RouteAccess Anonymous = new(AccessKind.Anonymous, null);

    public static RouteAccess Of(Application app, Integration integration, IntegrationUse use)
    {
        if (use.Options.IsUnknown || use.Method?.Opaque is not null || use.Api?.Opaque is not null) return Unknown;
        return integration.ApiKind switch
        {
            ApiKind.Rest => integration.Form == IntegrationForm.RestL1 ? OfL1(app, use.Method!, "AuthorizerId") : OfMethod(app, use),
            ApiKind.Http => use.Method is { } route && route.Is(CdkNames.V2.CfnRoute) ? OfL1(app, route, "AuthorizerId") : OfRoute(app, use),
            _ => Unknown,
        };
    }

    private static RouteAccess OfL1(Application app, Construct l1, string authorizer)
    {
        var type = app.Prop(l1, "AuthorizationType");
        var key = app.Prop(l1, "ApiKeyRequired").Value;
        return type.Value switch
        {
            { IsAbsent: true } when !app.Prop(l1, authorizer).Value.IsAbsent => Unknown,
            { IsAbsent: true } or { AsString: "NONE" } when key.AsBool == true => new RouteAccess(AccessKind.ApiKey, app.Prop(l1, "ApiKeyRequired").Edit),
            { IsAbsent: true } or { AsString: "NONE" } when !key.IsAbsent && key.AsBool is null => Unknown,
            { IsAbsent: true } => Anonymous,
            { AsString: "NONE" } => new RouteAccess(AccessKind.AnonymousOnPurpose, type.Edit),
            { AsString: not null } => new RouteAccess(AccessKind.Authorized, type.Edit),
            _ => Unknown,
        };
    }

    // ---- HTTP API ------------------------------------------------------------------------------------------------------

    private static RouteAccess OfRoute(Application app, IntegrationUse use)
    {
        var own = use.Method is { Origin: ConstructOrigin.Created } route && route.Is(CdkNames.V2.HttpRoute) ? app.Prop(route, "Authorizer")
            : use.Options is Struct options && !ReferenceEquals(use.Method, use.Api) ? options.Find("Authorizer") ?? new Prop("Authorizer", Value.Absent, null)
            : new Prop("Authorizer", Value.Absent, null);
        // Only the L1 of a route that is kept can be reached, and then any override may set its authorization.
        if (use.Method is { } kept && app.Hatch(kept, "AuthorizationType") is not null) return Unknown;
        if (own.Value.IsAbsent)
        {
            if (use.Api is not { } api || api.Origin != ConstructOrigin.Created) return Unknown;
            own = app.Prop(api, "DefaultAuthorizer");
        }

        return own.Value switch
        {
            { IsAbsent: true } => Anonymous,
            { AsConstruct: { } authorizer } when authorizer.Is(CdkNames.V2.HttpNoneAuthorizer) => new RouteAccess(AccessKind.AnonymousOnPurpose, own.Edit),
            { AsConstruct: not null } => new RouteAccess(AccessKind.Authorized, own.Edit),
            _ => Unknown,
        };
    }

    // ---- REST API ------------------------------------------------------------------------------------------------------

    private static RouteAccess OfMethod(Application app, IntegrationUse use)
    {
        if (use.Method is { } method && (app.Hatch(method, "AuthorizationType") is not null || app.Hatch(method, "AuthorizerId") is not null)) return Unknown;
        var levels = new List<Value>();
        var call = app.Graph.CallsAt(use.Syntax).FirstOrDefault(c => (use.Method is null || ReferenceEquals(c.Result, use.Method)));
        var resource = call?.Receiver ?? use.Method?.Props?["Resource"].AsConstruct;
        if (call?.Method == "AddProxy") levels.Add((call.PropsArgument as Struct)?["DefaultMethodOptions"] ?? (call.PropsArgument.IsAbsent ? Value.Absent : call.PropsArgument));
        else levels.Add(use.Options);
        if (resource is null) return Unknown;
        foreach (var level in Defaults(app, resource))
        {
            if (level is null) return Unknown;
            levels.Add(level);
        }

        Prop? type = null, authorizer = null, key = null;
        foreach (var level in levels)
        {
            if (level.IsAbsent) continue;
            if (level is not Struct s) return Unknown;
            type ??= Set(s, "AuthorizationType");
            authorizer ??= Set(s, "Authorizer");
            key ??= Set(s, "ApiKeyRequired");
        }

        if (authorizer is not null) return authorizer.Value.IsUnknown ? Unknown : new RouteAccess(AccessKind.Authorized, authorizer.Edit);
        if (type is not null && type.Value.AsEnum is null) return Unknown;
        if (type is not null && type.Value.AsEnum != "NONE") return new RouteAccess(AccessKind.Authorized, type.Edit);
        if (key is not null) return key.Value.AsBool switch { true => new RouteAccess(AccessKind.ApiKey, key.Edit), false => type is null ? Anonymous : new RouteAccess(AccessKind.AnonymousOnPurpose, type.Edit), null => Unknown };
        return type is null ? Anonymous : new RouteAccess(AccessKind.AnonymousOnPurpose, type.Edit);
    }

    private static Prop? Set(Struct s, string name) => s.Find(name) is { Value.IsAbsent: false } prop ? prop : null;

    /// <summary>DefaultMethodOptions from the resource up to its API; null where they can't be read.</summary>
    private static IEnumerable<Value?> Defaults(Application app, Construct resource)
    {
        var depth = 0;
        for (Construct? c = resource; c is not null && depth++ < 64;)
        {
            if (c.Opaque is not null || c.Origin is ConstructOrigin.Factory or ConstructOrigin.External)
            {
                yield return null;
                yield break;
            }

            if (c.Is(CdkNames.Rest.IRestApi))
            {
                yield return app.Prop(c, "DefaultMethodOptions").Value;
                yield break;
            }

            if (c.Origin != ConstructOrigin.Member) yield return c.PropsArgument is Struct props ? props["DefaultMethodOptions"] : c.PropsArgument.IsAbsent ? Value.Absent : null;
            c = c.Origin == ConstructOrigin.Created ? c.Props?["Parent"].AsConstruct : c.Owner;
        }

        yield return null;
    }
}
