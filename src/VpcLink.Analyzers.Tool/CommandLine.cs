using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using Spectre.Console;
using VpcLinkAnalyzers.Tool.Loading;
using VpcLinkAnalyzers.Tool.Output;
using VpcLinkAnalyzers.Tool.Picture;

namespace VpcLinkAnalyzers.Tool;

internal enum ExitCode
{
    /// <summary>Done, and no finding counts as a failure.</summary>
    Success = 0,

    /// <summary>Done, and there are findings of the severity that <c>--fail-on</c> names, or above.</summary>
    Findings = 1,

    /// <summary>Not done, or not all of it: wrong usage, or something could not be loaded, read or written.</summary>
    Failure = 2,

    /// <summary>Stopped from outside.</summary>
    Cancelled = 130,
}

internal enum FailOn { None, Info, Warning, Error }

internal enum GraphFormat { Mermaid, Svg, Html }

/// <summary>The commands of <c>vpclink</c>.</summary>
internal sealed class CommandLine
{
    private readonly Terminal _terminal;
    private readonly string _folder;

    private readonly Argument<string> _path = new("path")
    {
        Description = "A project (.csproj), a solution (.sln, .slnx, .slnf), or a folder that holds one. Without it, the current folder.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<FileInfo?> _baseline = new("--baseline") { Description = "Findings in this file don't count. 'vpclink baseline' writes it.", HelpName = "file" };
    private readonly Option<string[]> _properties = new("--property", "-p") { Description = "An MSBuild property for loading, such as Configuration=Release. May be given several times.", HelpName = "name=value", DefaultValueFactory = static _ => [] };
    private readonly Option<bool> _all = new("--all") { Description = "Show findings that are suppressed or in the baseline as well." };

    private CommandLine(Terminal terminal, string folder)
    {
        _terminal = terminal;
        _folder = folder;
        _properties.Validators.Add(static r =>
        {
            foreach (var token in r.Tokens)
                if (token.Value.IndexOf('=') <= 0) r.AddError($"'{token.Value}' is not of the form name=value");
        });
    }

    /// <summary>Parses and runs; returns the process's exit code.</summary>
    /// <param name="folder">What relative paths are relative to.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, string folder, CancellationToken cancellation = default)
    {
        var parsed = new CommandLine(terminal, folder).Root().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) terminal.Say(error.Message);
            terminal.Say($"Run 'vpclink {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help' for usage.");
            return (int)ExitCode.Failure;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Plain, Error = terminal.Error.Profile.Out.Writer, EnableDefaultExceptionHandler = false }, cancellation).ConfigureAwait(false);
    }

    private RootCommand Root()
    {
        var root = new RootCommand("""
            Shows the API Gateway private integrations of an AWS CDK application written in C#: which backend is reachable from where, through which VPC link, and what is wrong with it.

            Nothing is synthesized and nothing is asked of AWS: the source is read, with the rules and severities of VpcLink.Analyzers. The project has to be restored.

            Exit codes: 0 done; 1 findings of the severity that --fail-on names or above; 2 wrong usage, or something could not be loaded, read or written.

            Examples:
              vpclink tree MyApp.sln --fail-on warning
              vpclink graph MyApp.sln --format html -o graph.html
              vpclink baseline MyApp.sln -o vpclink-baseline.json
            """) { Tree(), Graph(), NewBaseline() };
        return root;
    }

    private Command Tree()
    {
        var failOn = FailOnOption(FailOn.Error);
        var command = new Command("tree", "Print the integrations as a tree: stack, API, route, link, load balancer or Cloud Map service, targets, with the findings of each.") { _path, _baseline, _properties, failOn, _all };
        command.SetAction((parsed, cancellation) => ReadAsync(parsed, (picture, _) =>
        {
            TreeView.Write(_terminal.Out, picture, parsed.GetValue(_all));
            return Task.CompletedTask;
        }, parsed.GetValue(failOn), cancellation));
        return command;
    }

    private Command Graph()
    {
        var failOn = FailOnOption(FailOn.None);
        var format = new Option<GraphFormat>("--format", "-f") { Description = "mermaid (text that Git hosts draw), svg, or html (one page that needs nothing else).", DefaultValueFactory = static _ => GraphFormat.Mermaid };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write. Without it, the standard output.", HelpName = "file" };
        var command = new Command("graph", "Draw the integrations, from their callers to their targets.") { _path, format, output, _baseline, _properties, failOn, _all };
        command.SetAction((parsed, cancellation) => ReadAsync(parsed, (picture, token) =>
        {
            var all = parsed.GetValue(_all);
            var text = parsed.GetValue(format) switch
            {
                GraphFormat.Svg => SvgDrawing.Write(picture, all),
                GraphFormat.Html => HtmlPage.Write(picture, all),
                _ => MermaidText.Write(picture, all),
            };
            return WriteAsync(parsed.GetValue(output), text, token);
        }, parsed.GetValue(failOn), cancellation));
        return command;
    }

    private Command NewBaseline()
    {
        var output = new Option<FileInfo>("--output", "-o") { Description = "The file to write.", HelpName = "file", DefaultValueFactory = _ => new FileInfo("vpclink-baseline.json") };
        var command = new Command("baseline", "Write down today's findings, so that --baseline counts only what comes after.") { _path, output, _properties };
        command.SetAction((parsed, cancellation) => ReadAsync(parsed, async (picture, token) =>
        {
            var file = parsed.GetRequiredValue(output);
            await WriteAsync(file, Baseline.Write(Full(file), picture.Counting), token).ConfigureAwait(false);
            _terminal.Say($"{Count(picture.Counting.Count(), "finding")} written to {file}");
        }, FailOn.None, cancellation));
        return command;
    }

    private static Option<FailOn> FailOnOption(FailOn unset) => new("--fail-on")
    {
        Description = "Exit with 1 when a finding of this severity or above counts: error, warning, info or none.",
        DefaultValueFactory = _ => unset,
    };

    // ---- running -------------------------------------------------------------------------------------------------------

    private async Task<int> ReadAsync(ParseResult parsed, Func<Picture.Picture, CancellationToken, Task> show, FailOn failOn, CancellationToken cancellation)
    {
        var problems = 0;
        void Problem(string text)
        {
            Interlocked.Increment(ref problems);
            _terminal.Say("error: " + Printable.Text(text));
        }

        try
        {
            // What can't succeed fails before the long work.
            var baseline = parsed.CommandResult.Command.Options.Contains(_baseline) && parsed.GetValue(_baseline) is { } file ? Baseline.Read(Full(file)) : null;
            var picture = await WithProgressAsync(track => LoadAsync(parsed, track, Problem, cancellation)).ConfigureAwait(false);
            if (baseline is not null)
            {
                (picture, var gone) = baseline.Apply(picture);
                if (gone > 0) _terminal.Say($"{Count(gone, "finding")} of the baseline {(gone == 1 ? "is" : "are")} gone; write it anew with 'vpclink baseline'");
            }

            await show(picture, cancellation).ConfigureAwait(false);
            if (problems > 0) return (int)ExitCode.Failure;
            var counting = failOn == FailOn.None ? 0 : picture.Counting.Count(f => f.Severity >= failOn switch { FailOn.Error => DiagnosticSeverity.Error, FailOn.Warning => DiagnosticSeverity.Warning, _ => DiagnosticSeverity.Info });
            if (counting > 0) _terminal.Say($"{Count(counting, "finding")} of severity {failOn.ToString().ToLowerInvariant()} or above");
            return (int)(counting > 0 ? ExitCode.Findings : ExitCode.Success);
        }
        catch (Exception e) when (e is CannotLoadException or IOException or UnauthorizedAccessException)
        {
            Problem(e.Message);
            return (int)ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            _terminal.Say("cancelled");
            return (int)ExitCode.Cancelled;
        }
    }

    private async Task<Picture.Picture> LoadAsync(ParseResult parsed, Action<string, double> track, Action<string> problem, CancellationToken cancellation)
    {
        var file = WorkspaceLoader.Resolve(Path.GetFullPath(parsed.GetValue(_path) ?? ".", _folder));
        using var workspace = MSBuildWorkspace.Create(parsed.GetValue(_properties)!.Select(static p => p.Split('=', 2)).GroupBy(static p => p[0], StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => g.Last()[1]));
        var loaded = 0;
        var projects = await WorkspaceLoader.LoadAsync(workspace, file, new Reports(p =>
        {
            if (p.Operation == ProjectLoadOperation.Resolve) loaded++;
            // How many projects there are is not known before all are evaluated: half the bar approaches, never ends.
            track($"{Verb(p.Operation)} {Path.GetFileName(p.FilePath)}", 50 * (1 - Math.Pow(0.8, loaded + 1)));
        }), problem, cancellation).ConfigureAwait(false);
        var applications = ImmutableArray.CreateBuilder<ApplicationPicture>();
        for (var i = 0; i < projects.Length; i++)
        {
            var project = projects[i];
            track("reading " + project.Name, 50 + 50.0 * i / projects.Length);
            if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation) continue;
            var broken = compilation.GetDiagnostics(cancellation).Where(static d => d.Severity == DiagnosticSeverity.Error).ToArray();
            if (broken.Length > 0) problem($"{project.Name} does not compile, so what is read of it may lack something: {broken[0]}{(broken.Length > 1 ? $" and {broken.Length - 1} more" : "")}");
            if (await PictureReader.ReadAsync(project.Name, compilation, project.AnalyzerOptions, problem, cancellation).ConfigureAwait(false) is not { } application) continue;
            if (application.Incomplete is { } why) problem($"reading {project.Name} stopped: {why}");
            applications.Add(application);
        }

        track("done", 100);
        return new Picture.Picture(Printable.Text(Path.GetFileName(file)), applications.ToImmutable());
    }

    private static string Verb(ProjectLoadOperation operation) => operation switch { ProjectLoadOperation.Evaluate => "evaluating", ProjectLoadOperation.Build => "building", _ => "resolving" };

    /// <summary>Reports as they come; <see cref="Progress{T}"/> would deliver them late and out of order.</summary>
    private sealed class Reports(Action<ProjectLoadProgress> report) : IProgress<ProjectLoadProgress>
    {
        public void Report(ProjectLoadProgress value)
        {
            lock (this) report(value);
        }
    }

    private async Task<Picture.Picture> WithProgressAsync(Func<Action<string, double>, Task<Picture.Picture>> work)
    {
        if (!_terminal.IsWatched) return await work(static (_, _) => { }).ConfigureAwait(false);
        return await _terminal.Error.Progress().AutoClear(true).Columns(new SpinnerColumn(), new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }).StartAsync(async bar =>
        {
            var task = bar.AddTask("loading");
            return await work((text, percent) =>
            {
                task.Description = Markup.Escape(Printable.Text(text));
                task.Value = Math.Max(task.Value, percent);
            }).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private async Task WriteAsync(FileInfo? file, string text, CancellationToken cancellation)
    {
        if (file is null) await _terminal.Plain.WriteAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
        else await File.WriteAllTextAsync(Full(file), text, new UTF8Encoding(false), cancellation).ConfigureAwait(false);
    }

    private string Full(FileInfo file) => Path.GetFullPath(file.ToString(), _folder);

    internal static string Count(int number, string what) => number == 1 ? "1 " + what : $"{number} {what}s";
}
