using Xunit;

namespace VpcLinkAnalyzers.Package.Tests;

/// <summary>
/// Fresh projects that reference the packed package, each configured in one of the ways that users configure analyzers, restored and built together once.
/// </summary>
public sealed class Consumers
{
    private const string Program = """
        using Amazon.CDK;
        using Orders;

        var app = new App();
        _ = new OrdersStack(app, "Orders");
        app.Synth();
        """;

    /// <summary>A finding that is a warning by default in Exposure, one in Network, and one that is an error in Wiring.</summary>
    private const string Stack = """
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.ElasticLoadBalancingV2;
        using Amazon.CDK.AwsApigatewayv2Authorizers;
        using Amazon.CDK.AwsApigatewayv2Integrations;
        using Constructs;
        using V2 = Amazon.CDK.AWS.Apigatewayv2;

        namespace Orders;

        public class OrdersStack : Stack
        {
            public OrdersStack(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc }); // VPCL307
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps
                {
                    Vpc = vpc,
                    InternetFacing = true, // VPCL401
                });
                var listener = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = true, DefaultAction = ListenerAction.FixedResponse(404) });
                var api = new V2.HttpApi(this, "Api");
                api.AddRoutes(new V2.AddRoutesOptions
                {
                    Path = "/orders",
                    Integration = new HttpAlbIntegration("Orders", listener, new HttpAlbIntegrationProps { VpcLink = link }),
                    Authorizer = new HttpIamAuthorizer(),
                });
                _ = new V2.CfnIntegration(this, "Old", new V2.CfnIntegrationProps
                {
                    ApiId = api.ApiId,
                    IntegrationType = "HTTP_PROXY",
                    IntegrationMethod = "ANY",
                    PayloadFormatVersion = "1.0",
                    IntegrationUri = listener.ListenerArn,
                    ConnectionId = link.VpcLinkId, // VPCL105
                });
            }
        }
        """;

    public static readonly string[] Compilers = ["4.14.0", "5.9.0"];

    private readonly PackedPackage _package;
    private readonly string _folder;
    private readonly Ran _built;

