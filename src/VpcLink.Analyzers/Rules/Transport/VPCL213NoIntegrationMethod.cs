using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Why: an HTTP integration must say with which method it calls the backend. Only the L2 classes for load balancers and Cloud Map have a default (ANY).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL213NoIntegrationMethod() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL213", Area.Transport, DiagnosticSeverity.Error,
        "Private integration without an integration method",
        "'{0}' does not say with which HTTP method it calls the backend, so {1} fails; set {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            var (l2, cfn, outcome, any) = integration.Form switch
            {
                IntegrationForm.HttpRaw => ("Method", "IntegrationMethod", "deployment", "global::" + CdkNames.V2.HttpMethod + ".ANY"),
                IntegrationForm.HttpL1 => ("", "IntegrationMethod", "deployment", "\"ANY\""),
                IntegrationForm.RestL1 => ("", "IntegrationHttpMethod", "deployment", "\"ANY\""),
                IntegrationForm.Rest => ("IntegrationHttpMethod", "IntegrationHttpMethod", "synthesis", "\"ANY\""),
                _ => ("", "", "", ""),
            };
            if (cfn.Length == 0) continue;
            if (integration.Type.Value is not ({ AsEnum: "HTTP_PROXY" or "HTTP" } or { AsString: "HTTP_PROXY" or "HTTP" })) continue;
            var method = integration.Prop(l2, cfn);
            if (!method.Value.IsAbsent) continue;
            var name = l2.Length > 0 ? l2 : cfn;
            yield return Finding.At(Info, integration.Syntax, integration.Name, outcome, name).With(Mend(integration, method with { Name = name }, any) is { } edit ? Fix.Of("Pass on the caller's method (ANY)", edit) : null);
        }
    }

    private static Edit? Mend(Integration integration, Prop method, string any)
    {
        if (integration.Form != IntegrationForm.RestL1) return Edits.Set(integration.Construct, method, integration.Construct.Type + "Props", any);
        return integration.Construct.Props?["Integration"] is Struct { Creation: { } creation } ? Edit.SetProperty(creation, method.Name, any) : null;
    }
}
