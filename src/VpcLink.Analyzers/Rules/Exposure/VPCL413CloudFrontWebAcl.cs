using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: a web ACL of scope CLOUDFRONT protects distributions, which name it themselves. An association is for regional resources and takes regional web ACLs only.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL413CloudFrontWebAcl() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL413", Area.Exposure, DiagnosticSeverity.Error,
        "CLOUDFRONT web ACL on a regional resource",
        "{0} has the scope CLOUDFRONT and can't be put on a stage or a load balancer, which are regional; make it REGIONAL", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var association in WebAclAssociation.All(app))
            if (association.WebAcl is { Origin: ConstructOrigin.Created } acl)
            {
                var scope = app.Prop(acl, "Scope");
                if (!scope.Value.All(static v => v.AsString == "CLOUDFRONT") || scope.Place(acl.Syntax) is not { } place) continue;
                var isShared = app.Graph.Constructs.Any(c => c.Type != CdkNames.Waf.CfnWebACLAssociation && c.PropsArgument.Mentions(acl)) || app.Graph.Writes.Any(w => w.Value.Mentions(acl));
                var edit = isShared ? null : Edits.Set(acl, scope, acl.Type + "Props", "\"REGIONAL\"");
                yield return Finding.At(Info, place, "'" + acl.Name + "'").Also(association.Syntax, association.WebAclArn.Edit).With(edit is null ? null : Fix.Of("Make the web ACL regional (CloudFormation replaces it)", edit));
            }
            else if (association.WebAclArn is { } arn && arn.Value.All(static v => IsGlobal(v)) && arn.Place(association.Syntax) is { } place)
            {
                yield return Finding.At(Info, place, "This web ACL").Also(association.Syntax);
            }
    }

    private static bool IsGlobal(Value arn) => (arn is Text t ? string.Concat(t.Parts.Select(static p => p.AsString ?? "*")) : arn.AsString) is { } text
        && text.IndexOf(":wafv2:", StringComparison.Ordinal) >= 0 && text.IndexOf(":global/webacl/", StringComparison.Ordinal) >= 0;
}
