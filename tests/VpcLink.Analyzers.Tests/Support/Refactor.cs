using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.CodeFixes;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Support;

/// <summary>Runs the refactoring provider as an editor does, with the cursor at <c>$$</c>.</summary>
internal static class Refactor
{
    /// <summary>The titles of what is offered at the cursor in a stack body.</summary>
    public static IReadOnlyList<string> Offered(string stackBody) => [.. Actions(stackBody).Actions.Select(static a => a.Title)];

    /// <summary>The one refactoring that is offered makes the body that is expected, which compiles and has no finding that was not there.</summary>
    public static void Gives(string stackBody, string expectedBody)
    {
        var (project, actions) = Actions(stackBody);
        var action = Assert.Single(actions);
        var solution = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var text = solution.GetProject(project.Id)!.Documents.Single().GetTextAsync().GetAwaiter().GetResult().ToString();
        Assert.Equal(Code.Stack(expectedBody).Replace("\r\n", "\n"), text.Replace("\r\n", "\n"));
        var loud = Loud(project.GetCompilationAsync().GetAwaiter().GetResult()!);
        var after = CdkReferences.Compile(text);
        Verify.AssertCompiles(after);
        Assert.Subset(loud, Loud(after));
    }

    private static HashSet<string> Loud(Compilation compilation) => [.. Verify.Analyze(compilation).Where(static d => d.Severity >= DiagnosticSeverity.Info).Select(static d => d.Id)];

    private static (Project Project, List<CodeAction> Actions) Actions(string stackBody)
    {
        var marked = Code.Stack(stackBody);
        var cursor = marked.IndexOf("$$", StringComparison.Ordinal);
        Assert.True(cursor >= 0, "no $$ in the body");
        var source = marked.Remove(cursor, 2);
        var compilation = CdkReferences.Compile(source);
        Verify.AssertCompiles(compilation);
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References));
        var document = project.AddDocument("Test0.cs", SourceText.From(source, Encoding.UTF8), filePath: "Test0.cs");
        var actions = new List<CodeAction>();
        new MovePattern().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(cursor, 0), actions.Add, CancellationToken.None)).GetAwaiter().GetResult();
        return (document.Project, actions);
    }
}
