using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Fuzz;

/// <summary>The programs that the analyzers' own tests hold in strings: constants are put together as the tests do, and every row of a theory is its own program.</summary>
internal static partial class TestSources
{
    [GeneratedRegex(@"\{\|VPCL\d\d\d:|\|\}")]
    private static partial Regex Markup();

    public static IEnumerable<SourceProgram> In(string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(static p => !p.Contains("Expected", StringComparison.Ordinal)).OrderBy(static p => p, StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var text in Texts(CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot()))
                if (text.Length > 60 && Wrapped(Markup().Replace(text, "")) is { } file && seen.Add(file))
                    yield return new SourceProgram($"{Path.GetFileNameWithoutExtension(path)} {++number}", [file]);
        }
    }

    /// <summary>A text as the file it is meant to be: a file, members, the inside of a stack's constructor, or a declaration; null when it is no C#.</summary>
    private static string? Wrapped(string text)
    {
        if (!text.Contains("new ", StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal)) return null;
        string[] forms = text.Contains("using ", StringComparison.Ordinal) ? [text]
            : text.Contains("[Route(", StringComparison.Ordinal) || text.Contains("[Backend(", StringComparison.Ordinal) ? [DeclaredApis.Usings + text]
            : Regex.IsMatch(text, @"\b(class|record|struct|interface) \w+") ? [Code.File(text), Code.Stack(text)]
            : [text.Contains("vpc = ", StringComparison.Ordinal) ? Code.Bare(text) : Code.Stack(text)];
        return forms.FirstOrDefault(static f => !CdkReferences.Parse(f).GetRoot().ContainsDiagnostics);
    }

    private static IEnumerable<string> Texts(SyntaxNode root)
    {
        foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            var shared = new Dictionary<string, ExpressionSyntax>(StringComparer.Ordinal);
            foreach (var variable in type.Members.OfType<FieldDeclarationSyntax>().SelectMany(static f => f.Declaration.Variables))
                if (variable.Initializer is { } initializer)
                    shared[variable.Identifier.ValueText] = initializer.Value;
            foreach (var method in type.Members.OfType<MethodDeclarationSyntax>())
            {
                var names = new Dictionary<string, ExpressionSyntax>(shared, StringComparer.Ordinal);
                foreach (var variable in method.DescendantNodes().OfType<VariableDeclaratorSyntax>())
                    if (variable.Initializer is { } initializer)
                        names[variable.Identifier.ValueText] = initializer.Value;
                foreach (var row in Rows(method))
                    foreach (var text in Largest(method, row, names))
                        yield return text;
            }
        }
    }

    private static IEnumerable<Dictionary<string, ExpressionSyntax>> Rows(MethodDeclarationSyntax method)
    {
        var rows = method.AttributeLists.SelectMany(static l => l.Attributes).Where(static a => a.Name.ToString() == "InlineData").ToArray();
        if (rows.Length == 0) yield return [];
        foreach (var row in rows)
            yield return method.ParameterList.Parameters.Zip(row.ArgumentList?.Arguments ?? [], static (p, a) => (p.Identifier.ValueText, a.Expression)).ToDictionary(static p => p.ValueText, static p => p.Expression);
    }

    private static IEnumerable<string> Largest(SyntaxNode node, Dictionary<string, ExpressionSyntax> row, Dictionary<string, ExpressionSyntax> names)
    {
        foreach (var child in node.ChildNodes())
            if (child is AttributeListSyntax) continue;
            else if (child is ExpressionSyntax e && Text(e, row, names, 0) is { } text) yield return text;
            else
                foreach (var inner in Largest(child, row, names))
                    yield return inner;
    }

    /// <summary>The string that an expression stands for; null when it takes more than constants to tell.</summary>
    private static string? Text(ExpressionSyntax e, Dictionary<string, ExpressionSyntax> row, Dictionary<string, ExpressionSyntax> names, int depth)
    {
        string? Of(ExpressionSyntax inner) => depth > 20 ? null : Text(inner, row, names, depth + 1);
        switch (e)
        {
            case LiteralExpressionSyntax { Token.Value: string or int or char or bool } literal:
                return literal.Token.ValueText;
            case ParenthesizedExpressionSyntax p:
                return Of(p.Expression);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return Of(sum.Left) is { } left && Of(sum.Right) is { } right ? left + right : null;
            case IdentifierNameSyntax { Identifier.ValueText: var name }:
                return row.TryGetValue(name, out var given) || names.TryGetValue(name, out given) ? Of(given) : null;
            case InterpolatedStringExpressionSyntax s:
                var all = new StringBuilder();
                foreach (var part in s.Contents)
                    if ((part is InterpolatedStringTextSyntax t ? t.TextToken.ValueText : Of(((InterpolationSyntax)part).Expression)) is { } text) all.Append(text);
                    else return null;
                return all.ToString();
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Code" }, Name.Identifier.ValueText: "Usings" }:
                return Code.Usings;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } call, ArgumentList.Arguments: var arguments }:
                if (method == "Replace" && arguments.Count >= 2) return Of(call.Expression) is { } target && Of(arguments[0].Expression) is { Length: > 0 } from && Of(arguments[1].Expression) is { } to ? target.Replace(from, to, StringComparison.Ordinal) : null;
                if (call.Expression.ToString() != "Code" || arguments.Count != 1 || Of(arguments[0].Expression) is not { } body) return null;
                return method switch { "Stack" => Code.Stack(body), "Bare" => Code.Bare(body), "File" => Code.File(body), _ => null };
            default:
                return null;
        }
    }
}
