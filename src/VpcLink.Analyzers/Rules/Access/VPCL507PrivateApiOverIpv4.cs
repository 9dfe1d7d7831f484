using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Why: a private API always answers over IPv4 and IPv6, and the CDK throws for anything else.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL507PrivateApiOverIpv4() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL507", Area.Access, DiagnosticSeverity.Error,
        "Private API restricted to IPv4",
        "'{0}' is a private API, which can only be dual-stack, and asks for IPv4; set the address type to dual-stack or leave it out", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsPrivate != true) continue;
            var type = api.Prop("EndpointConfiguration", "IpAddressType");
            if (!(type.Value.AsEnum == "IPV4" || api.IsL1 && type.Value.AsString == "ipv4") || type.Edit is not { } place) continue;
            yield return Finding.At(Info, place, api.Name).Also(api.EndpointTypesProp.Edit)
                .With(Edits.Set(api.Construct, type, api.Construct.Type + "Props", api.IsL1 ? "\"dualstack\"" : "global::Amazon.CDK.AWS.APIGateway.IpAddressType.DUAL_STACK") is { } edit
                    ? Fix.Of("Make it dual-stack", edit) : null);
        }
    }
}
