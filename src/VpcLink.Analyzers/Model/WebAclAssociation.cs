using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>What a web ACL is put on.</summary>
internal enum WebAclTargetKind
{
    Unknown,

    /// <summary>Something that takes a web ACL: a REST stage, an ALB, a user pool and so on.</summary>
    Takes,

    /// <summary>An HTTP or WebSocket API, its stage, or what names one of them.</summary>
    HttpApi,

    NetworkLoadBalancer,

    /// <summary>Belongs to a REST API or its stage, but is not the stage's ARN.</summary>
    NotTheStageArn,

    /// <summary>The ARN of something else that takes no web ACL, or no ARN.</summary>
    Other,
}

/// <param name="Construct">The API, stage or load balancer that is meant, when the program makes it.</param>
internal sealed record WebAclTarget(WebAclTargetKind Kind, Construct? Construct);

/// <summary>An association of a web ACL with a resource: <c>CfnWebACLAssociation</c>. CloudFront distributions have none; they name the ACL themselves.</summary>
internal sealed class WebAclAssociation
{
    private readonly Application _app;

    private WebAclAssociation(Application app, Construct construct)
    {
        _app = app;
        Construct = construct;
    }

    public Construct Construct { get; }

    public SyntaxNode? Syntax => Construct.Syntax;

    public static IEnumerable<WebAclAssociation> All(Application app) => app.Graph.OfType(CdkNames.Waf.CfnWebACLAssociation).Where(static c => c.Origin == ConstructOrigin.Created).Select(c => new WebAclAssociation(app, c));

    public Prop ResourceArn => _app.Prop(Construct, "ResourceArn");

    public Prop WebAclArn => _app.Prop(Construct, "WebAclArn");

    /// <summary>The web ACL, when the program makes it.</summary>
    public Construct? WebAcl => WebAclArn.Value is Token { Member: "AttrArn", Owner: var acl } && acl.Is(CdkNames.Waf.CfnWebACL) ? acl : null;

    /// <summary>What it may be put on, one of several when a condition decides.</summary>
    public ImmutableArray<WebAclTarget> Targets => ResourceArn.Value.Alternatives.Select(TargetOf).ToImmutableArray();

    private WebAclTarget TargetOf(Value arn)
    {
        switch (arn)
        {
            case Token { Owner: var owner, Member: var member }:
                if (IsHttpApi(owner)) return new(WebAclTargetKind.HttpApi, owner);
                if (owner.Is(CdkNames.Rest.IStage, CdkNames.Rest.CfnStage))
                    return new(member == "StageArn" || owner.Is(CdkNames.Rest.CfnStage) && member is not ("Ref" or "StageName" or "RestApiId") ? WebAclTargetKind.Takes : WebAclTargetKind.NotTheStageArn, owner);
                if (owner.Is(CdkNames.Rest.IRestApi, CdkNames.Rest.CfnRestApi)) return new(WebAclTargetKind.NotTheStageArn, owner);
                break;
            case Known { Constant: string text } when !text.StartsWith("arn:", StringComparison.Ordinal) && text.IndexOf("${", StringComparison.Ordinal) < 0 && text.IndexOf('{') < 0:
                return new(WebAclTargetKind.Other, null);
        }

        var parts = Parts(arn);
        var written = string.Concat(parts.Select(static p => p.AsString ?? "*"));
        var named = parts.Select(static p => (p as Token)?.Owner).FirstOrDefault(static o => o is not null && o.Is(CdkNames.Rest.IRestApi, CdkNames.Rest.CfnRestApi));
        // arn:aws:execute-api:… says who may invoke what; arn:aws:apigateway:…::/restapis/id is the API without a stage.
        if (Regex.IsMatch(written, @"^arn:[^:]+:execute-api:")) return new(WebAclTargetKind.NotTheStageArn, named);
        if (Regex.IsMatch(written, @"^arn:[^:]+:cloudfront:")) return new(WebAclTargetKind.Other, null);
        if (Regex.IsMatch(written, @"^arn:[^:]+:apigateway:[^:]*::/restapis/[^/]*$") && parts.All(static p => p.AsString is not null || p is Token { Owner: var o } && (o.Is(CdkNames.Rest.IRestApi, CdkNames.Rest.CfnRestApi) || o.Is(CdkNames.Core.Stack))))
            return new(WebAclTargetKind.NotTheStageArn, named);
        switch (Arns.KindOf(_app, arn))
        {
            case ArnKind.HttpApiStage: return new(WebAclTargetKind.HttpApi, Parts(arn).Select(static p => (p as Token)?.Owner).FirstOrDefault(static o => o is not null && IsHttpApi(o)));
            case ArnKind.NetworkLoadBalancer: return new(WebAclTargetKind.NetworkLoadBalancer, (arn as Token)?.Owner);
            case ArnKind.RestStage or ArnKind.ApplicationLoadBalancer: return new(WebAclTargetKind.Takes, (arn as Token)?.Owner);
            case ArnKind.Listener or ArnKind.TargetGroup or ArnKind.CloudMapService or ArnKind.DnsName or ArnKind.Url or ArnKind.GatewayLoadBalancer: return new(WebAclTargetKind.Other, null);
            default: return new(WebAclTargetKind.Unknown, null);
        }
    }

    private static ImmutableArray<Value> Parts(Value value) => value is Text t ? t.Parts : ImmutableArray.Create(value);

    private static bool IsHttpApi(Construct c) => c.Is(CdkNames.V2.IHttpApi, CdkNames.V2.IWebSocketApi) || c.Is(CdkNames.V2.IStage) || c.Is(CdkNames.V2.CfnStage, CdkNames.V2.CfnApi);
}
