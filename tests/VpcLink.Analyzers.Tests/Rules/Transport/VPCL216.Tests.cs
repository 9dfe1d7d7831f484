using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Rules.Transport;

public class VPCL216Tests
{
    private const string Id = "VPCL216";

    private const string Network = """
        var group = new SecurityGroup(this, "G", new SecurityGroupProps { Vpc = vpc });
        var v2 = new V2.VpcLink(this, "V2", new V2.VpcLinkProps { Vpc = vpc, SecurityGroups = new ISecurityGroup[] { group } });
        var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = vpc });
        var listener = alb.AddListener("L", new BaseApplicationListenerProps { Port = 80, Open = false });
        listener.Connections.AllowDefaultPortFrom(group);

        """;

    private const string Api = """
        var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps { CreateDefaultStage = false });

        """;

    private const string Route = """

        var r = api.AddRoutes(new V2.AddRoutesOptions { Path = "/orders", Integration = i, Authorizer = new HttpIamAuthorizer() });
        """;

    [Fact]
    public void Fires_on_a_stage_of_its_own() => Verify.Fires(Id, Network + Api + """
        var s = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, StageName = "prod", AutoDeploy = true });
        var i = {|VPCL216:new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 })|};
        """ + Route);

    [Fact]
    public void Fires_on_a_stage_that_is_added_and_an_integration_without_props() => Verify.Fires(Id, Network + Api + """
        const string name = "v1";
        var s = api.AddStage("S", new V2.HttpStageOptions { StageName = name, AutoDeploy = true });
        var i = {|VPCL216:new HttpAlbIntegration("I", listener)|};
        """ + Route);

    [Fact]
    public void Fires_on_L1() => Verify.Fires(Id, Network + Api + """
        var s = new V2.CfnStage(this, "S", new V2.CfnStageProps { ApiId = api.ApiId, StageName = "prod", AutoDeploy = true });
        var i = {|VPCL216:new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = v2.VpcLinkId, IntegrationUri = listener.ListenerArn })|};
        """);

    [Theory]
    [InlineData("""
        var s = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, AutoDeploy = true });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        """)]
    [InlineData("""
        var s = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, StageName = "prod", AutoDeploy = true });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2, ParameterMapping = new V2.ParameterMapping().OverwritePath(V2.MappingValue.RequestPath()) });
        """)]
    [InlineData("""
        var s = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, StageName = System.Environment.GetEnvironmentVariable("S"), AutoDeploy = true });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        """)]
    [InlineData("""
        var s = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, StageName = "prod", AutoDeploy = true });
        listener.AddAction("A", new AddApplicationActionProps { Priority = 1, Conditions = new[] { ListenerCondition.PathPatterns(new[] { "/prod/*" }) }, Action = ListenerAction.FixedResponse(200) });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        """)]
    [InlineData("""
        var domain = new V2.DomainName(this, "D", new V2.DomainNameProps { DomainName = "a", Certificate = Certificate.FromCertificateArn(this, "C", "arn") });
        var s = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, StageName = "prod", AutoDeploy = true, DomainMapping = new V2.DomainMappingOptions { DomainName = domain } });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 });
        """)]
    public void Silent(string body) => Verify.Silent(Id, Network + Api + body + Route);

    [Fact]
    public void Fixed() => Verify.Fix(Id, Network + Api + """
        var s = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, StageName = "prod", AutoDeploy = true });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 /* shared */ });
        """ + Route, Network + Api + """
        var s = new V2.HttpStage(this, "S", new V2.HttpStageProps { HttpApi = api, StageName = "prod", AutoDeploy = true });
        var i = new HttpAlbIntegration("I", listener, new HttpAlbIntegrationProps { VpcLink = v2 /* shared */, ParameterMapping = new V2.ParameterMapping().OverwritePath(V2.MappingValue.RequestPath()) });
        """ + Route);
}
