using System.Text.RegularExpressions;
using VpcLinkAnalyzers.Tests.Catalogue;
using Xunit;

namespace VpcLinkAnalyzers.Package.Tests;

/// <summary>
/// <c>dotnet format analyzers</c> over the wrong examples of all rules' pages, a file each. It takes one code action of a rule and then all that are equivalent to it, and rules run
/// one after the other, so this shows more than the same fixes applied one by one.
/// </summary>
public class FormatTests(PackedPackage package)
{
    /// <summary>Marked as fixable on their pages, and why no example can be mended here.</summary>
    private static readonly HashSet<string> NotHere = new(StringComparer.Ordinal)
    {
        // Their examples need members that the CDK which the tests restore does not have.
        "VPCL314", "VPCL507",
    };

    private const string Linked = """
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = FACING });
        var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false, DefaultAction = ListenerAction.FixedResponse(404) });
        listener.Connections.AllowDefaultPortFrom(group, "API Gateway");
        new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions
        {
            Path = "/orders", Authorizer = new HttpIamAuthorizer(),
            Integration = new HttpUrlIntegration("Orders", $"http://{alb.LoadBalancerDnsName}/orders"),
        });
        """;

    /// <summary>Rules whose pages show cases that no fix can mend, with one that it can.</summary>
    private static readonly PageExample[] Further =
    [
        Wrong("VPCL119", """
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
            var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false, DefaultAction = ListenerAction.FixedResponse(404) });
            ApplicationLoadBalancer.FromApplicationLoadBalancerAttributes(this, "Again", new ApplicationLoadBalancerAttributes { LoadBalancerArn = listener.ListenerArn, SecurityGroupId = "sg-0a1b2c3d4e5f60718" });
            """),
        Wrong("VPCL304", """
            var other = new Vpc(this, "Other");
            var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });
            var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = other });
            var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false, DefaultAction = ListenerAction.FixedResponse(404) });
            new V2.HttpApi(this, "Api").AddRoutes(new V2.AddRoutesOptions
            {
                Path = "/orders", Authorizer = new HttpIamAuthorizer(),
                Integration = new HttpAlbIntegration("Orders", listener, new HttpAlbIntegrationProps { VpcLink = link }),
            });
            """),
        Wrong("VPCL407", Linked.Replace("FACING", "false", StringComparison.Ordinal)),
        Wrong("VPCL408", Linked.Replace("FACING", "true", StringComparison.Ordinal)),
    ];

    private static PageExample Wrong(string rule, string code) => new(rule, 9, true, null, null, false, false, code);

    private static IEnumerable<string> Fixable => Regex.Matches(File.ReadAllText(Path.Combine(RulePages.Folder, "README.md")), @"^\| \[(VPCL\d{3})\].*\| yes \|", RegexOptions.Multiline).Select(static m => m.Groups[1].Value);

    // Minutes long: .ci/run asks for it.
    [Fact(Explicit = true)]
    public void Mends_an_example_of_every_rule_that_has_a_fix()
    {
        var folder = Path.Combine(package.Folder, "format");
        var fixable = Fixable.ToArray();
        Assert.True(fixable.Length > 80);
        var examples = RulePages.Examples.Concat(Further).Where(e => e is { IsWrong: true, NeedsNewestCdk: false, NeedsOldestCdk: false } && fixable.Contains(e.Rule)).ToArray();
        // A declaration that is not partial stops the compiler, and with it the findings in the stacks.
        Project("Stacks", static e => !e.DeclaresPattern);
        Project("Declarations", static e => e.DeclaresPattern);
        var before = new[] { "Stacks", "Declarations" }.ToDictionary(static p => p, p => Build(p, failing: true));
        Assert.All(before["Stacks"].Where(static r => r.Id.StartsWith("CS", StringComparison.Ordinal)), static r => Assert.NotEqual("error", r.Level));
        foreach (var project in before.Keys)
            Dotnet.Run(Path.Combine(folder, project), ["format", "analyzers", project + ".csproj", "--no-restore", "--severity", "info", "--diagnostics", .. fixable]).Succeeded();

        var wrong = new List<string>();
        var mended = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in before.Keys)
        {
            var after = Build(project, failing: false);
            foreach (var example in examples.Where(e => e.DeclaresPattern == (project == "Declarations")))
            {
                bool OfThis(Logged r) => r.File == FileOf(example) && r.Id == example.Rule;
                var left = after.Count(OfThis);
                if (left < before[project].Count(OfThis) || project == "Declarations" && left == 0) mended.Add(example.Rule);
                if (after.Any(r => OfThis(r) && r.HasFix)) wrong.Add($"{example} still offers its fix");
                if (before[project].Any(r => OfThis(r) && r.HasFix) && left > before[project].Count(r => OfThis(r) && !r.HasFix)) wrong.Add($"{example} is still found");
            }
        }

        Assert.Equal("", string.Join('\n', wrong));
        Assert.Equal(string.Join(' ', NotHere.Order(StringComparer.Ordinal)), string.Join(' ', fixable.Where(id => !mended.Contains(id))));

        void Project(string name, Func<PageExample, bool> has)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.WriteAllText(Path.Combine(folder, name, name + ".csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                    <NuGetAudit>false</NuGetAudit>
                    <NoWarn>$(NoWarn);NU1603</NoWarn>
                    <ErrorLog>$(MSBuildProjectDirectory)/log.sarif,version=2.1</ErrorLog>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Amazon.CDK.Lib" Version="{PackedPackage.Pinned("AmazonCdkLibVersion")}" />
                    <PackageReference Include="Constructs" Version="{PackedPackage.Pinned("ConstructsVersion")}" />
                    <PackageReference Include="VpcLink.Analyzers" Version="{package.Version}" PrivateAssets="all" />
                  </ItemGroup>
                </Project>
                """);
            foreach (var example in examples.Where(has))
            {
                // Every example has a TestStack or an HrApi of its own.
                var lines = example.Source.Split('\n').ToList();
                lines.Insert(lines.FindLastIndex(static l => l.StartsWith("using ", StringComparison.Ordinal) && l.EndsWith(';')) + 1, $"\nnamespace {Path.GetFileNameWithoutExtension(FileOf(example))};\n");
                File.WriteAllText(Path.Combine(folder, name, FileOf(example)), string.Join('\n', lines));
            }
        }

        IReadOnlyList<Logged> Build(string project, bool failing)
        {
            var ran = Dotnet.Run(Path.Combine(folder, project), "build", "-nologo", "-v", "quiet", "-p:NoWarn=NU1603");
            if (!failing) Assert.DoesNotContain(": error CS", ran.Output, StringComparison.Ordinal);
            return File.Exists(Path.Combine(folder, project, "log.sarif")) ? Sarif.Read(Path.Combine(folder, project, "log.sarif")) : [];
        }
    }

    private static string FileOf(PageExample example) => $"{example.Rule}_{example.Number}.cs";
}
