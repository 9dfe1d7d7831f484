using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <summary>Removes a property where it is written; null when its value comes from elsewhere.</summary>
    public static Edit? Remove(Prop prop) =>
        prop.Value.Origin is null && prop.Written is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax or ExpressionStatementSyntax } assignment ? Edit.Remove(assignment) : null;

    /// <summary>Where a finding about a property stands: the place to edit, the whole construct's creation when it was left out.</summary>
    public static SyntaxNode? Place(this Prop prop, SyntaxNode? creation) => prop.Edit ?? creation;

    /// <summary>A list of other elements in the style in which one is written: <c>[a]</c> or <c>new[] { a }</c>.</summary>
    public static Edit List(SyntaxNode written, params string[] elements) => Edit.Replace(written,
        written is CollectionExpressionSyntax ? "[" + string.Join(", ", elements) + "]"
        : written is ArrayCreationExpressionSyntax array ? "new " + array.Type.WithoutTrivia() + " { " + string.Join(", ", elements) + " }"
        : "new[] { " + string.Join(", ", elements) + " }");
}
