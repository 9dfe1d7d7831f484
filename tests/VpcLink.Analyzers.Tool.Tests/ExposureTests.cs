using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Tool.Picture;
using Xunit;

namespace VpcLinkAnalyzers.Tool.Tests;

internal static class Source
{
    /// <summary>The picture of a program that is one file.</summary>
    public static async Task<ApplicationPicture> ReadAsync(string source, string name = "App", string path = "/src/Program.cs")
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static p => (MetadataReference)MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(source, path: path)], framework, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Assert.DoesNotContain(compilation.GetDiagnostics(), static d => d.Severity == DiagnosticSeverity.Error);
        var application = await PictureReader.ReadAsync(name, compilation, new AnalyzerOptions([]), static p => Assert.Fail(p), default);
        Assert.NotNull(application);
        return application;
    }
}

/// <summary>Who is said to reach a backend: no more than the program lets in, and nothing where that can't be told.</summary>
public class ExposureTests
{
    private const string Group = "SecurityGroup = new SecurityGroup(stack, \"Group\", new SecurityGroupProps { Vpc = network })";

    [Theory]
    [InlineData("", "", "Open = false", "AuthorizedCallers", "authorized callers through 'api'")]
    [InlineData("", "", "Port = 80", "AuthorizedCallers", "whatever has a route to it in the network; authorized callers through 'api'")]
    [InlineData("", "Authorizer = new V2.HttpNoneAuthorizer(),", "Open = false", "Anyone", "anyone, on purpose through 'api'")]
    [InlineData("InternetFacing = true,", "", "Open = false", "Internet", "the internet, past every API; authorized callers through 'api'")]
    // The only way in past the API is restricted to an address; a web ACL judges what enters.
    [InlineData("InternetFacing = true, " + Group + ",", "", "Open = false", "AdmittedAddresses", "admitted addresses on the internet, past every API; authorized callers through 'api'", true)]
    // Public addresses where no route leads.
    [InlineData("InternetFacing = true, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },", "", "Open = false", "AuthorizedCallers", "authorized callers through 'api'")]
    public async Task A_backend_is_reached_by_those_whom_the_program_lets_in(string balancer, string route, string listener, string exposure, string from, bool acl = false)
    {
        var application = await Source.ReadAsync($$"""
            using Amazon.CDK;
            using Amazon.CDK.AWS.EC2;
            using Amazon.CDK.AWS.ElasticLoadBalancingV2;
            using Amazon.CDK.AWS.WAFv2;
            using Amazon.CDK.AwsApigatewayv2Authorizers;
            using Amazon.CDK.AwsApigatewayv2Integrations;
            using V2 = Amazon.CDK.AWS.Apigatewayv2;
            var stack = new Stack(new App(), "Stack");
            var network = new Vpc(stack, "Vpc", new VpcProps { NatGateways = 1 });
            var balancer = new ApplicationLoadBalancer(stack, "Alb", new ApplicationLoadBalancerProps { {{balancer}} Vpc = network });
            var listener = balancer.AddListener("Http", new BaseApplicationListenerProps { Protocol = ApplicationProtocol.HTTP, {{listener}} });
            var link = new V2.VpcLink(stack, "Link", new V2.VpcLinkProps { Vpc = network });
            var api = new V2.HttpApi(stack, "Api", new V2.HttpApiProps { DefaultAuthorizer = new HttpIamAuthorizer() });
            api.AddRoutes(new V2.AddRoutesOptions { Path = "/orders", {{route}} Integration = new HttpAlbIntegration("Orders", listener, new HttpAlbIntegrationProps { VpcLink = link }) });
            {{(acl ? "_ = new CfnWebACLAssociation(stack, \"Acl\", new CfnWebACLAssociationProps { WebAclArn = \"arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/b\", ResourceArn = balancer.LoadBalancerArn });" : "")}}
            """);
        var backend = Assert.Single(application.Backends);
        Assert.Equal(exposure, backend.Exposure.ToString());
        Assert.Equal(from, string.Join("; ", backend.ReachableFrom));
    }

    [Theory]
    [InlineData("", "Anyone", "anyone through 'api'")]
    [InlineData("Policy = new PolicyDocument(),", "Unknown", "whoever the resource policy admits through 'api'")]
    [InlineData("EndpointTypes = new[] { EndpointType.PRIVATE },", "Network", "anyone inside the network through 'api'")]
    [InlineData("DefaultMethodOptions = new MethodOptions { AuthorizationType = AuthorizationType.IAM },", "AuthorizedCallers", "authorized callers through 'api'")]
    [InlineData("EndpointTypes = new[] { (EndpointType)System.Enum.Parse(typeof(EndpointType), args[0]) },", "Unknown", "anyone through 'api'")]
    public async Task A_rest_api_lets_in_whom_its_endpoint_and_policy_admit(string properties, string exposure, string from)
    {
        var application = await Source.ReadAsync($$"""
            using Amazon.CDK;
            using Amazon.CDK.AWS.APIGateway;
            using Amazon.CDK.AWS.EC2;
            using Amazon.CDK.AWS.ElasticLoadBalancingV2;
            using Amazon.CDK.AWS.IAM;
            var stack = new Stack(new App(), "Stack");
            var balancer = new NetworkLoadBalancer(stack, "Nlb", new NetworkLoadBalancerProps { Vpc = new Vpc(stack, "Vpc") });
            balancer.AddListener("Http", new BaseNetworkListenerProps { Port = 80 });
            var link = new VpcLink(stack, "Link", new VpcLinkProps { Targets = new INetworkLoadBalancer[] { balancer } });
            var api = new RestApi(stack, "Api", new RestApiProps { {{properties}} RestApiName = "orders" });
            api.Root.AddMethod("GET", new Integration(new IntegrationProps { Type = IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", Uri = $"http://{balancer.LoadBalancerDnsName}/",
                Options = new IntegrationOptions { ConnectionType = ConnectionType.VPC_LINK, VpcLink = link } }));
            """);
        var backend = Assert.Single(application.Backends);
        Assert.Equal(exposure, backend.Exposure.ToString());
        Assert.Equal(from, string.Join("; ", backend.ReachableFrom));
    }
}
