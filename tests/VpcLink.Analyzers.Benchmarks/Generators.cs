using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Benchmarks;

/// <summary>
/// What a keystroke costs in our generator and, in the same run, in two that many projects have: Mapperly's and the MVVM toolkit's, with as many declarations of theirs.
/// </summary>
internal static class Generators
{
    internal static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp12);

    public static void Print(Report report, ImmutableArray<MetadataReference> references, int[] sizes, int edits)
    {
        references = references.AddRange(new[] { "Riok.Mapperly", "CommunityToolkit.Mvvm" }.SelectMany(Libraries).Select(static p => MetadataReference.CreateFromFile(p)));
        var contenders = new (string Name, Func<int, ISourceGenerator[]> Generators, Func<int, int, string> Declaration)[]
        {
            ("VpcLink.Analyzers", static _ => [new PatternGenerator().AsSourceGenerator()], Pattern),
            ("Riok.Mapperly " + Package.Version("Riok.Mapperly"), static _ => Load("Riok.Mapperly", "roslyn5.0"), Mapper),
            ("CommunityToolkit.Mvvm " + Package.Version("CommunityToolkit.Mvvm"), static _ => Load("CommunityToolkit.Mvvm", "roslyn4.12"), ViewModel),
            ("floor: asks for nothing", static n => [new Floors.Idle(n).AsSourceGenerator()], Plainly),
            ("floor: `CreateSyntaxProvider`", static _ => [new Floors.Syntax().AsSourceGenerator()], Attributed),
            ("floor: `ForAttributeWithMetadataName`", static _ => [new Floors.Attribute().AsSourceGenerator()], Pattern),
        };
        report.Paragraph("Time in the generators as Roslyn's driver counts it, in milliseconds: what the driver does between generators, such as adding fixed sources to the compilation, is not in it. A project of 1,000 plain files and as many "
            + "with a declaration as the table says; a key pressed in a plain file, and one in a declaration that changes what it declares. Cold is the first run on a compilation, with all code of the generators compiled. "
            + "The floors find the same types, read nothing of them and write a comment for each.");
        foreach (var contender in contenders) // warms up
        {
            var run = new Run(contender.Generators(10), contender.Declaration, references, 10, 50);
            for (var i = 0; i < 30; i++) _ = run.First() + run.Edit() + run.Related();
        }

        foreach (var size in sizes)
        {
            var n = size >= 1000 ? Math.Max(edits / 5, 3) : edits;
            var rows = contenders.Select(static c => (c.Name, Cold: new Sample(), Unrelated: new Sample(), Related: new Sample())).ToArray();
            for (var i = 0; i < 3; i++)
            {
                var runs = contenders.Select(c => new Run(c.Generators(size), c.Declaration, references, size, 1000)).ToArray();
                for (var c = 0; c < runs.Length; c++)
                {
                    GC.Collect();
                    rows[c].Cold.Add(runs[c].First());
                }

                // Taken in turn, so that what else the machine does falls on all alike.
                for (var k = -2; k < n / 3; k++)
                    for (var c = 0; c < runs.Length; c++)
                    {
                        var (unrelated, related) = (runs[c].Edit(), runs[c].Related());
                        if (k < 0) continue;
                        rows[c].Unrelated.Add(unrelated);
                        rows[c].Related.Add(related);
                    }
            }

            report.Table([$"{size:N0} declarations", "cold", "unrelated keystroke", "related keystroke"], rows.Select(static r => new[] { r.Name, r.Cold.Text("N0"), r.Unrelated.Text("N2"), r.Related.Text("N2") }));
        }
    }

    private sealed class Run
    {
        private GeneratorDriver _driver;
        private CSharpCompilation _compilation;
        private readonly Func<int, int, string> _declaration;
        private readonly int _declarations;
        private readonly int _files;
        private int _edits;

        public Run(ISourceGenerator[] generators, Func<int, int, string> declaration, ImmutableArray<MetadataReference> references, int declarations, int files)
        {
            (_declaration, _declarations, _files) = (declaration, declarations, files);
            var sources = Enumerable.Range(0, declarations + files).Select(i => i < declarations ? declaration(i, 0) : Plain(i, 0));
            _compilation = CSharpCompilation.Create("Project", sources.Select((s, i) => CSharpSyntaxTree.ParseText(SourceText.From(s), Options, $"File{i}.cs")), references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            _driver = CSharpGeneratorDriver.Create(generators, parseOptions: Options);
        }

        public int Generated => _driver.GetRunResult().GeneratedTrees.Length;

        public double First()
        {
            _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var updated, out _);
            if (updated.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error) throw new InvalidOperationException(error.ToString());
            if (Generated < _declarations) throw new InvalidOperationException("only " + Generated + " files were generated");
            return Spent();
        }

        public double Edit() => Replace(_declarations + ++_edits % _files, Plain(_declarations, _edits));

        public double Related() => Replace(++_edits % _declarations, _declaration(_edits % _declarations, _edits));

        private double Replace(int file, string text)
        {
            var tree = _compilation.SyntaxTrees[file];
            _compilation = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text)));
            // The editor binds the compilation for other reasons; a generator should not be charged with that.
            _ = _compilation.GlobalNamespace.GetMembers();
            _driver = _driver.RunGenerators(_compilation);
            return Spent();
        }

        private double Spent() => _driver.GetTimingInfo().GeneratorTimes.Sum(static t => t.ElapsedTime.TotalMilliseconds);
    }

    private static string Plain(int i, int version) => $$"""
        using System.Linq;
        using Company.Project.Apis;

        namespace Company.Project.Ledgers
        {
            /// <summary>Edited {{version}} times.</summary>
            public sealed class Type{{i}}_{{version}}
            {
                private readonly System.Collections.Generic.Dictionary<string, int> _counts = new();

                [System.Obsolete("use another")]
                public int Count(string text) => _counts.TryGetValue(text, out var n) ? n + {{version}} : 0;
            }
        }
        """;

    internal static string Pattern(int i, int version) => $$"""
        using PrivateIntegrations;
        using Company.Project.Ledgers;

        namespace Company.Project.Apis;

        [HttpApiToAlb]
        [Backend("Employees", Port = 8080, HealthCheckPath = "/healthz")]
        [Backend("Payroll", Port = {{8081 + version % 100}})]
        [Route("GET /employees/{id}", Backend = "Employees")]
        [Route("ANY /payroll/{proxy+}", Backend = "Payroll")]
        public partial class Api{{i}};
        """;

    private static string Mapper(int i, int version) => $$"""
        using Riok.Mapperly.Abstractions;
        using Company.Project.Ledgers;

        namespace Company.Project.Apis;

        public class From{{i}} { public int Id{{version}} { get; set; } public string Name { get; set; } = ""; public int Age { get; set; } public bool Active { get; set; } }
        public class To{{i}} { public int Id{{version}} { get; set; } public string Name { get; set; } = ""; public long Age { get; set; } public bool Active { get; set; } }

        [Mapper]
        public partial class Mapper{{i}} { public partial To{{i}} Map(From{{i}} value); }
        """;

    private static string ViewModel(int i, int version) => $$"""
        using CommunityToolkit.Mvvm.ComponentModel;
        using CommunityToolkit.Mvvm.Input;
        using Company.Project.Ledgers;

        namespace Company.Project.Apis;

        public partial class ViewModel{{i}} : ObservableObject
        {
            [ObservableProperty] private int _id{{version}};
            [ObservableProperty] private string _name = "";
            [RelayCommand] private void Save() { }
        }
        """;

    private static string Plainly(int i, int version) => $"namespace Company.Project.Apis; class Type{i} {{ int _x{version}; }}";

    private static string Attributed(int i, int version) => $"namespace Company.Project.Apis; [System.Obsolete] class Type{i} {{ int _x{version}; }}";

    private static IEnumerable<string> Libraries(string key) => key == "CommunityToolkit.Mvvm"
        ? [Path.Combine(Package.Metadata(key), "lib", "net8.0", "CommunityToolkit.Mvvm.dll")]
        : Directory.GetFiles(Path.Combine(Package.Metadata(key), "lib"), "Riok.Mapperly.Abstractions.dll", SearchOption.AllDirectories).Take(1);

    /// <summary>The generators of a package, from the folder for a compiler of that version.</summary>
    private static ISourceGenerator[] Load(string key, string roslyn)
    {
        var folder = Directory.GetDirectories(Path.Combine(Package.Metadata(key), "analyzers"), roslyn, SearchOption.AllDirectories).Single();
        var generators = new List<ISourceGenerator>();
        foreach (var file in Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories).Where(static f => !f.Contains("CodeFixers", StringComparison.Ordinal) && !f.Contains("Abstractions", StringComparison.Ordinal)))
            foreach (var type in Assembly.LoadFrom(file).GetTypes().Where(static t => !t.IsAbstract && t.GetCustomAttributes().Any(static a => a.GetType().Name == "GeneratorAttribute")))
                generators.Add(Activator.CreateInstance(type) switch { IIncrementalGenerator incremental => incremental.AsSourceGenerator(), var old => (ISourceGenerator)old! });
        return [.. generators];
    }
}
