using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules;

/// <summary>Edits that many rules need, from what the model knows of where things are written.</summary>
internal static class Edits
{
    /// <summary>
    /// Sets a property of a construct: replaces the value where it is written (or where it came in through a parameter), else adds it to the props' initializer,
    /// else adds props. Null when none of these places can be seen.
    /// </summary>
    public static Edit? Set(Construct construct, Prop prop, string propsType, string code)
    {
        if (prop.Value.Origin is { } origin) return Edit.Replace(origin, code);
        if (prop.Written is AssignmentExpressionSyntax assignment) return Edit.Replace(assignment.Right, code);
        if (prop.Written is { Parent: ArgumentSyntax } passed) return Edit.Replace(passed, code);
        if (!prop.Value.IsAbsent) return null;
        return construct.PropsArgument switch
        {
            Struct { Creation: BaseObjectCreationExpressionSyntax creation } => Edit.SetProperty(creation, prop.Name, code),
            Absent when construct.Syntax is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax => Edit.AddProps(construct.Syntax, propsType, prop.Name, code),
            _ => null,
        };
    }

    /// <summary>
    /// Sets a property of an integration under the name that its class has for it: in the props, in the options of REST integrations, in the Integration of a method.
    /// </summary>
    public static Edit? Set(Integration integration, Prop prop, string code)
    {
        if (!prop.Value.IsAbsent || prop.Written is not null) return Set(integration.Construct, prop, "", code);
        var construct = integration.Construct;
        var options = construct.Props?["Options"] ?? Value.Absent;
        return (integration.Form, construct.PropsArgument) switch
        {
            (IntegrationForm.RestL1, Struct props) => props["Integration"] is Struct { Creation: BaseObjectCreationExpressionSyntax inner } ? Edit.SetProperty(inner, prop.Name, code) : null,
            (IntegrationForm.Rest or IntegrationForm.RestHttp, _) when prop.Name is "Uri" or "Type" or "IntegrationHttpMethod" => Set(construct, prop, CdkNames.Rest.Integration + "Props", code),
            (IntegrationForm.Rest or IntegrationForm.RestHttp, _) when options is Struct { Creation: BaseObjectCreationExpressionSyntax inner } => Edit.SetProperty(inner, prop.Name, code),
            (IntegrationForm.Rest or IntegrationForm.RestHttp, _) when options.IsAbsent => Set(construct, new Prop("Options", Value.Absent, null), construct.Type + "Props",
                "new global::" + CdkNames.Rest.IntegrationOptions + " { " + prop.Name + " = " + code + " }"),
            (IntegrationForm.Rest or IntegrationForm.RestHttp, _) => null,
            _ => Set(construct, prop, construct.Type + "Props", code),
        };
    }

    /// <summary>Removes a property where it is written, a whole override when that sets it; null when its value comes from elsewhere.</summary>
    public static Edit? Remove(Prop prop) => prop switch
    {
        { Value.Origin: not null } => null,
        { Written: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax or ExpressionStatementSyntax } assignment } => Edit.Remove(assignment),
        { Written: { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } invocation } } } => Edit.Remove(invocation),
        _ => null,
    };

    /// <summary>Inserts statements after the one that holds the node; null when the node does not stand in a list of statements.</summary>
    public static Edit? After(SyntaxNode node, string statements) => IsInStatementList(node) ? Edit.InsertAfter(node, statements) : null;

    /// <summary>Does the innermost statement around the node stand in a block, so that others can stand beside it?</summary>
    public static bool IsInStatementList(SyntaxNode node)
    {
        foreach (var n in node.AncestorsAndSelf())
            if (n is StatementSyntax) return n.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;
            else if (n is ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax) return false;
        return false;
    }

    /// <summary>The expression of the statement that does nothing else than evaluate the node, its result being unused or discarded (<c>_ = …</c>); null when more is done with it.</summary>
    public static ExpressionSyntax? WholeStatement(SyntaxNode node) => node switch
    {
        ExpressionSyntax { Parent: ExpressionStatementSyntax } alone => alone,
        { Parent: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax } discard } when discard.Right == node && !DeclaresUnderscore(node) => discard,
        _ => null,
    };

    private static bool DeclaresUnderscore(SyntaxNode node) => node.SyntaxTree.GetRoot().DescendantNodes()
        .Any(static n => n is VariableDeclaratorSyntax { Identifier.ValueText: "_" } or ParameterSyntax { Identifier.ValueText: "_" });

    /// <summary>
    /// What is written for the construct is written for others too: its creation runs several times, or several constructs share one props object. An edit there changes them all.
    /// </summary>
    public static bool IsShared(Application app, Construct construct) => construct.Many || Alike(app, construct).Any();

    /// <summary>The other constructs for which is written what is written for this one.</summary>
    public static IEnumerable<Construct> Alike(Application app, Construct construct)
    {
        var made = construct.Syntax is { } syntax ? app.Graph.MadeAt(syntax) : [];
        return (construct.Props?.Creation is { } creation ? made.Concat(app.Graph.MadeWith(creation)) : made).Where(c => !ReferenceEquals(c, construct));
    }

    /// <summary>Where a finding about a property stands: the place to edit, the whole construct's creation when it was left out.</summary>
    public static SyntaxNode? Place(this Prop prop, SyntaxNode? creation) => prop.Edit ?? creation;

    /// <summary>A list of other elements in the style in which one is written: <c>[a]</c> or <c>new[] { a }</c>.</summary>
    public static Edit List(SyntaxNode written, params string[] elements) => Edit.Replace(written,
        written is CollectionExpressionSyntax ? "[" + string.Join(", ", elements) + "]"
        : written is ArrayCreationExpressionSyntax array ? "new " + array.Type.WithoutTrivia() + " { " + string.Join(", ", elements) + " }"
        : "new[] { " + string.Join(", ", elements) + " }");

    /// <summary>Text in front of a string, in the style in which the string is written.</summary>
    public static Edit? Prefix(Prop prop, string text) => (prop.Value.Origin ?? (prop.Written as AssignmentExpressionSyntax)?.Right ?? prop.Written) switch
    {
        LiteralExpressionSyntax { Token.Text: var literal } written when literal.StartsWith("\"", StringComparison.Ordinal) => Edit.Replace(written, "\"" + text + literal.Substring(1)),
        InterpolatedStringExpressionSyntax written when written.ToString() is var s && s.StartsWith("$\"", StringComparison.Ordinal) && !s.StartsWith("$\"\"\"", StringComparison.Ordinal) =>
            Edit.Replace(written, "$\"" + text + s.Substring(2)),
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or null => null,
        ExpressionSyntax written => Edit.Replace(written, "$\"" + text + "{" + (written is ConditionalExpressionSyntax ? "(" + written + ")" : written.ToString()) + "}\""),
        _ => null,
    };
}
