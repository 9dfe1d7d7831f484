using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Common;

/// <summary>
/// The semantic models that reading asks for operations. Nullability does not matter to it, and its analysis is half of what binding a body costs:
/// newer versions of Roslyn can leave it out. The shipped assembly is compiled against 4.8, so a host is asked for that by name.
/// </summary>
internal static class SemanticModels
{
    private static readonly (MethodInfo Method, object Options)? WithoutNullability = Find();

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxTree, SemanticModel>> All = new();

    /// <summary>The model of a tree; one for all who ask, since each model binds for itself.</summary>
    public static SemanticModel Of(Compilation compilation, SyntaxTree tree)
    {
        if (BoundBodies.Of(compilation).ModelOf(tree) is { } bound) return bound;
        var models = All.GetValue(compilation, static _ => new ConcurrentDictionary<SyntaxTree, SemanticModel>());
        return models.TryGetValue(tree, out var model) ? model : models.GetOrAdd(tree, Make(compilation, tree));
    }

    private static SemanticModel Make(Compilation compilation, SyntaxTree tree) =>
#pragma warning disable RS1030 // A finding may rest on code of other documents; this is the one place where their models are asked for.
        WithoutNullability is { } f ? (SemanticModel)f.Method.Invoke(compilation, [tree, f.Options]) : compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private static (MethodInfo, object)? Find()
    {
        foreach (var method in typeof(Compilation).GetMethods(BindingFlags.Public | BindingFlags.Instance))
            if (method is { Name: nameof(Compilation.GetSemanticModel), ReturnType: var result } && result == typeof(SemanticModel)
                && method.GetParameters() is [{ ParameterType: var first }, { ParameterType: { IsEnum: true, Name: "SemanticModelOptions" } second }] && first == typeof(SyntaxTree)
                && Enum.IsDefined(second, "DisableNullableAnalysis"))
                return (method, Enum.Parse(second, "DisableNullableAnalysis"));
        return null;
    }
}
