using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Why: a private API that is associated with endpoints gets names of its own in Route 53; without, callers depend on private DNS or must send a Host header.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL517PrivateApiWithoutEndpoints() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL517", Area.Access, DiagnosticSeverity.Info,
        "Private API without VPC endpoints",
        "'{0}' is a private API and is associated with no VPC endpoint, so callers need private DNS or a Host header; list the endpoints in its endpoint configuration");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var api in app.Apis)
        {
            if (api.IsPrivate != true || !(api.VpcEndpoints.Value is { IsAbsent: true } or Items { Complete: true, Elements.IsEmpty: true })) continue;
            if ((api.EndpointTypesProp.Edit ?? api.Syntax) is { } place) yield return Finding.At(Info, place, api.Name);
        }
    }
}
