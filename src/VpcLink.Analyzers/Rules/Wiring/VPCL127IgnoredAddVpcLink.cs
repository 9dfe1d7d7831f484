using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>
/// Why: an HTTP API keeps one link a VPC. AddVpcLink returns the one it made before, by an earlier call or for an integration without a link, and drops what it is asked for.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL127IgnoredAddVpcLink() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL127", Area.Wiring, DiagnosticSeverity.Warning,
        "AddVpcLink call whose subnets or security groups are ignored",
        "'{0}' has a link in this VPC since {1}, so the {2} given here are silently ignored; make the link with new VpcLink(…) and pass it on");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var calls in app.Graph.Calls.Where(static c => c.Method == "AddVpcLink" && c.Receiver.Is(CdkNames.V2.IHttpApi)).GroupBy(static c => c.Receiver))
        {
            var api = calls.Key;
            if (api.Opaque is not null || api.Many) continue;
            foreach (var call in calls.Where(static c => !c.May))
            {
                if (call.Props is not { } props || props["Vpc"].AsConstruct is not { } vpc) continue;
                var asked = new[] { "SecurityGroups", "Subnets" }.Where(n => !props[n].IsAbsent && !props[n].IsUnknown).ToArray();
                if (asked.Length == 0) continue;
                if (calls.FirstOrDefault(c => c.Ordinal < call.Ordinal && Precedes(c.Path, c.May, call) && c.Props?["Vpc"].AsConstruct is { } v && ReferenceEquals(v, vpc)) is { } earlier)
                {
                    var ignored = asked.Where(n => earlier.Props![n] is var before && !before.IsUnknown && !before.Equals(props[n])).ToArray();
                    if (ignored.Length > 0) yield return At(call, api, "an earlier call", ignored).Also(earlier.Syntax);
                }
                else if (Implicit(app, api, vpc, call) is { } route)
                {
                    yield return At(call, api, "a route whose integration has no VpcLink", asked).Also(route);
                }
            }
        }
    }

    private static Finding At(Call call, Construct api, string since, string[] ignored) =>
        Finding.At(Info, call.Syntax, api.Name, since, string.Join(" and ", ignored.Select(static n => n == "Subnets" ? "subnets" : "security groups")));

    private static bool Precedes(PathCondition path, bool may, Call call) => !may && path.HoldsWhenever(call.Path);

    /// <summary>A route before the call that made the API create a link in the VPC.</summary>
    private static SyntaxNode? Implicit(Application app, Construct api, Construct vpc, Call call)
    {
        foreach (var integration in app.Integrations.Where(static i => i.Form is IntegrationForm.HttpAlb or IntegrationForm.HttpNlb && i.Construct.Opaque is null && i.VpcLink.Value.IsAbsent))
            if (integration.Listener?.LoadBalancer?.Vpc is { } v && ReferenceEquals(v, vpc))
                foreach (var use in integration.Uses.Where(u => ReferenceEquals(u.Api, api) && u.PathCondition.HoldsWhenever(call.Path)))
                    if (app.Graph.CallsOn(api).Any(c => c.Syntax == use.Syntax && c.Ordinal < call.Ordinal && !c.May))
                        return use.Syntax;
        return null;
    }
}
