using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Fuzz;

/// <summary>Changes programs as slips of fingers, half-done edits and bad merges do: token by token and line by line.</summary>
internal sealed class Mutation(Random random, IReadOnlyList<SourceProgram> corpus)
{
    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(static t => t.Length > 0),
        "{", "}", "(", ")", "[", "]", ";", ",", ".", "?.", "??", "=>", "..", "=", "+", "!", "<", ">", ":", "#if X\n", "#endif\n", "/*", "*/", "//", "\"", "$\"", "@", "\"\"\"", "namespace N;", "new()", "with { }", "[..]", "\u202E", "\0",
    ];

    private static readonly string[] Literals =
    [
        "0", "-1", "1", "65536", "2147483648", "1e308", "0x7FFFFFFF", "0.1m", "'\\0'", "null", "default", "true", "false", "this", "base", "nameof(System)", "typeof(int)", "\"\"", "\"\\0\"", "\"*/\"", "\"\\u202E\"",
        "\"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/0123456789abcdef/0123456789abcdef\"", "\"http://\"", "\"https://x.example.com/{proxy}\"", "\"GET /{a}/{a+}\"", "\"10.0.0.0/33\"", "\"::/0\"",
        "$\"{0}\"", "\"\"\"\n\n\"\"\"", "new object()", "new[] { 1 }", "stackalloc int[1]", "(1, 2)", "x => x", "throw null!", "await null!", "1 + \"a\" + null", "new string('a', 100000)",
    ];

    /// <summary>What a fix that writes a text again must escape.</summary>
    private static readonly string[] Escapes = ["\\\"", "\\\\", "{", "}", "\\n", "\\0", "\\u202E", "ü", "$", "'"];

    /// <summary>A mutant of a program of the corpus: one to three changes of one file.</summary>
    public SourceProgram Next()
    {
        var program = corpus[random.Next(corpus.Count)];
        var file = random.Next(program.Files.Count);
        var text = program.Files[file];
        for (var n = random.Next(2) == 0 ? 1 : random.Next(2, 4); n > 0 && text.Length > 20; n--) text = Change(text);
        return program.With(file, text);
    }

    /// <summary>The text with one change.</summary>
    public string Change(string text)
    {
        var tokens = Tokens(text);
        if (tokens.Length < 3) return text;
        var token = tokens[random.Next(tokens.Length)];
        var (start, length) = (token.SpanStart, token.Span.Length);
        switch (random.Next(16))
        {
            case 0: return text.Remove(start, length);
            case 1: return text.Insert(start, token.Text + " ");
            case 2:
                var next = token.GetNextToken();
                return next.RawKind == 0 || next.Span.Length == 0 ? text : text[..start] + next.Text + text[token.Span.End..next.SpanStart] + token.Text + text[next.Span.End..];
            case 3:
                var other = tokens[random.Next(tokens.Length)];
                var (a, b) = token.SpanStart < other.SpanStart ? (token, other) : (other, token);
                return a == b ? text : text[..a.SpanStart] + b.Text + text[a.Span.End..b.SpanStart] + a.Text + text[b.Span.End..];
            case 4: return Replace(text, token, Elsewhere(token.Kind()));
            case 5: return Replace(text, token, Elsewhere(null));
            case 6: return Pick(tokens, static t => t.Parent is LiteralExpressionSyntax) is { } literal ? Replace(text, literal, Literals[random.Next(Literals.Length)]) : text;
            case 7: return Pick(tokens, static t => t.IsKind(SyntaxKind.StringLiteralToken) && t.Span.Length > 1) is { } quoted ? text.Insert(quoted.SpanStart + random.Next(1, quoted.Span.Length), Escapes[random.Next(Escapes.Length)]) : text;
            case 8: return text.Insert(start, Keywords[random.Next(Keywords.Length)] + " ");
            case 9: return Replace(text, token, Keywords[random.Next(Keywords.Length)]);
            case 10: return Pick(tokens, static t => t.Text is "{" or "}" or "(" or ")" or "[" or "]" or ";" or ",") is { } brace ? text.Remove(brace.SpanStart, brace.Span.Length) : text;
            case 11 or 12: return Pick(tokens, static t => t.IsKind(SyntaxKind.IdentifierToken)) is { } name && Pick(tokens, static t => t.IsKind(SyntaxKind.IdentifierToken)) is { } another ? Replace(text, name, another.Text) : text;
            case 13: return text[..start];
            case 14:
                var lines = text.Split('\n').ToList();
                var line = random.Next(lines.Count);
                if (random.Next(2) == 0) lines.RemoveAt(line);
                else lines.Insert(random.Next(lines.Count), lines[line]);
                return string.Join('\n', lines);
            default:
                var source = corpus[random.Next(corpus.Count)];
                var foreign = source.Files[random.Next(source.Files.Count)].Split('\n');
                var (from, count) = (random.Next(foreign.Length), random.Next(1, 5));
                var into = text.Split('\n').ToList();
                into.InsertRange(random.Next(into.Count), foreign.Skip(from).Take(count));
                return string.Join('\n', into);
        }
    }

    private static SyntaxToken[] Tokens(string text) => [.. CdkReferences.Parse(text).GetRoot().DescendantTokens().Where(static t => t.Span.Length > 0)];

    private static string Replace(string text, SyntaxToken token, string by) => text[..token.SpanStart] + by + text[token.Span.End..];

    private SyntaxToken? Pick(SyntaxToken[] tokens, Func<SyntaxToken, bool> condition)
    {
        var fitting = tokens.Where(condition).ToArray();
        return fitting.Length == 0 ? null : fitting[random.Next(fitting.Length)];
    }

    /// <summary>A token of another program, of a kind if one is given.</summary>
    private string Elsewhere(SyntaxKind? kind)
    {
        var source = corpus[random.Next(corpus.Count)];
        var tokens = Tokens(source.Files[random.Next(source.Files.Count)]);
        return (Pick(tokens, t => kind is null || t.IsKind(kind.Value)) ?? Pick(tokens, static _ => true))?.Text ?? "";
    }
}
