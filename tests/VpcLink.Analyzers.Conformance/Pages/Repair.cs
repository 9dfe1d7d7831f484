using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.CodeFixes;
using VpcLinkAnalyzers.Rules;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Conformance.Pages;

/// <summary>Applies the fixes of a rule's findings, through the code-fix provider as an editor does.</summary>
internal static class Repair
{
    /// <summary>The sources after the fixes of all findings of the rule; null when none carries one.</summary>
    public static string[]? Of(string id, CSharpCompilation before)
    {
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace, before);
        var findings = Verify.Analyze(project.GetCompilationAsync().GetAwaiter().GetResult()!, id).Where(static d => Fix.From(d.Properties) is not null).ToImmutableArray();
        if (findings.IsEmpty) return null;
        if (findings is [var only]) return Texts(Perform(project, only), project);
        return Texts(SolutionEdits.PerformAsync(project.Solution, project, [.. findings.Select(static f => Fix.From(f.Properties)!)], CancellationToken.None).GetAwaiter().GetResult(), project);
    }

    /// <summary>The sources after the fix of one finding.</summary>
    public static string[] Of(Diagnostic finding, CSharpCompilation before)
    {
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace, before);
        return Texts(Perform(project, finding), project);
    }

    private static Project Open(AdhocWorkspace workspace, CSharpCompilation before)
    {
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp,
            compilationOptions: before.Options, parseOptions: before.SyntaxTrees[0].Options, metadataReferences: before.References));
        foreach (var tree in before.SyntaxTrees)
            project = project.AddDocument(tree.FilePath, SourceText.From(tree.ToString(), Encoding.UTF8), filePath: tree.FilePath).Project;
        return project;
    }

    private static Solution Perform(Project project, Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        var document = project.Documents.Single(d => d.FilePath == finding.Location.SourceTree!.FilePath);
        new PerformFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (a, _) => actions.Add(a), CancellationToken.None)).GetAwaiter().GetResult();
        if (actions is not [var action]) throw new InvalidOperationException($"{finding.Id} offers {actions.Count} fixes at {finding}");
        return action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static string[] Texts(Solution solution, Project project) =>
        [.. solution.GetProject(project.Id)!.Documents.OrderBy(static d => d.Name, StringComparer.Ordinal).Select(static d => d.GetTextAsync().GetAwaiter().GetResult().ToString())];
}
