using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;
using V2 = Amazon.CDK.AWS.Apigatewayv2;

namespace HrPlatform;

/// <summary>The networks, and the links by which APIs reach into them.</summary>
public class NetworkStack : Stack
{
    public NetworkStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        Vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });

        // Nothing in the audit network may call out: it has isolated subnets only.
        AuditVpc = new Vpc(this, "AuditVpc", new VpcProps
        {
            MaxAzs = 2,
            NatGateways = 0,
            SubnetConfiguration = new[] { new SubnetConfiguration { Name = "Audit", SubnetType = SubnetType.PRIVATE_ISOLATED } },
        });

        LinkGroup = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = Vpc, Description = "Network interfaces of the VPC link" });
        Link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps { Vpc = Vpc, SecurityGroups = new ISecurityGroup[] { LinkGroup } });

        AuditLinkGroup = new SecurityGroup(this, "AuditLinkGroup", new SecurityGroupProps { Vpc = AuditVpc });
        AuditLink = new V2.VpcLink(this, "AuditLink", new V2.VpcLinkProps
        {
            Vpc = AuditVpc,
            Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
            SecurityGroups = new ISecurityGroup[] { AuditLinkGroup },
        });

        ExecuteApi = Vpc.AddInterfaceEndpoint("ExecuteApi", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });
    }

    public Vpc Vpc { get; }

    public Vpc AuditVpc { get; }

    public SecurityGroup LinkGroup { get; }

    public V2.VpcLink Link { get; }

    public SecurityGroup AuditLinkGroup { get; }

    public V2.VpcLink AuditLink { get; }

    /// <summary>Where callers inside the network enter private REST APIs.</summary>
    public InterfaceVpcEndpoint ExecuteApi { get; }
}
