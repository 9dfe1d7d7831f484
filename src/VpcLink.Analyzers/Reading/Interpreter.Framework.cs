using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

internal sealed partial class Interpreter
{
    /// <summary>Calls into .NET itself: collections, LINQ and strings are followed, the rest is unknown and harmless to constructs.</summary>
    private Value InvokeFramework(IInvocationOperation invocation, IMethodSymbol method, Value? receiver)
    {
        var arguments = invocation.Arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(a => Evaluate(a.Value)).ToArray();
        var container = DisplayName(method.ContainingType);
        if (method.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && method.Name == "GetValueOrDefault" && receiver is not null)
        {
            if (IsCertainlySet(receiver)) return receiver;
            if (receiver.IsAbsent) return arguments.Length > 0 ? arguments[0] : Store.DefaultOf(method.ReturnType);
            return new Unknown("a value or its default");
        }

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
            // An async method is executed where it is called, and its task stands for what it returns.
            case "System.Threading.Tasks.Task<TResult>.GetAwaiter" or "System.Threading.Tasks.Task<TResult>.ConfigureAwait" or "System.Runtime.CompilerServices.TaskAwaiter<TResult>.GetResult" when receiver is Known or EnumMember or Ref or Text:
                return receiver;
            case "System.Threading.Tasks.Task.FromResult" when arguments is [Known or EnumMember or Ref or Text]:
                return arguments[0];
            case "System.ArgumentNullException.ThrowIfNull":
                return Value.Null;
            case "System.Array.Empty":
                return NewList(method.ReturnType, NoValues, true, invocation.Syntax);
        }

        if (receiver is Callable or Multicast) return InvokeDelegate(receiver, arguments, invocation.Syntax);
        if (receiver is Heap { Object: { Kind: HeapKind.Map } } && method.Name == "TryGetValue" && arguments.Length == 2 && Content(receiver) is Map found)
        {
            var entry = KeyOf(arguments[0]) is { } sought && found.Entries.TryGetValue(sought, out var held) ? held : null;
            Assign(invocation.Arguments.First(static a => a.Parameter?.Ordinal == 1).Value, entry ?? Unknown.Hiding("an entry of a dictionary", [receiver]), invocation.Syntax);
            return entry is not null ? Value.True : new Unknown("whether a dictionary has the key");
        }

