using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Rules.Declarations;

/// <summary>Why: a setting that the pattern can't honour would be dropped in silence, or fail when the stack is deployed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL906Setting() : DeclarationRule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL906", Area.Declarations, DiagnosticSeverity.Error,
        "Setting that the pattern can't honour",
        "{0} can't honour this: {1}", fix: true);

    internal override IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk)
    {
        foreach (var misfit in declaration.Misfits)
            if (Place(misfit.Attribute, misfit.Argument) is { } place)
                yield return Finding.At(Info, place, declaration.Pattern.Kind, misfit.Reason).With(Mend(misfit));
    }
}
