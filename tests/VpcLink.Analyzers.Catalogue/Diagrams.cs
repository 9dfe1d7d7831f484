using System.Globalization;
using System.Security;
using System.Text;

namespace VpcLinkAnalyzers.Catalogue;

/// <summary>The patterns as small pictures, drawn from the lines below.</summary>
internal static class Diagrams
{
    /// <summary>
    /// Rule, verdict, what the verdict means; the way of a request, the load balancer after <c>|</c> in its subnets. A mark says it without colour: a tick, an exclamation mark, a cross;
    /// and so does the frame: thin, dashed, thick.
    /// </summary>
    private const string Text = """
        VPCL801; recommended; the API is the only way in;                              HTTP API > VPC link V2 | private subnets: internal ALB > services
        VPCL802; careful;     its neighbours can have public addresses;                HTTP API > VPC link V2 | public subnets: internal ALB > services
        VPCL803; recommended; private throughout; new REST APIs can use a link V2;     REST API > VPC link V1 | private subnets: internal NLB > services
        VPCL804; risk;        whoever knows the NLB's address goes around the API;     REST API > VPC link V1 | public subnets: internet-facing NLB > services
        VPCL805; recommended; a REST API reaches an ALB without an NLB between;        REST API > VPC link V2 | private subnets: internal ALB or NLB > services
        VPCL806; recommended; TLS can end at the NLB or pass through it;               HTTP API > VPC link V2 | private subnets: internal NLB > services
        VPCL807; recommended; no load balancer: Cloud Map knows the instances;         HTTP API > VPC link V2 | namespace: Cloud Map > services
        """;

    private const int Width = 640, Height = 196;

    /// <summary>A file a pattern, by its path in the repository.</summary>
    public static IEnumerable<(string Path, string Svg)> All(IReadOnlyList<RuleEntry> rules) => Text.Split('\n').Select(line =>
    {
        var rule = line[..7];
        var rest = line[8..];
        var (verdict, tail) = (rest[..rest.IndexOf(';')].Trim(), rest[(rest.IndexOf(';') + 1)..]);
        var (meaning, way) = (tail[..tail.LastIndexOf(';')].Trim(), tail[(tail.LastIndexOf(';') + 1)..].Split('|'));
        var (outside, inside) = (way[0].Split('>', StringSplitOptions.TrimEntries), way[1].Split(':'));
        return ($"docs/images/{rule}.svg", Draw(rules.Single(r => r.Id == rule).Title, verdict, meaning, outside, inside[0].Trim(), inside[1].Split('>', StringSplitOptions.TrimEntries)));
    });

    private static string Draw(string title, string verdict, string meaning, string[] outside, string subnets, string[] inside)
    {
        var body = new StringBuilder();
        string[] boxes = ["callers", .. outside, .. inside];
        (double X, double Width)[] places = [(14, 74), (118, 84), (232, 96), (372, 122), (530, 84)];
        body.Append(C($"""<rect class="vpc" x="350" y="58" width="278" height="90" rx="6"/><text class="small" x="362" y="74">VPC</text>""")).Append('\n');
        body.Append(C($"""<rect class="subnets" x="360" y="80" width="146" height="60" rx="4"/><text class="small" x="433" y="135" text-anchor="middle">{subnets}</text>""")).Append('\n');
        for (var i = 0; i < boxes.Length; i++)
        {
            var (x, width) = places[i];
            var loud = boxes[i].StartsWith("internet-facing", StringComparison.Ordinal);
            var words = loud ? boxes[i].Split(' ') : [boxes[i]];
            body.Append(C($"""<rect class="box{(loud ? " loud" : "")}" x="{x}" y="{(words.Length > 1 ? 85 : 88)}" width="{width}" height="{(words.Length > 1 ? 38 : 32)}" rx="4"/>"""));
            for (var w = 0; w < words.Length; w++) body.Append(C($"""<text class="word" x="{x + width / 2}" y="{(words.Length > 1 ? 101 + w * 16 : 109)}" text-anchor="middle">{E(words[w])}</text>"""));
            body.Append('\n');
            if (i > 0) body.Append(C($"""<path class="way" d="M{places[i - 1].X + places[i - 1].Width} 104H{x - 3}m-6 -4 6 4-6 4"/>""")).Append('\n');
        }

        if (verdict == "risk") body.Append("""<path class="around" d="M51 88V46H433V82m-4-6 4 6 4-6"/><text class="small risk" x="150" y="40">past the API</text>""").Append('\n');
        var (frame, mark) = verdict switch
        {
            "recommended" => ("", "M-5 0 -1.500 4 5-4"),
            "careful" => ("stroke-dasharray=\"5 3\" ", "M0-5V1.500M0 4.500V5.500"),
            "risk" => ("stroke-width=\"3\" ", "M-4-4 4 4M4-4-4 4"),
            _ => throw new InvalidOperationException(verdict + " is no verdict"),
        };
        body.Append(C($"""<g class="{verdict}" transform="translate(26 172)"><circle class="mark" r="10" {frame}/><path class="mark" d="{mark}"/></g>""")).Append('\n');
        body.Append(C($"""<text class="verdict" x="46" y="177"><tspan class="{verdict} bold">{verdict}</tspan><tspan>: {E(meaning)}</tspan></text>"""));
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{Height}}" width="{{Width}}" height="{{Height}}" role="img" aria-labelledby="t d">
            <title id="t">{{E(title)}}</title>
            <desc id="d">{{E($"{string.Join(" → ", boxes)}, {inside[0]} in {subnets}. {verdict}: {meaning}.")}}</desc>
            <!-- Drawn by tests/VpcLink.Analyzers.Catalogue. -->
            <style>
            svg { --page: #ffffff; --edge: #d0d7de; --text: #1f2328; --faint: #59636e; --box: #f6f8fa; --vpc: #ddf4ff; --recommended: #1a7f37; --careful: #9a6700; --risk: #cf222e; }
            @media (prefers-color-scheme: dark) { svg { --page: #0d1117; --edge: #3d444d; --text: #f0f6fc; --faint: #9198a1; --box: #151b23; --vpc: #121d2f; --recommended: #3fb950; --careful: #d29922; --risk: #f85149; } }
            text { font: 13px system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: var(--text); }
            .page { fill: var(--page); stroke: var(--edge); } .title { font-weight: 600; font-size: 14px; } .small { font-size: 11px; fill: var(--faint); } .bold { font-weight: 600; }
            .box { fill: var(--box); stroke: var(--faint); } .loud { stroke: var(--risk); stroke-width: 2; } .vpc { fill: var(--vpc); stroke: var(--edge); } .subnets { fill: none; stroke: var(--faint); stroke-dasharray: 3 3; }
            .way { fill: none; stroke: var(--text); stroke-width: 1.4; } .around { fill: none; stroke: var(--risk); stroke-width: 1.6; stroke-dasharray: 6 4; } .mark { fill: none; stroke-width: 2; }
            .recommended { stroke: var(--recommended); } .careful { stroke: var(--careful); } .risk { stroke: var(--risk); }
            text .recommended { fill: var(--recommended); stroke: none; } text .careful { fill: var(--careful); stroke: none; } text .risk, text.risk { fill: var(--risk); stroke: none; }
            </style>
            <rect class="page" x=".5" y=".5" width="{{Width - 1}}" height="{{Height - 1}}" rx="6"/>
            <text class="title" x="14" y="24">{{E(title)}}</text>
            {{body}}
            </svg>

            """.ReplaceLineEndings("\n");
    }

    private static string C(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string E(string text) => SecurityElement.Escape(text)!;
}
