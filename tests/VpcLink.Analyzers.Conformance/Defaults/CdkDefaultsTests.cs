using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Conformance.Defaults;

/// <summary>Every row of <see cref="CdkDefaults"/> is what the CDK really does: a stack that leaves the property out is synthesized and its template read.</summary>
public class CdkDefaultsTests
{
    public static TheoryData<string> Rows => [.. CdkDefaults.All.Select(static r => r.ToString())];

    [Theory, MemberData(nameof(Rows))]
    public void Is_what_the_template_shows(string name)
    {
        var row = CdkDefaults.All.Single(r => r.ToString() == name);
        Assert.True(Proofs.Of.TryGetValue((row.Type, row.Property, row.When), out var proof), "no stack proves " + name);
        if (proof.Needs is { } member && !Library.Has(member.Type, member.Member)) Assert.Skip($"the CDK under test has no {member.Member}: the flag came after it");
        Assert.Equal(row.Value, proof.Observe(Synthesis.Of(proof.Context, proof.Source)));
    }

    [Fact]
    public void Rows_are_unique() => Assert.Equal(CdkDefaults.All.Count, CdkDefaults.All.Select(static r => (r.Type, r.Property, r.When)).Distinct().Count());

    [Fact]
    public void No_proof_is_left_over() => Assert.Empty(Proofs.Of.Keys.Except(CdkDefaults.All.Select(static r => (r.Type, r.Property, r.When))));

    private static class Library
    {
        private static readonly CdkSymbols Symbols = CdkSymbols.TryCreate(CdkReferences.Compile(""))!;

        public static bool Has(string type, string member) => Symbols.Has(type, member);
    }
}
