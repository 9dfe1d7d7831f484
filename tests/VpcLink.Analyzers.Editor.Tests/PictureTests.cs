using System.Xml.Linq;
using Xunit;

namespace VpcLinkAnalyzers.Editor.Tests;

[Collection("one open sample")]
public class PictureTests(OpenSample sample)
{
    [Fact]
    public async Task The_picture_shows_what_an_editor_shows()
    {
        var drawn = await Picture.DrawAsync(sample);
        Assert.True(drawn == (await File.ReadAllTextAsync(Picture.File)).ReplaceLineEndings("\n"), "draw it anew: dotnet run --project tests/VpcLink.Analyzers.Editor.Tests -- --picture");
        var words = XDocument.Parse(drawn).Root!.Elements().Where(static e => e.Name.LocalName == "text").Select(static e => e.Value).ToArray();
        Assert.Contains("Make the load balancer internal (CloudFormation replaces it)", words);
        Assert.Contains(words, static w => w.StartsWith("VPCL402 \u00b7 warning \u00b7 docs/rules/", StringComparison.Ordinal));
        Assert.Matches(@"!\[[^\]]{40,}\]\(docs/images/finding\.svg\)", await File.ReadAllTextAsync(Path.Combine(OpenSample.Root, "README.md")));
    }
}
