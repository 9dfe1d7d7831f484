using System.Globalization;
using System.Text;

namespace VpcLinkAnalyzers.Benchmarks;

/// <summary>
/// Writes CDK applications of any size, in the way people write them: a network, stacks of services behind load balancers, stacks of APIs that reach them through
/// VPC links, props classes between them, a custom construct and helpers. About 250 lines a stack; every tenth service has a mistake.
/// </summary>
internal static class GeneratedApplication
{
    private const int ServicesPerStack = 8;

    /// <summary>Files of an application with this many stacks.</summary>
    public static IEnumerable<(string Path, string Text)> Stacks(int count)
    {
        yield return ("Network.cs", Network);
        yield return ("Workload.cs", Workload);
        var pairs = count / 2;
        for (var n = 0; n < pairs; n++)
        {
            yield return ($"Services{n}.cs", Services(n));
            yield return ($"Api{n}.cs", Api(n));
        }

        yield return ("Program.cs", Program(pairs));
    }

    /// <summary>Files that have about this many lines and nothing to do with AWS.</summary>
    public static IEnumerable<(string Path, string Text)> Plain(int lines)
    {
        for (int n = 0, written = 0; written < lines; n++)
        {
            var text = PlainFile(n);
            written += text.Count(static c => c == '\n');
            yield return ($"Plain{n}.cs", text);
        }
    }

    /// <summary>CDK stacks without an API: buckets, queues, tables, functions.</summary>
    public static IEnumerable<(string Path, string Text)> WithoutIntegrations(int count)
    {
        for (var n = 0; n < count; n++) yield return ($"Storage{n}.cs", Storage(n));
    }

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Amazon.CDK;
        using Amazon.CDK.AWS.CertificateManager;
        using Amazon.CDK.AWS.CloudWatch;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.ECS;
        using Amazon.CDK.AWS.ElasticLoadBalancingV2;
        using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AwsApigatewayv2Authorizers;
        using Amazon.CDK.AwsApigatewayv2Integrations;
        using Constructs;
        using ApplicationLoadBalancerProps = Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps;
        using NetworkLoadBalancerProps = Amazon.CDK.AWS.ElasticLoadBalancingV2.NetworkLoadBalancerProps;
        using Protocol = Amazon.CDK.AWS.ElasticLoadBalancingV2.Protocol;
        using Rest = Amazon.CDK.AWS.APIGateway;
        using V2 = Amazon.CDK.AWS.Apigatewayv2;

        namespace Generated;

