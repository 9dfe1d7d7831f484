using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace VpcLinkAnalyzers.Common;

/// <summary>
/// The bodies that the host of the analyzers has bound already. While it compiles, the compiler hands every body that it has bound to operation-block actions; reading those costs nothing,
/// where asking a semantic model binds the body a second time. In an editor only the open document's bodies pass by; the reader binds the rest for itself.
/// </summary>
internal sealed class BoundBodies
{
    private static readonly ConditionalWeakTable<Compilation, BoundBodies> All = new();

    private readonly ConcurrentDictionary<SyntaxNode, IOperation> _roots = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private int _collected;

    public static BoundBodies Of(Compilation compilation) => All.GetValue(compilation, static _ => new BoundBodies());

    /// <summary>One rule of a compilation collects for all; the others would be handed the same bodies.</summary>
    public static void Collect(CompilationStartAnalysisContext start)
    {
        // Where the code is that of another compilation, its bodies are bound by other symbols than those that pass by.
        if (BoundCode.Of(start.Compilation, start.CancellationToken).Compilation != start.Compilation) return;
        var bodies = Of(start.Compilation);
        if (Interlocked.Exchange(ref bodies._collected, 1) == 0) start.RegisterOperationBlockAction(bodies.Add);
    }

    private void Add(OperationBlockAnalysisContext context)
    {
        foreach (var block in context.OperationBlocks)
        {
            var root = block;
            while (root.Parent is { } parent) root = parent;
            _roots[root.Syntax] = root;
            if (root.SemanticModel is { } model) _models.TryAdd(root.Syntax.SyntaxTree, model);
        }
    }

    /// <summary>The model that bound the bodies of a tree, null when none has passed by.</summary>
    public SemanticModel? ModelOf(SyntaxTree tree) => _models.TryGetValue(tree, out var model) ? model : null;

    /// <summary>The body of a member, null when it has not passed by.</summary>
    public IOperation? RootOf(SyntaxNode member) => _roots.TryGetValue(member, out var root) ? root : null;

    /// <summary>What is written at a node, null when no body that holds it has passed by.</summary>
    public IOperation? Find(SyntaxNode syntax)
    {
        if (_roots.IsEmpty) return null;
        for (var node = syntax; node is not null; node = node.Parent)
            if (_roots.TryGetValue(node, out var root))
                return node == syntax ? root : root.Descendants().FirstOrDefault(o => o.Syntax == syntax && !o.IsImplicit);
        return null;
    }
}
