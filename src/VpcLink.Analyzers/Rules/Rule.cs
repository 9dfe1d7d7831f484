using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules;

/// <summary>
/// A rule of the catalogue. It judges the application's model and returns findings; this class reports each in the document it lies in, so that
/// it shows in an editor as that document is analyzed and comes out of a build exactly once.
/// </summary>
public abstract class Rule : DiagnosticAnalyzer
{
    private protected Rule(params DiagnosticDescriptor[] descriptors) => SupportedDiagnostics = ImmutableArray.Create(descriptors);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private protected virtual void Start(CompilationStartAnalysisContext start)
    {
        if (!Findings.Concern(start.Compilation, start.CancellationToken)) return;
        BoundBodies.Collect(start);
        // Editors show while typing what actions on a document report. Of these, the action on the semantic model comes last: when the compiler has bound all bodies.
        start.RegisterSemanticModelAction(document =>
        {
            foreach (var finding in Findings.Of(this, document.SemanticModel.Compilation, document.Options, document.CancellationToken))
                if (finding.Location.SyntaxTree == document.SemanticModel.SyntaxTree && !CompilerErrors.Touch(finding.Location, document.SemanticModel.Compilation, document.CancellationToken))
                    document.ReportDiagnostic(finding.ToDiagnostic());
        });
    }

    /// <summary>What is wrong in the application. Unknown values never lead to a finding.</summary>
    internal abstract IEnumerable<Finding> Judge(Application app);

    /// <summary>Does the rule speak when reading could not be completed? Only what concludes nothing may.</summary>
    internal virtual bool JudgesIncomplete => false;

    private protected const string HelpRoot = "https://github.com/vpclink-analyzers/vpclink-analyzers/blob/main/docs/rules/";

    /// <summary>On the descriptors of rules whose findings may carry a fix: the code-fix provider and the rule table ask for it.</summary>
    internal const string FixableTag = "Fixable";

    /// <summary>Makes the descriptor of a rule; the page of the same id in docs/rules is its help.</summary>
    /// <param name="fix">Findings carry a fix wherever enough is known to write one.</param>
    private protected static DiagnosticDescriptor Define(string id, string category, DiagnosticSeverity severity, string title, string message, bool fix = false) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description: null, HelpRoot + id + ".md", fix ? [FixableTag] : []);
}

/// <summary>The areas of the catalogue, in the order of their ids.</summary>
internal static class Area
{
    public const string Reading = "Reading";
    public const string Wiring = "Wiring";
    public const string Transport = "Transport";
    public const string Network = "Network";
    public const string Exposure = "Exposure";
    public const string Access = "Access";
    public const string Operations = "Operations";
    public const string Patterns = "Patterns";
    public const string Declarations = "Declarations";
}
