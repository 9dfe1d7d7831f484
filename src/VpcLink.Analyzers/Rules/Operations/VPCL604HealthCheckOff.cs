using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Operations;

/// <summary>Why: ELB lets the check be switched off for functions only; for instances, addresses and ALBs it must be on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL604HealthCheckOff() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL604", Area.Operations, DiagnosticSeverity.Error,
        "Health check switched off",
        "The health check of '{0}' is switched off, which only target groups of functions allow, so the deployment fails; leave Enabled out", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var health in TargetHealth.All(app, network: true).Concat(TargetHealth.All(app, network: false)))
            if (health.Group.IsForFunctions == false && health.Enabled is { Value.AsBool: false, Edit: { } place } enabled)
                yield return Finding.At(Info, place, health.Group.Name).With(Edits.Remove(enabled) is { } edit ? Fix.Of("Leave the health check on", edit) : null);
    }
}
