using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Rules;

namespace VpcLinkAnalyzers.Benchmarks;

/// <summary>The parts that an analysis consists of, each on its own, with what it allocates.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Microbenchmarks
{
    private static ImmutableArray<MetadataReference> _references;

    private Compilation _compilation = null!;
    private CdkSymbols _cdk = null!;
    private ConstructGraph _graph = null!;
    private ImmutableArray<Rule> _rules;
    private GeneratorDriver _driver = null!;
    private Compilation _declarations = null!;

    [Params(5, 50)]
    public int Stacks { get; set; }

    public static void Run(ImmutableArray<MetadataReference> references)
    {
        _references = references;
        // In this process: the package folders and properties of this repository are not those of a project that BenchmarkDotNet would write.
        BenchmarkRunner.Run<Microbenchmarks>(ManualConfig.CreateEmpty().AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance).AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(Path.Combine(Package.Metadata("Root"), "artifacts", "benchmarks")));
    }

    [GlobalSetup]
    public void Setup()
    {
        _compilation = Measuring.Compile(GeneratedApplication.Stacks(Stacks), _references, OutputKind.ConsoleApplication);
        _cdk = CdkSymbols.TryCreate(_compilation)!;
        _graph = ApplicationReader.ReadAnew(_compilation, CancellationToken.None); // binds
        _rules = RuleCatalog.CreateAnalyzers().OfType<Rule>().ToImmutableArray();
        _declarations = CSharpCompilation.Create("Declarations", Enumerable.Range(0, Stacks).Select(static i => CSharpSyntaxTree.ParseText(Generators.Pattern(i, 0), Generators.Options)), _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _driver = CSharpGeneratorDriver.Create([new PatternGenerator().AsSourceGenerator()], parseOptions: Generators.Options);
    }

    /// <summary>Follows the bound code of an application.</summary>
    [Benchmark]
    public object Read() => ApplicationReader.ReadAnew(_compilation, CancellationToken.None);

    /// <summary>Judges what was read, with every rule.</summary>
    [Benchmark]
    public int Judge()
    {
        var application = new Application(_graph, _cdk, Settings.None);
        return _rules.Sum(rule => rule.Judge(application).Count());
    }

    /// <summary>Generates as many declared APIs as the other benchmarks have stacks, cold.</summary>
    [Benchmark]
    public object Generate() => _driver.RunGenerators(_declarations);
}
