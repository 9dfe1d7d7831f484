using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Rules;

namespace VpcLinkAnalyzers.CodeFixes;

/// <summary>Applies edits to a solution: finds each node by file and span, edits it, formats and shortens what was written.</summary>
internal static class SolutionEdits
{
    public static bool CanPerform(Solution solution, Project project, Fix fix) => fix.Edits.All(e => Find(solution, project, e.Path) is not null);

    private static DocumentId? Find(Solution solution, Project project, string path)
    {
        // The same file may belong to several projects; the one with the finding comes first.
        var ids = solution.GetDocumentIdsWithFilePath(path);
        if (ids.FirstOrDefault(id => id.ProjectId == project.Id) is { } own) return own;
        if (!ids.IsEmpty) return ids[0];
        return project.Documents.FirstOrDefault(d => d.FilePath is null && d.Name == path)?.Id ?? project.Documents.FirstOrDefault(d => d.Name == path)?.Id;
    }

    public static async Task<Solution> PerformAsync(Solution solution, Project project, ImmutableArray<Fix> fixes, CancellationToken cancellation)
    {
        foreach (var file in fixes.SelectMany(static f => f.Edits).Distinct().GroupBy(static e => e.Path))
        {
            if (Find(solution, project, file.Key) is not { } id || solution.GetDocument(id) is not { } document) continue;
            var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            if (root is null) continue;
            HashSet<string> taken = [.. root.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText)];
            var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
            foreach (var node in file.GroupBy(static e => new TextSpan(e.Start, e.Length)).OrderByDescending(static g => g.Key.Start))
                Apply(editor, root, node.Key, [.. node], taken);
            var changed = editor.GetChangedDocument();
            changed = await Simplifier.ReduceAsync(changed, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
            changed = await Formatter.FormatAsync(changed, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
            solution = changed.Project.Solution;
        }

        return solution;
    }

    private static void Apply(DocumentEditor editor, SyntaxNode root, TextSpan span, Edit[] edits, HashSet<string> taken)
    {
        if (span.End > root.FullSpan.End) return;
        var node = root.FindNode(span, getInnermostNodeForTie: true);
        foreach (var edit in edits)
            switch (edit.Kind)
            {
                case EditKind.Replace when Enclosing<ExpressionSyntax>(node, span) is { } expression:
                    // What stands for a type is parsed as one: the name of a creation's class.
                    editor.ReplaceNode(expression, (current, _) => current.Parent is ObjectCreationExpressionSyntax named && named.Type == current
                        ? Simplifiable(SyntaxFactory.ParseTypeName(edit.Code)).WithTriviaFrom(current) : Code(edit.Code).WithTriviaFrom(current));
                    break;
                case EditKind.SetProperty when Enclosing<BaseObjectCreationExpressionSyntax>(node, span) is { } creation:
                    editor.ReplaceNode(creation, (current, _) => SetProperty((BaseObjectCreationExpressionSyntax)current, edit));
                    break;
                case EditKind.AddProps when node.FirstAncestorOrSelf<ExpressionSyntax>(static e => e is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax) is { } call:
                    var parameter = PropsParameter(editor.SemanticModel, call, edit);
                    editor.ReplaceNode(call, (current, _) => AddProps(current, edit, parameter));
                    break;
                case EditKind.SetArgument when node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute:
                    editor.ReplaceNode(attribute, (current, _) => SetArgument((AttributeSyntax)current, edit));
                    break;
                case EditKind.AddModifier when node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration:
                    editor.ReplaceNode(declaration, (current, _) => AddModifier((TypeDeclarationSyntax)current, edit.Code));
                    break;
                case EditKind.Declare when node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement:
                    Declare(editor, statement, edit, taken);
                    break;
                case EditKind.Remove:
                    Remove(editor, node);
                    break;
                case EditKind.InsertAfter or EditKind.InsertBefore when node.FirstAncestorOrSelf<StatementSyntax>(static s => s.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax) is { } statement:
                    Insert(editor, statement, edit);
                    break;
            }
    }

    private static T? Enclosing<T>(SyntaxNode node, TextSpan span) where T : SyntaxNode =>
        node.FirstAncestorOrSelf<T>(n => n.Span == span) ?? (node is ArgumentSyntax { Expression: T e } ? e : null) ?? node.DescendantNodesAndSelf().OfType<T>().FirstOrDefault(n => n.Span == span);

    private static ExpressionSyntax Code(string code)
    {
        var expression = SyntaxFactory.ParseExpression(code);
        return Simplifiable(expression).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Only names are offered to the simplifier: what the user's own expressions look like is not ours to change.</summary>
    private static T Simplifiable<T>(T node) where T : SyntaxNode => node.ReplaceNodes(
        node.DescendantNodesAndSelf().Where(static n => n is NameSyntax { Parent: not NameSyntax } or MemberAccessExpressionSyntax),
        static (_, rewritten) => rewritten.WithAdditionalAnnotations(Simplifier.Annotation));

    private static AssignmentExpressionSyntax Assignment(Edit edit) => SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression,
        SyntaxFactory.IdentifierName(edit.Name).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), Code(edit.Code));

