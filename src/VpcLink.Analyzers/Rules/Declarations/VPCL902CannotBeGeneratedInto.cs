using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Rules.Declarations;

/// <summary>Why: the generated part gives the type its base class and constructor, which not every type can have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL902CannotBeGeneratedInto() : DeclarationRule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL902", Area.Declarations, DiagnosticSeverity.Error,
        "Type that a pattern can't be generated into",
        "No construct can be generated into '{0}': {1}");

    internal override IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk)
    {
        if (declaration.Unplaceable is { } reason && Place(declaration.Pattern.Attribute, "") is { } place)
            yield return Finding.At(Info, place, declaration.Type.Name, reason);
    }
}
