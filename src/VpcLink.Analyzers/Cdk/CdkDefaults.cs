using System.Collections.Immutable;

namespace VpcLinkAnalyzers.Cdk;

/// <summary>
/// What it means that a property was left out. Plain data: the conformance tests prove every row by synthesizing a stack that omits the property,
/// and fail for a row without a proof.
/// </summary>
/// <param name="Type">Metadata name of the class that has the property, or whose props do.</param>
/// <param name="Value">bool, number or string; an enum member by its name. An empty string: nothing, and nothing takes its place.</param>
/// <param name="When">What else must be given or left out for this default; empty when nothing.</param>
internal sealed record CdkDefault(string Type, string Property, object Value, string When = "")
{
    public bool AsBool => (bool)Value;
    public int AsNumber => (int)Value;
    public string AsText => (string)Value;

    public override string ToString() => Type.Substring(Type.LastIndexOf('.') + 1) + "." + Property + (When.Length > 0 ? " (" + When + ")" : "") + " = " + Value;
}

internal static class CdkDefaults
{
    private static readonly List<CdkDefault> Rows = [];

    /// <summary>Every default there is.</summary>
    public static IReadOnlyList<CdkDefault> All => Rows;

    private static CdkDefault Define(string type, string property, object value, string when = "")
    {
        var row = new CdkDefault(type, property, value, when);
        Rows.Add(row);
        return row;
    }

    // ---- load balancers ------------------------------------------------------------------------------------------------

    public static readonly CdkDefault AlbInternetFacing = Define(CdkNames.Elb.ApplicationLoadBalancer, "InternetFacing", false);
    public static readonly CdkDefault NlbInternetFacing = Define(CdkNames.Elb.NetworkLoadBalancer, "InternetFacing", false);

    /// <summary>CloudFormation's default, since L1 constructs add nothing: the opposite of the L2 constructs'.</summary>
    public static readonly CdkDefault L1Scheme = Define(CdkNames.Elb.CfnLoadBalancer, "Scheme", "internet-facing");

    public static readonly CdkDefault L1Type = Define(CdkNames.Elb.CfnLoadBalancer, "Type", "application");

    public static readonly CdkDefault AlbPatternPublicLoadBalancer = Define(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "PublicLoadBalancer", true);
    public static readonly CdkDefault NlbPatternPublicLoadBalancer = Define(CdkNames.Ecs.NetworkLoadBalancedServiceBase, "PublicLoadBalancer", true);

    /// <summary>An ALB without a security group gets one of its own.</summary>
    public static readonly CdkDefault AlbSecurityGroups = Define(CdkNames.Elb.ApplicationLoadBalancer, "SecurityGroup", "its own");

    public static readonly CdkDefault NlbSecurityGroups = Define(CdkNames.Elb.NetworkLoadBalancer, "SecurityGroups", "");

    /// <summary>With the feature flag an NLB gets a group of its own that admits nothing and lets nothing out.</summary>
    public static readonly CdkDefault NlbSecurityGroupsWithFlag = Define(CdkNames.Elb.NetworkLoadBalancer, "SecurityGroups", "its own", NlbSecurityGroupFlag);

    public const string NlbSecurityGroupFlag = "@aws-cdk/aws-elasticloadbalancingv2:networkLoadBalancerWithSecurityGroupByDefault";

    /// <summary>Removes every rule of the VPC's default security group, which a link without groups falls back to.</summary>
    public const string RestrictDefaultSecurityGroupFlag = "@aws-cdk/aws-ec2:restrictDefaultSecurityGroup";

    public static readonly CdkDefault NlbCrossZone = Define(CdkNames.Elb.NetworkLoadBalancer, "CrossZoneEnabled", false);
    public static readonly CdkDefault AlbIdleTimeout = Define(CdkNames.Elb.ApplicationLoadBalancer, "IdleTimeout", 60);
    public static readonly CdkDefault AlbDesyncMitigation = Define(CdkNames.Elb.ApplicationLoadBalancer, "DesyncMitigationMode", "DEFENSIVE");

    // ---- listeners -----------------------------------------------------------------------------------------------------

