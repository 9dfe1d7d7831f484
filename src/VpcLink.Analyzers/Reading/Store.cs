using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

/// <summary>A place that holds a value: a local of a frame, a member of an object.</summary>
internal readonly struct Cell(object owner, object member) : IEquatable<Cell>
{
    public object Owner { get; } = owner;

    /// <summary>A symbol; for what belongs to the CDK its name, since a class and its interface declare the same property.</summary>
    public object Member { get; } = member;

    public bool Equals(Cell other) => ReferenceEquals(Owner, other.Owner) && (ReferenceEquals(Member, other.Member) || Member.Equals(other.Member));

    public override bool Equals(object? obj) => obj is Cell other && Equals(other);

    // An owner has few members of one kind: their whole names need not take part. A symbol's own hash asks for its containing symbols and its syntax.
    public override int GetHashCode() => Owner.GetHashCode() * 397 ^ (Member is string name ? Rough(name) : Member is ISymbol symbol ? Rough(symbol.Name) : Member.GetHashCode());

    private static int Rough(string name) => name.Length == 0 ? 0 : (name.Length * 31 + name[0]) * 31 + name[name.Length - 1];
}

/// <summary>
/// What every cell holds at one point of execution. Branches fork a store and the join writes back only what they changed,
/// so that a branch costs what it touches and not what the application holds.
/// </summary>
internal sealed class Store(Store? parent)
{
    private static readonly Dictionary<Cell, Value> Nothing = [];

    private Dictionary<Cell, Value>? _delta;

    public Store? Parent { get; } = parent;

    public Value? Find(Cell cell)
    {
        for (var s = this; s is not null; s = s.Parent)
            if (s._delta is { } delta && delta.TryGetValue(cell, out var value))
                return value;
        return null;
    }

    public void Set(Cell cell, Value value)
    {
        (_delta ??= [])[cell] = value;
        if (cell.Owner is HeapObject o && !o.Members.Contains(cell.Member)) o.Members.Add(cell.Member);
    }

    /// <summary>Nobody can ask for the cell any more.</summary>
    public void Forget(Cell cell) => _delta?.Remove(cell);

    /// <summary>Nobody can ask for what the object holds any more.</summary>
    public void Forget(HeapObject o)
    {
        if (_delta is not null)
            foreach (var member in o.Members)
                _delta.Remove(new Cell(o, member));
    }

    /// <summary>What changed since <paramref name="ancestor"/>. Nothing may be written into this store afterwards.</summary>
    public IReadOnlyDictionary<Cell, Value> ChangesSince(Store ancestor)
    {
        if (ReferenceEquals(this, ancestor)) return Nothing;
        if (ReferenceEquals(Parent, ancestor)) return _delta ?? Nothing;
        Dictionary<Cell, Value>? changes = null;
        for (var s = this; s is not null && !ReferenceEquals(s, ancestor); s = s.Parent)
        {
            if (s._delta is not { } delta) continue;
            if (changes is null)
            {
                changes = new Dictionary<Cell, Value>(delta);
                continue;
            }

            foreach (var entry in delta)
                if (!changes.ContainsKey(entry.Key))
                    changes.Add(entry.Key, entry.Value);
        }

        return changes ?? Nothing;
    }

