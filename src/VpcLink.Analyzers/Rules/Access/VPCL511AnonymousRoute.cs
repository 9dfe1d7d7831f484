using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Access;

/// <summary>
/// Why: the backend sits in a private network because not everyone should reach it, and a route without authorization is a door into that network. The CDK's default is none, for
/// HTTP routes and REST methods alike.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL511AnonymousRoute() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL511", Area.Access, DiagnosticSeverity.Warning,
        "Route to a private backend that anyone may call",
        "{0} leads to a private backend and asks nobody who they are; add an authorizer, or say that it is meant to be open", fix: true);

    private static readonly string[] HealthNames = ["health", "healthz", "healthcheck", "health-check", "ping", "status", "ready", "readyz", "live", "livez", "alive", "version"];

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations.Where(i => i.IsPrivate == true || LeadsInside(app, i)))
            foreach (var use in integration.Uses)
            {
                if (use.Api is not { } construct || !Api.IsOne(construct) || IsPreflight(use) || IsMeantToBeOpen(app, use)) continue;
                if (RouteAccess.Of(app, integration, use).Kind != AccessKind.Anonymous) continue;
                var api = new Api(app, construct);
                // Clients prove who they are by certificate, at the domain; or the ALB signs them in.
                if (api.Domains.Any(static d => !d.Mtls.Value.IsAbsent) || Authenticates(app)) continue;
                var lowered = false;
                if (api.Kind == ApiKind.Rest)
                {
                    if (!api.IsCreated || api.Policy is not { } policy) continue;
                    if (policy.Exists && api.IsPrivate != true) continue;
                    lowered = api.IsPrivate == true;
                    if (api.IsPrivate is null) continue;
                }

                var path = use.Path.AsString;
                var what = "'" + (path is { Length: > 0 } ? path : use.HttpMethod.AsString ?? api.Name) + "' of '" + api.Name + "'";
                var finding = Finding.At(Info, use.Syntax, what).Also(integration.Syntax == use.Syntax ? null : integration.Syntax).With(Mend(integration, use, api));
                yield return lowered ? finding.Lowered(DiagnosticSeverity.Info) : finding;
            }
    }

    /// <summary>A public call of an internal load balancer: it can't work as it is, and the backend it is meant for is private all the same.</summary>
    private static bool LeadsInside(Application app, Integration integration) =>
        integration.IsPrivate == false && Arns.LoadBalancerName(app, integration.Uri.Value) is { LoadBalancer.IsInternetFacing: false };

    private static bool IsPreflight(IntegrationUse use) => use.HttpMethod switch
    {
        { AsString: { } method } => method.Equals("OPTIONS", StringComparison.OrdinalIgnoreCase),
        { AsEnum: "OPTIONS" } => true,
        Items { Elements: { IsEmpty: false } methods } => methods.All(static m => m.AsEnum == "OPTIONS"),
        { IsUnknown: true } => true,
        _ => use.Path.AsString?.StartsWith("OPTIONS ", StringComparison.OrdinalIgnoreCase) == true,
    };

    private static bool IsMeantToBeOpen(Application app, IntegrationUse use)
    {
        if (use.Path.IsUnknown) return true;
        if (use.Path.AsString is not { } path) return false;
        path = path.Substring(path.IndexOf(' ') + 1).Trim('/');
        var last = path.Substring(path.LastIndexOf('/') + 1);
        if (HealthNames.Contains(last, StringComparer.OrdinalIgnoreCase)) return true;
        return app.Settings.List(Settings.AnonymousRoutes, use.Syntax.SyntaxTree).Select(static r => r.Trim('/')).Any(r =>
            r.EndsWith("*", StringComparison.Ordinal) ? path.StartsWith(r.TrimEnd('*'), StringComparison.OrdinalIgnoreCase) : path.Equals(r, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Some listener signs callers in itself (OIDC, Cognito).</summary>
    private static bool Authenticates(Application app) => app.Graph.Constructs.Any(static c =>
        c.Via.StartsWith("Authenticate", StringComparison.Ordinal) || c.ShortType.StartsWith("Authenticate", StringComparison.Ordinal));

    private static Fix? Mend(Integration integration, IntegrationUse use, Api api)
    {
        const string Iam = "global::Amazon.CDK.AwsApigatewayv2Authorizers.HttpIamAuthorizer";
        Edit? edit = null;
        if (integration.IsL1)
        {
            var l1 = use.Method;
            if (l1?.Props is { Creation: { } creation }) edit = Edit.SetProperty(creation, "AuthorizationType", "\"AWS_IAM\"");
        }
        else if (integration.ApiKind == ApiKind.Rest)
        {
            const string Type = "global::" + CdkNames.Rest.AuthorizationType + ".IAM";
            if (use.IsProxy) return null;
            if (use.Options is Struct { Creation: { } options }) edit = Edit.SetProperty(options, "AuthorizationType", Type);
            else if (use.Options.IsAbsent && use.Method is { Origin: ConstructOrigin.Created, Props.Creation: { } method }) edit = Edit.SetProperty(method, "Options", "new global::" + CdkNames.Rest.MethodOptions + " { AuthorizationType = " + Type + " }");
            else if (use.Options.IsAbsent) edit = Edit.AddProps(use.Syntax, CdkNames.Rest.MethodOptions, "AuthorizationType", Type);
        }
        else if (use.Options is Struct { Creation: { } creation } options)
        {
            edit = options.Type.EndsWith(".HttpApiProps", StringComparison.Ordinal)
                ? Edit.SetProperty(creation, "DefaultAuthorizer", "new " + Iam + "()")
                : Edit.SetProperty(creation, "Authorizer", "new " + Iam + "()");
        }

        return edit is null ? null : Fix.Of("Let only callers in who sign with IAM", edit);
    }
}
