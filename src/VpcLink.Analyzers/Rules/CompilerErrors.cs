using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Common;

namespace VpcLinkAnalyzers.Rules;

/// <summary>
/// Where the compiler reports errors, asked only of members that hold a finding. Code that does not compile is code that is being typed: what it will say is not known yet.
/// </summary>
internal static class CompilerErrors
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, ImmutableArray<TextSpan>>> Known = new();

    // The errors that the rules on declarations explain stand where those rules report: a part that is not partial, members that generation adds to the type's own.
    private static bool IsExplained(string id) => id is "CS0260" or "CS0102" or "CS0111";

    /// <summary>
    /// Is there an error inside a place, or in what the call, creation or attribute names and is given that the place is an argument or a property of?
    /// </summary>
    public static bool Touch(SyntaxNode place, Compilation compilation, CancellationToken cancellation)
    {
        var errors = Of(place, compilation, cancellation);
        if (errors.IsEmpty) return false;
        var head = place.Parent?.FirstAncestorOrSelf<SyntaxNode>(static n => n is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax or AttributeSyntax or StatementSyntax or MemberDeclarationSyntax);
        foreach (var error in errors)
            if (place.Span.Contains(error) || head switch
                {
                    BaseObjectCreationExpressionSyntax c => c.ArgumentList?.Span.Contains(error) == true || c is ObjectCreationExpressionSyntax named && named.Type.Span.Contains(error),
                    InvocationExpressionSyntax or AttributeSyntax => head.Span.Contains(error),
                    _ => false,
                })
                return true;
        return false;
    }

    private static ImmutableArray<TextSpan> Of(SyntaxNode place, Compilation compilation, CancellationToken cancellation)
    {
        var member = place.FirstAncestorOrSelf<SyntaxNode>(static n => n is GlobalStatementSyntax ? false : n is MemberDeclarationSyntax or CompilationUnitSyntax) ?? place;
        var known = Known.GetValue(compilation, static _ => new ConcurrentDictionary<SyntaxNode, ImmutableArray<TextSpan>>());
        if (known.TryGetValue(member, out var errors)) return errors;
        // The compiler has bound the member on its way, and found nothing that can't be.
        if (BoundCode.Of(compilation, cancellation).Binds(member, cancellation)) return known.GetOrAdd(member, ImmutableArray<TextSpan>.Empty);
        // A type may be long; of it only what stands in the place matters.
        var span = member is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or CompilationUnitSyntax ? (place.FirstAncestorOrSelf<AttributeSyntax>() ?? place).Span : member.Span;
        errors = SemanticModels.Of(compilation, member.SyntaxTree).GetDiagnostics(span, cancellation)
            .Where(static d => d.Severity == DiagnosticSeverity.Error && !IsExplained(d.Id)).Select(static d => d.Location.SourceSpan).ToImmutableArray();
        return span == member.Span ? known.GetOrAdd(member, errors) : errors;
    }
}
