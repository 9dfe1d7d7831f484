using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Generation;

/// <summary>
/// The attributes on one type, read, with what is wrong with them. It lives inside one compilation: the rules judge it, and what generation
/// needs of it goes into a <see cref="PatternSpec"/>.
/// </summary>
internal sealed class Declaration
{
    public Declaration(INamedTypeSymbol type) => Type = type;

    public INamedTypeSymbol Type { get; }

    /// <summary>The pattern attributes in the order they are written; the first one counts.</summary>
    public ImmutableArray<DeclaredPattern> Patterns { get; init; }

    public DeclaredPattern Pattern => Patterns[0];

    public ImmutableArray<DeclaredBackend> Backends { get; init; }

    public ImmutableArray<DeclaredRoute> Routes { get; init; }

    public Subnets Subnets { get; init; }

    public Exposure Exposure { get; init; }

    public Endpoint Endpoint { get; init; }

    public ImmutableArray<string> AllowedCidrs { get; init; } = ImmutableArray<string>.Empty;

    public int TimeoutSeconds { get; init; }

    public BaseKind Base { get; init; }

    public bool DerivesItself { get; init; }

    /// <summary>Is every part of the type declared partial?</summary>
    public bool IsPartial { get; init; }

    /// <summary>Why no members can be added to the type; null when they can.</summary>
    public string? Unplaceable { get; init; }

    /// <summary>Members that generation would add and that the type or its props class already has.</summary>
    public ImmutableArray<TakenMember> Taken { get; init; } = ImmutableArray<TakenMember>.Empty;

    /// <summary>Settings that the pattern can't honour.</summary>
    public ImmutableArray<Misfit> Misfits { get; init; } = ImmutableArray<Misfit>.Empty;

    /// <summary>Names of backends that lead nowhere, and what is meant.</summary>
    public ImmutableArray<Misfit> Dangling { get; init; } = ImmutableArray<Misfit>.Empty;

    public IEnumerable<DeclaredBackend> Unused => Backends.Where(b => b.Name is not null && !Routes.Any(r => r.Backend == b.Name));

    /// <summary>Does a rule report an error, so that creating the construct can't give what was declared?</summary>
    public bool IsBroken => Patterns.Length > 1 || !IsPartial || Unplaceable is not null || !Taken.IsEmpty || !Misfits.IsEmpty || !Dangling.IsEmpty
        || Routes.Any(static r => r.Error is not null) || Backends.Any(static b => b.Name is null);
}

internal sealed record DeclaredPattern(PatternKind Kind, AttributeData Attribute);

/// <param name="Name">The name as given; null when it is no name a member can have.</param>
internal sealed record DeclaredBackend(string? Name, AttributeData Attribute, int Port, int ListenerPort, bool Https, string HealthCheckPath, string? ServerName);

/// <param name="Error">Why the route can't be used; null when it can.</param>
/// <param name="Backend">The backend it leads to; null when there is none.</param>
internal sealed record DeclaredRoute(AttributeData Attribute, string Method, string Path, string? Error, string? Backend, Authorization Authorization)
{
    /// <summary>The route that this one repeats or rules out.</summary>
    public AttributeData? Other { get; init; }
}

/// <summary>A member in the way of a generated one.</summary>
/// <param name="Owner">The type that has it.</param>
internal sealed record TakenMember(string Name, string Owner, ISymbol Existing, bool InProps);

/// <summary>An argument of an attribute that can't stay.</summary>
/// <param name="Argument">The argument's name, null for the first positional one, empty for the whole attribute.</param>
/// <param name="Reason">What is wrong, as the end of a sentence.</param>
/// <param name="Name">The argument that <paramref name="Replacement"/> is for.</param>
/// <param name="Replacement">The code to write instead, empty to remove the argument, null when there is none to offer.</param>
internal sealed record Misfit(AttributeData Attribute, string? Argument, string Reason, string? Name = null, string? Replacement = null);
