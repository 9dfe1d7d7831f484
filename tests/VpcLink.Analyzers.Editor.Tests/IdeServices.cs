using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace VpcLinkAnalyzers.Editor.Tests;

/// <summary>A finding as an editor receives it.</summary>
internal sealed record Squiggle(string Id, DiagnosticSeverity Severity, string File, TextSpan Span, int Line, string? Message, string? HelpLink, int AdditionalLocations)
{
    public override string ToString() => $"{File}:{Line} {Id}";
}

/// <summary>A light bulb's entry.</summary>
internal sealed record LightBulb(CodeAction Action, ImmutableArray<string> Ids, object? FixAllState);

/// <summary>
/// Roslyn's own IDE layer: the services that Visual Studio and the language server ask for squiggles and light bulbs. They are internal, so all reflection stands here.
/// </summary>
internal sealed class IdeServices
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Assembly Features = Assembly.Load("Microsoft.CodeAnalysis.Features");
    private static readonly Assembly Workspaces = typeof(Workspace).Assembly;

    private readonly object _diagnostics;
    private readonly object _fixes;

    public IdeServices(Workspace workspace)
    {
        var service = Type("Microsoft.CodeAnalysis.Diagnostics.IDiagnosticAnalyzerService");
        _diagnostics = typeof(Microsoft.CodeAnalysis.Host.HostWorkspaceServices).GetMethod("GetRequiredService")!.MakeGenericMethod(service).Invoke(workspace.Services, null)!;
        var exports = Type("Microsoft.CodeAnalysis.Host.Mef.IMefHostExportProvider").GetMethods().Single(static m => m.Name == "GetExports" && m.GetGenericArguments().Length == 1);
        var lazies = (IEnumerable)exports.MakeGenericMethod(Type("Microsoft.CodeAnalysis.CodeFixes.ICodeFixService")).Invoke(workspace.Services.HostServices, null)!;
        var lazy = lazies.Cast<object>().Single();
        _fixes = lazy.GetType().GetProperty("Value")!.GetValue(lazy)!;
    }

    /// <summary>Our findings in a document, or in a span of it.</summary>
    /// <param name="ids">Asks for these alone; without them the compiler's and the SDK's analyzers run too, as they do in an editor.</param>
    public async Task<ImmutableArray<Squiggle>> SquigglesAsync(Document document, TextSpan? span = null, ImmutableHashSet<string>? ids = null)
    {
        var method = Method(_diagnostics, "GetDiagnosticsForSpanAsync");
        var filter = Type("Microsoft.CodeAnalysis.Diagnostics.DiagnosticIdFilter");
        var all = (IEnumerable)await Await(method.Invoke(_diagnostics, Arguments(method, document, span, ids is null ? Default(filter) : filter.GetMethod("Include", Any)!.Invoke(null, [ids]))));
        var text = await document.GetTextAsync();
        var squiggles = ImmutableArray.CreateBuilder<Squiggle>();
        foreach (var data in all)
        {
            var id = (string)Get(data, "Id")!;
            // An analyzer that throws is as much our business.
            if (!id.StartsWith("VPCL", StringComparison.Ordinal) && id != "AD0001") continue;
            var location = Get(data, "DataLocation")!;
            var lines = (FileLinePositionSpan)Get(location, "UnmappedFileSpan")!;
            squiggles.Add(new Squiggle(id, (DiagnosticSeverity)Get(data, "Severity")!, Path.GetFileName(lines.Path), text.Lines.GetTextSpan(lines.Span), lines.StartLinePosition.Line + 1,
                (string?)Get(data, "Message"), (string?)Get(data, "HelpLink"), ((IEnumerable)Get(data, "AdditionalLocations")!).Cast<object>().Count()));
        }

        return [.. squiggles.OrderBy(static s => s.Span.Start).ThenBy(static s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>What the light bulb at a span offers for our findings.</summary>
    public async Task<ImmutableArray<LightBulb>> LightBulbsAsync(Document document, TextSpan span)
    {
        var method = Method(_fixes, "StreamFixesAsync");
        var stream = method.Invoke(_fixes, Arguments(method, document, span))!;
        var collections = (Task<ImmutableArray<object>>)typeof(IdeServices).GetMethod(nameof(DrainAsync), Any)!
            .MakeGenericMethod(Type("Microsoft.CodeAnalysis.CodeFixes.CodeFixCollection")).Invoke(null, [stream])!;
        var bulbs = ImmutableArray.CreateBuilder<LightBulb>();
        foreach (var collection in await collections)
            foreach (var fix in ((IEnumerable)Get(collection, "Fixes")!).Cast<object>())
            {
                var ids = ((IEnumerable)Get(fix, "Diagnostics")!).Cast<Diagnostic>().Select(static d => d.Id).ToImmutableArray();
                if (ids.Any(static i => i.StartsWith("VPCL", StringComparison.Ordinal))) bulbs.Add(new LightBulb((CodeAction)Get(fix, "Action")!, ids, Get(collection, "FixAllState")));
            }

        return bulbs.ToImmutable();
    }

    /// <summary>The solution after "Fix all occurrences in …"; null when nothing is offered.</summary>
    public static async Task<Solution?> FixAllAsync(LightBulb bulb, Document document, FixAllScope scope)
    {
        var state = bulb.FixAllState ?? throw new InvalidOperationException("no Fix All for " + bulb.Action.Title);
        var with = state.GetType().GetMethods(Any).Single(static m => m.Name == "With" && m.GetParameters().Length == 4);
        state = with.Invoke(state, [document, document.Project, scope, bulb.Action.EquivalenceKey])!;
        var constructor = typeof(FixAllContext).GetConstructors(Any).Single(c => c.GetParameters().FirstOrDefault()?.ParameterType == state.GetType());
        var context = (FixAllContext)constructor.Invoke(Arguments(constructor, state));
        var provider = (FixAllProvider)Get(state, "FixAllProvider")!;
        return await provider.GetFixAsync(context) is { } action ? await ChangedAsync(action) : null;
    }

    /// <summary>What applying an action, or previewing it, makes of the solution.</summary>
    public static async Task<Solution> ChangedAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<ImmutableArray<object>> DrainAsync<T>(IAsyncEnumerable<T> stream)
    {
        var all = ImmutableArray.CreateBuilder<object>();
        await foreach (var item in stream) all.Add(item!);
        return all.ToImmutable();
    }

    private static async Task<object> Await(object? task)
    {
        await (Task)task!;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private static Type Type(string name) => Features.GetType(name) ?? Workspaces.GetType(name) ?? throw new TypeLoadException(name + " is not in this version of Roslyn");

    private static MethodInfo Method(object target, string name) => target.GetType().GetInterfaces().SelectMany(static i => i.GetMethods()).Single(m => m.Name == name);

    private static object? Get(object target, string property)
    {
        for (var type = target.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetProperty(property, Any) is { } p) return p.GetValue(target);
            if (type.GetField(property, Any) is { } f) return f.GetValue(target);
        }

        throw new MissingMemberException(target.GetType().FullName, property);
    }

    /// <summary>The leading arguments as given, the rest at what means "everything".</summary>
    private static object?[] Arguments(MethodBase method, params object?[] leading) => [.. method.GetParameters().Select((p, i) => i < leading.Length ? leading[i] : Default(p.ParameterType))];

    private static object? Default(Type type) => type.Name switch
    {
        "DiagnosticIdFilter" => type.GetField("All", Any)?.GetValue(null) ?? type.GetProperty("All", Any)?.GetValue(null),
        "DiagnosticKind" => Enum.Parse(type, "All"),
        "CancellationToken" => CancellationToken.None,
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IProgress<>) => type.GetGenericArguments()[0] == typeof(CodeAnalysisProgress) ? new Progress<CodeAnalysisProgress>() : null,
        _ => type.IsValueType ? Activator.CreateInstance(type) : null,
    };
}
