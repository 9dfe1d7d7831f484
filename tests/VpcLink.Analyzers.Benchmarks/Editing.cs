using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace VpcLinkAnalyzers.Benchmarks;

/// <summary>How long it takes from an edit that makes a mistake to being told: in the open document, and by building, synthesizing and running cdk-nag over the templates.</summary>
internal static class Editing
{
    /// <summary>Edits of a services stack, each of which makes a mistake.</summary>
    private static readonly (string Name, string From, string To)[] Mistakes =
    [
        ("an internal NLB behind a VPC link becomes internet-facing", "InternetFacing = false", "InternetFacing = true"),
        ("an ALB's listener is opened to everyone", "Port = 80, Open = false", "Port = 80, Open = true"),
    ];

    /// <summary>What is added to a class in the same edit where that is to change more than a body: then nothing holds that was bound before.</summary>
    private const string Member = "\n    private const int Added = 1;\n}\n";

    public static void Print(Report report, ImmutableArray<MetadataReference> references, int stacks, int edits, int builds)
    {
        var files = GeneratedApplication.Stacks(stacks).ToArray();
        var compilation = Measuring.Compile(files, references, OutputKind.ConsoleApplication);
        var inEditor = Mistakes.Select(m => InDocument(compilation, m.From, m.To, false, edits)).ToArray();
        var withMember = InDocument(compilation, Mistakes[0].From, Mistakes[0].To, true, edits);
        report.Paragraph($"{Sample.Number(Measuring.Lines(compilation), "N0")} lines in {compilation.SyntaxTrees.Length} files. In the open document, {edits} edits in turn in its files, each after an analysis of the project as it was, and then another of its documents. The compiler's own time is that of the document's "
            + "diagnostics, and beside it that of the whole project's, on one thread; ours is what the analyzers take beyond an idle one.");
        report.Table(["edit", "found", "ours, CPU ms: median", "95th percentile", "ours, elapsed ms: median", "95th percentile", "in another document: median", "95th percentile", "compiler, elapsed ms: median", "95th percentile", "whole project: median", "95th percentile", "MB allocated by ours"], [.. Mistakes.Select((m, i) => Row(m.Name, inEditor[i])), Row("the first, and a constant is added to the class", withMember)]);
        if (builds == 0) return;
        var outside = Alternative(files, builds);
        report.Paragraph($"The same edits in the same project, then `dotnet build --no-restore`, running the application, which synthesizes (what the `cdk` command adds is left out), and `AwsSolutionsChecks` of cdk-nag {Package.Metadata("cdk-nag")} over the "
            + $"templates; elapsed seconds, {builds} rounds each. The last column divides their sum by the compiler's time and ours in the open document.");
        report.Table(["edit", "build", "synthesize", "cdk-nag", "together", "cdk-nag's new findings", "ours sooner"], Mistakes.Select((m, i) => new[]
        {
            m.Name, outside[i].Build.Text("N1"), outside[i].Synth.Text("N1"), outside[i].Nag.Text("N1"), outside[i].All.Text("N1"), outside[i].Found.Length == 0 ? "none" : outside[i].Found,
            Sample.Number(outside[i].All.Median * 1000 / (inEditor[i].Compiler.Median + inEditor[i].Rules.Median), "N0") + " times",
        }));

        static string[] Row(string name, (string Found, Sample Rules, Sample Others, Sample Cpu, Sample Compiler, Sample Project, Sample Allocated) of) =>
            [name, of.Found, .. Both(of.Cpu), .. Both(of.Rules), .. Both(of.Others), .. Both(of.Compiler), .. Both(of.Project), Sample.Number(of.Allocated.Median)];

        static string[] Both(Sample sample) => [Sample.Number(sample.Median), Sample.Number(sample.Quantile(0.95))];
    }

    private static (string Found, Sample Rules, Sample Others, Sample Cpu, Sample Compiler, Sample Project, Sample Allocated) InDocument(CSharpCompilation compilation, string from, string to, bool declares, int edits)
    {
        var ours = Contender.Ours().Analyzers;
        var idle = ImmutableArray.Create<DiagnosticAnalyzer>(new Idle());
        var documents = compilation.SyntaxTrees.Where(t => t.GetText().ToString().Contains(from, StringComparison.Ordinal)).Select(static t => t.FilePath).ToArray();
        Sample rules = new(), others = new(), cpu = new(), compiler = new(), project = new(), allocated = new();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = -20; i < edits; i++) // the first ones warm up
        {
            var tree = compilation.SyntaxTrees.Single(t => t.FilePath == documents[(i + 20) % documents.Length]);
            var text = tree.GetText();
            var changes = new List<TextChange> { new(new TextSpan(text.ToString().IndexOf(from, StringComparison.Ordinal), from.Length), to) };
            if (declares) changes.Add(new(TextSpan.FromBounds(text.ToString().LastIndexOf('}'), text.Length), Member));
            var edited = tree.WithChangedText(text.WithChanges(changes));
            var before = Ask(compilation, tree, idle.AddRange(ours));
            var nothing = Ask(compilation.ReplaceSyntaxTree(tree, edited), edited, idle);
            var again = edited.WithRootAndOptions(edited.GetRoot(), edited.Options);
            var after = compilation.ReplaceSyntaxTree(tree, again);
            var with = Ask(after, again, idle.AddRange(ours));
            // Another document of the same project that is open too.
            var other = after.SyntaxTrees[(after.SyntaxTrees.IndexOf(again) + 1) % after.SyntaxTrees.Length];
            var second = Ask(after, other, idle.AddRange(ours)).Analysis - Ask(after, other, idle).Analysis;
            found.UnionWith(New(before.Found, with.Found));
            if (i < 0) continue;
            var watch = Stopwatch.StartNew();
            compilation.ReplaceSyntaxTree(tree, edited.WithRootAndOptions(edited.GetRoot(), edited.Options)).GetDiagnostics();
            project.Add(watch.Elapsed.TotalMilliseconds);
            compiler.Add(nothing.Compiler);
            rules.Add(Math.Max(0, with.Analysis - nothing.Analysis));
            others.Add(Math.Max(0, second));
            cpu.Add(Math.Max(0, with.Cpu - nothing.Cpu));
            allocated.Add(Math.Max(0, with.Allocated - nothing.Allocated));
        }

