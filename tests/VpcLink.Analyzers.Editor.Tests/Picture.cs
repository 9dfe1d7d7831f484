using System.Globalization;
using System.Security;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.Text;

namespace VpcLinkAnalyzers.Editor.Tests;

/// <summary>The README's picture of a finding: an editor's window drawn as SVG from what Roslyn's services answer for the open sample. Every word in it but the window's own is theirs.</summary>
internal static class Picture
{
    private const string Id = "VPCL402", FileName = "ServicesStack.cs", Offending = "InternetFacing = true", First = "// Partners enter through";

    // Widths are in pixels of the picture; a line of code is stretched to Char a character, whatever monospaced font is there.
    private const double Char = 7.8, Line = 21, Left = 74, Top = 52, Width = 960;
    // The excerpt stands in a constructor.
    private const int Indent = 8;
    private const int Shown = 20;

    public static string File { get; } = Path.Combine(OpenSample.Root, "docs", "images", "finding.svg");

    public static async Task<string> DrawAsync(OpenSample sample)
    {
        var document = OpenSample.Named(sample.Fresh(), FileName);
        var text = await document.GetTextAsync();
        var span = new TextSpan(text.ToString().IndexOf(Offending, StringComparison.Ordinal), Offending.Length);
        var squiggles = await sample.Ide.SquigglesAsync(document);
        var finding = squiggles.Single(s => s.Id == Id && s.Span == span);
        var bulbs = await sample.Ide.LightBulbsAsync(document, finding.Span);
        var fix = bulbs[0];
        var changed = await (await IdeServices.ChangedAsync(fix.Action)).GetDocument(document.Id)!.GetTextAsync();

        var start = text.Lines.GetLineFromPosition(text.ToString().IndexOf(First, StringComparison.Ordinal)).LineNumber;
        var lines = text.Lines.Skip(start).Take(Shown).ToArray();
        var at = finding.Line - 1 - start;
        var (height, body) = (Top + Shown * Line + 12, new StringBuilder());

        body.Append(C($"""<rect class="highlight" x="1" y="{Y(at) - 15:0.#}" width="{Width - 2}" height="{Line}"/>""")).Append('\n');
        var spans = (await Classifier.GetClassifiedSpansAsync(document, TextSpan.FromBounds(lines[0].Start, lines[^1].End))).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            body.Append(C($"""<text class="number" x="{Left - 22}" y="{Y(i):0.#}" text-anchor="end">{start + i + 1}</text>""")).Append('\n');
            Code(body, text, lines[i], spans, Left, Y(i));
        }

        foreach (var s in squiggles.Where(s => s.Severity >= DiagnosticSeverity.Warning && s.Line - 1 >= start && s.Line - 1 < start + Shown))
        {
            var line = text.Lines.GetLineFromPosition(s.Span.Start);
            var (from, to) = (Left + (s.Span.Start - line.Start - Indent) * Char, Left + (Math.Min(s.Span.End, line.End) - line.Start - Indent) * Char);
            body.Append(C($"""<path class="squiggle" d="M{from:0.#} {Y(line.LineNumber - start) + 5:0.#}""")).Append('l').Append(string.Join(' ', Enumerable.Range(0, (int)((to - from) / 3)).Select(static n => n % 2 == 0 ? "3 -3" : "3 3"))).Append("\"/>\n");
        }

        body.Append(C($"""<g transform="translate({Left - 17} {Y(at) - 12:0.#})"><path class="bulb" d="M7 1a5 5 0 0 0-3 9v2h6v-2a5 5 0 0 0-3-9zM4.5 13.5h5M5.5 15.5h3"/></g>""")).Append('\n');

        // What hovering over the squiggle shows.
        var message = Wrap(finding.Message!, 86);
        var (x, y) = (Left + 4 * Char, Y(at) + 14);
        var tall = 20.0 * (message.Count + 1) + 12;
        body.Append(Card(x, y, 600, tall));
        for (var i = 0; i < message.Count; i++)
            body.Append(C($"""<text class="ui" x="{x + 14:0.#}" y="{y + 23 + i * 20:0.#}">{Escape(message[i])}</text>""")).Append('\n');
        body.Append(C($"""<text class="ui" x="{x + 14:0.#}" y="{y + 23 + message.Count * 20:0.#}"><tspan class="link">{finding.Id}</tspan><tspan class="faint"> · {Severity(finding.Severity)} · </tspan><tspan class="link">{Escape(finding.HelpLink!["https://github.com/vpclink-analyzers/vpclink-analyzers/blob/main/".Length..])}</tspan></text>""")).Append('\n');

