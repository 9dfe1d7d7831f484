using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>
/// Why: CloudFormation's description of the property speaks of a listener, but API Gateway accepts the load balancer's ARN only. The port of the URI selects the listener.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL102IntegrationTargetIsNoLoadBalancer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL102", Area.Wiring, DiagnosticSeverity.Error,
        "IntegrationTarget that is not the ARN of a load balancer",
        "'{0}' has {1} as its IntegrationTarget, so deployment fails; set it to the ARN of the ALB or NLB itself", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations.Where(static i => i.IsRest))
        {
            var target = integration.Target;
            if (target.Edit is null || target.Value.IsAbsent || integration.Link is { Version: LinkVersion.V1 } || !target.Value.All(v => What(app, v) is not null)) continue;
            yield return Finding.At(Info, target.Edit, integration.Name, What(app, target.Value.Alternatives[0])).Also(target.Written, integration.ConnectionType.Written).With(FixOf(app, target));
        }
    }

    private static string? What(Application app, Value value) => IsStageVariable(value) ? "a stage variable" : Arns.KindOf(app, value) switch
    {
        ArnKind.Listener => "the ARN of a listener",
        ArnKind.TargetGroup => "the ARN of a target group",
        ArnKind.GatewayLoadBalancer => "the ARN of a Gateway Load Balancer",
        ArnKind.DnsName => "a DNS name",
        ArnKind.Url => "a URL",
        ArnKind.Other or ArnKind.HttpApiStage or ArnKind.RestStage => "the ARN of something else",
        _ => null,
    };

    private static bool IsStageVariable(Value value) => value.AsString is { } s && s.Contains("${stageVariables.");

    private static Fix? FixOf(Application app, Prop target)
    {
        var listener = Arns.Listener(app, target.Value);
        var lb = listener?.LoadBalancer ?? Arns.LoadBalancerName(app, target.Value)?.LoadBalancer;
        var arn = lb is null ? null : Names.LoadBalancerArn(app, lb, target.Edit!);
        // A listener knows its load balancer, whether or not that has a name here.
        if (arn is null && listener is { IsL1: false, Pattern: null, IsCreated: true } && app.NameAt(listener.Construct, target.Edit!) is { } name) arn = name + ".LoadBalancer.LoadBalancerArn";
        if (arn is null) return null;
        var edit = target.Value.Origin is { } origin ? Edit.Replace(origin, arn) : target.Written switch
        {
            Microsoft.CodeAnalysis.CSharp.Syntax.AssignmentExpressionSyntax a => Edit.Replace(a.Right, arn),
            { Parent: Microsoft.CodeAnalysis.CSharp.Syntax.ArgumentSyntax } argument => Edit.Replace(argument, arn),
            _ => null,
        };
        return edit is null ? null : Fix.Of("Target the load balancer", edit);
    }
}
