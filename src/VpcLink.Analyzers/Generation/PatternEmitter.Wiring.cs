using VpcLinkAnalyzers.Common;

namespace VpcLinkAnalyzers.Generation;

/// <summary>The constructor: what a person would write to wire the pattern.</summary>
internal sealed partial class PatternEmitter
{
    private bool _choosesSubnets;
    private bool _addsMethods;

    private void Constructor()
    {
        _code.Line("/// <summary>Makes the constructs and wires them.</summary>");
        _code.Open("public " + _spec.Type + "(" + (_known ? "global::Constructs.Construct" : "object") + " scope, string id, " + SourceWriter.Identifier(_spec.PropsType) + " props)"
            + (!_known ? "" : _spec.Base == BaseKind.Construct ? " : base(scope, id)" : " : base(scope, id, props)"));
        if (Throws)
        {
            _code.Line("throw new global::System.InvalidOperationException(" + SourceWriter.Literal("The declaration of " + _spec.Type.TrimStart('@') + " has errors.") + ");");
        }
        else
        {
            Checks();
            AccessLogs();
            if (!_spec.IsV1) LinkV2();
            if (_spec.HasLoadBalancer) LoadBalancer();
            foreach (var b in _spec.Backends) Backend(b);
            if (_spec.IsV1) LinkV1();
            if (_spec.IsRest) RestApi();
            else HttpApi();
            foreach (var r in _spec.Routes)
                if (_spec.IsRest) RestRoute(r);
                else HttpRoute(r);
            if (_spec.IsV1 && _spec.Routes.Count > 0)
                _code.Line().Line("// The stage serves a snapshot: without this, a replaced load balancer would leave it on the old link.")
                    .Line("Api.LatestDeployment?.AddToLogicalId(LoadBalancer.LoadBalancerArn);");
            _hooks.Add(("Configured()", "Called when everything is wired."));
            _code.Line().Line("Configured();");
        }

        _code.Close();
    }

    private void Checks()
    {
        if (_capabilities.RequiredMembers) return;
        foreach (var (_, name, _) in PropsMembers())
            _code.Line("if (" + Prop(name) + " is null) throw new global::System.ArgumentException(" + SourceWriter.Literal(_spec.PropsType + "." + name + " is not set.") + ", nameof(props));");
        _code.Line();
    }

    /// <summary>Props in a local, the hook, and the creation.</summary>
    private void Make(string local, string type, string[] properties, string hook, string doc, string creation, string? route = null)
    {
        _code.Open("var " + local + " = new " + type);
        foreach (var property in properties) _code.Line(property + ",");
        _code.Close(";").Line(Hook(hook, type, local, doc, route)).Line(creation);
    }

    private void AccessLogs()
    {
        Make(Local("AccessLogs"), Logs + "LogGroupProps", ["Retention = " + Logs + "RetentionDays.THREE_MONTHS"], "Configure", "Called before the access log's group is made.",
            "AccessLogs = new " + Logs + "LogGroup(this, \"AccessLogs\", accessLogs);");
    }

    // ---- the link ------------------------------------------------------------------------------------------------------

    private string PrivateSubnets
    {
        get
        {
            _choosesSubnets = true;
            return "PrivateSubnetsOf(props.Vpc)";
        }
    }

    private void LinkV2()
    {
        _code.Line();
        var group = Local("LinkSecurityGroup");
        Make(group, Ec2 + "SecurityGroupProps",
            ["Vpc = props.Vpc", "Description = \"API Gateway VPC link\"", "AllowAllOutbound = false"],
            "ConfigureLink", "Called before the link's security group is made.",
            "LinkSecurityGroup = new " + Ec2 + "SecurityGroup(this, \"LinkSecurityGroup\", " + group + ");");
        _code.Line();
        var link = Local("Link");
        Make(link, Http + "VpcLinkProps",
            ["Vpc = props.Vpc", "Subnets = " + PrivateSubnets, "SecurityGroups = new " + Ec2 + "ISecurityGroup[] { LinkSecurityGroup }"],
            "Configure", "Called before the VPC link is made.",
            "Link = new " + Http + "VpcLink(this, \"Link\", " + link + ");");
    }