    /// <summary>Writes into this store what holds after one of several ways was taken.</summary>
    /// <param name="ended">The activation that all ways leave: its locals are forgotten unless a delegate still sees them.</param>
    /// <param name="parting">When the ways parted, in the order of execution, where none of them met another since: what was made later is there on one way only.</param>
    public void Join(List<IReadOnlyDictionary<Cell, Value>> ways, Frame? ended = null, int parting = int.MaxValue)
    {
        if (ways.Count == 1)
        {
            var way = (Dictionary<Cell, Value>)ways[0];
            if (way.Count == 0) return;
            // What only an activation leaves behind belongs to nobody else. The smaller goes into the larger, or it would be copied at every level that returns.
            if (ended is not null && way.Count > (_delta?.Count ?? 0))
            {
                foreach (var cell in way.Keys.Where(c => !ended.Keeps(c)).ToArray()) way.Remove(cell);
                if (_delta is not null)
                    foreach (var entry in _delta)
                        if (!way.ContainsKey(entry.Key))
                            way.Add(entry.Key, entry.Value);
                _delta = way;
                return;
            }

            _delta ??= [];
            foreach (var entry in way)
                if (ended is null || ended.Keeps(entry.Key))
                    _delta[entry.Key] = entry.Value;
            return;
        }

        var cells = new HashSet<Cell>();
        foreach (var way in ways)
            foreach (var cell in way.Keys)
                if (ended is null || ended.Keeps(cell))
                    cells.Add(cell);
        foreach (var cell in cells)
        {
            Value? joined = null;
            var isOlder = (cell.Owner switch { HeapObject { IsOpaque: false } o => o.Birth, Model.Construct { Origin: ConstructOrigin.Created } c => c.Ordinal, _ => 0 }) < parting;
            foreach (var way in ways)
            {
                var value = way.TryGetValue(cell, out var v) ? v : isOlder ? Before(cell) : null;
                if (value is null) continue;
                joined = joined is null ? value : Either(joined, value);
            }

            if (joined is not null) (_delta ??= [])[cell] = joined;
        }
    }

    private static Value Either(Value a, Value b)
    {
        if (a is not Assigned && b is not Assigned) return Value.Either(a, b);
        var (x, y) = (a as Assigned, b as Assigned);
        return new Assigned(Value.Either(x?.Inner ?? a, y?.Inner ?? b), x?.Written ?? y?.Written);
    }

    /// <summary>What a cell holds here; null only for a local, which the compiler lets nobody read before it is assigned.</summary>
    public Value? Before(Cell cell) => Find(cell) ?? Initial(cell) ?? cell.Owner switch
    {
        HeapObject o => o.IsRevealed && o.Revealed.TryGetValue(cell.Member, out var revealed) ? revealed : new Unknown("a member that was not read yet"),
        Model.Construct => new Unknown("what the CDK made of it"),
        _ => null,
    };

    /// <summary>What a cell of an object holds before anything is assigned; null for locals and for what was never read.</summary>
    public static Value? Initial(Cell cell) => cell.Owner switch
    {
        HeapObject { IsOpaque: false, Kind: HeapKind.Struct or HeapKind.Instance } when cell.Member is string => Value.Absent,
        HeapObject { IsOpaque: false } => cell.Member switch
        {
            IFieldSymbol f => DefaultOf(f.Type),
            IPropertySymbol p => DefaultOf(p.Type),
            _ => null,
        },
        _ => null,
    };

    public static Value DefaultOf(ITypeSymbol type) => type switch
    {
        { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => Value.Null,
        { SpecialType: SpecialType.System_Boolean } => Value.False,
        { SpecialType: SpecialType.System_Int32 } => new Known(0),
        { SpecialType: SpecialType.System_Double } => new Known(0d),
        { SpecialType: SpecialType.System_Int64 } => new Known(0L),
        { TypeKind: TypeKind.Enum } when type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(static f => f.HasConstantValue && System.Convert.ToDecimal(f.ConstantValue, System.Globalization.CultureInfo.InvariantCulture) == 0) is { } zero =>
            new EnumMember(Model.Construct.MetadataName((INamedTypeSymbol)type), zero.Name),
        _ => new Unknown("default of " + type.Name),
    };
}

internal enum HeapKind { Instance, Struct, List, Map }

/// <summary>An object of user code, or a mutable value on its way into the CDK.</summary>
internal sealed class HeapObject(HeapKind kind, ITypeSymbol? type, SyntaxNode? creation)
{
    public HeapKind Kind { get; } = kind;
    public ITypeSymbol? Type { get; } = type;
    public SyntaxNode? Creation { get; } = creation;

    /// <summary>When it was made, in the order of execution.</summary>
    public int Birth { get; init; }

    public override int GetHashCode() => Birth;

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>The object of the CDK that this instance is, when its class derives from one.</summary>
    public Construct? Construct { get; set; }

    /// <summary>It came from where nothing can be read: its members exist but are unknown.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>It was handed to code that may change it.</summary>
    public bool Escaped { get; set; }

    /// <summary>Makes what the object stands for when somebody asks for it: a <see cref="Lazy{T}"/>, a query that was not enumerated yet.</summary>
    public Func<Value>? Later { get; init; }

