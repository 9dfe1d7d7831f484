using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

/// <summary>Reads a compilation into its construct graph: once, on demand, shared by whoever asks for the same documents.</summary>
internal static class ApplicationReader
{
    private static readonly ConditionalWeakTable<BoundCode, Reading> Readings = new();

    private sealed class Reading
    {
        public ConstructGraph? Graph { get; set; }
    }

    /// <summary>The application of a compilation; null where the CDK is not referenced.</summary>
    public static Application? ReadApplication(Compilation compilation, Settings settings, CancellationToken cancellation)
    {
        var graph = Read(compilation, settings.CdkJson, cancellation);
        // The graph may speak by the symbols of another compilation of the same documents.
        return CdkSymbols.TryCreate(graph.Code.Compilation) is { } cdk ? new Application(graph, cdk, settings) : null;
    }

    /// <param name="cdkJson">The text of cdk.json, null when the project does not pass it.</param>
    public static ConstructGraph Read(Compilation compilation, string? cdkJson, CancellationToken cancellation)
    {
        var graph = Read(compilation, cancellation);
        return cdkJson is null ? graph : graph.WithFile(CdkJson.ReadContext(cdkJson));
    }

    public static ConstructGraph Read(Compilation compilation, CancellationToken cancellation)
    {
        var code = BoundCode.Of(compilation, cancellation);
        var reading = Readings.GetValue(code, static _ => new Reading());
        // A cancelled reading leaves nothing behind; the next one to ask starts anew.
        using (CancellableLock.Enter(reading, cancellation))
        {
            if (reading.Graph is { } known) return known;
            reading.Graph = Read(code, cancellation);
            code.Keep();
            return reading.Graph;
        }
    }

    /// <summary>Reads without regard to what was read before.</summary>
    internal static ConstructGraph ReadAnew(Compilation compilation, CancellationToken cancellation) => Read(new BoundCode(compilation), cancellation);

    private static ConstructGraph Read(BoundCode code, CancellationToken cancellation)
    {
        if (CdkSymbols.TryCreate(code.Compilation) is not { } cdk) return ConstructGraph.Empty(code);
        if (!TreeIndex.MayIntegrate(code.Trees, cancellation)) return ConstructGraph.Empty(code);
        var bodies = code.Trees.Where(t => TreeIndex.Of(t, cancellation).UsesCdk).SelectMany(t => TreeIndex.Bodies(t.GetRoot(cancellation))).ToArray();
        Bind(code, bodies, cancellation);
        var interpreter = new Interpreter(code, cdk, cancellation);
        if (code.Compilation.GetEntryPoint(cancellation) is { } main) interpreter.RunRoot(main);
        // What nothing reached so far starts from outside: constructors of constructs first, because they call the rest.
        foreach (var root in Roots(code, bodies, interpreter, cancellation, constructs: true)) interpreter.RunRoot(root);
        foreach (var root in Roots(code, bodies, interpreter, cancellation, constructs: false)) interpreter.RunRoot(root);
        return interpreter.Graph();
    }

    /// <summary>
    /// Binds the bodies that did not pass by, as those of an editor's closed documents: binding is most of what opening a document costs, and unlike reading it can be done by several at a time.
    /// </summary>
    private static void Bind(BoundCode code, SyntaxNode[] bodies, CancellationToken cancellation)
    {
        var members = bodies.OfType<BaseMethodDeclarationSyntax>().Where(b => !code.IsBound(b.SyntaxTree)).ToArray();
        if (members.Length < 2) return;
        Parallel.ForEach(members, new ParallelOptions { CancellationToken = cancellation }, member =>
        {
            try
            {
                code.Operation(member, cancellation);
            }
            catch (InsufficientExecutionStackException)
            {
                // Reading meets the same and says so.
            }
        });
    }

    private static IEnumerable<IMethodSymbol> Roots(BoundCode code, SyntaxNode[] bodies, Interpreter interpreter, CancellationToken cancellation, bool constructs)
    {
        foreach (var body in bodies)
        {
            if (interpreter.WasExecuted(body)) continue;
            if (body is BasePropertyDeclarationSyntax || !constructs && body is TypeDeclarationSyntax) continue;
            if (constructs && body is not (ConstructorDeclarationSyntax or TypeDeclarationSyntax)) continue;
            switch (code.Declared(body, cancellation))
            {
                case INamedTypeSymbol { IsAbstract: false } type when constructs && CdkSymbols.CdkBase(type) is not null:
                    foreach (var constructor in type.InstanceConstructors)
                        if (constructor.IsImplicitlyDeclared && !type.InstanceConstructors.Any(static c => !c.IsImplicitlyDeclared) || code.Declarations(constructor, cancellation).Contains(body) && !interpreter.WasExecuted(body))
                            yield return constructor;
                    break;
                case IMethodSymbol method when constructs == (method.MethodKind == MethodKind.Constructor && CdkSymbols.CdkBase(method.ContainingType) is not null):
                    if (method.MethodKind is MethodKind.Constructor or MethodKind.Ordinary && !(method.MethodKind == MethodKind.Constructor && method.ContainingType.IsAbstract)) yield return method;
                    break;
            }
        }
    }
}
