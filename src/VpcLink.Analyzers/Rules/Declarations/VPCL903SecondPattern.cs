using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Rules.Declarations;

/// <summary>Why: one type is one construct with one API. Two patterns are two types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL903SecondPattern() : DeclarationRule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL903", Area.Declarations, DiagnosticSeverity.Error,
        "More than one pattern on a type",
        "'{0}' is declared as {1} already; declare the second pattern on a type of its own", fix: true);

    internal override IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk)
    {
        foreach (var second in declaration.Patterns.Skip(1))
            if (Written(second.Attribute) is { } written)
                yield return Finding.At(Info, written, declaration.Type.Name, declaration.Pattern.Kind).Also(Written(declaration.Pattern.Attribute))
                    .With(Fix.Of("Remove " + second.Kind, Edit.Remove(written)));
    }
}