    public static readonly CdkDefault AlbListenerOpen = Define(CdkNames.Elb.ApplicationListener, "Open", true);
    public static readonly CdkDefault AlbPatternOpenListener = Define(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "OpenListener", true);
    public static readonly CdkDefault AlbPatternPort = Define(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "ListenerPort", 80);
    public static readonly CdkDefault AlbPatternPortWithCertificate = Define(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "ListenerPort", 443, "Certificate");
    public static readonly CdkDefault AlbPatternProtocol = Define(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "Protocol", "HTTP");
    public static readonly CdkDefault AlbPatternProtocolWithCertificate = Define(CdkNames.Ecs.ApplicationLoadBalancedServiceBase, "Protocol", "HTTPS", "Certificate");
    public static readonly CdkDefault NlbPatternPort = Define(CdkNames.Ecs.NetworkLoadBalancedServiceBase, "ListenerPort", 80);
    public static readonly CdkDefault NlbListenerProtocol = Define(CdkNames.Elb.NetworkListener, "Protocol", "TCP");
    public static readonly CdkDefault NlbListenerProtocolWithCertificates = Define(CdkNames.Elb.NetworkListener, "Protocol", "TLS", "Certificates");
    public static readonly CdkDefault HttpListenerPort = Define(CdkNames.Elb.ApplicationListener, "Port", 80, "Protocol = HTTP");
    public static readonly CdkDefault HttpsListenerPort = Define(CdkNames.Elb.ApplicationListener, "Port", 443, "Protocol = HTTPS");

    /// <summary>The CDK derives an ALB listener's protocol from these ports and throws for others.</summary>
    public static readonly ImmutableDictionary<int, CdkDefault> AlbListenerProtocols = new[] { (80, "HTTP"), (8000, "HTTP"), (8008, "HTTP"), (8080, "HTTP"), (443, "HTTPS"), (8443, "HTTPS") }
        .ToImmutableDictionary(static p => p.Item1, static p => Define(CdkNames.Elb.ApplicationListener, "Protocol", p.Item2, "Port = " + p.Item1));

    // ---- target groups -------------------------------------------------------------------------------------------------

    /// <summary>Elastic Load Balancing's default: the CDK leaves it out.</summary>
    public static readonly CdkDefault NlbHealthCheckProtocol = Define(CdkNames.Elb.NetworkTargetGroup, "HealthCheck.Protocol", "TCP");

    public static readonly CdkDefault AlbHealthCheckProtocol = Define(CdkNames.Elb.ApplicationTargetGroup, "HealthCheck.Protocol", "HTTP");
    public static readonly CdkDefault NlbTargetGroupProtocol = Define(CdkNames.Elb.NetworkTargetGroup, "Protocol", "TCP");

    // ---- VPC links -----------------------------------------------------------------------------------------------------

    /// <summary>The subnets a V2 link selects; unlike load balancers it does not fall back to others.</summary>
    public static readonly CdkDefault LinkSubnets = Define(CdkNames.V2.VpcLink, "Subnets", "PRIVATE_WITH_EGRESS");

    public static readonly CdkDefault LinkSecurityGroups = Define(CdkNames.V2.VpcLink, "SecurityGroups", "");

    /// <summary>An HTTP API integration with a listener makes its own link when it is given none.</summary>
    public static readonly CdkDefault AlbIntegrationVpcLink = Define(CdkNames.V2.HttpAlbIntegration, "VpcLink", "its own");

    public static readonly CdkDefault NlbIntegrationVpcLink = Define(CdkNames.V2.HttpNlbIntegration, "VpcLink", "its own");

    // ---- integrations --------------------------------------------------------------------------------------------------

    public static readonly CdkDefault HttpIntegrationConnectionType = Define(CdkNames.V2.HttpIntegration, "ConnectionType", "INTERNET");
    public static readonly CdkDefault HttpL1IntegrationConnectionType = Define(CdkNames.V2.CfnIntegration, "ConnectionType", "INTERNET");
    public static readonly CdkDefault RestIntegrationConnectionType = Define(CdkNames.Rest.Integration, "ConnectionType", "INTERNET");
    public static readonly CdkDefault RestIntegrationConnectionTypeWithLink = Define(CdkNames.Rest.Integration, "ConnectionType", "VPC_LINK", "VpcLink");
    public static readonly CdkDefault RestL1IntegrationConnectionType = Define(CdkNames.Rest.CfnMethod, "Integration.ConnectionType", "INTERNET");
    public static readonly CdkDefault AlbIntegrationPayloadFormat = Define(CdkNames.V2.HttpAlbIntegration, "PayloadFormatVersion", "1.0");
    public static readonly CdkDefault NlbIntegrationPayloadFormat = Define(CdkNames.V2.HttpNlbIntegration, "PayloadFormatVersion", "1.0");
    public static readonly CdkDefault CloudMapIntegrationPayloadFormat = Define(CdkNames.V2.HttpServiceDiscoveryIntegration, "PayloadFormatVersion", "1.0");
    public static readonly CdkDefault AlbIntegrationMethod = Define(CdkNames.V2.HttpAlbIntegration, "Method", "ANY");
    public static readonly CdkDefault NlbIntegrationMethod = Define(CdkNames.V2.HttpNlbIntegration, "Method", "ANY");
    public static readonly CdkDefault RestHttpIntegrationMethod = Define(CdkNames.Rest.HttpIntegration, "HttpMethod", "GET");
    public static readonly CdkDefault RestHttpIntegrationProxy = Define(CdkNames.Rest.HttpIntegration, "Proxy", true);

