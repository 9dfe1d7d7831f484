using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;

namespace HrPlatform;

/// <summary>The VPC that all APIs lead into, and the way into private APIs.</summary>
public class NetworkStack : Stack
{
    public NetworkStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        Vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2 });
        ExecuteApi = Vpc.AddInterfaceEndpoint("ExecuteApi", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.APIGATEWAY });
    }

    public Vpc Vpc { get; }

    /// <summary>Callers of private APIs come through this endpoint.</summary>
    public InterfaceVpcEndpoint ExecuteApi { get; }
}
