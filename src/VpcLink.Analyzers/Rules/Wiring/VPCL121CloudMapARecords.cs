using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>
/// Why: API Gateway asks Cloud Map for address and port. A records carry no port, ECS registers one only with SRV records, and A records are the CDK's default.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL121CloudMapARecords() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL121", Area.Wiring, DiagnosticSeverity.Warning,
        "Cloud Map service with A records behind an integration",
        "'{0}' uses A records, which carry no port, and '{1}' needs one; set DnsRecordType to SRV", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (CloudMapService.Of(app, integration) is not { IsCreated: true, IsL1: false } service || !HasARecords(app, service)) continue;
            // Instances that the program registers itself have a port: the one given, or 80.
            if (service.Ecs is null && (service.Registrations.Any() || service.Instances.Any())) continue;
            var type = service.RecordType;
            var place = type.Edit ?? service.Props?.Creation ?? service.Ecs?.Syntax ?? service.Syntax;
            if (place is null) continue;
            yield return Finding.At(Info, place, service.Name, integration.Name).Also(integration.Syntax, service.Ecs?.Syntax, service.Syntax).With(FixOf(service, type));
        }
    }

    private static bool HasARecords(Application app, CloudMapService service)
    {
        var type = service.RecordType.Value;
        if (!type.IsAbsent) return type.All(static v => v.AsEnum is "A" or "AAAA" or "A_AAAA") && NamespaceOf(app, service) != CloudMapNamespace.Http;
        // The default is A, except for EC2 tasks in bridge or host mode; a namespace without DNS has no records at all.
        if (service.Ecs is { } ecs && !ecs.Is(CdkNames.Ecs.FargateService)) return false;
        return NamespaceOf(app, service) is CloudMapNamespace.PrivateDns or CloudMapNamespace.PublicDns;
    }

    private static CloudMapNamespace NamespaceOf(Application app, CloudMapService service)
    {
        if (service.Ecs is not { } ecs) return service.Namespace;
        var given = app.Prop(ecs, "CloudMapOptions", "CloudMapNamespace").Value;
        if (service.Construct.Via == "EnableCloudMap") given = app.Prop(service.Construct, "CloudMapNamespace").Value;
        if (given.AsConstruct is { } ns) return Kind(ns);
        if (!given.IsAbsent || app.Prop(ecs, "Cluster").Value.AsConstruct is not { Opaque: null, Origin: ConstructOrigin.Created } cluster) return CloudMapNamespace.Unknown;
        var defaults = app.Prop(cluster, "DefaultCloudMapNamespace").Value is Struct made ? made
            : app.Graph.CallsOn(cluster).FirstOrDefault(static c => c.Method == "AddDefaultCloudMapNamespace")?.Props;
        if (defaults is null) return CloudMapNamespace.Unknown;
        return defaults["Type"] switch { { IsAbsent: true } or { AsEnum: "DNS_PRIVATE" } => CloudMapNamespace.PrivateDns, { AsEnum: "DNS_PUBLIC" } => CloudMapNamespace.PublicDns, { AsEnum: "HTTP" } => CloudMapNamespace.Http, _ => CloudMapNamespace.Unknown };
    }

    private static CloudMapNamespace Kind(Construct ns) => ns.Is(CdkNames.CloudMap.IHttpNamespace) ? CloudMapNamespace.Http
        : ns.Is(CdkNames.CloudMap.IPrivateDnsNamespace) ? CloudMapNamespace.PrivateDns : ns.Is(CdkNames.CloudMap.IPublicDnsNamespace) ? CloudMapNamespace.PublicDns : CloudMapNamespace.Unknown;

    private static Fix? FixOf(CloudMapService service, Prop type)
    {
        const string srv = "global::" + CdkNames.CloudMap.DnsRecordType + ".SRV";
        var edit = type.Value.Origin is { } origin ? Edit.Replace(origin, srv)
            : type.Written is AssignmentExpressionSyntax written ? Edit.Replace(written.Right, srv)
            : type.Value.IsAbsent && service.Props?.Creation is BaseObjectCreationExpressionSyntax creation ? Edit.SetProperty(creation, "DnsRecordType", srv)
            : type.Value.IsAbsent && service.Construct is { Via: "CreateService" or "EnableCloudMap", Syntax: InvocationExpressionSyntax call } && service.Construct.PropsArgument.IsAbsent
                ? Edit.AddProps(call, service.Ecs is null ? CdkNames.CloudMap.DnsServiceProps : CdkNames.Ecs.CloudMapOptions, "DnsRecordType", srv) : null;
        return edit is null ? null : Fix.Of("Use SRV records", edit);
    }
}