    private void LinkV1()
    {
        _code.Line();
        var link = Local("Link");
        Make(link, Rest + "VpcLinkProps", ["Targets = new " + Elb + "INetworkLoadBalancer[] { LoadBalancer }"], "Configure", "Called before the VPC link is made.",
            "Link = new " + Rest + "VpcLink(this, \"Link\", " + link + ");");
    }

    // ---- the load balancer ---------------------------------------------------------------------------------------------

    private void LoadBalancer()
    {
        _code.Line();
        var group = Local("LoadBalancerSecurityGroup");
        Make(group, Ec2 + "SecurityGroupProps",
            ["Vpc = props.Vpc", "Description = \"Load balancer behind the API Gateway VPC link\"", "AllowAllOutbound = false"],
            "ConfigureLoadBalancer", "Called before the load balancer's security group is made.",
            "LoadBalancerSecurityGroup = new " + Ec2 + "SecurityGroup(this, \"LoadBalancerSecurityGroup\", " + group + ");");
        if (_spec.Exposure == Exposure.Internet)
            foreach (var cidr in _spec.AllowedCidrs)
                foreach (var b in _spec.Backends)
                    _code.Line("LoadBalancerSecurityGroup.AddIngressRule(" + Ec2 + "Peer.Ipv4(" + SourceWriter.Literal(cidr) + "), " + Ec2 + "Port.Tcp(" + Text(b.ListenerPort) + "), \"allowed past the API\");");
        _code.Line();
        var balancer = Local("LoadBalancer");
        var isPublic = _spec.Exposure == Exposure.Internet || _spec.Subnets == Subnets.Public;
        var properties = new List<string>
        {
            "Vpc = props.Vpc",
            "InternetFacing = " + (_spec.Exposure == Exposure.Internet ? "true" : "false"),
            "VpcSubnets = " + (isPublic ? "new " + Ec2 + "SubnetSelection { SubnetType = " + Ec2 + "SubnetType.PUBLIC }" : PrivateSubnets),
        };
        if (_spec.IsAlb)
        {
            properties.Add("SecurityGroup = LoadBalancerSecurityGroup");
            properties.Add("DropInvalidHeaderFields = true");
        }
        else
        {
            properties.Add("SecurityGroups = new " + Ec2 + "ISecurityGroup[] { LoadBalancerSecurityGroup }");
            properties.Add("CrossZoneEnabled = true");
        }

        // PrivateLink traffic comes from addresses that no rule can name.
        if (_spec.IsV1) properties.Add("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = false");
        Make(balancer, Elb + LoadBalancerType + "Props", [.. properties], "Configure", "Called before the load balancer is made.",
            "LoadBalancer = new " + Elb + LoadBalancerType + "(this, \"LoadBalancer\", " + balancer + ");");
    }

    // ---- backends ------------------------------------------------------------------------------------------------------

