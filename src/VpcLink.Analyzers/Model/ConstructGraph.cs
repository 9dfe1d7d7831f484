using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Common;

namespace VpcLinkAnalyzers.Model;

/// <summary>
/// All objects of the CDK that an application makes, what is called on them and what is assigned to them. Immutable once reading has ended;
/// <see cref="ToString"/> prints it in a stable order.
/// </summary>
internal sealed class ConstructGraph
{
    private readonly ILookup<Construct, Call> _callsOn;
    private readonly ILookup<Construct, Write> _writesTo;
    private readonly ILookup<Construct, Construct> _membersOf;

    public ConstructGraph(BoundCode code, ImmutableArray<Construct> constructs, ImmutableArray<Call> calls, ImmutableArray<Write> writes,
        ContextInCode contextInCode, string? incomplete)
    {
        Code = code;
        Constructs = constructs;
        Calls = calls;
        Writes = writes;
        ContextInCode = contextInCode;
        Context = contextInCode.BeforeFile.SetItems(contextInCode.AfterFile);
        Incomplete = incomplete;
        _callsOn = calls.ToLookup(static c => c.Receiver);
        _writesTo = writes.ToLookup(static w => w.Receiver);
        _membersOf = constructs.Where(static c => c.Owner is not null).ToLookup(static c => c.Owner!);
    }

    /// <summary>What code holds in which no integration can be.</summary>
    public static ConstructGraph Empty(BoundCode code) => new(code, ImmutableArray<Construct>.Empty, ImmutableArray<Call>.Empty, ImmutableArray<Write>.Empty, ContextInCode.None, null);

    /// <summary>The same graph with the context that cdk.json adds. What was read of the code does not depend on it, so nothing is read again.</summary>
    /// <param name="file">The context keys of cdk.json; null when the file can't be read.</param>
    public ConstructGraph WithFile(ImmutableDictionary<string, Value>? file)
    {
        var graph = (ConstructGraph)MemberwiseClone();
        graph.Context = ContextInCode.BeforeFile.SetItems(file ?? ImmutableDictionary<string, Value>.Empty).SetItems(ContextInCode.AfterFile);
        graph.IsFileUnreadable = file is null;
        return graph;
    }

    /// <summary>The code that was read.</summary>
    public BoundCode Code { get; }

    public ImmutableArray<Construct> Constructs { get; }

    public ImmutableArray<Call> Calls { get; }

    public ImmutableArray<Write> Writes { get; }

    /// <summary>Context keys set in code or cdk.json (feature flags) and their values.</summary>
    public ImmutableDictionary<string, Value> Context { get; private set; }

    /// <summary>cdk.json was given but is no JSON: what it was meant to set is unknown.</summary>
    public bool IsFileUnreadable { get; private set; }

    public ContextInCode ContextInCode { get; }

    /// <summary>Why reading stopped early; no rule may conclude anything from an incomplete graph.</summary>
    public string? Incomplete { get; }

    // Rules ask the same of every construct of a large application, so that each question must be answered by a look-up. Made when first asked for.
    private Dictionary<string, List<Construct>>? _byType;
    private ILookup<string, Call>? _byMethod;
    private ILookup<SyntaxNode, Construct>? _bySyntax;
    private ILookup<SyntaxNode, Call>? _callsBySyntax;
    private ILookup<SyntaxNode, Construct>? _byProps;
    private Dictionary<ISymbol, List<Construct>>? _byMember;
    private Dictionary<SyntaxNode, int>? _lastMadeAt;
    private ILookup<Construct, (Token, SyntaxNode)>? _tokens;

    /// <summary>Objects that are of the class or interface, in the order of execution.</summary>
    public IReadOnlyList<Construct> OfType(string metadataName)
    {
        if (_byType is null)
        {
            var byType = new Dictionary<string, List<Construct>>(StringComparer.Ordinal);
            foreach (var c in Constructs)
                foreach (var name in c.Names)
                    Under(byType, name).Add(c);

            _byType = byType;
        }

        return _byType.TryGetValue(metadataName, out var all) ? all : [];
    }

    public IEnumerable<Construct> OfType(params string[] metadataNames) => metadataNames.SelectMany(OfType).Distinct().OrderBy(static c => c.Ordinal);

