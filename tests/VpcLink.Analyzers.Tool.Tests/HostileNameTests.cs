using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Tool.Output;
using VpcLinkAnalyzers.Tool.Picture;
using Xunit;

namespace VpcLinkAnalyzers.Tool.Tests;

/// <summary>Names that would break out of where they are shown, in every place where a name of the code can go.</summary>
public class HostileNameTests
{
    private const string Hostile = "\"'<script>alert(1)</script>&amp;]]>`\\\u001b[2J\u202Eevil\n--> end subgraph [/red] #quot; \u2028{{\ud800";

    private static async Task<Picture.Picture> ReadAsync()
    {
        var text = SymbolDisplay.FormatLiteral(Hostile, quote: true);
        // A literal as the compiler reads it: what FormatLiteral leaves as it is, is escaped as well.
        text = Regex.Replace(text, @"[^\x20-\x7e]", static m => $"\\u{(int)m.Value[0]:X4}");
        var source = $$"""
            using Amazon.CDK;
            using Amazon.CDK.AWS.EC2;
            using Amazon.CDK.AWS.ElasticLoadBalancingV2;
            using Amazon.CDK.AwsApigatewayv2Integrations;
            using V2 = Amazon.CDK.AWS.Apigatewayv2;
            var stack = new Stack(new App(), {{text}});
            var network = new Vpc(stack, "Vpc");
            new V2.HttpApi(stack, {{text}}).AddRoutes(new V2.AddRoutesOptions
            {
                Path = {{text}},
                Integration = new HttpAlbIntegration({{text}}, new ApplicationLoadBalancer(stack, {{text}}, new ApplicationLoadBalancerProps { Vpc = network, InternetFacing = true })
                    .AddListener({{text}}, new BaseApplicationListenerProps { Port = 80 }), new HttpAlbIntegrationProps { VpcLink = new V2.VpcLink(stack, {{text}}, new V2.VpcLinkProps { Vpc = network }) }),
            });
            """;
        var application = await Source.ReadAsync(source, Hostile, "/src/<b>\u202E\".cs");
        Assert.NotEmpty(application.Findings);
        Assert.Single(application.Paths);
        return new Picture.Picture(Printable.Text(Hostile), [application]);
    }

    [Fact]
    public async Task In_the_tree_nothing_moves_the_cursor_or_turns_the_text()
    {
        var writer = new StringWriter();
        TreeView.Write(Terminal.Redirected(writer, writer).Out, await ReadAsync(), all: true);
        Assert.DoesNotMatch(@"[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\x00-\x09\x0b-\x1f]", writer.ToString());
        Assert.Contains(@"\u001B[2J\u202Eevil\u000A--> end subgraph [/red]", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_svg_stays_well_formed_and_holds_the_name_as_text()
    {
        var svg = XDocument.Parse(SvgDrawing.Write(await ReadAsync(), all: true));
        Assert.DoesNotContain(svg.Descendants(), static e => e.Name.LocalName == "script");
        Assert.Contains(svg.Descendants().Where(static e => e.Name.LocalName == "title"), static e => e.Value.Contains("<script>alert(1)</script>&amp;]]>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_holds_its_own_script_only()
    {
        var page = HtmlPage.Write(await ReadAsync(), all: true);
        Assert.Equal(1, Regex.Count(page, "<script"));
        Assert.DoesNotContain("alert(1)<", page.Replace("alert(1)&lt;", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]", page);
    }

    [Fact]
    public async Task In_mermaid_labels_end_where_they_should()
    {
        var text = MermaidText.Write(await ReadAsync(), all: true);
        foreach (var line in text.Split('\n').Where(static l => l.Contains('"')))
        {
            // One label a line; what is in it is words, our own markup and character codes.
            Assert.Equal(2, line.Count(static c => c == '"'));
            var label = line[(line.IndexOf('"') + 1)..line.LastIndexOf('"')];
            Assert.DoesNotMatch("[<>`&{}\\[\\]]", label.Replace("<br/>", "", StringComparison.Ordinal).Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal));
        }

        Assert.Equal(1, Regex.Count(text, "^  end$", RegexOptions.Multiline));
    }
}
