using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>Reads the same facts out of what our reader made of the program. A fact that the model does not know is null.</summary>
internal static class GraphFacts
{
    public static Facts Of(Application app)
    {
        var facts = new Facts();
        foreach (var lb in app.LoadBalancers)
        {
            if (!lb.IsCreated) continue;
            var subject = PathOf(lb);
            Exists(facts, subject, "load balancer", lb.Construct);
            facts.Add(subject, "load balancer kind", lb.Kind switch { LoadBalancerKind.Application => "application", LoadBalancerKind.Network => "network", _ => null });
            facts.Add(subject, "scheme", lb.IsInternetFacing switch { true => "internet-facing", false => "internal", _ => null });
            facts.Add(subject, "load balancer groups", lb.SecurityGroups is { } groups ? Facts.SetOrUnknown(groups.Select(g => LoadBalancer.IsOne(g) ? PathOf(app.LoadBalancerOf(g)) + "/SecurityGroup" : PathOf(g))) : null);
        }

        foreach (var listener in app.Listeners)
        {
            if (!listener.IsCreated) continue;
            var subject = PathOf(listener);
            Exists(facts, subject, "listener", listener.Construct);
            facts.Add(subject, "listener port", listener.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture));
            facts.Add(subject, "listener protocol", listener.Protocol);
            facts.Add(subject, "listener's load balancer", listener.LoadBalancer is { } lb ? PathOf(lb) : null);
            facts.Add(subject, "listener open", listener.IsOpen switch { true => "true", false => "false", _ => null });
        }

        foreach (var link in app.Links)
        {
            var subject = PathOf(link);
            Exists(facts, subject, "link", link.Construct);
            facts.Add(subject, "link version", link.Version switch { LinkVersion.V1 => "V1", LinkVersion.V2 => "V2", _ => null });
            if (link.Version == LinkVersion.V1)
            {
                var targets = link.Targets?.Select(t => t.Target.AsConstruct is { } c && LoadBalancer.IsOne(LoadBalancer.Canonical(c)) ? PathOf(app.LoadBalancerOf(c)) : Arns.LoadBalancer(app, t.Target) is { } named ? PathOf(named) : null).ToList();
                facts.Add(subject, "link targets", targets is not null && targets.All(static t => t is not null) ? string.Join(", ", targets) : null);
            }
            else
            {
                facts.Add(subject, "link groups", Facts.SetOrUnknown(link.SecurityGroups?.Select(PathOf)));
                if (!link.IsL1) facts.Add(subject, "link subnets", SubnetsOf(link));
            }
        }

        foreach (var c in app.Graph.Constructs)
        {
            if (c.Origin == ConstructOrigin.Created && c.Is(CdkNames.Ec2.SecurityGroup))
                facts.Add(PathOf(c), "lets everything out", app.Prop(c, "AllowAllOutbound").Value switch { { IsAbsent: true } => CdkDefaults.SecurityGroupAllowAllOutbound.AsBool ? "true" : "false", { AsBool: { } b } => b ? "true" : "false", _ => null });
            if (!Api.IsOne(c) || new Api(app, c) is not { IsCreated: true, Kind: ApiKind.Rest } api) continue;
            Exists(facts, PathOf(c), "api", c);
            facts.Add(PathOf(c), "endpoint types", api.EndpointTypes is { } types ? Facts.Set(types) : null);
            facts.Add(PathOf(c), "resource policy", api.Prop("Policy").Value switch { { IsAbsent: true } => "absent", { IsUnknown: true } => null, _ => "present" });
        }

