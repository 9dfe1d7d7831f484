using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
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
            Uri = $"https://{services.PartnerBalancer.LoadBalancerDnsName}/contracts", // VPCL203
            Options = new IntegrationOptions { ConnectionType = ConnectionType.VPC_LINK, VpcLink = services.PartnerLink },
        }));

        partner.Root.AddResource("invoices").AddMethod("GET", new Integration(new IntegrationProps
        {
            Type = IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Uri = "https://partner.hr.example.com/invoices",
            Options = new IntegrationOptions { ConnectionType = ConnectionType.INTERNET, VpcLink = services.PartnerLink }, // VPCL106
        }));

        partner.Root.AddResource("orders").AddMethod("GET", new Integration(new IntegrationProps // VPCL107
        {
            Type = IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Options = new IntegrationOptions { VpcLink = services.PartnerLink },
        }));

        var both = new VpcLink(this, "BothLink", new VpcLinkProps { Targets = new INetworkLoadBalancer[] { services.BenefitsBalancer, services.TimesheetsBalancer } }); // VPCL111
        partner.Root.AddResource("benefits").AddMethod("GET", new Integration(new IntegrationProps
        {
            Type = IntegrationType.HTTP_PROXY,
            IntegrationHttpMethod = "GET",
            Uri = $"http://{services.BenefitsBalancer.LoadBalancerDnsName}/benefits",
            Options = new IntegrationOptions { ConnectionType = ConnectionType.VPC_LINK, VpcLink = both },
        }));

        _ = new CfnVpcLink(this, "LeaveLink", new CfnVpcLinkProps { Name = "leave", TargetArns = new[] { services.LeaveBalancer.LoadBalancerArn } }); // VPCL110

        _ = new CfnMethod(this, "GetEmployees", new CfnMethodProps // VPCL101
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

        var reports = new RestApi(this, "Reports", new RestApiProps
        {
            RestApiName = "hr-reports",
            EndpointConfiguration = new EndpointConfiguration { Types = new[] { EndpointType.PRIVATE }, VpcEndpoints = new IVpcEndpoint[] { network.ExecuteApi } }, // VPCL501
            DefaultMethodOptions = new MethodOptions { AuthorizationType = AuthorizationType.IAM },
        });
        reports.Root.AddMethod("GET", new MockIntegration());

        var statistics = new RestApi(this, "Statistics", new RestApiProps
        {
            RestApiName = "hr-statistics",
            EndpointConfiguration = new EndpointConfiguration { Types = new[] { EndpointType.REGIONAL }, VpcEndpoints = new IVpcEndpoint[] { network.ExecuteApi } }, // VPCL504
            DefaultMethodOptions = new MethodOptions { AuthorizationType = AuthorizationType.IAM },
        });
        statistics.Root.AddMethod("GET", new MockIntegration());
    }
}
