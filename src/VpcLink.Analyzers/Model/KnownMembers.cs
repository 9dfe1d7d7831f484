using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>What members of the CDK return that is already known under another name.</summary>
internal static class KnownMembers
{
    /// <summary>The object that <c>construct.member</c> is, when the program already holds it; null when it is an object of its own.</summary>
    public static Value? Alias(Construct construct, string member)
    {
        switch (member)
        {
            // alb.AddListener(…).LoadBalancer is alb.
            case "LoadBalancer" when construct.Origin == ConstructOrigin.Returned && construct.Via is "AddListener" or "AddRedirect":
                return new Ref(construct.Owner!);
            // service.Listener.LoadBalancer of an ECS pattern is service.LoadBalancer.
            case "LoadBalancer" when construct is { Origin: ConstructOrigin.Member, Owner: { } pattern, Via: "Listener" or "RedirectListener" }:
                return pattern.Props?["LoadBalancer"] is Ref given ? given : null;
            case "Api" or "RestApi" when construct is { Origin: ConstructOrigin.Member, Via: "Root", Owner: { } api }:
                return new Ref(api);
            default:
                return null;
        }
    }
}
