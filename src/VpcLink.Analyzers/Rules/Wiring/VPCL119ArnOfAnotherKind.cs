using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: an import believes the ARN that it gets. The type it returns then lets the compiler accept what cannot work.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL119ArnOfAnotherKind() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL119", Area.Wiring, DiagnosticSeverity.Error,
        "ARN of the wrong kind handed to an import",
        "'{0}' is imported as {1} from {2}, so what uses it fails at deployment; hand it the ARN of {1}, or import what the ARN names", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var import in app.Graph.Constructs)
        {
            if (import.Origin != ConstructOrigin.Factory || Expected(import) is not { } expected) continue;
            var (value, place) = Arn(import, expected.Property);
            if (place is null || value.IsAbsent || !value.All(v => KindOf(app, v) is { } kind && kind != expected.Kind)) continue;
            if (app.Graph.Constructs.Any(c => TakesAnyKind(c) && c.Arguments.Any(a => a.Value.Mentions(import)))) continue;
            yield return Finding.At(Info, place, import.Name, Words(expected.Kind), "the ARN of " + Words(KindOf(app, value.Alternatives[0])!))
                .With(FixOf(app, import, expected.Kind, value, place));
        }
    }

    private static (string Property, string Kind)? Expected(Construct import) => (Class(import), import.Via) switch
    {
        (CdkNames.Elb.INetworkLoadBalancer, "FromNetworkLoadBalancerAttributes" or "FromLookup") => ("LoadBalancerArn", "loadbalancer/net"),
        (CdkNames.Elb.IApplicationLoadBalancer, "FromApplicationLoadBalancerAttributes" or "FromLookup") => ("LoadBalancerArn", "loadbalancer/app"),
        (CdkNames.Elb.IApplicationListener, "FromApplicationListenerAttributes" or "FromLookup") => ("ListenerArn", "listener/app"),
        (CdkNames.Elb.INetworkListener, "FromNetworkListenerArn" or "FromLookup") => ("ListenerArn", "listener/net"),
        _ => null,
    };

    /// <summary>Takes load balancers of every kind, or of a kind that the CDK has no class for, so that the type of the import does not matter: accelerators, endpoint services.</summary>
    private static bool TakesAnyKind(Construct user) => user.Type.StartsWith("Amazon.CDK.AWS.GlobalAccelerator", StringComparison.Ordinal) || user.Type == "Amazon.CDK.AWS.EC2.VpcEndpointService";

    private static string? Class(Construct import) => new[] { CdkNames.Elb.INetworkLoadBalancer, CdkNames.Elb.IApplicationLoadBalancer, CdkNames.Elb.IApplicationListener, CdkNames.Elb.INetworkListener }.FirstOrDefault(import.Is);

    private static (Value Value, SyntaxNode? Place) Arn(Construct import, string property)
    {
        if (import.Via == "FromNetworkListenerArn")
        {
            var argument = import.Arguments.FirstOrDefault(static a => a.Name == "networkListenerArn");
            return (argument?.Value ?? Value.Absent, argument?.Value.Origin ?? argument?.Syntax);
        }

        var prop = import.Props?.Find(property);
        return (prop?.Value ?? Value.Absent, prop?.Edit);
    }

    /// <summary>The kind as ARNs spell it, with the kind of load balancer; null when it can't be told.</summary>
    private static string? KindOf(Application app, Value value)
    {
        if (Arns.LoadBalancer(app, value) is { } lb) return lb.Kind switch { LoadBalancerKind.Application => "loadbalancer/app", LoadBalancerKind.Network => "loadbalancer/net", _ => null };
        if (Arns.Listener(app, value) is { } listener) return listener.IsApplication switch { true => "listener/app", false => "listener/net", null => null };
        if (value is Token) return Arns.KindOf(app, value) switch { ArnKind.TargetGroup => "targetgroup", ArnKind.CloudMapService => "service", _ => null };
        var text = value.AsString ?? (value is Text t ? string.Concat(t.Parts.Select(static p => p.AsString ?? "*")) : null);
        if (text is null || !text.StartsWith("arn:", StringComparison.Ordinal) || !text.Contains(":elasticloadbalancing:")) return null;
        foreach (var kind in new[] { "loadbalancer/app", "loadbalancer/net", "loadbalancer/gwy", "listener/app", "listener/net", "listener/gwy", "targetgroup" })
            if (text.Contains(":" + kind + "/")) return kind;
        return null;
    }

    private static string Words(string kind) => kind switch
    {
        "loadbalancer/app" => "an ALB",
        "loadbalancer/net" => "an NLB",
        "loadbalancer/gwy" => "a Gateway Load Balancer",
        "listener/app" => "a listener of an ALB",
        "listener/net" => "a listener of an NLB",
        "listener/gwy" => "a listener of a Gateway Load Balancer",
        "targetgroup" => "a target group",
        _ => "a Cloud Map service",
    };

    private static Fix? FixOf(Application app, Construct import, string expected, Value value, SyntaxNode place)
    {
        // The ARN of something that the program makes: its neighbour of the right kind is known.
        if (Arns.LoadBalancer(app, value) is { } lb && expected.StartsWith("listener/", StringComparison.Ordinal) && KindOf(app, value) == expected.Replace("listener/", "loadbalancer/")
            && lb.Listeners.Take(2).ToArray() is [var only] && Names.ListenerArn(app, only, place) is { } listenerArn)
            return Fix.Of("Hand it the listener's ARN", Replace(place, listenerArn));
        if (Arns.Listener(app, value) is { LoadBalancer: { } balancer } && expected.StartsWith("loadbalancer/", StringComparison.Ordinal) && KindOf(app, value) == expected.Replace("loadbalancer/", "listener/")
            && Names.LoadBalancerArn(app, balancer, place) is { } arn)
            return Fix.Of("Hand it the load balancer's ARN", Replace(place, arn));
        return expected == "listener/app" && KindOf(app, value) == "listener/net" ? AsNetworkListener(app, import, place) : null;
    }

    private static Edit Replace(SyntaxNode place, string code) => Edit.Replace(place is AssignmentExpressionSyntax a ? a.Right : place, code);

    /// <summary>Imports a listener of an NLB as one, and makes the integrations that use it integrations with an NLB.</summary>
    private static Fix? AsNetworkListener(Application app, Construct import, SyntaxNode place)
    {
        if (import.Via != "FromApplicationListenerAttributes" || place is not AssignmentExpressionSyntax arn || import.Syntax is not InvocationExpressionSyntax { ArgumentList.Arguments: [var scope, var id, ..] } call) return null;
        if (app.Graph.CallsOn(import).Any() || app.Graph.MembersOf(import).Any()) return null;
        // Only a variable that takes its type from the import can take the other type.
        if (call.Parent is not ArgumentSyntax && call.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } }) return null;
        var edits = new List<Edit> { Edit.Replace(call, "global::" + CdkNames.Elb.NetworkListener + ".FromNetworkListenerArn(" + scope + ", " + id + ", " + arn.Right + ")") };
        foreach (var user in app.Graph.Constructs.Where(c => c.Arguments.Any(a => a.Value.Alternatives.Any(v => ReferenceEquals(v.AsConstruct, import)))))
        {
            if (!user.Is(CdkNames.V2.HttpAlbIntegration) || user.Syntax is not ObjectCreationExpressionSyntax creation) return null;
            edits.Add(Edit.Replace(creation.Type, "global::" + CdkNames.V2.HttpNlbIntegration));
            if (creation.ArgumentList?.Arguments is [_, _, { Expression: var props }])
            {
                if (props is ObjectCreationExpressionSyntax named) edits.Add(Edit.Replace(named.Type, "global::" + CdkNames.V2.HttpNlbIntegration + "Props"));
                else if (props is not ImplicitObjectCreationExpressionSyntax) return null;
            }
        }

        return Fix.Of("Import it as a listener of an NLB", [.. edits]);
    }
}
