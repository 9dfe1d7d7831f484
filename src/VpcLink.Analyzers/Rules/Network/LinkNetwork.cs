using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>What rules on a V2 link's place in the network share: its name in messages and the fixes that give it subnets and a security group.</summary>
internal static class LinkNetwork
{
    private const string Ec2 = "global::Amazon.CDK.AWS.EC2.";

    public static string Named(this Link link) => link.IsImplicit ? "the link that '" + link.Construct.Name + "' makes" : "'" + link.Name + "'";

    public static string Called(this SubnetKind kind) => kind switch { SubnetKind.Public => "public", SubnetKind.Isolated => "isolated", _ => "private" };

    /// <summary>The kind of subnets that a link can be put into instead of those that its VPC does not have: those without a route from the internet first.</summary>
    public static SubnetKind? Instead(Vpc vpc)
    {
        foreach (var kind in new[] { SubnetKind.PrivateWithEgress, SubnetKind.Isolated, SubnetKind.Public })
            if (vpc.Has(kind) == true)
                return kind;
        return null;
    }

    public static string Selection(SubnetKind kind) => $"new {Ec2}SubnetSelection {{ SubnetType = {Ec2}SubnetType.{kind switch { SubnetKind.Public => "PUBLIC", SubnetKind.Isolated => "PRIVATE_ISOLATED", _ => "PRIVATE_WITH_EGRESS" }} }}";

    /// <summary>
    /// Gives a link a security group of its own and admits it at every listener that it leads to, all or nothing: a link whose group nobody admits reaches nothing. A link
    /// that routes make implicitly is made explicitly for that.
    /// </summary>
    public static Fix? Secure(Application app, Link link, ImmutableArray<Integration> integrations)
    {
        if (integrations.IsEmpty || link.Construct.Many || !Statements.PlacesOf(app, link.Construct).Contains(link.Syntax!)) return null;
        if (Statements.Around(link.Syntax) is not { } place || link.Vpc is not { } vpc) return null;
        // A link that must move to its load balancers first (VPCL304) needs a group in the VPC where it goes.
        if (integrations.Any(i => i.LoadBalancer is { } lb && Application.SameVpc(vpc, lb.Vpc) == false)) return null;
        // The group must be there before the props that name it.
        if (!link.IsImplicit && link.Construct.PropsArgument is Struct { Creation: { } props } && Statements.Around(props) is { } made && made != place)
        {
            if (!Sees(place, made)) return null;
            place = made;
        }

        if ((app.NameAt(vpc, place) ?? Written(link, vpc)) is not { } network) return null;
        if (NewNames.Scope(app, place, link.IsImplicit ? null : link.Construct) is not { } scope) return null;
        var edits = new List<Edit>();
        var wish = link.IsImplicit ? (link.Construct.Id ?? link.Construct.Variable ?? "") + "Link" : link.Construct.Variable ?? link.Construct.Id ?? "link";
        var id = link.IsImplicit ? NewNames.Id(app, scope.Construct, wish) : link.Construct.Id ?? wish;
        var group = NewNames.Variable(place, wish + "SecurityGroup");
        var code = $"var {group} = new {Ec2}SecurityGroup({scope.Code}, {SourceWriter.Literal(NewNames.Id(app, scope.Construct, id + "SecurityGroup"))}, new {Ec2}SecurityGroupProps {{ Vpc = {network}, AllowAllOutbound = true }});";
        if (link.IsImplicit)
        {
            var variable = NewNames.Variable(place, wish);
            var subnets = app.VpcOf(vpc).Has(SubnetKind.PrivateWithEgress) == false ? Instead(app.VpcOf(vpc)) is { } kind ? $"Subnets = {Selection(kind)}, " : null : "";
            if (subnets is null) return null;
            code += $"\nvar {variable} = new global::{CdkNames.V2.VpcLink}({scope.Code}, {SourceWriter.Literal(id)}, new global::{CdkNames.V2.VpcLink}Props {{ Vpc = {network}, {subnets}SecurityGroups = new {Ec2}ISecurityGroup[] {{ {group} }} }});";
            foreach (var integration in integrations)
            {
                if (Statements.Around(integration.Syntax) is not { } user || !Sees(user, place) || integration.Construct.Many) return null;
                if (Edits.Set(integration.Construct, integration.VpcLink, integration.Construct.Type + "Props", variable) is not { } pass || !Sees(pass, place)) return null;
                edits.Add(pass);
            }
        }
        else
        {
            var ids = link.IsL1 ? $"new[] {{ {group}.SecurityGroupId }}" : $"new {Ec2}ISecurityGroup[] {{ {group} }}";
            if (Edits.Set(link.Construct, link.Prop(link.IsL1 ? "SecurityGroupIds" : "SecurityGroups"), link.Construct.Type + "Props", ids) is not { } set || !Sees(set, place)) return null;
            edits.Add(set);
        }

        edits.Insert(0, Edit.InsertBefore(place, code));
        var admitted = new HashSet<Listener>();
        foreach (var integration in integrations)
        {
            if (integration.EffectiveListener is not { LoadBalancer: { SecurityGroups: { } groups } } listener) return null;
            if (groups.IsEmpty || !admitted.Add(listener)) continue;
            var spots = Statements.PlacesOf(app, listener.Construct).Append(place).Concat(Statements.PlacesOf(app, integration.Construct));
            var admit = spots.Select(Statements.Around).Where(s => s is not null && Sees(s, place)).Select(s => Admission.Code(app, listener, group, s!) is { } c ? Edit.InsertAfter(s!, c) : null)
                .FirstOrDefault(static e => e is not null);
            if (admit is null) return null;
            edits.Add(admit);
        }

        return Fix.Of((link.IsImplicit ? "Make the link explicitly, give it a security group" : "Give the link a security group") + (admitted.Count == 0 ? "" : " and admit it at the listener")
            + " (CloudFormation replaces the link)", [.. edits]);
    }

    /// <summary>What the link's Vpc is set to, where that is a name.</summary>
    private static string? Written(Link link, Construct vpc) => !link.IsImplicit && !link.IsL1 && link.Prop("Vpc") is { Value: var value, Written: AssignmentExpressionSyntax { Right: IdentifierNameSyntax or MemberAccessExpressionSyntax } assignment }
        && ReferenceEquals(value.AsConstruct, vpc) ? assignment.Right.ToString() : null;

    /// <summary>Is a variable that is declared before <paramref name="declaration"/> in scope behind <paramref name="statement"/>?</summary>
    private static bool Sees(StatementSyntax statement, StatementSyntax declaration) => Sees(statement.SyntaxTree.FilePath, statement.Span, declaration);

    private static bool Sees(Edit edit, StatementSyntax declaration) => Sees(edit.Path, new TextSpan(edit.Start, edit.Length), declaration);

    private static bool Sees(string path, TextSpan span, StatementSyntax declaration)
    {
        var block = declaration.Parent is GlobalStatementSyntax global ? global.Parent : declaration.Parent;
        return span.Start >= declaration.SpanStart && block is not null && block.Span.Contains(span) && block.SyntaxTree.FilePath == path;
    }
}
