namespace VpcLinkAnalyzers.Fuzz;

/// <summary>Files that make one compilation.</summary>
internal sealed record SourceProgram(string Name, IReadOnlyList<string> Files)
{
    public SourceProgram With(int file, string text) => this with { Files = [.. Files.Select((f, i) => i == file ? text : f)] };

    public override string ToString() => Name + "\n" + string.Join("\n---\n", Files.Select(static f => f.Replace(Tests.Support.Code.Usings, "// usings\n", StringComparison.Ordinal)));
}
