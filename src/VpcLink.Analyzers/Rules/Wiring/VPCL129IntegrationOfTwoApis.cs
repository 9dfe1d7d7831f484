using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: an HTTP API integration makes its resource when it is first bound to a route, and belongs to that route's API from then on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL129IntegrationOfTwoApis() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL129", Area.Wiring, DiagnosticSeverity.Error,
        "One integration object bound to two APIs",
        "'{0}' belongs to '{1}' already, so binding it to '{2}' makes synthesis fail; make an integration for each API");

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            if (integration.Form is not (IntegrationForm.HttpAlb or IntegrationForm.HttpNlb or IntegrationForm.CloudMap or IntegrationForm.HttpUrl) || integration.Construct.Many || integration.Construct.Opaque is not null) continue;
            var certain = integration.Uses.Where(u => u.Api is { Many: false, Origin: ConstructOrigin.Created } && IsCertain(u, integration)).ToArray();
            if (certain.Length < 2) continue;
            var first = certain[0];
            var reported = new List<Construct>();
            foreach (var use in certain.Skip(1))
            {
                if (ReferenceEquals(use.Api, first.Api) || reported.Contains(use.Api!) || !first.PathCondition.HoldsWhenever(use.PathCondition)) continue;
                reported.Add(use.Api!);
                yield return Finding.At(Info, use.Syntax, integration.Name, first.Api!.Name, use.Api!.Name).Also(first.Syntax, integration.Syntax);
            }
        }
    }

    private static bool IsCertain(IntegrationUse use, Integration integration) =>
        use.Options is Struct options && (ReferenceEquals(options["Integration"].AsConstruct, integration.Construct) || ReferenceEquals(options["DefaultIntegration"].AsConstruct, integration.Construct));
}
