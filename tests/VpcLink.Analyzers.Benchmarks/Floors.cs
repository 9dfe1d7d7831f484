using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Generation;

namespace VpcLinkAnalyzers.Benchmarks;

#pragma warning disable RS1035, RS1036, RS1038, RS1041, RS1042 // They are handed to the host by hand.

/// <summary>Generators that find the same declarations and read nothing of them: what Roslyn's driver charges any generator that is built this way.</summary>
internal static class Floors
{
    /// <summary>Asks for classes with an attribute.</summary>
    public sealed class Syntax : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => Write(context, context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is ClassDeclarationSyntax { AttributeLists.Count: > 0 }, static (found, _) => ((ClassDeclarationSyntax)found.Node).Identifier.ValueText));
    }

    /// <summary>Asks for an attribute by its name.</summary>
    public sealed class Attribute : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            context.RegisterPostInitializationOutput(static post => post.AddSource(PatternAttributeSource.Hint, PatternAttributeSource.Text));
            context.RegisterPostInitializationOutput(static post => post.AddSource(PatternAttributeSource.EmbeddedHint, PatternAttributeSource.Embedded));
            Write(context, context.SyntaxProvider.ForAttributeWithMetadataName(PatternAttributeSource.Namespace + ".HttpApiToAlbAttribute", static (_, _) => true,
                static (found, _) => ((ClassDeclarationSyntax)found.TargetNode).Identifier.ValueText));
        }
    }

    /// <summary>Asks for nothing.</summary>
    public sealed class Idle(int files) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            Write(context, context.CompilationProvider.SelectMany((_, _) => Enumerable.Range(0, files).Select(static i => "Type" + i)));
    }

    private static void Write(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<string> names) =>
        context.RegisterSourceOutput(names, static (output, name) => output.AddSource(name, "// " + name));
}
