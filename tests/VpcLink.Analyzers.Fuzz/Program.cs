namespace VpcLinkAnalyzers.Fuzz;

/// <summary>Runs the tests; with <c>--mutations</c> or <c>--edits</c> any number of mutants or edits instead.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args.Contains("--edits")) return EditCampaign.Command(args);
        if (args.Contains("--mutations") || args.Contains("--only")) return MutationCampaign.Command(args);
        return args.Any(static a => a is "-automated" or "@@")
            ? Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args).GetAwaiter().GetResult()
            : Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions).GetAwaiter().GetResult();
    }
}
