using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Why: API Gateway offers mutual TLS on regional custom domains only, never for a private API.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL509PrivateApiWithMutualTls() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL509", Area.Access, DiagnosticSeverity.Error,
        "Mutual TLS on a private API",
        "'{0}' is a private API, and mutual TLS is not available for those; authorize callers in another way, such as IAM");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsPrivate != true) continue;
            foreach (var domain in api.Domains.Where(static d => d.Mtls.Value is Struct))
                yield return Finding.At(Info, domain.Mtls.Edit ?? domain.Syntax, api.Name).Also(api.EndpointTypesProp.Edit, domain.Syntax);
        }
    }
}
