using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>
/// Names of the CDK's parameters, properties and methods stand as strings in the model and the rules. A misspelt one would make a rule silent for ever, so each must be
/// the name of something that the CDK has.
/// </summary>
public class CdkMemberNamesTests
{
    private static readonly string[] Namespaces =
    [
        "Amazon.CDK", "Amazon.CDK.AWS.APIGateway", "Amazon.CDK.AWS.Apigatewayv2", "Amazon.CDK.AwsApigatewayv2Integrations", "Amazon.CDK.AwsApigatewayv2Authorizers",
        "Amazon.CDK.AWS.ElasticLoadBalancingV2", "Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets", "Amazon.CDK.AWS.EC2", "Amazon.CDK.AWS.ECS", "Amazon.CDK.AWS.ECS.Patterns",
        "Amazon.CDK.AWS.ServiceDiscovery", "Amazon.CDK.AWS.WAFv2", "Amazon.CDK.AWS.IAM", "Amazon.CDK.AWS.AutoScaling", "Amazon.CDK.AWS.CertificateManager", "Constructs",
    ];

    [Fact]
    public void Are_names_that_the_CDK_has()
    {
        var (parameters, members) = Read();
        var wrong = new List<string>();
        foreach (var file in new[] { "Model", "Rules" }.SelectMany(static f => Directory.GetFiles(Path.Combine(Repository.Root, "src", "VpcLink.Analyzers", f), "*.cs", SearchOption.AllDirectories)))
        {
            var text = File.ReadAllText(file);
            foreach (Match m in Regex.Matches(text, """\bArgument\("(\w+)"\)"""))
                if (!parameters.Contains(m.Groups[1].Value)) wrong.Add(Path.GetFileName(file) + ": no parameter is called " + m.Groups[1].Value);
            foreach (Match m in Regex.Matches(text, """\bProp\((?:\w+, )?"(\w+)"(?:, "(\w+)")?\)|\b[pP]rops\??\["(\w+)"\]"""))
                foreach (var name in m.Groups.Values.Skip(1).Where(static g => g.Success).Select(static g => g.Value))
                    if (!members.Contains(name) && !parameters.Contains(name)) wrong.Add(Path.GetFileName(file) + ": no property is called " + name);
        }

        Assert.Empty(wrong);
    }

    private static (HashSet<string> Parameters, HashSet<string> Members) Read()
    {
        var (parameters, members) = (new HashSet<string>(), new HashSet<string>());
        foreach (var compilation in new[] { CdkReferences.Compile(""), CdkReferences.Compile(newest: true, [""]) })
            foreach (var name in Namespaces)
            {
                INamespaceSymbol? ns = compilation.GlobalNamespace;
                foreach (var part in name.Split('.')) ns = ns?.GetNamespaceMembers().FirstOrDefault(n => n.Name == part);
                foreach (var type in ns?.GetTypeMembers().SelectMany(static t => t.GetTypeMembers().Prepend(t)) ?? [])
                    foreach (var member in type.GetMembers())
                        switch (member)
                        {
                            case IPropertySymbol: members.Add(member.Name); break;
                            case IMethodSymbol method: foreach (var p in method.Parameters) parameters.Add(p.Name); break;
                        }
            }

        return (parameters, members);
    }
}
