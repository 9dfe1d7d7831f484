using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Constructs;

namespace HrPlatform;

public class WorkloadProps
{
    public required ICluster Cluster { get; init; }

    public required string Image { get; init; }

    public int Port { get; init; } = 8080;

    /// <summary>Registers the tasks under this name when it is given.</summary>
    public CloudMapOptions? CloudMap { get; init; }

    public SubnetType Subnets { get; init; } = SubnetType.PRIVATE_WITH_EGRESS;
}

/// <summary>A container that runs on Fargate.</summary>
public class Workload : Construct
{
    public Workload(Construct scope, string id, WorkloadProps props) : base(scope, id)
    {
        Port = props.Port;
        var task = new FargateTaskDefinition(this, "Task", new FargateTaskDefinitionProps { Cpu = 256, MemoryLimitMiB = 512 });
        task.AddContainer("App", new ContainerDefinitionOptions
        {
            Image = ContainerImage.FromRegistry(props.Image),
            PortMappings = new IPortMapping[] { new PortMapping { ContainerPort = props.Port } },
        });
        Service = new FargateService(this, "Service", new FargateServiceProps
        {
            Cluster = props.Cluster,
            TaskDefinition = task,
            DesiredCount = 2,
            CloudMapOptions = props.CloudMap,
            VpcSubnets = new SubnetSelection { SubnetType = props.Subnets },
        });
    }

    public FargateService Service { get; }

    public int Port { get; }
}
