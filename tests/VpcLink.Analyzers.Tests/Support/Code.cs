namespace VpcLinkAnalyzers.Tests.Support;

/// <summary>Test sources, so that a test shows only what it is about.</summary>
internal static class Code
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.ECS;
        using Amazon.CDK.AWS.ElasticLoadBalancingV2;
        using Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets;
        using Amazon.CDK.AwsApigatewayv2Integrations;
        using Amazon.CDK.AwsApigatewayv2Authorizers;
        using Amazon.CDK.AWS.CertificateManager;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.ServiceDiscovery;
        using Amazon.CDK.AWS.WAFv2;
        using Constructs;
        using Rest = Amazon.CDK.AWS.APIGateway;
        using V2 = Amazon.CDK.AWS.Apigatewayv2;
        using Patterns = Amazon.CDK.AWS.ECS.Patterns;
        using HealthCheck = Amazon.CDK.AWS.ElasticLoadBalancingV2.HealthCheck;
        using Protocol = Amazon.CDK.AWS.ElasticLoadBalancingV2.Protocol;

        """;

    /// <summary>A stack whose constructor has this body, with <c>vpc</c> made in it.</summary>
    public static string Stack(string body) => Usings + $$"""
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                var vpc = new Vpc(this, "Vpc");
        {{body}}
            }
        }
        """;

    /// <summary>A stack whose constructor has this body, and nothing before it.</summary>
    public static string Bare(string body) => Usings + $$"""
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
        {{body}}
            }
        }
        """;

    /// <summary>Declarations after the common usings.</summary>
    public static string File(string declarations) => Usings + declarations;
}