    /// <summary>Members of an opaque object keep their identity between reads.</summary>
    public Dictionary<object, Value> Revealed
    {
        get => _revealed ??= [];
        init => _revealed = value;
    }

    private Dictionary<object, Value>? _revealed;

    /// <summary>Does any member of an opaque object have an identity yet?</summary>
    public bool IsRevealed => _revealed is { Count: > 0 };

    /// <summary>Members that were ever assigned.</summary>
    public List<object> Members { get; } = [];

    /// <summary>Cell of the content of a list or map.</summary>
    public const string Content = "content";
}

/// <summary>A reference to a <see cref="HeapObject"/>; never leaves reading.</summary>
internal sealed record Heap(HeapObject Object) : Value
{
    public bool Equals(Heap? other) => other is not null && ReferenceEquals(Object, other.Object);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Object);
    protected override string Print() => "object";
}

/// <summary>A property of a struct together with the assignment that set it; never leaves reading.</summary>
internal sealed record Assigned(Value Inner, SyntaxNode? Written) : Value
{
    protected override string Print() => Inner.ToString();
}

/// <summary>A lambda, local function or method group; never leaves reading.</summary>
internal sealed record Callable(IMethodSymbol Method, IOperation? Body, Frame? Captured, Value? Receiver) : Value
{
    public bool Equals(Callable? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
    protected override string Print() => "delegate";
}

/// <summary>Delegates combined by <c>+=</c>, invoked one after the other.</summary>
internal sealed record Multicast(ImmutableArray<Value> Targets) : Value
{
    public bool Equals(Multicast? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => Targets.Length;
    protected override string Print() => "delegates";
}

/// <summary>One activation of a method, lambda or accessor.</summary>
internal sealed class Frame(ISymbol? member, Value? self, Frame? lexicalParent, Frame? caller, SyntaxNode? callSite)
{
    public ISymbol? Member { get; } = member;
    public Value? Self { get; } = self;
    public Frame? LexicalParent { get; } = lexicalParent;
    public Frame? Caller { get; } = caller;
    public SyntaxNode? CallSite { get; } = callSite;

    /// <summary>Under which conditions it began.</summary>
    public PathCondition Path { get; set; } = PathCondition.Always;

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>Where `return` goes: the changes on each way out and the value returned.</summary>
    public Jump Return { get; set; } = null!;

    private ImmutableArray<SyntaxNode> _sites;

    /// <summary>The calls that led here, innermost first.</summary>
    public ImmutableArray<SyntaxNode> Sites
    {
        get
        {
            if (!_sites.IsDefault) return _sites;
            var outer = Caller is null ? ImmutableArray<SyntaxNode>.Empty : Caller.Sites;
            return _sites = CallSite is null ? outer : outer.Insert(0, CallSite);
        }
    }

    /// <summary>A delegate made here may outlive the activation.</summary>
    public bool IsCaptured { get; private set; }

    /// <summary>What an iterator yielded so far; null when it yielded nothing.</summary>
    public List<Value>? Yields { get; set; }

    /// <summary>Some of what it yields depends on a condition or comes from a loop.</summary>
    public bool YieldsMore { get; set; }

    public void Capture()
    {
        for (var f = this; f is { IsCaptured: false }; f = f.LexicalParent) f.IsCaptured = true;
    }

    /// <summary>Does what the cell holds still count once the activation has ended?</summary>
    public bool Keeps(Cell cell) => !ReferenceEquals(cell.Owner, this) || IsCaptured || cell.Member is IParameterSymbol { RefKind: RefKind.Out or RefKind.Ref };

    public bool IsActive(ISymbol member, int times)
    {
        for (var f = this; f is not null; f = f.Caller)
            if (SymbolEqualityComparer.Default.Equals(f.Member, member) && --times == 0)
                return true;
        return false;
    }
}

/// <summary>A target that abrupt statements (return, break, continue) go to, with the state each of them brings along.</summary>
internal sealed class Jump(Store origin)
{
    public Store Origin { get; } = origin;
    public List<IReadOnlyDictionary<Cell, Value>> Ways { get; } = [];
    public Value? Result { get; set; }
}
