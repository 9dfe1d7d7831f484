using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Tests.Rules.Declarations;

/// <summary>Declarations that lack nothing but what a test adds.</summary>
internal static class DeclarationCode
{
    /// <summary>A file with the pattern attribute, one backend and one route on a type, and what follows them.</summary>
    public static string Api(string pattern, string rest = "public partial class HrApi;") => DeclaredApis.Usings + $$"""
        {{pattern}}
        [Backend("Employees", Port = 8080)]
        [Route("GET /employees", Backend = "Employees")]
        {{rest}}
        """;

    /// <summary>A file with these attributes on a type.</summary>
    public static string With(string attributes) => DeclaredApis.Usings + attributes + "\npublic partial class HrApi;\n";
}
