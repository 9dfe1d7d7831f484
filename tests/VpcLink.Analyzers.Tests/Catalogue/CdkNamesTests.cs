using System.Reflection;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Catalogue;

/// <summary>Every name that we know of the CDK exists in the real library.</summary>
public class CdkNamesTests
{
    public static TheoryData<string> Names => [.. typeof(CdkNames).GetNestedTypes()
        .SelectMany(static t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(static f => f.IsLiteral)
        .Select(static f => (string)f.GetRawConstantValue()!).Distinct()];

    [Theory, MemberData(nameof(Names))]
    public void Resolves(string name)
    {
        Assert.NotNull(CdkSymbols.TryCreate(CdkReferences.Compile(""))!.Type(name));
        Assert.NotNull(CdkSymbols.TryCreate(CdkReferences.Compile(newest: true, [""]))!.Type(name));
    }
}
