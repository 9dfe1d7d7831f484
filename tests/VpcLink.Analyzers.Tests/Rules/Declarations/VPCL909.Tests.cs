using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

public class VPCL909Tests
{
    private static string Nlb(string arguments, string authorization = "RouteAuthorization.Iam") =>
        DeclarationCode.With($"[RestApiToNlb({arguments})]\n[Backend(\"Orders\")]\n[Route(\"ANY /{{proxy+}}\", Authorization = {authorization})]");

    private const string Cidrs = ", AllowedCidrs = new[] { \"203.0.113.0/24\" }";

    [Fact]
    public void Reports_a_missing_allow_list() => Verify.Rule("VPCL909", Nlb("Exposure = {|VPCL909:LoadBalancerExposure.Internet|}"));

    [Fact]
    public void Reports_an_allow_list_that_allows_everybody() => Verify.Rule("VPCL909", Nlb("Exposure = LoadBalancerExposure.Internet, AllowedCidrs = {|VPCL909:new[] { \"0.0.0.0/0\" }|}"));

    [Fact]
    public void Reports_a_route_that_anyone_may_call() => Verify.Rule("VPCL909", Nlb("Exposure = LoadBalancerExposure.Internet" + Cidrs, "{|VPCL909:RouteAuthorization.None|}"));

    [Fact]
    public void Silent_when_guarded_or_internal()
    {
        Verify.Rule("VPCL909", Nlb("Exposure = LoadBalancerExposure.Internet" + Cidrs));
        Verify.Rule("VPCL909", Nlb("Exposure = LoadBalancerExposure.Internal", "RouteAuthorization.None"));
    }

    [Fact]
    public void Keeps_it_internal_or_asks_for_IAM()
    {
        Verify.FixSources("VPCL909", [Nlb("Exposure = LoadBalancerExposure.Internet")], [Nlb("Exposure = LoadBalancerExposure.Internal")]);
        Verify.FixSources("VPCL909", [Nlb("Exposure = LoadBalancerExposure.Internet" + Cidrs, "RouteAuthorization.None")], [Nlb("Exposure = LoadBalancerExposure.Internet" + Cidrs)]);
        Verify.FixSources("VPCL909", [Nlb("Exposure = LoadBalancerExposure.Internet, AllowedCidrs = new[] { \"0.0.0.0/0\" }")], [Nlb("Exposure = LoadBalancerExposure.Internal")]);
    }
}
