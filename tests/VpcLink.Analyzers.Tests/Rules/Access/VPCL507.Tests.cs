using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Access;

public class VPCL507Tests
{
    private const string Id = "VPCL507";

    private const string L2 = """
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = new PolicyDocument(), EndpointConfiguration = new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE }, {|VPCL507:IpAddressType = Rest.IpAddressType.IPV4|} } });
        """;

    [Fact]
    public void Fires_on_L2() => Verify.RuleOnNewestCdk(Id, Code.Stack(L2));

    [Fact]
    public void Fires_on_L1() => Verify.RuleOnNewestCdk(Id, Code.Stack("""
        var endpoints = new Rest.CfnRestApi.EndpointConfigurationProperty { Types = new[] { "PRIVATE" } };
        {|VPCL507:endpoints.IpAddressType = "ipv4"|};
        var api = new Rest.CfnRestApi(this, "Api", new Rest.CfnRestApiProps { Name = "hr", Policy = new PolicyDocument(), EndpointConfiguration = endpoints });
        """));

    [Fact]
    public void Fires_through_a_local() => Verify.RuleOnNewestCdk(Id, Code.Stack("""
        var type = Rest.IpAddressType.IPV4;
        Rest.EndpointConfiguration endpoints = new() { Types = [Rest.EndpointType.PRIVATE], {|VPCL507:IpAddressType = type|} };
        var api = new Rest.RestApi(this, "Api", new Rest.RestApiProps { Policy = new PolicyDocument(), EndpointConfiguration = endpoints });
        """));

    [Theory]
    [InlineData("new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE }, IpAddressType = Rest.IpAddressType.DUAL_STACK }")]
    [InlineData("new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE } }")]
    [InlineData("new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.REGIONAL }, IpAddressType = Rest.IpAddressType.IPV4 }")]
    [InlineData("new Rest.EndpointConfiguration { Types = new[] { Rest.EndpointType.PRIVATE }, IpAddressType = (Rest.IpAddressType)this.Node.TryGetContext(\"t\") }")]
    public void Silent(string configuration) => Verify.RuleOnNewestCdk(Id, Code.Stack("var api = new Rest.RestApi(this, \"Api\", new Rest.RestApiProps { Policy = new PolicyDocument(), EndpointConfiguration = " + configuration + " });"));

    [Fact]
    public void Fixed() => Verify.FixSources(Id, [Code.Stack(L2)],
        [Code.Stack(L2.Replace("{|VPCL507:IpAddressType = Rest.IpAddressType.IPV4|}", "IpAddressType = Rest.IpAddressType.DUAL_STACK"))], newest: true);
}
