using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace VpcLinkAnalyzers.Editor.Tests;

/// <summary>What a person sees who opens the sample: squiggles, light bulbs, their effect, and that none of it goes stale while typing.</summary>
[Collection("one open sample")]
public class EditorTests(OpenSample sample)
{
    public static TheoryData<string> Files => ["ApiStack.cs", "NetworkStack.cs", "PartnerApiStack.cs", "ServicesStack.cs", "Program.cs", "Workload.cs"];

    [Theory, MemberData(nameof(Files))]
    public async Task Squiggles_stand_at_the_announced_lines(string file)
    {
        var document = OpenSample.Named(sample.Fresh(), file);
        Assert.True(document.Project.Solution.Workspace.IsDocumentOpen(document.Id));
        var squiggles = await sample.Ide.SquigglesAsync(document);
        Assert.Equal(OpenSample.Announced(file), OpenSample.Lines(squiggles.Where(static s => s.Severity >= DiagnosticSeverity.Warning).Select(static s => s.ToString())));
        Assert.All(squiggles, static s => Assert.Equal($"https://github.com/vpclink-analyzers/vpclink-analyzers/blob/main/docs/rules/{s.Id}.md", s.HelpLink));
        Assert.All(squiggles, static s => Assert.False(string.IsNullOrWhiteSpace(s.Message)));
    }

