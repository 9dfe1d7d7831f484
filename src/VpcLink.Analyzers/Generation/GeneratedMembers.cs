namespace VpcLinkAnalyzers.Generation;

/// <summary>The members that a pattern gives the type and its props class.</summary>
internal static class GeneratedMembers
{
    public static IEnumerable<string> OfType(PatternKind kind, IEnumerable<string> backends)
    {
        var rest = kind is PatternKind.RestApiToNlb or PatternKind.RestApiToAlb or PatternKind.RestApiToNlbV2;
        yield return "AccessLogs";
        yield return "Api";
        if (!rest) yield return "Stage";
        yield return "Link";
        if (kind != PatternKind.RestApiToNlb) yield return "LinkSecurityGroup";
        if (kind != PatternKind.HttpApiToCloudMap)
        {
            yield return "LoadBalancer";
            yield return "LoadBalancerSecurityGroup";
        }

        foreach (var backend in backends)
        {
            if (kind != PatternKind.HttpApiToCloudMap)
            {
                yield return backend + "Listener";
                yield return backend + "TargetGroup";
            }

            if (!rest) yield return backend + "Integration";
        }
    }

    /// <summary>The members of the props class that stand for something else than a backend.</summary>
    public static IEnumerable<string> OfProps(IEnumerable<Authorization> authorizations, Endpoint endpoint)
    {
        yield return "Vpc";
        foreach (var a in authorizations.Distinct())
            if (Authorizer(a) is { } name)
                yield return name;
        if (endpoint == Endpoint.Private) yield return "VpcEndpoints";
    }

    /// <summary>The members of the props class for one backend.</summary>
    public static IEnumerable<string> OfBackend(PatternKind kind, string name, bool tls)
    {
        yield return name;
        if (kind == PatternKind.HttpApiToCloudMap) yield return name + "Instances";
        else if (tls) yield return name + "Certificate";
    }

    public static string? Authorizer(Authorization authorization) => authorization switch
    {
        Authorization.Jwt => "JwtAuthorizer",
        Authorization.Lambda => "LambdaAuthorizer",
        Authorization.Cognito => "CognitoAuthorizer",
        _ => null,
    };
}
