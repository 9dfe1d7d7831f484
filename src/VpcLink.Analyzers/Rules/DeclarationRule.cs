using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules;

/// <summary>
/// A rule about the attributes that declare a pattern. It judges what is declared and not what the program makes, so it works without the CDK too.
/// </summary>
public abstract class DeclarationRule : Rule
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, Entry> Declarations = new();

    // A type without a declaration is remembered as well; the table can't hold null.
    private sealed record Entry(Declaration? Declaration);

    private protected DeclarationRule(DiagnosticDescriptor descriptor) : base(descriptor)
    {
    }

    internal abstract IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk);

    internal sealed override IEnumerable<Finding> Judge(Application app) => [];

    private protected sealed override void Start(CompilationStartAnalysisContext start) => start.RegisterSyntaxNodeAction(node =>
    {
        if (node.Node is not TypeDeclarationSyntax { AttributeLists.Count: > 0 } part || node.ContainingSymbol is not INamedTypeSymbol type) return;
        if (Declarations.GetValue(type, static t => new Entry(DeclarationParser.Parse(t))).Declaration is not { } declaration) return;
        foreach (var finding in Judge(declaration, CdkSymbols.TryCreate(node.Compilation)))
            // The attributes may stand on several parts of the type; each part reports its own.
            if (finding.Location.SyntaxTree == part.SyntaxTree && part.Span.Contains(finding.Location.Span) && !CompilerErrors.Touch(finding.Location, node.Compilation, node.CancellationToken))
                node.ReportDiagnostic(finding.ToDiagnostic());
    }, SyntaxKind.ClassDeclaration, SyntaxKind.RecordDeclaration);

    /// <summary>The attribute as it is written; null when it comes from elsewhere than source.</summary>
    private protected static AttributeSyntax? Written(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    /// <summary>The argument to edit: its value, the whole attribute when it was left out.</summary>
    /// <param name="name">The argument's name, null for the first positional one, empty for the attribute.</param>
    private protected static SyntaxNode? Place(AttributeData attribute, string? name)
    {
        if (Written(attribute) is not { } written) return null;
        if (name is { Length: 0 }) return written;
        return written.ArgumentList?.Arguments.FirstOrDefault(a => name is null ? a.NameEquals is null : a.NameEquals?.Name.Identifier.ValueText == name)?.Expression ?? (SyntaxNode)written;
    }

    /// <summary>Writes, replaces or removes the argument that a misfit says; null when it has nothing better to offer.</summary>
    private protected static Fix? Mend(Misfit misfit)
    {
        if (misfit is not { Name: { } name, Replacement: { } code } || Written(misfit.Attribute) is not { } written) return null;
        if (code.Length > 0) return Fix.Of("Use " + name + " = " + code, Set(written, name, code));
        return written.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name) is { } argument ? Fix.Of("Remove " + name, Edit.Remove(argument)) : null;
    }

    /// <summary>Sets an argument. Of an enum's value that is written out, the member alone is replaced, so that it stays as qualified as it was.</summary>
    private protected static Edit Set(AttributeSyntax attribute, string name, string code)
    {
        if (code.Split('.') is not [var type, var member] || code[0] == '"') return Edit.SetArgument(attribute, name, code);
        return attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression is MemberAccessExpressionSyntax written
            ? Edit.Replace(written.Name, member)
            : Edit.SetArgument(attribute, name, "global::" + PatternAttributeSource.Namespace + "." + type + "." + member);
    }
}
