namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>How a constant reaches a property.</summary>
internal enum ValueShape
{
    Inline, Local, ConstLocal, ConstField, StaticReadonly, StaticProperty, InstanceField, ExpressionBody, ConstantCondition, EnvironmentSame, EnvironmentDiffers, IfElse,
    Dictionary, Tuple, Record, RecordWith, SettingsObject, SwitchExpression, Coalesce, ArrayElement, Linq, OutParameter, DefaultParameter, Method, LocalFunction, Lambda, Foreach,
    Nullable, Parameter, StaticClass, Reassigned, EnvironmentRead, StaticMutable,
    StructCopy, RecordStruct, RefParameter, CapturedChange, DeferredQuery, MulticastDelegate, SetterLogic, VirtualOverride, InterfaceDispatch, Recursion, ArrayWrite, DictionaryWrite, TupleSwap,
    ListReverse, ForLoop, WhileBreak, SwitchStatement, TryCatch, Iterator, Async, NullConditional, TryGetValue, NestedInitializer, BaseConstructor, Alias, ConditionalChange, ParameterChange, LocalFunctionChange,
    StaticConstructor, Indexer, Conversion, Operators, PatternMatch, EarlyReturn, GenericHolder, Lazy, FieldChangedByMethod, ObjectOfOther, Coalesces, ConditionalReturn,
}

/// <summary>How a construct is made.</summary>
internal enum CreationShape
{
    Inline, PropsLocal, PropsLater, PropsOverwrittenAfterwards, TargetTyped, NamedArguments, UsingAlias, Helper, HelperWithProps, StaticHelper, Extension, LocalFunction, Lambda,
    OutParameter, DefaultParameter, Foreach, ForeachTuple, Linq, ConstantIf, EnvironmentIf, Subclass, SubclassPrimaryConstructor, SwitchExpression, Coalesce, GenericPassThrough, ConfigureCallback, Builder,
    HelperTwice, Nested, TryFinally, PropsOfMethod,
}

/// <summary>How a construct reaches the place of its use.</summary>
internal enum ReferenceShape
{
    Local, Field, Property, SettableProperty, ExpressionBody, Holder, RecordHolder, Tuple, List, Dictionary, Array, Deconstruction, Getter, Lambda, Interface, LazyField, StaticField, NullableField,
}

/// <summary>How a list is written.</summary>
internal enum ListShape { Array, ImplicitArray, CollectionExpression, ListToArray, Params, Local, Spread, Select }

/// <summary>How code is spread over types: where the network and services are made and where the API.</summary>
internal enum Layout
{
    OneStack, OneStackWithoutMain, MainOnly, ConstructorParameter, PropsClass, PropsRecord, WholeStack, PrimaryConstructor, CustomConstruct, BaseClass, StaticFactory, Partial, Interface, TwoMethods,
    InitMembers, NestedConstruct, TopLevelStatements,
}

/// <summary>Which shapes a program is written in: one shape throughout and everything else plain, or all mixed.</summary>
internal sealed record Style(ValueShape Value, CreationShape Creation, ReferenceShape Reference, ListShape List, Layout Layout, bool IsMixed)
{
    public static Style Of(Random random)
    {
        var plain = new Style(ValueShape.Inline, CreationShape.Inline, ReferenceShape.Local, ListShape.Array, Layout.OneStack, false);
        return random.Next(10) switch
        {
            0 or 1 or 2 => plain with { Value = random.Of<ValueShape>() },
            3 or 4 or 5 => plain with { Creation = random.Of<CreationShape>() },
            6 => plain with { Reference = random.Of<ReferenceShape>() },
            7 => plain with { List = random.Of<ListShape>() },
            8 => plain with { Layout = random.Of<Layout>() },
            _ => plain with { Layout = random.Of<Layout>(), IsMixed = true },
        };
    }

    public override string ToString() => IsMixed ? "mixed"
        : Value != ValueShape.Inline ? "value: " + Words(Value)
        : Creation != CreationShape.Inline ? "creation: " + Words(Creation)
        : Reference != ReferenceShape.Local ? "reference: " + Words(Reference)
        : List != ListShape.Array ? "list: " + Words(List)
        : Layout != Layout.OneStack ? "layout: " + Words(Layout)
        : "plain";

    private static string Words(Enum shape) => string.Concat(shape.ToString().Select(static (c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}

internal static class Randoms
{
    public static T Of<T>(this Random random) where T : struct, Enum => random.Of(Enum.GetValues<T>());

    public static T Of<T>(this Random random, params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>True so many times in a hundred.</summary>
    public static bool Percent(this Random random, int percent) => random.Next(100) < percent;
}
