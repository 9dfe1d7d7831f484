using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

public class VPCL905Tests
{
    private const string Two = "[HttpApiToAlb]\n[Backend(\"Employees\", Port = 8080)]\n[Backend(\"Payroll\")]\n";

    [Fact]
    public void Reports_a_backend_that_is_not_declared() =>
        Verify.Rule("VPCL905", DeclarationCode.With(Two + "[Route(\"GET /a\", Backend = \"Payroll\")]\n[Route(\"GET /b\", Backend = {|VPCL905:\"Employes\"|})]"));

    [Fact]
    public void Reports_a_route_that_could_lead_to_several() =>
        Verify.Rule("VPCL905", DeclarationCode.With(Two + "[{|VPCL905:Route(\"GET /a\")|}]"));

    [Fact]
    public void Reports_a_pattern_without_backends() => Verify.Rule("VPCL905", DeclarationCode.With("[{|VPCL905:HttpApiToAlb|}]\n[Route(\"GET /a\")]"));

    [Fact]
    public void Warns_of_a_backend_without_a_route()
    {
        var found = Verify.Rule("VPCL905", DeclarationCode.With(Two.Replace("\"Payroll\"", "{|VPCL905:\"Payroll\"|}") + "[Route(\"GET /a\", Backend = nameof(Employees))]") + "public class Employees;");
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(found).Severity);
    }

    [Fact]
    public void Silent_when_they_find_each_other()
    {
        Verify.Rule("VPCL905", DeclarationCode.With(Two + "[Route(\"GET /a\", Backend = \"Payroll\")]\n[Route(\"GET /b\", Backend = \"Employees\")]"));
        Verify.Rule("VPCL905", DeclarationCode.With("[HttpApiToAlb]\n[Backend(\"Employees\")]\n[Route(\"GET /a\")]"));
    }

    [Fact]
    public void Names_the_nearest_backend() => Verify.FixSources("VPCL905",
        [DeclarationCode.With(Two + "[Route(\"GET /a\", Backend = \"Payroll\")]\n[Route(\"GET /b\", Backend = \"employes\")]")],
        [DeclarationCode.With(Two + "[Route(\"GET /a\", Backend = \"Payroll\")]\n[Route(\"GET /b\", Backend = \"Employees\")]")]);

    [Fact]
    public void Removes_a_backend_without_a_route() => Verify.FixSources("VPCL905",
        [DeclarationCode.With(Two + "[Route(\"GET /b\", Backend = \"Employees\")]")],
        [DeclarationCode.With(Two.Replace("[Backend(\"Payroll\")]\n", "") + "[Route(\"GET /b\", Backend = \"Employees\")]")]);
}
