using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Model;
using VpcLinkAnalyzers.Reading;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>A fact of the template and what our reader says of it.</summary>
internal sealed record Compared(string Subject, string Fact, string Template, string? Graph)
{
    public bool IsUnknown => Graph is null;

    public bool Disagrees => Graph is not null && Graph != Template;
}

/// <summary>One program, synthesized and read.</summary>
internal sealed record ProgramResult(GeneratedProgram Program, SynthesisResult Synthesis, IReadOnlyList<Compared> Facts, IReadOnlyList<string> Phantoms, Application Application)
{
    public IEnumerable<string> Disagreements => Facts.Where(static f => f.Disagrees).Select(static f => $"{f.Fact} of {f.Subject}: the template says {f.Template}, the reader {f.Graph}").Concat(Phantoms);

    public static Application Read(CSharpCompilation compilation) =>
        ApplicationReader.ReadApplication(compilation, Settings.None, CancellationToken.None)!;

    public static ProgramResult Of(GeneratedProgram program)
    {
        var compilation = CdkReferences.Compile(program.Sources);
        var synthesis = Conformance.Synthesis.Of(compilation);
        var app = Read(compilation);
        if (synthesis.Threw) return new ProgramResult(program, synthesis, [], [], app);
        var template = TemplateFacts.Of(synthesis);
        var read = GraphFacts.Of(app);
        var compared = template.Where(static f => f.Value is not null).Select(f => new Compared(f.Key.Subject, f.Key.Fact, f.Value!, read.GetValueOrDefault(f.Key))).ToList();
        // What the reader is sure of and the template does not have.
        var phantoms = read.Subjects.Except(template.Subjects).Select(static s => $"a {s.Kind} {s.Subject} that the template does not have").ToList();
        return new ProgramResult(program, synthesis, compared, phantoms, app);
    }
}
