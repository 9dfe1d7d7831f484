using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Model;

/// <summary>
/// What is known of a C# value when it reaches the CDK. Equality is by content; <see cref="Origin"/> does not take part in it.
/// </summary>
internal abstract record Value
{
    /// <summary>
    /// The expression that a person would edit to change this value, when that is not the place where the value is used:
    /// the argument at a call when the value came in through a parameter. Null when the place of use is the place to edit.
    /// </summary>
    public SyntaxNode? Origin { get; init; }

    public virtual bool Equals(Value? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();

    public static readonly Value Absent = new Absent();
    public static readonly Value Null = new Known(null);
    public static readonly Value True = new Known(true);
    public static readonly Value False = new Known(false);

    public bool IsUnknown => this is Unknown || this is OneOf one && one.Alternatives.Any(static a => a.IsUnknown);

    /// <summary>Left out, or set to null, which jsii treats alike.</summary>
    public bool IsAbsent => this is Model.Absent or Known { Constant: null };

    /// <summary>The alternatives that may reach the use; the value itself when there is one.</summary>
    public ImmutableArray<Value> Alternatives => this is OneOf one ? one.Choices : ImmutableArray.Create(this);

    public bool? AsBool => this is Known { Constant: bool b } ? b : null;
    public string? AsString => this is Known { Constant: string s } ? s : null;
    public Construct? AsConstruct => (this as Ref)?.Target;

    public double? AsNumber => this is Known { Constant: { } c } && c is int or long or double or float or short or byte or uint or decimal
        ? Convert.ToDouble(c, CultureInfo.InvariantCulture)
        : null;

    /// <summary>The member name when this is an enum member or a static member that plays that part.</summary>
    public string? AsEnum => (this as EnumMember)?.Member;

    /// <summary>Every alternative satisfies <paramref name="test"/>: the only way a rule may conclude anything.</summary>
    public bool All(Func<Value, bool> test) => Alternatives.All(test);

    /// <summary>Does the value hold the object, or something that CloudFormation determines of it, however deep?</summary>
    public bool Mentions(Construct construct) => Mentions(construct, 0);

    private bool Mentions(Construct construct, int depth) => depth < 6 && this switch
    {
        Ref { Target: var target } => ReferenceEquals(target, construct),
        Token { Owner: var owner } => ReferenceEquals(owner, construct),
        Text text => text.Parts.Any(p => p.Mentions(construct, depth + 1)),
        Items items => items.Elements.Any(e => e.Mentions(construct, depth + 1)),
        Struct s => s.Props.Any(p => p.Value.Mentions(construct, depth + 1)),
        OneOf one => one.Choices.Any(c => c.Mentions(construct, depth + 1)),
        _ => false,
    };

    public static Value Either(Value a, Value b)
    {
        if (ReferenceEquals(a, b) || a.Equals(b)) return a;
        var choices = a.Alternatives.Concat(b.Alternatives).Distinct().ToImmutableArray();
        if (choices.Length == 1) return choices[0];
        return choices.Length > 16 ? Unknown.Hiding("too many possibilities", choices) : new OneOf(choices);
    }

    protected abstract string Print();

    public sealed override string ToString() => Print();
}

/// <summary>A constant: string, bool, number or null.</summary>
internal sealed record Known(object? Constant) : Value
{
    protected override string Print() => Constant switch
    {
        null => "null",
        string s => "\"" + s + "\"",
        bool b => b ? "true" : "false",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => Constant.ToString()!,
    };
}

/// <summary>A member of an enum of the CDK.</summary>
internal sealed record EnumMember(string Type, string Member) : Value
{
    protected override string Print() => Type.Substring(Type.LastIndexOf('.') + 1) + "." + Member;
}

/// <summary>A reference to an object of the CDK that the program makes.</summary>
internal sealed record Ref(Construct Target) : Value
{
    protected override string Print() => Target.Name;
}

/// <summary>A member of a construct whose value CloudFormation determines: <c>alb.LoadBalancerArn</c>.</summary>
internal sealed record Token(Construct Owner, string Member) : Value
{
    protected override string Print() => Owner.Name + "." + Member;
}

/// <summary>A string put together from literals and other values, in order.</summary>
internal sealed record Text(ImmutableArray<Value> Parts) : Value
{
    public bool Equals(Text? other) => other is not null && Parts.SequenceEqual(other.Parts);
    public override int GetHashCode() => Parts.Length;

    /// <summary>The literal text before the first value that is not a literal.</summary>
    public string Prefix => Parts.Length > 0 && Parts[0].AsString is { } s ? s : "";

