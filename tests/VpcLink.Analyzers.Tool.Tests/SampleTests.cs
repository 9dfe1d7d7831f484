using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace VpcLinkAnalyzers.Tool.Tests;

/// <summary>What the tool shows of the samples, whose contents are known.</summary>
public partial class SampleTests
{
    [Fact]
    public async Task The_tree_of_the_insecure_sample_holds_every_announced_finding()
    {
        var tree = (await Vpclink.RunAsync("tree", Vpclink.Sample("Insecure"))).Exits(0).Output;
        var announced = Directory.GetFiles(Vpclink.Sample("Insecure"), "*.cs").SelectMany(static f => File.ReadAllLines(f).SelectMany((line, i) => Announcement().Match(line) is { Success: true } m
            ? Regex.Matches(m.Value, @"VPCL\d{3}").Select(id => $"warning {id.Value} {Path.GetFileName(f)}({i + 1}") : [])).Order().ToArray();
        var printed = Printed().Matches(tree).Select(static m => m.Value).Distinct().Order().ToArray();
        Assert.True(announced.Length > 20);
        Assert.Equal(announced, printed);
        Assert.Contains("22 warnings", tree, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tree_nests_route_link_load_balancer_and_target()
    {
        var lines = (await Vpclink.RunAsync("tree", Vpclink.Sample("Insecure"))).Exits(0).Output.Split('\n');
        var route = Array.FindIndex(lines, static l => l.Contains("GET, POST /payroll — authorized callers — pattern 1, VPCL801", StringComparison.Ordinal));
        Assert.True(route > 0);
        Assert.Contains("link Link — V2; security group LinkGroup", lines[route + 1], StringComparison.Ordinal);
        Assert.Contains("ALB PayrollAlb — internal, private subnets; HTTPS 443", lines[route + 2], StringComparison.Ordinal);
        Assert.Contains("target Payroll/Service", lines[route + 3], StringComparison.Ordinal);
        Assert.Contains("warning VPCL201 ApiStack.cs(", lines[route + 4], StringComparison.Ordinal);
        Assert.True(Indent(lines[route]) < Indent(lines[route + 1]) && Indent(lines[route + 1]) < Indent(lines[route + 2]) && Indent(lines[route + 2]) < Indent(lines[route + 3]));
        Assert.Equal(Indent(lines[route + 1]), Indent(lines[route + 4]));
        Assert.Contains(lines, static l => l.Contains("NLB PartnerBalancer (HrServices) ← the internet, past every API; authorized callers through 'partner'", StringComparison.Ordinal));
        Assert.Contains(lines, static l => l.Contains("REST API reports — called from VPC endpoints only; private", StringComparison.Ordinal));
        Assert.Contains(lines, static l => l.Contains("ALB EmployeesBalancer (HrServices) ← whatever has a route to it in the network", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tree_of_the_secure_sample_warns_of_nothing_and_no_backend_faces_the_internet()
    {
        var tree = (await Vpclink.RunAsync("tree", Vpclink.Sample("Secure"), "--fail-on", "warning")).Exits(0).Output;
        Assert.DoesNotContain("warning VPCL", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("the internet, past every API", tree, StringComparison.Ordinal);
        Assert.Contains("18 integrations to 10 backends", tree, StringComparison.Ordinal);
    }

    /// <summary>The sample's declared classes are what a generator makes of their attributes, so the projects' own generators have to run.</summary>
    [Fact]
    public async Task The_patterns_sample_shows_every_pattern_declared_and_by_hand()
    {
        var tree = (await Vpclink.RunAsync("tree", Vpclink.Sample("Patterns"))).Exits(0).Output;
        foreach (var id in new[] { "VPCL801", "VPCL802", "VPCL803", "VPCL804", "VPCL805", "VPCL806", "VPCL807" }) Assert.Contains(id, tree, StringComparison.Ordinal);
        foreach (var id in new[] { "VPCL801", "VPCL802", "VPCL803", "VPCL804" }) Assert.Equal(2, Regex.Count(tree, id));
        Assert.Contains("GET /health — anyone, on purpose", tree, StringComparison.Ordinal);
        Assert.Contains("called from VPC endpoints only; private; resource policy", tree, StringComparison.Ordinal);
        Assert.Contains("1 suppressed", tree, StringComparison.Ordinal);
        Assert.DoesNotContain(" suppressed ", tree, StringComparison.Ordinal);
        Assert.Contains(" suppressed ", (await Vpclink.RunAsync("tree", Vpclink.Sample("Patterns"), "--all")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Insecure")]
    [InlineData("Secure")]
    [InlineData("Patterns")]
    public async Task The_svg_is_well_formed_and_every_edge_starts_and_ends_at_a_box(string sample)
    {
        var svg = XDocument.Parse((await Vpclink.RunAsync("graph", Vpclink.Sample(sample), "--format", "svg")).Exits(0).Output).Root!;
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(ns + "svg", svg.Name);
        var boxes = svg.Descendants(ns + "g").Where(static g => g.Attribute("class")?.Value.StartsWith("node ", StringComparison.Ordinal) == true).Select(g =>
        {
            var at = Numbers(g.Attribute("transform")!.Value);
            var rect = g.Element(ns + "rect")!;
            return (X: at[0], Y: at[1], Width: (double)rect.Attribute("width")!, Height: (double)rect.Attribute("height")!);
        }).ToArray();
        Assert.True(boxes.Length > 20);
        for (var i = 0; i < boxes.Length; i++)
            for (var j = i + 1; j < boxes.Length; j++)
                Assert.False(boxes[i].X < boxes[j].X + boxes[j].Width && boxes[j].X < boxes[i].X + boxes[i].Width && boxes[i].Y < boxes[j].Y + boxes[j].Height && boxes[j].Y < boxes[i].Y + boxes[i].Height, $"boxes {i} and {j} overlap");
        var edges = svg.Descendants(ns + "path").Where(static p => p.Attribute("class")!.Value.StartsWith("edge", StringComparison.Ordinal)).Select(static p => Numbers(p.Attribute("d")!.Value)).ToArray();
        Assert.NotEmpty(edges);
        Assert.All(edges, e =>
        {
            Assert.Contains(boxes, b => Math.Abs(b.X + b.Width - e[0]) < 0.2 && Math.Abs(b.Y + b.Height / 2 - e[1]) < 0.2);
            Assert.Contains(boxes, b => Math.Abs(b.X - 6 - e[^2]) < 0.2 && Math.Abs(b.Y + b.Height / 2 - e[^1]) < 0.2);
        });
    }

    [Fact]
    public async Task The_mermaid_text_declares_each_node_once_and_joins_declared_nodes_only()
    {
        var text = (await Vpclink.RunAsync("graph", Vpclink.Sample("Insecure"))).Exits(0).Output;
        Assert.StartsWith("flowchart LR\n", text, StringComparison.Ordinal);
        var declared = MermaidNode().Matches(text).Select(static m => m.Groups[1].Value).ToArray();
        Assert.Equal(declared.Length, declared.Distinct().Count());
        var edges = MermaidEdge().Matches(text);
        Assert.True(edges.Count > 30);
        Assert.All(edges, e => Assert.True(declared.Contains(e.Groups[1].Value) && declared.Contains(e.Groups[2].Value), e.Value));
        // Two backends face the internet, one is open to the network.
        Assert.Equal(3, Regex.Count(text, Regex.Escape("-. past the API .->")));
        var styled = LinkStyle().Matches(text).SelectMany(static m => m.Groups[1].Value.Split(',')).Select(int.Parse).ToArray();
        Assert.All(styled, i => Assert.InRange(i, 0, edges.Count - 1));
        Assert.Equal(styled.Length, styled.Distinct().Count());
    }

    [Fact]
    public async Task The_page_is_one_file_that_asks_for_nothing()
    {
        using var folder = new Folder();
        var ran = (await Vpclink.RunAsync("graph", Vpclink.Sample("Insecure"), "-f", "html", "-o", folder["graph.html"])).Exits(0);
        Assert.Equal("", ran.Output);
        var page = File.ReadAllText(folder["graph.html"]);
        Assert.DoesNotMatch(@"(src|srcset)\s*=|<link|@import|url\(|<iframe|\son\w+=|\sstyle=""", page);
        Assert.All(Regex.Matches(page, @"https?://[^""\s<]*"), static m => Assert.True(m.Value.StartsWith("https://github.com/vpclink-analyzers/", StringComparison.Ordinal) || m.Value == "http://www.w3.org/2000/svg", m.Value));
        Assert.Contains("docs/rules/VPCL402.md", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_drawing_in_the_documentation_is_current()
    {
        var drawn = (await Vpclink.RunAsync("graph", Vpclink.Sample("Insecure"), "--format", "svg")).Exits(0).Output;
        var file = Path.Combine(Vpclink.Root, "docs", "images", "insecure.svg");
        Assert.True(File.ReadAllText(file).ReplaceLineEndings("\n") == drawn.ReplaceLineEndings("\n"), "docs/images/insecure.svg is not what is drawn today: vpclink graph samples/Insecure --format svg -o docs/images/insecure.svg");
    }

    private static int Indent(string line) => line.IndexOf("── ", StringComparison.Ordinal);

    private static double[] Numbers(string text) => [.. Regex.Matches(text, @"-?\d+(\.\d+)?").Select(static m => double.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"// VPCL\d{3}(, VPCL\d{3})*$")]
    private static partial Regex Announcement();

    [GeneratedRegex(@"warning VPCL\d{3} \w+\.cs\(\d+")]
    private static partial Regex Printed();

    [GeneratedRegex(@"^    (n\d+_\d+)[\[({]", RegexOptions.Multiline)]
    private static partial Regex MermaidNode();

    [GeneratedRegex(@"^    (n\d+_\d+) -\S.*> (n\d+_\d+)$", RegexOptions.Multiline)]
    private static partial Regex MermaidEdge();

    [GeneratedRegex(@"linkStyle ([\d,]+) ")]
    private static partial Regex LinkStyle();
}
