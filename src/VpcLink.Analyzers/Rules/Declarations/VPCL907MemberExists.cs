using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Rules.Declarations;

/// <summary>Why: two members of one name don't compile, and which of them is meant nobody can say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL907MemberExists() : DeclarationRule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL907", Area.Declarations, DiagnosticSeverity.Error,
        "Member in the way of a generated one",
        "'{0}' would be generated, but {1}; give yours another name");

    internal override IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk)
    {
        foreach (var taken in declaration.Taken)
            if (Place(declaration.Pattern.Attribute, "") is { } place)
                yield return Finding.At(Info, place, taken.Name, SymbolEqualityComparer.Default.Equals(taken.Existing, declaration.Type) ? "the type has that name itself" : "'" + taken.Owner + "' has it already")
                    .Also(taken.Existing.DeclaringSyntaxReferences.Select(static r => (SyntaxNode?)r.GetSyntax()).ToArray());
    }
}
