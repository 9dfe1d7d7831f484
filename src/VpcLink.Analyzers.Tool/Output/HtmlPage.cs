using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VpcLinkAnalyzers.Tool.Picture;
using static VpcLinkAnalyzers.Tool.Output.SvgDrawing;

namespace VpcLinkAnalyzers.Tool.Output;

/// <summary>
/// The picture as one page. It loads nothing, and its policy allows nothing but its own style and script, named by their hashes. Everything is in the markup, so that it can be read
/// where a host forbids scripts; the script only filters.
/// </summary>
internal static class HtmlPage
{
    public static string Write(Picture.Picture picture, bool all)
    {
        var (style, script) = (Resources.Text("svg.css") + Resources.Text("page.css"), Resources.Text("page.js"));
        var body = new StringBuilder();
        for (var i = 0; i < picture.Applications.Length; i++) Append(body, picture.Applications[i], $"a{i + 1}-", all);
        if (picture.Applications.IsEmpty) body.Append("<section><p>No private integration found.</p></section>\n");
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Private integrations of {Xml(picture.Title)}</title>
            <style>{style}</style>
            </head>
            <body>
            <header>
            <h1>Private integrations of {Xml(picture.Title)}</h1>
            <p class="summary">{Xml(TreeView.Summary(picture))}</p>
            <form id="filter" role="search" hidden>
            <label class="search">Filter <input id="text" type="search" placeholder="route, backend, rule…" autocomplete="off" spellcheck="false"></label>
            <label><input type="checkbox" name="severity" value="error" checked> errors</label>
            <label><input type="checkbox" name="severity" value="warning" checked> warnings</label>
            <label><input type="checkbox" name="severity" value="info" checked> suggestions</label>
            <button type="reset">Show all</button>
            <output id="shown" aria-live="polite"></output>
            </form>
            </header>
            <main>
            {body}</main>
            <script>{script}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    private static void Append(StringBuilder body, ApplicationPicture application, string prefix, bool all)
    {
        string Ways(IEnumerable<PathPicture> paths) => string.Join(' ', paths.Select(p => prefix + p.Id));
        body.Append(CultureInfo.InvariantCulture, $"<section aria-labelledby=\"{prefix}title\">\n<h2 id=\"{prefix}title\">{Xml(application.Name)}</h2>\n");
        if (application.Incomplete is { } why) body.Append(CultureInfo.InvariantCulture, $"<p class=\"alert\">Reading stopped, so something is missing here: {Xml(why)}</p>\n");

        body.Append("<h3>Who reaches what</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Who reaches what\"><table class=\"backends\">\n<thead><tr><th scope=\"col\">Backend</th><th scope=\"col\">Reachable from</th><th scope=\"col\">Where it stands</th></tr></thead>\n<tbody>\n");
        foreach (var backend in application.Backends)
        {
            var tone = Graph.ToneOf(backend).ToString().ToLowerInvariant();
            body.Append(CultureInfo.InvariantCulture, $"<tr class=\"row\" data-ways=\"{Ways(application.Paths.Where(p => p.BackendId == backend.Id))}\"><th scope=\"row\"><span class=\"dot {tone}\"></span><b>{Xml(backend.Name)}</b> <span class=\"soft\">{Xml(backend.Kind)}</span></th>")
                .Append(CultureInfo.InvariantCulture, $"<td data-label=\"Reachable from\"><span class=\"verdict {tone}\">{Xml(VerdictOn(backend))}</span>{(backend.ReachableFrom.IsEmpty ? "" : $"<ul>{string.Concat(backend.ReachableFrom.Select(static r => $"<li>{Xml(r)}</li>"))}</ul>")}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"soft\" data-label=\"Where it stands\">{string.Join("<br>", backend.Details.Concat(backend.Stack is { } stack ? ["stack " + stack] : []).Select(Xml))}</td></tr>\n");
        }

        body.Append("</tbody></table></div>\n<h3>From caller to target</h3>\n");
        var (text, width, height) = Draw(application, prefix, all, interactive: true, 12, 12);
        body.Append(CultureInfo.InvariantCulture, $"""
            <ul class="legend"><li><span class="dot bad"></span>the internet, past the API</li><li><span class="dot warn"></span>anyone, or more than the API lets in</li><li><span class="dot good"></span>authorized or private callers only</li><li><span class="dot quiet"></span>unknown</li></ul>
            <figure class="scroll" tabindex="0" role="region" aria-label="Graph"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 24:0} {height + 24:0}" width="{width + 24:0}" height="{height + 24:0}" role="group" aria-label="Integrations from caller to target">
            {text}</svg></figure>

            """);

        body.Append("<h3>Routes</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Routes\"><table>\n<thead><tr><th scope=\"col\">Route</th><th scope=\"col\">Callers</th><th scope=\"col\">Through</th><th scope=\"col\">Backend</th><th scope=\"col\">Pattern</th></tr></thead>\n<tbody>\n");
        foreach (var path in application.Paths)
        {
            var api = application.Apis.FirstOrDefault(a => a.Id == path.ApiId);
            var backend = application.Backends.FirstOrDefault(b => b.Id == path.BackendId);
            body.Append(CultureInfo.InvariantCulture, $"<tr class=\"row\" data-ways=\"{prefix}{path.Id}\"><th scope=\"row\">{(path.Routes.IsEmpty ? Xml(path.Integration) + " <span class=\"soft\">no route uses it</span>" : string.Join("<br>", path.Routes.Select(static r => $"<code>{Xml(r.Text)}</code>")))}<br><span class=\"soft\">{Xml(api?.Name ?? "API unknown")}</span></th>")
                .Append(CultureInfo.InvariantCulture, $"<td data-label=\"Callers\">{string.Join("<br>", path.Routes.Select(static r => $"<span class=\"{(r.IsForAnyone ? "verdict warn" : "soft")}\">{Xml(r.Callers)}</span>"))}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td data-label=\"Through\">{Xml(path.Link.Crossing == Crossing.Internet ? "over the internet" : path.Link.Name)}<br><span class=\"soft\">{Xml(string.Join("; ", path.Link.Details))}</span></td><td data-label=\"Backend\">{Xml(backend?.Name ?? "unknown")}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td data-label=\"Pattern\">{(path.Pattern is { } pattern ? $"<a href=\"{HelpOf(pattern.Id)}\" rel=\"noreferrer\">{pattern.Id}</a> {Xml(pattern.Name)}" : "<span class=\"soft\">none</span>")}</td></tr>\n");
        }

        var findings = TreeView.Shown(application.Findings, all).ToArray();
        body.Append(CultureInfo.InvariantCulture, $"</tbody></table></div>\n<h3>Findings</h3>\n{(findings.Length == 0 ? "<p>None.</p>\n" : "")}<ol class=\"findings\">\n");
        foreach (var f in findings)
        {
            // Findings are told apart by reference: two of one helper may say the same.
            var paths = application.Paths.Where(p => p.Findings.Any(o => ReferenceEquals(o, f)) || p.ApiId is { } api && application.Apis.First(a => a.Id == api).Findings.Any(o => ReferenceEquals(o, f)));
            body.Append(CultureInfo.InvariantCulture, $"<li class=\"row finding\" data-severity=\"{f.SeverityName}\" data-ways=\"{Ways(paths)}\"><span class=\"severity {f.SeverityName}\">{f.SeverityName}</span> <a href=\"{Xml(f.HelpLink)}\" rel=\"noreferrer\">{Xml(f.Rule)}</a> <code class=\"soft\">{Xml(f.Place)}</code>{(f.State == FindingState.New ? "" : $" <span class=\"soft\">{Xml(TreeView.StateOf(f))}</span>")}<p>{Xml(f.Message)}</p></li>\n");
        }

        body.Append("</ol>\n</section>\n");
    }

    private static string VerdictOn(BackendPicture backend) => backend.Exposure switch
    {
        Exposure.Internet => "the internet",
        Exposure.AdmittedAddresses => "admitted addresses on the internet",
        Exposure.Anyone => "anyone, through an API",
        Exposure.AuthorizedCallers => backend.IsOpenInside ? "authorized callers and the network" : "authorized callers only",
        Exposure.Network => "the network only",
        Exposure.Nobody => "no API that was read",
        _ => "unknown",
    };

    private static string HelpOf(string rule) => Xml(Rules.RuleCatalog.Descriptors.First(d => d.Id == rule).HelpLinkUri);
}
