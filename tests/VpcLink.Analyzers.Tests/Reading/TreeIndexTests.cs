using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>Code in which no type of the CDK can be named is not read, whatever its own types are called.</summary>
public class TreeIndexTests
{
    [Theory]
    [InlineData(true, "using Amazon.CDK.AWS.Apigatewayv2; class A { HttpApi a; }", "")]
    [InlineData(true, "global using Amazon.CDK.AWS.Apigatewayv2;", "class A { HttpApi a; }")]
    [InlineData(true, "class A { Amazon.CDK.AWS.Apigatewayv2.HttpApi a; }", "")]
    [InlineData(true, "using Gateway = Amazon.CDK.AWS.Apigatewayv2; class A { Gateway.VpcLink a; }", "")]
    [InlineData(false, "using Amazon.CDK; class A { Stack a; }", "class B { Queue b; }")]
    [InlineData(false, "namespace Company.Model; class HttpApi; class VpcLink; class Stack;", "class A { Company.Model.VpcLink a; }")]
    public void Integrations_need_the_namespace_and_a_name(bool expected, string first, string second) =>
        Assert.Equal(expected, TreeIndex.MayIntegrate([CSharpSyntaxTree.ParseText(first), CSharpSyntaxTree.ParseText(second)], CancellationToken.None));

    [Fact]
    public void Global_usings_of_another_file_count() => Verify.Rule("VPCL401",
        """
        global using Amazon.CDK;
        global using Amazon.CDK.AWS.EC2;
        global using Amazon.CDK.AWS.ElasticLoadBalancingV2;
        global using Amazon.CDK.AwsApigatewayv2Integrations;
        """,
        """
        public class Net : Stack
        {
            public IApplicationListener Http { get; }
            public Net(App app) : base(app, "Net")
            {
                var alb = new ApplicationLoadBalancer(this, "Alb", new ApplicationLoadBalancerProps { Vpc = new Vpc(this, "Vpc"), {|VPCL401:InternetFacing = true|} });
                Http = alb.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
            }
        }
        """,
        """
        using Amazon.CDK.AWS.Apigatewayv2;
        public class Api : Stack
        {
            public Api(App app, Net net) : base(app, "Api") => new HttpApi(this, "Api", new HttpApiProps { DefaultIntegration = new HttpAlbIntegration("I", net.Http) });
        }
        public static class Program { public static void Main() { var app = new App(); new Api(app, new Net(app)); } }
        """);
}
