namespace VpcLinkAnalyzers.Cdk;

/// <summary>
/// What the CDK calls the things we judge. Every name is a metadata name; a test resolves each against the real library.
/// Types stand in nested classes named after their module.
/// </summary>
internal static class CdkNames
{
    public const string Library = "Amazon.CDK.Lib";

    public static class Core
    {
        public const string App = "Amazon.CDK.App";
        public const string CfnParameter = "Amazon.CDK.CfnParameter";
        public const string Aws = "Amazon.CDK.Aws";
        public const string Stack = "Amazon.CDK.Stack";
        public const string Aspects = "Amazon.CDK.Aspects";
        public const string Tag = "Amazon.CDK.Tag";
        public const string RemoveTag = "Amazon.CDK.RemoveTag";
        public const string CfnResource = "Amazon.CDK.CfnResource";
        public const string Duration = "Amazon.CDK.Duration";
        public const string CfnOutput = "Amazon.CDK.CfnOutput";
        public const string Fn = "Amazon.CDK.Fn";
        public const string Token = "Amazon.CDK.Token";
    }

    /// <summary>REST APIs and VPC links V1.</summary>
    public static class Rest
    {
        private const string M = "Amazon.CDK.AWS.APIGateway.";
        public const string VpcLink = M + "VpcLink";
        public const string IVpcLink = M + "IVpcLink";
        public const string CfnVpcLink = M + "CfnVpcLink";
        public const string RestApi = M + "RestApi";
        public const string RestApiBase = M + "RestApiBase";
        public const string IRestApi = M + "IRestApi";
        public const string SpecRestApi = M + "SpecRestApi";
        public const string LambdaRestApi = M + "LambdaRestApi";
        public const string CfnRestApi = M + "CfnRestApi";
        public const string Integration = M + "Integration";
        public const string HttpIntegration = M + "HttpIntegration";
        public const string IntegrationOptions = M + "IntegrationOptions";
        public const string CfnMethod = M + "CfnMethod";
        public const string IntegrationProperty = M + "CfnMethod+IntegrationProperty";
        public const string Method = M + "Method";
        public const string Resource = M + "Resource";
        public const string ResourceBase = M + "ResourceBase";
        public const string IResource = M + "IResource";
        public const string ProxyResource = M + "ProxyResource";
        public const string Stage = M + "Stage";
        public const string IStage = M + "IStage";
        public const string CfnStage = M + "CfnStage";
        public const string Deployment = M + "Deployment";
        public const string CfnDeployment = M + "CfnDeployment";
        public const string MethodOptions = M + "MethodOptions";
        public const string AuthorizationType = M + "AuthorizationType";
        public const string DomainName = M + "DomainName_";
        public const string CfnDomainName = M + "CfnDomainName";
        public const string BasePathMapping = M + "BasePathMapping";
        public const string CfnBasePathMapping = M + "CfnBasePathMapping";
        public const string ConnectionType = M + "ConnectionType";
        public const string IntegrationType = M + "IntegrationType";
        public const string EndpointType = M + "EndpointType";
        public const string EndpointConfiguration = M + "EndpointConfiguration";
    }

