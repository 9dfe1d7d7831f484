using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

internal enum CloudMapNamespace { Unknown, Http, PrivateDns, PublicDns }

/// <summary>A Cloud Map service: created, made by a namespace's CreateService, L1, or the one an ECS service registers its tasks in.</summary>
internal sealed class CloudMapService
{
    private readonly Application _app;

    public CloudMapService(Application app, Construct construct)
    {
        _app = app;
        Construct = construct;
    }

    public Construct Construct { get; }

    public string Name => Construct.Name;

    public SyntaxNode? Syntax => Construct.Syntax;

    public static bool IsOne(Construct c) => c.Is(CdkNames.CloudMap.IService, CdkNames.CloudMap.CfnService);

    public bool IsL1 => Construct.Is(CdkNames.CloudMap.CfnService);

    /// <summary>The ECS service that registers its tasks in it: <c>service.CloudMapService</c>, or what <c>EnableCloudMap</c> returned.</summary>
    public Construct? Ecs => Construct is { Via: "CloudMapService" or "EnableCloudMap", Owner: { } owner } ? owner : null;

    /// <summary>Its properties can be seen: it is no import.</summary>
    public bool IsCreated => Construct.Opaque is null && (Construct.Origin == ConstructOrigin.Created
        || Construct is { Origin: ConstructOrigin.Returned, Via: "CreateService" or "EnableCloudMap" }
        || Construct is { Origin: ConstructOrigin.Member, Via: "CloudMapService", Owner: { Origin: ConstructOrigin.Created, Opaque: null } });

    public CloudMapNamespace Namespace
    {
        get
        {
            var ns = Construct is { Via: "CreateService", Owner: { } owner } ? owner
                : Construct.Origin == ConstructOrigin.Created && !IsL1 ? _app.Prop(Construct, "Namespace").Value.AsConstruct : null;
            return ns is null ? CloudMapNamespace.Unknown
                : ns.Is(CdkNames.CloudMap.IHttpNamespace) ? CloudMapNamespace.Http
                : ns.Is(CdkNames.CloudMap.IPrivateDnsNamespace) ? CloudMapNamespace.PrivateDns
                : ns.Is(CdkNames.CloudMap.IPublicDnsNamespace) ? CloudMapNamespace.PublicDns : CloudMapNamespace.Unknown;
        }
    }

    /// <summary>The property that decides the DNS record type: of the service, or of the ECS service's CloudMapOptions.</summary>
    public Prop RecordType
    {
        get
        {
            if (!IsCreated) return Application.Unknown("DnsRecordType", Name + " is not made here");
            if (Construct is { Via: "CloudMapService", Owner: { } ecs }) return _app.Prop(ecs, "CloudMapOptions", "DnsRecordType");
            return _app.Prop(Construct, "DnsRecordType");
        }
    }

    /// <summary>Where a person would add what is missing: the options of the ECS service, the service itself.</summary>
    public Struct? Props => Construct is { Via: "CloudMapService", Owner: { } ecs } ? ecs.Props?["CloudMapOptions"] as Struct : Construct.Props;

    /// <summary>The calls that register instances: RegisterIpInstance, RegisterNonIpInstance, RegisterCnameInstance, RegisterLoadBalancer.</summary>
    public IEnumerable<Call> Registrations => _app.Graph.CallsOn(Construct).Where(static c => c.Method.StartsWith("Register", StringComparison.Ordinal));

    /// <summary>Instances made on their own for this service: <c>new IpInstance(…)</c>, <c>new NonIpInstance(…)</c>, <c>new CnameInstance(…)</c>.</summary>
    public IEnumerable<Construct> Instances => _app.Graph.OfType(CdkNames.CloudMap.InstanceBase)
        .Where(c => c.Origin == ConstructOrigin.Created && ReferenceEquals(_app.Prop(c, "Service").Value.AsConstruct, Construct));

    /// <summary>The Cloud Map service that an HTTP API's integration leads to: given to it, or named by its ARN.</summary>
    public static CloudMapService? Of(Application app, Integration integration)
    {
        if (integration.Form == IntegrationForm.CloudMap) return integration.Construct.Argument("service").AsConstruct is { } given ? new CloudMapService(app, given) : null;
        return integration.Form is IntegrationForm.HttpRaw or IntegrationForm.HttpL1
            && integration.Uri.Value is Token { Member: "ServiceArn" or "AttrArn", Owner: var owner } && IsOne(owner) ? new CloudMapService(app, owner) : null;
    }
}
