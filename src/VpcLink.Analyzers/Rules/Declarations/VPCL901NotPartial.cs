using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Rules.Declarations;

/// <summary>Why: a generator adds files and changes none, so the type's other part must be allowed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL901NotPartial() : DeclarationRule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL901", Area.Declarations, DiagnosticSeverity.Error,
        "Type with a declared pattern is not partial",
        "'{0}' declares a pattern, so it must be partial for the members to be generated into it", fix: true);

    internal override IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk)
    {
        if (declaration.IsPartial || Place(declaration.Pattern.Attribute, "") is not { } place) yield break;
        var parts = declaration.Type.DeclaringSyntaxReferences.Where(static r => !DeclarationParser.IsGenerated(r.SyntaxTree)).Select(static r => r.GetSyntax())
            .OfType<TypeDeclarationSyntax>().Where(static p => !p.Modifiers.Any(SyntaxKind.PartialKeyword));
        yield return Finding.At(Info, place, declaration.Type.Name).With(new Fix("Make the type partial", parts.Select(static p => Edit.AddModifier(p, "partial")).ToImmutableArray()));
    }
}
