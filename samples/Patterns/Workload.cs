using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Constructs;

namespace HrPlatform;

internal static class Workload
{
    /// <summary>A service on Fargate that answers HTTP on one port.</summary>
    public static FargateService Service(Construct scope, string name, IVpc vpc, int port = 8080)
    {
        var task = new FargateTaskDefinition(scope, name + "Task");
        task.AddContainer("web", new ContainerDefinitionOptions
        {
            Image = ContainerImage.FromRegistry("public.ecr.aws/docker/library/httpd:2.4"),
            PortMappings = new IPortMapping[] { new PortMapping { ContainerPort = port } },
        });
        return new FargateService(scope, name + "Service", new FargateServiceProps
        {
            Cluster = new Cluster(scope, name + "Cluster", new ClusterProps { Vpc = vpc }),
            TaskDefinition = task,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
        });
    }
}
