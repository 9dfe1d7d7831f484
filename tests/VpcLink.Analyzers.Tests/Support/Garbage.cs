namespace VpcLinkAnalyzers.Tests.Support;

/// <summary>For tests that nothing is kept: what nobody holds is gone after some collections at the latest.</summary>
internal static class Garbage
{
    public static void Collect(params WeakReference[] expected)
    {
        for (var round = 0; round < 10 && expected.Any(static w => w.IsAlive); round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
