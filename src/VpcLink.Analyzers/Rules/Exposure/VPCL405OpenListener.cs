using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Exposure;

/// <summary>
/// Why: <c>AddListener</c> opens the listener's port to 0.0.0.0/0 unless told not to, on an internal load balancer and in an imported security group as well. Then everything
/// that has a route to the VPC goes past the API. Closing it without admitting the link would turn an exposure into an outage, so the fix does both.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL405OpenListener() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL405", Area.Exposure, DiagnosticSeverity.Warning,
        "ALB listener open to any address behind a private integration",
        "'{0}' admits any address to '{1}', so whatever has a route to it bypasses the API; set {2} = false and admit the security group of {3}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var group in app.PrivateIntegrations.Where(static i => i.EffectiveListener is { IsOpen: true }).GroupBy(static i => i.EffectiveListener!))
        {
            var listener = group.Key;
            if (listener.LoadBalancer is not { IsWhollyKnown: true, SecurityGroups: { IsEmpty: false } groups } lb || groups.Any(g => SecurityGroup.TakesRules(app, g) != true)) continue;
            var open = listener.OpenProp;
            if (open.Place(listener.Syntax) is not { } place) continue;
            // What goes through a V1 link does not arrive at an ALB in any case; that is the business of other rules.
            var arriving = group.Where(static i => i.Link?.Version != LinkVersion.V1).ToArray();
            var links = arriving.Select(static i => i.Link).Distinct().ToArray();
            var finding = Finding.At(Info, place, listener.Name, lb.Name, open.Name, links is [{ IsImplicit: false } link] ? "'" + link.Name + "'" : "the VPC link")
                .Also(group.Select(static i => (SyntaxNode?)i.Syntax).ToArray()).Also(listener.Syntax)
                .With(arriving.Length == 0 ? null : Close(app, listener, open, arriving));
            // Who writes it down has decided so.
            yield return open.Value.IsAbsent ? finding : finding.Lowered(DiagnosticSeverity.Info);
        }
    }

    private static Fix? Close(Application app, Listener listener, Prop open, Integration[] integrations)
    {
        if (Edits.Set(listener.Construct, open, listener.Construct.Type + "Props", "false") is not { } close) return null;
        // The edit must close this listener only: what a helper writes once for several stays open as long as it is not known that all may be closed.
        if (open.Value.Origin is null && listener.Syntax is { } made && app.Graph.MadeAt(made).Any(c => !ReferenceEquals(c, listener.Construct))) return null;
        if (listener.Construct.Many) return null;
        var edits = new List<Edit> { close };
        var admitted = new HashSet<Construct>();
        foreach (var integration in integrations)
        {
            if (integration.Link is not { SecurityGroups: { IsEmpty: false } groups }) return null;
            if (SecurityGroup.Admits(app, listener, groups, closed: true) == true || groups.Any(admitted.Contains)) continue;
            if (Admission.Of(app, listener, groups, integration) is not { } admit) return null;
            admitted.UnionWith(groups);
            edits.Add(admit);
        }

        return Fix.Of(admitted.Count == 0 ? "Close the listener" : "Close the listener and admit the link's security group", [.. edits]);
    }
}
