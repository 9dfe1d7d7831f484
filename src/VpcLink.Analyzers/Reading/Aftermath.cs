using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

/// <summary>
/// What can only be told once everything was executed: aspects and walks through the construct tree reach constructs made before and after them.
/// </summary>
internal static class Aftermath
{
    public static void Apply(List<Construct> constructs, List<Call> calls, List<Write> writes)
    {
        foreach (var call in calls)
        {
            if (call.Method == "Add" && call.Receiver.Is(CdkNames.Core.Aspects))
            {
                if (call.Argument("aspect").AsConstruct is { } aspect && aspect.UserType is null && (aspect.Is(CdkNames.Core.Tag) || aspect.Is(CdkNames.Core.RemoveTag))) continue;
                Cloud(constructs, call.Receiver.Argument("scope").AsConstruct, "an aspect visits it");
            }

            if (call.Receiver is { Via: "Node", Owner: { } owner } && call.Method is "FindChild" or "TryFindChild" or "FindAll" or "TryRemoveChild")
                Cloud(constructs, owner, "'Node." + call.Method + "' reaches it");
        }

        foreach (var construct in constructs)
            if (construct is { Origin: ConstructOrigin.Member, Owner.Via: "Node", Via: not "DefaultChild" and not "Scope" and not "Root" })
                Cloud(constructs, construct.Owner!.Owner, "'Node." + construct.Via + "' reaches it");

        // `Node.Children` and the like are collections, so they show as attributes and not as members; a cast of what they hold
        // can't be told from any other unknown object, and an unknown receiver's calls are recorded nowhere.
        _ = writes;
    }

    private static void Cloud(List<Construct> constructs, Construct? scope, string why)
    {
        foreach (var c in constructs)
            if (scope is null || IsUnder(c, scope))
                c.Opaque ??= why;
    }

    private static bool IsUnder(Construct construct, Construct scope)
    {
        var depth = 0;
        for (Construct? c = construct; c is not null && depth++ < 64; c = c.Scope ?? c.Owner)
            if (ReferenceEquals(c, scope))
                return true;
        return false;
    }
}
