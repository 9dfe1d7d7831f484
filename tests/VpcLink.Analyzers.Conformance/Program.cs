using VpcLinkAnalyzers.Conformance.Grammar;

namespace VpcLinkAnalyzers.Conformance;

/// <summary>Runs the tests; with <c>--seeds</c> any number of generated programs instead, with <c>--fix-orders</c> their fixes in every order.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args.Contains("--seeds")) return Campaign.Command(args);
        if (args.Contains("--fix-orders")) return FixOrders.Command(args);
        return args.Any(static a => a is "-automated" or "@@")
            ? Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args).GetAwaiter().GetResult()
            : Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions).GetAwaiter().GetResult();
    }
}