    private void Backend(BackendSpec b)
    {
        var configure = "Configure" + b.Name;
        if (_spec.HasLoadBalancer)
        {
            var tls = b.ServerName is not null;
            var listener = Local(b.Name + "Listener");
            var properties = new List<string>
            {
                "Port = " + Text(b.ListenerPort),
                "Protocol = " + Elb + (_spec.IsAlb ? "ApplicationProtocol." : "Protocol.") + Listening(b),
            };
            if (tls)
            {
                properties.Add("Certificates = new " + Elb + "IListenerCertificate[] { " + Elb + "ListenerCertificate.FromCertificateManager(" + Prop(b.Name + "Certificate") + ") }");
                properties.Add("SslPolicy = " + Elb + "SslPolicy.RECOMMENDED_TLS");
            }

            // The default would let the whole network in, past the API.
            if (_spec.IsAlb) properties.Add("Open = false");
            _code.Line();
            Make(listener, Elb + (_spec.IsAlb ? "BaseApplicationListenerProps" : "BaseNetworkListenerProps"), [.. properties], configure, "Called before the listener for " + b.Name + " is made.",
                b.Name + "Listener = LoadBalancer.AddListener(" + SourceWriter.Literal(b.Name) + ", " + listener + ");");
            if (_spec.IsAlb) _code.Line(b.Name + "Listener.Connections.AllowDefaultPortFrom(LinkSecurityGroup, \"from the API Gateway VPC link\");");
            else if (!_spec.IsV1) _code.Line("LoadBalancer.Connections.AllowFrom(LinkSecurityGroup, " + Ec2 + "Port.Tcp(" + listener + ".Port), \"from the API Gateway VPC link\");");

            _code.Line();
            var targets = Local(b.Name + "Targets");
            var protocol = _spec.IsAlb ? "ApplicationProtocol." + Speaking(b) : "Protocol." + (b.Https ? tls ? "TLS" : "TCP" : "TCP");
            Make(targets, Elb + (_spec.IsAlb ? "AddApplicationTargetsProps" : "AddNetworkTargetsProps"),
                [
                    "Port = " + Text(b.Port),
                    "Protocol = " + Elb + protocol,
                    "Targets = new " + Elb + (_spec.IsAlb ? "IApplicationLoadBalancerTarget" : "INetworkLoadBalancerTarget") + "[] { " + Prop(b.Name) + " }",
                    "HealthCheck = new " + Elb + "HealthCheck { Protocol = " + Elb + "Protocol." + Speaking(b) + ", Path = " + SourceWriter.Literal(b.HealthCheckPath) + " }",
                ],
                configure, "Called before the targets of " + b.Name + " are added.",
                b.Name + "TargetGroup = " + b.Name + "Listener.AddTargets(" + SourceWriter.Literal(b.Name) + ", " + targets + ");");
            var egress = "LoadBalancerSecurityGroup.AddEgressRule(" + Ec2 + "Peer.Ipv4(props.Vpc.VpcCidrBlock), " + Ec2 + "Port.Tcp(" + Text(b.Port) + "), " + SourceWriter.Literal("to " + b.Name) + ");";
            if (_spec.IsAlb)
            {
                // An ALB's target group wires the security groups of targets that have some.
                _code.Line("if (!(" + Prop(b.Name) + " is " + Ec2 + "IConnectable)) " + egress);
            }
            else
            {
                var peer = Local(b.Name + "Peer");
                _code.Line("if (" + Prop(b.Name) + " is " + Ec2 + "IConnectable " + peer + ") LoadBalancer.Connections.AllowTo(" + peer + ", " + Ec2 + "Port.Tcp(" + Text(b.Port) + "), " + SourceWriter.Literal("to " + b.Name) + ");");
                _code.Line("else " + egress);
            }
        }
        else
        {
            _code.Line();
            _code.Line("LinkSecurityGroup.Connections.AllowTo(" + Prop(b.Name + "Instances") + ", " + Ec2 + "Port.Tcp(" + Text(b.Port) + "), \"from the API Gateway VPC link\");");
        }

        if (_spec.IsRest) return;
        _code.Line();
        var integration = Local(b.Name + "Integration");
        var settings = new List<string> { "VpcLink = Link" };
        if (b.ServerName is { } server) settings.Add("SecureServerName = " + SourceWriter.Literal(server));
        if (_spec.HasLoadBalancer) settings.Add("Timeout = " + Cdk + "Duration.Seconds(" + Text(_spec.TimeoutSeconds) + ")");
        Make(integration, HttpIntegrations + HttpIntegrationType + "Props", [.. settings], configure, "Called before the integration with " + b.Name + " is made.",
            b.Name + "Integration = new " + HttpIntegrations + HttpIntegrationType + "(" + SourceWriter.Literal(b.Name) + ", " + (_spec.HasLoadBalancer ? b.Name + "Listener" : Prop(b.Name)) + ", " + integration + ");");
    }

    // ---- HTTP API ------------------------------------------------------------------------------------------------------

    private const string LogFormat = """
        {"requestId":"$context.requestId","time":"$context.requestTime","sourceIp":"$context.identity.sourceIp","route":"{route}","path":"$context.path","status":"$context.status","responseLatency":"$context.responseLatency","integrationStatus":"$context.integration.status","integrationLatency":"$context.integrationLatency","integrationError":"$context.integrationErrorMessage"}
        """;

