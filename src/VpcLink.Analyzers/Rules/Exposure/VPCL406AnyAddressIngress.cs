using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: behind a link only the link has to get in. A rule for any address lets in whatever has a route. The one exception is an internal NLB behind a V1 link whose rules
/// are applied to PrivateLink traffic: the addresses that API Gateway comes from can't be told, so that only a rule for any address admits it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL406AnyAddressIngress() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL406", Area.Exposure, DiagnosticSeverity.Warning,
        "Any-address ingress on a security group behind a private integration",
        "This rule lets {0} connect to '{1}' past the API; admit {2} instead", fix: true);

    private sealed record Guarded(Integration Integration, LoadBalancer Balancer, Construct? Workload);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        var guarded = new Dictionary<Construct, Guarded>();
        var exempt = new HashSet<Construct>();
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.LoadBalancer is not { IsWhollyKnown: true } lb) continue;
            var groups = lb.SecurityGroups ?? ImmutableArray<Construct>.Empty;
            if (lb.Kind == LoadBalancerKind.Network && lb.IsInternetFacing != true && integration.Link?.Version != LinkVersion.V2) exempt.UnionWith(groups);
            else foreach (var group in groups) Add(group, new Guarded(integration, lb, null));
            foreach (var workload in Workloads.Behind(app, lb))
                foreach (var group in Workloads.GroupsOf(app, workload)) Add(group, new Guarded(integration, lb, workload));
        }

        void Add(Construct group, Guarded what)
        {
            if (!guarded.ContainsKey(group)) guarded.Add(group, what);
        }

        foreach (var rule in SecurityGroup.Rules(app))
        {
            if (!rule.IsIngress || rule.May || rule.Groups is not { } groups || !rule.Port.IsKnown || rule.Port == PortRange.None) continue;
            if (groups.Any(exempt.Contains) || groups.Where(guarded.ContainsKey).Select(g => (Construct?)g).FirstOrDefault() is not { } group) continue;
            if (!IsWritten(app, group) || rule.Cidr is not { } cidr || Excess(app, rule, cidr) is not { } range) continue;
            var (integration, lb, workload) = guarded[group];
            if (!rule.Path.HoldsWhenever(integration.Construct.Path)) continue;
            if (workload is null && !lb.Listeners.Any(l => rule.Port.Covers(l.Port) == true)) continue;
            var link = integration.Link is { IsImplicit: false } l1 ? "the security group of '" + l1.Name + "'" : "the VPC link's security group";
            yield return Finding.At(Info, rule.Syntax, range, (workload ?? lb.Construct).Name, workload is null ? link : lb.SecurityGroups is { IsEmpty: true } ? "the VPC's address range" : "'" + lb.Name + "'")
                .Also(integration.Syntax, lb.Syntax, workload?.Syntax).With(Narrow(app, rule, integration, lb, workload));
        }
    }

    /// <summary>Does CDK write the rule into the group, and nothing takes it out again?</summary>
    private static bool IsWritten(Application app, Construct group) => group.Is(CdkNames.Ec2.ISecurityGroup) || LoadBalancer.IsOne(group) ? SecurityGroup.TakesRules(app, group) == true : group.Opaque is null;

    /// <summary>The range in words when the rule goes further than it may: by default any address, with the option set whatever it does not list.</summary>
    private static string? Excess(Application app, SecurityGroupRule rule, string cidr)
    {
        var isAny = rule.PeerKind is PeerKind.AnyIpv4 or PeerKind.AnyIpv6;
        var allowed = app.Settings.List(Settings.AllowedIngress, rule.Syntax.SyntaxTree).ToArray();
        if (!isAny && allowed.Length == 0) return null;
        if (AddressRange.Of(cidr) is not { } range || allowed.Any(a => AddressRange.Of(a) is { } wide && wide.Contains(range))) return null;
        return isAny ? "any address" : cidr;
    }

    private static Fix? Narrow(Application app, SecurityGroupRule rule, Integration integration, LoadBalancer lb, Construct? workload)
    {
        var calls = app.Graph.CallsAt(rule.Syntax).ToArray();
        string? peer;
        string title;
        if (workload is null)
        {
            if (integration.Link is not { SecurityGroups: { IsEmpty: false } groups }) return null;
            peer = groups.Select(g => app.NameAt(g, rule.Syntax)).FirstOrDefault(static n => n is not null);
            title = "Admit the link's security group only";
        }
        else
        {
            if (lb.SecurityGroups is { IsEmpty: true })
            {
                // An NLB without a security group shows its targets addresses of the VPC, which no group stands for.
                peer = lb.Vpc is { } vpc && app.NameAt(vpc, rule.Syntax) is { } network ? $"global::{CdkNames.Ec2.Peer}.Ipv4({network}.VpcCidrBlock)" : null;
                title = "Admit the VPC's addresses only";
            }
            else
            {
                if (lb.SecurityGroups is null || lb.IsL1 || lb.Pattern is not null || calls is [{ Method: "AddIngressRule" }]) return null;
                peer = app.NameAt(lb.Construct, rule.Syntax);
                title = "Admit the load balancer only";
            }
        }

        if (peer is null) return null;
        switch (calls)
        {
            case [{ Method: "AddIngressRule" or "AllowFrom" or "AllowDefaultPortFrom" } call] when call.Arguments.FirstOrDefault(static a => a.Name is "peer" or "other")?.Syntax is { } argument:
                return Fix.Of(title, Edit.Replace(argument, peer));
            case [{ Method: "AllowFromAnyIpv4" or "AllowDefaultPortFromAnyIpv4", Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: var given } } call]:
            {
                if (rule.Syntax.DescendantTrivia().Any(static t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)) || given.Any(static a => a.NameColon is not null)) return null;
                var method = call.Method == "AllowFromAnyIpv4" ? "AllowFrom" : "AllowDefaultPortFrom";
                return Fix.Of(title, Edit.Replace(rule.Syntax, $"{access.Expression}.{method}({string.Join(", ", given.Select(static a => a.ToString()).Prepend(peer))})"));
            }
            case [] when workload is null && rule.Syntax is BaseObjectCreationExpressionSyntax creation && (creation.Initializer ?? Props(creation)?.Initializer) is { } initializer
                && initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static a => a.Left.ToString() is "CidrIp" or "CidrIpv6") is { } cidr:
                return Fix.Of(title, Edit.Replace(cidr, $"SourceSecurityGroupId = {peer}.SecurityGroupId"));
            default:
                return null;
        }
    }

    private static BaseObjectCreationExpressionSyntax? Props(BaseObjectCreationExpressionSyntax creation) => creation.ArgumentList?.Arguments.LastOrDefault()?.Expression as BaseObjectCreationExpressionSyntax;
}
