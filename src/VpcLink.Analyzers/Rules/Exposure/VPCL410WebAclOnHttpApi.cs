using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: AWS WAF protects the stages of REST APIs and not those of HTTP APIs; the deployment fails because of the ARN.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL410WebAclOnHttpApi() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL410", Area.Exposure, DiagnosticSeverity.Error,
        "Web ACL on an HTTP API stage",
        "AWS WAF does not protect HTTP APIs, so the web ACL can't be put on a stage of {0}: put it on a CloudFront distribution in front, on the load balancer, or use a REST API");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var association in WebAclAssociation.All(app))
            if (association.Targets.All(static t => t.Kind == WebAclTargetKind.HttpApi) && association.ResourceArn.Place(association.Syntax) is { } place)
                yield return Finding.At(Info, place, association.Targets[0].Construct is { } api ? "'" + api.Name + "'" : "an HTTP API").Also(association.Syntax);
    }
}