    /// <summary>HTTP and WebSocket APIs and VPC links V2.</summary>
    public static class V2
    {
        private const string M = "Amazon.CDK.AWS.Apigatewayv2.";
        public const string VpcLink = M + "VpcLink";
        public const string IVpcLink = M + "IVpcLink";
        public const string CfnVpcLink = M + "CfnVpcLink";
        public const string HttpApi = M + "HttpApi";
        public const string IHttpApi = M + "IHttpApi";
        public const string WebSocketApi = M + "WebSocketApi";
        public const string IWebSocketApi = M + "IWebSocketApi";
        public const string CfnApi = M + "CfnApi";
        public const string HttpIntegration = M + "HttpIntegration";
        public const string CfnIntegration = M + "CfnIntegration";
        public const string HttpConnectionType = M + "HttpConnectionType";
        public const string HttpIntegrationType = M + "HttpIntegrationType";
        public const string HttpRoute = M + "HttpRoute";
        public const string CfnRoute = M + "CfnRoute";
        public const string HttpStage = M + "HttpStage";
        public const string WebSocketStage = M + "WebSocketStage";
        public const string IStage = M + "IStage";
        public const string ParameterMapping = M + "ParameterMapping";
        public const string MappingValue = M + "MappingValue";
        public const string CfnStage = M + "CfnStage";
        public const string DomainName = M + "DomainName";
        public const string CfnDomainName = M + "CfnDomainName";
        public const string ApiMapping = M + "ApiMapping";
        public const string CfnApiMapping = M + "CfnApiMapping";
        public const string HttpNoneAuthorizer = M + "HttpNoneAuthorizer";
        public const string HttpRouteIntegration = M + "HttpRouteIntegration";
        public const string HttpAlbIntegration = "Amazon.CDK.AwsApigatewayv2Integrations.HttpAlbIntegration";
        public const string HttpNlbIntegration = "Amazon.CDK.AwsApigatewayv2Integrations.HttpNlbIntegration";
        public const string HttpServiceDiscoveryIntegration = "Amazon.CDK.AwsApigatewayv2Integrations.HttpServiceDiscoveryIntegration";
        public const string HttpUrlIntegration = "Amazon.CDK.AwsApigatewayv2Integrations.HttpUrlIntegration";
        public const string TlsConfigProperty = M + "CfnIntegration+TlsConfigProperty";
        public const string PayloadFormatVersion = M + "PayloadFormatVersion";
        public const string HttpMethod = M + "HttpMethod";
        public const string CfnDeployment = M + "CfnDeployment";
    }

    public static class Elb
    {
        private const string M = "Amazon.CDK.AWS.ElasticLoadBalancingV2.";
        public const string ApplicationLoadBalancer = M + "ApplicationLoadBalancer";
        public const string IApplicationLoadBalancer = M + "IApplicationLoadBalancer";
        public const string NetworkLoadBalancer = M + "NetworkLoadBalancer";
        public const string INetworkLoadBalancer = M + "INetworkLoadBalancer";
        public const string NetworkLoadBalancerProps = M + "NetworkLoadBalancerProps";
        public const string ILoadBalancerV2 = M + "ILoadBalancerV2";
        public const string CfnLoadBalancer = M + "CfnLoadBalancer";
        public const string ApplicationListener = M + "ApplicationListener";
        public const string IApplicationListener = M + "IApplicationListener";
        public const string NetworkListener = M + "NetworkListener";
        public const string INetworkListener = M + "INetworkListener";
        public const string IListener = M + "IListener";
        public const string CfnListener = M + "CfnListener";
        public const string CfnListenerCertificate = M + "CfnListenerCertificate";
        public const string ApplicationListenerCertificate = M + "ApplicationListenerCertificate";
        public const string ApplicationTargetGroup = M + "ApplicationTargetGroup";
        public const string NetworkTargetGroup = M + "NetworkTargetGroup";
        public const string IApplicationTargetGroup = M + "IApplicationTargetGroup";
        public const string INetworkTargetGroup = M + "INetworkTargetGroup";
        public const string CfnTargetGroup = M + "CfnTargetGroup";
        public const string CfnListenerRule = M + "CfnListenerRule";
        public const string ApplicationListenerRule = M + "ApplicationListenerRule";
        public const string ListenerAction = M + "ListenerAction";
        public const string Protocol = M + "Protocol";
        public const string AlbListenerTarget = "Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets.AlbListenerTarget";
        public const string AlbArnTarget = "Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets.AlbArnTarget";
        public const string AlbTarget = "Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets.AlbTarget";
        public const string ListenerCertificate = M + "ListenerCertificate";
        public const string ApplicationProtocol = M + "ApplicationProtocol";
        public const string HealthCheck = M + "HealthCheck";
        public const string DesyncMitigationMode = M + "DesyncMitigationMode";
    }

