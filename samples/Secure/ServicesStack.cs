using Amazon.CDK;
using Amazon.CDK.AWS.CertificateManager;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.ECS.Patterns;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.ServiceDiscovery;
using Constructs;
using ApplicationLoadBalancerProps = Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps;
using NetworkLoadBalancerProps = Amazon.CDK.AWS.ElasticLoadBalancingV2.NetworkLoadBalancerProps;
using Protocol = Amazon.CDK.AWS.ElasticLoadBalancingV2.Protocol;
using Rest = Amazon.CDK.AWS.APIGateway;

namespace HrPlatform;

public class ServicesStackProps : StackProps
{
    public required NetworkStack Network { get; init; }
}

/// <summary>The services and what stands in front of them.</summary>
public class ServicesStack : Stack
{
    private readonly NetworkStack _network;

    public ServicesStack(Construct scope, string id, ServicesStackProps props) : base(scope, id, props)
    {
        _network = props.Network;
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = _network.Vpc });
        cluster.AddDefaultCloudMapNamespace(new CloudMapNamespaceOptions { Name = "hr.internal" });

        // Employees: internal, plain HTTP.
        var employees = new Workload(this, "Employees", new WorkloadProps { Cluster = cluster, Image = "hr/employees:1" });
        EmployeesBalancer = InternalBalancer("EmployeesAlb");
        EmployeesListener = EmployeesBalancer.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        EmployeesListener.Connections.AllowDefaultPortFrom(_network.LinkGroup, "API Gateway");
        EmployeesListener.AddTargets("Employees", new AddApplicationTargetsProps { Port = employees.Port, Targets = new IApplicationLoadBalancerTarget[] { employees.Service } });

        // Payroll: internal, HTTPS.
        var payroll = new Workload(this, "Payroll", new WorkloadProps { Cluster = cluster, Image = "hr/payroll:1" });
        var certificate = new Certificate(this, "PayrollCertificate", new CertificateProps { DomainName = "payroll.hr.example.com", Validation = CertificateValidation.FromDns() });
        PayrollListener = InternalBalancer("PayrollAlb").AddListener("Https", new BaseApplicationListenerProps
        {
            Port = 443,
            Certificates = new[] { ListenerCertificate.FromCertificateManager(certificate) },
            Open = false,
        });
        PayrollListener.AddTargets("Payroll", new AddApplicationTargetsProps { Port = payroll.Port, Targets = new IApplicationLoadBalancerTarget[] { payroll.Service } });
        PayrollListener.Connections.AllowDefaultPortFrom(_network.LinkGroup, "API Gateway");

        // Leave: internal, plain HTTP, closed.
        var leave = new Workload(this, "Leave", new WorkloadProps { Cluster = cluster, Image = "hr/leave:1" });
        LeaveBalancer = InternalBalancer("LeaveAlb");
        LeaveListener = LeaveBalancer.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        LeaveListener.Connections.AllowDefaultPortFrom(_network.LinkGroup, "API Gateway");
        LeaveListener.AddTargets("Leave", new AddApplicationTargetsProps { Port = leave.Port, Targets = new IApplicationLoadBalancerTarget[] { leave.Service } });

        // Documents: the ECS pattern makes the load balancer.
        Documents = new ApplicationLoadBalancedFargateService(this, "Documents", new ApplicationLoadBalancedFargateServiceProps
        {
            Cluster = cluster,
            PublicLoadBalancer = false,
            OpenListener = false,
            TaskImageOptions = new ApplicationLoadBalancedTaskImageOptions { Image = ContainerImage.FromRegistry("hr/documents:1"), ContainerPort = 8080 },
        });
        Documents.Listener.Connections.AllowDefaultPortFrom(_network.LinkGroup, "API Gateway");

        // Directory: found through Cloud Map, no load balancer.
        var directory = new Workload(this, "Directory", new WorkloadProps
        {
            Cluster = cluster,
            Image = "hr/directory:1",
            CloudMap = new CloudMapOptions { Name = "directory", DnsRecordType = DnsRecordType.SRV, ContainerPort = 8080 },
        });
        directory.Service.Connections.AllowFrom(_network.LinkGroup, Port.Tcp(directory.Port), "API Gateway");
        Directory = directory.Service.CloudMapService!;

        // Audit: in its own network.
        var auditCluster = new Cluster(this, "AuditCluster", new ClusterProps { Vpc = _network.AuditVpc });
        var audit = new Workload(this, "Audit", new WorkloadProps { Cluster = auditCluster, Image = "hr/audit:1", Subnets = SubnetType.PRIVATE_ISOLATED });
        var auditBalancer = new ApplicationLoadBalancer(this, "AuditAlb", new ApplicationLoadBalancerProps { Vpc = _network.AuditVpc });
        AuditListener = auditBalancer.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
        AuditListener.AddTargets("Audit", new AddApplicationTargetsProps { Port = audit.Port, Targets = new IApplicationLoadBalancerTarget[] { audit.Service } });
        AuditListener.Connections.AllowDefaultPortFrom(_network.AuditLinkGroup, "API Gateway");

        // Partners enter through Network Load Balancers.
        var partner = new Workload(this, "Partner", new WorkloadProps { Cluster = cluster, Image = "hr/partner:1" });
        PartnerBalancer = new NetworkLoadBalancer(this, "PartnerNlb", new NetworkLoadBalancerProps
        {
            Vpc = _network.Vpc,
            CrossZoneEnabled = true,
            InternetFacing = false,
        });
        Forward(PartnerBalancer.AddListener("Tls", new BaseNetworkListenerProps
        {
            Port = 443,
            Certificates = new[] { ListenerCertificate.FromCertificateManager(certificate) },
        }), partner);
        Forward(PartnerBalancer.AddListener("Http", new BaseNetworkListenerProps { Port = 80 }), partner);
        PartnerLink = LinkTo("PartnerLink", PartnerBalancer);

        var benefits = new Workload(this, "Benefits", new WorkloadProps { Cluster = cluster, Image = "hr/benefits:1" });
        BenefitsBalancer = InternalNetworkBalancer("BenefitsNlb");
        Forward(BenefitsBalancer.AddListener("Http", new BaseNetworkListenerProps { Port = 80 }), benefits);
        BenefitsLink = LinkTo("BenefitsLink", BenefitsBalancer);

        var timesheets = new Workload(this, "Timesheets", new WorkloadProps { Cluster = cluster, Image = "hr/timesheets:1" });
        TimesheetsBalancer = InternalNetworkBalancer("TimesheetsNlb");
        Forward(TimesheetsBalancer.AddListener("Http", new BaseNetworkListenerProps { Port = 80 }), timesheets);
        TimesheetsLink = LinkTo("TimesheetsLink", TimesheetsBalancer);
    }

    public ApplicationLoadBalancer EmployeesBalancer { get; }

    public ApplicationListener EmployeesListener { get; }

    public ApplicationListener PayrollListener { get; }

    public ApplicationLoadBalancer LeaveBalancer { get; }

    public ApplicationListener LeaveListener { get; }

    public ApplicationLoadBalancedFargateService Documents { get; }

    public Amazon.CDK.AWS.ServiceDiscovery.IService Directory { get; }

    public ApplicationListener AuditListener { get; }

    public NetworkLoadBalancer PartnerBalancer { get; }

    public Rest.VpcLink PartnerLink { get; }

    public NetworkLoadBalancer BenefitsBalancer { get; }

    public Rest.VpcLink BenefitsLink { get; }

    public NetworkLoadBalancer TimesheetsBalancer { get; }

    public Rest.VpcLink TimesheetsLink { get; }

    private ApplicationLoadBalancer InternalBalancer(string id) =>
        new(this, id, new ApplicationLoadBalancerProps { Vpc = _network.Vpc, InternetFacing = false });

    private NetworkLoadBalancer InternalNetworkBalancer(string id) =>
        new(this, id, new NetworkLoadBalancerProps { Vpc = _network.Vpc, CrossZoneEnabled = true });

    private Rest.VpcLink LinkTo(string id, NetworkLoadBalancer balancer) =>
        new(this, id, new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { balancer } });

    // The load balancer has no security group: its targets see its private addresses.
    private void Forward(NetworkListener listener, Workload workload)
    {
        listener.AddTargets(workload.Node.Id, new AddNetworkTargetsProps
        {
            Port = workload.Port,
            Protocol = Protocol.TCP,
            Targets = new INetworkLoadBalancerTarget[] { workload.Service },
            HealthCheck = new Amazon.CDK.AWS.ElasticLoadBalancingV2.HealthCheck { Protocol = Protocol.HTTP, Path = "/health" },
        });
        workload.Service.Connections.AllowFrom(Peer.Ipv4(_network.Vpc.VpcCidrBlock), Port.Tcp(workload.Port), "Network Load Balancer");
    }
}
