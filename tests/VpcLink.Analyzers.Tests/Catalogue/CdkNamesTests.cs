using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>
/// Names of the CDK stand as strings in the model and the rules, and a misspelt one makes a rule silent for ever. So each is resolved against three releases: before the HTTP API
/// integrations were stable, the one that the tests synthesize with, and the newest. What a release lacks is listed here, with what came later.
/// </summary>
public class CdkNamesTests
{
    private static readonly Dictionary<string, Func<ImmutableArray<MetadataReference>>> Releases = new()
    {
        ["2.103.0"] = static () => CdkReferences.Oldest.Value,
        ["2.160.0"] = static () => CdkReferences.All,
        ["2.277.0"] = static () => CdkReferences.Newest.Value,
    };

    // L2 constructs of HTTP and WebSocket APIs joined the library after it, which has their L1 constructs only.
    private static readonly string[] HttpApis =
    [
        .. new[]
        {
            "ApiMapping", "DomainName", "HttpApi", "HttpConnectionType", "HttpIntegration", "HttpIntegrationType", "HttpMethod", "HttpNoneAuthorizer", "HttpRoute", "HttpRouteIntegration",
            "HttpStage", "IHttpApi", "IStage", "IVpcLink", "IWebSocketApi", "MappingValue", "ParameterMapping", "PayloadFormatVersion", "VpcLink", "WebSocketApi", "WebSocketStage",
        }.Select(static n => "Amazon.CDK.AWS.Apigatewayv2." + n),
        .. new[] { "HttpAlbIntegration", "HttpNlbIntegration", "HttpServiceDiscoveryIntegration", "HttpUrlIntegration" }.Select(static n => "Amazon.CDK.AwsApigatewayv2Integrations." + n),
        "AddSecurityGroups", "AddStage", "AddSubnets", "AddVpcLink", "CorsPreflight", "CreateDefaultStage", "DefaultAuthorizer", "DefaultDomainMapping", "DomainMapping", "HttpApi", "ParameterMapping",
        "SecureServerName", "VERSION_2_0", "groups", "routeKey",
    ];

    // Security groups that are declined, private APIs that grant to endpoints, and certificates of the patterns with an NLB.
    private static readonly string[] After160 = ["DisableSecurityGroups", "GrantInvokeFromVpcEndpointsOnly", "ListenerCertificate"];

    /// <summary>Types and members that the analyzers name and that the release does not have: the rules that need them are quiet there.</summary>
    private static readonly Dictionary<string, string[]> Absent = new()
    {
        ["2.103.0"] =
        [
            .. HttpApis, .. After160,
            "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
            // Targets of an NLB that wait for the ALB's listener.
            "Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets.AlbListenerTarget", "albListener",
        ],
        ["2.160.0"] = After160,
        ["2.277.0"] = [],
    };

    private static readonly string[] Namespaces =
    [
        "Amazon.CDK", "Amazon.CDK.AWS.APIGateway", "Amazon.CDK.AWS.Apigatewayv2", "Amazon.CDK.AwsApigatewayv2Integrations", "Amazon.CDK.AwsApigatewayv2Authorizers",
        "Amazon.CDK.AWS.ElasticLoadBalancingV2", "Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets", "Amazon.CDK.AWS.EC2", "Amazon.CDK.AWS.ECS", "Amazon.CDK.AWS.ECS.Patterns",
        "Amazon.CDK.AWS.ServiceDiscovery", "Amazon.CDK.AWS.WAFv2", "Amazon.CDK.AWS.IAM", "Amazon.CDK.AWS.AutoScaling", "Amazon.CDK.AWS.CertificateManager", "Constructs",
    ];

    public static TheoryData<string> Versions => [.. Releases.Keys];

    [Theory, MemberData(nameof(Versions))]
    public void Resolve_but_for_those_that_the_release_is_known_to_lack(string version)
    {
        var compilation = CdkReferences.Compile("").WithReferences(Releases[version]());
        var cdk = CdkSymbols.TryCreate(compilation)!;
        var here = Vocabulary(compilation);
        var types = TypeNames().Where(n => cdk.Type(n) is null);
        var members = MemberNames().Select(static m => m.Name).Distinct().Where(n => !here.Contains(n));
        Assert.Equal(string.Join('\n', Absent[version].Order(StringComparer.Ordinal)), string.Join('\n', types.Concat(members).Order(StringComparer.Ordinal)));
    }

    /// <summary>A default is that of a property which some release has, of the type or of the props that it is made with.</summary>
    [Fact]
    public void Defaults_and_template_paths_are_those_of_properties()
    {
        var all = Releases.Values.SelectMany(static r => Vocabulary(CdkReferences.Compile("").WithReferences(r()))).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(CdkDefaults.All.SelectMany(static d => d.Property.Split('.')), p => !all.Contains(p));
        var paths = File.ReadAllText(Path.Combine(Repository.Root, "src", "VpcLink.Analyzers", "Cdk", "CdkPaths.cs"));
        Assert.DoesNotContain(Regex.Matches(paths, """^\s+\["(\w+)"\]""", RegexOptions.Multiline).Select(static m => m.Groups[1].Value), p => !all.Contains(p));
    }

    private static IEnumerable<string> TypeNames() => typeof(CdkNames).GetNestedTypes()
        .SelectMany(static t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(static f => f.IsLiteral)
        .Select(static f => (string)f.GetRawConstantValue()!).Distinct();

    /// <summary>Strings that stand where a parameter, a property, a method or the member that a construct came from is asked for.</summary>
    private static IEnumerable<(string Name, string File)> MemberNames()
    {
        foreach (var file in new[] { "Model", "Rules" }.SelectMany(static f => Directory.GetFiles(Path.Combine(Repository.Root, "src", "VpcLink.Analyzers", f), "*.cs", SearchOption.AllDirectories)))
            foreach (Match m in Regex.Matches(File.ReadAllText(file), """
                \bArgument\("(\w+)"\)|\bProp\((?:\w+, )?"(\w+)"(?:, "(\w+)")?\)|\b[pP]rops\??\["(\w+)"\]|\bCallsOf\("(\w+)"|\b(?:Method|Via)(?:: | [!=]= | is (?:not )?)(?:\(?"(\w+)"\)?(?: or )?)+
                """.Trim()))
                foreach (var name in m.Groups.Values.Skip(1).SelectMany(static g => g.Captures).Select(static c => c.Value))
                    yield return (name, Path.GetFileName(file));
    }

    /// <summary>Every name in the namespaces that the analyzers read: types, members and parameters.</summary>
    private static HashSet<string> Vocabulary(Compilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Namespaces)
        {
            INamespaceSymbol? ns = compilation.GlobalNamespace;
            foreach (var part in name.Split('.')) ns = ns?.GetNamespaceMembers().FirstOrDefault(n => n.Name == part);
            foreach (var type in ns?.GetTypeMembers().SelectMany(static t => t.GetTypeMembers().Prepend(t)) ?? [])
                foreach (var member in type.GetMembers())
                {
                    names.Add(member.Name);
                    if (member is IMethodSymbol method) names.UnionWith(method.Parameters.Select(static p => p.Name));
                }
        }

        return names;
    }
}
