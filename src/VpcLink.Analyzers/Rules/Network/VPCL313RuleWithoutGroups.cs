using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>
/// Why: Connections write rules into security groups. Those of an NLB that has none accept every call and write nothing, so that code which reads like a firewall is none.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL313RuleWithoutGroups() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL313", Area.Network, DiagnosticSeverity.Warning,
        "Connections rule that does nothing because the NLB has no security group",
        "'{0}' writes no rule, because '{1}' has no security group; give the NLB one when it is made", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var call in app.Graph.Calls.Where(static c => !c.May && c.Receiver.Via == "Connections" && c.Method.StartsWith("Allow", StringComparison.Ordinal) && c.Method != "AllowInternally"))
        {
            if (call.Receiver.Opaque is not null || call.Receiver.Owner is not { } owner) continue;
            var nlb = Of(app, owner);
            // service.Connections.AllowFrom(nlb, …) names a group that is not there.
            if (nlb is null && call.Argument("other").AsConstruct is { } other) nlb = Of(app, other.Via == "Connections" && other.Owner is { } o ? o : other);
            if (nlb is null) continue;
            yield return Finding.At(Info, call.Syntax, call.Method, nlb.Name).Also(nlb.Prop("SecurityGroups").Edit, nlb.Syntax).With(Give(app, nlb));
        }
    }

    private static LoadBalancer? Of(Application app, Construct c) => LoadBalancer.IsOne(LoadBalancer.Canonical(c)) && app.LoadBalancerOf(c) is { Kind: LoadBalancerKind.Network, IsL1: false, Pattern: null, IsWhollyKnown: true, HasNoSecurityGroups: true } nlb
        && !app.Graph.CallsOn(nlb.Construct).Concat(app.Graph.CallsOn(nlb.Construct, "Connections")).Any(static c => c.Method == "AddSecurityGroup") ? nlb : null;

    /// <summary>With groups the NLB also holds PrivateLink traffic against them, and a V2 link has to be admitted: only where neither comes through it, a group is all it takes.</summary>
    private static Fix? Give(Application app, LoadBalancer nlb)
    {
        if (nlb.Vpc is not { } vpc || nlb.Construct.Many || Statements.Around(nlb.Syntax) is not { } place || nlb.Prop("DisableSecurityGroups").Value is not { IsAbsent: true }) return null;
        if (!Statements.PlacesOf(app, nlb.Construct).Contains(nlb.Syntax!) || app.PrivateIntegrations.Any(i => i.LoadBalancer is { } used && ReferenceEquals(used.Construct, nlb.Construct) && i.Link?.Version != LinkVersion.V1)) return null;
        if (app.NameAt(vpc, place) is not { } network || NewNames.Scope(app, place, nlb.Construct) is not { } scope) return null;
        var wish = nlb.Construct.Variable ?? nlb.Construct.Id ?? "nlb";
        var group = NewNames.Variable(place, wish + "SecurityGroup");
        var id = NewNames.Id(app, scope.Construct, (nlb.Construct.Id ?? wish) + "SecurityGroup");
        const string Ec2 = "global::Amazon.CDK.AWS.EC2.";
        if (Edits.Set(nlb.Construct, nlb.Prop("SecurityGroups"), nlb.Construct.Type + "Props", $"new {Ec2}ISecurityGroup[] {{ {group} }}") is not { } set) return null;
        var edits = new List<Edit> { Edit.InsertBefore(place, $"var {group} = new {Ec2}SecurityGroup({scope.Code}, {SourceWriter.Literal(id)}, new {Ec2}SecurityGroupProps {{ Vpc = {network} }});"), set };
        if (app.Links.Any(l => l.Version == LinkVersion.V1 && ReferenceEquals(l.Target?.Construct, nlb.Construct)))
        {
            if (!nlb.EnforcesOnPrivateLink.Value.IsAbsent || nlb.Construct.Props?.Creation is not BaseObjectCreationExpressionSyntax creation) return null;
            edits.Add(Edit.SetProperty(creation, nlb.EnforcesOnPrivateLink.Name, "false"));
        }

        return Fix.Of("Give the NLB a security group (CloudFormation replaces the load balancer)", [.. edits]);
    }
}
