using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>Code for resource policies that let certain VPC endpoints in.</summary>
internal static class EndpointPolicy
{
    private const string Iam = "global::Amazon.CDK.AWS.IAM.";
    private const string Dictionary = "global::System.Collections.Generic.Dictionary<string, object>";

    /// <summary>
    /// The ids of the endpoints that a private API is associated with, or of the only endpoint for API Gateway that the program makes, as code at a place;
    /// null when they can't be named there.
    /// </summary>
    public static string[]? Ids(Application app, Api api, SyntaxNode place)
    {
        var named = new List<string>();
        if (!api.VpcEndpoints.Value.IsAbsent)
        {
            if (api.VpcEndpoints.Value is not Items { Complete: true, Elements.IsEmpty: false } items) return null;
            foreach (var item in items.Elements)
                if (Id(app, item, place) is { } id) named.Add(id);
                else return null;
            return [.. named];
        }

        var endpoints = app.Graph.Constructs.Where(static c => IsForApiGateway(c) && !c.Many).ToArray();
        return endpoints is [var only] && app.NameAt(only, place) is { } name ? [name + ".VpcEndpointId"] : null;
    }

    private static string? Id(Application app, Value endpoint, SyntaxNode place) => endpoint switch
    {
        Ref { Target: var c } => app.NameAt(c, place) is { } name ? name + ".VpcEndpointId" : null,
        Token { Owner: var c, Member: var member } => app.NameAt(c, place) is { } name ? name + "." + member : null,
        Known { Constant: string id } => SourceWriter.Literal(id),
        _ => null,
    };

    private static bool IsForApiGateway(Construct c)
    {
        var service = c is { Origin: ConstructOrigin.Created } && c.Is(CdkNames.Ec2.InterfaceVpcEndpoint) || c is { Origin: ConstructOrigin.Returned, Via: "AddInterfaceEndpoint" }
            ? c.Props?["Service"].AsConstruct
            : null;
        return service is { Via: "APIGATEWAY" };
    }

    /// <summary>Conditions that hold for callers that come through one of the endpoints.</summary>
    public static string Conditions(string[] ids, string @operator) =>
        "new " + Dictionary + " { [\"" + @operator + "\"] = new " + Dictionary + " { [\"aws:SourceVpce\"] = " + (ids.Length == 1 ? ids[0] : "new[] { " + string.Join(", ", ids) + " }") + " } }";

    /// <summary>A policy that lets everyone call who comes through one of the endpoints, and nobody else.</summary>
    public static string Document(string[] ids) =>
        "new " + Iam + "PolicyDocument(new " + Iam + "PolicyDocumentProps { Statements = new[] { "
        + Statement("ALLOW", null) + ", " + Statement("DENY", Conditions(ids, "StringNotEquals")) + " } })";

    private static string Statement(string effect, string? conditions) =>
        "new " + Iam + "PolicyStatement(new " + Iam + "PolicyStatementProps { Effect = " + Iam + "Effect." + effect + ", Principals = new " + Iam + "IPrincipal[] { new " + Iam + "AnyPrincipal() }, "
        + "Actions = new[] { \"execute-api:Invoke\" }, Resources = new[] { \"execute-api:/*\" }" + (conditions is null ? "" : ", Conditions = " + conditions) + " })";
}
