using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tool.Picture;

namespace VpcLinkAnalyzers.Tool.Output;

/// <summary>The columns of the drawing, in the order in which a request passes them.</summary>
internal enum Layer { Caller, Api, Route, Link, Backend, Target }

/// <summary>How a node or edge is coloured. The names are those of the style sheet's classes.</summary>
internal enum Tone { Plain, Good, Warn, Bad, Quiet }

/// <param name="Kind">What it is, in small letters above its name.</param>
/// <param name="Worst">The severity of the worst of its findings; null without findings.</param>
internal sealed record GraphNode(string Id, Layer Layer, string Kind, string Name, ImmutableArray<string> Lines, Tone Tone, int Findings, DiagnosticSeverity? Worst);

/// <param name="IsBypass">It leads past the APIs.</param>
internal sealed record GraphEdge(string From, string To, Tone Tone, bool IsBypass);

/// <summary>
/// What SVG and Mermaid draw of one application. A link stands once for each backend that it leads to: one node for all would hide which route leads where.
/// </summary>
/// <param name="Ways">The nodes of each path, by the path's id.</param>
internal sealed record Graph(ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphEdge> Edges, ImmutableDictionary<string, ImmutableArray<string>> Ways)
{
    /// <param name="prefix">Makes ids unique among applications.</param>
    public static Graph Of(ApplicationPicture application, string prefix, bool all)
    {
        var nodes = new Dictionary<string, GraphNode>(StringComparer.Ordinal);
        var edges = new Dictionary<(string, string), GraphEdge>();
        var ways = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        string Node(string id, Layer layer, string kind, string name, IEnumerable<string> lines, Tone tone, IEnumerable<FoundProblem>? findings = null)
        {
            var shown = TreeView.Shown(findings ?? [], all).ToArray();
            nodes.TryAdd(id = prefix + id, new GraphNode(id, layer, kind, name, [.. lines], tone, shown.Length, shown.Length == 0 ? null : shown.Max(static f => f.Severity)));
            return id;
        }

        void Edge(string from, string to, Tone tone, bool bypass = false)
        {
            // Of two that run together the worse is drawn.
            if (!edges.TryGetValue((from, to), out var drawn) || tone > drawn.Tone && tone != Tone.Quiet) edges[(from, to)] = new GraphEdge(from, to, tone, bypass);
        }

        string Internet() => Node("internet", Layer.Caller, "callers", "Internet", [], Tone.Plain);
        foreach (var api in application.Apis)
        {
            var caller = api.Entrance switch
            {
                Entrance.Internet => Internet(),
                Entrance.VpcEndpoints => Node("endpoints", Layer.Caller, "callers", "VPC endpoints", [], Tone.Plain),
                _ => Node("unknown", Layer.Caller, "callers", "Unknown callers", [], Tone.Quiet),
            };
            var lines = api.Stack is { } stack ? api.Details.Prepend("stack " + stack) : api.Details;
            Edge(caller, Node(api.Id, Layer.Api, api.KindName, api.Name, lines, Tone.Plain, api.Findings), Tone.Plain);
        }

        foreach (var path in application.Paths)
        {
            var way = new List<string>();
            var open = path.Routes.Any(static r => r.IsForAnyone);
            var tone = open ? Tone.Warn : path.Routes.Any(static r => r.Access == Model.AccessKind.Unknown) || path.Routes.IsEmpty ? Tone.Quiet : Tone.Good;
            var first = path.Routes.IsEmpty ? path.Integration : path.Routes[0].Text;
            var more = path.Routes.Skip(1).Take(4).Select(static r => r.Text).Concat(path.Routes.Length > 5 ? [$"and {path.Routes.Length - 5} more"] : [])
                .Append(path.Routes.IsEmpty ? "no route uses it" : string.Join("; ", path.Routes.Select(static r => r.Callers).Distinct()))
                .Concat(path.Pattern is { } pattern ? [TreeView.NameOf(pattern)] : []);
            var route = Node(path.Id, Layer.Route, path.Routes.Length > 1 ? "routes" : "route", first, more, tone, path.Findings);
            if (path.ApiId is { } apiId) Edge(Add(prefix + apiId), route, tone);
            way.Add(route);
            var link = path.Link.Crossing switch
            {
                Crossing.Link => Node($"link-{path.Link.Name}-{path.BackendId ?? path.Id}", Layer.Link, "VPC link", path.Link.Name, path.Link.Details, Tone.Plain),
                Crossing.Internet => Node($"public-{path.BackendId ?? path.Id}", Layer.Link, "no link", "over the internet", [], Tone.Warn),
                _ => Node($"unknown-{path.BackendId ?? path.Id}", Layer.Link, "VPC link", "unknown", [], Tone.Quiet),
            };
            Edge(route, Add(link), path.Link.Crossing == Crossing.Internet ? Tone.Warn : tone);
            if (application.Backends.FirstOrDefault(b => b.Id == path.BackendId) is { } backend)
            {
                var details = backend.Stack is { } stack ? backend.Details.Append("stack " + stack) : backend.Details;
                Edge(link, Add(Node(backend.Id, Layer.Backend, backend.Kind, backend.Name, details, ToneOf(backend))), path.Link.Crossing == Crossing.Internet ? Tone.Warn : tone);
                for (var i = 0; i < backend.Targets.Length; i++)
                    Edge(prefix + backend.Id, Add(Node($"{backend.Id}-target{i}", Layer.Target, "target", backend.Targets[i], [], Tone.Plain)), Tone.Plain);
            }

            ways[path.Id] = [.. way];

            string Add(string id)
            {
                way.Add(id);
                return id;
            }
        }

        foreach (var backend in application.Backends)
        {
            if (backend.IsInternetFacing == true) Edge(Internet(), prefix + backend.Id, backend.IsGuarded ? Tone.Warn : Tone.Bad, bypass: true);
            else if (backend.IsOpenInside) Edge(Node("network", Layer.Caller, "callers", "Network", ["whatever has a route"], Tone.Plain), prefix + backend.Id, Tone.Warn, bypass: true);
        }

        return new Graph([.. nodes.Values], [.. edges.Values], ways.ToImmutable());
    }

    public static Tone ToneOf(BackendPicture backend) => backend.Exposure switch
    {
        Exposure.Internet => Tone.Bad,
        Exposure.Anyone or Exposure.AdmittedAddresses => Tone.Warn,
        Exposure.Unknown => Tone.Quiet,
        _ => backend.IsOpenInside ? Tone.Warn : Tone.Good,
    };
}
