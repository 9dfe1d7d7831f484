using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Gives an HTTP API L2 integration the link that it lacks: the one in scope, else a new one with a security group of its own.</summary>
internal static class LinkToAdd
{
    public static Fix? To(Application app, Integration integration, string propsType)
    {
        var place = integration.Syntax;
        if (Names.OnlyLink(app, LinkVersion.V2, place, l2: true) is { } link && app.NameAt(link.Construct, place) is { } name)
            return Edits.Set(integration.Construct, integration.VpcLink, propsType, name) is { } use ? Fix.Of("Connect through '" + link.Name + "'", use) : null;
        if (app.Links.Any(l => l.Version == LinkVersion.V2 && app.NameAt(l.Construct, place) is not null)) return null;
        if (OnlyVpc(app, place) is not { } vpc || !StandsInConstruct(app, place) || First(app, place) is not { } before) return null;
        if (Edits.Set(integration.Construct, integration.VpcLink, propsType, Variable) is not { } set) return null;
        var group = "new global::" + CdkNames.Ec2.SecurityGroup + "(this, \"" + Id(app, "VpcLinkSecurityGroup") + "\", new global::" + CdkNames.Ec2.SecurityGroup + "Props { Vpc = " + vpc + " })";
        return Fix.Of("Create a VPC link", Edit.InsertBefore(before, "var " + Variable + " = new global::" + CdkNames.V2.VpcLink + "(this, \"" + Id(app, "VpcLink") + "\", new global::" + CdkNames.V2.VpcLink
            + "Props { Vpc = " + vpc + ", SecurityGroups = new[] { " + group + " } });"), set);
    }

    private const string Variable = "vpcLink";

    private static string? OnlyVpc(Application app, SyntaxNode place)
    {
        var names = app.Graph.OfType(CdkNames.Ec2.IVpc).Where(static v => !v.Many).Select(v => app.NameAt(v, place)).OfType<string>().Distinct().Take(2).ToArray();
        return names.Length == 1 ? names[0] : null;
    }

    private static bool StandsInConstruct(Application app, SyntaxNode place)
    {
        if (place.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() is { } local && local.Modifiers.Any(SyntaxKind.StaticKeyword)) return false;
        return app.Code.Enclosing(place) is { } member && !Enclosing(member).IsStatic && CdkSymbols.CdkBase(member.ContainingType) is { } type
            && (type.Name is "Stack" or "Construct" or "Stage" or "NestedStack" || type.AllInterfaces.Any(static i => i.Name == "IConstruct"));
    }

    private static ISymbol Enclosing(ISymbol member)
    {
        while (member.ContainingSymbol is IMethodSymbol outer) member = outer;
        return member;
    }

    /// <summary>
    /// The first statement of the block that makes an integration without a link: a link that stands before it serves them all, and mending several at once adds it once.
    /// </summary>
    private static SyntaxNode? First(Application app, SyntaxNode place)
    {
        if (!Edits.IsInStatementList(place)) return null;
        var statement = place.FirstAncestorOrSelf<StatementSyntax>()!;
        return app.Integrations.Where(i => i.Form is IntegrationForm.HttpAlb or IntegrationForm.HttpNlb or IntegrationForm.CloudMap && i.VpcLink.Value.IsAbsent && i.Syntax.SyntaxTree == place.SyntaxTree && Edits.IsInStatementList(i.Syntax))
            .Select(static i => i.Syntax.FirstAncestorOrSelf<StatementSyntax>()!).Where(s => s.Parent == statement.Parent && Needs(app, s))
            .OrderBy(static s => s.SpanStart).FirstOrDefault();
    }

    // Only where the VPC is declared already may the link stand.
    private static bool Needs(Application app, SyntaxNode statement) => OnlyVpc(app, statement) is not null;

    private static string Id(Application app, string wished)
    {
        var id = wished;
        for (var i = 2; app.Graph.Constructs.Any(c => c.Id == id); i++) id = wished + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return id;
    }
}