    /// <summary>Calls of any object's member of that name.</summary>
    public IEnumerable<Call> CallsOf(string method) => (_byMethod ??= Calls.ToLookup(static c => c.Method, StringComparer.Ordinal))[method];

    /// <summary>Objects that an expression makes: several when it runs several times.</summary>
    public IEnumerable<Construct> MadeAt(SyntaxNode syntax) => (_bySyntax ??= Constructs.Where(static c => c.Syntax is not null).ToLookup(static c => c.Syntax!))[syntax];

    /// <summary>Objects that got the props object that an expression makes.</summary>
    public IEnumerable<Construct> MadeWith(SyntaxNode props) =>
        (_byProps ??= Constructs.Where(static c => c.Props?.Creation is not null).ToLookup(static c => c.Props!.Creation!))[props];

    /// <summary>Objects one of whose properties was made by a creation expression: several when a variable holds it.</summary>
    public IReadOnlyList<Construct> MadeWithInner(SyntaxNode creation)
    {
        if (_byInner is null)
        {
            var byInner = new Dictionary<SyntaxNode, List<Construct>>();
            foreach (var c in Constructs)
            {
                if (c.Props is not { } props) continue;
                foreach (var prop in props.Props)
                {
                    if (prop.Value is not Struct { Creation: { } inner }) continue;
                    var list = Under(byInner, inner);
                    if (list.Count == 0 || !ReferenceEquals(list[list.Count - 1], c)) list.Add(c);
                }
            }

            _byInner = byInner;
        }

        return _byInner.TryGetValue(creation, out var all) ? all : [];
    }

    private Dictionary<SyntaxNode, List<Construct>>? _byInner;

    /// <summary>Objects that a field or property of user code held.</summary>
    public IReadOnlyList<Construct> HeldBy(ISymbol member)
    {
        if (_byMember is null)
        {
            var byMember = new Dictionary<ISymbol, List<Construct>>(SymbolEqualityComparer.Default);
            foreach (var c in Constructs)
                foreach (var symbol in c.Symbols)
                    if (symbol is IFieldSymbol or IPropertySymbol)
                        Under(byMember, symbol).Add(c);

            _byMember = byMember;
        }

        return _byMember.TryGetValue(member, out var all) ? all : [];
    }

    private static List<Construct> Under<TKey>(Dictionary<TKey, List<Construct>> all, TKey key) where TKey : notnull
    {
        if (!all.TryGetValue(key, out var list)) all[key] = list = [];
        return list;
    }

    /// <summary>The L1 construct behind an L2 construct, when user code reached for it through its node.</summary>
    public Construct? L1Of(Construct construct)
    {
        if (_defaultChildren is null)
        {
            var children = new Dictionary<Construct, Construct>();
            foreach (var c in Constructs)
                if (c is { Via: "DefaultChild", Owner: { Via: "Node", Owner: { } made } } && !children.ContainsKey(made))
                    children.Add(made, c);
            _defaultChildren = children;
        }

        return _defaultChildren.TryGetValue(construct, out var child) ? child : null;
    }

    private Dictionary<Construct, Construct>? _defaultChildren;

    /// <summary>Is something made at or inside the node, directly or by what is called there, no earlier than a position in the order of execution?</summary>
    public bool MakesInside(SyntaxNode node, int ordinal)
    {
        if (_lastMadeAt is null)
        {
            var last = new Dictionary<SyntaxNode, int>();
            foreach (var c in Constructs)
            {
                if (c.Syntax is not null) last[c.Syntax] = c.Ordinal;
                foreach (var site in c.CallSites) last[site] = c.Ordinal;
            }

            _lastMadeAt = last;
        }

        return node.DescendantNodesAndSelf().Any(n => _lastMadeAt.TryGetValue(n, out var made) && made >= ordinal);
    }

    public IEnumerable<Call> CallsAt(SyntaxNode syntax) => (_callsBySyntax ??= Calls.ToLookup(static c => c.Syntax))[syntax];

    /// <summary>Calls on the object itself.</summary>
    public IEnumerable<Call> CallsOn(Construct construct) => _callsOn[construct];

    /// <summary>Calls on a member of the object: <c>CallsOn(listener, "Connections")</c>.</summary>
    public IEnumerable<Call> CallsOn(Construct construct, string member) =>
        MembersOf(construct).Where(m => m.Via == member).SelectMany(CallsOn);

