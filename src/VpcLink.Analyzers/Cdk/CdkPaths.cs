namespace VpcLinkAnalyzers.Cdk;

/// <summary>Which CloudFormation properties an L2 property becomes: what an escape hatch must touch to change it.</summary>
internal static class CdkPaths
{
    private static readonly Dictionary<string, string[]> Paths = new(StringComparer.Ordinal)
    {
        ["InternetFacing"] = ["Scheme"],
        ["PublicLoadBalancer"] = ["Scheme"],
        ["VpcSubnets"] = ["Subnets", "SubnetMappings"],
        ["SecurityGroup"] = ["SecurityGroups"],
        ["SecurityGroups"] = ["SecurityGroups", "SecurityGroupIds"],
        ["Subnets"] = ["SubnetIds", "Subnets"],
        ["Port"] = ["Port"],
        ["Protocol"] = ["Protocol"],
        ["Certificates"] = ["Certificates"],
        ["DisableSecurityGroups"] = ["SecurityGroups"],
        ["EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"] = ["EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"],
        ["Targets"] = ["TargetArns"],
        ["EndpointTypes"] = ["EndpointConfiguration"],
        ["EndpointConfiguration"] = ["EndpointConfiguration"],
        ["Types"] = ["EndpointConfiguration"],
        ["VpcEndpoints"] = ["EndpointConfiguration"],
        ["IpAddressType"] = ["EndpointConfiguration", "IpAddressType"],
        ["DisableExecuteApiEndpoint"] = ["DisableExecuteApiEndpoint"],
        ["CorsPreflight"] = ["CorsConfiguration"],
        ["AllowCredentials"] = ["CorsConfiguration"],
        ["AllowOrigins"] = ["CorsConfiguration"],
        ["AccessLogSettings"] = ["AccessLogSettings"],
        ["AccessLogDestination"] = ["AccessLogSetting"],
        ["CrossZoneEnabled"] = ["LoadBalancerAttributes"],
        ["IdleTimeout"] = ["LoadBalancerAttributes"],
        ["Policy"] = ["Policy"],
        ["Vpc"] = [],
        ["LoadBalancer"] = [],
        ["Deploy"] = [],
        ["SubnetMappings"] = ["SubnetMappings", "Subnets"],
        ["AssignPublicIp"] = ["NetworkConfiguration"],
        ["NatGateways"] = [],
        ["MaxAzs"] = [],
        ["AvailabilityZones"] = [],
        ["SubnetConfiguration"] = [],
        ["Open"] = [],
        ["OpenListener"] = [],
        ["DesyncMitigationMode"] = ["LoadBalancerAttributes"],
        ["MutualAuthentication"] = ["MutualAuthentication"],
        ["MutualAuthenticationMode"] = ["MutualAuthentication"],
        ["StageName"] = ["StageName"],
        ["AutoDeploy"] = ["AutoDeploy"],
        ["CreateDefaultStage"] = [],
        ["RedirectHTTP"] = [],
        ["AllowAllOutbound"] = ["SecurityGroupEgress"],
    };

    /// <summary>The paths, or null when they are not known; the type is for L2 classes that differ from the rest.</summary>
    public static string[]? Of(string type, string property) => Paths.TryGetValue(property, out var paths) ? paths : null;
}
