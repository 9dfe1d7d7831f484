using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace VpcLinkAnalyzers.Benchmarks;

#pragma warning disable RS1001, RS1036, RS1038, RS2008 // They are handed to the host by hand.

/// <summary>Costs what the analyzers that come with the SDK make every build pay: operations of all code.</summary>
internal sealed class Bystander : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("BENCH1", "t", "m", "c", DiagnosticSeverity.Hidden, true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
    }
}

/// <summary>
/// Costs what Roslyn spends on findings, whoever reports them: it looks for SuppressMessage on all that is declared around each, for which it binds the member that holds it once more.
/// </summary>
internal sealed class Echo(IEnumerable<Diagnostic> findings) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Finding = new("BENCH4", "t", "m", "c", DiagnosticSeverity.Info, true);

    private readonly ILookup<string, Location> _byFile = findings.ToLookup(static f => f.Location.SourceTree!.FilePath, static f => f.Location);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Finding];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(document =>
        {
            var tree = document.SemanticModel.SyntaxTree;
            foreach (var location in _byFile[tree.FilePath]) document.ReportDiagnostic(Diagnostic.Create(Finding, Location.Create(tree, location.SourceSpan)));
        });
    }
}

/// <summary>Costs what any analyzer costs: the driver.</summary>
internal sealed class Idle : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("BENCH2", "t", "m", "c", DiagnosticSeverity.Hidden, true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.CompilationUnit);
    }
}
