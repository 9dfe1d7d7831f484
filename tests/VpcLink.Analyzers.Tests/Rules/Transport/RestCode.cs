namespace VpcLinkAnalyzers.Tests.Rules.Transport;

/// <summary>A REST API's private integration, of which tests of this area show only the part they are about.</summary>
internal static class RestCode
{
    public const string Certificate = """
        var certificate = new Certificate(this, "Certificate", new CertificateProps { DomainName = "orders.example.com" });

        """;

    public const string Nlb = """
        var nlb = new NetworkLoadBalancer(this, "Nlb", new NetworkLoadBalancerProps { Vpc = vpc });
        var link = new Rest.VpcLink(this, "Link", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { nlb } });
        var api = new Rest.RestApi(this, "Api");

        """;

    public static string Listener(int port) => $$"""
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = {{port}} });

        """;

    public static string Tls(int port) => Certificate + $$"""
        var listener = nlb.AddListener("L", new BaseNetworkListenerProps { Port = {{port}}, Protocol = Protocol.TLS, Certificates = new IListenerCertificate[] { ListenerCertificate.FromCertificateManager(certificate) } });

        """;

    /// <summary>A method whose integration has this URI property.</summary>
    public static string Method(string uri) => $$"""
        api.Root.AddMethod("GET", new Rest.Integration(new Rest.IntegrationProps { Type = Rest.IntegrationType.HTTP_PROXY, IntegrationHttpMethod = "GET", {{uri.Trim()}}, Options = new Rest.IntegrationOptions { ConnectionType = Rest.ConnectionType.VPC_LINK, VpcLink = link } }), new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });
        """;

    /// <summary>An L1 method whose integration has this URI property.</summary>
    public static string L1(string uri) => $$"""
        new Rest.CfnMethod(this, "M", new Rest.CfnMethodProps
        {
            HttpMethod = "GET", ResourceId = api.RestApiRootResourceId, RestApiId = api.RestApiId, AuthorizationType = "AWS_IAM",
            Integration = new Rest.CfnMethod.IntegrationProperty { Type = "HTTP_PROXY", IntegrationHttpMethod = "GET", {{uri.Trim()}}, ConnectionType = "VPC_LINK", ConnectionId = link.VpcLinkId },
        });
        """;
}
