using VpcLinkAnalyzers.Tests.Catalogue;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Fuzz;

/// <summary>What is mutated: the samples, the sources in tests, the examples on rules' pages, the declarations that tests generate from.</summary>
internal static class Corpus
{
    public static readonly IReadOnlyList<SourceProgram> Programs = [.. Samples(), .. Examples(), .. Declarations(), .. TestSources.In(Path.Combine(Repository.Root, "tests", "VpcLink.Analyzers.Tests"))];

    private static IEnumerable<SourceProgram> Samples()
    {
        // What the SDK adds for ImplicitUsings, and what the project's own properties add.
        const string Implicit = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        foreach (var folder in Directory.GetDirectories(Path.Combine(Repository.Root, "samples")).OrderBy(static d => d, StringComparer.Ordinal))
            if (Directory.GetFiles(folder, "*.csproj").Length > 0)
                yield return new SourceProgram("samples/" + Path.GetFileName(folder),
                    [.. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).OrderBy(static f => f, StringComparer.Ordinal).Select(File.ReadAllText), Implicit]);
    }

    private static IEnumerable<SourceProgram> Examples() => RulePages.Examples.Select(static e => new SourceProgram("page " + e, [e.Source]));

    private static IEnumerable<SourceProgram> Declarations() =>
        DeclaredApis.Golden.OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => new SourceProgram("declaration " + g.Key, [DeclaredApis.Usings + g.Value]))
            .Append(new SourceProgram("GENERATOR.md", DeclaredApis.Documented("docs/GENERATOR.md")));
}
