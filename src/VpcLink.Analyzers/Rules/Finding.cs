using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Rules;

/// <summary>One mistake: where a person would edit, what to say, what else is involved, and the edits that would mend it.</summary>
internal sealed class Finding
{
    private readonly List<SyntaxNode> _additional = [];
    private readonly List<object?> _arguments = [];

    private Finding(DiagnosticDescriptor descriptor, SyntaxNode location)
    {
        Descriptor = descriptor;
        Location = location;
    }

    public DiagnosticDescriptor Descriptor { get; }

    public SyntaxNode Location { get; }

    /// <summary>The location and the places that take part.</summary>
    public IEnumerable<SyntaxNode> Places => _additional.Prepend(Location);

    public Fix? Fixed { get; private set; }

    public DiagnosticSeverity? Severity { get; private set; }

    /// <summary>A finding at a place; the arguments fill the message.</summary>
    public static Finding At(DiagnosticDescriptor descriptor, SyntaxNode location, params object?[] arguments)
    {
        var finding = new Finding(descriptor, location);
        finding._arguments.AddRange(arguments);
        return finding;
    }

    /// <summary>Other places that take part: listed behind the finding in an editor.</summary>
    public Finding Also(params SyntaxNode?[] places)
    {
        foreach (var place in places)
            if (place is not null && place != Location && !_additional.Contains(place))
                _additional.Add(place);
        return this;
    }

    /// <summary>The edits that mend it; null when they can't be written with what is known.</summary>
    public Finding With(Fix? fix)
    {
        Fixed = fix;
        return this;
    }

    /// <summary>Less certain or less bad than the rule's default severity says.</summary>
    public Finding Lowered(DiagnosticSeverity severity)
    {
        Severity = severity;
        return this;
    }

    public Diagnostic ToDiagnostic()
    {
        var additional = _additional.Select(static n => n.GetLocation());
        var properties = Fixed?.ToProperties() ?? ImmutableDictionary<string, string?>.Empty;
        var arguments = _arguments.ToArray();
        return Severity is { } effective
            ? Diagnostic.Create(Descriptor, Location.GetLocation(), effective, additional, properties, arguments)
            : Diagnostic.Create(Descriptor, Location.GetLocation(), additional, properties, arguments);
    }
}
