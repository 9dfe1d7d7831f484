using System.Globalization;
using System.Text;

namespace VpcLinkAnalyzers.Tool.Output;

/// <summary>The picture as a Mermaid flowchart, which GitHub, GitLab and most editors draw.</summary>
internal static class MermaidText
{
    public static string Write(Picture.Picture picture, bool all)
    {
        var text = new StringBuilder("flowchart LR\n");
        if (picture.Applications.IsEmpty) text.Append("  none[\"no private integration found\"]\n");
        var links = new List<(int Index, Tone Tone)>();
        var index = 0;
        for (var i = 0; i < picture.Applications.Length; i++)
        {
            var application = picture.Applications[i];
            var graph = Graph.Of(application, $"a{i + 1}-", all);
            // Ids of our own: a name may be a word of the language.
            var ids = graph.Nodes.Select((n, at) => (n.Id, Short: $"n{i + 1}_{at + 1}")).ToDictionary(static p => p.Id, static p => p.Short, StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"  subgraph s{i + 1}[\"{Escape(application.Name)}\"]\n    direction LR\n");
            foreach (var node in graph.Nodes)
            {
                var label = string.Join("<br/>", new[] { Escape(node.Kind), $"<b>{Escape(node.Name)}</b>" }.Concat(node.Lines.Select(Escape)).Concat(node.Findings > 0 ? [$"⚠ {CommandLine.Count(node.Findings, "finding")}"] : []));
                var (open, close) = node.Layer switch { Layer.Caller => ("([", "])"), Layer.Link => ("{{", "}}"), Layer.Backend => ("[[", "]]"), _ => ("[", "]") };
                text.Append(CultureInfo.InvariantCulture, $"    {ids[node.Id]}{open}\"{label}\"{close}:::{ClassOf(node.Tone)}\n");
            }

            foreach (var edge in graph.Edges)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {ids[edge.From]} {(edge.IsBypass ? "-. past the API .->" : edge.Tone == Tone.Quiet ? "-.->" : "-->")} {ids[edge.To]}\n");
                links.Add((index++, edge.Tone));
            }

            text.Append("  end\n");
        }

        // Strong strokes on colours that hold in light and dark themes alike.
        text.Append("""
              classDef plain stroke-width:1px
              classDef good stroke:#2da44e,stroke-width:2px
              classDef warn stroke:#bf8700,stroke-width:2px
              classDef bad stroke:#cf222e,stroke-width:3px
              classDef quiet stroke-dasharray:4 3

            """.ReplaceLineEndings("\n"));
        foreach (var (tone, colour) in new[] { (Tone.Good, "#2da44e"), (Tone.Warn, "#bf8700"), (Tone.Bad, "#cf222e") })
            if (links.Where(l => l.Tone == tone).Select(static l => l.Index).ToArray() is { Length: > 0 } of)
                text.Append(CultureInfo.InvariantCulture, $"  linkStyle {string.Join(',', of)} stroke:{colour}\n");
        return text.ToString();
    }

    private static string ClassOf(Tone tone) => tone.ToString().ToLowerInvariant();

    /// <summary>Text for a quoted label: what Mermaid, Markdown or HTML may read as theirs becomes a character code.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '/' or '-' or ':' or '(' or ')' or '$' or '\'' or '?' or '=') escaped.Append(rune.ToString());
            else escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        return escaped.ToString();
    }
}
