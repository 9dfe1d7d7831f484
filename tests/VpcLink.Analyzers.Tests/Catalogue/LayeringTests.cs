using System.Text.RegularExpressions;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>Folders of src/VpcLink.Analyzers depend on each other in one direction, as docs/ARCHITECTURE.md says.</summary>
public class LayeringTests
{
    /// <summary>A folder and those it may use.</summary>
    public static TheoryData<string, string[]> Layers => new()
    {
        { "Common", [] },
        { "Patterns", ["Common"] },
        { "Cdk", ["Patterns", "Common"] },
        { "Model", ["Cdk", "Patterns", "Common"] },
        { "Reading", ["Model", "Cdk", "Patterns", "Common"] },
        { "Rules", ["Reading", "Model", "Cdk", "Patterns", "Common", "Generation"] },
        { "Generation", ["Cdk", "Patterns", "Common"] },
        { "Suppressors", ["Cdk", "Patterns", "Common"] },
    };

    private static readonly string Source = Path.Combine(Repository.Root, "src", "VpcLink.Analyzers");

    [Theory, MemberData(nameof(Layers))]
    public void A_folder_uses_only_what_lies_below_it(string folder, string[] allowed)
    {
        if (!Directory.Exists(Path.Combine(Source, folder))) return;
        foreach (var file in Directory.GetFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories))
            foreach (Match m in Regex.Matches(File.ReadAllText(file), @"VpcLinkAnalyzers\.(\w+)"))
                Assert.True(m.Groups[1].Value == folder || allowed.Contains(m.Groups[1].Value), $"{Path.GetRelativePath(Source, file)} uses {m.Value}");
    }

    [Fact]
    public void Every_folder_is_a_layer()
    {
        var known = Layers.Select(static r => r.Data.Item1).ToHashSet();
        foreach (var folder in Directory.GetDirectories(Source).Select(Path.GetFileName).Where(static f => f is not ("bin" or "obj")))
            Assert.Contains(folder!, known);
    }

    [Fact]
    public void Patterns_know_no_Roslyn()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Source, "Patterns"), "*.cs", SearchOption.AllDirectories))
            Assert.DoesNotContain("Microsoft.CodeAnalysis", File.ReadAllText(file));
    }

    [Fact]
    public void Rules_know_no_syntax_shapes()
    {
        // Edits write code, and declarations are judged on attributes; every other rule judges the model.
        foreach (var file in Directory.GetFiles(Path.Combine(Source, "Rules"), "VPCL*.cs", SearchOption.AllDirectories).Where(static f => !f.Contains("Declarations")))
            Assert.DoesNotMatch(@"IOperation|\bI\w+Operation\b", File.ReadAllText(file));
    }
}