    protected override string Print() => "$\"" + string.Concat(Parts.Select(static p => p.AsString ?? "{" + p + "}")) + "\"";
}

/// <summary>A jsii struct (props, options) as it was when it crossed into the CDK: structs cross by value.</summary>
/// <param name="Props">What was set, in the order in which it was first set; a struct has few properties.</param>
internal sealed record Struct(string Type, ImmutableArray<Prop> Props, SyntaxNode? Creation) : Value
{
    /// <summary>The value of a property; <see cref="Value.Absent"/> when it was never set.</summary>
    public Value this[string name] => Find(name)?.Value ?? Absent;

    public Prop? Find(string name)
    {
        foreach (var prop in Props)
            if (prop.Name == name)
                return prop;
        return null;
    }

    public bool Equals(Struct? other) => other is not null && Type == other.Type && Props.Length == other.Props.Length
        && Props.All(p => other.Find(p.Name) is { } q && q.Value.Equals(p.Value));

    public override int GetHashCode() => Type.GetHashCode();

    protected override string Print() => "{" + string.Join(", ", Props
        .Where(static p => p.Value is not Model.Absent)
        .OrderBy(static p => p.Name, StringComparer.Ordinal).Select(static p => p.Name + "=" + p.Value)) + "}";
}

/// <summary>An array or list. <paramref name="Complete"/> is false when it may hold more than the items read.</summary>
internal sealed record Items(ImmutableArray<Value> Elements, bool Complete, SyntaxNode? Creation = null) : Value
{
    public bool Equals(Items? other) => other is not null && Complete == other.Complete && Elements.SequenceEqual(other.Elements);
    public override int GetHashCode() => Elements.Length;
    protected override string Print() => "[" + string.Join(", ", Elements) + (Complete ? "]" : ", …]");
}

/// <summary>A dictionary with constant keys. <paramref name="Complete"/> is false when it may hold more.</summary>
internal sealed record Map(ImmutableDictionary<string, Value> Entries, bool Complete, SyntaxNode? Creation = null) : Value
{
    public bool Equals(Map? other) => other is not null && Complete == other.Complete && Entries.Count == other.Entries.Count
        && Entries.All(e => other.Entries.TryGetValue(e.Key, out var v) && v.Equals(e.Value));

    public override int GetHashCode() => Entries.Count;

    protected override string Print() => "{" + string.Join(", ", Entries.OrderBy(static e => e.Key, StringComparer.Ordinal)
        .Select(static e => e.Key + ": " + e.Value)) + (Complete ? "}" : ", …}");
}

/// <summary>One of several values, depending on a condition that reading does not determine.</summary>
internal sealed record OneOf(ImmutableArray<Value> Choices) : Value
{
    public bool Equals(OneOf? other) => other is not null && Choices.Length == other.Choices.Length && Choices.All(c => other.Choices.Contains(c));
    public override int GetHashCode() => Choices.Length;
    protected override string Print() => "(" + string.Join(" | ", Choices) + ")";
}

/// <summary>The property was not set: CDK's default applies.</summary>
internal sealed record Absent : Value
{
    protected override string Print() => "absent";
}

/// <summary>Not determined, and why. Two unknowns are equal only when they are the same read of the same thing.</summary>
internal sealed record Unknown(string Why) : Value
{
    /// <summary>The objects that may be meant; null when none that the program holds can be.</summary>
    public Possibilities? Behind { get; init; }

    /// <summary>An unknown value that may be one of these: what is done to it may be done to any of them.</summary>
    public static Unknown Hiding(string why, IEnumerable<Value> values) => new(why) { Behind = Possibilities.Of(values) };

    public bool Equals(Unknown? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    protected override string Print() => "?" + Why;
}

/// <summary>
/// The objects an unknown value may be. Reading adds to it as a loop goes on; once something was done to the unknown value, it is taken to be done to each.
/// </summary>
internal sealed class Possibilities
{
    private readonly List<Value> _values = [];

    public IReadOnlyList<Value> Values => _values;

    /// <summary>Something was done to the unknown value.</summary>
    public bool IsTouched { get; set; }

    public void Add(Value value)
    {
        if (IsReference(value)) _values.Add(value);
    }

    public static Possibilities? Of(IEnumerable<Value> values)
    {
        Possibilities? all = null;
        foreach (var value in values)
            if (IsReference(value))
                (all ??= new()).Add(value);
        return all;
    }

    private static bool IsReference(Value value) => value is not (Known or EnumMember or Token or Text or Absent or Unknown { Behind: null });
}

/// <summary>A property of a struct: what it is set to and where.</summary>
/// <param name="Written">The assignment (<c>Name = value</c>) in the initializer or statement that set it.</param>
internal sealed record Prop(string Name, Value Value, SyntaxNode? Written)
{
    /// <summary>Where a person would edit: the call's argument when the value came through a parameter, else the assignment.</summary>
    public SyntaxNode? Edit => Value.Origin ?? Written;
}
