using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Model;

/// <summary>How the program came by an object of the CDK.</summary>
internal enum ConstructOrigin
{
    /// <summary><c>new X(…)</c>.</summary>
    Created,

    /// <summary>A static factory or static property: <c>Vpc.FromLookup(…)</c>, <c>Port.Tcp(80)</c>.</summary>
    Factory,

    /// <summary>A property of another object: <c>service.Listener</c>.</summary>
    Member,

    /// <summary>The result of a method of another object: <c>alb.AddListener(…)</c>.</summary>
    Returned,

    /// <summary>It came from outside what can be read: a parameter nobody binds, another assembly.</summary>
    External,
}

/// <summary>
/// An object of the CDK that the program makes or gets: a construct proper, or one of the library's other classes (integrations, peers, durations).
/// </summary>
internal sealed class Construct
{
    private INamedTypeSymbol _symbol;

    public Construct(int ordinal, INamedTypeSymbol type, ConstructOrigin origin, SyntaxNode? syntax)
    {
        Ordinal = ordinal;
        _symbol = type;
        Origin = origin;
        Syntax = syntax;
    }

    /// <summary>Position in the order of execution, unique in its graph.</summary>
    public int Ordinal { get; }

    public ConstructOrigin Origin { get; }

    /// <summary>The expression that made it, null when external.</summary>
    public SyntaxNode? Syntax { get; }

    /// <summary>The factory, property or method it came from (<c>FromLookup</c>, <c>Listener</c>, <c>AddListener</c>); empty when created by <c>new</c>.</summary>
    public string Via { get; init; } = "";

    /// <summary>The object whose member it came from.</summary>
    public Construct? Owner { get; init; }

    /// <summary>The calls that led from the program's start to its creation, innermost first.</summary>
    public ImmutableArray<SyntaxNode> CallSites { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    public PathCondition Path { get; init; } = PathCondition.Always;

    /// <summary>Made in a loop that could not be unrolled: it stands for several objects.</summary>
    public bool Many { get; init; }

    public ImmutableArray<Argument> Arguments { get; set; } = ImmutableArray<Argument>.Empty;

    /// <summary>The class of user code that derives from the CDK's class, if any.</summary>
    public INamedTypeSymbol? UserType { get; set; }

    /// <summary>What user code calls it: the variable or member it was first assigned to.</summary>
    public string? Variable { get; set; }

    /// <summary>The variables and members of user code that held it.</summary>
    public IReadOnlyList<ISymbol> Symbols => _symbols;

    private readonly List<ISymbol> _symbols = [];

    public void NamedBy(ISymbol symbol)
    {
        if (Variable is null && symbol is not IParameterSymbol) Variable = symbol.Name;
        if (!_symbols.Contains(symbol, SymbolEqualityComparer.Default)) _symbols.Add(symbol);
    }

    /// <summary>Why what the CDK will make of it can't be read: an aspect, a cast through the tree, a call into another assembly.</summary>
    public string? Opaque { get; set; }

    /// <summary>Metadata name of the nearest class or interface of the CDK.</summary>
    public string Type => Names[0];

    public INamedTypeSymbol Symbol => _symbol;

    private ImmutableArray<string> _names;

    /// <summary>Metadata names of its class, the class's bases and interfaces, the class first.</summary>
    public ImmutableArray<string> Names
    {
        get
        {
            if (_names.IsDefault) _names = Lineage(_symbol);
            return _names;
        }
    }

    /// <summary>Is it, by class or interface, a <paramref name="metadataName"/>?</summary>
    public bool Is(string metadataName)
    {
        // All begin with the CDK's namespace; they differ at the end.
        foreach (var name in Names)
            if (name.Length == metadataName.Length && name[name.Length - 1] == metadataName[metadataName.Length - 1] && string.Equals(name, metadataName, StringComparison.Ordinal))
                return true;
        return false;
    }

    public bool Is(string oneName, string orOther) => Is(oneName) || Is(orOther);

    public bool IsAny(string[] metadataNames) => metadataNames.Any(Is);

    /// <summary>A cast tells more of the type than the member's declaration does.</summary>
    public void Narrow(INamedTypeSymbol type)
    {
        if (Lineage(type).Contains(Type) || Origin is ConstructOrigin.Member or ConstructOrigin.Returned && Type is "Constructs.IConstruct" or "Amazon.CDK.CfnResource")
        {
            _symbol = type;
            _names = default;
        }
    }

    private sealed record Lines(ImmutableArray<string> Names);

    // The names of a type belong to its symbol and go with it.
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<INamedTypeSymbol, Lines> Lineages = new();

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<INamespaceSymbol, string> Namespaces = new();

    private static ImmutableArray<string> Lineage(INamedTypeSymbol symbol) => Lineages.GetValue(symbol, static s => new Lines(LineageOf(s))).Names;

    private static ImmutableArray<string> LineageOf(INamedTypeSymbol symbol)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var t = symbol; t is not null && t.SpecialType != SpecialType.System_Object; t = t.BaseType) names.Add(NameOf(t));
        foreach (var i in symbol.AllInterfaces) names.Add(NameOf(i));
        if (names.Count == 0) names.Add(NameOf(symbol));
        return names.ToImmutable();
    }

    /// <summary>Namespace and name as in metadata, nested types with a plus sign.</summary>
    public static string MetadataName(INamedTypeSymbol symbol) => Lineage(symbol)[0];

    private static string NameOf(INamedTypeSymbol symbol) =>
        symbol.ContainingType is { } outer ? NameOf(outer) + "+" + symbol.MetadataName
        : symbol.ContainingNamespace is { IsGlobalNamespace: false } ns ? Namespaces.GetValue(ns, static n => n.ToDisplayString()) + "." + symbol.MetadataName
        : symbol.MetadataName;

    public override int GetHashCode() => Ordinal;

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>The argument bound to the parameter of that name, Absent when it was left out.</summary>
    public Value Argument(string name)
    {
        foreach (var a in Arguments)
            if (a.Name == name)
                return a.Value;
        return Value.Absent;
    }

    /// <summary>
    /// The struct argument (CDK calls it props, options or attrs). Absent when none is passed and CDK's defaults apply,
    /// Unknown when what is passed can't be read.
    /// </summary>
    public Value PropsArgument
    {
        get
        {
            foreach (var a in Arguments)
                if (a.IsStruct)
                    return a.Value;
            return Origin is ConstructOrigin.Created or ConstructOrigin.Factory or ConstructOrigin.Returned ? Value.Absent : _notRead ??= new Unknown("what " + Name + " was made with");
        }
    }

    private Unknown? _notRead;

    public Struct? Props => PropsArgument as Struct;

    public Construct? Scope => Argument("scope").AsConstruct;

    /// <summary>The id given at creation, null when it is no constant.</summary>
    public string? Id => Argument("id").AsString;

    /// <summary>A short name for messages: the user's variable, else the construct id, else the type.</summary>
    public string Name => Variable ?? Id ?? (Owner is { } o && Via.Length > 0 ? o.Name + "." + Via : null) ?? ShortType;

    public string ShortType => Type.Substring(Type.LastIndexOfAny(['.', '+']) + 1);

    public override string ToString() => $"#{Ordinal} {ShortType} {Name}";
}