    [Fact]
    public async Task A_span_shows_its_own_squiggle_only()
    {
        var document = OpenSample.Named(sample.Fresh(), "ServicesStack.cs");
        var facing = await SpanOf(document, "InternetFacing = true");
        var squiggle = Assert.Single(await sample.Ide.SquigglesAsync(document, facing), static s => s.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal("VPCL402", squiggle.Id);
        Assert.Equal(facing, squiggle.Span);
        Assert.True(squiggle.AdditionalLocations > 0);
    }

    [Fact]
    public async Task A_light_bulb_previews_and_applies_its_fix()
    {
        var document = OpenSample.Named(sample.Fresh(), "ServicesStack.cs");
        var before = (await document.GetTextAsync()).ToString();
        var bulb = Assert.Single(await sample.Ide.LightBulbsAsync(document, await SpanOf(document, "InternetFacing = true")), static b => b.Action.Title.StartsWith("Make the load balancer internal", StringComparison.Ordinal));
        Assert.Equal(["VPCL402"], bulb.Ids);

        var previewed = await IdeServices.ChangedAsync(bulb.Action);
        Assert.Equal(before.Replace("InternetFacing = true", "InternetFacing = false", StringComparison.Ordinal), (await previewed.GetDocument(document.Id)!.GetTextAsync()).ToString());
        Assert.Equal(before, (await OpenSample.Named(document.Project.Solution.Workspace.CurrentSolution.Projects.Single(), "ServicesStack.cs").GetTextAsync()).ToString());

        var project = sample.Apply(previewed);
        Assert.DoesNotContain(await sample.Ide.SquigglesAsync(OpenSample.Named(project, "ServicesStack.cs")), static s => s.Id == "VPCL402");
    }

    [Fact]
    public async Task A_light_bulb_offers_suppression_with_our_id()
    {
        var document = OpenSample.Named(sample.Fresh(), "ServicesStack.cs");
        var bulbs = await sample.Ide.LightBulbsAsync(document, await SpanOf(document, "InternetFacing = true"));
        Assert.Contains(bulbs, static b => b.Action.Title.Contains("VPCL402", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    public async Task Fix_all_mends_every_occurrence(FixAllScope scope)
    {
        var project = sample.Fresh();
        // Two more of what the pattern does once.
        var document = await Edit(OpenSample.Named(project, "ServicesStack.cs"), "InternetFacing = false", "InternetFacing = true");
        document = await Edit(document, "{ Vpc = _network.AuditVpc });\n        AuditListener", "{ Vpc = _network.AuditVpc, InternetFacing = true });\n        AuditListener");
        project = sample.Apply(document.Project.Solution);
        document = OpenSample.Named(project, "ServicesStack.cs");
        var occurrences = (await sample.Ide.SquigglesAsync(document)).Where(static s => s.Id == "VPCL401").ToArray();
        Assert.Equal(3, occurrences.Length);

        var bulb = (await sample.Ide.LightBulbsAsync(document, occurrences[0].Span)).First(static b => b.Ids.Contains("VPCL401") && b.Action.Title.StartsWith("Make", StringComparison.Ordinal));
        project = sample.Apply((await IdeServices.FixAllAsync(bulb, document, scope))!);
        document = OpenSample.Named(project, "ServicesStack.cs");
        Assert.DoesNotContain(await sample.Ide.SquigglesAsync(document), static s => s.Id == "VPCL401");
        Assert.DoesNotContain((await project.GetCompilationAsync())!.GetDiagnostics(), static d => d.Severity == DiagnosticSeverity.Error);
        // What the fix is not about stays.
        Assert.Contains(await sample.Ide.SquigglesAsync(document), static s => s.Id == "VPCL402");
    }

    /// <summary>What is typed, and what undoes it: in the document that shows the finding, in the one that causes it, and what breaks the code meanwhile.</summary>
    private static readonly (string File, string Before, string After)[] Edits =
    [
        ("ServicesStack.cs", "InternetFacing = true, // VPCL402", "InternetFacing = false, // VPCL402"),
        ("ServicesStack.cs", "            OpenListener = false,\n", "            OpenListener = false,\n            PublicLoadBalancer = false,\n"),
        ("ServicesStack.cs", "InternetFacing = false }", "InternetFacing = true }"),
        ("ServicesStack.cs", "Port = 80, Open = false });\n        LeaveListener", "Port = 80 });\n        LeaveListener"),
        ("ServicesStack.cs", "_network = props.Network;", "// A comment moves what follows it.\n        _network = props.Network;"),
        ("ServicesStack.cs", "Targets = new INetworkLoadBalancer[] { PartnerBalancer }", "Targets = new INetworkLoadBalancer[] { PartnerBal"),
        ("ApiStack.cs", "Route(\"/documents\", new HttpAlbIntegration(\"Documents\", services.Documents.Listener, new HttpAlbIntegrationProps { VpcLink = _link }));", "// documents are gone"),
        ("ApiStack.cs", "Route(\"/employees\", new HttpAlbIntegration(\"Employees\", services.EmployeesListener, ", "Route(\"/employees\", new HttpAlbIntegration(\"Employees\", services.LeaveListener, "),
        ("ApiStack.cs", "_link = network.Link;", "_link = network.DirectoryLink;"),
        ("ApiStack.cs", "private void LegacyRoutes(ServicesStack services)\n    {", "private void LegacyRoutes(ServicesStack services)\n    {\n        if ("),
        ("PartnerApiStack.cs", "Options = new IntegrationOptions { ConnectionType = ConnectionType.VPC_LINK, VpcLink = services.PartnerLink },\n        }));\n\n        partner.Root.AddResource(\"invoices\")", "Options = new IntegrationOptions(),\n        }));\n\n        partner.Root.AddResource(\"invoices\")"),
        ("NetworkStack.cs", "SecurityGroups = new ISecurityGroup[] { LinkGroup } });", "});"),
        ("NetworkStack.cs", "NatGateways = 1", "NatGateways = 0"),
        ("NetworkStack.cs", "public V2.VpcLink Link { get; }", "public V2.VpcLink Link { get;"),
        ("Program.cs", "Services = services });\n_ = new PartnerApiStack", "Services = services }); // typed\n_ = new PartnerApiStack"),
        ("Workload.cs", "DesiredCount = 2", "DesiredCount = 3"),
    ];

    [Fact]
    public async Task A_hundred_edits_leave_nothing_stale()
    {
        var random = new Random(20261124);
        var project = sample.Fresh();
        var done = new bool[Edits.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal) { await sample.InEditorAsync(project) };
        for (var i = 0; i < 100; i++)
        {
            // Broken code is mended soon, as by somebody who types on.
            var broken = Array.FindIndex(Edits, e => done[Array.IndexOf(Edits, e)] && (e.After.EndsWith("PartnerBal", StringComparison.Ordinal) || e.After.EndsWith("if (", StringComparison.Ordinal) || e.After.EndsWith("get;", StringComparison.Ordinal)));
            var at = broken >= 0 && random.Next(2) == 0 ? broken : random.Next(Edits.Length);
            var (file, before, after) = Edits[at];
            var document = await Edit(OpenSample.Named(project, file), done[at] ? after : before, done[at] ? before : after);
            done[at] = !done[at];
            project = sample.Apply(document.Project.Solution);
            // The document that is typed in is asked at once, as an editor does; then the others that are open.
            _ = await sample.Ide.SquigglesAsync(OpenSample.Named(project, file));
            var shown = await sample.InEditorAsync(project);
            seen.Add(shown);
            Assert.True(await OpenSample.FromScratchAsync(project) is var anew && anew == shown, $"after edit {i} ({file}: {(done[at] ? after : before)})\nanew:\n{anew}\n\nshown:\n{shown}");
        }

        Assert.True(seen.Count > 10, $"the edits led to {seen.Count} different sets of findings only");
    }

    /// <summary>What a keystroke costs depends on it: the other documents are bound once, and again only when a declaration changes.</summary>
    [Fact]
    public async Task Typing_in_a_body_leaves_the_other_documents_bound()
    {
        var project = sample.Fresh();
        await sample.Ide.SquigglesAsync(OpenSample.Named(project, "ServicesStack.cs"));
        var bound = await OpenSample.BoundAsync(OpenSample.Named(project, "NetworkStack.cs"));
        Assert.NotNull(bound);
        foreach (var (before, after) in new[] { ("InternetFacing = false }", "InternetFacing = true }"), ("_network = props.Network;", "// typed\n        _network = props.Network;") })
        {
            var document = await Edit(OpenSample.Named(project, "ServicesStack.cs"), before, after);
            project = sample.Apply(document.Project.Solution);
            var shown = await sample.InEditorAsync(project);
            Assert.Equal(await OpenSample.FromScratchAsync(project), shown);
            Assert.Same(bound, await OpenSample.BoundAsync(OpenSample.Named(project, "NetworkStack.cs")));
        }

        project = sample.Apply((await Edit(OpenSample.Named(project, "NetworkStack.cs"), "public V2.VpcLink Link { get; }", "public V2.VpcLink Link { get; }\n\n    public int More { get; }")).Project.Solution);
        Assert.Equal(await OpenSample.FromScratchAsync(project), await sample.InEditorAsync(project));
        Assert.NotSame(bound, await OpenSample.BoundAsync(OpenSample.Named(project, "NetworkStack.cs")));
    }

    /// <summary>Editors ask document by document, each time with a compilation of its own.</summary>
    [Fact]
    public async Task All_documents_share_one_reading()
    {
        var project = sample.Fresh();
        await sample.Ide.SquigglesAsync(OpenSample.Named(project, "ServicesStack.cs"));
        var read = await OpenSample.BoundAsync(OpenSample.Named(project, "ServicesStack.cs"), "Code");
        Assert.NotNull(read);
        foreach (var document in OpenSample.Own(project)) await sample.Ide.SquigglesAsync(document);
        foreach (var document in OpenSample.Own(project)) Assert.Same(read, await OpenSample.BoundAsync(document, "Code"));
    }

    private static async Task<TextSpan> SpanOf(Document document, string text)
    {
        var at = (await document.GetTextAsync()).ToString().IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        return new TextSpan(at, text.Length);
    }

    private static async Task<Document> Edit(Document document, string before, string after)
    {
        var text = await document.GetTextAsync();
        var at = text.ToString().IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, document.Name + " has no '" + before + "'");
        return document.WithText(text.WithChanges(new TextChange(new TextSpan(at, before.Length), after)));
    }
}
