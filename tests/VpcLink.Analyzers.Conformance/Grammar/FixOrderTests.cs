using Xunit;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>Fixes of generated programs in every order; the command in Program.cs runs any number of programs.</summary>
public class FixOrderTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_order_of_fixes_leads_to_a_sound_program()
    {
        var orders = new FixOrders();
        for (var seed = 1; seed <= 8; seed++) orders.Run(seed);
        output.WriteLine(orders.Figures);
        Assert.True(orders.Failures.Count == 0, orders.Failures.Count + " failures\n" + string.Join("\n====\n", orders.Failures.Take(3)));
    }
}
