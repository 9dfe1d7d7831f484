using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.Logs;
using Constructs;
using HealthCheck = Amazon.CDK.AWS.ElasticLoadBalancingV2.HealthCheck;
using Protocol = Amazon.CDK.AWS.ElasticLoadBalancingV2.Protocol;

namespace HrPlatform;

/// <summary>Pattern 4 without the attribute: what PartnerApi declares in three lines.</summary>
public class PartnerApiByHand : Construct
{
    public PartnerApiByHand(Construct scope, string id, IVpc vpc, FargateService service) : base(scope, id)
    {
        var balancerGroup = new SecurityGroup(this, "LoadBalancerSecurityGroup", new SecurityGroupProps { Vpc = vpc, Description = "Load balancer behind the API Gateway VPC link", AllowAllOutbound = false });
        balancerGroup.AddIngressRule(Peer.Ipv4("203.0.113.0/24"), Port.Tcp(8080), "allowed past the API");
        var balancer = new NetworkLoadBalancer(this, "LoadBalancer", new NetworkLoadBalancerProps
        {
            Vpc = vpc,
            // One partner calls the load balancer itself; its security group lets nobody else in.
#pragma warning disable VPCL402
            InternetFacing = true,
#pragma warning restore VPCL402
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },
            SecurityGroups = new ISecurityGroup[] { balancerGroup },
            CrossZoneEnabled = true,
            // PrivateLink traffic comes from addresses that no rule can name.
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false,
        });
        var listener = balancer.AddListener("Tcp", new BaseNetworkListenerProps { Port = 8080, Protocol = Protocol.TCP });
        listener.AddTargets("Targets", new AddNetworkTargetsProps
        {
            Port = 8080,
            Protocol = Protocol.TCP,
            Targets = new INetworkLoadBalancerTarget[] { service },
            HealthCheck = new HealthCheck { Protocol = Protocol.HTTP, Path = "/healthz" },
        });
        balancer.Connections.AllowTo(service, Port.Tcp(8080), "to the service");

        var link = new VpcLink(this, "Link", new VpcLinkProps { Targets = new INetworkLoadBalancer[] { balancer } });
        var logs = new LogGroup(this, "AccessLogs", new LogGroupProps { Retention = RetentionDays.THREE_MONTHS });
        var api = new RestApi(this, "Api", new RestApiProps
        {
            EndpointConfiguration = new EndpointConfiguration { Types = new[] { EndpointType.REGIONAL } },
            DefaultMethodOptions = new MethodOptions { AuthorizationType = AuthorizationType.IAM },
            CloudWatchRole = true,
            DeployOptions = new StageOptions
            {
                AccessLogDestination = new LogGroupLogDestination(logs),
                AccessLogFormat = AccessLogFormat.Custom("{ \"requestId\": \"$context.requestId\", \"route\": \"$context.httpMethod $context.resourcePath\", \"status\": \"$context.status\", \"integrationError\": \"$context.integrationErrorMessage\" }"),
            },
        });
        api.Root.ResourceForPath("/partner/{proxy+}").AddMethod("ANY", new Integration(new IntegrationProps
        {
            Type = IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "ANY",
            Uri = $"http://{balancer.LoadBalancerDnsName}:8080/partner/{{proxy}}",
            Options = new IntegrationOptions
            {
                ConnectionType = ConnectionType.VPC_LINK,
                VpcLink = link,
                Timeout = Duration.Seconds(29),
                RequestParameters = new Dictionary<string, string> { ["integration.request.path.proxy"] = "method.request.path.proxy" },
            },
        }), new MethodOptions
        {
            AuthorizationType = AuthorizationType.IAM,
            RequestParameters = new Dictionary<string, bool> { ["method.request.path.proxy"] = true },
        });

        // The stage serves a snapshot: without this, a replaced load balancer would leave it on the old link.
        api.LatestDeployment?.AddToLogicalId(balancer.LoadBalancerArn);
    }
}
