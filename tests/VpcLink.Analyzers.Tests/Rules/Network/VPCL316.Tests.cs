using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Network;

public class VPCL316Tests
{
    private const string Id = "VPCL316";

    private static string Program(string region, string body) => Code.File($$"""
        public class NetworkStack : Stack
        {
            public NetworkStack(Construct scope, string id, IStackProps props) : base(scope, id, props)
            {
                {{body}}
            }
        }
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                _ = new NetworkStack(app, "Network", new StackProps { Env = new Amazon.CDK.Environment { Account = "111111111111", Region = {{region}} } });
            }
        }
        """);

    [Theory]
    [InlineData("\"eu-west-3\"", """var vpc = new Vpc(this, "Vpc"); var link = {|VPCL316:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};""")]
    [InlineData("\"us-east-1\"", """var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 6 }); var link = {|VPCL316:new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc })|};""")]
    [InlineData("\"ca-central-1\"", """var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 3 }); var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, {|VPCL316:Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC }|} });""")]
    public void Fires(string region, string body) => Verify.Rule(Id, Program(region, body));

    [Theory]
    [InlineData("\"eu-west-1\"", """var vpc = new Vpc(this, "Vpc"); var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });""")]
    [InlineData("\"us-east-1\"", """var vpc = new Vpc(this, "Vpc"); var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });""")]
    [InlineData("\"eu-west-3\"", """var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2 }); var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });""")]
    [InlineData("\"eu-west-3\"", """var vpc = new Vpc(this, "Vpc"); var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc, Subnets = new SubnetSelection { AvailabilityZones = new[] { "eu-west-3a" } } });""")]
    [InlineData("\"eu-west-3\"", """var vpc = Vpc.FromLookup(this, "Vpc", new VpcLookupOptions { VpcName = "x" }); var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });""")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"REGION\")", """var vpc = new Vpc(this, "Vpc"); var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });""")]
    [InlineData("\"eu-west-3\"", """var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = new Vpc(this, "Vpc") }); var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new[] { nlb } });""")]
    public void Silent(string region, string body) => Verify.Rule(Id, Program(region, body));

    [Fact]
    public void Silent_without_a_region() => Verify.Silent(Id, """var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = vpc });""");
}
