namespace VpcLinkAnalyzers.Editor.Tests;

/// <summary>Runs the tests; with <c>--picture</c> draws the README's picture anew instead.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (!args.Contains("--picture"))
            return args.Any(static a => a is "-automated" or "@@")
                ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
                : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
        await using var sample = new OpenSample();
        await sample.InitializeAsync();
        await File.WriteAllTextAsync(Picture.File, await Picture.DrawAsync(sample));
        Console.WriteLine(Picture.File);
        return 0;
    }
}
