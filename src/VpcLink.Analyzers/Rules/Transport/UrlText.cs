using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VpcLinkAnalyzers.Rules.Transport;

/// <summary>Changes the scheme, host or port of a URL in the expression that writes it, whether that is a literal, an interpolated string or a concatenation; the rest stays as it is written.</summary>
internal static class UrlText
{
    // What is no literal text stands as a private-use character, one for each part.
    private const char FirstHole = '\uE000';

    private static readonly Regex Shape = new("^(?:(?<scheme>https?)://)?(?<host>[^/:?#@]+)(?::(?<port>[0-9]+))?(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline);

    /// <param name="place">The assignment or argument whose value is the URL.</param>
    /// <returns>Null when the expression has a shape, or a comment inside, that would not survive.</returns>
    public static Edit? Change(SyntaxNode? place, string? scheme = null, string? host = null, int? port = null)
    {
        var expression = place switch
        {
            AssignmentExpressionSyntax a => a.Right,
            ArgumentSyntax a => a.Expression,
            ExpressionSyntax e => e,
            _ => null,
        };
        if (expression is null || expression.DescendantTrivia().Any(t => expression.Span.Contains(t.Span) && ( t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)))) return null;
        var holes = new List<string>();
        var text = new StringBuilder();
        if (!Read(expression, text, holes) || Shape.Match(text.ToString()) is not { Success: true } match) return null;
        var written = match.Groups["port"].Value;
        var changed = (scheme ?? match.Groups["scheme"].Value) + "://" + (host ?? match.Groups["host"].Value)
            + (port is { } p ? ":" + p.ToString(CultureInfo.InvariantCulture) : written.Length > 0 ? ":" + written : "") + match.Groups["rest"].Value;
        return Edit.Replace(expression, Write(expression, changed, holes));
    }

    private static bool Read(ExpressionSyntax expression, StringBuilder text, List<string> holes)
    {
        switch (expression)
        {
            case InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } interpolated:
                foreach (var content in interpolated.Contents)
                    if (content is InterpolatedStringTextSyntax literal) text.Append(literal.TextToken.Text);
                    else Hole(content.ToString(), text, holes);
                return true;
            case LiteralExpressionSyntax { Token: var token } when token.IsKind(SyntaxKind.StringLiteralToken) && token.Text.StartsWith("\"", StringComparison.Ordinal):
                text.Append(token.Text, 1, token.Text.Length - 2);
                return true;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return Operand(sum.Left, text, holes) && Operand(sum.Right, text, holes);
            case MemberAccessExpressionSyntax or IdentifierNameSyntax:
                Hole("{" + expression + "}", text, holes);
                return true;
            default:
                return false;
        }
    }

    private static bool Operand(ExpressionSyntax operand, StringBuilder text, List<string> holes)
    {
        if (operand is LiteralExpressionSyntax or BinaryExpressionSyntax) return Read(operand, text, holes);
        if (operand is InterpolatedStringExpressionSyntax) return false;
        Hole(operand.ToString(), text, holes);
        return true;
    }

    private static void Hole(string code, StringBuilder text, List<string> holes)
    {
        text.Append((char)(FirstHole + holes.Count));
        holes.Add(code);
    }

    private static string Write(ExpressionSyntax expression, string text, List<string> holes)
    {
        var isHole = (Func<char, bool>)(c => c >= FirstHole && c < FirstHole + holes.Count);
        if (!text.Any(isHole) && text.IndexOf("{{", StringComparison.Ordinal) < 0) return "\"" + text + "\"";
        if (expression is BinaryExpressionSyntax)
        {
            var parts = new List<string>();
            var literal = new StringBuilder();
            foreach (var c in text + "\0")
            {
                if (c != '\0' && !isHole(c)) { literal.Append(c); continue; }
                if (literal.Length > 0) parts.Add("\"" + literal + "\"");
                literal.Clear();
                if (c != '\0') parts.Add(holes[c - FirstHole]);
            }

            return string.Join(" + ", parts);
        }

        return "$\"" + string.Concat(text.Select(c => isHole(c) ? holes[c - FirstHole] : c.ToString())) + "\"";
    }
}
