using System.Diagnostics;
using System.Text;
using Xunit;

namespace VpcLinkAnalyzers.Package.Tests;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record Ran(string Command, int ExitCode, string Output)
{
    public Ran Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command}\nexit code {ExitCode}\n{Output}");
        return this;
    }

    public Ran Failed()
    {
        Assert.True(ExitCode != 0, $"{Command}\nsucceeded\n{Output}");
        return this;
    }
}

/// <summary>Runs the .NET command line as a user would: without what the test run's own host left in the environment.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static Ran Run(string folder, params string[] arguments) => RunTool("dotnet", folder, arguments);

    public static Ran RunTool(string tool, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var a in arguments) start.ArgumentList.Add(a);
        foreach (var inherited in start.Environment.Keys.Where(static k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k is "DOTNET_HOST_PATH" or "CI").ToArray())
            start.Environment.Remove(inherited);
        // Nodes that outlive the command would hold the package's files open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new StringBuilder();
        void Take(object? sender, DataReceivedEventArgs e)
        {
            lock (output) output.AppendLine(e.Data);
        }

        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var command = tool + " " + string.Join(' ', arguments) + " in " + folder;
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{command}\nstill running after {Limit}\n{output}");
        }

        process.WaitForExit();
        lock (output) return new Ran(command, process.ExitCode, output.ToString());
    }
}
