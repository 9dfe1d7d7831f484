using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>Why: an ALB closes a connection on which nothing has moved for its idle timeout, and answers 504, although the API would have waited longer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL609IdleTimeout() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL609", Area.Operations, DiagnosticSeverity.Info,
        "Load balancer idle timeout shorter than the integration timeout",
        "'{0}' gives up after {1} of silence, before the {2} that '{3}' may take; raise the idle timeout", fix: true);

    /// <summary>What API Gateway waits when nothing is said, at least.</summary>
    private const double DefaultWait = 29_000;

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.PrivateIntegrations.Where(static i => i.LoadBalancer is { Kind: LoadBalancerKind.Application, IsL1: false, IsWhollyKnown: true }).GroupBy(static i => i.LoadBalancer!))
        {
            var alb = group.Key;
            var idle = alb.Prop("IdleTimeout");
            if ((idle.Value.IsAbsent ? CdkDefaults.AlbIdleTimeout.AsNumber * 1_000d : Durations.Milliseconds(idle.Value)) is not { } limit || (idle.Edit ?? alb.Syntax) is not { } place) continue;
            if (app.Graph.CallsOn(alb.Construct).Concat(app.Graph.CallsOn(alb.Construct, "LoadBalancer")).Any(static c => c.Method is "SetAttribute" or "RemoveAttribute")) continue;
            var slow = group.Select(i => (Integration: i, Wait: Wait(i))).Where(w => w.Wait > limit).OrderByDescending(static w => w.Wait).ToArray();
            if (slow.Length == 0) continue;
            var (integration, wait) = slow[0];
            var edit = Edits.Set(alb.Construct, idle, alb.Construct.Type + "Props", "global::" + CdkNames.Core.Duration + ".Seconds(" + Math.Ceiling(wait!.Value / 1_000) + ")");
            yield return Finding.At(Info, place, alb.Name, Durations.Text(limit), Durations.Text(wait.Value), integration.Name).Also(integration.Timeout.Edit)
                .With(edit is null ? null : Fix.Of("Raise the idle timeout to " + Math.Ceiling(wait.Value / 1_000) + " s", edit));
        }
    }

    private static double? Wait(Integration integration) => integration.Timeout.Value.IsAbsent || integration.Form == IntegrationForm.CloudMap ? DefaultWait : Durations.Milliseconds(integration.Timeout.Value);
}
