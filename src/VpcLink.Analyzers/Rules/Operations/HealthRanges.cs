using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>What ELB accepts in a health check of either kind of load balancer.</summary>
internal static class HealthRanges
{
    /// <summary>A setting that is out of its range: which, its value in words, the range, and code for the nearest value that is allowed.</summary>
    public static IEnumerable<(Prop Prop, string Value, string Range, string Code)> Violations(TargetHealth health)
    {
        foreach (var (prop, least, most) in new[] { (health.Interval, 5, 300), (health.Timeout, 2, 120) })
            if (health.Seconds(prop) is { } seconds && (seconds < least || seconds > most))
                yield return (prop, TargetHealth.Text(seconds) + " s", least + " to " + most + " s", health.SecondsCode(seconds < least ? least : most));
        foreach (var prop in new[] { health.HealthyThreshold, health.UnhealthyThreshold })
            if (prop.Value.AsNumber is { } count && (count < 2 || count > 10))
                yield return (prop, TargetHealth.Text(count), "2 to 10", count < 2 ? "2" : "10");
    }

    public static Fix? Set(TargetHealth health, Prop prop, string code, string title) =>
        Edits.Set(health.Group.Construct, prop, health.Group.Construct.Type + "Props", code) is { } edit ? Fix.Of(title, edit) : null;

    public static string ProtocolCode(TargetHealth health, string name) => health.Group.IsL1 ? "\"" + name + "\"" : "global::" + CdkNames.Elb.Protocol + "." + name;
}
