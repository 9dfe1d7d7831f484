using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

public class VPCL906Tests
{
    private static string Backend(string pattern, string arguments, string route = "") => DeclarationCode.With($"[{pattern}]\n[Backend({arguments})]\n[Route(\"GET /a\"{route})]");

    private static string Marked(string code, string argument) => code.Replace(argument, "{|VPCL906:" + argument + "|}");

    [Theory]
    [InlineData("HttpApiToAlb", "\"Employees\", Port = 0", "0", "Port = 80")]
    [InlineData("HttpApiToAlb", "\"Employees\", Port = 70000", "70000", "Port = 80")]
    [InlineData("HttpApiToNlb", "\"Employees\", ListenerPort = -1", "-1", "ListenerPort = 80")]
    [InlineData("HttpApiToAlb", "\"Employees\", HealthCheckPath = \"healthz\"", "\"healthz\"", "HealthCheckPath = \"/healthz\"")]
    public void Reports_and_mends_settings_of_a_backend(string pattern, string arguments, string wrong, string right)
    {
        Verify.Rule("VPCL906", Marked(Backend(pattern, arguments), wrong));
        var name = right[..right.IndexOf('=')];
        Verify.FixSources("VPCL906", [Backend(pattern, arguments)], [Backend(pattern, arguments[..arguments.IndexOf(name, StringComparison.Ordinal)] + right)]);
    }

    [Theory]
    [InlineData("ListenerPort = 8080")]
    [InlineData("HealthCheckPath = \"/healthz\"")]
    [InlineData("Protocol = BackendProtocol.Https")]
    public void Reports_and_removes_what_a_Cloud_Map_service_has_no_use_for(string setting)
    {
        Verify.Rule("VPCL906", Marked(Backend("HttpApiToCloudMap", "\"Employees\", " + setting), setting[(setting.IndexOf('=') + 2)..]));
        Verify.FixSources("VPCL906", [Backend("HttpApiToCloudMap", "\"Employees\", " + setting)], [Backend("HttpApiToCloudMap", "\"Employees\"")]);
    }

    [Theory]
    [InlineData("HttpApiToAlb", "0", "1")]
    [InlineData("HttpApiToNlb", "30", "29")]
    [InlineData("RestApiToNlb", "-5", "1")]
    [InlineData("RestApiToAlb", "900", "29")]
    public void Reports_and_mends_timeouts(string pattern, string wrong, string right)
    {
        Verify.Rule("VPCL906", Backend($"{pattern}(TimeoutSeconds = {{|VPCL906:{wrong}|}})", "\"Employees\""));
        Verify.FixSources("VPCL906", [Backend($"{pattern}(TimeoutSeconds = {wrong})", "\"Employees\"")], [Backend($"{pattern}(TimeoutSeconds = {right})", "\"Employees\"")]);
    }

    [Theory]
    [InlineData("RestApiToAlb", "Jwt", "Cognito")]
    [InlineData("HttpApiToAlb", "Cognito", "Jwt")]
    public void Reports_and_mends_authorizations_of_the_other_kind_of_API(string pattern, string wrong, string right)
    {
        Verify.Rule("VPCL906", Backend(pattern, "\"Employees\"", $", Authorization = {{|VPCL906:RouteAuthorization.{wrong}|}}"));
        Verify.FixSources("VPCL906", [Backend(pattern, "\"Employees\"", $", Authorization = RouteAuthorization.{wrong}")], [Backend(pattern, "\"Employees\"", $", Authorization = RouteAuthorization.{right}")]);
    }

    [Fact]
    public void Reports_and_mends_two_listeners_on_one_port()
    {
        string Two(string second) => DeclarationCode.With($"[HttpApiToAlb]\n[Backend(\"A\", Port = 8080)]\n[Backend(\"B\", {second})]\n[Route(\"GET /a\", Backend = \"A\")]\n[Route(\"GET /b\", Backend = \"B\")]");
        Verify.Rule("VPCL906", Two("Port = {|VPCL906:8080|}"));
        Verify.Rule("VPCL906", Two("ListenerPort = {|VPCL906:8080|}"));
        Verify.Rule("VPCL906", Two("Port = 8080, ListenerPort = 8081"));
        Verify.FixSources("VPCL906", [Two("Port = 8080")], [Two("Port = 8080, ListenerPort = 8081")]);
    }

    [Fact]
    public void Reports_TLS_without_a_certificate()
    {
        Verify.Rule("VPCL906", Backend("HttpApiToAlb", "\"Employees\", Port = {|VPCL906:443|}"));
        Verify.Rule("VPCL906", Backend("HttpApiToAlb", "\"Employees\", Port = 443, ServerName = \"hr.example.com\""));
        Verify.FixSources("VPCL906", [Backend("HttpApiToAlb", "\"Employees\", Port = 443")], [Backend("HttpApiToAlb", "\"Employees\", Port = 443, ListenerPort = 80")]);
    }

    [Theory]
    [InlineData("\"localhost\"")]
    [InlineData("\"https://hr.example.com\"")]
    [InlineData("\"hr.example.com:443\"")]
    [InlineData("\"my-alb-123.eu-west-1.elb.amazonaws.com\"")]
    public void Reports_server_names_that_no_certificate_has(string name) => Verify.Rule("VPCL906", Backend("HttpApiToAlb", "\"Employees\", Port = 8443, ServerName = {|VPCL906:" + name + "|}"));

    [Theory]
    [InlineData("\"HR API\"")]
    [InlineData("\"1st\"")]
    [InlineData("\"Vpc\"")]
    [InlineData("\"a\\u202Eb\"")]
    public void Reports_names_that_no_member_can_have(string name) => Verify.Rule("VPCL906", DeclarationCode.With("[HttpApiToAlb]\n[Backend({|VPCL906:" + name + "|})]\n[Backend(\"A\", Port = 8080)]\n[Route(\"GET /a\", Backend = \"A\")]"));

    [Fact]
    public void Reports_an_allow_list_of_an_internal_load_balancer()
    {
        Verify.Rule("VPCL906", Backend("RestApiToNlb(AllowedCidrs = {|VPCL906:new[] { \"203.0.113.0/24\" }|})", "\"A\""));
        Verify.Rule("VPCL906", Backend("RestApiToNlb(Exposure = LoadBalancerExposure.Internet, AllowedCidrs = {|VPCL906:new[] { \"203.0.113.0\" }|})", "\"A\""));
        Verify.FixSources("VPCL906", [Backend("RestApiToNlb(TimeoutSeconds = 5, AllowedCidrs = new[] { \"203.0.113.0/24\" })", "\"A\"")], [Backend("RestApiToNlb(TimeoutSeconds = 5)", "\"A\"")]);
    }

    [Fact]
    public void Reports_a_value_that_its_enum_does_not_have() => Verify.Rule("VPCL906", Backend("HttpApiToAlb(Subnets = {|VPCL906:(LoadBalancerSubnets)7|})", "\"A\""));

    [Fact]
    public void Silent_on_the_example() => Verify.Rule("VPCL906", DeclaredApis.Usings + DeclaredApis.HrApi);
}
