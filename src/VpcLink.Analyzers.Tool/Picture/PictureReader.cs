using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Rules;
using VpcLinkAnalyzers.Rules.Patterns;

namespace VpcLinkAnalyzers.Tool.Picture;

/// <summary>Turns a compilation into its picture: the analyzers' own reader says what there is, the rules say what is wrong with it.</summary>
internal sealed class PictureReader
{
    private readonly Application _app;
    private readonly Dictionary<Construct, string> _backendIds = [];
    private readonly List<BackendPicture> _backends = [];

    private PictureReader(Application app) => _app = app;

    /// <summary>The application of a compilation; null when it holds no integration.</summary>
    /// <param name="problem">Told of rules that failed.</param>
    public static async Task<ApplicationPicture?> ReadAsync(string name, Compilation compilation, AnalyzerOptions options, Action<string> problem, CancellationToken cancellation)
    {
        if (!Rules.Findings.Concern(compilation, cancellation)) return null;
        var rules = RuleCatalog.CreateAnalyzers().Where(static a => a is not DiagnosticSuppressor).ToImmutableArray();
        var run = compilation.WithAnalyzers(rules, new CompilationWithAnalyzersOptions(options, (e, rule, _) => problem($"{rule.GetType().Name} failed: {e.Message}"), concurrentAnalysis: true,
            logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        var found = await run.GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        // The rules ran on a compilation of the runner's own, and that one has been read.
        compilation = run.Compilation;
        return ApplicationReader.ReadApplication(compilation, Settings.Of(options, compilation, cancellation), cancellation) is { } app ? new PictureReader(app).Read(name, found) : null;
    }

    private ApplicationPicture Read(string name, ImmutableArray<Diagnostic> found)
    {
        var shown = _app.Integrations.Where(IsShown).SelectMany(static i => ApisOf(i).Select(a => (Integration: i, Api: a))).ToArray();
        var findings = found.Where(static d => d.Id.StartsWith("VPCL", StringComparison.Ordinal) && d.Severity > DiagnosticSeverity.Hidden && d.Descriptor.Category is not (Area.Patterns or Area.Reading))
            .OrderByDescending(static d => d.Severity).ThenBy(static d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start).ThenBy(static d => d.Id, StringComparer.Ordinal)
            .Select(static d => (Diagnostic: d, Problem: ProblemOf(d))).ToArray();

        // What a finding belongs to: the integration or API that it stands in, else the integrations it names, else the paths in whose constructs it stands.
        var byPath = shown.Select(_ => new List<FoundProblem>()).ToArray();
        var apis = shown.Select(static p => p.Api).OfType<Construct>().Concat(_app.Apis.Select(static a => a.Construct)).Distinct().OrderBy(static a => a.Ordinal).ToArray();
        var byApi = apis.ToDictionary(static a => a, static _ => new List<FoundProblem>());
        foreach (var (diagnostic, problem) in findings)
        {
            int[] Paths(Func<Integration, bool> belongs) => Enumerable.Range(0, shown.Length).Where(i => belongs(shown[i].Integration)).ToArray();
            var hit = Paths(i => Holds(i.Construct, diagnostic.Location));
            var owners = hit.Length > 0 ? [] : apis.Where(a => Holds(a, diagnostic.Location)).ToArray();
            foreach (var owner in owners) byApi[owner].Add(problem);
            if (owners.Length > 0) continue;
            if (hit.Length == 0) hit = Paths(i => diagnostic.AdditionalLocations.Any(p => Holds(i.Construct, p)));
            if (hit.Length == 0) hit = Paths(i => PartsOf(i).Any(c => Holds(c, diagnostic.Location)));
            foreach (var i in hit) byPath[i].Add(problem);
        }

        // An API without private integrations is of interest when something is wrong with it.
        apis = apis.Where(a => byApi[a].Count > 0 || shown.Any(p => ReferenceEquals(p.Api, a))).ToArray();
        var ids = apis.Select(static (a, n) => (a, "api" + (n + 1))).ToDictionary(static p => p.a, static p => p.Item2);
        var paths = shown.Select((p, n) => PathOf("path" + (n + 1), p.Integration, p.Api, p.Api is null ? null : ids[p.Api], byPath[n])).ToImmutableArray();
        var pictures = apis.Select(a => ApiOf(ids[a], a, byApi[a])).ToImmutableArray();
        return new ApplicationPicture(Printable.Text(name), _app.Graph.Incomplete is { } why ? Printable.Text(why) : null, pictures,
            [.. _backends.Select(b => Reached(b, pictures, paths))], paths, [.. findings.Select(static f => f.Problem)]);
    }

    /// <summary>The APIs whose routes use it; one that is null when no API is known.</summary>
    private static IEnumerable<Construct?> ApisOf(Integration i) => i.Uses.Select(static u => u.Api).OfType<Construct>().Distinct().DefaultIfEmpty(i.Api);

    /// <summary>Private integrations, what may be one, and public ones that lead to a load balancer of the program.</summary>
    private bool IsShown(Integration i) => i.IsPrivate == true || i.Link is not null || BalancerOf(i) is not null || i.IsPrivate is null && i.Form is not (IntegrationForm.Rest or IntegrationForm.RestHttp);

    private LoadBalancer? BalancerOf(Integration i) => i.LoadBalancer ?? (i.IsPrivate != true || i.IsRest ? Arns.LoadBalancerName(_app, i.Uri.Value)?.LoadBalancer : Arns.LoadBalancer(_app, i.Uri.Value));

    private static FoundProblem ProblemOf(Diagnostic d)
    {
        var at = d.Location.GetLineSpan();
        return new FoundProblem(d.Id, d.Severity, Printable.Text(d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)), at.Path, at.StartLinePosition.Line + 1, at.StartLinePosition.Character + 1,
            d.Descriptor.HelpLinkUri, d.IsSuppressed ? FindingState.Suppressed : FindingState.New);
    }

    // ---- where things stand --------------------------------------------------------------------------------------------

    private static bool Holds(Construct? construct, Location place) => construct is not null && (Holds(construct.Syntax, place) || Holds(construct.Props?.Creation, place));

    private static bool Holds(SyntaxNode? node, Location place) => node is not null && node.SyntaxTree == place.SourceTree && node.Span.Contains(place.SourceSpan);

    private IEnumerable<Construct?> PartsOf(Integration i)
    {
        if (i.Link is { IsImplicit: false } link) yield return link.Construct;
        yield return i.EffectiveListener?.Construct;
        yield return CloudMapService.Of(_app, i)?.Construct;
        if (BalancerOf(i) is not { } lb) yield break;
        yield return lb.Construct;
        foreach (var l in lb.Listeners) yield return l.Construct;
        foreach (var group in GroupsOf(lb)) yield return group.Construct;
        foreach (var workload in Workloads.Behind(_app, lb)) yield return workload;
        foreach (var security in lb.SecurityGroups ?? []) yield return security;
    }

    private IEnumerable<TargetGroup> GroupsOf(LoadBalancer lb) => _app.TargetGroups.Where(g => g.Listeners.Any(l => ReferenceEquals(l.LoadBalancer?.Construct, lb.Construct)));

    private static string? StackOf(Construct construct)
    {
        var depth = 0;
        for (var c = construct.Scope ?? construct.Owner; c is not null && depth++ < 64; c = c.Scope ?? c.Owner)
            if (c.Is(CdkNames.Core.Stack)) return Printable.Text(c.Id ?? c.UserType?.Name ?? c.Name);
        return null;
    }

    /// <summary>The construct's place in its stack, which tells apart what one class makes several times: <c>Employees/Service</c>.</summary>
    private static string PathIn(Construct construct)
    {
        if (construct.Origin == ConstructOrigin.Member && construct.Owner is { } owner) return PathIn(owner) + "/" + construct.Via;
        var path = construct.Id ?? construct.Name;
        for (var (c, depth) = (construct.Scope, 0); c is not null && depth < 64 && !c.Is(CdkNames.Core.Stack); c = c.Scope, depth++) path = (c.Id ?? c.Name) + "/" + path;
        return path;
    }

    // ---- parts ---------------------------------------------------------------------------------------------------------

    private ApiPicture ApiOf(string id, Construct construct, List<FoundProblem> findings)
    {
        var api = new Api(_app, construct);
        var details = new List<string>();
        if (!api.IsCreated) details.Add("imported");
        if (api.Kind == ApiKind.Rest && api.EndpointTypes is { } types) details.Add(string.Join(", ", types.Select(static t => t.ToLowerInvariant())));
        if (api.Policy is { Exists: true }) details.Add("resource policy");
        if (api.IsDefaultEndpointDisabled == true) details.Add("default endpoint off");
        if (api.Domains.Any()) details.Add(api.Domains.Any(static d => !d.Mtls.Value.IsAbsent && !d.Mtls.Value.IsUnknown) ? "custom domain, mutual TLS" : "custom domain");
        var entrance = api.Kind switch
        {
            ApiKind.Rest => api.IsPrivate switch { true => Entrance.VpcEndpoints, false => Entrance.Internet, null => Entrance.Unknown },
            ApiKind.Http or ApiKind.WebSocket => Entrance.Internet,
            _ => Entrance.Unknown,
        };
        return new ApiPicture(id, Printable.Text(api.Name), api.Kind, StackOf(construct), entrance, [.. details.Select(Printable.Text)], [.. findings]);
    }

    private PathPicture PathOf(string id, Integration i, Construct? api, string? apiId, List<FoundProblem> findings) => new(id, Printable.Text(i.Name), apiId,
        [.. i.Uses.Where(u => api is null || ReferenceEquals(u.Api, api)).Select(u => RouteOf(i, u)).Distinct()], LinkOf(i), BackendOf(i), RecognisedPath.Of(i), [.. findings]);

    private RoutePicture RouteOf(Integration i, IntegrationUse use)
    {
        var path = use.Path.AsString ?? (i.Form == IntegrationForm.RestL1 && _app.Prop(i.Construct, "ResourceId").Value is Token { Owner: var resource } ? IntegrationUses.PathOf(resource) : null);
        var method = use.HttpMethod switch
        {
            { IsAbsent: true } => i.IsRest || path is null || path.StartsWith('$') || path.Contains(' ') ? "" : "ANY",
            { AsString: { } text } => text,
            { AsEnum: { } member } => member,
            Items { Complete: true } all when all.Elements.All(static e => e.AsEnum is not null || e.AsString is not null) => string.Join(", ", all.Elements.Select(static e => e.AsEnum ?? e.AsString)),
            _ => "?",
        };
        return new RoutePicture(Printable.Text($"{method} {path ?? "(path unknown)"}".Trim()), RouteAccess.Of(_app, i, use).Kind, GateOf(use.Api));
    }

    private Gate GateOf(Construct? construct)
    {
        if (construct is null || !Api.IsOne(construct)) return Gate.None;
        var api = new Api(_app, construct);
        return api.IsDefaultEndpointDisabled == true && api.Domains.ToArray() is { Length: > 0 } domains && domains.All(static d => !d.Mtls.Value.IsAbsent && !d.Mtls.Value.IsUnknown) ? Gate.Certificate
            : api.Policy is { Exists: true } ? Gate.Policy : Gate.None;
    }

    private LinkPicture LinkOf(Integration i)
    {
        if (i.Link is not { } link) return i.IsPrivate == false ? new LinkPicture(Crossing.Internet, "the internet", null, []) : new LinkPicture(Crossing.Unknown, "link unknown", null, []);
        var details = new List<string> { link.Version switch { LinkVersion.V1 => "V1 (PrivateLink)", LinkVersion.V2 => "V2", _ => "version unknown" } };
        if (!link.IsCreated) details.Add("imported");
        if (link.Version == LinkVersion.V2 && link.SecurityGroups is { } groups) details.Add(groups.IsEmpty ? "no security group" : "security group " + string.Join(", ", groups.Select(static g => g.Name)));
        if (i.IsPrivate == false) details.Add("not used: the connection is public");
        return new LinkPicture(i.IsPrivate == false ? Crossing.Internet : Crossing.Link, Printable.Text(link.IsImplicit ? "made by the API" : link.Name), StackOf(link.Construct), [.. details.Select(Printable.Text)]);
    }

    private string? BackendOf(Integration i)
    {
        if (CloudMapService.Of(_app, i) is { } service) return Backend(service.Construct, id => new BackendPicture(id, "Cloud Map service", Printable.Text(service.Name), StackOf(service.Construct),
            Placement.Private, false, false, false, [], service.Ecs is { } ecs ? [Printable.Text(PathIn(ecs))] : []));
        if (BalancerOf(i) is { } lb) return Backend(lb.Construct, id => BalancerPicture(id, lb));
        if (i.Listener is { } listener) return Backend(listener.Construct, id => new BackendPicture(id, (listener.IsApplication switch { true => "ALB", false => "NLB", null => "load balancer" }) + " listener",
            Printable.Text(listener.Name), StackOf(listener.Construct), null, null, false, false, [listener.IsImported ? "imported" : "load balancer unknown"], []));
        return null;
    }

    private string Backend(Construct construct, Func<string, BackendPicture> make)
    {
        if (_backendIds.TryGetValue(construct, out var id)) return id;
        _backendIds[construct] = id = "backend" + (_backends.Count + 1);
        _backends.Add(make(id));
        return id;
    }

    private BackendPicture BalancerPicture(string id, LoadBalancer lb)
    {
        var details = new List<string>();
        var subnets = lb.SubnetKinds is { IsEmpty: false } kinds ? string.Join(" and ", kinds.Select(static k => k switch { SubnetKind.Public => "public", SubnetKind.PrivateWithEgress => "private", _ => "isolated" })) + " subnets" : null;
        details.Add((lb.IsInternetFacing switch { true => "internet-facing", false => "internal", null => lb.IsCreated ? "scheme unknown" : "imported" }) + (subnets is null ? "" : ", " + subnets));
        details.AddRange(lb.Listeners.Select(static l => $"{l.Protocol ?? "protocol unknown"} {l.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "port unknown"}{(l.IsOpen == true ? ", open to any address" : "")}").Distinct());
        var kind = lb.Kind switch { LoadBalancerKind.Application => "ALB", LoadBalancerKind.Network => "NLB", _ => "load balancer" };
        return new BackendPicture(id, kind, Printable.Text(lb.Name), StackOf(lb.Construct), lb.Placement, lb.IsUnreachablePublic ? false : lb.IsInternetFacing, lb.IsInternetFacing == true && Rules.Exposure.InternetFacing.IsGuarded(_app, lb), lb.Listeners.Any(static l => l.IsOpen == true), [.. details.Select(Printable.Text)],
            [.. Workloads.Behind(_app, lb).Select(static w => Printable.Text(PathIn(w))).Distinct()]);
    }

    // ---- who reaches it ------------------------------------------------------------------------------------------------

    private static BackendPicture Reached(BackendPicture backend, ImmutableArray<ApiPicture> apis, ImmutableArray<PathPicture> paths)
    {
        // What is called over the internet and does not face it answers nobody.
        var by = paths.Where(p => p.BackendId == backend.Id && !(p.Link.Crossing == Crossing.Internet && backend.IsInternetFacing == false)).SelectMany(p => p.Routes.Select(r => (Api: apis.FirstOrDefault(a => a.Id == p.ApiId), Route: r))).ToArray();
        var sentences = new List<string>();
        if (backend.IsInternetFacing == true) sentences.Add(backend.IsGuarded ? "admitted addresses on the internet, past every API" : "the internet, past every API");
        if (backend is { IsInternetFacing: not true, IsOpenInside: true }) sentences.Add("whatever has a route to it in the network");
        foreach (var group in by.GroupBy(static b => (b.Api, b.Route.Callers)))
            sentences.Add($"{group.Key.Callers}{(group.Key.Api?.Entrance == Entrance.VpcEndpoints ? " inside the network" : "")} through {(group.Key.Api is { } api ? $"'{api.Name}'" : "an API that is unknown")}");
        var exposures = by.Select(static b => b.Api?.Entrance switch
        {
            Entrance.VpcEndpoints => Exposure.Network,
            Entrance.Internet when b.Route.IsForAnyone => Exposure.Anyone,
            Entrance.Internet when b.Route.Access is AccessKind.Authorized or AccessKind.ApiKey || b.Route.Access != AccessKind.Unknown && b.Route.Gate == Gate.Certificate => Exposure.AuthorizedCallers,
            _ => Exposure.Unknown,
        }).ToArray();
        return backend with
        {
            ReachableFrom = [.. sentences],
            Exposure = backend is { IsInternetFacing: true, IsGuarded: false } ? Exposure.Internet : exposures.Contains(Exposure.Anyone) ? Exposure.Anyone
                : backend.IsInternetFacing == true ? Exposure.AdmittedAddresses
                : exposures.Contains(Exposure.Unknown) || backend.IsInternetFacing is null ? Exposure.Unknown : exposures.DefaultIfEmpty(Exposure.Nobody).Max(),
        };
    }
}
