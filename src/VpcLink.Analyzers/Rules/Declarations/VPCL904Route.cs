using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Rules.Declarations;

/// <summary>Why: API Gateway takes a method and a path of a certain form, and each of them once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL904Route() : DeclarationRule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL904", Area.Declarations, DiagnosticSeverity.Error,
        "Route that can't be declared",
        "This can't be a route of the API: {0}");

    internal override IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk)
    {
        foreach (var route in declaration.Routes)
            if (route.Error is not null && Place(route.Attribute, null) is { } place)
                yield return Finding.At(Info, place, route.Error).Also(route.Other is { } other ? Place(other, null) : null);
    }
}
