using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Operations;

public class VPCL610Tests
{
    private const string Id = "VPCL610";

    private static string Links(int count, string last = "") => string.Concat(Enumerable.Range(1, count).Select(i => i == count && last.Length > 0 ? last
        : $"var l{i} = new V2.VpcLink(this, \"L{i}\", new V2.VpcLinkProps {{ Vpc = vpc }});\n"));

    [Fact]
    public void Fires_on_the_eleventh() => Verify.Fires(Id, Links(11, "var l11 = {|VPCL610:new V2.VpcLink(this, \"L11\", new V2.VpcLinkProps { Vpc = vpc })|};\n"));

    [Fact]
    public void Fires_on_L1_and_on_what_AddVpcLink_makes() => Verify.Fires(Id, Links(9) + """
        var api = new V2.HttpApi(this, "Api");
        var added = api.AddVpcLink(new V2.VpcLinkProps { Vpc = vpc });
        var cfn = {|VPCL610:new V2.CfnVpcLink(this, "Cfn", new V2.CfnVpcLinkProps { Name = "l", SubnetIds = new[] { "subnet-1" } })|};
        """);

    [Fact]
    public void Counts_links_in_a_helper() => Verify.Rule(Id, Code.File("""
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                for (var i = 0; i < 3; i++) Link(vpc, "x" + i);
                Link(vpc, "a"); Link(vpc, "b"); Link(vpc, "c"); Link(vpc, "d"); Link(vpc, "e"); Link(vpc, "f"); Link(vpc, "g"); Link(vpc, "h"); Link(vpc, "i"); Link(vpc, "j"); Link(vpc, "k");
            }
            private V2.VpcLink Link(IVpc vpc, string id) => {|VPCL610:new(this, id, new V2.VpcLinkProps { Vpc = vpc })|};
        }
        """));

    [Fact]
    public void Silent_on_ten() => Verify.Silent(Id, Links(10));

    [Fact]
    public void Silent_where_the_eleventh_may_not_be_made() => Verify.Silent(Id, Links(10) + """
        if (System.Environment.GetEnvironmentVariable("X") == "1") new V2.VpcLink(this, "More", new V2.VpcLinkProps { Vpc = vpc });
        """);

    [Fact]
    public void Silent_on_links_of_several_stacks() => Verify.Rule(Id, Code.File("""
        public class Part : Stack
        {
            public Part(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
        """ + Links(6) + """
            }
        }
        public static class Program { public static void Main() { var app = new App(); new Part(app, "A"); new Part(app, "B"); } }
        """));
}
