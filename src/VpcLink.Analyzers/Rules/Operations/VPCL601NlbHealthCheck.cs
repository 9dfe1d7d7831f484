using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>Why: ELB takes intervals, timeouts and thresholds within limits, and an NLB checks over TCP, HTTP or HTTPS. The CDK throws for most of it and lets the rest go to deployment.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL601NlbHealthCheck() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL601", Area.Operations, DiagnosticSeverity.Error,
        "NLB health check setting out of range or contradictory",
        "The health check of '{0}' has {1}; {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var health in TargetHealth.All(app, network: true))
        {
            var name = health.Group.Name;
            foreach (var (prop, value, range, code) in HealthRanges.Violations(health))
                if (prop.Edit is { } place)
                    yield return Finding.At(Info, place, name, prop.Name + " " + value, "it must lie in " + range).With(HealthRanges.Set(health, prop, code, "Set " + prop.Name + " to the nearest value that is allowed"));
            if (health.Group.Alb is not null) continue;
            if (health.ProtocolName is { } protocol && health.Protocol.Edit is { } at)
            {
                if (protocol is not ("TCP" or "HTTP" or "HTTPS"))
                    yield return Finding.At(Info, at, name, "the protocol " + protocol, "an NLB checks over TCP, HTTP or HTTPS").With(HealthRanges.Set(health, health.Protocol, HealthRanges.ProtocolCode(health, "TCP"), "Check over TCP"));
                else if (protocol == "TCP" && health.Path.Value.AsString is not null)
                    yield return Finding.At(Info, at, name, "a path and the protocol TCP", "a path needs HTTP or HTTPS").Also(health.Path.Edit).With(HealthRanges.Set(health, health.Protocol, HealthRanges.ProtocolCode(health, "HTTP"), "Check over HTTP"));
                else if (protocol == "TCP" && !health.Codes.Value.IsAbsent && !health.Codes.Value.IsUnknown)
                    yield return Finding.At(Info, at, name, "response codes and the protocol TCP", "codes need HTTP or HTTPS").Also(health.Codes.Edit)
                        .With(HealthRanges.Set(health, health.Protocol, HealthRanges.ProtocolCode(health, "HTTP"), "Check over HTTP")).Lowered(DiagnosticSeverity.Warning);
            }

            if (health.Seconds(health.Interval) is { } interval && health.Seconds(health.Timeout) is { } timeout && interval < timeout && timeout <= 120 && health.Timeout.Edit is { } late)
                yield return Finding.At(Info, late, name, "a timeout of " + TargetHealth.Text(timeout) + " s and an interval of " + TargetHealth.Text(interval) + " s", "a check must end before the next begins").Also(health.Interval.Edit)
                    .With(interval < 2 ? null : HealthRanges.Set(health, health.Timeout, health.SecondsCode(interval), "Shorten the timeout to the interval"));
        }
    }
}