        """;

    private const string Network = Usings + """
        public class NetworkStack : Stack
        {
            public NetworkStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                Vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });
                LinkGroup = new SecurityGroup(this, "LinkGroup", new SecurityGroupProps { Vpc = Vpc, AllowAllOutbound = true });
                Cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = Vpc });
                Certificate = new Certificate(this, "Certificate", new CertificateProps { DomainName = "internal.example.com" });
            }

            public Vpc Vpc { get; }
            public SecurityGroup LinkGroup { get; }
            public Cluster Cluster { get; }
            public Certificate Certificate { get; }
        }

        """;

    private const string Workload = Usings + """
        public class WorkloadProps
        {
            public required Cluster Cluster { get; init; }
            public required string Image { get; init; }
            public double Port { get; init; } = 8080;
            public double Cpu { get; init; } = 256;
            public IDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
        }

        public class Workload : Construct
        {
            public Workload(Construct scope, string id, WorkloadProps props) : base(scope, id)
            {
                Port = props.Port;
                var task = new FargateTaskDefinition(this, "Task", new FargateTaskDefinitionProps { Cpu = props.Cpu, MemoryLimitMiB = props.Cpu * 2 });
                task.AddContainer("App", new ContainerDefinitionOptions
                {
                    Image = ContainerImage.FromRegistry(props.Image),
                    Environment = props.Environment,
                    Logging = LogDrivers.AwsLogs(new AwsLogDriverProps { StreamPrefix = id }),
                    PortMappings = new IPortMapping[] { new PortMapping { ContainerPort = props.Port } },
                });
                Service = new FargateService(this, "Service", new FargateServiceProps
                {
                    Cluster = props.Cluster,
                    TaskDefinition = task,
                    DesiredCount = 2,
                    VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                });
            }

            public FargateService Service { get; }
            public double Port { get; }
        }

        """;

    private static string Services(int n)
    {
        var text = new StringBuilder(Usings);
        text.Append(CultureInfo.InvariantCulture, $$"""
            public class Services{{n}}Props : StackProps
            {
                public required NetworkStack Network { get; init; }
                public string Tier { get; init; } = "standard";
            }

            public class Services{{n}}Stack : Stack
            {
                private readonly NetworkStack _network;

                public Services{{n}}Stack(Construct scope, string id, Services{{n}}Props props) : base(scope, id, props)
                {
                    _network = props.Network;
                    var environment = new Dictionary<string, string> { ["TIER"] = props.Tier, ["LOG_LEVEL"] = "info" };

            """);
        for (var s = 0; s < ServicesPerStack; s++)
        {
            var mistaken = (n * ServicesPerStack + s) % 10 == 9;
            text.Append(CultureInfo.InvariantCulture, $$"""
                        // Service {{s}}: a container behind a load balancer of its own.
                        var workload{{s}} = new Workload(this, "Workload{{s}}", new WorkloadProps
                        {
                            Cluster = _network.Cluster,
                            Image = "example/service-{{n}}-{{s}}:1",
                            Environment = environment,
                            Cpu = {{(s % 2 == 0 ? 256 : 512)}},
                        });

                """);
            if (s % 3 == 2)
            {
                text.Append(CultureInfo.InvariantCulture, $$"""
                            Nlb{{s}} = new NetworkLoadBalancer(this, "Nlb{{s}}", new NetworkLoadBalancerProps
                            {
                                Vpc = _network.Vpc,
                                CrossZoneEnabled = true,
                                InternetFacing = {{(mistaken ? "true" : "false")}},
                                VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                            });
                            NlbListener{{s}} = Nlb{{s}}.AddListener("Tcp", new BaseNetworkListenerProps { Port = 80, Protocol = Protocol.TCP });
                            NlbListener{{s}}.AddTargets("Targets", new AddNetworkTargetsProps
                            {
                                Port = workload{{s}}.Port,
                                Protocol = Protocol.TCP,
                                Targets = new INetworkLoadBalancerTarget[] { workload{{s}}.Service },
                                HealthCheck = new Amazon.CDK.AWS.ElasticLoadBalancingV2.HealthCheck { Protocol = Protocol.HTTP, Path = "/health" },
                            });
                            workload{{s}}.Service.Connections.AllowFrom(Peer.Ipv4(_network.Vpc.VpcCidrBlock), Port.Tcp(workload{{s}}.Port), "load balancer");

                    """);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $$"""
                            Alb{{s}} = {{(mistaken ? $"Balancer(\"Alb{s}\", true)" : $"Balancer(\"Alb{s}\")")}};
                            Listener{{s}} = Alb{{s}}.AddListener("Http", new BaseApplicationListenerProps { Port = 80, Open = false });
                            Listener{{s}}.AddTargets("Targets", new AddApplicationTargetsProps
                            {
                                Port = workload{{s}}.Port,
                                Protocol = ApplicationProtocol.HTTP,
                                Targets = new IApplicationLoadBalancerTarget[] { workload{{s}}.Service },
                                HealthCheck = new Amazon.CDK.AWS.ElasticLoadBalancingV2.HealthCheck { Path = "/health", Interval = Duration.Seconds(15) },
                            });
                            Listener{{s}}.Connections.AllowDefaultPortFrom(_network.LinkGroup, "API Gateway");
                            Alarm("Alarm{{s}}", Alb{{s}}.Metrics.HttpCodeElb(HttpCodeElb.ELB_5XX_COUNT, new MetricOptions { Period = Duration.Minutes(1) }), 10);

                    """);
            }
        }

        text.Append("    }\n\n");
        for (var s = 0; s < ServicesPerStack; s++)
        {
            var (type, name, listenerType, listener) = s % 3 == 2 ? ("NetworkLoadBalancer", "Nlb", "NetworkListener", "NlbListener") : ("ApplicationLoadBalancer", "Alb", "ApplicationListener", "Listener");
            text.Append(CultureInfo.InvariantCulture, $"    public {type} {name}{s} {{ get; }}\n    public {listenerType} {listener}{s} {{ get; }}\n\n");
        }

        text.Append("""
                private ApplicationLoadBalancer Balancer(string id, bool facing = false) => new(this, id, new ApplicationLoadBalancerProps
                {
                    Vpc = _network.Vpc,
                    InternetFacing = facing,
                    DropInvalidHeaderFields = true,
                    IdleTimeout = Duration.Seconds(60),
                });

                private void Alarm(string id, IMetric metric, double threshold)
                {
                    var alarm = new Alarm(this, id, new AlarmProps
                    {
                        Metric = metric,
                        Threshold = threshold,
                        EvaluationPeriods = 3,
                        ComparisonOperator = ComparisonOperator.GREATER_THAN_THRESHOLD,
                        TreatMissingData = TreatMissingData.NOT_BREACHING,
                    });
                    if (Node.TryGetContext("quiet") is null) Console.WriteLine(alarm.AlarmName);
                }
            }

            """);
        text.Append(Ordinary(n));
        return text.ToString();
    }

    private static string Api(int n)
    {
        var text = new StringBuilder(Usings);
        text.Append(CultureInfo.InvariantCulture, $$"""
            public class Api{{n}}Stack : Stack
            {
                public Api{{n}}Stack(Construct scope, string id, NetworkStack network, Services{{n}}Stack services, IStackProps? props = null) : base(scope, id, props)
                {
                    var api = new V2.HttpApi(this, "Api", new V2.HttpApiProps
                    {
                        ApiName = "api-{{n}}",
                        CorsPreflight = new V2.CorsPreflightOptions { AllowOrigins = new[] { "https://example.com" }, AllowMethods = new[] { V2.CorsHttpMethod.GET } },
                    });
                    var link = new V2.VpcLink(this, "Link", new V2.VpcLinkProps
                    {
                        Vpc = network.Vpc,
                        Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                        SecurityGroups = new ISecurityGroup[] { network.LinkGroup },
                    });
                    var authorizer = new HttpIamAuthorizer();
                    var logs = new LogGroup(this, "Logs", new LogGroupProps { Retention = RetentionDays.ONE_MONTH, RemovalPolicy = RemovalPolicy.DESTROY });

            """);
        for (var s = 0; s < ServicesPerStack; s++)
        {
            if (s % 3 == 2)
            {
                text.Append(CultureInfo.InvariantCulture, $$"""
                            // Partners come in through a REST API.
                            var rest{{s}} = new Rest.RestApi(this, "Rest{{s}}", new Rest.RestApiProps
                            {
                                RestApiName = "partner-{{n}}-{{s}}",
                                EndpointTypes = new[] { Rest.EndpointType.REGIONAL },
                                DeployOptions = new Rest.StageOptions { StageName = "v1", ThrottlingRateLimit = 100, ThrottlingBurstLimit = 50, TracingEnabled = true },
                            });
                            var restLink{{s}} = new Rest.VpcLink(this, "RestLink{{s}}", new Rest.VpcLinkProps { Targets = new INetworkLoadBalancer[] { services.Nlb{{s}} } });
                            var proxy{{s}} = new Rest.Integration(new Rest.IntegrationProps
                            {
                                Type = Rest.IntegrationType.HTTP_PROXY,
                                IntegrationHttpMethod = "ANY",
                                Uri = $"http://{services.Nlb{{s}}.LoadBalancerDnsName}/partner/{{s}}",
                                Options = new Rest.IntegrationOptions
                                {
                                    ConnectionType = Rest.ConnectionType.VPC_LINK,
                                    VpcLink = restLink{{s}},
                                    Timeout = Duration.Seconds(20),
                                },
                            });
                            var partner{{s}} = rest{{s}}.Root.AddResource("partner").AddResource("orders-{{s}}");
                            foreach (var method in new[] { "GET", "POST", "DELETE" })
                                partner{{s}}.AddMethod(method, proxy{{s}}, new Rest.MethodOptions { AuthorizationType = Rest.AuthorizationType.IAM });

                    """);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $$"""
                            // Service {{s}}, behind the shared link.
                            var integration{{s}} = new HttpAlbIntegration("Integration{{s}}", services.Listener{{s}}, new HttpAlbIntegrationProps
                            {
                                VpcLink = link,
                                Method = V2.HttpMethod.ANY,
                                ParameterMapping = new V2.ParameterMapping().AppendHeader("x-service", V2.MappingValue.Custom("service-{{s}}")),
                            });
                            api.AddRoutes(new V2.AddRoutesOptions
                            {
                                Path = "/service-{{s}}/{proxy+}",
                                Methods = new[] { V2.HttpMethod.GET, V2.HttpMethod.POST },
                                Integration = integration{{s}},
                                Authorizer = authorizer,
                            });
                            api.AddRoutes(new V2.AddRoutesOptions { Path = "/service-{{s}}", Methods = new[] { V2.HttpMethod.GET }, Integration = integration{{s}}, Authorizer = authorizer });

                    """);
            }
        }

        text.Append("""
                    Output("Url", api.ApiEndpoint);
                    Output("LogsName", logs.LogGroupName);
                }

                private void Output(string id, string value)
                {
                    _ = new CfnOutput(this, id, new CfnOutputProps { Value = value, Description = "for " + id });
                }
            }

            """);
        return text.ToString();
    }

    private static string Program(int pairs)
    {
        var text = new StringBuilder(Usings);
        text.Append("""
            public static class Program
            {
                public static void Main()
                {
                    var app = new App();
                    var network = new NetworkStack(app, "Network");

            """);
        for (var n = 0; n < pairs; n++)
            text.Append(CultureInfo.InvariantCulture, $$"""
                        var services{{n}} = new Services{{n}}Stack(app, "Services{{n}}", new Services{{n}}Props { Network = network });
                        _ = new Api{{n}}Stack(app, "Api{{n}}", network, services{{n}});

                """);
        return text.Append("        app.Synth();\n    }\n}\n").ToString();
    }

    /// <summary>What also lies in the files of a CDK project and makes no construct.</summary>
    private static string Ordinary(int n)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""

            internal sealed record Quota{{n}}(string Name, int Limit, TimeSpan Window)
            {
                public bool Allows(int used) => used < Limit;
                public override string ToString() => Name + ": " + Limit.ToString() + " per " + Window;
            }

            internal static class Quotas{{n}}
            {
                private static readonly List<Quota{{n}}> All = new();

                public static Quota{{n}}? Find(string name)
                {
                    foreach (var quota in All)
                    {
                        if (string.Equals(quota.Name, name, StringComparison.OrdinalIgnoreCase)) return quota;
                        if (quota.Limit == 0 && name.Length > 3) break;
                    }

                    return null;
                }

                public static IEnumerable<string> Describe(IEnumerable<int> used) =>
                    All.Zip(used, (quota, count) => quota + (quota.Allows(count) ? " ok" : " exceeded")).Where(line => line.Length > 0).OrderBy(line => line);
            }

            """);
        return text.ToString();
    }

    private static string PlainFile(int n)
    {
        var text = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Linq;\n\nnamespace Plain;\n\n");
        for (var c = 0; c < 8; c++)
            text.Append(CultureInfo.InvariantCulture, $$"""
                public sealed class Ledger{{n}}x{{c}}
                {
                    private readonly Dictionary<string, decimal> _balances = new();

                    public decimal Total => _balances.Values.Sum();

                    public void Book(string account, decimal amount)
                    {
                        if (string.IsNullOrWhiteSpace(account)) throw new ArgumentException("no account", nameof(account));
                        if (!_balances.TryGetValue(account, out var balance)) balance = 0m;
                        _balances[account] = balance + amount;
                    }

                    public IReadOnlyList<(string Account, decimal Amount)> Largest(int count)
                    {
                        var ordered = _balances.Select(b => (b.Key, b.Value)).OrderByDescending(b => Math.Abs(b.Value)).ToList();
                        return ordered.Count <= count ? ordered : ordered.GetRange(0, count);
                    }

                    public override string ToString()
                    {
                        var lines = new List<string>();
                        for (var i = 0; i < _balances.Count; i++)
                        {
                            var (account, amount) = Largest(_balances.Count)[i];
                            lines.Add(account + " " + amount.ToString("0.00"));
                        }

                        return string.Join(Environment.NewLine, lines);
                    }
                }


                """);
        return text.ToString();
    }

    private static string Storage(int n)
    {
        var text = new StringBuilder("""
            using Amazon.CDK;
            using Amazon.CDK.AWS.DynamoDB;
            using Amazon.CDK.AWS.S3;
            using Amazon.CDK.AWS.SNS;
            using Amazon.CDK.AWS.SQS;
            using Constructs;

            namespace Generated;


            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            public class Storage{{n}}Stack : Stack
            {
                public Storage{{n}}Stack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
                {

            """);
        for (var s = 0; s < 12; s++)
            text.Append(CultureInfo.InvariantCulture, $$"""
                        var bucket{{s}} = new Bucket(this, "Bucket{{s}}", new BucketProps
                        {
                            Encryption = BucketEncryption.S3_MANAGED,
                            EnforceSSL = true,
                            Versioned = true,
                            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
                            RemovalPolicy = RemovalPolicy.RETAIN,
                        });
                        var queue{{s}} = new Queue(this, "Queue{{s}}", new QueueProps { VisibilityTimeout = Duration.Seconds(60 + {{s}}), EnforceSSL = true });
                        var table{{s}} = new Table(this, "Table{{s}}", new TableProps
                        {
                            PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING },
                            BillingMode = BillingMode.PAY_PER_REQUEST,
                        });
                        var topic{{s}} = new Topic(this, "Topic{{s}}", new TopicProps { DisplayName = bucket{{s}}.BucketName + queue{{s}}.QueueName + table{{s}}.TableName });

                """);
        return text.Append("    }\n}\n").ToString();
    }
}
