using System.Globalization;
using System.Text;
using VpcLinkAnalyzers.Tool.Picture;

namespace VpcLinkAnalyzers.Tool.Output;

/// <summary>The picture as SVG, readable in light and dark mode: colours are variables of the style sheet, which asks the reader's preference.</summary>
internal static class SvgDrawing
{
    private const double Margin = 16, ColumnGap = 56, RowGap = 14, Pad = 12, Line = 16, MostText = 250;

    public static string Write(Picture.Picture picture, bool all)
    {
        var body = new StringBuilder();
        var (width, height) = (360.0, Margin);
        for (var i = 0; i < picture.Applications.Length; i++)
        {
            var application = picture.Applications[i];
            body.Append(CultureInfo.InvariantCulture, $"<text class=\"heading\" x=\"{Margin}\" y=\"{height + 16}\">{Xml(Fitted(application.Name, 14, 600))}</text>\n");
            var drawing = Draw(application, $"a{i + 1}-", all, interactive: false, Margin, height + 32);
            body.Append(drawing.Text);
            (width, height) = (Math.Max(width, drawing.Width + 2 * Margin), height + 32 + drawing.Height + 2 * Margin);
        }

        if (picture.Applications.IsEmpty)
        {
            body.Append(CultureInfo.InvariantCulture, $"<text class=\"line\" x=\"{Margin}\" y=\"{height + 16}\">no private integration found</text>\n");
            height += 32;
        }

        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0} {height:0}\" width=\"{width:0}\" height=\"{height:0}\" role=\"img\" aria-label=\"{Xml("Private integrations of " + picture.Title)}\">\n")
            + $"<style>\n{Resources.Text("svg.css")}</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n{body}</svg>\n";
    }

    /// <summary>One application's graph, as a piece of SVG with its size.</summary>
    /// <param name="interactive">Nodes can be focused and chosen, as the page lets its reader do.</param>
    public static (string Text, double Width, double Height) Draw(ApplicationPicture application, string prefix, bool all, bool interactive, double left, double top)
    {
        var graph = Graph.Of(application, prefix, all);
        // Names need not be ids.
        var ids = graph.Nodes.Select((n, at) => (n.Id, Short: $"{prefix}n{at + 1}")).ToDictionary(static p => p.Id, static p => p.Short, StringComparer.Ordinal);
        var layout = new LayeredLayout(graph.Nodes.Select(static n => (n.Id, (int)n.Layer, WidthOf(n), HeightOf(n))), graph.Edges.Select(static e => (e.From, e.To)), ColumnGap, RowGap);
        var ways = graph.Ways.ToDictionary(static w => w.Key, static w => w.Value.ToHashSet(StringComparer.Ordinal));
        string WaysThrough(params string[] nodes) => string.Join(' ', ways.Where(w => nodes.All(n => w.Value.Contains(n) || graph.Nodes.First(g => g.Id == n).Layer == Layer.Caller && ApiOfWay(graph, w.Value, n))).Select(w => prefix + w.Key).Order(StringComparer.Ordinal));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({left:0.#} {top:0.#})\">\n");
        for (var i = 0; i < graph.Edges.Length; i++)
        {
            var edge = graph.Edges[i];
            var tone = edge.Tone.ToString().ToLowerInvariant();
            text.Append(CultureInfo.InvariantCulture, $"<path class=\"edge {tone}{(edge.IsBypass ? " bypass" : "")}\"{(interactive ? $" data-ways=\"{(edge.IsBypass ? WaysThrough(edge.To) : WaysThrough(edge.From, edge.To))}\"" : "")} d=\"{CurveOf(layout.Routes[i])}\"/>\n");
            var end = layout.Routes[i][^1];
            text.Append(CultureInfo.InvariantCulture, $"<path class=\"head {tone}\" d=\"M{end.X:0.#} {end.Middle:0.#}l-7 -4v8z\"/>\n");
        }

        foreach (var node in graph.Nodes) Append(text, node, layout.Boxes[node.Id], interactive ? $" id=\"{ids[node.Id]}\" tabindex=\"0\" role=\"button\" aria-pressed=\"false\" data-ways=\"{WaysThrough(node.Id)}\"" : "");
        text.Append("</g>\n");
        return (text.ToString(), layout.Width, layout.Height);
    }

    /// <summary>Does a way start at the caller? Callers are in no way themselves, because one API's caller is every route's.</summary>
    private static bool ApiOfWay(Graph graph, HashSet<string> way, string caller) => graph.Edges.Any(e => e.From == caller && way.Contains(e.To));

    private static void Append(StringBuilder text, GraphNode node, LayeredLayout.Box box, string attributes)
    {
        var label = string.Join(", ", new[] { node.Kind, node.Name }.Concat(node.Lines).Concat(node.Findings > 0 ? [CommandLine.Count(node.Findings, "finding")] : []));
        text.Append(CultureInfo.InvariantCulture, $"<g class=\"node {node.Tone.ToString().ToLowerInvariant()} {node.Layer.ToString().ToLowerInvariant()}\"{attributes} transform=\"translate({box.X:0.#} {box.Y:0.#})\" aria-label=\"{Xml(label)}\"><title>{Xml(label)}</title>");
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"box\" width=\"{box.Width:0.#}\" height=\"{box.Height:0.#}\" rx=\"{(node.Layer == Layer.Caller ? 18 : 6)}\"/>");
        var room = box.Width - 2 * Pad;
        var y = Pad + 6;
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"kind\" x=\"{Pad}\" y=\"{y}\">{Xml(Fitted(node.Kind, 10, room - 24))}</text>");
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{Pad}\" y=\"{y += Line}\">{Xml(Fitted(node.Name, 13.5, room))}</text>");
        foreach (var line in node.Lines) text.Append(CultureInfo.InvariantCulture, $"<text class=\"line\" x=\"{Pad}\" y=\"{y += Line}\">{Xml(Fitted(line, 11.5, room))}</text>");
        if (node.Worst is { } worst)
            text.Append(CultureInfo.InvariantCulture, $"<circle class=\"badge {worst.ToString().ToLowerInvariant()}\" cx=\"{box.Width - 14:0.#}\" cy=\"14\" r=\"8.5\"/><text class=\"count\" x=\"{box.Width - 14:0.#}\" y=\"17.8\">{(node.Findings > 9 ? "9+" : node.Findings)}</text>");
        text.Append("</g>\n");
    }

    private static double WidthOf(GraphNode node) => 2 * Pad + Math.Min(MostText, new[] { Measure(node.Kind, 10) + (node.Findings > 0 ? 24 : 0), Measure(node.Name, 13.5) }.Concat(node.Lines.Select(static l => Measure(l, 11.5))).Max());

    private static double HeightOf(GraphNode node) => 2 * Pad + 6 + Line * (1 + node.Lines.Length) - 4;

    private static string CurveOf(IReadOnlyList<LayeredLayout.Box> route)
    {
        var d = new StringBuilder();
        var (x, y) = (route[0].X + route[0].Width, route[0].Middle);
        d.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}");
        for (var i = 1; i < route.Count; i++)
        {
            var box = route[i];
            var (toX, toY) = (box.X - (i == route.Count - 1 ? 6 : 0), box.Middle);
            var half = (toX - x) / 2;
            d.Append(CultureInfo.InvariantCulture, $"C{x + half:0.#} {y:0.#} {toX - half:0.#} {toY:0.#} {toX:0.#} {toY:0.#}");
            if (i < route.Count - 1) d.Append(CultureInfo.InvariantCulture, $"H{box.X + box.Width:0.#}");
            (x, y) = (box.X + box.Width, toY);
        }

        return d.ToString();
    }

    // ---- text ----------------------------------------------------------------------------------------------------------

    /// <summary>The width of text in a sans-serif font, estimated upward, since what draws the file has fonts of its own.</summary>
    private static double Measure(string text, double size) => size * text.EnumerateRunes().Sum(static r => WidthOf(r));

    private static double WidthOf(Rune r) => r.Value switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' or '(' or ')' or '[' or ']' or '/' or 't' or 'f' or 'I' or 'r' => 0.43,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 1.0,
        >= 'A' and <= 'Z' => 0.75,
        < 0x1100 => 0.65,
        _ => 1.1,
    };

    private static string Fitted(string text, double size, double room)
    {
        if (Measure(text, size) <= room + 0.5) return text;
        var (fitted, left) = (new StringBuilder(), room - size);
        foreach (var rune in text.EnumerateRunes())
        {
            left -= size * WidthOf(rune);
            if (left < 0) break;
            fitted.Append(rune.ToString());
        }

        return fitted.Append('…').ToString();
    }

    /// <summary>Text for content and quoted attributes of XML and HTML alike.</summary>
    internal static string Xml(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();
}
