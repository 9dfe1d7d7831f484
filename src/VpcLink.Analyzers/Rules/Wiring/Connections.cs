using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>What the rules on connection types and ids share.</summary>
internal static class Connections
{
    public const string VpcLink = "VPC_LINK";
    public const string Internet = "INTERNET";

    /// <summary>Where an integration's connection id is written: itself, or in the import that its link came from.</summary>
    public static SyntaxNode IdOf(Integration integration)
    {
        if (integration.ConnectionId.Edit is { } id) return id;
        if (integration.VpcLink.Value.AsConstruct is { Origin: ConstructOrigin.Factory } import)
            return import.Props?.Find("VpcLinkId")?.Edit ?? import.Arguments.FirstOrDefault(static a => a.Name == "vpcLinkId")?.Syntax ?? integration.Syntax;
        return integration.VpcLink.Edit ?? integration.Syntax;
    }

    public static bool Is(Value type, string name) => type.AsEnum == name || type.AsString == name;

    /// <summary>The connection type as the integration's class spells it.</summary>
    public static string Spell(Integration integration, string name) =>
        integration.IsL1 || integration.ConnectionType.Value.AsString is not null ? "\"" + name + "\""
        : "global::" + (integration.IsRest ? CdkNames.Rest.ConnectionType : CdkNames.V2.HttpConnectionType) + "." + name;

    /// <summary>
    /// Would the integration be complete if it only went through its link? Otherwise an edit of its connection uncovers the next mistake and is no repair.
    /// </summary>
    public static bool IsOtherwiseComplete(Application app, Integration integration, Link? link)
    {
        if (link is null) return true;
        return integration.ApiKind switch
        {
            ApiKind.Rest => !integration.Uri.Value.IsAbsent && (link.Version == LinkVersion.V1 ? integration.Target.Value.IsAbsent : !integration.Target.Value.IsAbsent),
            ApiKind.Http => link.Version != LinkVersion.V1 && Arns.KindOf(app, integration.Uri.Value) is ArnKind.Listener or ArnKind.CloudMapService or ArnKind.Unknown && !integration.Uri.Value.IsAbsent,
            ApiKind.WebSocket => link.Version != LinkVersion.V2,
            _ => true,
        };
    }
}
