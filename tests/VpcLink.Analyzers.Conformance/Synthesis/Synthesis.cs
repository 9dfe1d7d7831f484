using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.CDK;
using Constructs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Conformance;

/// <summary>
/// Compiles C# in memory, runs it, and reads the CloudFormation templates that the CDK makes of it. One jsii kernel serves the whole process:
/// it takes seconds to start and is not thread-safe, so programs run one after the other.
/// </summary>
internal static class Synthesis
{
    private static readonly Lock OneAtATime = new();
    private static readonly Lazy<string> Kernel = new(StartKernel);

    /// <summary>
    /// A folder that keeps what the CDK made of each program. The CDK is most of the cost: what is kept there is not synthesized again, so that thousands of programs are read and judged
    /// anew in minutes after the reader or a rule changed. Null to keep nothing.
    /// </summary>
    public static string? Kept { get; set; }

    /// <summary>
    /// Synthesizes a program: files, or the body of a stack's constructor (see <see cref="Code.Stack"/>). A program with a Main or top-level statements runs as
    /// it is; of one without, every stack class that can be made from a scope and an id is made.
    /// </summary>
    public static SynthesisResult Of(params string[] stackBodyOrFiles) => Of(null, stackBodyOrFiles);

    /// <param name="context">Context of the app that is made for a program without a Main: feature flags.</param>
    public static SynthesisResult Of(IReadOnlyDictionary<string, object>? context, params string[] stackBodyOrFiles)
    {
        var sources = stackBodyOrFiles is [var one] && IsStackBody(one) ? [Code.Stack(one)] : stackBodyOrFiles;
        return Of(CdkReferences.Compile(sources), context);
    }

