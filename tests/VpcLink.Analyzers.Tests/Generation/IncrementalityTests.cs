using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcLinkAnalyzers.Generation;
using VpcLinkAnalyzers.Tests.Support;
using Xunit;

namespace VpcLinkAnalyzers.Tests.Generation;

/// <summary>What an edit makes the generator do again, and what its pipeline keeps alive.</summary>
public class IncrementalityTests
{
    private static readonly string Other = "namespace Elsewhere { public class Other { public int X() => 1; } }";

    /// <summary>Generates for the example and a second pattern, edits, generates again.</summary>
    private static (GeneratorRunResult Before, GeneratorRunResult After) Edit(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var compilation = Two();
        var driver = Generated.Driver((CSharpParseOptions)compilation.SyntaxTrees.First().Options).RunGenerators(compilation);
        var before = driver.GetRunResult().Results.Single();
        return (before, driver.RunGenerators(edit(compilation)).GetRunResult().Results.Single());
    }

    private static CSharpCompilation Two() => Raw(DeclaredApis.Usings + DeclaredApis.HrApi, DeclaredApis.Usings + DeclaredApis.Golden["RestApiToAlb"], Other);

    /// <summary>Sources alone, before generation.</summary>
    private static CSharpCompilation Raw(params string[] sources)
    {
        var compiled = CdkReferences.Compile(sources);
        return compiled.RemoveSyntaxTrees(compiled.SyntaxTrees.Where(DeclarationParser.IsGenerated));
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, Func<string, string> change)
    {
        var tree = compilation.SyntaxTrees[file];
        var changed = change(tree.ToString());
        Assert.NotEqual(tree.ToString(), changed);
        return compilation.ReplaceSyntaxTree(tree, CdkReferences.Parse(changed, tree.FilePath));
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out var steps) ? [.. steps.SelectMany(static s => s.Outputs).Select(static o => o.Reason)] : [];

    private static IncrementalStepRunReason[] Outputs(GeneratorRunResult result) => [.. result.TrackedOutputSteps.SelectMany(static s => s.Value).SelectMany(static s => s.Outputs).Select(static o => o.Reason)];

    public static TheoryData<string> Unrelated => ["other file", "new file", "comment in the declaration's file", "body of another part", "member of another type in the file"];

    private static CSharpCompilation Apply(string edit, CSharpCompilation c) => edit switch
    {
        "other file" => Replace(c, 2, static s => s.Replace("=> 1", "=> 2")),
        "new file" => c.AddSyntaxTrees(CdkReferences.Parse("class New { }", "New.cs")),
        "comment in the declaration's file" => Replace(c, 0, static s => s + "\n// comment"),
        "body of another part" => c.AddSyntaxTrees(CdkReferences.Parse("partial class HrApi { int X() => 1; partial void Configured() { X(); } }", "Part.cs")),
        "member of another type in the file" => Replace(c, 0, static s => s + "\nclass More { int x; }"),
        _ => throw new ArgumentException(edit),
    };

    [Theory, MemberData(nameof(Unrelated))]
    public void An_unrelated_edit_generates_nothing(string edit)
    {
        var (_, after) = Edit(c => Apply(edit, c));
        Assert.All(Reasons(after, TrackingNames.Specs), static r => Assert.True(r is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, r.ToString()));
        Assert.All(Reasons(after, TrackingNames.Sources), static r => Assert.True(r is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, r.ToString()));
        Assert.All(Outputs(after), static r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Theory]
    [InlineData("Port = 8080", "Port = 8090")]
    [InlineData("RouteAuthorization.Jwt", "RouteAuthorization.Lambda")]
    [InlineData("/employees/{id}", "/people/{id}")]
    [InlineData("LoadBalancerSubnets.Private", "LoadBalancerSubnets.Public")]
    public void A_related_edit_generates_one_file(string from, string to)
    {
        var (before, after) = Edit(c => Replace(c, 0, s => s.Replace(from, to)));
        Assert.Equal(1, Reasons(after, TrackingNames.Specs).Count(static r => r == IncrementalStepRunReason.Modified));
        Assert.Equal(1, Outputs(after).Count(static r => r == IncrementalStepRunReason.Modified));
        Assert.Equal(Outputs(after).Length - 1, Outputs(after).Count(static r => r == IncrementalStepRunReason.Cached));
        var changed = before.GeneratedSources.Zip(after.GeneratedSources).Where(static p => p.First.SourceText.ToString() != p.Second.SourceText.ToString());
        Assert.Equal("HrApi.g.cs", Assert.Single(changed).Second.HintName);
    }

    [Fact]
    public void A_second_declaration_generates_its_own_file_alone()
    {
        var (_, after) = Edit(c => c.AddSyntaxTrees(CdkReferences.Parse(DeclaredApis.Usings + DeclaredApis.Golden["HttpApiToCloudMap"], "More.cs")));
        Assert.Equal(1, Outputs(after).Count(static r => r == IncrementalStepRunReason.New));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Outputs(after));
    }

