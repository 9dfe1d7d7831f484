using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL211Tests
{
    private const string Id = "VPCL211";

    private const string Start = RestCode.Nlb + """
        var method = api.Root.AddMethod("GET", new Rest.HttpIntegration("https://orders.example.com/", new Rest.HttpIntegrationProps { Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });

        """;

    [Theory]
    [InlineData("""((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", {|VPCL211:true|});""")]
    [InlineData("""
        const string Path = "Properties.Integration.TlsConfig.InsecureSkipVerification";
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddOverride(Path, {|VPCL211:true|});
        """)]
    [InlineData("""(method.Node.DefaultChild as Rest.CfnMethod)!.AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", {|VPCL211:"true"|});""")]
    [InlineData("""
        var cfn = new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = "r", RestApiId = "a",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", Uri = "https://orders.example.com/", ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId },
        });
        cfn.AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", {|VPCL211:true|});
        """)]
    public void Fires(string body) => Verify.Fires(Id, Start + body);

    [Theory]
    [InlineData("")]
    [InlineData("""((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", false);""")]
    [InlineData("""((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", System.Environment.GetEnvironmentVariable("X") == "1");""")]
    [InlineData("""
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", true);
        cfn.AddPropertyDeletionOverride("Integration.TlsConfig");
        """)] // taken back
    [InlineData("""
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        cfn.AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", true);
        cfn.AddPropertyOverride(System.Environment.GetEnvironmentVariable("PATH_")!, false);
        """)]
    [InlineData("""
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        if (System.Environment.GetEnvironmentVariable("X") == "1") cfn.AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", true);
        """)]
    [InlineData("""
        ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", true);
        Aspects.Of(this).Add((IAspect)Activator.CreateInstance(Type.GetType("X")!)!);
        """)]
    public void Silent(string body) => Verify.Silent(Id, Start + body);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Start + """
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        // ours is self-signed
        cfn.AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", true);
        cfn.AddPropertyOverride("Integration.TimeoutInMillis", 20000);
        """, Start + """
        var cfn = (Rest.CfnMethod)method.Node.DefaultChild!;
        // ours is self-signed
        cfn.AddPropertyOverride("Integration.TimeoutInMillis", 20000);
        """);

    [Fact]
    public void No_fix_inside_an_expression() => Verify.NoFix(Id, Start + """
        void Override() => ((Rest.CfnMethod)method.Node.DefaultChild!).AddPropertyOverride("Integration.TlsConfig.InsecureSkipVerification", {|VPCL211:true|});
        Override();
        """);
}
