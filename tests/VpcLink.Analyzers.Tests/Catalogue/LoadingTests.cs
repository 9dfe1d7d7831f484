using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.CodeFixes;
using VpcLinkAnalyzers.Rules;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>The Roslyn that hosts this run takes the assemblies as a compiler takes them: by file, through a loader, with its own refusals.</summary>
public class LoadingTests
{
    [Fact]
    public void A_compiler_loads_all_analyzers_and_the_generator()
    {
        var reference = new AnalyzerFileReference(typeof(RuleCatalog).Assembly.Location, new Loader());
        var refused = new List<string>();
        // What a compiler reports as CS8032, CS8034, CS8040 or CS9057.
        reference.AnalyzerLoadFailed += (_, e) => refused.Add($"{e.ErrorCode}: {e.Message}");
        var analyzers = reference.GetAnalyzers(LanguageNames.CSharp);
        var generators = reference.GetGenerators(LanguageNames.CSharp);
        Assert.Empty(refused);
        Assert.Equal(
            RuleCatalog.CreateAnalyzers().SelectMany(static a => a.SupportedDiagnostics).Select(static d => d.Id).Distinct().Order(StringComparer.Ordinal),
            analyzers.Where(static a => a is not DiagnosticSuppressor).SelectMany(static a => a.SupportedDiagnostics).Select(static d => d.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.Single(analyzers, static a => a is DiagnosticSuppressor);
        Assert.Single(generators);
    }

    [Fact]
    public void Nothing_newer_than_the_oldest_supported_compiler_is_referenced()
    {
        foreach (var assembly in new[] { typeof(RuleCatalog).Assembly, typeof(PerformFix).Assembly })
            Assert.All(assembly.GetReferencedAssemblies().Where(static n => n.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)), static n => Assert.Equal(new Version(4, 8, 0, 0), n.Version));
    }

    /// <summary>Guards the matrix itself: a run that names a Roslyn is hosted by that one.</summary>
    [Fact]
    public void The_host_is_the_Roslyn_that_was_asked_for()
    {
        var asked = typeof(LoadingTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Roslyn").Value!;
        Assert.Equal(Version.Parse(asked), Version.Parse(typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(3)));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
