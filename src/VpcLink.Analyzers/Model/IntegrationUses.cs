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
                case "AddMethod" when Holds(Given(call), target):
                    uses.Add(new IntegrationUse(ApiOf(call.Receiver), call.Result, call.Argument("httpMethod"), Value.Absent, call.Argument("options"), call.Syntax, call.Path));
                    break;
                case "AddMethod" when Given(call).IsAbsent && DefaultIntegration(app, call.Receiver) is { } d && Holds(d, target):
                    uses.Add(new IntegrationUse(ApiOf(call.Receiver), call.Result, call.Argument("httpMethod"), Value.Absent, call.Argument("options"), call.Syntax, call.Path));
                    break;
                case "AddProxy" when call.Props is { } props && Holds(props["DefaultIntegration"], target):
                    uses.Add(new IntegrationUse(ApiOf(call.Receiver), null, new Known("ANY"), new Known("/{proxy+}"), call.PropsArgument, call.Syntax, call.Path));
                    break;
                case "AddRoutes" when call.Props is { } props && Holds(props["Integration"], target):
                    uses.Add(new IntegrationUse(call.Receiver, call.Result, props["Methods"], props["Path"], call.PropsArgument, call.Syntax, call.Path));
                    break;
                case "AddRoute" when call.Props is { } props && Holds(props["Integration"], target):
                    uses.Add(new IntegrationUse(call.Receiver, call.Result, Value.Absent, call.Argument("routeKey"), call.PropsArgument, call.Syntax, call.Path));
                    break;
            }

        foreach (var c in app.Graph.Constructs)
        {
            if (c.Origin != ConstructOrigin.Created || c.Props is not { } props) continue;
            if (c.Is(CdkNames.Rest.Method) && Holds(props["Integration"], target))
                uses.Add(new IntegrationUse(props["Resource"].AsConstruct is { } r ? ApiOf(r) : null, c, props["HttpMethod"], Value.Absent, props["Options"], c.Syntax!, c.Path));
            else if (c.Is(CdkNames.V2.HttpRoute) && Holds(props["Integration"], target))
                uses.Add(new IntegrationUse(props["HttpApi"].AsConstruct, c, Value.Absent, Value.Absent, props, c.Syntax!, c.Path));
            else if (c.Is(CdkNames.V2.HttpApi) && Holds(props["DefaultIntegration"], target))
                uses.Add(new IntegrationUse(c, null, Value.Absent, new Known("$default"), props, c.Syntax!, c.Path));
        }

        return uses.ToImmutable();
    }

    /// <summary>The integration that AddMethod is given: the parameter is <c>target</c> of IResource and <c>integration</c> of Resource.</summary>
    private static Value Given(Call addMethod) => addMethod.Argument("integration") is { IsAbsent: false } given ? given : addMethod.Argument("target");

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

    private static Value? DefaultIntegration(Application app, Construct resource)
    {
        var depth = 0;
        for (Construct? c = resource; c is not null && depth++ < 64; c = c.Owner)
            if (c.Props?["DefaultIntegration"] is { IsAbsent: false } d)
                return d;
        return null;
    }
}
