using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>
/// Why: a link only carries the request; host, path and port come from the URI. The CDK derives one from the link's NLB, but only where the connection type is written
/// out and the NLB's name is known; otherwise it throws or leaves the URI out.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL107MissingUri() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL107", Area.Wiring, DiagnosticSeverity.Error,
        "Private REST integration without a URI",
        "'{0}' ends up without a URI because {1}; {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.Form is not (IntegrationForm.Rest or IntegrationForm.RestL1)) continue;
            if (!integration.Uri.Value.All(static v => v.IsAbsent || v.AsString == "")) continue;
            if (!integration.Type.Value.All(static v => v.AsEnum is "HTTP" or "HTTP_PROXY" || v.AsString is "HTTP" or "HTTP_PROXY")) continue;
            if (Reason(app, integration) is not { } reason) continue;
            yield return Finding.At(Info, integration.Syntax, integration.Name, reason.Why, reason.Do)
                .Also(integration.VpcLink.Written, integration.ConnectionType.Written, integration.Type.Written).With(FixOf(app, integration, reason.ByType));
        }
    }

    /// <summary>Why there is no URI, what to do, and whether the CDK derives one once the connection type is written.</summary>
    private static (string Why, string Do, bool ByType)? Reason(Application app, Integration integration)
    {
        const string set = "set Uri";
        if (integration.Form == IntegrationForm.RestL1) return ("nothing sets it, and deployment fails", set, false);
        var type = app.Prop(integration.Construct, "Options", "ConnectionType");
        var link = app.Prop(integration.Construct, "Options", "VpcLink");
        // A connection that overrides made: the CDK knows of no link it could take a URI from.
        if (link.Value.IsAbsent) return type.Value.IsAbsent ? ("nothing sets it, and deployment fails", set, false) : null;
        if (link.Value.AsConstruct is not { } given) return null;
        if (type.Value.IsAbsent)
            return ("the CDK derives it from the link only where ConnectionType is written, and deployment fails", "set ConnectionType to VPC_LINK, or set Uri", true);
        if (type.Value.AsEnum != Connections.VpcLink) return null;
        if (given is { Origin: ConstructOrigin.Factory, Via: "FromVpcLinkId" })
            return ("'" + given.Name + "' is imported, so the CDK can't take it from the NLB and synthesis fails", set, false);
        // Several targets are a mistake of their own.
        if (app.LinkOf(given) is { Version: LinkVersion.V1, IsL1: false, Targets: [var (target, _)] } && target.AsConstruct is { Origin: ConstructOrigin.Factory, Via: "FromNetworkLoadBalancerAttributes" } nlb
            && app.Prop(nlb, "LoadBalancerDnsName") is { } name && nlb.Props?["LoadBalancerDnsName"] is { IsAbsent: true } && name.Value.IsUnknown)
            return ("'" + nlb.Name + "' is imported without LoadBalancerDnsName, and synthesis fails", "set Uri, or LoadBalancerDnsName of the import", false);
        return null;
    }

    private static Fix? FixOf(Application app, Integration integration, bool byType)
    {
        var link = integration.Link;
        if (byType && link?.Target is { IsCreated: true })
            return Edits.Set(integration, integration.ConnectionType, "global::" + CdkNames.Rest.ConnectionType + "." + Connections.VpcLink) is { } type
                ? Fix.Of("Set ConnectionType, from which the CDK derives the URI", type) : null;
        var lb = link?.Version == LinkVersion.V1 ? link.Target : integration.LoadBalancer ?? Names.Meant(app, integration);
        if (lb is not { IsWhollyKnown: true } || Names.DnsName(app, lb, integration.Syntax) is not { } host) return null;
        if (lb.Listeners.Take(2).ToArray() is not [{ Protocol: "HTTP" or "TCP", Port: { } port }]) return null;
        var uri = "$\"http://{" + host + "}" + (port == 80 ? "" : ":" + port.ToString(System.Globalization.CultureInfo.InvariantCulture)) + "\"";
        return Edits.Set(integration, integration.Uri, uri) is { } edit ? Fix.Of("Set the URI from '" + lb.Name + "'", edit) : null;
    }
}