    public static class Acm
    {
        public const string Certificate = "Amazon.CDK.AWS.CertificateManager.Certificate";
        public const string CfnCertificate = "Amazon.CDK.AWS.CertificateManager.CfnCertificate";
    }

    public static class Ec2
    {
        private const string M = "Amazon.CDK.AWS.EC2.";
        public const string Vpc = M + "Vpc";
        public const string IVpc = M + "IVpc";
        public const string CfnVPC = M + "CfnVPC";
        public const string SecurityGroup = M + "SecurityGroup";
        public const string ISecurityGroup = M + "ISecurityGroup";
        public const string CfnSecurityGroup = M + "CfnSecurityGroup";
        public const string CfnSecurityGroupIngress = M + "CfnSecurityGroupIngress";
        public const string CfnSecurityGroupEgress = M + "CfnSecurityGroupEgress";
        public const string Peer = M + "Peer";
        public const string IPeer = M + "IPeer";
        public const string Port = M + "Port";
        public const string Connections = M + "Connections_";
        public const string IConnectable = M + "IConnectable";
        public const string SubnetType = M + "SubnetType";
        public const string SubnetSelection = M + "SubnetSelection";
        public const string ISubnet = M + "ISubnet";
        public const string InterfaceVpcEndpoint = M + "InterfaceVpcEndpoint";
        public const string VpcEndpointService = M + "VpcEndpointService";
        public const string CfnVPCEndpointService = M + "CfnVPCEndpointService";
    }

    public static class Ecs
    {
        private const string P = "Amazon.CDK.AWS.ECS.Patterns.";
        public const string ApplicationLoadBalancedServiceBase = P + "ApplicationLoadBalancedServiceBase";
        public const string ApplicationMultipleTargetGroupsServiceBase = P + "ApplicationMultipleTargetGroupsServiceBase";
        public const string NetworkLoadBalancedServiceBase = P + "NetworkLoadBalancedServiceBase";
        public const string NetworkMultipleTargetGroupsServiceBase = P + "NetworkMultipleTargetGroupsServiceBase";
        public const string BaseService = "Amazon.CDK.AWS.ECS.BaseService";
        public const string FargateService = "Amazon.CDK.AWS.ECS.FargateService";
        public const string CloudMapOptions = "Amazon.CDK.AWS.ECS.CloudMapOptions";
        public const string Ec2Service = "Amazon.CDK.AWS.ECS.Ec2Service";
    }

    public static class CloudMap
    {
        private const string M = "Amazon.CDK.AWS.ServiceDiscovery.";
        public const string Service = M + "Service";
        public const string IService = M + "IService";
        public const string CfnService = M + "CfnService";
        public const string IHttpNamespace = M + "IHttpNamespace";
        public const string IPrivateDnsNamespace = M + "IPrivateDnsNamespace";
        public const string IPublicDnsNamespace = M + "IPublicDnsNamespace";
        public const string InstanceBase = M + "InstanceBase";
        public const string DnsServiceProps = M + "DnsServiceProps";
        public const string DnsRecordType = M + "DnsRecordType";
        public const string CnameInstance = M + "CnameInstance";
        public const string NonIpInstance = M + "NonIpInstance";
    }

    public static class Iam
    {
        private const string M = "Amazon.CDK.AWS.IAM.";
        public const string PolicyDocument = M + "PolicyDocument";
        public const string PolicyStatement = M + "PolicyStatement";
        public const string AnyPrincipal = M + "AnyPrincipal";
        public const string StarPrincipal = M + "StarPrincipal";
    }

    public static class Waf
    {
        public const string CfnWebACLAssociation = "Amazon.CDK.AWS.WAFv2.CfnWebACLAssociation";
        public const string CfnWebACL = "Amazon.CDK.AWS.WAFv2.CfnWebACL";
    }
}