        foreach (var integration in app.Integrations)
            foreach (var subject in SubjectsOf(integration))
            {
                Exists(facts, subject, "integration", integration.Construct);
                facts.Add(subject, "connection type", integration.IsPrivate switch { true => "VPC_LINK", false => "INTERNET", _ => null });
                facts.Add(subject, "connection id", integration.Link is { } link ? PathOf(link, integration) : integration.ConnectionId.Value.IsAbsent && integration.VpcLink.Value.IsAbsent ? "none" : null);
                facts.Add(subject, "uri", UriOf(app, integration));
                if (integration.IsRest) facts.Add(subject, "integration target", integration.Target.Value.IsAbsent ? "none" : Text(integration.Target.Value));
                else facts.Add(subject, "tls", integration.SecureServerName.Value is { IsAbsent: true } ? "none" : integration.SecureServerName.Value.AsString);
                // A Cloud Map integration takes a Timeout and drops it.
                facts.Add(subject, "timeout", integration.Form == IntegrationForm.CloudMap ? "default" : Milliseconds(integration.Timeout.Value));
                facts.Add(subject, "route authorization", AuthorizationOf(app, integration));
                if (!integration.IsRest && integration is { Listener: { } listener, Link.SecurityGroups: { IsEmpty: false } groups })
                    facts.Add(subject, "link admitted", SecurityGroup.Admits(app, listener, groups) switch { true => "true", false => "false", _ => null });
            }