    private static SyntaxNode SetProperty(BaseObjectCreationExpressionSyntax creation, Edit edit)
    {
        var assignment = Assignment(edit);
        if (creation.Initializer is not { } initializer)
        {
            var braces = SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression, SyntaxFactory.SingletonSeparatedList<ExpressionSyntax>(assignment))
                .WithAdditionalAnnotations(Formatter.Annotation);
            return creation.WithInitializer(braces);
        }

        if (initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(a => a.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == edit.Name) is { } existing)
            return creation.WithInitializer(initializer.ReplaceNode(existing.Right, Code(edit.Code).WithTriviaFrom(existing.Right)));

        // Follow the initializer's own layout: one property a line, or all on one.
        var expressions = initializer.Expressions;
        if (expressions.Count == 0) return creation.WithInitializer(initializer.WithExpressions(expressions.Add(assignment.WithTrailingTrivia(SyntaxFactory.Space))).WithAdditionalAnnotations(Formatter.Annotation));
        var last = expressions[expressions.Count - 1];
        var separators = expressions.GetSeparators().ToList();
        var multiline = initializer.OpenBraceToken.GetLocation().GetLineSpan().StartLinePosition.Line != initializer.CloseBraceToken.GetLocation().GetLineSpan().StartLinePosition.Line;
        var nodes = expressions.ToList();
        if (separators.Count == expressions.Count)
        {
            nodes.Add(assignment.WithLeadingTrivia(last.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia))));
            separators.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(separators[separators.Count - 1].TrailingTrivia.Where(static t => !t.IsKind(SyntaxKind.SingleLineCommentTrivia))));
        }
        else
        {
            var trailing = last.GetTrailingTrivia();
            // A comment on the same line belongs to the property that it follows.
            var comment = multiline || !trailing.Any(SyntaxKind.MultiLineCommentTrivia) ? SyntaxTriviaList.Empty : SyntaxFactory.TriviaList(trailing.Take(trailing.IndexOf(SyntaxKind.MultiLineCommentTrivia) + 1));
            nodes[nodes.Count - 1] = last.WithTrailingTrivia(comment);
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
            separators.Add(multiline ? comma.WithTrailingTrivia(trailing.Any(SyntaxKind.EndOfLineTrivia) ? trailing : trailing.Add(SyntaxFactory.ElasticLineFeed)) : comma.WithTrailingTrivia(SyntaxFactory.Space));
            nodes.Add(assignment
                .WithLeadingTrivia(multiline ? last.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)) : [])
                .WithTrailingTrivia(multiline ? trailing.Where(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)) : trailing.Skip(comment.Count)));
        }

        return creation.WithInitializer(initializer.WithExpressions(SyntaxFactory.SeparatedList(nodes, separators)));
    }

    /// <summary>The name of the parameter that takes the props, for calls with named arguments.</summary>
    private static string PropsParameter(SemanticModel model, SyntaxNode call, Edit edit)
    {
        var props = edit.Type.Substring(edit.Type.LastIndexOf('.') + 1);
        return (model.GetSymbolInfo(call).Symbol as IMethodSymbol)?.Parameters.FirstOrDefault(p => p.Type.Name == props || p.Type.Name == "I" + props)?.Name ?? "props";
    }

    private static SyntaxNode AddProps(SyntaxNode call, Edit edit, string parameter)
    {
        // Several findings may each add a property to the props that the first of them created.
        var arguments = call switch { BaseObjectCreationExpressionSyntax c => c.ArgumentList, InvocationExpressionSyntax i => i.ArgumentList, _ => null };
        if (arguments?.Arguments.LastOrDefault() is { Expression: BaseObjectCreationExpressionSyntax made } && made.HasAnnotation(AddedProps))
            return call.ReplaceNode(made, SetProperty(made, edit).WithAdditionalAnnotations(AddedProps));
        var props = (ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new " + (edit.Type.StartsWith("global::", StringComparison.Ordinal) ? "" : "global::") + edit.Type.Replace('+', '.') + " { " + edit.Name + " = " + edit.Code + " }");
        var argument = SyntaxFactory.Argument(Simplifiable(props).WithAdditionalAnnotations(AddedProps));
        var list = arguments ?? SyntaxFactory.ArgumentList();
        // Keep the order of positional arguments: after named ones only a named one may follow.
        if (list.Arguments.Any(static a => a.NameColon is not null)) argument = argument.WithNameColon(SyntaxFactory.NameColon(parameter));
        list = list.Arguments.Count > 0 ? list.WithArguments(list.Arguments.Add(argument.WithLeadingTrivia(SyntaxFactory.Space))) : list.AddArguments(argument);
        return call switch
        {
            BaseObjectCreationExpressionSyntax c => c.WithArgumentList(list),
            InvocationExpressionSyntax i => i.WithArgumentList(list),
            _ => call,
        };
    }

    private static AttributeSyntax SetArgument(AttributeSyntax attribute, Edit edit)
    {
        var list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == edit.Name) is { } existing)
            return attribute.WithArgumentList(list.ReplaceNode(existing.Expression, Code(edit.Code).WithTriviaFrom(existing.Expression)));
        var name = SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(edit.Name).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space));
        var argument = SyntaxFactory.AttributeArgument(name, null, Code(edit.Code));
        return attribute.WithArgumentList(list.AddArguments(list.Arguments.Count == 0 ? argument : argument.WithLeadingTrivia(SyntaxFactory.Space)));
    }

    /// <summary><c>partial</c> must be the last modifier; a declaration without any passes its leading trivia on.</summary>
    private static TypeDeclarationSyntax AddModifier(TypeDeclarationSyntax declaration, string modifier)
    {
        // Parsed alone, a contextual keyword is an identifier, which the compiler does not expect among modifiers of a tree that was never parsed as a whole.
        var token = SyntaxFactory.Token(SyntaxFacts.GetContextualKeywordKind(modifier)).WithTrailingTrivia(SyntaxFactory.Space);
        if (declaration.Modifiers.Count > 0) return declaration.WithModifiers(declaration.Modifiers.Add(token));
        var keyword = declaration.Keyword;
        return (TypeDeclarationSyntax)declaration.WithKeyword(keyword.WithLeadingTrivia(SyntaxTriviaList.Empty)).WithModifiers(SyntaxFactory.TokenList(token.WithLeadingTrivia(keyword.LeadingTrivia)));
    }

    private static readonly SyntaxAnnotation AddedProps = new("VpcLinkAnalyzers.AddedProps");

    private static void Remove(DocumentEditor editor, SyntaxNode node)
    {
        // An attribute without arguments spans no more than its name.
        if (node.FirstAncestorOrSelf<AttributeSyntax>(a => a.Span == node.Span) is { } attribute) node = attribute;
        switch (node)
        {
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Parent: InitializerExpressionSyntax initializer }:
                editor.ReplaceNode(initializer, (current, _) => Without((InitializerExpressionSyntax)current, name));
                break;
            case { Parent: ExpressionStatementSyntax statement }:
                editor.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives | (HasComment(statement.GetLeadingTrivia()) ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia));
                break;
            // An entry of an argument list or a collection goes with its comma.
            case { Parent: ArgumentSyntax or CollectionElementSyntax }:
                editor.RemoveNode(node.Parent, SyntaxRemoveOptions.KeepUnbalancedDirectives | SyntaxRemoveOptions.KeepTrailingTrivia);
                break;
            case { Parent: InitializerExpressionSyntax }:
                editor.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives | SyntaxRemoveOptions.KeepTrailingTrivia);
                break;
            default:
                editor.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives);
                break;
        }
    }

    private static bool HasComment(SyntaxTriviaList trivia) => trivia.Any(static t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia));

    /// <summary>An initializer without one of its assignments: its line goes, and comments beside it stay.</summary>
    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, string name)
    {
        var nodes = initializer.Expressions.ToList();
        var separators = initializer.Expressions.GetSeparators().ToList();
        var at = nodes.FindIndex(e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var left } } && left == name);
        if (at < 0) return initializer;
        var removed = nodes[at];
        nodes.RemoveAt(at);
        var before = HasComment(removed.GetLeadingTrivia()) ? removed.GetLeadingTrivia() : default;
        while (before.Count > 0 && before[before.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)) before = before.RemoveAt(before.Count - 1);
        if (at < separators.Count)
        {
            var comma = separators[at];
            separators.RemoveAt(at);
            // What stands behind the comma on the same line is a comment on the assignment and the end of its line.
            var behind = HasComment(removed.GetTrailingTrivia()) || HasComment(comma.TrailingTrivia)
                ? SyntaxFactory.TriviaList(removed.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1))
                    .AddRange(removed.GetTrailingTrivia().Where(static t => !t.IsKind(SyntaxKind.WhitespaceTrivia))).AddRange(comma.TrailingTrivia.SkipWhile(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)))
                : default;
            if (at < nodes.Count) nodes[at] = nodes[at].WithLeadingTrivia(before.AddRange(behind).AddRange(nodes[at].GetLeadingTrivia()));
            else return initializer.WithExpressions(SyntaxFactory.SeparatedList(nodes, separators)).WithCloseBraceToken(initializer.CloseBraceToken.WithLeadingTrivia(before.AddRange(behind).AddRange(initializer.CloseBraceToken.LeadingTrivia)));
        }
        else if (at > 0)
        {
            var comma = separators[at - 1];
            separators.RemoveAt(at - 1);
            // The line that ended with this comma now ends with the assignment before it.
            nodes[at - 1] = nodes[at - 1].WithTrailingTrivia(nodes[at - 1].GetTrailingTrivia().AddRange(comma.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? comma.TrailingTrivia : removed.GetTrailingTrivia()));
            if (HasComment(before)) return initializer.WithExpressions(SyntaxFactory.SeparatedList(nodes, separators)).WithCloseBraceToken(initializer.CloseBraceToken.WithLeadingTrivia(before.AddRange(initializer.CloseBraceToken.LeadingTrivia)));
        }

        return initializer.WithExpressions(SyntaxFactory.SeparatedList(nodes, separators));
    }

    private static void Declare(DocumentEditor editor, ExpressionStatementSyntax statement, Edit edit, HashSet<string> taken)
    {
        var name = edit.Name;
        for (var i = 2; !taken.Add(name); i++) name = edit.Name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Insert(editor, statement, edit with { Kind = EditKind.InsertAfter, Code = edit.Code.Replace(Edit.Variable, name) });
        var type = DeclaresTypes(statement.SyntaxTree.GetRoot())
            ? Simplifiable((TypeSyntax)SyntaxFactory.ParseTypeName("global::" + edit.Type)).WithAdditionalAnnotations(Simplifier.Annotation)
            : SyntaxFactory.IdentifierName("var");
        editor.ReplaceNode(statement, (current, _) =>
        {
            var call = ((ExpressionStatementSyntax)current).Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard ? discard.Right : ((ExpressionStatementSyntax)current).Expression;
            var declaration = SyntaxFactory.VariableDeclaration(type.WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.SingletonSeparatedList(
                SyntaxFactory.VariableDeclarator(SyntaxFactory.Identifier(name).WithTrailingTrivia(SyntaxFactory.Space), null,
                    SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), call.WithoutLeadingTrivia()))));
            return SyntaxFactory.LocalDeclarationStatement(declaration).WithSemicolonToken(((ExpressionStatementSyntax)current).SemicolonToken).WithLeadingTrivia(current.GetLeadingTrivia());
        });
    }

    /// <summary>Does the file spell out the types of its variables rather than write <c>var</c>?</summary>
    private static bool DeclaresTypes(SyntaxNode root)
    {
        var declarations = root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Where(static l => !l.IsConst && l.Declaration.Variables.All(static v => v.Initializer is not null)).ToArray();
        return declarations.Length > 0 && declarations.All(static l => !l.Declaration.Type.IsVar);
    }

    private static void Insert(DocumentEditor editor, StatementSyntax anchor, Edit edit)
    {
        var block = (BlockSyntax)SyntaxFactory.ParseStatement("{" + edit.Code + "}");
        var indent = anchor.GetLeadingTrivia().LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        var statements = block.Statements.Select(s => Simplifiable(s).WithLeadingTrivia(indent).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation)).ToArray();
        if (anchor.Parent is GlobalStatementSyntax global)
        {
            var members = statements.Select(static s => (SyntaxNode)SyntaxFactory.GlobalStatement(s));
            if (edit.Kind == EditKind.InsertAfter) editor.InsertAfter(global, members);
            else editor.InsertBefore(global, members);
        }
        else if (edit.Kind == EditKind.InsertAfter) editor.InsertAfter(anchor, statements);
        else editor.InsertBefore(anchor, statements);
    }
}
