using System.Collections.Immutable;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

/// <summary>Finds the context (feature flags among it) that the executed code sets.</summary>
internal static class ContextReader
{
    public static ContextInCode Read(List<Construct> constructs, List<Call> calls, IReadOnlyDictionary<Construct, string> handed)
    {
        var apps = constructs.Where(static c => c.Origin == ConstructOrigin.Created && c.Is(CdkNames.Core.App)).ToList();
        var isWhole = true;
        var before = ImmutableDictionary<string, Value>.Empty;
        var after = ImmutableDictionary<string, Value>.Empty;
        foreach (var app in apps)
        {
            isWhole &= !handed.ContainsKey(app);
            if (app.PropsArgument.IsAbsent) continue;
            if (app.Props is not { } props)
            {
                isWhole = false;
                continue;
            }

            before = Merge(before, props["Context"], apps.Count > 1, ref isWhole);
            after = Merge(after, props["PostCliContext"], apps.Count > 1, ref isWhole);
        }

        foreach (var call in calls)
        {
            if (call.Method is not ("SetContext" or "SetContextValue") || call.Receiver.Via != "Node") continue;
            if (call.Argument("key").AsString is not { } key) isWhole = false;
            else
                after = after.SetItem(key, call.Receiver.Owner is { } owner && owner.Is(CdkNames.Core.App) && !call.May && call.Path.IsAlways && apps.Count <= 1
                    ? call.Argument("value")
                    : new Unknown("'" + key + "' is set for a part of the application"));
        }

        return new ContextInCode(before, after, isWhole);
    }

    private static ImmutableDictionary<string, Value> Merge(ImmutableDictionary<string, Value> all, Value given, bool isOneOfSeveral, ref bool isWhole)
    {
        if (given.IsAbsent) return all;
        if (given is not Map map)
        {
            isWhole = false;
            return all;
        }

        isWhole &= map.Complete;
        return all.SetItems(map.Entries.Select(e => new KeyValuePair<string, Value>(e.Key, isOneOfSeveral ? new Unknown("'" + e.Key + "' is set for one of several applications") : e.Value)));
    }
}