    private void HttpApi()
    {
        _code.Line();
        var api = Local("Api");
        Make(api, Http + "HttpApiProps", ["DefaultAuthorizer = new " + HttpAuthorizers + "HttpIamAuthorizer()", "CreateDefaultStage = false"], "Configure", "Called before the API is made.",
            "Api = new " + Http + "HttpApi(this, \"Api\", " + api + ");");
        _code.Line();
        var stage = Local("Stage");
        Make(stage, Http + "HttpStageProps", ["HttpApi = Api", "AutoDeploy = true"], "Configure", "Called before the stage is made.",
            "Stage = new " + Http + "HttpStage(this, \"Stage\", " + stage + ");");
        _code.Open("((" + Http + "CfnStage)Stage.Node.DefaultChild!).AccessLogSettings = new " + Http + "CfnStage.AccessLogSettingsProperty")
            .Line("DestinationArn = AccessLogs.LogGroupArn,")
            .Line("Format = " + SourceWriter.Literal(LogFormat.Replace("{route}", "$context.routeKey")) + ",")
            .Close(";");
    }

    private void HttpRoute(RouteSpec r)
    {
        _code.Line();
        var local = Local(r);
        var properties = new List<string>();
        var isDefault = r.Method.Length == 0;
        if (isDefault)
        {
            properties.Add("HttpApi = Api");
            properties.Add("RouteKey = " + Http + "HttpRouteKey.DEFAULT");
        }
        else
        {
            properties.Add("Path = " + SourceWriter.Literal(r.Path));
            properties.Add("Methods = new[] { " + Http + "HttpMethod." + r.Method + " }");
        }

        properties.Add("Integration = " + r.Backend + "Integration");
        if (r.Authorization == Authorization.None) properties.Add("Authorizer = new " + Http + "HttpNoneAuthorizer()");
        else if (GeneratedMembers.Authorizer(r.Authorization) is { } authorizer) properties.Add("Authorizer = props." + authorizer);
        if (isDefault)
            Make(local, Http + "HttpRouteProps", [.. properties], "Configure", "Called before the $default route is made.", "new " + Http + "HttpRoute(this, \"DefaultRoute\", " + local + ");", r.Text);
        else
            Make(local, Http + "AddRoutesOptions", [.. properties], "Configure", "Called before a route is added.", "Api.AddRoutes(" + local + ");", r.Text);
    }

    // ---- REST API ------------------------------------------------------------------------------------------------------

    private void RestApi()
    {
        _code.Line();
        var api = Local("Api");
        var isPrivate = _spec.Endpoint == Endpoint.Private;
        var types = "Types = new[] { " + Rest + "EndpointType." + _spec.Endpoint.ToString().ToUpperInvariant() + " }";
        var properties = new List<string>
        {
            "EndpointConfiguration = new " + Rest + "EndpointConfiguration { " + types + (isPrivate ? ", VpcEndpoints = props.VpcEndpoints" : "") + " }",
            "DefaultMethodOptions = new " + Rest + "MethodOptions { AuthorizationType = " + Rest + "AuthorizationType.IAM }",
            "CloudWatchRole = true",
        };
        if (isPrivate && !_capabilities.GrantFromEndpoints) properties.Add("Policy = OnlyFrom(props.VpcEndpoints)");
        properties.Add("DeployOptions = new " + Rest + "StageOptions { AccessLogDestination = new " + Rest + "LogGroupLogDestination(AccessLogs), AccessLogFormat = " + Rest + "AccessLogFormat.Custom(" + SourceWriter.Literal(LogFormat.Replace("{route}", "$context.httpMethod $context.resourcePath")) + ") }");
        Make(api, Rest + "RestApiProps", [.. properties], "Configure", "Called before the API is made.", "Api = new " + Rest + "RestApi(this, \"Api\", " + api + ");");
        if (isPrivate && _capabilities.GrantFromEndpoints) _code.Line("Api.GrantInvokeFromVpcEndpointsOnly(props.VpcEndpoints);");
        if (!MakesAuthorizers) return;
        foreach (var name in _spec.Routes.Select(static r => GeneratedMembers.Authorizer(r.Authorization)).Distinct())
            if (name is not null) _code.Line("var " + Local(name) + " = props." + name + "(this);");
    }

    private string Authorizer(string name) => MakesAuthorizers ? char.ToLowerInvariant(name[0]) + name.Substring(1) : "props." + name;

