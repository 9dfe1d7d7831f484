using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Rules.Network;

/// <summary>Why: somebody admitted the link, on a port where nothing listens. The listener's own port stays closed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL310RuleOnAnotherPort() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL310", Area.Network, DiagnosticSeverity.Warning,
        "Security group rule for a port that is not the listener's",
        "{0} is admitted on port {1}, and '{2}' listens on {3}, so requests time out; admit it on {3}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.PrivateIntegrations)
        {
            if (integration.Link is not { Version: LinkVersion.V2, SecurityGroups: { IsEmpty: false } groups } link || integration.EffectiveListener is not { Port: { } port, LoadBalancer: not null } listener) continue;
            if (SecurityGroup.Admits(app, listener, groups) != false) continue;
            foreach (var rule in SecurityGroup.Missed(app, listener, groups).Take(1))
                yield return Finding.At(Info, rule.Syntax, link.Named(), rule.Port, listener.Name, port).Also(listener.Syntax, link.Syntax, integration.Syntax).With(Correct(app, rule, port));
        }
    }

    private static Fix? Correct(Application app, SecurityGroupRule rule, int port)
    {
        var title = "Admit the link on the listener's port";
        var number = port.ToString(CultureInfo.InvariantCulture);
        if (app.Graph.CallsAt(rule.Syntax).ToArray() is [var call])
            return call.Arguments.FirstOrDefault(static a => a.Name is "portRange" or "connection")?.Syntax is { } written
                ? Fix.Of(title, Edit.Replace(written, $"global::Amazon.CDK.AWS.EC2.Port.Tcp({number})")) : null;
        if (app.Graph.MadeAt(rule.Syntax).Where(static c => c.Is(Cdk.CdkNames.Ec2.CfnSecurityGroupIngress)).ToArray() is not [var made]) return null;
        return Edits.Set(made, app.Prop(made, "FromPort"), made.Type + "Props", number) is { } from && Edits.Set(made, app.Prop(made, "ToPort"), made.Type + "Props", number) is { } to ? Fix.Of(title, from, to) : null;
    }
}
