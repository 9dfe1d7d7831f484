using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.CodeFixes;
using VpcLinkAnalyzers.Rules;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Support;

/// <summary>Runs the rules over sources and compares with what the markup <c>{|VPCL401:code|}</c> says.</summary>
internal static partial class Verify
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Rules = RuleCatalog.CreateAnalyzers();

    private static readonly AnalyzerOptions Options = new([]);

    [GeneratedRegex(@"\{\|(?<id>VPCL\d\d\d):|\|\}")]
    private static partial Regex Markup();

    public sealed record Expected(string Id, string File, TextSpan Span);

    /// <summary>Takes the markup out of sources.</summary>
    public static (string[] Sources, List<Expected> Expected) Parse(params string[] marked)
    {
        var sources = new string[marked.Length];
        var expected = new List<Expected>();
        for (var i = 0; i < marked.Length; i++)
        {
            var text = new StringBuilder();
            var open = new Stack<(string Id, int Start)>();
            var at = 0;
            foreach (Match m in Markup().Matches(marked[i]))
            {
                text.Append(marked[i], at, m.Index - at);
                at = m.Index + m.Length;
                if (m.Groups["id"].Success) open.Push((m.Groups["id"].Value, text.Length));
                else
                {
                    var (id, start) = open.Pop();
                    expected.Add(new Expected(id, $"Test{i}.cs", TextSpan.FromBounds(start, text.Length)));
                }
            }

            text.Append(marked[i], at, marked[i].Length - at);
            sources[i] = text.ToString();
        }

        return (sources, expected);
    }

    /// <summary>Everything a finding says, its fix included.</summary>
    public static string Text(Diagnostic finding) =>
        $"{finding} {string.Join(" ", finding.AdditionalLocations.Select(static l => l.GetLineSpan()))} {string.Join(" ", finding.Properties.OrderBy(static p => p.Key, StringComparer.Ordinal))}";

    /// <summary>All findings of all rules (or of those named), hidden ones too.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation, params string[] ids) => Analyze(compilation, Options, ids);

    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation, AnalyzerOptions options, params string[] ids)
    {
        var rules = ids.Length == 0 ? Rules : Rules.Where(r => r.SupportedDiagnostics.Any(d => ids.Contains(d.Id))).ToImmutableArray();
        Assert.False(rules.IsEmpty, "no rule has " + string.Join(", ", ids));
        var all = compilation.WithAnalyzers(rules, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        Assert.DoesNotContain(all, static d => d.Id == "AD0001");
        return [.. all.Where(d => ids.Length == 0 || ids.Contains(d.Id)).OrderBy(static d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start)];
    }

    /// <summary>The sources compile and the rule reports exactly what the markup says, nothing when there is none.</summary>
    public static ImmutableArray<Diagnostic> Rule(string id, params string[] marked) => Rule(id, newest: false, marked);

    private static ImmutableArray<Diagnostic> Rule(string id, bool newest, string[] marked)
    {
        var (sources, expected) = Parse(marked);
        var compilation = CdkReferences.Compile(newest, sources);
        AssertCompiles(compilation);
        var found = Analyze(compilation, id);
        var want = expected.Where(e => e.Id == id).Select(e => Describe(sources, e.Id, e.File, e.Span)).OrderBy(static s => s, StringComparer.Ordinal);
        var got = found.Select(d => Describe(sources, d.Id, d.Location.SourceTree!.FilePath, d.Location.SourceSpan)).OrderBy(static s => s, StringComparer.Ordinal);
        Assert.Equal(string.Join("\n", want), string.Join("\n", got));
        return found;
    }

    /// <summary>As <see cref="Rule"/>, compiled against the newest CDK, for members that the one under test does not have.</summary>
    public static ImmutableArray<Diagnostic> RuleOnNewestCdk(string id, params string[] marked) => Rule(id, newest: true, marked);

    /// <summary>The rule says nothing about a stack with this constructor body.</summary>
    public static void Silent(string id, string stackBody) => Rule(id, Code.Stack(stackBody));

    /// <summary>The rule reports the markup in a stack with this constructor body.</summary>
    public static ImmutableArray<Diagnostic> Fires(string id, string stackBody)
    {
        Assert.Contains("{|" + id + ":", stackBody);
        return Rule(id, Code.Stack(stackBody));
    }

    private static string Describe(string[] sources, string id, string file, TextSpan span)
    {
        var source = sources[int.Parse(Regex.Match(file, @"\d+").Value)];
        var line = source.AsSpan(0, span.Start).Count('\n') + 1;
        return $"{id} {file}:{line} {Regex.Replace(source.Substring(span.Start, span.Length), @"\s+", " ")}";
    }

    public static void AssertCompiles(Compilation compilation)
    {
        // CS0260, a part that is not partial, is what VPCL901 and VPCL902 are about: members are generated all the same.
        var errors = compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS0260").ToArray();
        if (errors.Length == 0) return;
        Assert.Fail(string.Join("\n", errors.Select(static e => e.ToString())) + "\n\n" + string.Join("\n---\n", compilation.SyntaxTrees.Select(static t => t.ToString())));
    }

    /// <summary>
    /// Applies the rule's fix to the first finding of a stack body; the result must be <paramref name="fixedBody"/>, compile, lack the finding, and raise none of
    /// warning severity or above that was not raised before. Fix All must mend all findings likewise.
    /// </summary>
    public static void Fix(string id, string stackBody, string fixedBody) => FixSources(id, [Code.Stack(stackBody)], [Code.Stack(fixedBody)]);

    /// <param name="all">Mend every finding at once, as Fix All does.</param>
    /// <param name="newest">Compile against the newest CDK.</param>
    public static void FixSources(string id, string[] marked, string[] expected, bool all = false, bool newest = false)
    {
        var (sources, _) = Parse(marked);
        var before = CdkReferences.Compile(newest, sources);
        AssertCompiles(before);
        var loud = Analyze(before).Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(static d => d.Id).ToHashSet();
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp,
            compilationOptions: before.Options, parseOptions: before.SyntaxTrees.First().Options, metadataReferences: before.References));
        for (var i = 0; i < sources.Length; i++)
            project = project.AddDocument($"Test{i}.cs", SourceText.From(sources[i], Encoding.UTF8), filePath: $"Test{i}.cs").Project;
        foreach (var generated in before.SyntaxTrees.Skip(sources.Length))
            project = project.AddDocument(Path.GetFileName(generated.FilePath), generated.GetText(), filePath: generated.FilePath).Project;

        var compilation = project.GetCompilationAsync().GetAwaiter().GetResult()!;
        var findings = Analyze(compilation, id);
        Assert.False(findings.IsEmpty, id + " reports nothing to fix");
        var provider = new PerformFix();
        Assert.Contains(id, provider.FixableDiagnosticIds);
        Solution solution;
        if (all || findings.Length > 1)
        {
            var fixes = findings.Select(static f => Rules_Fix(f)).ToImmutableArray();
            solution = SolutionEdits.PerformAsync(project.Solution, project, fixes, CancellationToken.None).GetAwaiter().GetResult();
        }
        else
        {
            var finding = findings[0];
            var actions = new List<CodeAction>();
            var document = project.Documents.Single(d => d.FilePath == finding.Location.SourceTree!.FilePath);
            provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (a, _) => actions.Add(a), CancellationToken.None)).GetAwaiter().GetResult();
            var action = Assert.Single(actions);
            solution = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        }

        var after = solution.GetProject(project.Id)!;
        var texts = after.Documents.Where(static d => d.Name.StartsWith("Test", StringComparison.Ordinal)).OrderBy(static d => d.Name, StringComparer.Ordinal).Select(static d => d.GetTextAsync().GetAwaiter().GetResult().ToString()).ToArray();
        Assert.Equal(string.Join("\n---\n", expected.Select(Normalize)), string.Join("\n---\n", texts.Select(Normalize)));
        var result = CdkReferences.Compile(newest, texts);
        AssertCompiles(result);
        var remaining = Analyze(result);
        Assert.DoesNotContain(remaining, d => d.Id == id);
        Assert.DoesNotContain(remaining, d => d.Severity >= DiagnosticSeverity.Warning && !loud.Contains(d.Id));
    }

    private static VpcLinkAnalyzers.Rules.Fix Rules_Fix(Diagnostic d) => VpcLinkAnalyzers.Rules.Fix.From(d.Properties) ?? throw new Xunit.Sdk.XunitException("no fix at " + d);

    private static string Normalize(string s) => s.Replace("\r\n", "\n");

    /// <summary>The rule reports, but offers no fix, because not enough is known to write one.</summary>
    public static void NoFix(string id, string stackBody)
    {
        foreach (var d in Fires(id, stackBody)) Assert.Null(VpcLinkAnalyzers.Rules.Fix.From(d.Properties));
    }
}
