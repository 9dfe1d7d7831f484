using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>A custom domain that leads to an API, in whatever way it was tied to it.</summary>
/// <param name="Api">The API; null when it can't be told.</param>
/// <param name="Domain">The domain's construct; null when it is declared by options of the API itself, or unknown.</param>
/// <param name="Mtls">Mutual TLS of the domain.</param>
/// <param name="EndpointType">REST: EDGE or REGIONAL as written.</param>
/// <param name="Syntax">Where the two are tied together.</param>
internal sealed record DomainMapping(Construct? Api, Construct? Domain, Prop Mtls, Prop EndpointType, SyntaxNode Syntax, PathCondition Path)
{
    private static readonly ConditionalWeakTable<Application, List<DomainMapping>> Cache = new();

    public static IReadOnlyList<DomainMapping> All(Application app) => Cache.GetValue(app, static a => Read(a).ToList());

    private static IEnumerable<DomainMapping> Read(Application app)
    {
        foreach (var c in app.Graph.Constructs)
        {
            if (c.Origin != ConstructOrigin.Created || c.Syntax is not { } syntax) continue;
            if (c.Is(CdkNames.Rest.IRestApi))
            {
                if (app.Prop(c, "DomainName") is { Value.IsAbsent: false } domain) yield return WithOptions(c, domain.Value, domain.Edit ?? syntax, c.Path);
            }
            else if (c.Is(CdkNames.Rest.DomainName))
            {
                if (app.Prop(c, "Mapping") is { Value.IsAbsent: false } mapping) yield return Between(app, mapping.Value.AsConstruct, c, mapping.Edit ?? syntax, c.Path);
            }
            else if (c.Is(CdkNames.Rest.BasePathMapping)) yield return Between(app, app.Prop(c, "RestApi").Value.AsConstruct, app.Prop(c, "DomainName").Value.AsConstruct, syntax, c.Path);
            else if (c.Is(CdkNames.Rest.CfnBasePathMapping)) yield return Between(app, OfId(app.Prop(c, "RestApiId").Value), OfRef(app.Prop(c, "DomainName").Value), syntax, c.Path);
            else if (c.Is(CdkNames.V2.ApiMapping)) yield return Between(app, app.Prop(c, "Api").Value.AsConstruct, app.Prop(c, "DomainName").Value.AsConstruct, syntax, c.Path);
            else if (c.Is(CdkNames.V2.CfnApiMapping)) yield return Between(app, OfId(app.Prop(c, "ApiId").Value), OfRef(app.Prop(c, "DomainName").Value), syntax, c.Path);
            else if (c.Is(CdkNames.V2.IHttpApi))
            {
                if (app.Prop(c, "DefaultDomainMapping") is { Value.IsAbsent: false } mapping)
                    yield return Between(app, c, (mapping.Value as Struct)?["DomainName"].AsConstruct, mapping.Edit ?? syntax, c.Path);
            }
            else if (c.Is(CdkNames.V2.HttpStage, CdkNames.V2.WebSocketStage))
            {
                if (app.Prop(c, "DomainMapping") is { Value.IsAbsent: false } mapping)
                    yield return Between(app, app.Prop(c, c.Is(CdkNames.V2.HttpStage) ? "HttpApi" : "WebSocketApi").Value.AsConstruct, (mapping.Value as Struct)?["DomainName"].AsConstruct, mapping.Edit ?? syntax, c.Path);
            }
        }

        foreach (var call in app.Graph.Calls)
            switch (call.Method)
            {
                case "AddDomainName" when call.Receiver.Is(CdkNames.Rest.IRestApi):
                    yield return WithOptions(call.Receiver, call.PropsArgument, call.Syntax, call.Path);
                    break;
                case "AddBasePathMapping" when call.Receiver.Is(CdkNames.Rest.DomainName):
                    yield return Between(app, call.Argument("targetApi").AsConstruct, call.Receiver, call.Syntax, call.Path);
                    break;
                case "AddApiMapping" when call.Receiver.Is(CdkNames.Rest.DomainName):
                    yield return Between(app, OfStage(call.Argument("targetStage").AsConstruct), call.Receiver, call.Syntax, call.Path);
                    break;
                case "AddStage" when call.Receiver.Is(CdkNames.V2.IHttpApi) && call.Props is { } options && options["DomainMapping"] is { IsAbsent: false } mapping:
                    yield return Between(app, call.Receiver, (mapping as Struct)?["DomainName"].AsConstruct, call.Syntax, call.Path);
                    break;
            }
    }

    private static DomainMapping WithOptions(Construct api, Value options, SyntaxNode syntax, PathCondition path)
    {
        Prop Of(string name) => options is Struct s ? s.Find(name) ?? new Prop(name, Value.Absent, null) : Application.Unknown(name, "options of a domain");
        return new DomainMapping(api, null, Of("Mtls"), Of("EndpointType"), syntax, path);
    }

    private static DomainMapping Between(Application app, Construct? api, Construct? domain, SyntaxNode syntax, PathCondition path)
    {
        if (domain is null || domain.Origin != ConstructOrigin.Created) return new DomainMapping(api, domain, Application.Unknown("Mtls", "the domain is made elsewhere"), Application.Unknown("EndpointType", "the domain is made elsewhere"), syntax, path);
        var l1 = domain.Is(CdkNames.Rest.CfnDomainName, CdkNames.V2.CfnDomainName);
        return new DomainMapping(api, domain, app.Prop(domain, l1 ? "MutualTlsAuthentication" : "Mtls"), l1 ? Application.Unknown("EndpointType", "L1") : app.Prop(domain, "EndpointType"), syntax, path);
    }

    private static Construct? OfId(Value id) => id is Token { Member: "ApiId" or "HttpApiId" or "RestApiId" or "Ref" or "AttrApiId" or "AttrRestApiId", Owner: var owner } && Model.Api.IsOne(owner) ? owner : null;

    private static Construct? OfRef(Value name) => name is Token { Member: "Ref" or "DomainNameAliasDomainName" or "Name" or "DomainName" or "AttrDomainName", Owner: var owner } ? owner : null;

    /// <summary>The API of a stage: api.DeploymentStage, or the stage's own deployment.</summary>
    private static Construct? OfStage(Construct? stage) => stage switch
    {
        { Origin: ConstructOrigin.Member, Owner: { } api } when Model.Api.IsOne(api) => api,
        { Origin: ConstructOrigin.Created, Props: { } props } when props["Deployment"].AsConstruct is { Props: { } deployment } => deployment["Api"].AsConstruct,
        _ => null,
    };
}