/// <summary>An argument as it was when the call crossed into the CDK.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="IsStruct">The parameter is a jsii struct.</param>
internal sealed record Argument(string Name, Value Value, SyntaxNode? Syntax, bool IsStruct);

/// <summary>A call of a CDK member on an object of the CDK.</summary>
internal sealed class Call
{
    public Call(Construct receiver, string method, ImmutableArray<Argument> arguments, SyntaxNode syntax)
    {
        Receiver = receiver;
        Method = method;
        Arguments = arguments;
        Syntax = syntax;
    }

    public Construct Receiver { get; }
    public string Method { get; }
    public ImmutableArray<Argument> Arguments { get; }
    public SyntaxNode Syntax { get; }

    /// <summary>The object that the call returned, if it is one of the CDK's.</summary>
    public Construct? Result { get; set; }

    public PathCondition Path { get; init; } = PathCondition.Always;

    /// <summary>The receiver is one of several.</summary>
    public bool May { get; init; }

    public ImmutableArray<SyntaxNode> CallSites { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    public int Ordinal { get; init; }

    public Value Argument(string name)
    {
        foreach (var a in Arguments)
            if (a.Name == name)
                return a.Value;
        return Value.Absent;
    }

    public Value PropsArgument
    {
        get
        {
            foreach (var a in Arguments)
                if (a.IsStruct)
                    return a.Value;
            return Value.Absent;
        }
    }

    public Struct? Props => PropsArgument as Struct;
}

/// <summary>An assignment to a property of an object of the CDK after its creation.</summary>
internal sealed record Write(Construct Receiver, string Member, Value Value, SyntaxNode Syntax, PathCondition Path, bool May);

/// <summary>Which arms of which undetermined conditions lead here.</summary>
internal sealed class PathCondition
{
    public static readonly PathCondition Always = new(null, new object(), 0);

    private readonly PathCondition? _outer;
    private readonly object _condition;
    private readonly int _arm;

    private PathCondition(PathCondition? outer, object condition, int arm)
    {
        _outer = outer;
        _condition = condition;
        _arm = arm;
    }

    public PathCondition And(object condition, int arm) => new(this, condition, arm);

    public bool IsAlways => _outer is null;

    /// <summary>The arm already taken on the way here, or null.</summary>
    public int? ArmOf(object condition)
    {
        for (var p = this; p._outer is not null; p = p._outer)
            if (ReferenceEquals(p._condition, condition))
                return p._arm;
        return null;
    }

    /// <summary>False when the two lie on different arms of one condition.</summary>
    public bool MayMeet(PathCondition other)
    {
        for (var p = this; p._outer is not null; p = p._outer)
            if (other.ArmOf(p._condition) is { } arm && arm != p._arm)
                return false;
        return true;
    }

    /// <summary>Whenever <paramref name="other"/> is reached, so is this.</summary>
    public bool HoldsWhenever(PathCondition other)
    {
        for (var p = this; p._outer is not null; p = p._outer)
            if (other.ArmOf(p._condition) != p._arm)
                return false;
        return true;
    }
}