    public IEnumerable<Write> WritesTo(Construct construct) => _writesTo[construct];

    /// <summary>Objects got from the construct: its members and what its methods returned.</summary>
    public IEnumerable<Construct> MembersOf(Construct construct) => _membersOf[construct];

    /// <summary>Where values that CloudFormation determines of a construct are used, with the place of use.</summary>
    public IEnumerable<(Token Token, SyntaxNode Syntax)> TokensOf(Construct construct) => (_tokens ??= Tokens().ToLookup(static t => t.Item1.Owner))[construct];

    private IEnumerable<(Token, SyntaxNode)> Tokens()
    {
        var uses = Constructs.SelectMany(static c => c.Arguments.Select(a => (a, c.Syntax))).Concat(Calls.SelectMany(static c => c.Arguments.Select(a => (a, (SyntaxNode?)c.Syntax))));
        foreach (var (argument, syntax) in uses)
        {
            if (argument.Value is Struct s)
            {
                foreach (var prop in s.Props)
                    if ((prop.Edit ?? syntax) is { } place)
                        foreach (var token in TokensIn(prop.Value))
                            yield return (token, place);
            }
            else if ((argument.Syntax ?? syntax) is { } place)
            {
                foreach (var token in TokensIn(argument.Value))
                    yield return (token, place);
            }
        }
    }

    /// <summary>The tokens in a value, however deep.</summary>
    public static IReadOnlyList<Token> TokensIn(Value value)
    {
        List<Token>? tokens = null;
        Collect(value, ref tokens);
        return tokens ?? (IReadOnlyList<Token>)[];
    }

    private static void Collect(Value value, ref List<Token>? tokens)
    {
        switch (value)
        {
            case Token token:
                (tokens ??= []).Add(token);
                break;
            case Text text:
                foreach (var part in text.Parts) Collect(part, ref tokens);
                break;
            case Items items:
                foreach (var element in items.Elements) Collect(element, ref tokens);
                break;
            case Map map:
                foreach (var entry in map.Entries) Collect(entry.Value, ref tokens);
                break;
            case Struct s:
                foreach (var prop in s.Props) Collect(prop.Value, ref tokens);
                break;
            case OneOf one:
                foreach (var choice in one.Choices) Collect(choice, ref tokens);
                break;
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var c in Constructs)
        {
            text.Append(c.ShortType).Append(' ').Append(c.Name);
            if (c.Origin != ConstructOrigin.Created) text.Append(" (").Append(c.Origin).Append(c.Via.Length > 0 ? " " + (c.Owner is { } o ? o.Name + "." : "") + c.Via : "").Append(')');
            if (c.Scope is { } scope) text.Append(" in ").Append(scope.Name);
            foreach (var a in c.Arguments)
                if (a.Name != "scope" && a.Name != "id" && !a.Value.IsAbsent)
                    text.Append(' ').Append(a.Name).Append('=').Append(a.Value);
            if (c.Opaque is { } why) text.Append(" !").Append(why);
            text.Append('\n');
            foreach (var call in CallsOn(c))
                text.Append("  .").Append(call.Method).Append('(').Append(string.Join(", ", call.Arguments.Where(static a => !a.Value.IsAbsent).Select(static a => a.Name + "=" + a.Value))).Append(")\n");
            foreach (var write in WritesTo(c))
                text.Append("  .").Append(write.Member).Append(" = ").Append(write.Value).Append('\n');
        }

        if (Incomplete is not null) text.Append("incomplete: ").Append(Incomplete).Append('\n');
        return text.ToString();
    }
}

/// <summary>
/// Context that code sets. CDK lets cdk.json and the command line win over <c>AppProps.Context</c>, and <c>AppProps.PostCliContext</c> and <c>Node.SetContext</c> over both.
/// </summary>
/// <param name="IsWhole">False when keys may be set that can't be read.</param>
internal sealed record ContextInCode(ImmutableDictionary<string, Value> BeforeFile, ImmutableDictionary<string, Value> AfterFile, bool IsWhole)
{
    public static readonly ContextInCode None = new(ImmutableDictionary<string, Value>.Empty, ImmutableDictionary<string, Value>.Empty, true);
}
