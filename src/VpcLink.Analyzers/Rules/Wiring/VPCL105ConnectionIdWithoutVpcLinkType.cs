using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: the connection type decides whether a link is used, its default is INTERNET, and naming a link does not change it. The request does not take the private way.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL105ConnectionIdWithoutVpcLinkType() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL105", Area.Wiring, DiagnosticSeverity.Error,
        "Connection id on a connection that is not VPC_LINK",
        "'{0}' names a VPC link, but its connection type {1}, so it does not go through the link; set ConnectionType to VPC_LINK", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            var (id, type) = (integration.ConnectionId, integration.ConnectionType);
            if (!id.Value.All(static v => v is Token or Text || !string.IsNullOrEmpty(v.AsString))) continue;
            if (!type.Value.All(static v => v.IsAbsent || Connections.Is(v, Connections.Internet))) continue;
            // Where the integration was given a link too, the CDK writes VPC_LINK.
            if (!integration.VpcLink.Value.IsAbsent && type.Value.IsAbsent || id.Edit is null) continue;
            yield return Finding.At(Info, id.Edit, integration.Name, type.Value.IsAbsent ? "is left out, which means INTERNET" : "is INTERNET")
                .Also(type.Written).With(FixOf(app, integration));
        }
    }

    private static Fix? FixOf(Application app, Integration integration)
    {
        if (!Connections.IsOtherwiseComplete(app, integration, integration.Link)) return null;
        const string title = "Connect through the VPC link";
        if (integration.ConnectionType.Value.IsAbsent && integration.ConnectionId.Written is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } })
            return Edits.After(call, access.Expression + ".AddPropertyOverride(\"Integration.ConnectionType\", \"VPC_LINK\");") is { } insert ? Fix.Of(title, insert) : null;
        return Edits.Set(integration, integration.ConnectionType, Connections.Spell(integration, Connections.VpcLink)) is { } edit ? Fix.Of(title, edit) : null;
    }
}
