using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Benchmarks;

/// <summary>What one mode measured, as Markdown: shown as it comes, and put between the mode's marks of a file.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();
    private readonly string _mode;
    private readonly string _load = Load();

    public Report(string mode, int repetitions)
    {
        _mode = mode;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024 / 1024;
        // The compiler server and Roslyn's language server run with the server's garbage collector; what an edit waits for depends on it.
        var environment = GCSettings.IsServerGC ? "DOTNET_gcServer=1 " : "";
        Line($"`{environment}dotnet run -c Release --project tests/VpcLink.Analyzers.Benchmarks -- {mode}{(mode == "projects" ? " --folder=FOLDER" : "")} --repeat={repetitions}`, {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {Environment.ProcessorCount} cores ({Processor()}), "
            + $"{Sample.Number(memory, "N0")} GB, {System()}, .NET {Environment.Version}, SDK {Sdk()}, Roslyn {typeof(Compilation).Assembly.GetName().Version!.ToString(3)}.");
    }

    public void Line(string text = "")
    {
        Console.WriteLine(text);
        _text.Append(text).Append('\n');
    }

    public void Paragraph(string text)
    {
        Line();
        Line(text);
    }

    public void Table(string[] heads, IEnumerable<string[]> rows)
    {
        Line();
        Line("| " + string.Join(" | ", heads) + " |");
        Line("| --- |" + string.Concat(Enumerable.Repeat(" ---: |", heads.Length - 1)));
        foreach (var row in rows) Line("| " + string.Join(" | ", row) + " |");
    }

    /// <param name="path">The file that has the marks <c>&lt;!-- mode:begin --&gt;</c> and <c>&lt;!-- mode:end --&gt;</c>, or null.</param>
    public void End(string? path)
    {
        Paragraph($"Load of the machine (processes that run or wait, mean of a minute) at the start {_load}, at the end {Load()}; this program adds about 1.");
        Line();
        if (path is null) return;
        var (begin, end) = ($"<!-- {_mode}:begin -->\n", $"<!-- {_mode}:end -->");
        var document = File.ReadAllText(path);
        var (from, to) = (document.IndexOf(begin, StringComparison.Ordinal), document.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{path} has no marks for {_mode}");
        File.WriteAllText(path, document[..(from + begin.Length)] + _text.ToString().TrimEnd('\n') + "\n" + document[to..]);
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Processor() => File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(static l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line
        ? line[(line.IndexOf(':') + 1)..].Trim() : RuntimeInformation.ProcessArchitecture.ToString();

    private static string System() => File.Exists("/etc/os-release") && File.ReadLines("/etc/os-release").FirstOrDefault(static l => l.StartsWith("PRETTY_NAME=", StringComparison.Ordinal)) is { } name
        ? name["PRETTY_NAME=".Length..].Trim('"') : RuntimeInformation.OSDescription;

    private static string Sdk()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