    public static SynthesisResult Of(CSharpCompilation compilation, IReadOnlyDictionary<string, object>? context = null)
    {
        if (Kept is null || context is not null) return Run(compilation, context);
        var program = typeof(App).Assembly.GetName().Version + string.Concat(compilation.SyntaxTrees.Select(static t => "\n---\n" + t));
        var file = Path.Combine(Kept, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(program))) + ".gz");
        if (File.Exists(file))
        {
            using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            var kept = JsonSerializer.Deserialize<KeptResult>(zipped)!;
            return new SynthesisResult([.. kept.Stacks.Select(static s => new StackTemplate(s.Key, JsonDocument.Parse(s.Value)))], kept.Error);
        }

        var made = Run(compilation, null);
        var partial = file + System.Environment.ProcessId;
        using (var zipped = new GZipStream(File.Create(partial), CompressionLevel.Fastest))
            JsonSerializer.Serialize(zipped, new KeptResult(made.Error, made.Stacks.ToDictionary(static s => s.Name, static s => s.Root.GetRawText())));
        File.Move(partial, file, overwrite: true);
        return made;
    }

    private sealed record KeptResult(string? Error, Dictionary<string, string> Stacks);

    private static SynthesisResult Run(CSharpCompilation compilation, IReadOnlyDictionary<string, object>? context)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException("does not compile:\n" + string.Join("\n", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error))
                + "\n" + string.Join("\n---\n", compilation.SyntaxTrees.Select(static t => t.ToString())));
        image.Position = 0;
        lock (OneAtATime)
        {
            var output = Kernel.Value;
            foreach (var left in Directory.EnumerateFileSystemEntries(output))
                if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
                else File.Delete(left);
            var load = new AssemblyLoadContext("program", isCollectible: true);
            try
            {
                Run(load.LoadFromStream(image), context, looksUp: compilation.SyntaxTrees.Any(static t => t.ToString().Contains("FromLookup(", StringComparison.Ordinal)));
            }
            catch (Exception e)
            {
                while (e is TargetInvocationException or AggregateException && e.InnerException is { } inner) e = inner;
                if (e is NothingToRunException) throw;
                return new SynthesisResult([], e.Message);
            }
            finally
            {
                load.Unload();
            }

            var templates = Directory.EnumerateFiles(output, "*.template.json").Order(StringComparer.Ordinal)
                .Select(static f => new StackTemplate(Path.GetFileName(f).Replace(".template.json", "", StringComparison.Ordinal), JsonDocument.Parse(File.ReadAllBytes(f)))).ToArray();
            if (templates.Length == 0) throw new NothingToRunException("the program ran and synthesized nothing");
            return new SynthesisResult([.. templates], null);
        }
    }

    /// <summary>Is it the inside of a method rather than a file? A file declares types or makes its own App.</summary>
    public static bool IsStackBody(string text)
    {
        var root = CdkReferences.Parse(text).GetCompilationUnitRoot();
        return root.Usings.Count == 0 && root.Members.All(static m => m is GlobalStatementSyntax or IncompleteMemberSyntax) && !text.Contains("new App(", StringComparison.Ordinal);
    }

    private static void Run(Assembly program, IReadOnlyDictionary<string, object>? context, bool looksUp)
    {
        if (program.EntryPoint is { } main)
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            return;
        }

        var app = new App(new AppProps { Context = context is null ? null : new Dictionary<string, object>(context) });
        // Lookups need to know where; all other programs stay independent of an environment, as most people write them.
        var props = new StackProps { Env = looksUp ? new Amazon.CDK.Environment { Account = "123456789012", Region = "eu-central-1" } : null };
        var made = new List<Stack>();
        foreach (var type in program.GetTypes().Where(static t => !t.IsAbstract && typeof(Stack).IsAssignableFrom(t)))
            foreach (var constructor in type.GetConstructors())
                if (Arguments(constructor, app, type.Name, props, made) is { } arguments)
                {
                    made.Add((Stack)constructor.Invoke(arguments));
                    break;
                }

        if (made.Count == 0) throw new NothingToRunException("no stack can be made from a scope and an id alone");
        app.Synth();
    }

    private static object?[]? Arguments(ConstructorInfo constructor, Construct scope, string id, StackProps props, List<Stack> made)
    {
        var arguments = new List<object?>();
        foreach (var p in constructor.GetParameters())
        {
            if (p.Position == 0 && p.ParameterType.IsAssignableFrom(typeof(App))) arguments.Add(scope);
            else if (p.ParameterType == typeof(string) && p.Position == 1) arguments.Add(id);
            else if (p.ParameterType.IsAssignableFrom(typeof(StackProps))) arguments.Add(props);
            else if (made.FirstOrDefault(p.ParameterType.IsInstanceOfType) is { } stack) arguments.Add(stack);
            else if (p.HasDefaultValue) arguments.Add(p.DefaultValue);
            else return null;
        }

        return [.. arguments];
    }

    /// <summary>The kernel's process inherits the environment of its start: where templates go and how the CDK behaves is settled here.</summary>
    private static string StartKernel()
    {
        var directory = Directory.CreateTempSubdirectory("cdk-conformance-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        System.Environment.SetEnvironmentVariable("CDK_OUTDIR", directory);
        System.Environment.SetEnvironmentVariable("NODE_NO_WARNINGS", "1");
        System.Environment.SetEnvironmentVariable("JSII_DEPRECATED", "quiet");
        foreach (var complaint in new[] { "UNTESTED", "DEPRECATED", "KNOWN_BROKEN" })
            System.Environment.SetEnvironmentVariable($"JSII_SILENCE_WARNING_{complaint}_NODE_VERSION", "1");
        System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "14,16,18,20,22");
        // Path metadata says which construct a resource comes from; stack traces cost more than the rest of synthesis.
        System.Environment.SetEnvironmentVariable("CDK_CONTEXT_JSON", """
            {"aws:cdk:enable-path-metadata": true, "aws:cdk:disable-stack-trace": true, "aws:cdk:version-reporting": false, "aws:cdk:disable-asset-staging": true}
            """);
        return directory;
    }
}

/// <summary>The harness was given nothing that makes a template: the mistake of a test, not of the program under test.</summary>
internal sealed class NothingToRunException(string message) : Exception(message);
