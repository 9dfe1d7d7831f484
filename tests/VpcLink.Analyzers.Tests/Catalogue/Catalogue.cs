namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>The catalogue of rules: ids, default severities and fixes are fixed; descriptors are compared with this copy.</summary>
internal static class RuleCatalogue
{
    public sealed record Row(string Id, string Severity, bool HasFix);

    /// <summary>Id, default severity, fix.</summary>
    private const string Table = """
        VPCL101 error yes
        VPCL102 error yes
        VPCL103 error -
        VPCL104 error yes
        VPCL105 error yes
        VPCL106 error yes
        VPCL107 error yes
        VPCL108 warning yes
        VPCL109 error yes
        VPCL110 error -
        VPCL111 error yes
        VPCL112 warning -
        VPCL113 error yes
        VPCL114 error yes
        VPCL115 error yes
        VPCL116 error yes
        VPCL117 error -
        VPCL118 error yes
        VPCL119 error yes
        VPCL120 error yes
        VPCL121 warning yes
        VPCL122 error -
        VPCL123 error -
        VPCL124 warning -
        VPCL125 warning -
        VPCL126 error yes
        VPCL127 warning -
        VPCL128 info -
        VPCL129 error -
        VPCL201 error yes
        VPCL202 warning yes
        VPCL203 error yes
        VPCL204 warning -
        VPCL205 warning yes
        VPCL206 error yes
        VPCL207 error yes
        VPCL208 error yes
        VPCL209 error yes
        VPCL210 error -
        VPCL211 warning yes
        VPCL212 error yes
        VPCL213 error yes
        VPCL214 warning yes
        VPCL215 error yes
        VPCL216 warning yes
        VPCL217 error yes
        VPCL218 warning yes
        VPCL219 error yes
        VPCL220 error yes
        VPCL221 warning -
        VPCL222 error -
        VPCL301 error yes
        VPCL302 error yes
        VPCL303 warning -
        VPCL304 warning yes
        VPCL305 error -
        VPCL306 error yes
        VPCL307 warning yes
        VPCL308 warning yes
        VPCL309 warning yes
        VPCL310 warning yes
        VPCL311 warning yes
        VPCL312 warning yes
        VPCL313 warning yes
        VPCL314 error yes
        VPCL315 info yes
        VPCL316 info -
        VPCL401 warning yes
        VPCL402 warning yes
        VPCL403 info yes
        VPCL404 warning yes
        VPCL405 warning yes
        VPCL406 warning yes
        VPCL407 error yes
        VPCL408 warning yes
        VPCL409 error -
        VPCL410 error -
        VPCL411 error -
        VPCL412 error yes
        VPCL413 error yes
        VPCL414 error yes
        VPCL415 info yes
        VPCL501 error yes
        VPCL502 warning yes
        VPCL503 warning -
        VPCL504 error yes
        VPCL505 error yes
        VPCL506 error yes
        VPCL507 error yes
        VPCL508 warning -
        VPCL509 error -
        VPCL510 error yes
        VPCL511 warning yes
        VPCL512 info -
        VPCL513 error yes
        VPCL514 warning yes
        VPCL515 info yes
        VPCL516 error -
        VPCL517 info -
        VPCL601 error yes
        VPCL602 error yes
        VPCL603 error yes
        VPCL604 error yes
        VPCL605 info yes
        VPCL606 error yes
        VPCL607 info yes
        VPCL608 info -
        VPCL609 info yes
        VPCL610 info -
        VPCL611 info yes
        VPCL801 hidden -
        VPCL802 hidden -
        VPCL803 hidden -
        VPCL804 hidden -
        VPCL805 hidden -
        VPCL806 hidden -
        VPCL807 hidden -
        VPCL901 error yes
        VPCL902 error -
        VPCL903 error yes
        VPCL904 error -
        VPCL905 error yes
        VPCL906 error yes
        VPCL907 error -
        VPCL908 error -
        VPCL909 warning yes
        """;

    public static readonly IReadOnlyDictionary<string, Row> Rows = Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(static l => l.Split(' ')).ToDictionary(static c => c[0], static c => new Row(c[0], c[1], c[2] == "yes"));
}
