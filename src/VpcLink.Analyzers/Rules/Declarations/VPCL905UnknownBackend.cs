using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Rules.Declarations;

/// <summary>Why: a route without a backend answers nothing, and a backend without a route costs a listener that nobody uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL905UnknownBackend() : DeclarationRule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL905", Area.Declarations, DiagnosticSeverity.Error,
        "Route and backend that do not find each other",
        "The route and its backend don't find each other: {0}", fix: true);

    internal override IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk)
    {
        foreach (var dangling in declaration.Dangling)
            if (Place(dangling.Attribute, dangling.Argument) is { } place)
                yield return Finding.At(Info, place, dangling.Reason).With(Mend(dangling));
        // A name that was mistyped in a route is reported there.
        if (!declaration.Dangling.IsEmpty) yield break;
        foreach (var unused in declaration.Unused)
            if (Place(unused.Attribute, null) is { } place)
                yield return Finding.At(Info, place, "no route leads to '" + unused.Name + "'").Lowered(DiagnosticSeverity.Warning)
                    .With(Written(unused.Attribute) is { } written && declaration.Backends.Length > 1 ? Fix.Of("Remove the backend", Edit.Remove(written)) : null);
    }
}
