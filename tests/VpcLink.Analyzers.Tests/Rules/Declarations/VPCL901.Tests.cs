using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

public class VPCL901Tests
{
    [Fact]
    public void Reports_a_type_that_is_not_partial() => Verify.Rule("VPCL901", DeclarationCode.Api("[{|VPCL901:HttpApiToAlb|}]", "public class HrApi { }"));

    [Fact]
    public void Reports_a_second_part_without_the_modifier() =>
        Verify.Rule("VPCL901", DeclarationCode.Api("[{|VPCL901:HttpApiToAlb|}]", "partial class HrApi { }"), "class HrApi { }");

    [Fact]
    public void Silent_on_partial_types_with_and_without_a_body()
    {
        Verify.Rule("VPCL901", DeclarationCode.Api("[HttpApiToAlb]"));
        Verify.Rule("VPCL901", DeclarationCode.Api("[HttpApiToAlb]", "public sealed partial class HrApi { }"), "partial class HrApi { int x; }");
    }

    [Fact]
    public void Makes_the_type_partial() => Verify.FixSources("VPCL901",
        [DeclarationCode.Api("[HttpApiToAlb]", "public class HrApi { }")],
        [DeclarationCode.Api("[HttpApiToAlb]", "public partial class HrApi { }")]);

    [Fact]
    public void Makes_a_type_without_modifiers_partial() => Verify.FixSources("VPCL901",
        [DeclarationCode.Api("[RestApiToNlb]", "// HR\nclass HrApi { }")], [DeclarationCode.Api("[RestApiToNlb]", "// HR\npartial class HrApi { }")]);
}
