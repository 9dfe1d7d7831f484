using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Rules.Declarations;

/// <summary>
/// Why: an internet-facing NLB can be called past the API. An allow list decides who can do so, authorization who can use the front door; without either
/// the backend is public.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL909Unguarded() : DeclarationRule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL909", Area.Declarations, DiagnosticSeverity.Warning,
        "Internet-facing pattern without a guard",
        "The load balancer faces the internet, and {0}", fix: true);

    internal override IEnumerable<Finding> Judge(Declaration declaration, CdkSymbols? cdk)
    {
        if (declaration is not { Pattern.Kind: PatternKind.RestApiToNlb, Exposure: Generation.Exposure.Internet }) yield break;
        var pattern = declaration.Pattern.Attribute;
        var toInternal = Written(pattern) is not { } written ? null : written.ArgumentList?.Arguments.FirstOrDefault(static a => a.NameEquals?.Name.Identifier.ValueText == "AllowedCidrs") is { } list
            ? Fix.Of("Keep it internal", Set(written, "Exposure", "LoadBalancerExposure.Internal"), Edit.Remove(list))
            : Fix.Of("Keep it internal", Set(written, "Exposure", "LoadBalancerExposure.Internal"));
        if (declaration.AllowedCidrs.IsEmpty && Place(pattern, "Exposure") is { } exposure)
            yield return Finding.At(Info, exposure, "AllowedCidrs does not say who may reach it").With(toInternal);
        else if (declaration.AllowedCidrs.Any(static c => c.EndsWith("/0", StringComparison.Ordinal)) && Place(pattern, "AllowedCidrs") is { } cidrs)
            yield return Finding.At(Info, cidrs, "AllowedCidrs lets any address in").With(toInternal);
        foreach (var route in declaration.Routes)
            if (route is { Error: null, Authorization: Authorization.None } && Place(route.Attribute, "Authorization") is { } open)
                yield return Finding.At(Info, open, "anyone may call this route")
                    .With(Written(route.Attribute) is { } attribute ? Fix.Of("Ask for IAM authorization", Set(attribute, "Authorization", "RouteAuthorization.Iam")) : null);
    }
}
