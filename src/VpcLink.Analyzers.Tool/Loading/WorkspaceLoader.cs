using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace VpcLinkAnalyzers.Tool.Loading;

/// <summary>What was asked for can't be loaded; the message says why, in a way that its user can act on.</summary>
internal sealed class CannotLoadException(string message) : Exception(message);

/// <summary>Opens a project or solution as MSBuild evaluates it, with the SDK that is installed.</summary>
internal static class WorkspaceLoader
{
    /// <summary>The project or solution that a path names: itself, or the only one in the folder; a solution before a project.</summary>
    /// <exception cref="CannotLoadException">There is none, or there are several.</exception>
    public static string Resolve(string path)
    {
        if (File.Exists(path))
            return Path.GetExtension(path).ToLowerInvariant() is ".csproj" or ".sln" or ".slnx" or ".slnf" ? Path.GetFullPath(path) : throw new CannotLoadException($"'{path}' is neither a C# project nor a solution");
        if (!Directory.Exists(path)) throw new CannotLoadException($"'{path}' does not exist");
        foreach (var patterns in new[] { new[] { "*.sln", "*.slnx" }, ["*.csproj"] })
        {
            var found = patterns.SelectMany(p => Directory.GetFiles(path, p)).Where(f => patterns.Contains("*" + Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToArray();
            if (found.Length == 1) return Path.GetFullPath(found[0]);
            if (found.Length > 1) throw new CannotLoadException($"'{path}' holds several: {string.Join(", ", found.Select(Path.GetFileName))}; name one");
        }

        throw new CannotLoadException($"'{path}' holds neither a solution nor a C# project");
    }

    /// <summary>The projects that reference the CDK, one of each that has several target frameworks.</summary>
    /// <param name="file">What <see cref="Resolve"/> returned.</param>
    /// <param name="problem">Told what MSBuild could not evaluate or load.</param>
    /// <exception cref="CannotLoadException">Nothing could be opened.</exception>
    public static async Task<ImmutableArray<Project>> LoadAsync(MSBuildWorkspace workspace, string file, IProgress<ProjectLoadProgress>? progress, Action<string> problem, CancellationToken cancellation)
    {
        try
        {
            if (Path.GetExtension(file).Equals(".csproj", StringComparison.OrdinalIgnoreCase)) await workspace.OpenProjectAsync(file, progress, cancellation).ConfigureAwait(false);
            else await workspace.OpenSolutionAsync(file, progress, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new CannotLoadException($"'{file}' could not be opened: {e.Message}");
        }

        foreach (var diagnostic in workspace.Diagnostics.Where(static d => d.Kind == WorkspaceDiagnosticKind.Failure).Select(static d => d.Message).Distinct()) problem(diagnostic);
        var projects = ImmutableArray.CreateBuilder<Project>();
        foreach (var project in workspace.CurrentSolution.Projects.Where(static p => p.Language == LanguageNames.CSharp).DistinctBy(static p => p.FilePath ?? p.Name).OrderBy(static p => p.FilePath, StringComparer.Ordinal))
        {
            if (project.MetadataReferences.OfType<PortableExecutableReference>().Any(static r => Path.GetFileName(r.FilePath) == "Amazon.CDK.Lib.dll"))
                projects.Add(await WithCdkJsonAsync(project, cancellation).ConfigureAwait(false));
            else if (await MentionsCdkAsync(project, cancellation).ConfigureAwait(false))
                problem($"{project.Name} uses the CDK, but its packages are not there: run 'dotnet restore' first");
        }

        return projects.ToImmutable();
    }

    private static async Task<bool> MentionsCdkAsync(Project project, CancellationToken cancellation)
    {
        // Without its packages a project has no reference but the framework's.
        foreach (var document in project.Documents)
            if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is CompilationUnitSyntax { Usings: var usings } && usings.Any(static u => u.Name?.ToString().StartsWith("Amazon.CDK", StringComparison.Ordinal) == true)) return true;
        return false;
    }

    /// <summary>The analyzers' package passes the nearest cdk.json to the compiler, whose feature flags count; a project without the package is read with it all the same.</summary>
    private static async Task<Project> WithCdkJsonAsync(Project project, CancellationToken cancellation)
    {
        if (project.AdditionalDocuments.Any(static d => Path.GetFileName(d.FilePath) == "cdk.json")) return project;
        for (var folder = Path.GetDirectoryName(project.FilePath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "cdk.json");
            if (File.Exists(file)) return project.AddAdditionalDocument("cdk.json", SourceText.From(await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false)), filePath: file).Project;
            if (Path.Exists(Path.Combine(folder, ".git"))) break;
        }

        return project;
    }
}
