using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

/// <summary>Code that runs when somebody asks for what it makes.</summary>
internal sealed partial class Interpreter
{
    /// <summary>A <see cref="Lazy{T}"/>: what it is made with runs when its value is asked for, once.</summary>
    private Heap Lazy(ITypeSymbol type, Callable factory, SyntaxNode syntax)
    {
        HeapObject? lazy = null;
        lazy = new HeapObject(HeapKind.Instance, type, syntax) { Birth = _ordinal++, Later = () => Made(lazy!, factory) };
        // Whoever gets the object may run what is in it.
        _store.Set(new Cell(lazy, "factory"), factory);
        return new Heap(lazy);
    }

    private Value Made(HeapObject lazy, Callable factory)
    {
        var cell = new Cell(lazy, HeapObject.Content);
        var made = _store.Find(cell);
        if (made is null && !lazy.Escaped)
        {
            made = InvokeDelegate(factory, [], lazy.Creation);
            _store.Set(cell, made);
            return made;
        }

        if (made is not null && !lazy.Escaped && made.All(static m => m is not Absent)) return made;
        // On some way it was made before, on some it was not: it is made here or there.
        Escape(factory, "a lazy value may be made here");
        return Unknown.Hiding("a lazy value", made is null ? [] : [made]);
    }

    /// <summary>A query whose lambda reads what changes before it is enumerated; null when enumerating it does more than compute.</summary>
    private Heap? Deferred(string method, Value[] arguments, Callable function, SyntaxNode syntax)
    {
        if (function.Body is null || !function.Body.Descendants().All(static o => o is IReturnOperation || IsPlain(o))) return null;
        return new Heap(new HeapObject(HeapKind.List, null, syntax)
        {
            Birth = _ordinal++,
            Later = () => Content(arguments[0]) is Items source && source.Elements.Length <= MaxUnrolled && Query(method, source, arguments, function, syntax) is { } queried ? queried : new Unknown("a query"),
        });
    }

    /// <summary>It computes with locals and constants and does nothing else.</summary>
    private static bool IsPlain(IOperation operation) => operation is IBlockOperation or IExpressionStatementOperation or ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation
        or ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Field.IsConst: true } or IConditionalOperation or IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null }
        or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } or IIsPatternOperation or IPatternOperation or IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IEmptyOperation;
}