    [Fact]
    public void References_are_read_when_they_change_and_not_before()
    {
        var (_, same) = Edit(c => Apply("other file", c));
        Assert.All(Reasons(same, TrackingNames.Capabilities), static r => Assert.True(r is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, r.ToString()));
        var (before, newer) = Edit(static c => c.WithReferences(CdkReferences.Newest.Value));
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(newer, TrackingNames.Capabilities));
        Assert.DoesNotContain(before.GeneratedSources, static s => s.SourceText.ToString().Contains("IntegrationTarget = ", StringComparison.Ordinal));
        Assert.Contains(newer.GeneratedSources, static s => s.SourceText.ToString().Contains("IntegrationTarget = LoadBalancer.LoadBalancerArn", StringComparison.Ordinal));
    }

    /// <summary>What a declaration depends on outside its own file is noticed.</summary>
    [Theory]
    [InlineData("Port = 8080", "Port = Ports.Web", "static class Ports { public const int Web = 8080; }", "static class Ports { public const int Web = 9090; }", "Port = 9090")]
    [InlineData("public partial class HrApi;", "public partial class HrApi : Base;", "class Base : Constructs.Construct { public Base(Constructs.Construct s, string i) : base(s, i) { } }", "class Base : Amazon.CDK.Stack { public Base(Constructs.Construct s, string i, Amazon.CDK.IStackProps p) : base(s, i, p) { } }", "base(scope, id, props)")]
    [InlineData("public partial class", "public partial class", "class Unrelated { }", "partial class HrApi { int Link; }", "throw new")]
    [InlineData("public partial class", "public partial class", "class Unrelated { }", "class HrApiProps { }", "throw new")]
    [InlineData("public partial class HrApi;", "public partial class HrApi : Stack;", "global using Amazon.CDK;", "global using Amazon.CDK; class Stack { }", "throw new")]
    [InlineData("public partial class HrApi;", "public partial class HrApi : Base;", "class Unrelated { }", "class Base : Amazon.CDK.Stack { public Base(Constructs.Construct s, string i, Amazon.CDK.IStackProps p) : base(s, i, p) { } }", "base(scope, id, props)")]
    [InlineData("[HttpApiToAlb(", "[HttpApiToAlb(", "class Unrelated { }", "class BackendAttribute : System.Attribute { public BackendAttribute(string n) { } public int Port; public string HealthCheckPath, ServerName; }", "throw new")]
    [InlineData("[HttpApiToAlb(Subnets = LoadBalancerSubnets.Private)]", "[Pattern]", "global using Pattern = PrivateIntegrations.HttpApiToAlbAttribute;", "global using Pattern = PrivateIntegrations.HttpApiToNlbAttribute;", "NetworkLoadBalancer")]
    [InlineData("public partial class HrApi;", "public partial class HrApi { HrApi(Scope scope, string id, HrApiProps props) { } }", "global using Scope = System.Object;", "global using Scope = Constructs.Construct;", "{ get; } = null!")]
    public void An_edit_elsewhere_that_matters_generates_anew(string from, string to, string before, string after, string expected)
    {
        var compilation = Raw(DeclaredApis.Usings + DeclaredApis.HrApi.Replace(from, to), before);
        var driver = Generated.Driver((CSharpParseOptions)compilation.SyntaxTrees.First().Options).RunGenerators(compilation).RunGenerators(compilation);
        string Text() => driver.GetRunResult().Results.Single().GeneratedSources.Single(static s => s.HintName == "HrApi.g.cs").SourceText.ToString();
        Assert.DoesNotContain(expected, Text());
        driver = driver.RunGenerators(Replace(compilation, 1, _ => after));
        Assert.Contains(expected, Text());
        driver = driver.RunGenerators(compilation);
        Assert.DoesNotContain(expected, Text());
    }

    /// <summary>Where nothing that a declaration names can have changed, no symbol is asked for: what was read before is still there.</summary>
    [Theory]
    [InlineData("namespace Company.Apis { class Other { } }", true)]
    [InlineData("namespace Company { class Other { int Backend; class Inner { } } }", true)]
    [InlineData("namespace Company.PrivateIntegrations { }", false)]
    [InlineData("namespace Company.Apis { class Api { } }", false)]
    [InlineData("namespace Elsewhere { class BackendAttribute { } }", false)]
    [InlineData("global using Company.Apis;", false)]
    [InlineData("namespace Company.Apis { [HttpApiToNlb] partial class More { } }", false)]
    public void An_edit_reads_declarations_anew_only_where_it_names_something_of_theirs(string edited, bool kept)
    {
        var compilation = Raw("namespace Company.Apis { using PrivateIntegrations; [HttpApiToAlb] [Backend(\"A\")] [Route(\"GET /a\")] public partial class Api; }", "namespace Company.Apis { class Other { int x; } }");
        var driver = Generated.Driver((CSharpParseOptions)compilation.SyntaxTrees.First().Options).RunGenerators(compilation);
        object? Kept() => FileIndex.Of(compilation.SyntaxTrees[0]).Reading;
        var before = Kept();
        Assert.NotNull(before);
        driver.RunGenerators(Replace(compilation, 1, _ => edited));
        Assert.Equal(kept, ReferenceEquals(before, Kept()));
    }

    [Fact]
    public void A_global_using_in_another_file_is_noticed()
    {
        var compilation = Raw(DeclaredApis.HrApi, "// using PrivateIntegrations;");
        var driver = Generated.Driver((CSharpParseOptions)compilation.SyntaxTrees.First().Options).RunGenerators(compilation);
        Assert.DoesNotContain(driver.GetRunResult().Results.Single().GeneratedSources, static s => s.HintName == "HrApi.g.cs");
        driver = driver.RunGenerators(Replace(compilation, 1, static _ => "global using PrivateIntegrations;"));
        Assert.Contains(driver.GetRunResult().Results.Single().GeneratedSources, static s => s.HintName == "HrApi.g.cs");
    }

    [Fact]
    public void An_alias_of_the_attribute_declares_as_well()
    {
        var compilation = CdkReferences.Compile(DeclaredApis.Usings + "using Alb = PrivateIntegrations.HttpApiToAlbAttribute;\n" + DeclaredApis.HrApi.Replace("[HttpApiToAlb(", "[Alb("));
        Assert.Single(Generated.Declared(compilation));
    }

    [Fact]
    public void An_alias_of_the_attribute_in_another_file_declares_as_well()
    {
        var compilation = CdkReferences.Compile("global using Alb = PrivateIntegrations.HttpApiToAlbAttribute;", DeclaredApis.Usings + DeclaredApis.HrApi.Replace("[HttpApiToAlb(", "[Alb("));
        Assert.Single(Generated.Declared(compilation));
    }

    [Fact]
    public void Equal_declarations_in_other_clothes_are_equal()
    {
        var (_, after) = Edit(c => Replace(c, 0, static s => s.Replace("Port = 8080, HealthCheckPath = \"/healthz\"", "HealthCheckPath = \"/\" + \"healthz\", Port = 8000 + 80").Replace("    ", "\t")));
        Assert.All(Outputs(after), static r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void The_pipeline_keeps_no_symbol_syntax_or_compilation()
    {
        var compilation = Two();
        var result = Generated.Driver((CSharpParseOptions)compilation.SyntaxTrees.First().Options).RunGenerators(compilation).GetRunResult().Results.Single();
        var names = typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (string)f.GetRawConstantValue()!).ToArray();
        var walked = 0;
        foreach (var name in names)
        {
            Assert.True(result.TrackedSteps.ContainsKey(name), "no step is called " + name);
            foreach (var (value, _) in result.TrackedSteps[name].SelectMany(static s => s.Outputs)) Walk(value, name, new HashSet<object>(ReferenceEqualityComparer.Instance), ref walked);
        }

        Assert.True(walked > 100, "the walk saw " + walked + " objects");
    }

    private static void Walk(object? node, string path, HashSet<object> seen, ref int count)
    {
        if (node is null || !seen.Add(node)) return;
        count++;
        Assert.False(node is Compilation or ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Location or AttributeData or MetadataReference, path + " holds a " + node.GetType());
        if (node is string || node.GetType().IsPrimitive || node.GetType().IsEnum) return;
        if (node is IEnumerable items)
            foreach (var item in items) Walk(item, path + "[]", seen, ref count);
        for (var type = node.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (!field.FieldType.IsPointer) Walk(field.GetValue(node), path + "." + field.Name, seen, ref count);
    }

    /// <summary>A spec that is kept lets its compilation go.</summary>
    [Fact]
    public void A_kept_spec_keeps_no_compilation_alive()
    {
        var (spec, compilation) = Make();
        Garbage.Collect(compilation);
        Assert.False(compilation.IsAlive);
        Assert.Equal("HrApi", spec.Type);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (PatternSpec, WeakReference) Make()
        {
            var c = CdkReferences.Compile(DeclaredApis.Usings + DeclaredApis.HrApi);
            return (DeclarationParser.Spec(DeclarationParser.Parse(c.GetTypeByMetadataName("HrApi")!)!)!, new WeakReference(c));
        }
    }
}
