using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.WAFv2;
using Constructs;

namespace HrPlatform;

public class PartnerApiStackProps : StackProps
{
    public required NetworkStack Network { get; init; }

    public required ServicesStack Services { get; init; }
}

/// <summary>REST APIs: one for partners, two for callers inside the network.</summary>
public class PartnerApiStack : Stack
{
    public PartnerApiStack(Construct scope, string id, PartnerApiStackProps props) : base(scope, id, props)
    {
        var (network, services) = (props.Network, props.Services);
        var partner = new RestApi(this, "Partner", new RestApiProps
        {
            RestApiName = "hr-partner",
            EndpointTypes = new[] { EndpointType.REGIONAL },
            DefaultMethodOptions = new MethodOptions { AuthorizationType = AuthorizationType.IAM },
        });

        partner.Root.AddResource("contracts").AddMethod("GET", new Integration(new IntegrationProps
        {
            Type = IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Uri = "https://partner.hr.example.com/contracts",
            Options = new IntegrationOptions { ConnectionType = ConnectionType.VPC_LINK, VpcLink = services.PartnerLink },
        }));

        partner.Root.AddResource("invoices").AddMethod("GET", new Integration(new IntegrationProps
        {
            Type = IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Uri = "https://partner.hr.example.com/invoices",
            Options = new IntegrationOptions { ConnectionType = ConnectionType.VPC_LINK, VpcLink = services.PartnerLink },
        }));

        partner.Root.AddResource("orders").AddMethod("GET", new Integration(new IntegrationProps
        {
            Type = IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Uri = "https://partner.hr.example.com/orders",
            Options = new IntegrationOptions { ConnectionType = ConnectionType.VPC_LINK, VpcLink = services.PartnerLink },
        }));

        partner.Root.AddResource("benefits").AddMethod("GET", new Integration(new IntegrationProps
        {
            Type = IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Uri = $"http://{services.BenefitsBalancer.LoadBalancerDnsName}/benefits",
            Options = new IntegrationOptions { ConnectionType = ConnectionType.VPC_LINK, VpcLink = services.BenefitsLink },
        }));
        partner.Root.AddResource("timesheets").AddMethod("GET", new Integration(new IntegrationProps
        {
            Type = IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Uri = $"http://{services.TimesheetsBalancer.LoadBalancerDnsName}/timesheets",
            Options = new IntegrationOptions { ConnectionType = ConnectionType.VPC_LINK, VpcLink = services.TimesheetsLink },
        }));

        var employees = new CfnMethod(this, "GetEmployees", new CfnMethodProps
        {
            RestApiId = partner.RestApiId,
            ResourceId = partner.Root.AddResource("employees").ResourceId,
            HttpMethod = "GET",
            AuthorizationType = "AWS_IAM",
            Integration = new CfnMethod.IntegrationProperty
            {
                Type = "HTTP_PROXY",
                IntegrationHttpMethod = "GET",
                Uri = $"http://{services.EmployeesBalancer.LoadBalancerDnsName}/employees",
                ConnectionType = "VPC_LINK",
                ConnectionId = network.Link.VpcLinkId,
            },
        });
        // This version of the CDK has no property for the load balancer that a V2 link leads to.
        employees.AddPropertyOverride("Integration.IntegrationTarget", services.EmployeesBalancer.LoadBalancerArn);

        var acl = new CfnWebACL(this, "Acl", new CfnWebACLProps
        {
            Scope = "REGIONAL",
            DefaultAction = new CfnWebACL.DefaultActionProperty { Allow = new CfnWebACL.AllowActionProperty() },
            VisibilityConfig = new CfnWebACL.VisibilityConfigProperty { CloudWatchMetricsEnabled = true, MetricName = "hr-partner", SampledRequestsEnabled = true },
        });
        _ = new CfnWebACLAssociation(this, "AclAssociation", new CfnWebACLAssociationProps { WebAclArn = acl.AttrArn, ResourceArn = partner.DeploymentStage.StageArn });

        var reports = new RestApi(this, "Reports", new RestApiProps
        {
            RestApiName = "hr-reports",
            EndpointConfiguration = new EndpointConfiguration { Types = new[] { EndpointType.PRIVATE }, VpcEndpoints = new IVpcEndpoint[] { network.ExecuteApi } },
            Policy = OnlyThrough(network.ExecuteApi),
            DefaultMethodOptions = new MethodOptions { AuthorizationType = AuthorizationType.IAM },
        });
        reports.Root.AddMethod("GET", new MockIntegration());

        var statistics = new RestApi(this, "Statistics", new RestApiProps
        {
            RestApiName = "hr-statistics",
            EndpointConfiguration = new EndpointConfiguration { Types = new[] { EndpointType.REGIONAL } },
            DefaultMethodOptions = new MethodOptions { AuthorizationType = AuthorizationType.IAM },
        });
        statistics.Root.AddMethod("GET", new MockIntegration());
    }

    private static PolicyDocument OnlyThrough(IVpcEndpoint endpoint) => new(new PolicyDocumentProps
    {
        Statements = new[]
        {
            new PolicyStatement(new PolicyStatementProps
            {
                Principals = new IPrincipal[] { new AnyPrincipal() },
                Actions = new[] { "execute-api:Invoke" },
                Resources = new[] { "execute-api:/*" },
                Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId } },
            }),
        },
    });
}
