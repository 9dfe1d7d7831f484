using System.Collections.Immutable;

namespace VpcLinkAnalyzers.CodeFixes;

/// <summary>The rules whose findings may carry a fix; a test compares them with the catalogue.</summary>
internal static class FixableRules
{
    public static readonly ImmutableArray<string> Ids = ImmutableArray.CreateRange(new[]
    {
        // 1xx Wiring
        // 2xx Transport
        // 3xx Network
        // 4xx Exposure
        "VPCL401", "VPCL402",
        // 5xx Access
        // 6xx Health and operations
        // 9xx Declarations
    });
}
