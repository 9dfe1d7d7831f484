using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

internal sealed partial class Interpreter
{
    /// <summary>Calls into .NET itself: collections, LINQ and strings are followed, the rest is unknown and harmless to constructs.</summary>
    private Value InvokeFramework(IInvocationOperation invocation, IMethodSymbol method, Value? receiver)
    {
        var arguments = invocation.Arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(a => Evaluate(a.Value)).ToArray();
        var container = method.ContainingType.OriginalDefinition.ToDisplayString();
        if (container == "System.Linq.Enumerable" && arguments.Length > 0 && Query(method.Name, arguments, invocation.Syntax) is { } queried) return queried;
        if (receiver is Heap { Object: { Kind: HeapKind.List or HeapKind.Map } collection } && Change(method.Name, collection, arguments) is { } changed) return changed;
        switch (container + "." + method.Name)
        {
            case "string.Concat":
                return Concatenate(arguments.SelectMany(a => Content(a) is Items i ? i.Elements : ImmutableArray.Create(a)));
            case "string.Format" when arguments.Length > 1 && arguments[0].AsString is { } format:
                return Format(format, arguments.Skip(1).SelectMany(a => Content(a) is Items i ? i.Elements : ImmutableArray.Create(a)).ToArray());
            case "string.Join" when arguments.Length == 2 && arguments[0].AsString is { } separator && Content(arguments[1]) is Items { Complete: true } joined:
                return Concatenate(joined.Elements.SelectMany((e, i) => i == 0 ? new[] { e } : [new Known(separator), e]));
            case "object.ToString" when receiver is Known or Text or Token:
                return receiver is Known { Constant: not string } ? Concatenate([receiver, new Known("")]) : receiver;
            case "string.ToString" when receiver is not null:
                return receiver;
            case "System.ArgumentNullException.ThrowIfNull":
                return Value.Null;
            case "System.Array.Empty":
                return NewList(method.ReturnType, NoValues, true, invocation.Syntax);
        }

        if (receiver is Callable) return InvokeDelegate(receiver, arguments, invocation.Syntax);
        foreach (var argument in invocation.Arguments)
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
                Assign(argument.Value, new Unknown("out parameter of '" + method.Name + "'"), argument.Syntax);
        foreach (var argument in arguments)
            if (argument is Callable)
                MaybeCall(argument);
            else if (argument is Heap { Object: { Kind: HeapKind.Struct or HeapKind.Instance } } && !IsHarmless(container))
                Escape(argument, "'" + method.Name + "' gets it");
        return new Unknown("what '" + method.Name + "' returns");
    }

    private static bool IsHarmless(string container) => container is "System.Console" or "object" or "string" or "System.Diagnostics.Debug" or "System.Environment";

    private static Value? FormatPart(string text, Value[] arguments) =>
        int.TryParse(text, out var index) && index < arguments.Length ? arguments[index] : null;

    private Value Format(string format, Value[] arguments)
    {
        var parts = new List<Value>();
        var rest = format;
        while (rest.IndexOf('{') is var open and >= 0)
        {
            var close = rest.IndexOf('}', open);
            if (close < 0 || open + 1 < rest.Length && rest[open + 1] == '{' || FormatPart(rest.Substring(open + 1, close - open - 1), arguments) is not { } argument)
                return new Unknown("formatted text");
            parts.Add(new Known(rest.Substring(0, open)));
            parts.Add(argument);
            rest = rest.Substring(close + 1);
        }

        parts.Add(new Known(rest));
        return Concatenate(parts);
    }

