namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>
/// A property or argument. Its text may hold <c>«alb»</c>, the construct made by the step of that name, <c>«=80:double»</c>, a constant, and
/// <c>«[ISecurityGroup:a,b]»</c>, a list of constructs: the writer decides how each is spelled.
/// </summary>
internal sealed record Given(string Name, string Type, string Text)
{
    public static Given Constant(string name, string type, string literal) => new(name, type, $"«={literal}:{type}»");

    public static Given Bool(string name, bool value) => Constant(name, "bool", value ? "true" : "false");

    public static Given Number(string name, int value) => Constant(name, "double", value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Given String(string name, string value) => Constant(name, "string", "\"" + value + "\"");
}

/// <summary>One thing a program does, before it is decided how it is written.</summary>
internal abstract record Step;

/// <summary>Makes an object of the CDK: <c>new T(scope, id, props)</c>, <c>receiver.Method(id, props)</c> or <c>new T(id, lead, props)</c>.</summary>
/// <param name="Name">What it is called in texts; empty when nothing refers to it.</param>
/// <param name="Type">C# type of the result.</param>
/// <param name="Receiver">The method to call, as <c>«alb».AddListener</c>; null for a constructor.</param>
/// <param name="Lead">Arguments between id and props.</param>
internal sealed record Make(string Name, string Type, string Id, string? PropsType, IReadOnlyList<Given> Props) : Step
{
    public string? Receiver { get; init; }

    public IReadOnlyList<Given> Lead { get; init; } = [];

    /// <summary>Constructs take their scope first, other objects do not.</summary>
    public bool HasScope { get; init; } = true;

    public bool IsNew => Receiver is null;
}

/// <summary>Any other statement.</summary>
internal sealed record Do(string Text) : Step;

/// <summary>A type that statements need.</summary>
internal sealed record Declare(string Text) : Step;

/// <summary>What a program wires, in two sections that may lie in two stacks: the network with its services, and the API.</summary>
internal sealed record Wiring(string Pattern, IReadOnlyList<Step> Network, IReadOnlyList<Step> Api);

/// <summary>A program: its files and how they came about.</summary>
internal sealed record GeneratedProgram(int Seed, Wiring Wiring, Style Style, string[] Sources)
{
    public string Shape => Style.ToString();

    /// <summary>Some of it can't be known from the source: it depends on the environment or on what can change, or an escape hatch reaches behind what is written.</summary>
    public bool Hides => Style.IsMixed
        || Style.Value is ValueShape.EnvironmentDiffers or ValueShape.EnvironmentRead or ValueShape.StaticMutable or ValueShape.ConditionalChange or ValueShape.ConditionalReturn
        || Style.Creation == CreationShape.EnvironmentIf || Style.Reference == ReferenceShape.StaticField
        || Wiring.Network.Concat(Wiring.Api).Any(static s => s is Declare || s is Do { Text: var text } && (text.Contains("hatched", StringComparison.Ordinal) || text.Contains("DefaultChild!).", StringComparison.Ordinal)));

    public override string ToString() => $"seed {Seed}: {Wiring.Pattern}, {Style}\n{string.Join("\n---\n", Sources.Select(static s => s.Replace(Tests.Support.Code.Usings, "", StringComparison.Ordinal)))}";
}