    private void RestRoute(RouteSpec r)
    {
        var b = _spec.Backends.First(x => x.Name == r.Backend);
        // The load balancer is found through the link, and the listener by the port. With TLS, the host must be the certificate's.
        var path = SourceWriter.Interpolated(r.Path.Replace("+}", "}"));
        var uri = b.ServerName is { } server ? SourceWriter.Literal("https://" + server + ":" + Text(b.ListenerPort) + r.Path.Replace("+}", "}"))
            : "$\"http://{LoadBalancer.LoadBalancerDnsName}:" + Text(b.ListenerPort) + path + "\"";
        var parameters = r.Parameters.ToArray();
        var local = Local(r);
        var requestParameters = parameters.Length == 0 ? null : "RequestParameters = new global::System.Collections.Generic.Dictionary<string, string> { "
            + string.Join(", ", parameters.Select(static p => "[" + SourceWriter.Literal("integration.request.path." + p) + "] = " + SourceWriter.Literal("method.request.path." + p))) + " }";
        var options = new List<string>();
        switch (r.Authorization)
        {
            case Authorization.Cognito: options.Add("AuthorizationType = " + Rest + "AuthorizationType.COGNITO"); options.Add("Authorizer = " + Authorizer("CognitoAuthorizer")); break;
            case Authorization.Lambda: options.Add("AuthorizationType = " + Rest + "AuthorizationType.CUSTOM"); options.Add("Authorizer = " + Authorizer("LambdaAuthorizer")); break;
            case Authorization.None: options.Add("AuthorizationType = " + Rest + "AuthorizationType.NONE"); break;
            default: options.Add("AuthorizationType = " + Rest + "AuthorizationType.IAM"); break;
        }

        if (parameters.Length > 0)
            options.Add("RequestParameters = new global::System.Collections.Generic.Dictionary<string, bool> { " + string.Join(", ", parameters.Select(static p => "[" + SourceWriter.Literal("method.request.path." + p) + "] = true")) + " }");

        var method = Local(local + "Options");
        _code.Line();
        _code.Open("var " + method + " = new " + Rest + "MethodOptions");
        foreach (var option in options) _code.Line(option + ",");
        _code.Close(";").Line(Hook("Configure", Rest + "MethodOptions", method, "Called before a method is added.", r.Text));

        if (_spec.IsV1)
        {
            _code.Open("var " + local + " = new " + Rest + "IntegrationProps")
                .Line("Type = " + Rest + "IntegrationType.HTTP_PROXY,")
                .Line("IntegrationHttpMethod = " + SourceWriter.Literal(r.Method) + ",")
                .Line("Uri = " + uri + ",")
                .Open("Options = new " + Rest + "IntegrationOptions")
                .Line("ConnectionType = " + Rest + "ConnectionType.VPC_LINK,")
                .Line("VpcLink = Link,")
                .Line("Timeout = " + Cdk + "Duration.Seconds(" + Text(_spec.TimeoutSeconds) + "),");
            if (requestParameters is not null) _code.Line(requestParameters + ",");
            _code.Close(",").Close(";");
            _code.Line(Hook("Configure", Rest + "IntegrationProps", local, "Called before a route's integration is made.", r.Text));
            _code.Line("Api.Root.ResourceForPath(" + SourceWriter.Literal(r.Path) + ").AddMethod(" + SourceWriter.Literal(r.Method) + ", new " + Rest + "Integration(" + local + "), " + method + ");");
            return;
        }

        _addsMethods = true;
        _code.Open("var " + local + " = new " + Rest + "CfnMethod.IntegrationProperty")
            .Line("Type = \"HTTP_PROXY\",")
            .Line("IntegrationHttpMethod = " + SourceWriter.Literal(r.Method) + ",")
            .Line("Uri = " + uri + ",")
            .Line("ConnectionType = \"VPC_LINK\",")
            .Line("ConnectionId = Link.VpcLinkId,");
        if (_capabilities.IntegrationTarget) _code.Line("IntegrationTarget = LoadBalancer.LoadBalancerArn,");
        if (requestParameters is not null) _code.Line(requestParameters + ",");
        _code.Line("TimeoutInMillis = " + Text(_spec.TimeoutSeconds * 1000) + ",");
        _code.Close(";");
        _code.Line(Hook("Configure", Rest + "CfnMethod.IntegrationProperty", local, "Called before a route's integration is set.", r.Text));
        _code.Line("AddMethod(" + SourceWriter.Literal(r.Method) + ", " + SourceWriter.Literal(r.Path) + ", " + local + ", " + method + ");");
    }