        foreach (var argument in invocation.Arguments)
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
                Assign(argument.Value, new Unknown("out parameter of '" + method.Name + "'"), argument.Syntax);
        // What it does with them can't be told, but .NET knows no constructs: only delegates can change anything, and they get what lies in the collections.
        var reachable = new List<Value>();
        foreach (var value in receiver is null ? arguments : [receiver, .. arguments])
            if (value is Heap { Object: { Kind: HeapKind.List or HeapKind.Map } } or Items or Map or Unknown { Behind: not null }) reachable.AddRange(ElementsOf(value));
        foreach (var argument in arguments)
            if (argument is Callable callable) reachable.Add(MaybeCall(callable, reachable.ToArray()));
            else if (argument is Multicast || argument is Heap { Object: { Kind: HeapKind.Struct or HeapKind.Instance } } && !IsHarmless(container))
                Escape(argument, "'" + method.Name + "' gets it");
        return Unknown.Hiding("what '" + method.Name + "' returns", receiver is null ? [.. reachable, .. arguments] : [.. reachable, .. arguments, receiver]);
    }

    /// <summary>What may be an element of the collection.</summary>
    private IEnumerable<Value> ElementsOf(Value collection) => Content(collection) switch
    {
        Items items => items.Elements,
        Map map => map.Entries.Values,
        OneOf several => several.Choices.SelectMany(ElementsOf),
        Unknown { Behind: { } behind } => behind.Values.SelectMany(v => v is Heap { Object: { Kind: HeapKind.List or HeapKind.Map } } or Items or Map ? ElementsOf(v) : [v]),
        _ => [],
    };

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

    /// <summary>One collection that stands for several alternatives: it holds what any of them may hold.</summary>
    private Value Merged(Value content) => content is OneOf several
        ? several.Choices.All(static c => c is Map)
            ? new Map(several.Choices.Cast<Map>().SelectMany(static m => m.Entries).GroupBy(static e => e.Key).ToImmutableDictionary(static g => g.Key, static g => Value.Either(g.Select(static e => e.Value).Aggregate(Value.Either), new Unknown("an entry that may be missing"))), false)
            : new Items(ElementsOf(several).Distinct().ToImmutableArray(), false)
        : content;

    private Value? Change(string method, HeapObject collection, Value[] arguments)
    {
        var cell = new Cell(collection, HeapObject.Content);
        var content = _store.Find(cell);
        if (content is OneOf)
        {
            content = Merged(content);
            _store.Set(cell, content);
        }

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
            case "Add" or "TryAdd" when content is Map && arguments.Length == 2:
                AssignElement(new Heap(collection), [arguments[0]], arguments[1]);
                return new Unknown("added");
            case "Contains" or "ContainsKey" or "IndexOf" or "ToString" or "Equals" or "GetHashCode":
                return new Unknown("collection query");
            case "TryGetValue":
                return null;
            case "ToArray" or "AsReadOnly":
                return content;
            case "GetValueOrDefault" when content is Map map && arguments.Length >= 1:
                return Element(new Heap(collection), [arguments[0]]);
            case "ForEach" when content is Items { Complete: true } items && arguments is [Callable action] && items.Elements.Length <= MaxUnrolled:
                foreach (var element in items.Elements) InvokeDelegate(action, [element], null);
                return Value.Null;
            case "Reverse" when content is Items { Complete: true } items && arguments.Length == 0 && _loops == 0:
                _store.Set(cell, items with { Elements = Enumerable.Reverse(items.Elements).ToImmutableArray() });
                return Value.Null;
            case "Clear" when _loops == 0:
                _store.Set(cell, content is Map ? new Map(ImmutableDictionary<string, Value>.Empty, true) : new Items(NoValues, true));
                return Value.Null;
            default:
                // Insert, Remove, Sort: which element lies where is lost, not which elements there may be.
                if (content is Items left) _store.Set(cell, left with { Elements = left.Elements.AddRange(arguments.Where(static a => a is not (Known or Callable))), Complete = false });
                else if (content is Token) _store.Set(cell, Unknown.Hiding("a list that was changed", arguments));
                else if (content is Map kept) _store.Set(cell, kept with { Complete = false, Entries = kept.Entries.ToImmutableDictionary(static e => e.Key, static e => Value.Either(e.Value, new Unknown("an entry that may have been removed"))) });
                return null;
        }
    }

    /// <summary>A dictionary as a sequence: pairs are objects with a key and a value.</summary>
    private static Items Pairs(Map map) =>
        new(map.Entries.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e => (Value)new Items(ImmutableArray.Create(e.Key.Length > 0 && e.Key[0] is '\u0001' or '\u0002' ? new Unknown("a key") : (Value)new Known(e.Key), e.Value), true)).ToImmutableArray(), map.Complete);

    /// <summary>Marks keys that are no strings.</summary>
    private const string NotText = "\u0001";

    /// <summary>Marks entries whose key can't be determined.</summary>
    private const string NotKnown = "\u0002";

    /// <summary>A constant key of a dictionary; null when it can't be determined.</summary>
    private static string? KeyOf(Value key) => key switch
    {
        Known { Constant: string s } => s,
        Known { Constant: { } c } => NotText + System.Convert.ToString(c, System.Globalization.CultureInfo.InvariantCulture),
        EnumMember e => NotText + e.Member,
        _ => null,
    };

    /// <summary>A query that nothing enumerates at once runs when it is enumerated, and then sees what its variables have become.</summary>
    private static bool IsDeferred(string method, SyntaxNode query) => method is "Select" or "Where"
        && query.Parent is not (ForEachStatementSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "ToList" or "ToDictionary" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" });

    private static bool ReadsWhatChangesAfter(Callable function, SyntaxNode query)
    {
        if (function.Body is null) return false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in function.Body.DescendantsAndSelf())
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local }: names.Add(local.Name); break;
                case IParameterReferenceOperation { Parameter: var parameter }: names.Add(parameter.Name); break;
                case IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } field }: names.Add(field.Name); break;
                case IPropertyReferenceOperation { Property: { SetMethod: not null } property } when !CdkSymbols.IsCdk(property): names.Add(property.Name); break;
            }

        var body = query.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? query.SyntaxTree.GetRoot();
        return body.DescendantNodes().Any(n => n.SpanStart > query.Span.End && n switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => names.Contains(name.Identifier.ValueText),
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name: var name } } => names.Contains(name.Identifier.ValueText),
            PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => names.Contains(name.Identifier.ValueText),
            PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => names.Contains(name.Identifier.ValueText),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax name } => names.Contains(name.Identifier.ValueText),
            _ => false,
        });
    }

    private Value? Query(string method, Value[] arguments, SyntaxNode syntax)
    {
        if (method == "Range" && arguments is [Known { Constant: int start }, Known { Constant: int count }] && count is >= 0 and <= MaxUnrolled)
            return new Items(Enumerable.Range(start, count).Select(static i => (Value)new Known(i)).ToImmutableArray(), true);
        if (method == "Repeat" && arguments is [{ } repeated, Known { Constant: int times }] && times is >= 0 and <= MaxUnrolled)
            return new Items(Enumerable.Repeat(repeated, times).ToImmutableArray(), true);
        if (Content(arguments[0]) is Map { Complete: true } pairs) return Query(method, [Pairs(pairs), .. arguments.Skip(1)], syntax);
        var function = arguments.Length > 1 ? arguments[1] as Callable : null;
        if (Content(arguments[0]) is Token list) return Query(method, list, arguments, function, syntax);
        if (Content(arguments[0]) is not Items source) return null;
        if (source.Elements.Length > MaxUnrolled && function is not null) return null;
        if (function is not null && IsDeferred(method, syntax) && ReadsWhatChangesAfter(function, syntax)) return Deferred(method, arguments, function, syntax);
        return Query(method, source, arguments, function, syntax);
    }

    /// <summary>A query over a list that only the CDK knows, such as <c>vpc.PrivateSubnets.Select(s => s.SubnetId)</c>.</summary>
    private Value? Query(string method, Token list, Value[] arguments, Callable? function, SyntaxNode syntax)
    {
        var element = new Token(list.Owner, list.Member + "[]");
        switch (method)
        {
            case "Select" when function is { Method.Parameters.Length: 1, Body: { } body }
                && body.Descendants().All(static o => o is IReturnOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true } || IsPlain(o)):
                return InvokeDelegate(function, [element], null) is Token of && ReferenceEquals(of.Owner, list.Owner) && of.Member.StartsWith(element.Member, StringComparison.Ordinal) ? of : new Unknown("a query");
            case "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault" when arguments.Length == 1:
            case "ElementAt" or "ElementAtOrDefault":
            case "Take" or "TakeLast" when arguments[1] is Known { Constant: int and > 0 }:
                return element;
            case "AsEnumerable" or "Cast":
                return list;
            case "ToArray" or "ToList":
                return NewCollection(HeapKind.List, null, list, syntax);
            default:
                return null;
        }
    }

    private Value? Query(string method, Items source, Value[] arguments, Callable? function, SyntaxNode syntax)
    {
        switch (method)
        {
            case "Select" when function is { Method.Parameters.Length: 1 or 2 }:
                if (!source.Complete) return null;
                return new Items(source.Elements.Select((e, i) => InvokeDelegate(function, function.Method.Parameters.Length == 2 ? [e, new Known(i)] : [e], null)).ToImmutableArray(), true);
            case "SelectMany" when function is { Method.Parameters.Length: 1 } && arguments.Length == 2 && source.Complete:
            {
                var flat = source.Elements.Select(e => Content(InvokeDelegate(function, [e], null))).ToArray();
                return flat.All(static f => f is Items) ? new Items(flat.SelectMany(static f => ((Items)f).Elements).ToImmutableArray(), flat.All(static f => ((Items)f).Complete)) : Unknown.Hiding("what SelectMany returns", flat);
            }
            case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" when source.Elements.Length <= 1:
                return source;
            case "Zip" when arguments.Length == 2 && source.Complete && Content(arguments[1]) is Items { Complete: true } second:
                return new Items(source.Elements.Zip(second.Elements, static (l, r) => (Value)new Items(ImmutableArray.Create(l, r), true)).ToImmutableArray(), true);
            case "Skip" when source.Complete && arguments[1] is Known { Constant: int skipped }:
                return source with { Elements = source.Elements.Skip(skipped).ToImmutableArray() };
            case "Take" when source.Complete && arguments[1] is Known { Constant: int taken }:
                return source with { Elements = source.Elements.Take(taken).ToImmutableArray() };
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
            case "OfType":
                return source with { Complete = false };
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
            {
                var last = method.StartsWith("Last", StringComparison.Ordinal);
                if (arguments.Length == 1) return last ? source.Elements[source.Elements.Length - 1] : source.Elements[0];
                if (function is not { Method.Parameters.Length: 1 }) return null;
                var candidates = new List<Value>();
                foreach (var element in last ? Enumerable.Reverse(source.Elements) : source.Elements)
                {
                    var passes = InvokeDelegate(function, [element], null).AsBool;
                    if (passes != false) candidates.Add(element);
                    if (passes == true) return candidates.Aggregate(Value.Either);
                }

                if (method.EndsWith("OrDefault", StringComparison.Ordinal)) candidates.Add(Value.Null);
                return candidates.Count == 0 ? new Unknown("no element passes") : candidates.Aggregate(Value.Either);
            }
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
                    if (KeyOf(key) is { } name) entries[name] = value;
                    else { entries[NotKnown + entries.Count] = value; complete = false; }
                }

                return NewCollection(HeapKind.Map, null, new Map(entries.ToImmutable(), complete, syntax), syntax);
            }
            default:
                return null;
        }
    }
}
