using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>Integrations that call a URL over the internet, for VPCL407, VPCL408 and VPCL409, and the edits that lead them through a link instead.</summary>
internal static class PublicCall
{
    /// <summary>
    /// The integrations that go over the internet for certain, with what they call. One that half names a link is the business of the rules on connections; a REST
    /// method that escape hatches turn private later is private.
    /// </summary>
    public static IEnumerable<(Integration Integration, Prop Uri, CalledUrl[] Urls)> All(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            if (integration.IsPrivate != false || !integration.VpcLink.Value.IsAbsent || !integration.ConnectionId.Value.IsAbsent) continue;
            if (integration.Form is IntegrationForm.Rest or IntegrationForm.RestHttp && integration.Uses.IsEmpty) continue;
            if (integration.Uses.Any(static u => u.Api?.Opaque is not null || u.Method?.Opaque is not null)) continue;
            if (integration.Form is not (IntegrationForm.HttpUrl or IntegrationForm.RestHttp) && !integration.Type.Value.All(static t => (t.AsString ?? t.AsEnum) is "HTTP" or "HTTP_PROXY")) continue;
            var uri = integration.Uri;
            var urls = uri.Value.Alternatives.Select(v => CalledUrl.Of(app, v)).ToArray();
            if (urls.All(static u => u is not null)) yield return (integration, uri, urls.OfType<CalledUrl>().ToArray());
        }
    }

    /// <summary>The edits that send the request through a link that the program has and that leads to the load balancer; null when there is none or it has no name here.</summary>
    public static Edit[]? ThroughLink(Application app, Integration integration, LoadBalancer lb, CalledUrl url)
    {
        var place = integration.Syntax;
        switch (integration.Form)
        {
            case IntegrationForm.HttpUrl:
                return HttpApi(app, integration, lb, url);
            case IntegrationForm.Rest or IntegrationForm.RestHttp when lb.Kind == LoadBalancerKind.Network && V1LinkTo(app, lb, place) is { } link:
            {
                const string Vpc = "global::" + CdkNames.Rest.ConnectionType + ".VPC_LINK";
                var options = app.Prop(integration.Construct, "Options");
                if (options.Value is Struct { Creation: BaseObjectCreationExpressionSyntax creation })
                    return [Edit.SetProperty(creation, "ConnectionType", Vpc), Edit.SetProperty(creation, "VpcLink", link)];
                return Edits.Set(integration.Construct, options, integration.Construct.Type + "Props",
                    $"new global::{CdkNames.Rest.IntegrationOptions} {{ ConnectionType = {Vpc}, VpcLink = {link} }}") is { } set ? [set] : null;
            }
            case IntegrationForm.Rest or IntegrationForm.RestHttp:
                return RestThroughV2(app, integration, lb, url);
            case IntegrationForm.RestL1 when app.Prop(integration.Construct, "Integration").Value is Struct { Creation: BaseObjectCreationExpressionSyntax creation }:
            {
                if (lb.Kind == LoadBalancerKind.Network && V1LinkTo(app, lb, place) is { } v1)
                    return [Edit.SetProperty(creation, "ConnectionType", "\"VPC_LINK\""), Edit.SetProperty(creation, "ConnectionId", v1 + ".VpcLinkId")];
                if (!app.Cdk.Has(CdkNames.Rest.IntegrationProperty, "IntegrationTarget") || app.NameAt(lb.Construct, place) is not { } balancer || lb.IsL1 || lb.Pattern is not null
                    || ListenerOn(lb, url) is not { } listener || V2LinkTo(app, listener, place) is not { } v2) return null;
                return [Edit.SetProperty(creation, "ConnectionType", "\"VPC_LINK\""), Edit.SetProperty(creation, "ConnectionId", v2 + ".VpcLinkId"), Edit.SetProperty(creation, "IntegrationTarget", balancer + ".LoadBalancerArn")];
            }
            default:
                return null;
        }
    }

    /// <summary>
    /// The CDK's classes for REST APIs know V1 links only, so the method's L1 is told. The deployment does not notice that, and is made to.
    /// </summary>
    private static Edit[]? RestThroughV2(Application app, Integration integration, LoadBalancer lb, CalledUrl url)
    {
        if (lb.IsL1 || ListenerOn(lb, url) is not { } listener || integration.Uses.IsEmpty) return null;
        var edits = new List<Edit>();
        foreach (var use in integration.Uses)
        {
            if (use.IsProxy || use.Method is not { } method || app.Graph.MadeAt(use.Syntax).Count() != 1 || Statements.Around(use.Syntax) is not { } statement || !Edits.IsInStatementList(use.Syntax)) return null;
            if (app.NameAt(lb.Construct, use.Syntax) is not { } balancer || V2LinkTo(app, listener, use.Syntax) is not { } link) return null;
            var arn = balancer + (lb.Pattern is null ? "" : ".LoadBalancer") + ".LoadBalancerArn";
            string Code(string m) => string.Concat(new[] { ("ConnectionType", "\"VPC_LINK\""), ("ConnectionId", link + ".VpcLinkId"), ("IntegrationTarget", arn) }
                    .Select(o => $"((global::{CdkNames.Rest.CfnMethod}){m}.Node.DefaultChild!).AddPropertyOverride(\"Integration.{o.Item1}\", {o.Item2});"))
                + $"{m}.Api.LatestDeployment?.AddToLogicalId({arn});";
            if (app.NameAfter(method, statement) is { } name) edits.Add(Edit.InsertAfter(use.Syntax, Code(name)));
            else if (Edits.WholeStatement(use.Syntax) is not null) edits.Add(Edit.Declare(use.Syntax, CdkNames.Rest.Method, "method", Code(Edit.Variable)));
            else return null;
        }

        return [.. edits];
    }

    private static Edit[]? HttpApi(Application app, Integration integration, LoadBalancer lb, CalledUrl url)
    {
        if (integration.Syntax is not ObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments } creation || arguments.Count is < 2 or > 3) return null;
        // Only where whoever takes the integration takes any integration, and nothing gets lost that a person wrote beside the code.
        if (creation.Parent is not (ArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } })) return null;
        var model = app.Code.At(creation.SyntaxTree, creation.SpanStart).Model;
        if (creation.Parent is not EqualsValueClauseSyntax && model.GetTypeInfo(creation).ConvertedType?.Name == "HttpUrlIntegration") return null;
        if (creation.DescendantTrivia().Any(static t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia))) return null;
        if (arguments.Any(static a => a.NameColon is not null) || url.Scheme != "http" || ListenerOn(lb, url) is not { Protocol: "HTTP" or "TCP" } listener) return null;
        if (app.NameAt(listener.Construct, creation) is not { } name || V2LinkTo(app, listener, creation) is not { } link) return null;
        if (listener.Pattern is not null) name += ".Listener";
        var settings = new List<string> { "VpcLink = " + link };
        if (arguments.Count == 3)
        {
            if (arguments[2].Expression is not ObjectCreationExpressionSyntax { Initializer.Expressions: var given, ArgumentList: null or { Arguments.Count: 0 } }) return null;
            settings.AddRange(given.Select(static e => e.ToString()));
        }

        // A private integration passes the request's own path on; the URL said another.
        if (url.Path is null || url.Path.IndexOf('?') >= 0) return null;
        if (url.Path is not ("" or "/" or "/{proxy}"))
        {
            if (url.Path.IndexOf('{') >= 0 || settings.Any(static s => s.StartsWith("ParameterMapping", StringComparison.Ordinal))) return null;
            settings.Add($"ParameterMapping = new global::{CdkNames.V2.ParameterMapping}().OverwritePath(global::{CdkNames.V2.MappingValue}.Custom({SourceWriter.Literal(url.Path)}))");
        }

        var type = lb.Kind == LoadBalancerKind.Application ? CdkNames.V2.HttpAlbIntegration : CdkNames.V2.HttpNlbIntegration;
        return [Edit.Replace(creation, $"new global::{type}({arguments[0].Expression}, {name}, new global::{type}Props {{ {string.Join(", ", settings)} }})")];
    }

    private static Listener? ListenerOn(LoadBalancer lb, CalledUrl url) =>
        lb.IsWhollyKnown && lb.Listeners.Where(l => l.Port == url.EffectivePort).ToArray() is [var listener] ? listener : null;

    /// <summary>A V1 link that leads to the load balancer, by the name it has at a place.</summary>
    private static string? V1LinkTo(Application app, LoadBalancer lb, SyntaxNode place) =>
        app.Links.Where(l => l is { Version: LinkVersion.V1, IsL1: false } && ReferenceEquals(l.Target?.Construct, lb.Construct)).Select(l => app.NameAt(l.Construct, place)).FirstOrDefault(static n => n is not null);

    /// <summary>A V2 link in the load balancer's VPC whose security group the listener admits, by the name it has at a place.</summary>
    private static string? V2LinkTo(Application app, Listener listener, SyntaxNode place) =>
        app.Links.Where(l => l is { Version: LinkVersion.V2, IsL1: false, SecurityGroups: { IsEmpty: false } groups }
                && Application.SameVpc(l.Vpc, listener.LoadBalancer?.Vpc) == true
                && (listener.LoadBalancer?.SecurityGroups is { IsEmpty: true } || SecurityGroup.Admits(app, listener, groups) == true))
            .Select(l => app.NameAt(l.Construct, place)).FirstOrDefault(static n => n is not null);
}
