using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Reading;

/// <summary>Reads sources that must compile, for tests that say what the graph holds and what a rule concludes from it.</summary>
internal static class Graphs
{
    public static ConstructGraph Of(params string[] sources)
    {
        var compilation = CdkReferences.Compile(sources);
        Verify.AssertCompiles(compilation);
        return ApplicationReader.Read(compilation, TestContext.Current.CancellationToken);
    }

    public static string Print(params string[] sources) => Of(sources).ToString();

    /// <summary>The graph of a stack with this constructor body.</summary>
    public static string Body(string body) => Print(Code.Stack(body));

    /// <summary>Whitespace aside, the graph holds the lines.</summary>
    public static void Holds(string graph, params string[] lines)
    {
        foreach (var line in lines) Assert.True(graph.Contains(line, StringComparison.Ordinal), "no\n  " + line + "\nin\n" + graph);
    }

    public static void Lacks(string graph, params string[] lines)
    {
        foreach (var line in lines) Assert.False(graph.Contains(line, StringComparison.Ordinal), line + "\nin\n" + graph);
    }

    /// <summary>An application whose Main has this body, after declarations.</summary>
    public static string Application(string declarations, string main) => Code.File(declarations + """

        public static class Program
        {
            public static void Main()
            {
                var app = new App();
        """ + main + """

                app.Synth();
            }
        }
        """);

    /// <summary>What VPCL401 (an internet-facing ALB behind a private integration) reports, as the texts of the lines it reports.</summary>
    public static string[] Facing(params string[] sources)
    {
        var compilation = CdkReferences.Compile(sources);
        Verify.AssertCompiles(compilation);
        return [.. Verify.Analyze(compilation, "VPCL401").Select(static d => d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan))];
    }
}