    public Consumers(PackedPackage package)
    {
        _package = package;
        _folder = Path.Combine(package.Folder, "consumers");
        Project("Strict", "<VpcLinkAnalysisMode>Strict</VpcLinkAnalysisMode>");
        Project("Security", "<VpcLinkAnalysisMode>security</VpcLinkAnalysisMode>");
        Project("Off", "<VpcLinkAnalysisMode>Off</VpcLinkAnalysisMode><TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Project("Typo", "<VpcLinkAnalysisMode>Strickt</VpcLinkAnalysisMode>");
        Project("WarningsAsErrors", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Project("EditorConfig", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Write("EditorConfig/.editorconfig", """
            [*.cs]
            dotnet_diagnostic.VPCL105.severity = suggestion
            dotnet_diagnostic.VPCL307.severity = none
            dotnet_diagnostic.VPCL401.severity = error
            """);
        Project("EditorConfigOverMode", "<VpcLinkAnalysisMode>Off</VpcLinkAnalysisMode>");
        Write("EditorConfigOverMode/.editorconfig", """
            [*.cs]
            dotnet_diagnostic.VPCL401.severity = warning
            """);
        Project("Suppressed", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Stack
            .Replace("            InternetFacing = true, // VPCL401", "#pragma warning disable VPCL401 // Reached by the old clients until they have moved.\n            InternetFacing = true,\n#pragma warning restore VPCL401", StringComparison.Ordinal)
            .Replace("    public OrdersStack(", "    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Network\", \"VPCL307\", Justification = \"The default group of this network admits it.\")]\n"
                + "    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Wiring\", \"VPCL105\", Justification = \"Goes away with the old API.\")]\n    public OrdersStack(", StringComparison.Ordinal));
        Project("Discards", "<VpcLinkAnalysisMode>Off</VpcLinkAnalysisMode><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>", Stack.Replace("_ = new ", "new ", StringComparison.Ordinal));
        Write("Discards/.editorconfig", """
            [*.cs]
            dotnet_diagnostic.CA1806.severity = warning
            dotnet_diagnostic.IDE0058.severity = warning
            """);
        // What is old is listed by file and stays visible as a suggestion; what is new fails.
        Project("Baseline", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Write("Baseline/.editorconfig", """
            [OrdersStack.cs]
            dotnet_diagnostic.VPCL105.severity = suggestion
            dotnet_diagnostic.VPCL307.severity = suggestion
            dotnet_diagnostic.VPCL401.severity = suggestion
            """);
        Write("Baseline/NewStack.cs", Stack.Replace("OrdersStack", "NewStack", StringComparison.Ordinal));

        Project("GlobalSuppressions", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Stack.Replace("            ConnectionId = link.VpcLinkId, // VPCL105\n", "", StringComparison.Ordinal));
        Write("GlobalSuppressions/GlobalSuppressions.cs", """
            using System.Diagnostics.CodeAnalysis;

            [assembly: SuppressMessage("Network", "VPCL307", Justification = "The default group of this network admits it.", Scope = "type", Target = "~T:Orders.OrdersStack")]
            [assembly: SuppressMessage("Exposure", "VPCL401", Justification = "Partners call it.", Scope = "member", Target = "~M:Orders.OrdersStack.#ctor(Constructs.Construct,System.String)")]
            """);
        // Built once more for each command line.
        Project("CommandLine", "", Stack.Replace("            ConnectionId = link.VpcLinkId, // VPCL105\n", "", StringComparison.Ordinal));

        // The compilers of other SDKs, as far as they are packages: that of SDK 9 and the newest. SDK 10 takes a package's compiler only where it is told that the type is not its own.
        foreach (var compiler in Compilers)
            Project("Compiler" + compiler, "<RoslynCompilerType>Custom</RoslynCompilerType><EnableNETAnalyzers>false</EnableNETAnalyzers>", references: $"""
                <PackageReference Include="VpcLink.Analyzers" Version="{package.Version}" PrivateAssets="all" />
                <PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="{compiler}" PrivateAssets="all" />
                """);

        Project("Adopting", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        Project("Central", "<ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally><TreatWarningsAsErrors>true</TreatWarningsAsErrors><NoWarn>$(NoWarn);NU1507</NoWarn>", versions: false);
        Write("Central/Directory.Packages.props", $"""
            <Project>
              <ItemGroup>
                <GlobalPackageReference Include="VpcLink.Analyzers" Version="{package.Version}" />
                <PackageVersion Include="Amazon.CDK.Lib" Version="{PackedPackage.Pinned("AmazonCdkLibVersion")}" />
                <PackageVersion Include="Constructs" Version="{PackedPackage.Pinned("ConstructsVersion")}" />
              </ItemGroup>
            </Project>
            """);

        // The application names another project only, whose reference lets its assets flow.
        Write("Conventions/Conventions.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="VpcLink.Analyzers" Version="{package.Version}" PrivateAssets="none" />
              </ItemGroup>
            </Project>
            """);
        Project("Transitive", "<VpcLinkAnalysisMode>Strict</VpcLinkAnalysisMode>", references: """<ProjectReference Include="../Conventions/Conventions.csproj" />""");

        // The application names a package of conventions only, which depends on ours.
        Write("packages/Conventions/Conventions.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <PackageId>{PackedPackage.Conventions}</PackageId>
                <Version>{package.Version}</Version>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="VpcLink.Analyzers" Version="{package.Version}" PrivateAssets="none" />
              </ItemGroup>
            </Project>
            """);
        Dotnet.Run(FolderOf("packages/Conventions"), "pack", "-o", package.Feed, "-nologo", "-v", "quiet").Succeeded();
        Project("TransitivePackage", "<VpcLinkAnalysisMode>Strict</VpcLinkAnalysisMode>", references: $"""<PackageReference Include="{PackedPackage.Conventions}" Version="{package.Version}" />""");

        Write("All.proj", """
            <Project DefaultTargets="Build">
              <ItemGroup>
                <Consumer Include="*/*.csproj" Exclude="Compiler*/*.csproj" />
              </ItemGroup>
              <Target Name="Restore">
                <MSBuild Projects="@(Consumer)" Targets="Restore" Properties="MSBuildRestoreSessionId=All" BuildInParallel="true" />
              </Target>
              <Target Name="Build">
                <MSBuild Projects="@(Consumer)" Targets="Build" BuildInParallel="true" ContinueOnError="true" />
              </Target>
            </Project>
            """);
        _built = Dotnet.Run(_folder, "build", "All.proj", "-nologo", "-v", "minimal", "-m:2");
        // A process each: MSBuild keeps the first compiler task that it has loaded.
        Compiled = Compilers.ToDictionary(static c => c, c => Dotnet.Run(FolderOf("Compiler" + c), "build", "-nologo", "-v", "minimal"));
    }

    /// <summary>What the builds with other compilers printed, by the compiler's version.</summary>
    internal IReadOnlyDictionary<string, Ran> Compiled { get; }

    public string Output => _built.Output;

    internal IReadOnlyList<Logged> Log(string project) => File.Exists(LogOf(project)) ? Sarif.Read(LogOf(project)) : throw new FileNotFoundException($"{project} was not compiled:\n{_built.Output}");

    public bool Built(string project) => File.Exists(Path.Combine(_folder, project, "bin", "Debug", "net10.0", project + ".dll"));

    /// <summary>Builds a consumer again, from the beginning.</summary>
    internal Ran Rebuild(string project, params string[] more) => Dotnet.Run(FolderOf(project), ["build", "--no-restore", "--no-incremental", "-nologo", "-v", "quiet", .. more]);

    public string FolderOf(string project) => Path.Combine(_folder, project);

    private string LogOf(string project) => Path.Combine(_folder, project, "log.sarif");

    private void Project(string name, string properties, string stack = Stack, string? references = null, bool versions = true)
    {
        string Version(string version) => versions ? $" Version=\"{version}\"" : "";
        references ??= versions ? $"""<PackageReference Include="VpcLink.Analyzers" Version="{_package.Version}" PrivateAssets="all" />""" : "";
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>$(NoWarn);NU1603</NoWarn>
                <ErrorLog>$(MSBuildProjectDirectory)/log.sarif,version=2.1</ErrorLog>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amazon.CDK.Lib"{Version(PackedPackage.Pinned("AmazonCdkLibVersion"))} />
                <PackageReference Include="Constructs"{Version(PackedPackage.Pinned("ConstructsVersion"))} />
                {references}
              </ItemGroup>
            </Project>
            """);
        Write($"{name}/Program.cs", Program);
        Write($"{name}/OrdersStack.cs", stack);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text + "\n");
    }
}
