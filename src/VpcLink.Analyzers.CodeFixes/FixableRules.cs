using System.Collections.Immutable;
using VpcLinkAnalyzers.Rules;

namespace VpcLinkAnalyzers.CodeFixes;

/// <summary>The rules whose findings may carry a fix, as their descriptors say.</summary>
internal static class FixableRules
{
    public static readonly ImmutableArray<string> Ids = RuleCatalog.Descriptors
        .Where(static d => d.CustomTags.Contains(Rule.FixableTag)).Select(static d => d.Id).ToImmutableArray();
}
