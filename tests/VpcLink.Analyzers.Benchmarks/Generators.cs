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
/// A project of 1,000 files, 100 of which hold a declaration; a key is pressed in one of the others. What it costs in our generator and, in the same run, in two that
/// many projects have: Mapperly's and the MVVM toolkit's, with as many declarations of theirs.
/// </summary>
internal static class Generators
{
    private const int Files = 1000;
    private const int Declarations = 100;
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp12);

    public static void Print(ImmutableArray<MetadataReference> references, int repetitions)
    {
        references = references.AddRange(new[] { "Mapperly", "Mvvm" }.SelectMany(static k => Libraries(k)).Select(static p => MetadataReference.CreateFromFile(p)));
        var contenders = new (string Name, ISourceGenerator[] Generators, Func<int, string> Declaration)[]
        {
            ("VpcLink.Analyzers", [new PatternGenerator().AsSourceGenerator()], Pattern),
            ("floor: syntax", [new Floors.Syntax().AsSourceGenerator()], static i => $"namespace Company.Project.Apis; [System.Obsolete] class A{i};"),
            ("floor: attribute", [new Floors.Attribute().AsSourceGenerator()], Pattern),
            ("floor: idle", [new Floors.Idle().AsSourceGenerator()], static i => $"namespace Company.Project.Apis; class A{i};"),
            ("Riok.Mapperly", Load("Mapperly", "roslyn5.0"), Mapper),
            ("CommunityToolkit.Mvvm", Load("Mvvm", "roslyn4.12"), ViewModel),
        };
        Console.WriteLine($"{Declarations} declarations in {Files:N0} files, a key pressed in another file; time in the generators as Roslyn's driver counts it, median of {40 * repetitions}:");
        var edits = contenders.ToDictionary(static c => c.Name, static _ => new List<double>());
        var firsts = new Dictionary<string, double>();
        var runs = contenders.Select(c => (c.Name, State: new Run(c.Generators, c.Declaration, references))).ToArray();
        foreach (var (name, state) in runs) firsts[name] = state.First();
        for (var i = 0; i < 10; i++)
            foreach (var (_, state) in runs) state.Edit();
        // Taken in turn, so that what else the machine does falls on all alike.
        for (var i = 0; i < 40 * repetitions; i++)
            foreach (var (name, state) in runs) edits[name].Add(state.Edit());
        foreach (var (name, state) in runs)
        {
            var times = edits[name].Order().ToArray();
            Console.WriteLine($"  {name,-22} {times[times.Length / 2],7:N2} ms (fastest {times[0]:N2}, slowest tenth from {times[times.Length * 9 / 10]:N2}); first run {firsts[name]:N0} ms, {state.Generated} files");
        }

        Console.WriteLine();
    }

    private sealed class Run
    {
        private GeneratorDriver _driver;
        private CSharpCompilation _compilation;
        private int _edits;

        public Run(ISourceGenerator[] generators, Func<int, string> declaration, ImmutableArray<MetadataReference> references)
        {
            var sources = Enumerable.Range(0, Files).Select(i => i < Declarations ? declaration(i) : Plain(i, 0));
            _compilation = CSharpCompilation.Create("Project", sources.Select((s, i) => CSharpSyntaxTree.ParseText(SourceText.From(s), Options, $"File{i}.cs")), references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            _driver = CSharpGeneratorDriver.Create(generators, parseOptions: Options);
        }

        public int Generated => _driver.GetRunResult().GeneratedTrees.Length;

        public double First()
        {
            _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var updated, out _);
            if (updated.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error) throw new InvalidOperationException(error.ToString());
            if (Generated < Declarations) throw new InvalidOperationException("only " + Generated + " files were generated");
            return Spent();
        }

        public double Edit()
        {
            var tree = _compilation.SyntaxTrees[Declarations + ++_edits % (Files - Declarations)];
            _compilation = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(Plain(Declarations, _edits))));
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

    private static string Pattern(int i) => $$"""
        using PrivateIntegrations;
        using Company.Project.Ledgers;

        namespace Company.Project.Apis;

        [HttpApiToAlb]
        [Backend("Employees", Port = 8080, HealthCheckPath = "/healthz")]
        [Backend("Payroll", Port = 8081)]
        [Route("GET /employees/{id}", Backend = "Employees")]
        [Route("ANY /payroll/{proxy+}", Backend = "Payroll")]
        public partial class Api{{i}};
        """;

    private static string Mapper(int i) => $$"""
        using Riok.Mapperly.Abstractions;
        using Company.Project.Ledgers;

        namespace Company.Project.Apis;

        public class From{{i}} { public int Id { get; set; } public string Name { get; set; } = ""; public int Age { get; set; } public bool Active { get; set; } }
        public class To{{i}} { public int Id { get; set; } public string Name { get; set; } = ""; public long Age { get; set; } public bool Active { get; set; } }

        [Mapper]
        public partial class Mapper{{i}} { public partial To{{i}} Map(From{{i}} value); }
        """;

    private static string ViewModel(int i) => $$"""
        using CommunityToolkit.Mvvm.ComponentModel;
        using CommunityToolkit.Mvvm.Input;
        using Company.Project.Ledgers;

        namespace Company.Project.Apis;

        public partial class ViewModel{{i}} : ObservableObject
        {
            [ObservableProperty] private int _id;
            [ObservableProperty] private string _name = "";
            [RelayCommand] private void Save() { }
        }
        """;

    private static string Folder(string key) => typeof(Generators).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static IEnumerable<string> Libraries(string key) => key == "Mvvm"
        ? [Path.Combine(Folder(key), "lib", "net8.0", "CommunityToolkit.Mvvm.dll")]
        : Directory.GetFiles(Path.Combine(Folder(key), "lib"), "Riok.Mapperly.Abstractions.dll", SearchOption.AllDirectories).Take(1);

    /// <summary>The generators of a package, from the folder for a compiler of that version.</summary>
    private static ISourceGenerator[] Load(string key, string roslyn)
    {
        var folder = Directory.GetDirectories(Path.Combine(Folder(key), "analyzers"), roslyn, SearchOption.AllDirectories).Single();
        var generators = new List<ISourceGenerator>();
        foreach (var file in Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories).Where(static f => !f.Contains("CodeFixers", StringComparison.Ordinal) && !f.Contains("Abstractions", StringComparison.Ordinal)))
            foreach (var type in Assembly.LoadFrom(file).GetTypes().Where(static t => !t.IsAbstract && t.GetCustomAttributes().Any(static a => a.GetType().Name == "GeneratorAttribute")))
                generators.Add(Activator.CreateInstance(type) switch { IIncrementalGenerator incremental => incremental.AsSourceGenerator(), var old => (ISourceGenerator)old! });
        return [.. generators];
    }
}