        // The light bulb's menu, its first entry chosen, and beside it the preview of that entry.
        y += tall + 8;
        var titles = bulbs.Select(static b => b.Action.Title).Distinct().Take(5).ToArray();
        var menu = titles.Max(static t => t.Length) * 6.5 + 34;
        body.Append(Card(x, y, menu, titles.Length * 26 + 12));
        for (var i = 0; i < titles.Length; i++)
        {
            if (i == 0) body.Append(C($"""<rect class="chosen" x="{x + 6:0.#}" y="{y + 6:0.#}" width="{menu - 12:0.#}" height="26" rx="4"/>""")).Append('\n');
            body.Append(C($"""<text class="ui{(i == 0 ? " chosen-text" : "")}" x="{x + 17:0.#}" y="{y + 24 + i * 26:0.#}">{Escape(titles[i])}</text>""")).Append('\n');
        }

        var preview = Preview(text, changed);
        var px = x + menu + 8;
        var indent = preview.Where(static p => p.Text.Trim().Length > 0).Min(static p => p.Text.Length - p.Text.TrimStart().Length);
        var wide = Math.Max(preview.Max(p => p.Text.Length - indent) * Char + 46, 260);
        body.Append(Card(px, y, wide, preview.Count * Line + 16));
        for (var i = 0; i < preview.Count; i++)
        {
            var (sign, content) = (preview[i].Sign, preview[i].Text.Length > indent ? preview[i].Text[indent..] : "");
            var by = y + 23 + i * Line;
            if (sign != ' ') body.Append(C($"""<rect class="{(sign == '+' ? "added" : "removed")}" x="{px + 1:0.#}" y="{by - 15:0.#}" width="{wide - 2:0.#}" height="{Line}"/><text class="code" x="{px + 12:0.#}" y="{by:0.#}">{(sign == '+' ? '+' : '−')}</text>""")).Append('\n');
            var shown = content.TrimStart();
            body.Append(C($"""<text class="code" x="{px + 30 + (content.Length - shown.Length) * Char:0.#}" y="{by:0.#}" textLength="{shown.Length * Char:0.#}">{Escape(shown)}</text>""")).Append('\n');
        }

        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img" aria-labelledby="t d">
            <title id="t">{Id} in an editor</title>
            <desc id="d">{Escape($"A squiggle under '{Offending}' in {FileName}. {finding.Message}. The light bulb offers: {string.Join("; ", titles)}.")}</desc>
            <!-- Drawn from what Roslyn answers for samples/Insecure; docs/CONTRIBUTING.md says how. -->
            <style>
            svg {style("#ffffff #f3f3f3 #d6d6d6 #3b3b3b #8a8f98 #f2f6fb #bf8803 #b07d00 #0000ff #267f99 #795e26 #001080 #a31515 #098658 #008000 #005fb8 #ffffff #d4f4da #ffdfdd #0066bf")}
            @media (prefers-color-scheme: dark) {"{"} svg {style("#1f1f1f #2a2a2b #454545 #cccccc #8b8b8b #282b30 #e5b93c #ffcc00 #569cd6 #4ec9b0 #dcdcaa #9cdcfe #ce9178 #b5cea8 #6a9955 #04395e #ffffff #1f4429 #55262a #4daafc")} {"}"}
            .code, .number {"{"} font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--text); {"}"}
            .ui {"{"} font: 13px system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: var(--text); {"}"}
            .window {"{"} fill: var(--window); stroke: var(--line); {"}"} .bar {"{"} fill: var(--bar); {"}"} .rule {"{"} stroke: var(--line); {"}"}
            .number, .faint {"{"} fill: var(--faint); {"}"} .highlight {"{"} fill: var(--highlight); {"}"} .squiggle {"{"} fill: none; stroke: var(--squiggle); stroke-width: 1.5; {"}"}
            .bulb {"{"} fill: none; stroke: var(--bulb); stroke-width: 1.5; {"}"} .card {"{"} fill: var(--bar); stroke: var(--line); filter: drop-shadow(0 3px 6px rgba(0,0,0,.3)); {"}"}
            .chosen {"{"} fill: var(--chosen); {"}"} .chosen-text {"{"} fill: var(--chosentext); {"}"} .added {"{"} fill: var(--added); {"}"} .removed {"{"} fill: var(--removed); {"}"} .link {"{"} fill: var(--link); {"}"}
            .k {"{"} fill: var(--keyword); {"}"} .t {"{"} fill: var(--type); {"}"} .m {"{"} fill: var(--method); {"}"} .v {"{"} fill: var(--name); {"}"} .s {"{"} fill: var(--string); {"}"} .n {"{"} fill: var(--digits); {"}"} .c {"{"} fill: var(--comment); {"}"}
            </style>
            <rect class="window" x=".5" y=".5" width="{Width - 1}" height="{C($"{height - 1}")}" rx="8"/>
            <path class="bar" d="M1 34V8.500a7.500 7.500 0 0 1 7.500-7.500H{Width - 8.5:0.0}a7.500 7.500 0 0 1 7.500 7.500V34z"/>
            <path class="window" d="M16.500 34V6.500h150V34" stroke-linejoin="round"/>
            <text class="ui" x="34" y="25">{FileName}</text>
            {body.ToString().TrimEnd()}
            </svg>

            """.ReplaceLineEndings("\n");

        static string style(string colours)
        {
            string[] names = ["window", "bar", "line", "text", "faint", "highlight", "squiggle", "bulb", "keyword", "type", "method", "name", "string", "digits", "comment", "chosen", "chosentext", "added", "removed", "link"];
            return "{ " + string.Join(' ', names.Zip(colours.Split(' '), static (n, c) => $"--{n}: {c};")) + " }";
        }
    }

    private static double Y(int line) => Top + 15 + line * Line;

    private static string C(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => SecurityElement.Escape(text)!;

    private static string Severity(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    private static string Card(double x, double y, double width, double height) => C($"""<rect class="card" x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}" rx="5"/>""") + "\n";

    private static void Code(StringBuilder body, SourceText text, TextLine line, ClassifiedSpan[] spans, double left, double y)
    {
        var content = line.ToString();
        var shown = content.Trim();
        if (shown.Length == 0) return;
        var from = line.Start + content.Length - content.TrimStart().Length;
        body.Append(C($"""<text class="code" x="{left + (from - line.Start - Indent) * Char:0.#}" y="{y:0.#}" textLength="{shown.Length * Char:0.#}">"""));
        var at = from;
        foreach (var span in spans.Where(s => s.TextSpan.Start >= from && s.TextSpan.End <= line.End).OrderBy(static s => s.TextSpan.Start))
        {
            // "Static symbol" comes on top of what the name is.
            if (Style(span.ClassificationType) is not { } style || span.TextSpan.Start < at) continue;
            body.Append(Escape(text.ToString(TextSpan.FromBounds(at, span.TextSpan.Start)))).Append($"<tspan class=\"{style}\">").Append(Escape(text.ToString(span.TextSpan))).Append("</tspan>");
            at = span.TextSpan.End;
        }

        body.Append(Escape(text.ToString(TextSpan.FromBounds(at, from + shown.Length)))).Append("</text>\n");
    }

    private static string? Style(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword => "k",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName or ClassificationTypeNames.StructName => "t",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
        ClassificationTypeNames.LocalName or ClassificationTypeNames.ParameterName or ClassificationTypeNames.PropertyName or ClassificationTypeNames.FieldName or ClassificationTypeNames.EnumMemberName or ClassificationTypeNames.ConstantName => "v",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral => "s",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.Comment => "c",
        _ => null,
    };

    /// <summary>The lines that a change touches, as a preview shows them: two more above and one below.</summary>
    private static List<(char Sign, string Text)> Preview(SourceText before, SourceText after)
    {
        var (old, now) = (before.Lines.Select(static l => l.ToString()).ToArray(), after.Lines.Select(static l => l.ToString()).ToArray());
        var same = old.Zip(now).TakeWhile(static p => p.First == p.Second).Count();
        var tail = old.Reverse().Zip(now.Reverse()).TakeWhile(static p => p.First == p.Second).Take(Math.Min(old.Length, now.Length) - same).Count();
        return [.. old[(same - 2)..same].Select(static l => (' ', l)), .. old[same..^tail].Select(static l => ('-', l)), .. now[same..^tail].Select(static l => ('+', l)), .. old[^tail..][..1].Select(static l => (' ', l))];
    }

    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
            if (lines[^1].Length == 0) lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= width) lines[^1] += " " + word;
            else lines.Add(word);
        return lines;
    }
}
