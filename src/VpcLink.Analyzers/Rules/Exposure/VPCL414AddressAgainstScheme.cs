using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: an internal load balancer has private addresses, which may be chosen; an internet-facing one has public addresses, which may be Elastic IPs. The CDK throws for the one
/// in place of the other, and so does the service where an L1 load balancer says it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL414AddressAgainstScheme() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL414", Area.Exposure, DiagnosticSeverity.Error,
        "Address settings that contradict the scheme",
        "{0} is for {1} load balancers, and '{2}' is {3}; remove it or change the scheme", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var lb in app.LoadBalancers)
        {
            if (lb.IsInternetFacing is not { } faces || !lb.IsWhollyKnown || lb.Pattern is not null) continue;
            foreach (var setting in Settings(lb, faces))
            {
                if (setting.Edit is not { } place) continue;
                var edit = Edits.Remove(setting);
                yield return Finding.At(Info, place, setting.Name, faces ? "internal" : "internet-facing", lb.Name, faces ? "internet-facing" : "internal")
                    .Also(lb.Facing.Edit, lb.Syntax).With(edit is null ? null : Fix.Of("Remove " + setting.Name, edit));
            }
        }
    }

    private static IEnumerable<Prop> Settings(LoadBalancer lb, bool faces)
    {
        if (!faces && lb.Kind == LoadBalancerKind.Application && lb.Prop("IpAddressType") is { } type
            && type.Value.All(static v => v.AsEnum == "DUAL_STACK_WITHOUT_PUBLIC_IPV4" || v.AsString == "dualstack-without-public-ipv4"))
            yield return type;
        if (lb.Kind != LoadBalancerKind.Network || lb.Prop("SubnetMappings").Value is not Items mappings) yield break;
        foreach (var mapping in mappings.Elements.OfType<Struct>())
            foreach (var name in faces ? new[] { "PrivateIPv4Address", "PrivateIpv4Address" } : ["AllocationId"])
                if (mapping.Find(name) is { Value: { IsAbsent: false, IsUnknown: false } } setting)
                    yield return setting;
    }
}
