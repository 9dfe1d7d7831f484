using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules;

/// <summary>
/// Why: the rules stay silent about what they can't read, and a silent rule looks like a satisfied one. With <c>vpclink_explain = true</c> every integration says
/// what was read of the way it takes and which values stayed unknown.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL001Explanation() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL001", Area.Reading, DiagnosticSeverity.Info, "What was read", "{0}");

    internal override bool JudgesIncomplete => true;

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
            if (app.Settings.IsOn(Settings.Explain, integration.Syntax.SyntaxTree))
                yield return Finding.At(Info, integration.Syntax, string.Join("; ", Explain(app, integration)));
    }

    private static IEnumerable<string> Explain(Application app, Integration integration)
    {
        if (app.Graph.Incomplete is { } incomplete)
        {
            yield return "reading the application stopped, so no rule reports anything: " + incomplete;
            yield break;
        }

        var construct = integration.Construct;
        yield return "'" + integration.Name + "' is " + (integration.IsPrivate switch
        {
            true => "a private integration",
            false => "a public integration",
            null => Unread("private or public", Why(integration.ConnectionType.Value) ?? Why(integration.VpcLink.Value)),
        });
        if (construct.Opaque is { } opaque) yield return "what it becomes is unknown (" + opaque + ")";
        yield return integration.Api is { } api ? "API " + Named(api) + (integration.ApiKind == ApiKind.Unknown ? "" : " (" + integration.ApiKind + ")")
            : integration.Uses.IsEmpty ? "no route or method that uses it was found" : Unread("API", "several use it, or it comes from where nothing can be read");
        if (integration.IsPrivate == false) yield break;

        if (integration.Link is { } link)
        {
            yield return link.IsImplicit ? "link made by the CDK (V2)" : "link " + Named(link.Construct) + (link.Version == LinkVersion.Unknown ? ", version unknown" : " (" + link.Version + ")");
            if (link.Version == LinkVersion.V2) yield return "the link's security groups: " + Groups(link.SecurityGroups, link.Construct);
            if (link.Version == LinkVersion.V1 && link.Targets is null) yield return Unread("the link's targets", link.Construct.Opaque ?? Why(link.Prop("Targets").Value));
        }
        else
        {
            yield return Unread("link", Why(integration.VpcLink.Value) ?? Why(integration.ConnectionId.Value));
        }

        if (integration.Listener is { } listener)
        {
            var (port, protocol) = (listener.Port, listener.Protocol);
            yield return "listener " + Named(listener.Construct) + ", " + (protocol ?? "protocol unknown") + ", " + (port is { } p ? "port " + p : "port unknown")
                + (listener.IsOpen switch { true => ", open to any address", false => ", not open", null => "" });
        }
        else if (integration.Form is IntegrationForm.HttpAlb or IntegrationForm.HttpNlb or IntegrationForm.HttpRaw or IntegrationForm.HttpL1)
        {
            yield return Unread("listener", Why(construct.Argument("listener")) ?? Why(integration.Uri.Value));
        }

        if (integration.LoadBalancer is { } lb)
        {
            yield return (lb.Kind switch { LoadBalancerKind.Application => "ALB ", LoadBalancerKind.Network => "NLB ", _ => "load balancer " }) + Named(lb.Construct) + ", "
                + (lb.IsInternetFacing switch { true => "internet-facing", false => "internal", null => Unread("scheme", Origin(lb.Construct) ?? Why(lb.Facing.Value)) });
            yield return "its security groups: " + Groups(lb.SecurityGroups, lb.Construct);
        }
        else if (integration.Form != IntegrationForm.CloudMap)
        {
            yield return Unread("load balancer", Why(integration.Target.Value));
        }
    }

    private static string Named(Construct construct) => "'" + construct.Name + "'" + (Origin(construct) is { } origin ? " (" + origin + ")" : "");

    /// <summary>Why what the construct becomes is not decided by what was read.</summary>
    private static string? Origin(Construct construct) => construct.Opaque ?? construct.Origin switch
    {
        ConstructOrigin.Factory => "imported",
        ConstructOrigin.External => "from outside",
        _ => null,
    };

    private static string Unread(string what, string? why) => what + " unknown" + (why is null ? "" : " (" + why + ")");

    private static string Groups(ImmutableArray<Construct>? groups, Construct owner) => groups is not { } known ? Unread("", Origin(owner)).TrimStart()
        : known.IsEmpty ? "none" : string.Join(", ", known.Select(g => ReferenceEquals(g, owner) ? "one of its own" : Named(g)));

    /// <summary>The reasons for which a value is not known; null when it is.</summary>
    private static string? Why(Value value)
    {
        var reasons = value.Alternatives.OfType<Unknown>().Select(static u => u.Why).Distinct().ToArray();
        return reasons.Length > 0 ? string.Join(", or ", reasons)
            : value.Alternatives.Length > 1 ? "one of " + string.Join(" and ", value.Alternatives)
            : value.AsConstruct is { } construct ? Origin(construct) : null;
    }
}