    // ---- private members -----------------------------------------------------------------------------------------------

    private void PrivateMembers()
    {
        if (_choosesSubnets)
        {
            _code.Line().Line("/// <summary>Private subnets where the VPC has them, else its isolated ones" + (_spec.Subnets == Subnets.Public ? ", else public ones" : "") + ".</summary>");
            _code.Open("private static " + Ec2 + "SubnetSelection PrivateSubnetsOf(" + Ec2 + "IVpc vpc)").Open("return new " + Ec2 + "SubnetSelection");
            _code.Line("SubnetType = vpc.PrivateSubnets.Length > 0 ? " + Ec2 + "SubnetType.PRIVATE_WITH_EGRESS"
                + (_spec.Subnets == Subnets.Public ? " : vpc.IsolatedSubnets.Length > 0 ? " + Ec2 + "SubnetType.PRIVATE_ISOLATED : " + Ec2 + "SubnetType.PUBLIC," : " : " + Ec2 + "SubnetType.PRIVATE_ISOLATED,"));
            _code.Close(";").Close();
        }

        if (_addsMethods)
        {
            _code.Line().Lines("""
                /// <summary>
                /// Adds a method whose integration goes through the link. The L2 integration has no property for a V2 link, so the method's L1 gets it,
                /// and the deployment is told of it, because it looks at L2 properties only.
                /// </summary>
                """);
            _code.Open("private void AddMethod(string httpMethod, string path, " + Rest + "CfnMethod.IntegrationProperty integration, " + Rest + "MethodOptions options)");
            _code.Open("var method = Api.Root.ResourceForPath(path).AddMethod(httpMethod, new " + Rest + "Integration(new " + Rest + "IntegrationProps")
                .Line("Type = " + Rest + "IntegrationType.HTTP_PROXY,")
                .Line("IntegrationHttpMethod = integration.IntegrationHttpMethod,")
                .Line("Uri = integration.Uri,")
                .Close("), options);");
            _code.Line("var resource = (" + Rest + "CfnMethod)method.Node.DefaultChild!;").Line("resource.Integration = integration;");
            if (!_capabilities.IntegrationTarget) _code.Line("resource.AddPropertyOverride(\"Integration.IntegrationTarget\", LoadBalancer.LoadBalancerArn);");
            _code.Line("Api.LatestDeployment?.AddToLogicalId(new[] { Link.VpcLinkId, LoadBalancer.LoadBalancerArn });");
            _code.Close();
        }

        if (_spec is { IsRest: true, Endpoint: Endpoint.Private } && !_capabilities.GrantFromEndpoints)
        {
            _code.Line().Line("/// <summary>A resource policy that lets calls in through the endpoints and refuses all others, signed or not.</summary>");
            _code.Open("private static " + Iam + "PolicyDocument OnlyFrom(" + Ec2 + "IVpcEndpoint[] endpoints)");
            _code.Line("var ids = global::System.Array.ConvertAll(endpoints, static e => e.VpcEndpointId);");
            _code.Open("return new " + Iam + "PolicyDocument(new " + Iam + "PolicyDocumentProps").Open("Statements = new[]");
            foreach (var (effect, test) in new[] { ("ALLOW", "StringEquals"), ("DENY", "StringNotEquals") })
                _code.Open("new " + Iam + "PolicyStatement(new " + Iam + "PolicyStatementProps")
                    .Line("Effect = " + Iam + "Effect." + effect + ",")
                    .Line("Principals = new " + Iam + "IPrincipal[] { new " + Iam + "AnyPrincipal() },")
                    .Line("Actions = new[] { \"execute-api:Invoke\" },")
                    .Line("Resources = new[] { \"execute-api:/*\" },")
                    .Line("Conditions = new global::System.Collections.Generic.Dictionary<string, object> { [\"" + test + "\"] = new global::System.Collections.Generic.Dictionary<string, object> { [\"aws:SourceVpce\"] = ids } },")
                    .Close("),");
            _code.Close(",").Close(");").Close();
        }
    }
}
