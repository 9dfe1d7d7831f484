using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules;

/// <summary>The statement that lets a VPC link's security group in at a listener. Connections write both sides: the ingress of the load balancer, and the egress of the link where that is closed.</summary>
internal static class Admission
{
    private const string Why = "\"API Gateway VPC link\"";

    /// <summary>The statement behind the first place where everything it needs has a name; null when there is none.</summary>
    /// <param name="groups">The link's groups, of which one is enough.</param>
    public static Edit? Of(Application app, Listener listener, IEnumerable<Construct> groups, Integration integration)
    {
        foreach (var group in groups)
        {
            var apart = Apart(listener, group.Syntax) && TypeOf(group.Syntax) == TypeOf(integration.Syntax);
            var places = Statements.PlacesOf(app, listener.Construct).Concat(Statements.PlacesOf(app, integration.Construct)).Concat(Statements.PlacesOf(app, group)).ToArray();
            if (HasConnections(listener) && Statements.After(app, places, n => AtListener(listener, n[0], Peer(group, n[1]), apart), listener.Construct, group) is { } edit) return edit;
            if (listener is not { Port: { } port, LoadBalancer: { } lb }) continue;
            foreach (var target in Targets(lb))
                if (Statements.After(app, places, n => AtGroup(n[0], Peer(group, n[1]), port, apart), target, group) is { } byPort) return byPort;
        }

        return null;
    }

    /// <summary>Statements that admit what a name stands for, with the names that the listener, its load balancer or its groups have behind a statement; null when they have none.</summary>
    public static string? Code(Application app, Listener listener, string group, StatementSyntax statement)
    {
        if (HasConnections(listener) && Statements.NameAfter(app, listener.Construct, statement) is { } name) return AtListener(listener, name, group, Apart(listener, statement));
        if (listener is not { Port: { } port, LoadBalancer: { } lb }) return null;
        foreach (var target in Targets(lb))
            if (Statements.NameAfter(app, target, statement) is { } named) return AtGroup(named, group, port, Apart(listener, statement));
        return null;
    }

    /// <summary>An ALB's listener knows its port; an NLB's has no Connections.</summary>
    private static bool HasConnections(Listener listener) => listener is { IsL1: false, IsApplication: true };

    /// <summary>What takes a rule for a port: the load balancer, which passes it on to its groups, or one of the groups that it was given.</summary>
    private static IEnumerable<Construct> Targets(LoadBalancer lb)
    {
        if (!lb.IsL1 && lb.Pattern is null) yield return lb.Construct;
        if (lb.SecurityGroups is { } groups)
            foreach (var group in groups)
                if (group.Is(CdkNames.Ec2.ISecurityGroup))
                    yield return group;
    }

    private static string Peer(Construct group, string name) => group.Is(CdkNames.Ec2.CfnSecurityGroup) ? $"global::Amazon.CDK.AWS.EC2.Peer.SecurityGroupId({name}.AttrGroupId)" : name;

    /// <summary>
    /// Is the link's group made beside the integration and the listener in another type, which is often another stack? There AllowFrom would make the listener's stack depend on
    /// the API's, which depends on it already, and the CDK refuses the cycle; AllowTo puts the same rule into the API's stack.
    /// </summary>
    private static bool Apart(Listener listener, SyntaxNode? beside) => TypeOf(listener.Syntax) is { } here && TypeOf(beside) is { } there && here != there;

    private static TypeDeclarationSyntax? TypeOf(SyntaxNode? node) => node?.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static string AtListener(Listener listener, string name, string group, bool apart)
    {
        var subject = name + (listener.Pattern is null ? "" : ".Listener");
        return apart && HasOwnConnections(group) ? $"{group}.Connections.AllowToDefaultPort({subject}, {Why});" : $"{subject}.Connections.AllowDefaultPortFrom({group}, {Why});";
    }

    private static string AtGroup(string name, string group, int port, bool apart)
    {
        var tcp = $"global::Amazon.CDK.AWS.EC2.Port.Tcp({port.ToString(CultureInfo.InvariantCulture)})";
        return apart && HasOwnConnections(group) ? $"{group}.Connections.AllowTo({name}, {tcp}, {Why});" : $"{name}.Connections.AllowFrom({group}, {tcp}, {Why});";
    }

    /// <summary>A peer made from an id has none.</summary>
    private static bool HasOwnConnections(string group) => !group.Contains("Peer.");
}
