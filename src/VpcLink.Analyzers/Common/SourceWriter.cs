using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VpcLinkAnalyzers.Common;

/// <summary>Writes indented C#. Lines end in a line feed on every platform, so that one declaration gives one text.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Several lines, each at the current depth; blank ones stay blank.</summary>
    public SourceWriter Lines(string lines)
    {
        foreach (var line in lines.Replace("\r", "").Split('\n')) Line(line);
        return this;
    }

    public SourceWriter Open(string? header = null)
    {
        if (header is not null) Line(header);
        Line("{");
        _depth++;
        return this;
    }

    public SourceWriter Close(string after = "")
    {
        _depth--;
        return Line("}" + after);
    }

    public override string ToString() => _text.ToString();

    /// <summary>
    /// A C# string literal. Everything but printable ASCII is escaped: control and bidirectional characters would make the text show other than it compiles.
    /// </summary>
    public static string Literal(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value) Escape(text, c);
        return text.Append('"').ToString();
    }

    /// <summary>The inside of an interpolated string's literal part.</summary>
    public static string Interpolated(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
            if (c is '{' or '}') text.Append(c, 2);
            else Escape(text, c);
        return text.ToString();
    }

    private static void Escape(StringBuilder text, char c)
    {
        switch (c)
        {
            case '"' or '\\': text.Append('\\').Append(c); break;
            case '\n': text.Append("\\n"); break;
            case '\r': text.Append("\\r"); break;
            case '\t': text.Append("\\t"); break;
            case >= ' ' and <= '~': text.Append(c); break;
            default: text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
        }
    }

    /// <summary>Text for an XML documentation comment: one line, markup escaped, nothing that is not printable ASCII.</summary>
    public static string Comment(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
            switch (c)
            {
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '&': text.Append("&amp;"); break;
                case >= ' ' and <= '~': text.Append(c); break;
                default: text.Append('?'); break;
            }
        return text.ToString();
    }

    /// <summary>The name of something that is there, as it must be written: with an at sign when it is a reserved word. What words mean in some places only is left as people write it.</summary>
    public static string Name(ISymbol symbol) => SyntaxFacts.GetKeywordKind(symbol.Name) != SyntaxKind.None ? "@" + symbol.Name : symbol.Name;

    /// <summary>An identifier as it must be written anywhere: with an at sign when it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
