using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace VpcLinkAnalyzers.Benchmarks;

#pragma warning disable RS1001, RS1036, RS1038 // They are handed to the host by hand.

/// <summary>Costs what the analyzers that come with the SDK make every build pay: operations of all code.</summary>
internal sealed class Bystander : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("BENCH1", "t", "m", "c", DiagnosticSeverity.Hidden, true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationBlockAction(static _ => { });
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
