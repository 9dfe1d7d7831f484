using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

/// <summary>
/// What can only be told once everything was executed: aspects and walks through the construct tree reach constructs made before and after them.
/// </summary>
internal static class Aftermath
{
    private static readonly HashSet<string> Searches = ["FindChild", "TryFindChild", "FindAll", "TryRemoveChild"];

    public static void Apply(List<Construct> constructs, List<Call> calls, Dictionary<Construct, string> handed)
    {
        var clouds = new Dictionary<Construct, string>(handed);
        string? everything = null;
        foreach (var call in calls)
        {
            if (call.Method == "Add" && call.Receiver.Is(CdkNames.Core.Aspects) && !IsHarmless(call.Argument("aspect").AsConstruct))
            {
                // A scope that came from outside, or is one of several, may be above anything.
                if (call.Receiver.Argument("scope").AsConstruct is { } scope && (scope.Origin == ConstructOrigin.Created || scope.Origin == ConstructOrigin.Returned || scope.Origin == ConstructOrigin.Member && scope.Owner?.Via != "Node")) clouds[scope] = "an aspect visits it";
                else everything ??= "an aspect may visit it";
            }

            if (call.Receiver is { Via: "Node", Owner: { } owner } && Searches.Contains(call.Method)) clouds[owner] = "'Node." + call.Method + "' reaches it";
        }

        foreach (var construct in constructs)
            if (construct is { Origin: ConstructOrigin.Member, Owner: { Via: "Node", Owner: { } owner }, Via: not "DefaultChild" and not "Scope" and not "Root" and not "Id" })
                clouds[owner] = "'Node." + construct.Via + "' reaches it";

        var walked = new Dictionary<Construct, string>();
        foreach (var construct in constructs)
            if (construct is { Origin: ConstructOrigin.Member, Via: "Methods", Owner: { } api }) walked[api] = "'" + api.Name + ".Methods' reaches it";
        if (walked.Count > 0)
        {
            var methods = new Dictionary<Construct, string?>();
            foreach (var construct in constructs.Where(static c => c.Is(CdkNames.Rest.Method))) construct.Opaque ??= Above(construct, walked, methods, 0);
        }

        if (clouds.Count == 0 && everything is null) return;
        var known = new Dictionary<Construct, string?>();
        foreach (var construct in constructs)
            construct.Opaque ??= everything ?? Above(construct, clouds, known, 0);
    }

    private static bool IsHarmless(Construct? aspect) => aspect is { UserType: null }
        && (aspect.Is(CdkNames.Core.Tag) || aspect.Is(CdkNames.Core.RemoveTag) || !CdkSymbols.IsCdk(aspect.Symbol));

    /// <summary>Why something above the construct reaches it; null when nothing does.</summary>
    private static string? Above(Construct construct, Dictionary<Construct, string> clouds, Dictionary<Construct, string?> known, int depth)
    {
        if (known.TryGetValue(construct, out var why)) return why;
        if (clouds.TryGetValue(construct, out why)) return known[construct] = why;
        var scope = construct.Argument("scope");
        if (scope.AsConstruct is null && !scope.IsAbsent && scope.Alternatives.All(static a => a is not Ref))
            return known[construct] = "it lies under a scope that can't be read, and " + clouds.First().Value;
        var above = scope.Alternatives.Select(static a => a.AsConstruct).Where(static c => c is not null).ToList();
        if (above.Count == 0 && construct.Owner is { } owner) above.Add(owner);
        known[construct] = null;
        if (depth < 256)
            foreach (var c in above)
                if ((why = Above(c!, clouds, known, depth + 1)) is not null)
                    return known[construct] = why;
        return null;
    }
}
