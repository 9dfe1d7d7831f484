using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using VpcLinkAnalyzers.Rules;

namespace VpcLinkAnalyzers.CodeFixes;

/// <summary>
/// Performs the fix that a finding carries. Rules decide what to edit; this provider only does it, in whatever documents the edits lie.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PerformFix))]
public sealed class PerformFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FixableRules.Ids;

    public override FixAllProvider GetFixAllProvider() => PerformAllFixes.Instance;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            if (Fix.From(diagnostic.Properties) is { } fix && SolutionEdits.CanPerform(context.Document.Project.Solution, context.Document.Project, fix))
                context.RegisterCodeFix(CodeAction.Create(fix.Title,
                    cancellation => SolutionEdits.PerformAsync(context.Document.Project.Solution, context.Document.Project, ImmutableArray.Create(fix), cancellation),
                    equivalenceKey: diagnostic.Id), diagnostic);
        return Task.CompletedTask;
    }
}

/// <summary>
/// Fix All: every finding's edits are applied together, an edit that several findings share once. All fixes of a rule are equivalent, although their titles name what
/// they change: <c>dotnet format</c> applies those that are equivalent to the first one that it meets, and no others.
/// </summary>
internal sealed class PerformAllFixes : FixAllProvider
{
    public static readonly PerformAllFixes Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var diagnostics = context.Scope switch
        {
            FixAllScope.Document when context.Document is { } document => await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false),
            FixAllScope.Project => await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false),
            FixAllScope.Solution => await SolutionDiagnosticsAsync(context).ConfigureAwait(false),
            _ when context.Document is { } document => await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false),
            _ => ImmutableArray<Diagnostic>.Empty,
        };
        var fixes = diagnostics.Where(d => context.CodeActionEquivalenceKey is null || d.Id == context.CodeActionEquivalenceKey).Select(static d => Fix.From(d.Properties)).OfType<Fix>().ToImmutableArray();
        if (fixes.IsEmpty) return null;
        return CodeAction.Create(fixes[0].Title, cancellation => SolutionEdits.PerformAsync(context.Solution, context.Project, fixes, cancellation), context.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<Diagnostic>> SolutionDiagnosticsAsync(FixAllContext context)
    {
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in context.Solution.Projects.Where(p => p.Language == LanguageNames.CSharp))
            all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return all.ToImmutable();
    }
}
