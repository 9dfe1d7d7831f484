using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Editor.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(OpenSample))]

namespace VpcLinkAnalyzers.Editor.Tests;

/// <summary>samples/Insecure as an editor opens it: MSBuild evaluates the project, whose references bring the analyzers. Edits stay in memory.</summary>
public sealed partial class OpenSample : IAsyncLifetime
{
    private AdhocWorkspace _workspace = null!;
    private ImmutableArray<ProjectInfo> _loaded;

    internal IdeServices Ide { get; private set; } = null!;

    public static string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        var project = Path.Combine(Root, "samples", "Insecure", "Insecure.csproj");
        // The design-time build of an editor needs a restored project.
        using var restore = Process.Start(new ProcessStartInfo("dotnet", ["restore", project, "-v", "quiet"]) { UseShellExecute = false })!;
        await restore.WaitForExitAsync();
        Assert.Equal(0, restore.ExitCode);

        using var loading = MSBuildWorkspace.Create();
        var opened = await loading.OpenProjectAsync(project);
        Assert.DoesNotContain(loading.Diagnostics, static d => d.Kind == WorkspaceDiagnosticKind.Failure && d.Message.Contains("Insecure", StringComparison.Ordinal));
        // MSBuildWorkspace writes changes to disk; the same project in a workspace that does not is what is edited.
        var info = (await new MSBuildProjectLoader(loading).LoadProjectInfoAsync(project)).Single(p => p.FilePath == project);
        Assert.Equal(opened.Documents.Select(static d => d.Name).Order(), info.Documents.Select(static d => d.Name).Order());
        _loaded = [info.WithProjectReferences([])];
        _workspace = new AdhocWorkspace(loading.Services.HostServices);
        Ide = new IdeServices(_workspace);
    }

    /// <summary>The project as it lies on disk.</summary>
    public Project Fresh()
    {
        if (_workspace.CurrentSolution.Projects.Any()) _workspace.ClearSolution();
        _workspace.AddProjects(_loaded);
        var project = _workspace.CurrentSolution.Projects.Single();
        foreach (var document in project.Documents.Where(static d => IsOwn(d)))
            _workspace.OpenDocument(document.Id);
        return _workspace.CurrentSolution.Projects.Single();
    }

    /// <summary>Makes a changed solution the workspace's, as typing does.</summary>
    public Project Apply(Solution changed)
    {
        Assert.True(_workspace.TryApplyChanges(changed));
        return _workspace.CurrentSolution.Projects.Single();
    }

    public static IEnumerable<Document> Own(Project project) => project.Documents.Where(IsOwn).OrderBy(static d => d.Name, StringComparer.Ordinal);

    private static bool IsOwn(Document document) => document.FilePath is { } path && !path.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    public static Document Named(Project project, string name) => project.Documents.Single(d => d.Name == name);

    /// <summary>Our findings in a compilation that shares nothing with the editor's: every document parsed anew.</summary>
    internal static async Task<string> FromScratchAsync(Project project)
    {
        var compilation = (CSharpCompilation)(await project.GetCompilationAsync())!;
        var trees = new List<SyntaxTree>();
        foreach (var document in project.Documents)
            trees.Add(CSharpSyntaxTree.ParseText(SourceText.From((await document.GetTextAsync()).ToString(), System.Text.Encoding.UTF8), (CSharpParseOptions)project.ParseOptions!, document.FilePath!));
        var anew = CSharpCompilation.Create(compilation.AssemblyName, trees, compilation.References, compilation.Options);
        var all = await anew.WithAnalyzers(Rules(project), project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return Lines(all.Select(static d => $"{Path.GetFileName(d.Location.GetLineSpan().Path)}:{d.Location.GetLineSpan().StartLinePosition.Line + 1} {d.Id}"));
    }

    private static ImmutableArray<DiagnosticAnalyzer> Rules(Project project)
    {
        var ours = project.AnalyzerReferences.Where(static r => Path.GetFileName(r.FullPath) == "VpcLink.Analyzers.dll").SelectMany(static r => r.GetAnalyzers(LanguageNames.CSharp)).ToImmutableArray();
        Assert.NotEmpty(ours);
        return ours;
    }

    /// <summary>Our findings as the editor shows them, document by document.</summary>
    internal async Task<string> InEditorAsync(Project project)
    {
        var all = new List<string>();
        var ids = Rules(project).SelectMany(static r => r.SupportedDiagnostics).Select(static d => d.Id).ToImmutableHashSet();
        foreach (var document in Own(project))
            all.AddRange((await Ide.SquigglesAsync(document, null, ids)).Select(static s => s.ToString()));
        return Lines(all);
    }

    /// <summary>
    /// The bound code that the next analysis may rest on ("Ground"), or that was last asked for ("Code"), as the analyzers that the editor has loaded keep it for a document. It is theirs and in a load context of their own, so only reflection reaches it.
    /// </summary>
    internal static async Task<object?> BoundAsync(Document document, string of = "Ground")
    {
        var known = Rules(document.Project)[0].GetType().Assembly.GetType("VpcLinkAnalyzers.Common.BoundCode", throwOnError: true)!.GetField("Known", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        object?[] arguments = [await document.GetSyntaxTreeAsync(), null];
        return (bool)known.GetType().GetMethod("TryGetValue")!.Invoke(known, arguments)! ? arguments[1]!.GetType().GetField(of)!.GetValue(arguments[1]) : null;
    }

    internal static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"// VPCL\d{3}(, VPCL\d{3})*$")]
    internal static partial Regex Announcement();

    /// <summary>What the comments at the ends of lines announce.</summary>
    internal static string Announced(string file) => Lines(File.ReadAllLines(Path.Combine(Root, "samples", "Insecure", file)).SelectMany((text, i) => Announcement().Match(text) is { Success: true } m
        ? Regex.Matches(m.Value, @"VPCL\d{3}").Select(id => $"{file}:{i + 1} {id.Value}")
        : []));

    private static string FindRoot()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
            if (File.Exists(Path.Combine(d.FullName, "VpcLink.Analyzers.sln")))
                return d.FullName;
        throw new InvalidOperationException("the tests do not lie inside the repository");
    }

    public ValueTask DisposeAsync()
    {
        _workspace.Dispose();
        return ValueTask.CompletedTask;
    }
}
