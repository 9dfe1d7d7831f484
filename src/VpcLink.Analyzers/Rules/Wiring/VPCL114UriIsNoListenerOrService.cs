using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>
/// Why: an HTTP API finds its backend by the ARN of a listener or of a Cloud Map service, where a REST API takes a URL and the load balancer's ARN. Each accepts only its own.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL114UriIsNoListenerOrService() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL114", Area.Wiring, DiagnosticSeverity.Error,
        "Private HTTP API integration whose URI is no listener or Cloud Map service ARN",
        "'{0}' has {1} as its URI, so deployment fails; a private integration of an HTTP API takes the ARN of a listener or of a Cloud Map service", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.Form is not (IntegrationForm.HttpRaw or IntegrationForm.HttpL1) || integration.ApiKind != ApiKind.Http) continue;
            var uri = integration.Uri;
            if (uri.Edit is null || uri.Value.IsAbsent || !uri.Value.All(v => What(Arns.KindOf(app, v)) is not null)) continue;
            yield return Finding.At(Info, uri.Edit, integration.Name, What(Arns.KindOf(app, uri.Value.Alternatives[0]))).Also(uri.Written, integration.ConnectionType.Written)
                .With(FixOf(app, integration));
        }
    }

    private static string? What(ArnKind kind) => kind switch
    {
        ArnKind.ApplicationLoadBalancer or ArnKind.NetworkLoadBalancer or ArnKind.GatewayLoadBalancer => "the ARN of a load balancer",
        ArnKind.TargetGroup => "the ARN of a target group",
        ArnKind.DnsName => "a DNS name",
        ArnKind.Url => "a URL",
        ArnKind.Other or ArnKind.HttpApiStage or ArnKind.RestStage => "the ARN of something else",
        _ => null,
    };

    private static Fix? FixOf(Application app, Integration integration)
    {
        var uri = integration.Uri;
        var lb = Arns.LoadBalancer(app, uri.Value) ?? Arns.LoadBalancerName(app, uri.Value)?.LoadBalancer;
        if (lb is null || integration.Link is { Version: LinkVersion.V1 } || lb.Listeners.Take(2).ToArray() is not [var listener] || Names.ListenerArn(app, listener, uri.Edit!) is not { } arn) return null;
        // The path of a URL has no place in an ARN: it would have to move to a parameter mapping.
        if (Arns.LoadBalancerName(app, uri.Value) is { After: var after } && after.TrimEnd('/').Contains('/')) return null;
        return Edits.Set(integration, uri, arn) is { } edit ? Fix.Of("Lead to the listener '" + listener.Name + "'", edit) : null;
    }
}
