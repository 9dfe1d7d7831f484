using Amazon.CDK;
using Amazon.CDK.AWS.CertificateManager;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.ServiceDiscovery;
using Amazon.CDK.AwsApigatewayv2Authorizers;
using Constructs;

namespace HrPlatform;

/// <summary>Pattern 1, declared and by hand. One target group belongs to one listener, so each API has a service of its own.</summary>
public class EmployeesStack : Stack
{
    public EmployeesStack(Construct scope, string id, NetworkStack network, IStackProps? props = null) : base(scope, id, props)
    {
        _ = new EmployeesApi(this, "Declared", new EmployeesApiProps { Vpc = network.Vpc, Employees = Workload.Service(this, "Employees", network.Vpc) });
        _ = new EmployeesApiByHand(this, "ByHand", network.Vpc, Workload.Service(this, "EmployeesByHand", network.Vpc));
    }
}

/// <summary>Pattern 2.</summary>
public class HandbookStack : Stack
{
    public HandbookStack(Construct scope, string id, NetworkStack network, IStackProps? props = null) : base(scope, id, props)
    {
        _ = new HandbookApi(this, "Declared", new HandbookApiProps { Vpc = network.Vpc, Handbook = Workload.Service(this, "Handbook", network.Vpc) });
        _ = new HandbookApiByHand(this, "ByHand", network.Vpc, Workload.Service(this, "HandbookByHand", network.Vpc));
    }
}

/// <summary>Pattern 3.</summary>
public class PayrollStack : Stack
{
    public PayrollStack(Construct scope, string id, NetworkStack network, IStackProps? props = null) : base(scope, id, props)
    {
        _ = new PayrollApi(this, "Declared", new PayrollApiProps { Vpc = network.Vpc, Payroll = Workload.Service(this, "Payroll", network.Vpc) });
        _ = new PayrollApiByHand(this, "ByHand", network.Vpc, Workload.Service(this, "PayrollByHand", network.Vpc));
    }
}

/// <summary>Pattern 4.</summary>
public class PartnerStack : Stack
{
    public PartnerStack(Construct scope, string id, NetworkStack network, IStackProps? props = null) : base(scope, id, props)
    {
        _ = new PartnerApi(this, "Declared", new PartnerApiProps { Vpc = network.Vpc, Partner = Workload.Service(this, "Partner", network.Vpc) });
        _ = new PartnerApiByHand(this, "ByHand", network.Vpc, Workload.Service(this, "PartnerByHand", network.Vpc));
    }
}

public class TimesheetStack : Stack
{
    public TimesheetStack(Construct scope, string id, NetworkStack network, IStackProps? props = null) : base(scope, id, props)
    {
        _ = new TimesheetApi(this, "Api", new TimesheetApiProps
        {
            Vpc = network.Vpc,
            Timesheet = Workload.Service(this, "Timesheet", network.Vpc),
            TimesheetCertificate = Certificate.FromCertificateArn(this, "Certificate", "arn:aws:acm:eu-central-1:111122223333:certificate/11111111-2222-3333-4444-555555555555"),
            JwtAuthorizer = new HttpJwtAuthorizer("Employees", "https://login.example.com", new HttpJwtAuthorizerProps { JwtAudience = new[] { "timesheet" } }),
        });
    }
}

public class DirectoryStack : Stack
{
    public DirectoryStack(Construct scope, string id, NetworkStack network, IStackProps? props = null) : base(scope, id, props)
    {
        var names = new PrivateDnsNamespace(this, "Names", new PrivateDnsNamespaceProps { Name = "hr.internal", Vpc = network.Vpc });
        var service = Workload.Service(this, "Directory", network.Vpc);
        // API Gateway needs an address and a port: SRV records.
        var directory = service.EnableCloudMap(new CloudMapOptions { Name = "directory", CloudMapNamespace = names, DnsRecordType = DnsRecordType.SRV });
        _ = new DirectoryApi(this, "Api", new DirectoryApiProps { Vpc = network.Vpc, Directory = directory, DirectoryInstances = service });
    }
}

public class RecruitingStack : Stack
{
    public RecruitingStack(Construct scope, string id, NetworkStack network, IStackProps? props = null) : base(scope, id, props)
    {
        _ = new RecruitingApi(this, "Api", new RecruitingApiProps
        {
            Vpc = network.Vpc,
            Recruiting = Workload.Service(this, "Recruiting", network.Vpc),
            VpcEndpoints = new IVpcEndpoint[] { network.ExecuteApi },
        });
    }
}

public class ArchiveStack : Stack
{
    public ArchiveStack(Construct scope, string id, NetworkStack network, IStackProps? props = null) : base(scope, id, props)
    {
        _ = new ArchiveApi(this, "Api", new ArchiveApiProps { Vpc = network.Vpc, Archive = Workload.Service(this, "Archive", network.Vpc) });
    }
}
