using System.Text.RegularExpressions;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>An example on a rule's page: a C# block and what the comment before it says of it.</summary>
/// <param name="Rule">The id of the rule whose page it stands on.</param>
/// <param name="IsWrong">It shows the mistake.</param>
/// <param name="Throws">What the CDK says when it refuses to synthesize it; null when it synthesizes.</param>
/// <param name="Template">What its template shows, as <c>AWS::X::Y Path.To.Property = value|absent|present</c>.</param>
/// <param name="NeedsNewestCdk">It uses members that only newer releases of the CDK have (<c>cdk: newest</c>).</param>
/// <param name="NeedsOldestCdk">It shows what is wrong with a CDK from before the HTTP API integrations (<c>cdk: oldest</c>).</param>
/// <param name="Code">The block as it stands on the page.</param>
internal sealed record PageExample(string Rule, int Number, bool IsWrong, string? Throws, string? Template, bool NeedsNewestCdk, bool NeedsOldestCdk, string Code)
{
    /// <summary>
    /// The block as a file that compiles. A block that declares no class is the body of a stack's constructor with the usings of the tests; <c>vpc</c> is there unless the
    /// block makes its own.
    /// </summary>
    public string Source => DeclaresPattern ? Code
        : Regex.IsMatch(Code, @"\b(class|record)\s+\w+") ? Support.Code.File(Code)
        : Regex.IsMatch(Code, @"\bvpc = ") ? Support.Code.Bare(Code)
        : Support.Code.Stack(Code);

    /// <summary>It is a whole file that declares patterns: it has no stack to synthesize.</summary>
    public bool DeclaresPattern => Code.StartsWith("using PrivateIntegrations;", StringComparison.Ordinal);

    /// <summary>The findings that the example's own comments announce, as line and id: <c>// VPCL401</c> at the end of the line where the finding begins.</summary>
    public IEnumerable<(int Line, string Id)> Announced => Source.Split('\n').SelectMany(static (text, line) =>
        text.IndexOf("// VPCL", StringComparison.Ordinal) is var at and >= 0
            ? Regex.Matches(text[at..], @"VPCL\d\d\d").Select(m => (line, m.Value))
            : []);

    public override string ToString() => Rule + " " + (IsWrong ? "wrong " : "right ") + Number;
}

/// <summary>The pages in docs/rules, with their examples.</summary>
internal static partial class RulePages
{
    public static readonly string Folder = Path.Combine(Repository.Root, "docs", "rules");

    public static string PathOf(string id) => Path.Combine(Folder, id + ".md");

    public static readonly IReadOnlyList<PageExample> Examples = Directory.GetFiles(Folder, "VPCL*.md").OrderBy(static p => p, StringComparer.Ordinal).SelectMany(Read).ToList();

    // <!-- example: wrong; throws: "…"; template: …; cdk: newest -->
    [GeneratedRegex("""<!-- example: (?<kind>wrong|right)(; throws: "(?<throws>[^"]*)")?(; template: (?<template>[^;]*?))?(?<newest>; cdk: newest)?(?<oldest>; cdk: oldest)? -->\s*```csharp\n(?<code>.*?)```""", RegexOptions.Singleline)]
    private static partial Regex Example();

    private static IEnumerable<PageExample> Read(string path)
    {
        var text = File.ReadAllText(path).Replace("\r\n", "\n");
        var number = 0;
        foreach (Match m in Example().Matches(text))
            yield return new PageExample(Path.GetFileNameWithoutExtension(path), ++number, m.Groups["kind"].Value == "wrong",
                m.Groups["throws"] is { Success: true, Value: var throws } ? throws : null,
                m.Groups["template"] is { Success: true, Value: var template } ? template : null,
                m.Groups["newest"].Success, m.Groups["oldest"].Success, m.Groups["code"].Value);
    }
}

/// <summary>Where the repository lies that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    private static string Find()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
            if (File.Exists(Path.Combine(d.FullName, "VpcLink.Analyzers.sln")))
                return d.FullName;
        throw new InvalidOperationException("the tests do not lie inside the repository");
    }
}
