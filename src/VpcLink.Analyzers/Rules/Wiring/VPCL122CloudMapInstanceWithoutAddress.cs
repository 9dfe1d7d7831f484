using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: API Gateway connects to the address and port that an instance is registered with. These kinds of instances have neither.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL122CloudMapInstanceWithoutAddress() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL122", Area.Wiring, DiagnosticSeverity.Error,
        "Cloud Map instance without address or port behind an integration",
        "'{0}' is behind '{1}', and this instance is registered without an IP address and port, so requests to it fail; register it with RegisterIpInstance");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (CloudMapService.Of(app, integration) is not { } service) continue;
            foreach (var call in service.Registrations)
                if (!call.May && call.Method is "RegisterNonIpInstance" or "RegisterCnameInstance" && !Addresses(call.PropsArgument))
                    yield return Finding.At(Info, call.Syntax, service.Name, integration.Name).Also(integration.Syntax, service.Syntax);
            foreach (var instance in service.Instances)
                if (instance.Is(CdkNames.CloudMap.NonIpInstance, CdkNames.CloudMap.CnameInstance) && instance.Opaque is null && instance.Syntax is { } place && !Addresses(instance.PropsArgument))
                    yield return Finding.At(Info, place, service.Name, integration.Name).Also(integration.Syntax, service.Syntax);
        }
    }

    /// <summary>May it have an address by its custom attributes?</summary>
    private static bool Addresses(Value props) => props switch
    {
        Struct s => s["CustomAttributes"] switch
        {
            { IsAbsent: true } => false,
            Map { Complete: true } map => map.Entries.ContainsKey("AWS_INSTANCE_IPV4") || map.Entries.ContainsKey("AWS_INSTANCE_IPV6"),
            _ => true,
        },
        { IsAbsent: true } => false,
        _ => true,
    };
}
