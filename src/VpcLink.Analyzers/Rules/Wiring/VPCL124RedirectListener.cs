using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: API Gateway hands a redirect on to the client, whom it sends to a host inside the VPC. The listener that serves is the one redirected to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL124RedirectListener() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL124", Area.Wiring, DiagnosticSeverity.Warning,
        "Integration on a listener that only redirects",
        "'{0}' leads to '{1}', which only redirects, so clients are sent to an address inside the VPC; lead it to the listener that serves the requests");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
            if (integration.Listener is { Construct.Opaque: null } listener && Redirects(app, listener) is { } redirect && !HasRules(app, listener))
                yield return Finding.At(Info, integration.Syntax, integration.Name, listener.Name).Also(redirect, listener.Syntax);
    }

    /// <summary>Where it says that the listener redirects; null when it does not or that can't be told.</summary>
    private static SyntaxNode? Redirects(Application app, Listener listener)
    {
        if (listener.Construct is { Origin: ConstructOrigin.Returned, Via: "AddRedirect", Syntax: var added }) return added;
        if (listener.Construct is { Origin: ConstructOrigin.Member, Via: "RedirectListener", Syntax: var member }) return member;
        if (!listener.IsCreated || listener.Pattern is not null) return null;
        var action = listener.Prop(listener.IsL1 ? "DefaultActions" : "DefaultAction");
        if (listener.IsL1)
            return action.Value is Items { Complete: true, Elements: [Struct only] } && only["Type"].AsString == "redirect" ? action.Edit : null;
        return action.Value.All(static v => v.AsConstruct is { Origin: ConstructOrigin.Factory, Via: "Redirect" } c && c.Is(CdkNames.Elb.ListenerAction)) ? action.Edit : null;
    }

    /// <summary>Rules on the listener serve requests that the default action does not see.</summary>
    private static bool HasRules(Application app, Listener listener) =>
        app.Graph.CallsOn(listener.Construct).Any(static c => c.Method is not "AddCertificates")
        || app.Graph.OfType(CdkNames.Elb.ApplicationListenerRule, CdkNames.Elb.CfnListenerRule).Any(r => app.Prop(r, r.Is(CdkNames.Elb.CfnListenerRule) ? "ListenerArn" : "Listener").Value switch
        {
            Ref given => ReferenceEquals(Listener.Canonical(given.Target), listener.Construct),
            Token token => ReferenceEquals(Listener.Canonical(token.Owner), listener.Construct),
            _ => true,
        });
}
