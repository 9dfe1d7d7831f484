using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>Why: ELB takes intervals, timeouts and thresholds within limits, and an ALB checks over HTTP or HTTPS. The CDK checks the protocol and that the interval is longer than the timeout, not the limits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL603AlbHealthCheck() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL603", Area.Operations, DiagnosticSeverity.Error,
        "ALB health check setting out of range",
        "The health check of '{0}' has {1}; {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var health in TargetHealth.All(app, network: false))
        {
            // Functions are checked by other limits.
            if (health.Group.IsForFunctions != false) continue;
            var name = health.Group.Name;
            foreach (var (prop, value, range, code) in HealthRanges.Violations(health))
                if (prop.Edit is { } place)
                    yield return Finding.At(Info, place, name, prop.Name + " " + value, "it must lie in " + range).With(HealthRanges.Set(health, prop, code, "Set " + prop.Name + " to the nearest value that is allowed"));
            if (health.ProtocolName is { } protocol and not ("HTTP" or "HTTPS") && health.Protocol.Edit is { } at)
                yield return Finding.At(Info, at, name, "the protocol " + protocol, "an ALB checks over HTTP or HTTPS").With(HealthRanges.Set(health, health.Protocol, HealthRanges.ProtocolCode(health, "HTTP"), "Check over HTTP"));
            if (health.Seconds(health.Interval) is { } interval && health.Seconds(health.Timeout) is { } timeout && interval <= timeout && interval is >= 5 and <= 300 && timeout <= 120 && health.Timeout.Edit is { } late)
                yield return Finding.At(Info, late, name, "a timeout of " + TargetHealth.Text(timeout) + " s and an interval of " + TargetHealth.Text(interval) + " s", "the interval must be longer").Also(health.Interval.Edit)
                    .With(HealthRanges.Set(health, health.Timeout, health.SecondsCode(interval - 1), "Shorten the timeout below the interval"));
        }
    }
}
