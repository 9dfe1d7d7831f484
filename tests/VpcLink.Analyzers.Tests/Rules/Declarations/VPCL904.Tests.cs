using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

public class VPCL904Tests
{
    private static string Routes(string pattern, params string[] routes) =>
        DeclarationCode.With($"[{pattern}]\n[Backend(\"Employees\")]\n" + string.Join("\n", routes.Select(static r => r.StartsWith('"') ? $"[Route({r})]" : $"[Route({{|VPCL904:{r[1..]}|}})]")));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"/employees\"")]
    [InlineData("\"get /employees\"")]
    [InlineData("\"FETCH /employees\"")]
    [InlineData("\"GET employees\"")]
    [InlineData("\"GET  /employees\"")]
    [InlineData("\"GET /employees/\"")]
    [InlineData("\"GET //employees\"")]
    [InlineData("\"GET /employees/{id\"")]
    [InlineData("\"GET /employees/{}\"")]
    [InlineData("\"GET /employees/{a-b}\"")]
    [InlineData("\"GET /{proxy+}/employees\"")]
    [InlineData("\"GET /{id}/{id}\"")]
    [InlineData("\"GET /employees?x=1\"")]
    [InlineData("\"GET /a\\n/b\"")]
    [InlineData("\"GET /a*/ /b\"")]
    [InlineData("\"GET /a\\u202Eb\"")]
    public void Reports_what_is_no_route(string route) => Verify.Rule("VPCL904", Routes("HttpApiToAlb", "!" + route));

    [Theory]
    [InlineData("\"GET /\"")]
    [InlineData("\"ANY /{proxy+}\"")]
    [InlineData("\"PATCH /employees/{id}/photo.png\"")]
    [InlineData("\"OPTIONS /a-b_c~d:e\"")]
    public void Silent_on_routes(string route)
    {
        Verify.Rule("VPCL904", Routes("HttpApiToAlb", route));
        Verify.Rule("VPCL904", Routes("RestApiToNlb", route));
    }

    [Fact]
    public void Default_is_a_route_of_HTTP_APIs_alone()
    {
        Verify.Rule("VPCL904", Routes("HttpApiToNlb", "\"$default\""));
        Verify.Rule("VPCL904", Routes("RestApiToNlb", "!\"$default\""));
    }

    [Fact]
    public void Reports_the_second_of_two_routes_that_are_the_same()
    {
        Verify.Rule("VPCL904", Routes("HttpApiToAlb", "\"GET /employees/{id}\"", "!\"GET /employees/{name}\"", "\"ANY /employees/{id}\""));
        Verify.Rule("VPCL904", Routes("RestApiToAlb", "\"GET /employees\"", "!\"GET /employees\""));
    }

    [Fact]
    public void Reports_variable_parts_that_a_REST_API_can_not_tell_apart()
    {
        Verify.Rule("VPCL904", Routes("RestApiToAlb", "\"GET /employees/{id}\"", "!\"GET /employees/{name}/photo\"", "!\"ANY /employees/{proxy+}\""));
        Verify.Rule("VPCL904", Routes("HttpApiToAlb", "\"GET /employees/{id}\"", "\"GET /employees/{name}/photo\"", "\"ANY /employees/{proxy+}\""));
    }
}
