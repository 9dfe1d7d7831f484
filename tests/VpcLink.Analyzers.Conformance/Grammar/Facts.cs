namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>What is known of an application: a subject (a construct's path, an integration's id), a fact's name and its value; null where the value is unknown.</summary>
internal sealed class Facts : Dictionary<(string Subject, string Fact), string?>
{
    /// <summary>Subjects that exist for certain, with their kind.</summary>
    public HashSet<(string Subject, string Kind)> Subjects { get; } = [];

    public void Add(string? subject, string fact, string? value)
    {
        if (subject is not null) this[(subject, fact)] = value;
    }

    public static string Set(IEnumerable<string> items) => "{" + string.Join(", ", items.Distinct().Order(StringComparer.Ordinal)) + "}";

    /// <summary>Like <see cref="Set"/>; unknown as soon as one item is.</summary>
    public static string? SetOrUnknown(IEnumerable<string?>? items) => items?.ToList() is { } all && all.All(static i => i is not null) ? Set(all!) : null;
}
