using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Rules.Declarations;

/// <summary>Why: what is generated is CDK code; without the library, or with one from before the pattern's classes, none can be written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL908CdkMissing() : DeclarationRule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL908", Area.Declarations, DiagnosticSeverity.Error,
        "Declared pattern without the CDK that it needs",
        "{0} needs {1}");

    internal override IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk)
    {
        if (Place(declaration.Pattern.Attribute, "") is not { } place) yield break;
        var kind = declaration.Pattern.Kind;
        if (cdk is null) yield return Finding.At(Info, place, kind, "a reference to Amazon.CDK.Lib");
        else if (Missing(kind, cdk) is { } member) yield return Finding.At(Info, place, kind, "a newer Amazon.CDK.Lib: the referenced one has no " + member);
    }

    private static string? Missing(PatternKind kind, CdkSymbols cdk) => kind switch
    {
        PatternKind.HttpApiToAlb or PatternKind.HttpApiToNlb or PatternKind.HttpApiToCloudMap => cdk.Has(CdkNames.V2.HttpAlbIntegration) ? null : "HttpAlbIntegration",
        _ => cdk.Has(CdkNames.Elb.NetworkLoadBalancerProps, "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic") ? null : "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
    };
}
