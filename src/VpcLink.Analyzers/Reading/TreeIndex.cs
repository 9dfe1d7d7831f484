using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VpcLinkAnalyzers.Reading;

/// <summary>
/// What can be told of one syntax tree without binding: whether it can take part in a private integration at all. Trees survive edits
/// of other documents and so does their index; nothing semantic may be kept here.
/// </summary>
internal sealed class TreeIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeIndex> Indexes = new();

    private TreeIndex(bool usesCdk, bool namesCdk, bool mentionsIntegration)
    {
        UsesCdk = usesCdk;
        NamesCdk = namesCdk;
        MentionsIntegration = mentionsIntegration;
    }

    /// <summary>
    /// Can the trees hold an integration at all? Without the namespace in one of them, if only in a global using, none of the CDK's types can be named: what is called like them
    /// is somebody else's.
    /// </summary>
    public static bool MayIntegrate(IEnumerable<SyntaxTree> trees, CancellationToken cancellation)
    {
        bool names = false, integrates = false;
        foreach (var tree in trees)
        {
            var index = Of(tree, cancellation);
            names |= index.NamesCdk;
            integrates |= index.MentionsIntegration;
            if (names && integrates) return true;
        }

        return false;
    }

    /// <summary>The tree names the CDK's namespaces or derives from its constructs.</summary>
    public bool UsesCdk { get; }

    /// <summary>The tree names <c>Amazon.CDK</c> or a namespace in it.</summary>
    public bool NamesCdk { get; }

    /// <summary>The tree names a type or member that only API Gateway code uses.</summary>
    public bool MentionsIntegration { get; }

    public static TreeIndex Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Indexes.TryGetValue(tree, out var index)) return index;
        index = Read(tree.GetRoot(cancellation), cancellation);
        return Indexes.GetValue(tree, _ => index);
    }

    private static TreeIndex Read(SyntaxNode root, CancellationToken cancellation)
    {
        bool cdk = false, names = false, integration = false;
        var count = 0;
        foreach (var token in root.DescendantTokens())
        {
            if ((++count & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            if (!token.IsKind(SyntaxKind.IdentifierToken)) continue;
            var text = token.ValueText;
            if (text == "CDK") names = true;
            if (!cdk && text is "CDK" or "Constructs" or "Construct" or "Stack") cdk = true;
            if (!integration && IsIntegrationName(text)) integration = true;
            if (names && integration) break;
        }

        return new TreeIndex(cdk || integration, names, integration);
    }

    private static bool IsIntegrationName(string text) => text switch
    {
        "APIGateway" or "Apigatewayv2" or "AwsApigatewayv2Integrations" => true,
        _ => text.Contains("VpcLink") || text.EndsWith("Integration", StringComparison.Ordinal) && text != "Integration"
            || text is "RestApi" or "HttpApi" or "WebSocketApi" or "CfnWebACLAssociation" or "CfnMethod" or "SpecRestApi" or "LambdaRestApi",
    };

    /// <summary>Bodies of a tree in which execution may start when nothing that was read calls them.</summary>
    public static IEnumerable<SyntaxNode> Bodies(SyntaxNode root) => root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .Where(static n => n is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }
            or TypeDeclarationSyntax { ParameterList: not null } or TypeDeclarationSyntax { BaseList: not null }
            or BasePropertyDeclarationSyntax);
}
