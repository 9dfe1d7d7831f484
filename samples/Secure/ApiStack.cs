using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AwsApigatewayv2Authorizers;
using Amazon.CDK.AwsApigatewayv2Integrations;
using Constructs;
using V2 = Amazon.CDK.AWS.Apigatewayv2;

namespace HrPlatform;

public class ApiStackProps : StackProps
{
    public required NetworkStack Network { get; init; }

    public required ServicesStack Services { get; init; }
}

/// <summary>The HTTP API of the employees' portal.</summary>
public class ApiStack : Stack
{
    private readonly V2.HttpApi _api;
    private readonly V2.VpcLink _link;

    public ApiStack(Construct scope, string id, ApiStackProps props) : base(scope, id, props)
    {
        var (network, services) = (props.Network, props.Services);
        _link = network.Link;
        _api = new V2.HttpApi(this, "Portal", new V2.HttpApiProps
        {
            ApiName = "hr-portal",
            DefaultAuthorizer = new HttpJwtAuthorizer("Jwt", "https://login.hr.example.com", new HttpJwtAuthorizerProps { JwtAudience = new[] { "hr-portal" } }),
        });

        Route("/employees", new HttpAlbIntegration("Employees", services.EmployeesListener, new HttpAlbIntegrationProps { VpcLink = _link }));
        Route("/documents", new HttpAlbIntegration("Documents", services.Documents.Listener, new HttpAlbIntegrationProps { VpcLink = _link }));
        Route("/payroll", new HttpAlbIntegration("Payroll", services.PayrollListener, new HttpAlbIntegrationProps { VpcLink = _link, SecureServerName = "payroll.hr.example.com" }));
        Route("/leave", new HttpAlbIntegration("Leave", services.LeaveListener, new HttpAlbIntegrationProps { VpcLink = _link }));
        Route("/audit", new HttpAlbIntegration("Audit", services.AuditListener, new HttpAlbIntegrationProps { VpcLink = network.AuditLink }));
        Route("/directory", new HttpServiceDiscoveryIntegration("Directory", services.Directory, new HttpServiceDiscoveryIntegrationProps { VpcLink = _link }));

        // Recruiting runs in another team's stack.
        var recruiting = ApplicationListener.FromApplicationListenerAttributes(this, "Recruiting", new ApplicationListenerAttributes
        {
            ListenerArn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/recruiting/50dc6c495c0c9188/f2f7dc8efc522ab2",
            SecurityGroup = SecurityGroup.FromSecurityGroupId(this, "RecruitingGroup", "sg-0a1b2c3d4e5f60718"),
        });
        Route("/recruiting", new HttpAlbIntegration("Recruiting", recruiting, new HttpAlbIntegrationProps { VpcLink = _link }));

        Route("/payslips", new HttpAlbIntegration("Payslips", services.EmployeesListener, new HttpAlbIntegrationProps { VpcLink = _link }));

        LegacyRoutes(services);
    }

    private void Route(string path, V2.HttpRouteIntegration integration) =>
        _api.AddRoutes(new V2.AddRoutesOptions { Path = path, Methods = new[] { V2.HttpMethod.GET, V2.HttpMethod.POST }, Integration = integration });

    /// <summary>Routes that were taken over from a CloudFormation template.</summary>
    private void LegacyRoutes(ServicesStack services)
    {
        var calendar = new V2.CfnIntegration(this, "Calendar", new V2.CfnIntegrationProps
        {
            ApiId = _api.ApiId,
            IntegrationType = "HTTP_PROXY",
            IntegrationMethod = "ANY",
            PayloadFormatVersion = "1.0",
            IntegrationUri = services.LeaveListener.ListenerArn,
            ConnectionType = "VPC_LINK",
            ConnectionId = _link.VpcLinkId,
        });
        LegacyRoute("CalendarRoute", "GET /calendar", calendar);

        var holidays = new V2.CfnIntegration(this, "Holidays", new V2.CfnIntegrationProps
        {
            ApiId = _api.ApiId,
            IntegrationType = "HTTP_PROXY",
            IntegrationMethod = "ANY",
            PayloadFormatVersion = "1.0",
            IntegrationUri = services.EmployeesListener.ListenerArn,
            ConnectionType = "VPC_LINK",
            ConnectionId = _link.VpcLinkId,
        });
        LegacyRoute("HolidaysRoute", "GET /holidays", holidays);

        var expenses = new V2.CfnIntegration(this, "Expenses", new V2.CfnIntegrationProps
        {
            ApiId = _api.ApiId,
            IntegrationType = "HTTP_PROXY",
            IntegrationMethod = "ANY",
            PayloadFormatVersion = "1.0",
            ConnectionType = "VPC_LINK",
            ConnectionId = _link.VpcLinkId,
            IntegrationUri = services.EmployeesListener.ListenerArn,
        });
        LegacyRoute("ExpensesRoute", "GET /expenses", expenses);

        var absences = new V2.CfnIntegration(this, "Absences", new V2.CfnIntegrationProps
        {
            ApiId = _api.ApiId,
            IntegrationType = "HTTP_PROXY",
            IntegrationMethod = "ANY",
            PayloadFormatVersion = "1.0",
            ConnectionType = "VPC_LINK",
            ConnectionId = _link.VpcLinkId,
            IntegrationUri = services.EmployeesListener.ListenerArn,
        });
        LegacyRoute("AbsencesRoute", "GET /absences", absences);
    }

    private void LegacyRoute(string id, string key, V2.CfnIntegration integration) => _ = new V2.CfnRoute(this, id, new V2.CfnRouteProps
    {
        ApiId = _api.ApiId,
        RouteKey = key,
        AuthorizationType = "AWS_IAM",
        Target = "integrations/" + integration.Ref,
    });
}
