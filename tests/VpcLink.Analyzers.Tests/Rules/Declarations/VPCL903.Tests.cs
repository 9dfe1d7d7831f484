using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

public class VPCL903Tests
{
    [Fact]
    public void Reports_the_second_pattern() => Verify.Rule("VPCL903", DeclarationCode.Api("[HttpApiToAlb]\n[{|VPCL903:RestApiToNlb(TimeoutSeconds = 5)|}]"));

    [Fact]
    public void Reports_it_on_another_part_of_the_type() => Verify.Rule("VPCL903", DeclarationCode.Api("[HttpApiToAlb]"), DeclaredApis.Usings + "[{|VPCL903:HttpApiToNlb|}] public partial class HrApi;");

    [Fact]
    public void Silent_on_one_pattern_for_each_type() => Verify.Rule("VPCL903", DeclarationCode.Api("[HttpApiToAlb]"), DeclarationCode.Api("[RestApiToNlb]", "public partial class PayApi;"));

    [Fact]
    public void Removes_the_second_pattern()
    {
        Verify.FixSources("VPCL903", [DeclarationCode.Api("[HttpApiToAlb]\n[RestApiToNlb]")], [DeclarationCode.Api("[HttpApiToAlb]")]);
        Verify.FixSources("VPCL903", [DeclarationCode.Api("[HttpApiToAlb, RestApiToNlb]")], [DeclarationCode.Api("[HttpApiToAlb]")]);
    }
}
