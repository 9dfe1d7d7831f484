using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

public class VPCL907Tests
{
    [Theory]
    [InlineData("public partial class HrApi { public string Link => \"\"; }")]
    [InlineData("public partial class HrApi { public void Api() { } }")]
    [InlineData("public partial class HrApi { class EmployeesListener; }")]
    [InlineData("public partial class HrApi; public class HrApiProps;")]
    [InlineData("public partial class HrApi; public partial class HrApiProps { public int Employees; }")]
    public void Reports_members_in_the_way(string type) => Verify.Rule("VPCL907", DeclarationCode.Api("[{|VPCL907:HttpApiToAlb|}]", type));

    [Fact]
    public void Reports_a_type_named_like_a_member() => Verify.Rule("VPCL907", DeclarationCode.Api("[{|VPCL907:RestApiToNlb|}]", "public partial class Api;"));

    [Fact]
    public void Reports_a_backend_that_would_hide_a_property_of_stacks() => Verify.Rule("VPCL907", DeclaredApis.Usings + """
        [{|VPCL907:HttpApiToAlb|}]
        [Backend("Env")]
        [Route("GET /")]
        public partial class HrApi : Amazon.CDK.Stack;
        """);

    [Theory]
    [InlineData("public partial class HrApi { private readonly int x; partial void Configured() { } partial void Configure(Amazon.CDK.AWS.Apigatewayv2.HttpApiProps props) => props.ApiName = \"hr\"; }")]
    [InlineData("public partial class HrApi; public partial class HrApiProps { public int More { get; init; } }")]
    public void Silent_on_other_members_and_hooks(string type) => Verify.Rule("VPCL907", DeclarationCode.Api("[HttpApiToAlb]", type));
}
