using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Rules;

/// <summary>What an edit does to the node it names.</summary>
internal enum EditKind
{
    /// <summary>Sets a property in the object initializer of a creation, adding or replacing its assignment.</summary>
    SetProperty,

    /// <summary>Replaces an expression.</summary>
    Replace,

    /// <summary>Removes an assignment from its initializer, or an expression statement, or an argument, or an attribute.</summary>
    Remove,

    /// <summary>Sets a property of the props argument of a call or creation that has none yet: adds <c>new Props { Name = value }</c>.</summary>
    AddProps,

    /// <summary>Inserts statements after the statement that holds the node.</summary>
    InsertAfter,

    /// <summary>Inserts statements before the statement that holds the node.</summary>
    InsertBefore,

    /// <summary>Sets a named argument of an attribute, adding or replacing it.</summary>
    SetArgument,

    /// <summary>Adds a modifier to a type declaration.</summary>
    AddModifier,

    /// <summary>Keeps the result of a call that is a statement of its own in a new variable, and inserts statements that use it after.</summary>
    Declare,
}

/// <summary>
/// One edit. Type names in code are written <c>global::</c>-qualified; whoever performs the edit shortens them to what the file can name.
/// </summary>
/// <param name="Code">The expression or statements.</param>
/// <param name="Name">The property, for SetProperty and AddProps; the wished name of the variable, for Declare.</param>
/// <param name="Type">The props type, for AddProps; the variable's, for Declare.</param>
internal sealed record Edit(EditKind Kind, string Path, int Start, int Length, string Code, string Name = "", string Type = "")
{
    private static Edit On(SyntaxNode node, EditKind kind, string code, string name = "", string type = "") =>
        new(kind, node.SyntaxTree.FilePath, node.SpanStart, node.Span.Length, code, name, type);

    /// <param name="creation">The <c>new X { … }</c> whose initializer gets the property.</param>
    public static Edit SetProperty(SyntaxNode creation, string name, string code) => On(creation, EditKind.SetProperty, code, name);

    public static Edit Replace(SyntaxNode expression, string code) => On(expression, EditKind.Replace, code);

    public static Edit Remove(SyntaxNode assignmentOrStatement) => On(assignmentOrStatement, EditKind.Remove, "");

    /// <param name="call">The creation or invocation that lacks its props argument.</param>
    public static Edit AddProps(SyntaxNode call, string propsType, string name, string code) => On(call, EditKind.AddProps, code, name, propsType);

    public static Edit InsertAfter(SyntaxNode node, string statements) => On(node, EditKind.InsertAfter, statements);

    public static Edit InsertBefore(SyntaxNode node, string statements) => On(node, EditKind.InsertBefore, statements);

    public static Edit SetArgument(SyntaxNode attribute, string name, string code) => On(attribute, EditKind.SetArgument, code, name);

    public static Edit AddModifier(SyntaxNode declaration, string modifier) => On(declaration, EditKind.AddModifier, modifier);

    /// <summary>What stands for the variable's name in the statements of a Declare edit: the name is chosen when the edit is performed.</summary>
    public const string Variable = "__variable__";

    /// <param name="call">The expression of a statement, or what such a statement discards (<c>_ = …</c>).</param>
    /// <param name="statements">Statements to follow, which say <see cref="Variable"/> for the variable.</param>
    public static Edit Declare(SyntaxNode call, string type, string name, string statements) => On(call, EditKind.Declare, statements, name, type);
}

/// <summary>A named set of edits that mends a finding. It travels in the diagnostic's properties.</summary>
internal sealed record Fix(string Title, ImmutableArray<Edit> Edits)
{
    private const string TitleKey = "fix.title";
    private const string CountKey = "fix.edits";

    public static Fix Of(string title, params Edit[] edits) => new(title, ImmutableArray.Create(edits));

    public ImmutableDictionary<string, string?> ToProperties()
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties[TitleKey] = Title;
        properties[CountKey] = Edits.Length.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < Edits.Length; i++)
        {
            var e = Edits[i];
            properties["fix." + i.ToString(CultureInfo.InvariantCulture)] = Join(e.Kind.ToString(), e.Path, e.Start.ToString(CultureInfo.InvariantCulture),
                e.Length.ToString(CultureInfo.InvariantCulture), e.Code, e.Name, e.Type);
        }

        return properties.ToImmutable();
    }

    /// <summary>Reads back what <see cref="ToProperties"/> wrote; null when the diagnostic carries no fix.</summary>
    public static Fix? From(ImmutableDictionary<string, string?> properties)
    {
        if (!properties.TryGetValue(TitleKey, out var title) || title is null || !properties.TryGetValue(CountKey, out var count)) return null;
        var edits = ImmutableArray.CreateBuilder<Edit>();
        for (var i = 0; i < int.Parse(count!, CultureInfo.InvariantCulture); i++)
        {
            if (!properties.TryGetValue("fix." + i.ToString(CultureInfo.InvariantCulture), out var line) || Split(line!) is not [var kind, var path, var start, var length, var code, var name, var type]) return null;
            edits.Add(new Edit((EditKind)Enum.Parse(typeof(EditKind), kind), path, int.Parse(start, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture), code, name, type));
        }

        return new Fix(title, edits.ToImmutable());
    }

    // Fields are length-prefixed: code may hold any character.
    private static string Join(params string[] fields)
    {
        var text = new StringBuilder();
        foreach (var f in fields) text.Append(f.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(f);
        return text.ToString();
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        for (var i = 0; i < line.Length;)
        {
            var colon = line.IndexOf(':', i);
            var length = int.Parse(line.Substring(i, colon - i), CultureInfo.InvariantCulture);
            fields.Add(line.Substring(colon + 1, length));
            i = colon + 1 + length;
        }

        return [.. fields];
    }
}