    // ---- APIs ----------------------------------------------------------------------------------------------------------

    public static readonly CdkDefault RestApiEndpointType = Define(CdkNames.Rest.RestApi, "EndpointTypes", "EDGE");
    public static readonly CdkDefault RestApiDeploy = Define(CdkNames.Rest.RestApi, "Deploy", true);
    public static readonly CdkDefault RestApiPolicy = Define(CdkNames.Rest.RestApi, "Policy", "");
    public static readonly CdkDefault RestApiDisableExecuteApiEndpoint = Define(CdkNames.Rest.RestApi, "DisableExecuteApiEndpoint", false);
    public static readonly CdkDefault RestMethodAuthorization = Define(CdkNames.Rest.Method, "AuthorizationType", "NONE");
    public static readonly CdkDefault RestMethodApiKeyRequired = Define(CdkNames.Rest.Method, "ApiKeyRequired", false);
    public static readonly CdkDefault HttpApiCreateDefaultStage = Define(CdkNames.V2.HttpApi, "CreateDefaultStage", true);
    public static readonly CdkDefault HttpApiDisableExecuteApiEndpoint = Define(CdkNames.V2.HttpApi, "DisableExecuteApiEndpoint", false);
    public static readonly CdkDefault HttpRouteAuthorization = Define(CdkNames.V2.HttpRoute, "Authorizer", "NONE");
    public static readonly CdkDefault HttpStageAutoDeploy = Define(CdkNames.V2.HttpStage, "AutoDeploy", false);
    public static readonly CdkDefault HttpStageName = Define(CdkNames.V2.HttpStage, "StageName", "$default");

    // ---- networks ------------------------------------------------------------------------------------------------------

    public static readonly CdkDefault SecurityGroupAllowAllOutbound = Define(CdkNames.Ec2.SecurityGroup, "AllowAllOutbound", true);

    /// <summary>Kinds of subnets, one group each.</summary>
    public static readonly CdkDefault VpcSubnets = Define(CdkNames.Ec2.Vpc, "SubnetConfiguration", "PUBLIC, PRIVATE_WITH_EGRESS");

    /// <summary>Without NAT gateways the private subnets of the default configuration are isolated.</summary>
    public static readonly CdkDefault VpcSubnetsWithoutNat = Define(CdkNames.Ec2.Vpc, "SubnetConfiguration", "PUBLIC, PRIVATE_ISOLATED", "NatGateways = 0");

    /// <summary>A NAT gateway for every Availability Zone.</summary>
    public static readonly CdkDefault VpcNatGateways = Define(CdkNames.Ec2.Vpc, "NatGateways", "one for each zone");

    public static readonly CdkDefault VpcMaxAzs = Define(CdkNames.Ec2.Vpc, "MaxAzs", 3);

    /// <summary>A stack that does not say where it will be deployed sees two zones.</summary>
    public static readonly CdkDefault VpcMaxAzsWithoutEnvironment = Define(CdkNames.Ec2.Vpc, "MaxAzs", 2, "the stack has no Env");

    public static readonly CdkDefault InterfaceEndpointPrivateDns = Define(CdkNames.Ec2.InterfaceVpcEndpoint, "PrivateDnsEnabled", true);
    public static readonly CdkDefault InterfaceEndpointOpen = Define(CdkNames.Ec2.InterfaceVpcEndpoint, "Open", true);

    // ---- services ------------------------------------------------------------------------------------------------------

    public static readonly CdkDefault CloudMapDnsRecordType = Define(CdkNames.CloudMap.Service, "DnsRecordType", "A");
    public static readonly CdkDefault EcsCloudMapDnsRecordType = Define(CdkNames.Ecs.BaseService, "CloudMapOptions.DnsRecordType", "A");
    public static readonly CdkDefault FargateAssignPublicIp = Define(CdkNames.Ecs.FargateService, "AssignPublicIp", false);
}
