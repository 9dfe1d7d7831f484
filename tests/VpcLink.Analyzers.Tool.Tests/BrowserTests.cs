using PuppeteerSharp;
using PuppeteerSharp.Media;
using VpcLinkAnalyzers.Tool.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace VpcLinkAnalyzers.Tool.Tests;

/// <summary>The installed Chromium, headless; null where none is installed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal IBrowser? Browser { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var names = OperatingSystem.IsWindows() ? new[] { "chrome.exe", "msedge.exe" } : ["chromium", "chromium-browser", "google-chrome"];
        var found = (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? [given] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(d => names.Select(n => Path.Combine(d, n)))).FirstOrDefault(File.Exists);
        if (found is null) return;
        // Containers run as root and give Chromium neither a sandbox nor a large /dev/shm.
        Browser = await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = found, Headless = true, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"], Timeout = 120_000 });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
    }
}

/// <summary>The page of the insecure sample as a reader has it in front of them.</summary>
public sealed class BrowserTests(Chromium chromium)
{
    private static readonly Lazy<Task<string>> Page = new(static async () =>
    {
        var ran = (await Vpclink.RunAsync("graph", Vpclink.Sample("Insecure"), "--format", "html")).Exits(0);
        return ran.Output;
    });

    /// <summary>Opens the page from disk, where its own policy is all that protects it, and hands it over; fails on anything that it writes to the console or asks the network for.</summary>
    private async Task WithPageAsync(int width, bool dark, Func<IPage, Task> look)
    {
        Assert.SkipWhen(chromium.Browser is null, "Chromium is not installed (apt-get install chromium), and CHROMIUM names none");
        using var folder = new Folder();
        var file = folder.Write("graph.html", await Page.Value);
        await using var page = await chromium.Browser!.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, e) => said.Add(e.Message.Type + ": " + e.Message.Text);
        page.PageError += (_, e) => said.Add("error: " + e.Message);
        page.Request += (_, e) =>
        {
            if (!e.Request.Url.StartsWith("file:", StringComparison.Ordinal)) said.Add("request: " + e.Request.Url);
        };
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = dark ? "dark" : "light" }]);
        await page.GoToAsync(new Uri(file).AbsoluteUri);
        await look(page);
        // VPCLINK_SCREENSHOTS=folder keeps what was looked at.
        if (Environment.GetEnvironmentVariable("VPCLINK_SCREENSHOTS") is { Length: > 0 } shots)
            await page.ScreenshotAsync(Path.Combine(shots, $"{TestContext.Current.TestMethod!.MethodName}-{width}-{(dark ? "dark" : "light")}.png"), new ScreenshotOptions { FullPage = true });
        Assert.Empty(said);
    }

    private const string CanBeSeen = "e => e.getClientRects().length > 0";

    private static Task<int> VisibleAsync(IPage page, string selector) => page.EvaluateFunctionAsync<int>($"s => [...document.querySelectorAll(s)].filter({CanBeSeen}).length", selector);

    [Theory]
    [InlineData(1400, false)]
    [InlineData(1400, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public Task Nothing_overflows_and_everything_can_be_read(int width, bool dark) => WithPageAsync(width, dark, async page =>
    {
        Assert.Equal(0, await page.EvaluateExpressionAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
        // A name may be shortened, but no text leaves its box, and no box the drawing.
        Assert.Empty(await page.EvaluateExpressionAsync<string[]>("""
            [...document.querySelectorAll("svg .node")].flatMap(node => {
              const box = node.querySelector(".box").getBoundingClientRect(), all = node.ownerSVGElement.getBoundingClientRect();
              const within = (a, b) => a.left >= b.left - .5 && a.right <= b.right + .5 && a.top >= b.top - .5 && a.bottom <= b.bottom + .5;
              return [...node.querySelectorAll("text")].filter(t => !within(t.getBoundingClientRect(), box)).map(t => t.textContent).concat(within(box, all) ? [] : ["box " + node.getAttribute("aria-label")]);
            })
            """));
        // WCAG AA: 4.5 between a text and the nearest ground beneath it.
        Assert.Empty(await page.EvaluateExpressionAsync<string[]>("""
            (() => {
              const channels = c => c.match(/[\d.]+/g).map(Number);
              const light = c => { const [r, g, b] = channels(c).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
              const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + .05) / (y + .05); };
              const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (channels(c)[3] !== 0) return c; } return "rgb(255, 255, 255)"; };
              const bad = [];
              for (const e of document.querySelectorAll("h1, h2, h3, p, td, th, li, span, a, code, label, button, svg text")) {
                if (!e.getClientRects().length || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
                const svg = e instanceof SVGElement;
                const on = !svg ? ground(e) : e.classList.contains("count") ? getComputedStyle(e.previousElementSibling).fill : getComputedStyle(e.parentElement.querySelector(".box")).fill;
                const ratio = contrast(svg ? getComputedStyle(e).fill : getComputedStyle(e).color, on);
                if (ratio < 4.5) bad.push(`${ratio.toFixed(2)} ${e.tagName}.${e.getAttribute("class") ?? ""} ${e.textContent.slice(0, 40)}`);
              }
              return bad;
            })()
            """));
        Assert.Equal(dark, await page.EvaluateExpressionAsync<bool>("getComputedStyle(document.documentElement).backgroundColor === 'rgb(13, 17, 23)'"));
        Assert.Equal(9, await VisibleAsync(page, ".backends .row"));
        Assert.Equal(24, await VisibleAsync(page, ".finding"));
    });

    [Fact]
    public Task The_filter_leaves_what_matches() => WithPageAsync(1400, false, async page =>
    {
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("VPCL402");
        Assert.Equal(1, await VisibleAsync(page, ".finding"));
        Assert.Equal("1 finding shown", await page.EvaluateExpressionAsync<string>("document.getElementById('shown').textContent"));
        // The ways that the finding concerns stay lit in the drawing, the others fade.
        Assert.True(await page.EvaluateExpressionAsync<bool>("[...document.querySelectorAll('svg .node')].some(n => n.textContent.includes('PartnerBalancer') && !n.classList.contains('dim'))"));
        Assert.True(await page.EvaluateExpressionAsync<bool>("[...document.querySelectorAll('svg .node')].filter(n => n.textContent.includes('PayrollAlb')).every(n => n.classList.contains('dim'))"));
        await page.ClickAsync("button[type=reset]");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.finding')].every(f => !f.hidden)");
        await page.ClickAsync("input[value=warning]");
        Assert.Equal(2, await VisibleAsync(page, ".finding"));
        Assert.Equal(9, await VisibleAsync(page, ".backends .row"));
    });

    [Fact]
    public Task A_node_is_chosen_by_keyboard_and_shows_its_ways_only() => WithPageAsync(1400, true, async page =>
    {
        await page.EvaluateExpressionAsync("[...document.querySelectorAll('svg .node.backend')].find(n => n.textContent.includes('Documents')).focus()");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("true", await page.EvaluateExpressionAsync<string>("document.activeElement.getAttribute('aria-pressed')"));
        Assert.Equal(1, await VisibleAsync(page, ".backends .row"));
        Assert.Equal(["VPCL401"], await page.EvaluateExpressionAsync<string[]>("[...document.querySelectorAll('.finding:not([hidden]) a')].map(a => a.textContent).filter(t => t === 'VPCL401' || t === 'VPCL402')"));
        Assert.Equal(["Documents", "GET, POST /documents", "Internet", "Link", "_api"], await page.EvaluateExpressionAsync<string[]>("[...document.querySelectorAll('svg .node:not(.dim) .name')].map(n => n.textContent).sort()"));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(9, await VisibleAsync(page, ".backends .row"));
        Assert.Equal(0, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('svg .dim').length"));
    });

    [Fact]
    public Task Every_finding_leads_to_the_page_of_its_rule() => WithPageAsync(1400, false, async page =>
    {
        var links = await page.EvaluateExpressionAsync<string[]>("[...document.querySelectorAll('.finding a')].map(a => a.href.split('/').pop())");
        Assert.Equal(24, links.Length);
        Assert.All(links, static l => Assert.True(File.Exists(Path.Combine(Vpclink.Root, "docs", "rules", l)), l));
    });

    /// <summary>A host may forbid scripts; the page shows everything all the same.</summary>
    [Fact]
    public Task Without_scripts_everything_is_there() => WithPageAsync(1400, false, async page =>
    {
        await page.SetJavaScriptEnabledAsync(false);
        await page.ReloadAsync();
        Assert.Equal(24, await VisibleAsync(page, ".finding"));
        Assert.Equal(0, await VisibleAsync(page, "form"));
        Assert.True(await VisibleAsync(page, "svg .node") > 40);
    });
}
