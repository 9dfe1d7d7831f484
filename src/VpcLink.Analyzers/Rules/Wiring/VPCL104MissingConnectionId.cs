using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: the connection type only says that there is a link; which one is the connection id's to say, and the CDK checks neither in L1 nor in raw integrations.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL104MissingConnectionId() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL104", Area.Wiring, DiagnosticSeverity.Error,
        "VPC_LINK connection without a connection id",
        "'{0}' has the connection type VPC_LINK but no connection id, so deployment fails; set ConnectionId to the id of a VPC link", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            if (integration.Form is not (IntegrationForm.RestL1 or IntegrationForm.HttpL1 or IntegrationForm.HttpRaw or IntegrationForm.Rest or IntegrationForm.RestHttp)) continue;
            var type = integration.ConnectionType;
            if (!type.Value.All(static v => Connections.Is(v, Connections.VpcLink)) || !integration.ConnectionId.Value.All(static v => v.IsAbsent || v.AsString == "")) continue;
            // An L2 REST integration names its link in another property; only where an override set the type is the id missing.
            if (integration.Form is IntegrationForm.Rest or IntegrationForm.RestHttp && (!integration.VpcLink.Value.IsAbsent || type.Value.AsString is null)) continue;
            yield return Finding.At(Info, type.Place(integration.Syntax)!, integration.Name)
                .Also(integration.ConnectionId.Written).With(FixOf(app, integration));
        }
    }

    private static Fix? FixOf(Application app, Integration integration)
    {
        var version = integration.ApiKind switch
        {
            ApiKind.Http => LinkVersion.V2,
            ApiKind.WebSocket => LinkVersion.V1,
            ApiKind.Rest => integration.Target.Value.IsAbsent ? LinkVersion.V1 : LinkVersion.V2,
            _ => LinkVersion.Unknown,
        };
        var type = integration.ConnectionType;
        if (version == LinkVersion.Unknown || type.Written is null || Names.OnlyLink(app, version, type.Written) is not { } link
            || !Connections.IsOtherwiseComplete(app, integration, link) || Names.LinkId(app, link, type.Written) is not { } id) return null;
        var title = "Connect through '" + link.Name + "'";
        if (type.Written is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } })
            return Edits.After(call, access.Expression + ".AddPropertyOverride(\"Integration.ConnectionId\", " + id + ");") is { } insert ? Fix.Of(title, insert) : null;
        return Edits.Set(integration, integration.ConnectionId, id) is { } edit ? Fix.Of(title, edit) : null;
    }
}
