using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Generation;

/// <summary>What README and reference show of declared patterns compiles, and the rules find nothing in it.</summary>
public class DocumentTests
{
    [Theory, InlineData("README.md"), InlineData("docs/GENERATOR.md")]
    public void Examples_work_as_written(string file)
    {
        var sources = DeclaredApis.Documented(file);
        Assert.Contains(DeclaredApis.HrApi.Split('\n')[^1].Trim(), sources[0]);
        var compilation = CdkReferences.Compile(sources);
        Verify.AssertCompiles(compilation);
        Assert.Empty(Generated.Declared(compilation).Single().GetDiagnostics());
        Assert.DoesNotContain(Verify.Analyze(compilation), static d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.DoesNotContain(Verify.Analyze(Generated.AsWritten(compilation)), static d => d.Severity >= DiagnosticSeverity.Warning && !d.Id.StartsWith("VPCL9", StringComparison.Ordinal));
    }

    [Fact]
    public void The_reference_names_every_attribute_argument_and_value()
    {
        var reference = File.ReadAllText(Path.Combine(Catalogue.Repository.Root, "docs", "GENERATOR.md"));
        foreach (Match m in Regex.Matches(VpcLinkAnalyzers.Generation.PatternAttributeSource.Text, @"class (?<n>\w+)Attribute|public \S+ (?<n>\w+) \{ get; set; \}|^ {16}(?<n>\w+),$", RegexOptions.Multiline))
            Assert.True(Regex.IsMatch(reference, "\\b" + m.Groups["n"].Value + "\\b"), m.Groups["n"].Value + " is not in the reference");
    }
}