    private Value? Change(string method, HeapObject collection, Value[] arguments)
    {
        var cell = new Cell(collection, HeapObject.Content);
        var content = _store.Find(cell);
        switch (method)
        {
            case "Add" when content is Items items && arguments.Length == 1:
                _store.Set(cell, items with { Elements = items.Elements.Add(arguments[0]), Complete = items.Complete && _loops == 0 });
                return Value.Null;
            case "AddRange" when content is Items items && arguments.Length == 1:
                _store.Set(cell, Content(arguments[0]) is Items more
                    ? items with { Elements = items.Elements.AddRange(more.Elements), Complete = items.Complete && more.Complete && _loops == 0 }
                    : items with { Complete = false });
                return Value.Null;
            case "Add" or "TryAdd" when content is Map map && arguments.Length == 2:
                _store.Set(cell, arguments[0].AsString is { } key ? map with { Entries = map.Entries.SetItem(key, arguments[1]) } : map with { Complete = false });
                return new Unknown("added");
            case "Contains" or "ContainsKey" or "IndexOf" or "GetEnumerator" or "ToString" or "Equals" or "GetHashCode":
                return new Unknown("collection query");
            case "ToArray" or "AsReadOnly":
                return content;
            case "GetValueOrDefault" when content is Map map && arguments.Length >= 1:
                return Element(new Heap(collection), [arguments[0]]);
            case "ForEach" when content is Items { Complete: true } items && arguments is [Callable action] && items.Elements.Length <= MaxUnrolled:
                foreach (var element in items.Elements) InvokeDelegate(action, [element], null);
                return Value.Null;
            default:
                collection.Escaped = true;
                return null;
        }
    }

    private Value? Query(string method, Value[] arguments, SyntaxNode syntax)
    {
        if (Content(arguments[0]) is not Items source) return null;
        var function = arguments.Length > 1 ? arguments[1] as Callable : null;
        if (source.Elements.Length > MaxUnrolled && function is not null) return null;
        switch (method)
        {
            case "Select" when function is { Method.Parameters.Length: 1 or 2 }:
                if (!source.Complete) return null;
                return new Items(source.Elements.Select((e, i) => InvokeDelegate(function, function.Method.Parameters.Length == 2 ? [e, new Known(i)] : [e], null)).ToImmutableArray(), true);
            case "Where" when function is { Method.Parameters.Length: 1 }:
            {
                var kept = ImmutableArray.CreateBuilder<Value>();
                var complete = source.Complete;
                foreach (var element in source.Elements)
                {
                    var passes = InvokeDelegate(function, [element], null).AsBool;
                    if (passes != false) kept.Add(element);
                    if (passes is null) complete = false;
                }

                return new Items(kept.ToImmutable(), complete);
            }
            case "ToArray" or "ToList":
                return NewList(null, source.Elements, source.Complete, syntax);
            case "AsEnumerable" or "Cast":
                return source;
            case "Concat" or "Union" when Content(arguments[1]) is Items more:
                return new Items(source.Elements.AddRange(more.Elements), source.Complete && more.Complete);
            case "Append":
                return source with { Elements = source.Elements.Add(arguments[1]) };
            case "Prepend":
                return source with { Elements = source.Elements.Insert(0, arguments[1]) };
            case "Reverse":
                return source with { Elements = Enumerable.Reverse(source.Elements).ToImmutableArray() };
            case "Distinct":
                return source with { Elements = source.Elements.Distinct().ToImmutableArray() };
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" when source.Complete && !source.Elements.IsEmpty:
                if (arguments.Length == 1) return method.StartsWith("Last", StringComparison.Ordinal) ? source.Elements[source.Elements.Length - 1] : source.Elements[0];
                return source.Elements.Aggregate(Value.Either);
            case "ElementAt" when arguments[1] is Known { Constant: int index } && index >= 0 && index < source.Elements.Length:
                return source.Elements[index];
            case "Count" when source.Complete && arguments.Length == 1:
                return new Known(source.Elements.Length);
            case "Any" when source.Complete && arguments.Length == 1:
                return source.Elements.IsEmpty ? Value.False : Value.True;
            case "ToDictionary" when source.Complete && function is not null:
            {
                var entries = ImmutableDictionary.CreateBuilder<string, Value>();
                var complete = true;
                foreach (var element in source.Elements)
                {
                    var key = InvokeDelegate(function, [element], null);
                    var value = arguments.Length > 2 && arguments[2] is Callable selector ? InvokeDelegate(selector, [element], null) : element;
                    if (key.AsString is { } name) entries[name] = value;
                    else complete = false;
                }

                var map = new HeapObject(HeapKind.Map, null, syntax);
                _store.Set(new Cell(map, HeapObject.Content), new Map(entries.ToImmutable(), complete, syntax));
                return new Heap(map);
            }
            default:
                return null;
        }
    }
}
