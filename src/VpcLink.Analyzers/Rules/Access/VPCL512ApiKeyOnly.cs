using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Why: an API key names a client for quotas. It is sent in the clear with each request, shared, and never expires; it proves nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL512ApiKeyOnly() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL512", Area.Access, DiagnosticSeverity.Info,
        "API key as the only protection of a private backend",
        "{0} leads to a private backend and asks for an API key only, which is no proof of who calls; add an authorizer");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
            foreach (var use in integration.Uses)
                if (use.Api is { } api && RouteAccess.Of(app, integration, use) is { Kind: AccessKind.ApiKey, Written: { } written })
                    yield return Finding.At(Info, written, "'" + (use.Path.AsString ?? use.HttpMethod.AsString ?? api.Name) + "' of '" + api.Name + "'").Also(use.Syntax);
    }
}
