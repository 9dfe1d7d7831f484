using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace VpcLinkAnalyzers.Generation;

/// <summary>
/// Reads capabilities out of the referenced assemblies' metadata. References change rarely and compilations with every keystroke,
/// so the pipeline asks the references.
/// </summary>
internal static class ReferencedCdk
{
    private const string Library = "Amazon.CDK.Lib.dll";
    private const string Rest = "Amazon.CDK.AWS.APIGateway";

    /// <summary>What one reference contributes; null when nothing.</summary>
    public static Capabilities? Of(MetadataReference reference)
    {
        if (reference is not PortableExecutableReference { FilePath: { } path } executable) return null;
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        if (name is not (Library or "System.Runtime.dll" or "System.Private.CoreLib.dll" or "mscorlib.dll")) return null;
        try
        {
            if (executable.GetMetadata() is not AssemblyMetadata assembly) return null;
            var reader = Reader(assembly.GetModules()[0]);
            return name == Library ? Cdk(reader) : Capabilities.None with { RequiredMembers = DefinesRequiredMembers(reader) };
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or ObjectDisposedException)
        {
            // A reference that can't be read is the compiler's to report.
            return null;
        }
    }

    public static Capabilities Join(Capabilities a, Capabilities b) => new(a.HttpIntegrations | b.HttpIntegrations, a.PrivateLinkEnforcement | b.PrivateLinkEnforcement,
        a.IntegrationTarget | b.IntegrationTarget, a.GrantFromEndpoints | b.GrantFromEndpoints, a.RequiredMembers | b.RequiredMembers);

    private static MetadataReader Reader(ModuleMetadata module) => module.GetMetadataReader();

    private static Capabilities Cdk(MetadataReader reader)
    {
        var found = Capabilities.None;
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            if (Is(reader, type.Name, "HttpAlbIntegration") && Is(reader, type.Namespace, "Amazon.CDK.AwsApigatewayv2Integrations"))
                found = found with { HttpIntegrations = true };
            else if (Is(reader, type.Name, "NetworkLoadBalancerProps") && Is(reader, type.Namespace, "Amazon.CDK.AWS.ElasticLoadBalancingV2"))
                found = found with { PrivateLinkEnforcement = HasProperty(reader, type, "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic") };
            else if (Is(reader, type.Name, "IntegrationProperty") && !type.GetDeclaringType().IsNil && reader.GetTypeDefinition(type.GetDeclaringType()) is var outer
                && Is(reader, outer.Name, "CfnMethod") && Is(reader, outer.Namespace, Rest))
                found = found with { IntegrationTarget = HasProperty(reader, type, "IntegrationTarget") };
            else if ((Is(reader, type.Name, "RestApi") || Is(reader, type.Name, "RestApiBase")) && Is(reader, type.Namespace, Rest) && HasMethod(reader, type, "GrantInvokeFromVpcEndpointsOnly"))
                found = found with { GrantFromEndpoints = true };
        }

        return found;
    }

    private static bool DefinesRequiredMembers(MetadataReader reader) => reader.TypeDefinitions.Any(h => Is(reader, reader.GetTypeDefinition(h).Name, "RequiredMemberAttribute"));

    private static bool HasProperty(MetadataReader reader, TypeDefinition type, string name) => type.GetProperties().Any(h => Is(reader, reader.GetPropertyDefinition(h).Name, name));

    private static bool HasMethod(MetadataReader reader, TypeDefinition type, string name) => type.GetMethods().Any(h => Is(reader, reader.GetMethodDefinition(h).Name, name));

    private static bool Is(MetadataReader reader, StringHandle handle, string text) => reader.StringComparer.Equals(handle, text);
}
