using Spectre.Console;

namespace VpcLinkAnalyzers.Tool;

/// <summary>Where the tool writes: results to the output, everything about the run to the error stream, progress only where somebody watches.</summary>
/// <param name="Plain">The output without styles, for text that other programs read.</param>
/// <param name="IsWatched">The error stream is a terminal, so that a progress bar can be drawn and removed again.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error, TextWriter Plain, bool IsWatched)
{
    public static Terminal OfProcess()
    {
        var error = Of(Console.Error, Console.IsErrorRedirected);
        // Without cursor movements a bar would be a list of percentages.
        return new Terminal(Of(Console.Out, Console.IsOutputRedirected), error, Console.Out, !Console.IsErrorRedirected && error.Profile.Capabilities.Ansi);
    }

    /// <summary>A terminal that writes text into writers, as a redirected one does.</summary>
    public static Terminal Redirected(TextWriter output, TextWriter error) => new(Of(output, true), Of(error, true), output, false);

    private static IAnsiConsole Of(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            // Nothing is asked; it means that a bar may be drawn, for which standard input need not be a terminal.
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        // What goes to a file or another program is not broken at the width of no terminal.
        if (redirected) console.Profile.Width = 100_000;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>A line to the error stream.</summary>
    public void Say(string text) => Error.WriteLine(text);
}
