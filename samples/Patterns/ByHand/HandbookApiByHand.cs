using Amazon.CDK;
using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AwsApigatewayv2Authorizers;
using Amazon.CDK.AwsApigatewayv2Integrations;
using Constructs;
using HttpMethod = Amazon.CDK.AWS.Apigatewayv2.HttpMethod;

namespace HrPlatform;

/// <summary>Pattern 2 without the attribute: what HandbookApi declares in three lines.</summary>
public class HandbookApiByHand : Construct
{
    public HandbookApiByHand(Construct scope, string id, IVpc vpc, IApplicationLoadBalancerTarget target) : base(scope, id)
    {
        var linkGroup = new SecurityGroup(this, "LinkSecurityGroup", new SecurityGroupProps { Vpc = vpc, Description = "API Gateway VPC link", AllowAllOutbound = false });
        var link = new VpcLink(this, "Link", new VpcLinkProps
        {
            Vpc = vpc,
            Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
            SecurityGroups = new ISecurityGroup[] { linkGroup },
        });

        var balancerGroup = new SecurityGroup(this, "LoadBalancerSecurityGroup", new SecurityGroupProps { Vpc = vpc, Description = "Load balancer behind the API Gateway VPC link", AllowAllOutbound = false });
        var balancer = new ApplicationLoadBalancer(this, "LoadBalancer", new ApplicationLoadBalancerProps
        {
            Vpc = vpc,
            InternetFacing = false,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },
            SecurityGroup = balancerGroup,
            DropInvalidHeaderFields = true,
        });
        var listener = balancer.AddListener("Http", new BaseApplicationListenerProps { Port = 8080, Protocol = ApplicationProtocol.HTTP, Open = false });
        listener.Connections.AllowDefaultPortFrom(linkGroup, "from the API Gateway VPC link");
        listener.AddTargets("Targets", new AddApplicationTargetsProps
        {
            Port = 8080,
            Protocol = ApplicationProtocol.HTTP,
            Targets = new[] { target },
            HealthCheck = new HealthCheck { Path = "/healthz" },
        });

        var api = new HttpApi(this, "Api", new HttpApiProps { DefaultAuthorizer = new HttpIamAuthorizer(), CreateDefaultStage = false });
        var stage = new HttpStage(this, "Stage", new HttpStageProps { HttpApi = api, AutoDeploy = true });
        var logs = new LogGroup(this, "AccessLogs", new LogGroupProps { Retention = RetentionDays.THREE_MONTHS });
        ((CfnStage)stage.Node.DefaultChild!).AccessLogSettings = new CfnStage.AccessLogSettingsProperty
        {
            DestinationArn = logs.LogGroupArn,
            Format = "{ \"requestId\": \"$context.requestId\", \"route\": \"$context.routeKey\", \"status\": \"$context.status\", \"integrationError\": \"$context.integrationErrorMessage\" }",
        };

        var integration = new HttpAlbIntegration("Integration", listener, new HttpAlbIntegrationProps { VpcLink = link, Timeout = Duration.Seconds(29) });
        api.AddRoutes(new AddRoutesOptions { Path = "/handbook/{proxy+}", Methods = new[] { HttpMethod.GET }, Integration = integration });
    }
}
