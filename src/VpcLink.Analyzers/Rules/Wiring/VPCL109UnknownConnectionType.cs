using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Rules.Wiring;

/// <summary>Why: in L1 and in overrides the connection type is a string, and there are two that mean something. The CDK passes on what it gets.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VPCL109UnknownConnectionType() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = Define("VPCL109", Area.Wiring, DiagnosticSeverity.Error,
        "Connection type that does not exist",
        "'{0}' has the connection type \"{1}\", which does not exist, so deployment fails; write {2}", fix: true);

    internal override IEnumerable<Finding> Judge(Application app)
    {
        foreach (var integration in app.Integrations)
        {
            var type = integration.ConnectionType;
            if (type.Edit is null || !type.Value.All(static v => v.AsString is { } s && s is not (Connections.VpcLink or Connections.Internet))) continue;
            var written = type.Value.Alternatives[0].AsString!;
            var meant = Meant(integration, written);
            yield return Finding.At(Info, type.Edit, integration.Name, written, meant is null ? "\"VPC_LINK\" or \"INTERNET\"" : "\"" + meant + "\"")
                .With(meant is not null && Edits.Set(integration, type, "\"" + meant + "\"") is { } edit ? Fix.Of("Write \"" + meant + "\"", edit) : null);
        }
    }

    /// <summary>What was meant: a connection id or a word about links tell; null when neither does.</summary>
    private static string? Meant(Integration integration, string written)
    {
        var letters = new string([.. written.Where(char.IsLetter)]).ToUpperInvariant();
        if (letters is "VPC" or "VPCLINK" or "PRIVATE" or "LINK" or "VPCLINKS") return Connections.VpcLink;
        if (letters is "INTERNET" or "PUBLIC" or "INTERNETS") return Connections.Internet;
        return integration.ConnectionId.Value is Token ? Connections.VpcLink : null;
    }
}
