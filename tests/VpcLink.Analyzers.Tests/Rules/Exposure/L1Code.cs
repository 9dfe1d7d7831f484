namespace VpcLinkAnalyzers.Tests.Rules.Exposure;

internal static class L1Code
{
    /// <summary>A listener of the L1 load balancer <c>alb</c> behind a link.</summary>
    public const string Integrated = """

        var listener = new CfnListener(this, "L", new CfnListenerProps { LoadBalancerArn = alb.Ref, Port = 80, Protocol = "HTTP", DefaultActions = Array.Empty<object>() });
        var api = new V2.HttpApi(this, "Api");
        new V2.CfnIntegration(this, "I", new V2.CfnIntegrationProps { ApiId = api.ApiId, IntegrationType = "HTTP_PROXY", IntegrationMethod = "ANY", PayloadFormatVersion = "1.0", ConnectionType = "VPC_LINK", ConnectionId = "abc", IntegrationUri = listener.Ref });
        """;
}