        return (found.Count == 0 ? "nothing" : string.Join(", ", found), rules, others, cpu, compiler, project, allocated);
    }

    private static IEnumerable<string> New(string[] before, string[] after) => after.GroupBy(static id => id).Where(g => g.Count() > before.Count(id => id == g.Key)).Select(static g => g.Key);

    private static (double Compiler, double Analysis, double Cpu, double Allocated, string[] Found) Ask(CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        // Garbage of what was measured before is not ours.
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var model = compilation.GetSemanticModel(tree);
        model.GetDiagnostics();
        var compiler = watch.Elapsed.TotalMilliseconds;
        var (allocated, cpu) = (GC.GetTotalAllocatedBytes(true), Environment.CpuUsage.TotalTime);
        watch.Restart();
        var analysis = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var found = analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
        return (compiler, watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, (GC.GetTotalAllocatedBytes(true) - allocated) / 1e6, [.. found.Select(static d => d.Id)]);
    }

    private static (Sample Build, Sample Synth, Sample Nag, Sample All, string Found)[] Alternative((string Path, string Text)[] files, int builds)
    {
        // Kept, so that the next run finds what npm installed.
        var nag = Directory.CreateDirectory(Path.Combine(Package.Metadata("Root"), "artifacts", "cdk-nag")).FullName;
        // Outside of the repository, whose build properties are its own.
        var project = Directory.CreateTempSubdirectory("edit-").FullName;
        try
        {
            var (library, constructs) = (Package.Metadata("Amazon.CDK.Lib"), Package.Metadata("Constructs"));
            var framework = $"net{Environment.Version.Major}.0";
            File.WriteAllText(Path.Combine(project, "App.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>{framework}</TargetFramework>
                    <Nullable>enable</Nullable>
                    <NuGetAudit>false</NuGetAudit>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Amazon.CDK.Lib" Version="{library}" />
                    <PackageReference Include="Constructs" Version="{constructs}" />
                  </ItemGroup>
                </Project>
                """);
            foreach (var (path, text) in files) File.WriteAllText(Path.Combine(project, path), text);
            File.Copy(Path.Combine(AppContext.BaseDirectory, "nag.js"), Path.Combine(nag, "nag.js"), overwrite: true);
            File.WriteAllText(Path.Combine(nag, "package.json"), $$"""{ "private": true, "dependencies": { "aws-cdk-lib": "{{library}}", "cdk-nag": "{{Package.Metadata("cdk-nag")}}", "constructs": "^10.0.5" } }""");
            Execute("npm", ["install", "--no-audit", "--no-fund", "--silent"], nag);
            Execute("dotnet", ["restore", "-v", "q"], project);

            (double Build, double Synth, double Nag, string[] Found) Round()
            {
                var build = Execute("dotnet", ["build", "--no-restore", "-v", "q", "-nologo"], project).Seconds;
                var assembly = Directory.CreateTempSubdirectory("assembly-").FullName;
                var synth = Execute("dotnet", [Path.Combine(project, "bin", "Debug", framework, "App.dll")], project, assembly).Seconds;
                var (seconds, text) = Execute("node", ["nag.js", assembly], nag);
                Directory.Delete(assembly, true);
                return (build, synth, seconds, [.. text.Split('\n').Select(static l => Regex.Match(l, "AwsSolutions-\\w+").Value).Where(static id => id.Length > 0)]);
            }

            var before = Round().Found;
            var results = new List<(Sample, Sample, Sample, Sample, string)>();
            foreach (var (_, from, to) in Mistakes)
            {
                var (path, text) = files.First(f => f.Text.Contains(from, StringComparison.Ordinal));
                Sample build = new(), synth = new(), check = new(), all = new();
                var found = Array.Empty<string>();
                for (var i = 0; i < builds; i++)
                {
                    File.WriteAllText(Path.Combine(project, path), new Regex(Regex.Escape(from)).Replace(text, to + " /* " + i + " */", 1));
                    var round = Round();
                    build.Add(round.Build);
                    synth.Add(round.Synth);
                    check.Add(round.Nag);
                    all.Add(round.Build + round.Synth + round.Nag);
                    found = round.Found;
                }

                File.WriteAllText(Path.Combine(project, path), text);
                results.Add((build, synth, check, all, string.Join(", ", New(before, found))));
            }

            return [.. results];
        }
        finally
        {
            Directory.Delete(project, true);
        }
    }

    private static (double Seconds, string Output) Execute(string file, string[] arguments, string folder, string? assembly = null)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (assembly is not null) start.Environment["CDK_OUTDIR"] = assembly;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? (watch.Elapsed.TotalSeconds, output) : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)}: {output}{errors.Result}");
    }
}
