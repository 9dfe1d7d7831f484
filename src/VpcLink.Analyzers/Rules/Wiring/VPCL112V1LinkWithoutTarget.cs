using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: the L2 allows to add the target later and throws when nothing did. Nothing that can be read does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL112V1LinkWithoutTarget() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL112", Area.Wiring, DiagnosticSeverity.Warning,
        "V1 link without a target",
        "'{0}' is a V1 link that no NLB is given to, so {1}; set {2} to its NLB");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var link in app.Links.Where(static l => l.Version == LinkVersion.V1))
            if (link.Targets is { IsEmpty: true } && link.Prop(link.IsL1 ? "TargetArns" : "Targets").Place(link.Syntax) is { } place)
                yield return Finding.At(Info, place, link.Name, link.IsL1 ? "deployment fails" : "synthesis fails", link.IsL1 ? "TargetArns" : "Targets").Also(link.Syntax);
    }
}
