using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

/// <summary>The health check of a target group that the program makes, L2 and L1 in one shape.</summary>
internal sealed class TargetHealth
{
    private readonly Application _app;
    private readonly TargetGroup _group;

    private TargetHealth(Application app, TargetGroup group)
    {
        _app = app;
        _group = group;
    }

    /// <summary>Null when it can't be read: the group is made elsewhere, or its check is configured again later.</summary>
    public static TargetHealth? Of(Application app, TargetGroup group) =>
        !group.IsCreated || group.Construct.Opaque is not null || app.Graph.CallsOn(group.Construct).Any(static c => c.Method == "ConfigureHealthCheck") ? null : new TargetHealth(app, group);

    public TargetGroup Group => _group;

    /// <summary>The L2 property that holds the check; null for L1, whose properties stand side by side.</summary>
    public Prop? Whole => _group.IsL1 ? null : _group.Prop("HealthCheck");

    private Prop Read(string l2, string l1) => _group.IsL1 ? _group.Prop(l1) : _group.Prop("HealthCheck", l2);

    public Prop Protocol => Read("Protocol", "HealthCheckProtocol");

    public string? ProtocolName => Protocol.Value.AsEnum ?? Protocol.Value.AsString;

    public Prop Path => Read("Path", "HealthCheckPath");

    public Prop Codes => Read("HealthyHttpCodes", "Matcher");

    public Prop Enabled => Read("Enabled", "HealthCheckEnabled");

    public Prop Interval => Read("Interval", "HealthCheckIntervalSeconds");

    public Prop Timeout => Read("Timeout", "HealthCheckTimeoutSeconds");

    public Prop HealthyThreshold => Read("HealthyThresholdCount", "HealthyThresholdCount");

    public Prop UnhealthyThreshold => Read("UnhealthyThresholdCount", "UnhealthyThresholdCount");

    /// <summary>Seconds of Interval or Timeout: durations in L2, plain numbers in L1; null when unknown or left out.</summary>
    public double? Seconds(Prop prop) => _group.IsL1 ? prop.Value.AsNumber : prop.Value.AsConstruct is null ? null : Durations.Milliseconds(prop.Value) / 1_000;

    /// <summary>Code for a number of seconds in Interval or Timeout.</summary>
    public string SecondsCode(double seconds) => _group.IsL1 ? Text(seconds) : "global::" + CdkNames.Core.Duration + ".Seconds(" + Text(seconds) + ")";

    public static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static IEnumerable<TargetHealth> All(Application app, bool network) =>
        app.TargetGroups.Where(g => g.IsNetwork == network).Select(g => Of(app, g)).Where(static h => h is not null).Select(static h => h!);

    /// <summary>Its load balancers lead to a private integration.</summary>
    public bool ServesPrivateIntegration => _app.PrivateIntegrations.Select(static i => i.LoadBalancer).Where(static lb => lb is not null)
        .Any(lb => _group.Listeners.Any(l => ReferenceEquals(l.LoadBalancer?.Construct, lb!.Construct)));
}
