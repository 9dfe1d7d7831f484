using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Fuzz;

/// <summary>An application over several files: the insecure sample with what its declarations generate.</summary>
internal static class Applications
{
    public static readonly SyntaxTree[] Insecure = Trees("samples/Insecure");
    public static readonly SyntaxTree[] Patterns = Trees("samples/Patterns");

    private static SyntaxTree[] Trees(string name) => [.. Corpus.Programs.Single(p => p.Name == name).Files.Select(static (f, i) => CdkReferences.Parse(f, $"Test{i}.cs"))];

    /// <summary>New trees of the same texts, so that nothing computed for others is there already.</summary>
    public static CSharpCompilation Fresh(SyntaxTree[] trees) => CdkReferences.Compile([.. trees.Select(static t => CdkReferences.Parse(t.ToString(), t.FilePath))]);
}
