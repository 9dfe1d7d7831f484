using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Catalogue;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Generation;

/// <summary>The emitted source, in files that can be read. UPDATE_EXPECTED=1 rewrites them.</summary>
public class PatternEmitterTests
{
    public static TheoryData<string> Names => new(DeclaredApis.Golden.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void Declarations_give_the_expected_source(string name)
    {
        var compilation = CdkReferences.Compile(DeclaredApis.Usings + DeclaredApis.Golden[name]);
        var text = Assert.Single(Generated.Declared(compilation)).ToString();
        var file = Path.Combine(Folder, name + ".cs");
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1") File.WriteAllText(file, text);
        Assert.Equal(File.ReadAllText(file).Replace("\r\n", "\n"), text);
        Verify.AssertCompiles(compilation);
    }

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "VpcLink.Analyzers.Tests", "Generation", "Expected");
}
