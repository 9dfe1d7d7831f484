using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Xunit;

namespace VpcLinkAnalyzers.Tool.Tests;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error)
{
    public Ran Exits(int code)
    {
        Assert.True(ExitCode == code, $"exit code {ExitCode} instead of {code}\n{Error}\n{Output}");
        return this;
    }
}

/// <summary>Runs the tool's commands in this process, with writers for its streams.</summary>
internal static class Vpclink
{
    private static readonly SemaphoreSlim Restoring = new(1, 1);
    private static readonly HashSet<string> Restored = [];

    public static string Root { get; } = FindRoot();

    public static string Sample(string name) => Path.Combine(Root, "samples", name);

    /// <summary>Runs a command. One that was run before and takes no file is not run again: loading a project takes seconds.</summary>
    public static Task<Ran> RunAsync(params string[] arguments) => arguments.Any(static a => a is "-o" or "--baseline") ? RunAnewAsync(arguments)
        : Done.GetOrAdd(string.Join('\n', arguments), _ => new Lazy<Task<Ran>>(() => RunAnewAsync(arguments))).Value;

    private static readonly ConcurrentDictionary<string, Lazy<Task<Ran>>> Done = new(StringComparer.Ordinal);

    private static async Task<Ran> RunAnewAsync(string[] arguments)
    {
        foreach (var sample in arguments.Where(static a => Path.GetDirectoryName(a) == Path.Combine(Root, "samples"))) await RestoreAsync(sample);
        var (output, error) = (new StringWriter(), new StringWriter());
        return new Ran(await CommandLine.RunAsync(arguments, Terminal.Redirected(output, error), Root), output.ToString(), error.ToString());
    }

    /// <summary>A project has to be restored before it is loaded.</summary>
    public static async Task RestoreAsync(string project)
    {
        await Restoring.WaitAsync();
        try
        {
            if (Restored.Add(project)) Process("dotnet", Root, "restore", project, "-v", "quiet").Exits(0);
        }
        finally
        {
            Restoring.Release();
        }
    }

    public static Ran Process(string file, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        // What the test run's own host left in the environment would steer the MSBuild that is started.
        foreach (var inherited in start.Environment.Keys.Where(static k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k is "DOTNET_HOST_PATH" or "CI").ToArray()) start.Environment.Remove(inherited);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(5)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{file} {string.Join(' ', arguments)} still runs");
        }

        return new Ran(process.ExitCode, output.Result, error.Result);
    }

    private static string FindRoot()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
            if (File.Exists(Path.Combine(d.FullName, "VpcLink.Analyzers.sln"))) return d.FullName;
        throw new InvalidOperationException("the tests do not lie inside the repository");
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("vpclink-tool-tests-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text, new UTF8Encoding(false));
        return this[name];
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A build host may still hold a file; the temporary folder is the system's to clean.
        }
    }
}
