using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

public class VPCL902Tests
{
    [Theory]
    [InlineData("public partial class HrApi<T>;", "generic")]
    [InlineData("public partial record HrApi;", "record")]
    [InlineData("public static partial class HrApi;", "static")]
    [InlineData("file partial class HrApi;", "local to its file")]
    [InlineData("public partial class HrApi : Amazon.CDK.Aspects { public HrApi() : base((Amazon.CDK.Aspects)null!) { } }", "derives from 'Aspects'")]
    [InlineData("public partial class HrApi(string name) { public string Name => name; }", "primary constructor")]
    public void Reports_types_that_cannot_be_generated_into(string type, string reason)
    {
        var (sources, _) = Verify.Parse(DeclarationCode.Api("[HttpApiToAlb]", type));
        var found = Assert.Single(Verify.Analyze(CdkReferences.Compile(sources), "VPCL902"));
        Assert.Contains(reason, found.GetMessage());
        Assert.Equal("HttpApiToAlb", sources[0].Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Fact]
    public void Reports_a_constructor_that_would_be_generated() => Verify.Rule("VPCL902", DeclarationCode.Api("[{|VPCL902:HttpApiToAlb|}]", """
        public partial class HrApi : Constructs.Construct
        {
            public HrApi(Constructs.Construct scope, string id, HrApiProps props) : base(scope, id) { }
        }
        """));

    [Fact]
    public void Reports_nesting_in_a_type_that_is_not_partial() => Verify.Rule("VPCL902", DeclaredApis.Usings + """
        public class Apis
        {
            [{|VPCL902:HttpApiToAlb|}]
            [Backend("Employees")]
            [Route("GET /employees")]
            public partial class HrApi;
        }
        """);

    [Theory]
    [InlineData("public partial class HrApi : Amazon.CDK.Stack;")]
    [InlineData("public partial class HrApi : Amazon.CDK.NestedStack;")]
    [InlineData("public partial class HrApi : Constructs.Construct;")]
    [InlineData("public abstract class CompanyStack(Constructs.Construct scope, string id, Amazon.CDK.IStackProps props) : Amazon.CDK.Stack(scope, id, props);\npublic partial class Other;", "public partial class HrApi : CompanyStack;")]
    [InlineData("public partial class HrApi : Constructs.Construct { public HrApi(Constructs.Construct scope, string id, Amazon.CDK.AWS.EC2.IVpc vpc) : base(scope, id) { } }")]
    public void Silent_on_bases_and_constructors_that_fit(string type, string? after = null) => Verify.Rule("VPCL902", after is null ? [DeclarationCode.Api("[HttpApiToAlb]", type)] : [DeclarationCode.Api("[HttpApiToAlb]", after), type]);

    [Fact]
    public void Silent_on_nesting_in_partial_types() => Verify.Rule("VPCL902", DeclaredApis.Usings + """
        namespace Company.@event;
        public partial class Apis
        {
            public partial struct Inner
            {
                [HttpApiToAlb]
                [Backend("Employees")]
                [Route("GET /employees")]
                private partial class @class;
            }
        }
        """);
}