        return facts;
    }

    private static void Exists(Facts facts, string? subject, string kind, Construct construct)
    {
        if (subject is not null && construct is { Many: false, Opaque: null } && construct.Path.IsAlways) facts.Subjects.Add((subject, kind));
    }

    // ---- paths ---------------------------------------------------------------------------------------------------------

    /// <summary>The construct's path below its stack as the CDK will build it; null when an id or a scope on the way is unknown.</summary>
    public static string? PathOf(Construct construct)
    {
        switch (construct.Origin)
        {
            case ConstructOrigin.Created:
                return construct.Id is { } id && construct.Scope is { } scope && Prefix(scope) is { } prefix ? prefix + id : null;
            case ConstructOrigin.Returned when construct.Owner is { } owner:
                if (construct.Via == "AddVpcLink") return PathOf(owner) + "/VpcLink*";
                var name = construct.Via switch { "AddResource" => "pathPart", "AddMethod" => "httpMethod", _ => "id" };
                return construct.Argument(name).AsString is { } own && Prefix(owner) is { } under ? under + own : null;
            case ConstructOrigin.Member when construct.Owner is { } owner:
                return construct.Via == "Root" ? PathOf(owner) + "/Default" : null;
            default:
                return null;
        }
    }

    private static string? Prefix(Construct scope) => scope.Is(CdkNames.Core.Stack) || scope.Origin == ConstructOrigin.External ? "" : PathOf(scope) is { } path ? path + "/" : null;

    private static string? PathOf(LoadBalancer lb) => lb.Pattern is { } pattern ? PathOf(pattern) is { } path ? path + "/LB" : null : PathOf(lb.Construct);

    private static string? PathOf(Listener listener) => listener.Pattern is { } pattern ? PathOf(pattern) is { } path ? path + "/LB/PublicListener" : null
        : listener.Construct is { Origin: ConstructOrigin.Created } c && !listener.IsL1 ? PathOf(c)
        : PathOf(listener.Construct);

    private static string? PathOf(Link link, Integration? integration = null) => link.IsImplicit ? integration?.Api is { } api && PathOf(api) is { } path ? path + "/VpcLink*" : null : PathOf(link.Construct);

    private static IEnumerable<string?> SubjectsOf(Integration integration)
    {
        if (integration.Form == IntegrationForm.RestL1) return [PathOf(integration.Construct)];
        if (integration.IsRest) return integration.Uses.Select(static u => u.Method is { } m ? PathOf(m) : null);
        return [integration.Construct.Argument("id").AsString is { } id ? "integration " + id : null];
    }

    // ---- values --------------------------------------------------------------------------------------------------------

    private static string? SubnetsOf(Link link)
    {
        var subnets = link.Prop("Subnets").Value;
        if (subnets.IsAbsent) return Facts.Set([CdkDefaults.LinkSubnets.AsText]);
        return subnets is Struct s && s["SubnetType"].AsEnum is { } kind ? Facts.Set([kind]) : null;
    }

    private static string? UriOf(Application app, Integration integration)
    {
        switch (integration.Form)
        {
            case IntegrationForm.HttpAlb or IntegrationForm.HttpNlb: return integration.Listener is { } listener && PathOf(listener) is { } path ? $"{{{path}#Ref}}" : null;
            case IntegrationForm.CloudMap: return integration.Construct.Argument("service").AsConstruct is { } service && PathOf(service) is { } at ? $"{{{at}#Arn}}" : null;
            // Without a URI the CDK derives one from the link: nothing that the program says.
            case IntegrationForm.Rest when integration.Uri.Value.IsAbsent: return null;
            default: return integration.Uri.Value.IsAbsent ? "none" : Arns.Listener(app, integration.Uri.Value) is { } l ? PathOf(l) is { } p ? $"{{{p}#Ref}}" : null : Text(integration.Uri.Value);
        }
    }

    private static string? Text(Value value)
    {
        switch (value)
        {
            case Known { Constant: string s }: return s;
            case Known { Constant: IFormattable f }: return f.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
            case Text text:
                var parts = text.Parts.Select(Text).ToList();
                return parts.All(static p => p is not null) ? string.Concat(parts) : null;
            case Token token:
                var attribute = token.Member switch
                {
                    "LoadBalancerDnsName" or "AttrDnsName" => "DNSName",
                    "LoadBalancerArn" or "ListenerArn" or "Ref" or "AttrListenerArn" or "AttrLoadBalancerArn" => "Ref",
                    _ => token.Member,
                };
                var owner = LoadBalancer.Canonical(token.Owner);
                var path = LoadBalancer.IsPattern(owner) ? PathOf(owner) is { } p ? p + "/LB" : null : PathOf(owner);
                return path is null ? null : $"{{{path}#{attribute}}}";
            default: return null;
        }
    }

    private static string? Milliseconds(Value value)
    {
        if (value.IsAbsent) return "default";
        if (value.AsNumber is { } ms) return Number(ms);
        if (value.AsConstruct is not { Origin: ConstructOrigin.Factory } duration || duration.Argument("amount").AsNumber is not { } amount) return null;
        return duration.Via switch { "Seconds" => Number(amount * 1000), "Millis" => Number(amount), "Minutes" => Number(amount * 60_000), _ => null };
    }

    private static string Number(double n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? AuthorizationOf(Application app, Integration integration)
    {
        if (integration.Form == IntegrationForm.RestL1) return app.Prop(integration.Construct, "AuthorizationType").Value.AsString;
        if (integration.Uses is not [var use] || use.Api is null) return null;
        if (integration.IsRest)
        {
            var own = Of(use.Options);
            if (own is not null) return own.Length > 0 ? own : Of(app.Prop(use.Api, "DefaultMethodOptions").Value) is { } inherited ? inherited.Length > 0 ? inherited : CdkDefaults.RestMethodAuthorization.AsText : null;
            return null;
        }

        // Defaults of the API are the L2 routes' business.
        if (use.Method?.Is(CdkNames.V2.CfnRoute) == true) return app.Prop(use.Method, "AuthorizationType").Value is { IsAbsent: false } l1 ? l1.AsString : CdkDefaults.HttpRouteAuthorization.AsText;
        var authorizer = use.Options is Struct route ? route["Authorizer"] : Value.Absent;
        if (authorizer.IsAbsent) authorizer = use.Options is Struct or Absent ? app.Prop(use.Api, "DefaultAuthorizer").Value : new Unknown("options");
        return authorizer switch
        {
            { IsAbsent: true } => CdkDefaults.HttpRouteAuthorization.AsText,
            { AsConstruct: { } a } when a.ShortType == "HttpIamAuthorizer" => "AWS_IAM",
            { AsConstruct: { } a } when a.ShortType == "HttpNoneAuthorizer" => "NONE",
            _ => null,
        };

        // Empty: the options say nothing of it. Null: unknown.
        static string? Of(Value options) => options switch
        {
            { IsAbsent: true } => "",
            Struct s when s["AuthorizationType"].AsEnum is { } type => type == "IAM" ? "AWS_IAM" : type,
            Struct s when s["AuthorizationType"].IsAbsent && s["Authorizer"].IsAbsent => "",
            _ => null,
        };
    }
}
