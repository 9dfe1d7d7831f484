using Microsoft.CodeAnalysis;
using Spectre.Console;
using VpcLinkAnalyzers.Tool.Picture;

namespace VpcLinkAnalyzers.Tool.Output;

/// <summary>The picture as a tree for a terminal. Names are appended as text and never as markup.</summary>
internal static class TreeView
{
    private static readonly Style Quiet = new(decoration: Decoration.Dim);
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Warn = new(Color.Yellow);
    private static readonly Style Bad = new(Color.Red);

    /// <param name="all">Findings that don't count are shown too.</param>
    public static void Write(IAnsiConsole console, Picture.Picture picture, bool all)
    {
        if (picture.Applications.IsEmpty) console.Write(new Paragraph($"{picture.Title}: no private integration found\n"));
        foreach (var application in picture.Applications) Write(console, application, all);
        if (!picture.Applications.IsEmpty) console.Write(new Paragraph(Summary(picture) + "\n", Strong));
    }

    /// <summary>How many of what, in one line.</summary>
    internal static string Summary(Picture.Picture picture)
    {
        var counting = picture.Counting.ToArray();
        var known = picture.Findings.Count(static f => f.State == FindingState.InBaseline);
        var suppressed = picture.Findings.Count(static f => f.State == FindingState.Suppressed);
        var severities = counting.GroupBy(static f => f.Severity).OrderByDescending(static g => g.Key).Select(static g => CommandLine.Count(g.Count(), g.Key == DiagnosticSeverity.Info ? "suggestion" : g.Key.ToString().ToLowerInvariant()));
        return $"{CommandLine.Count(picture.Applications.Sum(static a => a.Paths.Length), "integration")} to {CommandLine.Count(picture.Applications.Sum(static a => a.Backends.Length), "backend")}; "
            + (counting.Length == 0 ? "no findings" : string.Join(", ", severities)) + (known > 0 ? $"; {known} in the baseline" : "") + (suppressed > 0 ? $"; {suppressed} suppressed" : "");
    }

    private static void Write(IAnsiConsole console, ApplicationPicture application, bool all)
    {
        var tree = new Tree(new Paragraph(application.Name, Strong)) { Guide = TreeGuide.Line };
        if (application.Incomplete is { } why) tree.AddNode(new Paragraph("reading stopped, what follows lacks something: " + why, Bad));
        foreach (var stack in application.Apis.GroupBy(static a => a.Stack))
        {
            var below = tree.AddNode(stack.Key is { } name ? new Paragraph("stack ").Append(name, Strong) : new Paragraph("no stack"));
            foreach (var api in stack)
            {
                var node = below.AddNode(new Paragraph().Append(api.KindName + " ").Append(api.Name, Strong).Append(Joined(" — ", [api.CalledFrom, .. api.Details]), Quiet));
                Add(node, api.Findings, all);
                foreach (var path in application.Paths.Where(p => p.ApiId == api.Id)) Add(node, application, path, all);
            }
        }

        if (application.Paths.Where(static p => p.ApiId is null).ToArray() is { Length: > 0 } loose)
        {
            var below = tree.AddNode(new Paragraph("API unknown"));
            foreach (var path in loose) Add(below, application, path, all);
        }

        if (Shown(application.Elsewhere, all).ToArray() is { Length: > 0 } others) Add(tree.AddNode(new Paragraph("findings outside the integrations")), others, all);
        if (application.Backends.Length > 0)
        {
            var reach = tree.AddNode(new Paragraph("who reaches what", Strong));
            foreach (var b in application.Backends)
                reach.AddNode(new Paragraph().Append(b.Kind + " ").Append(b.Name, Strong).Append(b.Stack is { } stack ? $" ({stack})" : "", Quiet).Append(" ← ").Append(b.ReachableFrom.IsEmpty ? "no route that was read" : string.Join("; ", b.ReachableFrom), StyleOf(b.Exposure)));
        }

        console.Write(tree);
    }

    private static void Add(TreeNode parent, ApplicationPicture application, PathPicture path, bool all)
    {
        var head = new Paragraph();
        var routes = path.Routes;
        if (routes.IsEmpty) head.Append(path.Integration, Strong).Append(" — no route uses it", Quiet);
        for (var i = 0; i < routes.Length; i++)
        {
            head.Append(i > 0 ? "\n" : "").Append(routes[i].Text, Strong).Append(" — ").Append(routes[i].Callers, routes[i].IsForAnyone ? Warn : Quiet);
            if (i == 0 && path.Pattern is { } pattern) head.Append(" — ").Append(NameOf(pattern), Good);
        }

        var node = parent.AddNode(head);
        var at = node.AddNode(path.Link.Crossing switch
        {
            Crossing.Link => new Paragraph("link ").Append(path.Link.Name, Strong).Append(Joined(" — ", path.Link.Details), Quiet),
            Crossing.Internet => new Paragraph("over the internet", Warn).Append(path.Link.Details.IsEmpty ? "" : $" (names link {path.Link.Name})", Quiet),
            _ => new Paragraph(path.Link.Name, Quiet),
        });
        if (application.Backends.FirstOrDefault(b => b.Id == path.BackendId) is { } backend)
        {
            at = at.AddNode(new Paragraph().Append(backend.Kind + " ").Append(backend.Name, Strong).Append(Joined(" — ", backend.Details), backend is { IsInternetFacing: true, IsGuarded: false } ? Bad : backend.IsInternetFacing == true || backend.IsOpenInside ? Warn : Quiet));
            foreach (var target in backend.Targets) at.AddNode(new Paragraph("target ").Append(target, Strong));
        }
        else
        {
            at.AddNode(new Paragraph("backend unknown", Quiet));
        }

        Add(node, path.Findings, all);
    }

    private static void Add(TreeNode node, IEnumerable<FoundProblem> findings, bool all)
    {
        foreach (var f in Shown(findings, all))
            node.AddNode(new Paragraph().Append(f.SeverityName + " " + f.Rule, f.State != FindingState.New ? Quiet : f.Severity switch { DiagnosticSeverity.Error => Bad, DiagnosticSeverity.Warning => Warn, _ => Style.Plain })
                .Append(" " + f.Place + StateOf(f), Quiet).Append(" " + f.Message));
    }

    internal static IEnumerable<FoundProblem> Shown(IEnumerable<FoundProblem> findings, bool all) => findings.Where(f => all || f.State == FindingState.New);

    internal static string StateOf(FoundProblem f) => f.State switch { FindingState.InBaseline => " in the baseline", FindingState.Suppressed => " suppressed", _ => "" };

    internal static string NameOf(Patterns.Pattern pattern) => (pattern.Number is { } n ? $"pattern {n}, " : "pattern ") + pattern.Id;

    private static Style StyleOf(Exposure exposure) => exposure switch { Exposure.Internet => Bad, Exposure.Anyone or Exposure.AdmittedAddresses => Warn, Exposure.Unknown => Quiet, _ => Good };

    private static string Joined(string before, IReadOnlyCollection<string> details) => details.Count == 0 ? "" : before + string.Join("; ", details);
}
