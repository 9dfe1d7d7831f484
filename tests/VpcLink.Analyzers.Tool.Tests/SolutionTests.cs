using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace VpcLinkAnalyzers.Tool.Tests;

/// <summary>A solution as teams have it: the network in one project, two applications that use it, and a project that knows nothing of the CDK.</summary>
public sealed class SolutionTests(SolutionTests.Shop shop) : IClassFixture<SolutionTests.Shop>
{
    public sealed class Shop : IDisposable
    {
        private readonly Folder _folder = new();

        public string Solution => _folder["Shop.sln"];

        public string this[string name] => _folder[name];

        public Shop()
        {
            static string Version(string package) => typeof(SolutionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == package).Value!;
            Project("Network", "", $"""<ItemGroup><PackageReference Include="Amazon.CDK.Lib" Version="{Version("Amazon.CDK.Lib")}" /><PackageReference Include="Constructs" Version="{Version("Constructs")}" /></ItemGroup>""");
            foreach (var app in new[] { "Orders", "Stock" }) Project(app, "<OutputType>Exe</OutputType>", """<ItemGroup><ProjectReference Include="../Network/Network.csproj" /></ItemGroup>""");
            Project("Prices", "", "");
            _folder.Write("Prices/Price.cs", "namespace Prices; public record Price(decimal Amount);");
            _folder.Write("Network/NetworkStack.cs", """
                using Amazon.CDK;
                using Amazon.CDK.AWS.EC2;
                using Constructs;
                namespace Network;
                public class NetworkStack : Stack
                {
                    public Vpc Vpc { get; }
                    public NetworkStack(Construct scope, string id) : base(scope, id) => Vpc = new Vpc(this, "Vpc");
                }
                """);
            Application("Orders", facing: "false");
            Application("Stock", facing: "true");
            Vpclink.Process("dotnet", _folder.Path, "new", "sln", "--name", "Shop", "--format", "sln").Exits(0);
            Vpclink.Process("dotnet", _folder.Path, "sln", "Shop.sln", "add", "Network", "Orders", "Stock", "Prices").Exits(0);
            Vpclink.Process("dotnet", _folder.Path, "restore", "Shop.sln", "-v", "quiet").Exits(0);
        }

        private void Project(string name, string properties, string items) => _folder.Write($"{name}/{name}.csproj",
            $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>{items}</Project>""");

        private void Application(string name, string facing) => _folder.Write($"{name}/Program.cs", $$"""
            using Amazon.CDK;
            using Amazon.CDK.AWS.ElasticLoadBalancingV2;
            using Amazon.CDK.AwsApigatewayv2Integrations;
            using V2 = Amazon.CDK.AWS.Apigatewayv2;
            var app = new App();
            var network = new Network.NetworkStack(app, "Network");
            var stack = new Stack(app, "{{name}}");
            var balancer = new ApplicationLoadBalancer(stack, "{{name}}Alb", new ApplicationLoadBalancerProps { Vpc = network.Vpc, InternetFacing = {{facing}} });
            var listener = balancer.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
            var api = new V2.HttpApi(stack, "{{name}}Api");
            api.AddRoutes(new V2.AddRoutesOptions { Path = "/{{name.ToLowerInvariant()}}", Integration = new HttpAlbIntegration("Integration", listener) });
            app.Synth();
            """);

        public void Dispose() => _folder.Dispose();
    }

    [Fact]
    public async Task The_tree_shows_the_applications_of_all_projects_and_each_ones_findings()
    {
        var tree = (await Vpclink.RunAsync("tree", shop.Solution, "--fail-on", "none")).Exits(0).Output;
        Assert.Contains("/orders", tree, StringComparison.Ordinal);
        Assert.Contains("/stock", tree, StringComparison.Ordinal);
        Assert.Contains("2 integrations to 2 backends", tree, StringComparison.Ordinal);
        var finding = Assert.Single(Regex.Matches(tree, @"(warning|error) VPCL401 [^\n]*"));
        // What faces the internet is Stock's: the finding stands below its route, and not below that of Orders.
        var (orders, stock) = (tree.IndexOf("/orders", StringComparison.Ordinal), tree.IndexOf("/stock", StringComparison.Ordinal));
        Assert.True(finding.Index > stock && (orders < stock || finding.Index < orders), tree);
    }

    [Fact]
    public async Task The_exit_code_counts_the_findings_of_all_projects_and_a_baseline_holds_them()
    {
        Assert.Contains("of severity warning or above", (await Vpclink.RunAsync("tree", shop.Solution, "--fail-on", "warning")).Exits(1).Error, StringComparison.Ordinal);
        (await Vpclink.RunAsync("tree", Path.GetDirectoryName(shop["Orders/Orders.csproj"])!, "--fail-on", "error")).Exits(0);
        (await Vpclink.RunAsync("baseline", shop.Solution, "-o", shop["baseline.json"])).Exits(0);
        Assert.Contains("\"file\": \"Stock/Program.cs\"", File.ReadAllText(shop["baseline.json"]), StringComparison.Ordinal);
        (await Vpclink.RunAsync("tree", shop.Solution, "--baseline", shop["baseline.json"], "--fail-on", "info")).Exits(0);
    }

    [Fact]
    public async Task The_page_holds_the_backends_of_all_projects()
    {
        var page = (await Vpclink.RunAsync("graph", shop.Solution, "--format", "html")).Exits(0).Output;
        Assert.Contains("/orders", page, StringComparison.Ordinal);
        Assert.Contains("/stock", page, StringComparison.Ordinal);
    }
}
