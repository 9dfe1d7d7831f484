using System.Text;
using System.Text.RegularExpressions;
using VpcLinkAnalyzers.Tests.Support;

namespace VpcLinkAnalyzers.Conformance.Grammar;

/// <summary>Writes a wiring as C#, in the shapes of a style.</summary>
internal sealed partial class ProgramWriter(Random random, Style style)
{
    private readonly List<string> _types = [];
    private readonly SortedSet<string> _usings = new(StringComparer.Ordinal);
    private int _names;

    [GeneratedRegex("«(?<what>[^»]*)»")]
    private static partial Regex Token();

    [GeneratedRegex(@"^«(?<name>\w+)»(?<rest>.*)$")]
    private static partial Regex ReceiverForm();

    /// <summary>A method that is being written, with the class around it.</summary>
    private sealed class Body
    {
        public required string Self { get; init; }

        /// <summary>Its class has no instance: members are static.</summary>
        public bool IsStatic { get; init; }

        public bool IsConstructor { get; init; }

        /// <summary>Top-level statements have no class to add members to.</summary>
        public bool HasMembers { get; init; } = true;

        /// <summary>What steps refer to must outlive the method.</summary>
        public bool KeepsInFields { get; init; }

        public List<string> Members { get; init; } = [];

        public StringBuilder Text { get; } = new();

        public Dictionary<string, (string Text, string Type)> References { get; init; } = [];

        public string Modifier => IsStatic ? "private static" : "private";

        public void Line(string line) => Text.Append("        ").Append(line).Append('\n');
    }

    public static GeneratedProgram Write(int seed)
    {
        var random = new Random(seed);
        var style = Style.Of(random);
        var wiring = Wirings.Make(random);
        return new GeneratedProgram(seed, wiring, style, new ProgramWriter(random, style).Files(wiring));
    }

    private int Next() => ++_names;

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private T Choose<T>(T focus, T plain) where T : struct, Enum => !style.IsMixed ? focus : random.Percent(45) ? plain : random.Of<T>();

    // ---- texts ---------------------------------------------------------------------------------------------------------

    private string Resolve(string text, Body body) => Token().Replace(text, m =>
    {
        var what = m.Groups["what"].Value;
        if (what[0] == '=') return what[1..].LastIndexOf(':') is var colon && colon >= 0 ? Constant(what.Substring(1, colon), what[(colon + 2)..], body) : throw new FormatException(what);
        if (what[0] == '[') return ListOf(what[1..what.IndexOf(':')], [.. what[(what.IndexOf(':') + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => body.References[n].Text)], body);
        return body.References[what].Text;
    });

    private const string Staged = "System.Environment.GetEnvironmentVariable(\"CONFORMANCE_STAGE\") == \"prod\"";

    private static string Other(string literal, string type) => type switch
    {
        "bool" => literal == "true" ? "false" : "true",
        "double" or "int" => literal + "1",
        "string" => literal.TrimEnd('"') + "x\"",
        _ => literal,
    };

    private static bool IsEnum(string type) => type is not ("bool" or "double" or "int" or "string");

    private string Constant(string literal, string type, Body body)
    {
        var n = Next();
        var shape = Choose(style.Value, ValueShape.Inline);
        if (!body.HasMembers && shape is ValueShape.ConstField or ValueShape.StaticReadonly or ValueShape.StaticProperty or ValueShape.InstanceField or ValueShape.ExpressionBody
            or ValueShape.OutParameter or ValueShape.DefaultParameter or ValueShape.Method or ValueShape.Parameter or ValueShape.StaticMutable or ValueShape.RefParameter or ValueShape.Recursion or ValueShape.Iterator
            or ValueShape.Async or ValueShape.EarlyReturn or ValueShape.ParameterChange or ValueShape.FieldChangedByMethod or ValueShape.ConditionalReturn) shape = ValueShape.Local;
        var value = "value" + n;
        var other = Other(literal, type);
        switch (shape)
        {
            case ValueShape.Local: body.Line($"var {value} = {literal};"); return value;
            case ValueShape.ConstLocal: body.Line($"const {type} {value} = {literal};"); return value;
            case ValueShape.ConstField: body.Members.Add($"private const {type} Value{n} = {literal};"); return "Value" + n;
            case ValueShape.StaticReadonly: body.Members.Add($"private static readonly {type} Value{n} = {literal};"); return "Value" + n;
            case ValueShape.StaticProperty: body.Members.Add($"private static {type} Value{n} {{ get; }} = {literal};"); return "Value" + n;
            case ValueShape.StaticMutable: body.Members.Add($"public static {type} Value{n} = {literal};"); return "Value" + n;
            case ValueShape.InstanceField: body.Members.Add($"{body.Modifier} readonly {type} _value{n} = {literal};"); return "_value" + n;
            case ValueShape.ExpressionBody: body.Members.Add($"{body.Modifier} {type} Value{n} => {literal};"); return "Value" + n;
            case ValueShape.ConstantCondition: body.Line($"const bool on{n} = true;"); return $"(on{n} ? {literal} : {Other(literal, type)})";
            case ValueShape.EnvironmentSame: return $"({Staged} ? {literal} : {literal})";
            case ValueShape.EnvironmentDiffers: return IsEnum(type) ? literal : $"({Staged} ? {Other(literal, type)} : {literal})";
            case ValueShape.IfElse:
                body.Line($"{type} {value};");
                body.Line($"if ({Staged}) {value} = {literal};");
                body.Line($"else {value} = {literal};");
                return value;
            case ValueShape.Dictionary: body.Line($"var settings{n} = new Dictionary<string, {type}> {{ [\"a\"] = {Other(literal, type)}, [\"b\"] = {literal} }};"); return $"settings{n}[\"b\"]";
            case ValueShape.Tuple: body.Line($"var ({value}, unused{n}) = ({literal}, {Other(literal, type)});"); return value;
            case ValueShape.Record:
                _types.Add($"public sealed record Settings{n}({type} Value);");
                body.Line($"var settings{n} = new Settings{n}({literal});");
                return $"settings{n}.Value";
            case ValueShape.RecordWith:
                _types.Add($"public sealed record Settings{n}({type} Value, string Name = \"x\");");
                body.Line($"var settings{n} = new Settings{n}({Other(literal, type)}) with {{ Value = {literal} }};");
                return $"settings{n}.Value";
            case ValueShape.SettingsObject:
                _types.Add($"public sealed class Settings{n} {{ public {type} Value {{ get; set; }} = {Other(literal, type)}; }}");
                body.Line($"var settings{n} = new Settings{n} {{ Value = {literal} }};");
                return $"settings{n}.Value";
            case ValueShape.SwitchExpression: return $"(\"b\" switch {{ \"a\" => {Other(literal, type)}, _ => {literal} }})";
            case ValueShape.Coalesce: body.Line($"{type}? given{n} = null;"); return $"(given{n} ?? {literal})";
            case ValueShape.ArrayElement: body.Line($"var values{n} = new[] {{ {Other(literal, type)}, {literal} }};"); return $"values{n}[1]";
            case ValueShape.Linq: return $"new[] {{ {literal} }}.Select(x{n} => x{n}).First()";
            case ValueShape.OutParameter:
                body.Members.Add($"private static void Give{n}(out {type} value) {{ value = {literal}; }}");
                body.Line($"Give{n}(out var {value});");
                return value;
            case ValueShape.DefaultParameter: body.Members.Add($"private static {type} Give{n}({type} value = {literal}) => value;"); return $"Give{n}()";
            case ValueShape.Method: body.Members.Add($"{body.Modifier} {type} Give{n}() {{ return {literal}; }}"); return $"Give{n}()";
            case ValueShape.Parameter: body.Members.Add($"private static {type} Give{n}(bool first, {type} one, {type} two) => first ? one : two;"); return $"Give{n}(false, {Other(literal, type)}, {literal})";
            case ValueShape.LocalFunction: body.Line($"{type} give{n}() => {literal};"); return $"give{n}()";
            case ValueShape.Lambda: body.Line($"Func<{type}, {type}> give{n} = x => x;"); return $"give{n}({literal})";
            case ValueShape.Foreach:
                body.Line($"var {value} = {Other(literal, type)};");
                body.Line($"foreach (var x{n} in new[] {{ {Other(literal, type)}, {literal} }}) {value} = x{n};");
                return value;
            case ValueShape.Nullable: body.Line($"{type}? {value} = {literal};"); return value + (type == "string" ? "" : ".Value");
            case ValueShape.StaticClass: _types.Add($"public static class Defaults{n} {{ public static readonly {type} Value = {literal}; }}"); return $"Defaults{n}.Value";
            case ValueShape.Reassigned:
                body.Line($"var {value} = {Other(literal, type)};");
                body.Line($"{value} = {literal};");
                return value;
            case ValueShape.EnvironmentRead: return type switch
            {
                "string" => $"(System.Environment.GetEnvironmentVariable(\"CONFORMANCE_STAGE\") ?? {literal})",
                "double" => $"double.Parse(System.Environment.GetEnvironmentVariable(\"CONFORMANCE_STAGE\") ?? \"{literal}\")",
                "bool" => $"bool.Parse(System.Environment.GetEnvironmentVariable(\"CONFORMANCE_STAGE\") ?? \"{literal}\")",
                _ => literal,
            };
            case ValueShape.StructCopy:
                _types.Add($"public struct Settings{n} {{ public {type} Value; }}");
                body.Line($"var one{n} = new Settings{n} {{ Value = {literal} }};");
                body.Line($"var two{n} = one{n};");
                body.Line($"two{n}.Value = {other};");
                return $"one{n}.Value";
            case ValueShape.RecordStruct:
                _types.Add($"public record struct Settings{n}({type} Value);");
                body.Line($"var one{n} = new Settings{n}({other});");
                body.Line($"var two{n} = one{n} with {{ Value = {literal} }};");
                body.Line($"one{n}.Value = {other};");
                return $"two{n}.Value";
            case ValueShape.RefParameter:
                body.Members.Add($"private static void Change{n}(ref {type} value) {{ value = {literal}; }}");
                body.Line($"{type} {value} = {other};");
                body.Line($"Change{n}(ref {value});");
                return value;
            case ValueShape.CapturedChange:
                body.Line($"var {value} = {other};");
                body.Line($"Func<{type}> later{n} = () => {value};");
                body.Line($"{value} = {literal};");
                return $"later{n}()";
            case ValueShape.DeferredQuery:
                body.Line($"var {value} = {other};");
                body.Line($"var query{n} = new[] {{ 1 }}.Select(x{n} => {value});");
                body.Line($"{value} = {literal};");
                return $"query{n}.First()";
            case ValueShape.MulticastDelegate:
                body.Line($"var {value} = {other};");
                body.Line($"System.Action set{n} = () => {value} = {other};");
                body.Line($"set{n} += () => {value} = {literal};");
                body.Line($"set{n}();");
                return value;
            case ValueShape.SetterLogic:
                _types.Add($"public sealed class Settings{n} {{ private {type} _value = {literal}; public {type} Value {{ get => _value; set {{ _ = value; _value = {literal}; }} }} }}");
                body.Line($"var settings{n} = new Settings{n} {{ Value = {other} }};");
                return $"settings{n}.Value";
            case ValueShape.VirtualOverride:
                _types.Add($"public class Base{n} {{ public virtual {type} Value => {other}; public {type} Read() => Value; }}\npublic sealed class Derived{n} : Base{n} {{ public override {type} Value => {literal}; }}");
                body.Line($"Base{n} settings{n} = new Derived{n}();");
                return $"settings{n}.Read()";
            case ValueShape.InterfaceDispatch:
                _types.Add($"public interface ISettings{n} {{ {type} Value {{ get; }} }}\npublic sealed class Settings{n} : ISettings{n} {{ public {type} Value => {literal}; }}\npublic sealed class Others{n} : ISettings{n} {{ public {type} Value => {other}; }}");
                body.Line($"ISettings{n} settings{n} = new Settings{n}();");
                return $"settings{n}.Value";
            case ValueShape.Recursion: body.Members.Add($"private static {type} Deep{n}(int depth) => depth == 0 ? {literal} : Deep{n}(depth - 1);"); return $"Deep{n}(3)";
            case ValueShape.ArrayWrite:
                body.Line($"var values{n} = new[] {{ {other}, {other} }};");
                body.Line($"values{n}[1] = {literal};");
                return $"values{n}[1]";
            case ValueShape.DictionaryWrite:
                body.Line($"var settings{n} = new Dictionary<string, {type}> {{ [\"a\"] = {other} }};");
                body.Line($"settings{n}[\"a\"] = {literal};");
                return $"settings{n}[\"a\"]";
            case ValueShape.TupleSwap:
                body.Line($"var ({value}, swap{n}) = ({other}, {literal});");
                body.Line($"({value}, swap{n}) = (swap{n}, {value});");
                return value;
            case ValueShape.ListReverse:
                body.Line($"var values{n} = new List<{type}> {{ {other}, {literal} }};");
                body.Line($"values{n}.Reverse();");
                return $"values{n}[0]";
            case ValueShape.ForLoop:
                body.Line($"var {value} = {other};");
                body.Line($"for (var i{n} = 0; i{n} < 3; i{n}++) if (i{n} == 1) {value} = {literal};");
                return value;
            case ValueShape.WhileBreak:
                body.Line($"var {value} = {other};");
                body.Line($"while (true) {{ {value} = {literal}; if ({value} is {literal}) break; }}");
                return value;
            case ValueShape.SwitchStatement:
                body.Line($"{type} {value};");
                body.Line($"switch (\"b\" + \"c\") {{ case \"bc\": {value} = {literal}; break; default: {value} = {other}; break; }}");
                return value;
            case ValueShape.TryCatch:
                body.Line($"var {value} = {literal};");
                body.Line($"try {{ System.Convert.ToInt32(\"x\"); {value} = {other}; }} catch (FormatException) {{ }}");
                return value;
            case ValueShape.Iterator: body.Members.Add($"private static IEnumerable<{type}> All{n}() {{ yield return {literal}; yield return {other}; }}"); return $"All{n}().First()";
            case ValueShape.Async: body.Members.Add($"private static async System.Threading.Tasks.Task<{type}> Load{n}() {{ await System.Threading.Tasks.Task.Yield(); return {literal}; }}"); return $"Load{n}().GetAwaiter().GetResult()";
            case ValueShape.NullConditional:
                _types.Add($"public sealed class Settings{n} {{ public {type}? Value {{ get; init; }} }}");
                body.Line($"Settings{n}? settings{n} = new Settings{n} {{ Value = {literal} }};");
                return $"(settings{n}?.Value ?? {other})";
            case ValueShape.TryGetValue:
                body.Line($"var settings{n} = new Dictionary<string, {type}> {{ [\"a\"] = {literal} }};");
                body.Line($"if (!settings{n}.TryGetValue(\"a\", out var {value})) {value} = {other};");
                return value;
            case ValueShape.NestedInitializer:
                _types.Add($"public sealed class Inner{n} {{ public {type} Value {{ get; set; }} = {other}; }}\npublic sealed class Outer{n} {{ public Inner{n} Inner {{ get; }} = new(); }}");
                body.Line($"var outer{n} = new Outer{n} {{ Inner = {{ Value = {literal} }} }};");
                return $"outer{n}.Inner.Value";
            case ValueShape.BaseConstructor:
                _types.Add($"public class Base{n} {{ public {type} Value {{ get; }} public Base{n}({type} value) => Value = value; }}\npublic sealed class Derived{n} : Base{n} {{ public Derived{n}() : base({literal}) {{ }} }}");
                return $"new Derived{n}().Value";
            case ValueShape.Alias:
                _types.Add($"public sealed class Settings{n} {{ public {type} Value = {other}; }}");
                body.Line($"var one{n} = new Settings{n}();");
                body.Line($"var two{n} = one{n};");
                body.Line($"two{n}.Value = {literal};");
                return $"one{n}.Value";
            case ValueShape.ConditionalChange:
                body.Line($"var {value} = {literal};");
                body.Line($"if ({Staged}) {value} = {other};");
                return value;
            case ValueShape.ParameterChange: body.Members.Add($"private static {type} Give{n}({type} value) {{ if (System.DateTime.Now.Year > 1) value = {literal}; return value; }}"); return $"Give{n}({literal})";
            case ValueShape.LocalFunctionChange:
                body.Line($"var {value} = {other};");
                body.Line($"void Set{n}() {{ {value} = {literal}; }}");
                body.Line($"Set{n}();");
                return value;
            case ValueShape.StaticConstructor: _types.Add($"public static class Defaults{n} {{ public static readonly {type} Value; static Defaults{n}() {{ Value = {literal}; }} }}"); return $"Defaults{n}.Value";
            case ValueShape.Indexer: _types.Add($"public sealed class Settings{n} {{ public {type} this[string key] => key == \"a\" ? {literal} : {other}; }}"); return $"new Settings{n}()[\"a\"]";
            case ValueShape.Conversion: _types.Add($"public sealed class Wrapped{n} {{ public static implicit operator {type}(Wrapped{n} w) => {literal}; }}"); return $"(({type})new Wrapped{n}())";
            case ValueShape.Operators: return type switch
            {
                "bool" => literal == "true" ? "(!false && (1 < 2 || false))" : "(!(3 >= 2) || false)",
                "double" => $"({literal} + 10 - 5 * 2)",
                "string" => literal.Length > 4 ? $"({literal[..3]}\" + \"{literal[3..]})" : literal,
                _ => literal,
            };
            case ValueShape.PatternMatch: return $"((object)5 is int and > 3 ? {literal} : {other})";
            case ValueShape.EarlyReturn: body.Members.Add($"private static {type} Give{n}(int size) {{ if (size > 3) return {literal}; if (size > 1) return {other}; return {other}; }}"); return $"Give{n}(5)";
            case ValueShape.ConditionalReturn: body.Members.Add($"private static {type} Give{n}() {{ if ({Staged}) return {other}; return {literal}; }}"); return $"Give{n}()";
            case ValueShape.GenericHolder: _types.Add($"public sealed class Holder{n}<T>(T value) {{ public T Value {{ get; }} = value; }}"); return $"new Holder{n}<{type}>({literal}).Value";
            case ValueShape.Lazy: body.Line($"var lazy{n} = new System.Lazy<{type}>(() => {literal});"); return $"lazy{n}.Value";
            case ValueShape.FieldChangedByMethod:
                body.Members.Add($"{body.Modifier} {type} _value{n} = {other};");
                body.Members.Add($"{body.Modifier} void Change{n}() => _value{n} = {literal};");
                body.Line($"Change{n}();");
                return "_value" + n;
            case ValueShape.ObjectOfOther:
                _types.Add($"public sealed class Settings{n} {{ public {type} Value {{ get; set; }} = {other}; }}\npublic sealed class Tuner{n} {{ private readonly Settings{n} _settings; public Tuner{n}(Settings{n} settings) => _settings = settings; public void Tune() {{ _settings.Value = {literal}; }} }}");
                body.Line($"var settings{n} = new Settings{n}();");
                body.Line($"new Tuner{n}(settings{n}).Tune();");
                return $"settings{n}.Value";
            case ValueShape.Coalesces:
                body.Line($"{type}? {value} = null;");
                body.Line($"{value} ??= {literal};");
                body.Line($"{value} ??= {other};");
                return type == "string" ? value : value + ".Value";
            default: return literal;
        }
    }

    private string ListOf(string type, string[] items, Body body)
    {
        var n = Next();
        var all = string.Join(", ", items);
        switch (Choose(style.List, ListShape.Array))
        {
            case ListShape.ImplicitArray when items.Length > 0: return $"new[] {{ ({type}){all.Replace(", ", $", ({type})", StringComparison.Ordinal)} }}";
            case ListShape.CollectionExpression: body.Line($"{type}[] items{n} = [{all}];"); return "items" + n;
            case ListShape.ListToArray:
                body.Line($"var items{n} = new List<{type}>();");
                foreach (var item in items) body.Line($"items{n}.Add({item});");
                return $"items{n}.ToArray()";
            case ListShape.Params when body.HasMembers: body.Members.Add($"private static {type}[] ItemsOf{n}(params {type}[] items) => items;"); return $"ItemsOf{n}({all})";
            case ListShape.Local: body.Line($"var items{n} = new {type}[] {{ {all} }};"); return "items" + n;
            case ListShape.Spread:
                body.Line($"{type}[] items{n} = [{all}];");
                body.Line($"{type}[] more{n} = [.. items{n}];");
                return "more" + n;
            case ListShape.Select when items.Length > 0: return $"new {type}[] {{ {all} }}.Select(x{n} => x{n}).ToArray()";
            default: return $"new {type}[] {{ {all} }}";
        }
    }

    // ---- steps ---------------------------------------------------------------------------------------------------------

    private void Write(IEnumerable<Step> steps, Body body)
    {
        foreach (var step in steps)
            switch (step)
            {
                case Declare declaration: _types.Add(declaration.Text); break;
                case Do statement: body.Line(Resolve(statement.Text, body)); break;
                case Make make:
                {
                    var expression = Create(make, body);
                    if (make.Name.Length == 0) body.Line((make.IsNew ? "_ = " : "") + expression + ";");
                    else body.References[make.Name] = (Bind(make.Name, make.Type, expression, body), make.Type);
                    break;
                }
            }
    }

    /// <summary>Keeps a construct so that later steps can refer to it, and says how they do.</summary>
    private string Bind(string name, string type, string expression, Body body)
    {
        var n = Next();
        var shape = Choose(style.Reference, ReferenceShape.Local);
        if (body.KeepsInFields && shape is not (ReferenceShape.Property or ReferenceShape.SettableProperty or ReferenceShape.ExpressionBody or ReferenceShape.Getter or ReferenceShape.LazyField or ReferenceShape.NullableField or ReferenceShape.StaticField)) shape = ReferenceShape.Field;
        if (!body.HasMembers && shape is ReferenceShape.Field or ReferenceShape.Property or ReferenceShape.SettableProperty or ReferenceShape.ExpressionBody or ReferenceShape.Getter or ReferenceShape.LazyField
            or ReferenceShape.StaticField or ReferenceShape.NullableField) shape = ReferenceShape.Local;
        var local = name + n;
        var field = (body.IsStatic ? "s_" : "_") + local;
        var fixedly = body.IsConstructor && !body.IsStatic ? " readonly" : "";
        switch (shape)
        {
            case ReferenceShape.Field:
                body.Members.Add($"{body.Modifier}{fixedly} {type} {field}{(fixedly.Length > 0 ? "" : " = null!")};");
                body.Line($"{field} = {expression};");
                return field;
            case ReferenceShape.Property when body.IsConstructor && !body.IsStatic:
                body.Members.Add($"public {type} {Capital(local)} {{ get; }}");
                body.Line($"{Capital(local)} = {expression};");
                return Capital(local);
            case ReferenceShape.Property or ReferenceShape.SettableProperty:
                body.Members.Add($"{body.Modifier} {type} {Capital(local)} {{ get; set; }} = null!;");
                body.Line($"{Capital(local)} = {expression};");
                return Capital(local);
            case ReferenceShape.ExpressionBody:
                body.Members.Add($"{body.Modifier} {type} {field} = null!;");
                body.Members.Add($"{body.Modifier} {type} {Capital(local)} => {field};");
                body.Line($"{field} = {expression};");
                return Capital(local);
            case ReferenceShape.Getter:
                body.Members.Add($"{body.Modifier} {type} {field} = null!;");
                body.Members.Add($"{body.Modifier} {type} Get{Capital(local)}() => {field};");
                body.Line($"{field} = {expression};");
                return $"Get{Capital(local)}()";
            case ReferenceShape.LazyField:
                body.Members.Add($"{body.Modifier} {type}? {field};");
                body.Line($"{field} ??= {expression};");
                return field + "!";
            case ReferenceShape.NullableField:
                body.Members.Add($"{body.Modifier} {type}? {field};");
                body.Line($"{field} = {expression};");
                return field + "!";
            case ReferenceShape.StaticField:
                body.Members.Add($"private static {type} s_{local} = null!;");
                body.Line($"s_{local} = {expression};");
                return "s_" + local;
            case ReferenceShape.Holder:
                _types.Add($"public sealed class Holder{n} {{ public {type} Item {{ get; set; }} = null!; }}");
                body.Line($"var {local} = new Holder{n} {{ Item = {expression} }};");
                return local + ".Item";
            case ReferenceShape.RecordHolder:
                _types.Add($"public sealed record Holder{n}({type} Item, string Name);");
                body.Line($"var {local} = new Holder{n}({expression}, \"{name}\");");
                return local + ".Item";
            case ReferenceShape.Tuple:
                body.Line($"var {local} = (Item: {expression}, Name: \"{name}\");");
                return local + ".Item";
            case ReferenceShape.Deconstruction:
                body.Line($"var ({local}, name{n}) = ({expression}, \"{name}\");");
                return local;
            case ReferenceShape.List:
                body.Line($"var {local} = new List<{type}> {{ {expression} }};");
                return local + "[0]";
            case ReferenceShape.Dictionary:
                body.Line($"var {local} = new Dictionary<string, {type}> {{ [\"{name}\"] = {expression} }};");
                return $"{local}[\"{name}\"]";
            case ReferenceShape.Array:
                body.Line($"var {local} = new {type}[] {{ {expression} }};");
                return local + "[0]";
            case ReferenceShape.Lambda:
                body.Line($"var {local} = {expression};");
                body.Line($"Func<{type}> get{Capital(local)} = () => {local};");
                return $"get{Capital(local)}()";
            default:
                body.Line($"var {local} = {expression};");
                return local;
        }
    }

    private sealed record Parameter(string Type, string Name, string Argument);

    /// <summary>The expression that makes it; what must be said before is written to the body.</summary>
    private string Create(Make make, Body body)
    {
        var n = Next();
        var shape = Choose(style.Creation, CreationShape.Inline);
        var id = make.Id.Length > 0 ? "\"" + make.Id + "\"" : null;
        var lead = make.Lead.Select(g => new Parameter(g.Type, Small(g.Name) + n, Resolve(g.Text, body))).ToList();
        var props = make.Props.Select(g => new Parameter(g.Type, Small(g.Name) + n, Resolve(g.Text, body))).ToList();
        var names = make.Props.Select(static g => g.Name).ToList();
        var local = (make.Name.Length > 0 ? make.Name : "made") + n;

        Parameter? receiver = null;
        string? method = null;
        if (make.Receiver is { } r)
        {
            var m = ReceiverForm().Match(r);
            var (text, type) = body.References[m.Groups["name"].Value];
            receiver = new Parameter(type, "receiver" + n, text);
            method = m.Groups["rest"].Value;
        }

        // What of a shape needs a class, a scope or props falls back to the plain form where there is none.
        if (!body.HasMembers && shape is CreationShape.Helper or CreationShape.HelperWithProps or CreationShape.StaticHelper or CreationShape.OutParameter or CreationShape.DefaultParameter or CreationShape.HelperTwice
            or CreationShape.GenericPassThrough or CreationShape.ConfigureCallback or CreationShape.Nested or CreationShape.PropsOfMethod) shape = CreationShape.Inline;
        if (make.PropsType is null && shape is CreationShape.PropsLocal or CreationShape.PropsLater or CreationShape.PropsOverwrittenAfterwards or CreationShape.HelperWithProps or CreationShape.ConfigureCallback or CreationShape.PropsOfMethod) shape = CreationShape.Inline;
        if (!(make.IsNew && make.HasScope) && shape is CreationShape.Subclass or CreationShape.SubclassPrimaryConstructor or CreationShape.NamedArguments or CreationShape.HelperTwice) shape = CreationShape.Helper;
        if (id is null && shape is CreationShape.Foreach or CreationShape.ForeachTuple or CreationShape.Linq) shape = CreationShape.Inline;
        if (!make.IsNew && shape is CreationShape.TargetTyped or CreationShape.UsingAlias) shape = CreationShape.PropsLocal;
        if (shape == CreationShape.Helper && !body.HasMembers) shape = CreationShape.Inline;
        if (shape == CreationShape.PropsLocal && make.PropsType is null) shape = CreationShape.Inline;

        string PropsWith(IEnumerable<string> values) => $"new {make.PropsType} {{ {string.Join(", ", names.Zip(values, static (name, value) => $"{name} = {value}"))} }}";
        string? Plain() => make.PropsType is null ? null : PropsWith(props.Select(static p => p.Argument));
        string Call(string self, string? idText, IEnumerable<string> leadTexts, string? propsText, string? receiverText = null, string? type = null)
        {
            var arguments = new List<string>();
            if (make.IsNew && make.HasScope) arguments.Add(self);
            if (idText is not null) arguments.Add(idText);
            arguments.AddRange(leadTexts);
            if (propsText is not null) arguments.Add(propsText);
            return (make.IsNew ? "new " + (type ?? make.Type) : receiverText + method) + "(" + string.Join(", ", arguments) + ")";
        }

        string Inline(string? propsText) => Call(body.Self, id, lead.Select(static p => p.Argument), propsText, receiver?.Argument);

        // As a function of everything it is made from.
        var parameters = new List<Parameter>();
        if (receiver is not null) parameters.Add(receiver);
        if (id is not null) parameters.Add(new Parameter("string", "id" + n, id));
        parameters.AddRange(lead);
        parameters.AddRange(props);
        string Declared(IEnumerable<Parameter> ps) => string.Join(", ", ps.Select(static p => p.Type + " " + p.Name));
        string Arguments(IEnumerable<Parameter> ps) => string.Join(", ", ps.Select(static p => p.Argument));
        string Abstracted(string self) => Call(self, id is null ? null : "id" + n, lead.Select(static p => p.Name), make.PropsType is null ? null : PropsWith(props.Select(static p => p.Name)), receiver?.Name);
        var flag = make.Props.Select((g, i) => (g, i)).Where(static x => x.g.Type is "bool" or "double").Select(static x => x.i).DefaultIfEmpty(-1).First();

        switch (shape)
        {
            case CreationShape.PropsLocal:
                body.Line($"var props{n} = {Plain()};");
                return Inline("props" + n);
            case CreationShape.PropsLater when props.Count > 0:
            {
                var late = flag >= 0 ? flag : props.Count - 1;
                body.Line($"var props{n} = new {make.PropsType} {{ {string.Join(", ", names.Select((name, i) => (name, i)).Where(x => x.i != late).Select(x => $"{x.name} = {props[x.i].Argument}"))} }};");
                body.Line($"props{n}.{names[late]} = {props[late].Argument};");
                return Inline("props" + n);
            }
            case CreationShape.PropsOverwrittenAfterwards when flag >= 0:
                body.Line($"var props{n} = {Plain()};");
                body.Line($"var {local} = {Inline("props" + n)};");
                body.Line($"props{n}.{names[flag]} = {(props[flag].Type == "bool" ? "!" + Parenthesized(props[flag].Argument) : props[flag].Argument + " + 7")};");
                return local;
            case CreationShape.TargetTyped:
                body.Line($"{make.Type} {local} = {Call(body.Self, id, lead.Select(static p => p.Argument), Plain(), type: "").Replace("new (", "new(", StringComparison.Ordinal)};");
                return local;
            case CreationShape.NamedArguments:
                return make.PropsType is null ? $"new {make.Type}(id: {id}, scope: {body.Self})" : lead.Count == 0 ? $"new {make.Type}(id: {id}, props: {Plain()}, scope: {body.Self})" : Inline(Plain());
            case CreationShape.UsingAlias when Namespaces.FullName(make.Type) is { } full:
                _usings.Add($"using Alias{n} = {full};");
                return Call(body.Self, id, lead.Select(static p => p.Argument), Plain(), type: "Alias" + n);
            case CreationShape.Helper:
                body.Members.Add($"{body.Modifier} {make.Type} Make{n}({(body.IsStatic ? Declared([new("Construct", "scope" + n, ""), .. parameters]) : Declared(parameters))}) => {Abstracted(body.IsStatic ? "scope" + n : "this")};");
                return $"Make{n}({(body.IsStatic ? Arguments([new("", "", body.Self), .. parameters]) : Arguments(parameters))})";
            case CreationShape.Nested:
            {
                List<Parameter> all = [new("Construct", "scope" + n, body.Self), .. parameters];
                body.Members.Add($"private static {make.Type} Inner{n}({Declared(all)}) {{ return {Abstracted("scope" + n)}; }}");
                body.Members.Add($"private static {make.Type} Make{n}({Declared(all)}) {{ var made = Inner{n}({string.Join(", ", all.Select(static p => p.Name))}); return made; }}");
                return $"Make{n}({Arguments(all)})";
            }
            case CreationShape.HelperWithProps:
            {
                var taken = parameters.Except(props).ToList();
                List<Parameter> all = [new("Construct", "scope" + n, body.Self), .. taken, new(make.PropsType!, "props" + n, Plain()!)];
                body.Members.Add($"private static {make.Type} Make{n}({Declared(all)}) => {Call("scope" + n, id is null ? null : "id" + n, lead.Select(static p => p.Name), "props" + n, receiver?.Name)};");
                return $"Make{n}({Arguments(all)})";
            }
            case CreationShape.PropsOfMethod:
                body.Members.Add($"private static {make.PropsType} Props{n}({Declared(props)}) => {PropsWith(props.Select(static p => p.Name))};");
                return Inline($"Props{n}({Arguments(props)})");
            case CreationShape.StaticHelper:
            {
                List<Parameter> all = [new("Construct", "scope" + n, body.Self), .. parameters];
                body.Members.Add($"private static {make.Type} Make{n}({Declared(all)})\n    {{\n        var made = {Abstracted("scope" + n)};\n        return made;\n    }}");
                return $"Make{n}({Arguments(all)})";
            }
            case CreationShape.HelperTwice:
            {
                List<Parameter> all = [new("Construct", "scope" + n, body.Self), .. parameters];
                body.Members.Add($"private static {make.Type} Make{n}({Declared(all)}) => {Abstracted("scope" + n)};");
                var balances = make.Type is "ApplicationLoadBalancer" or "NetworkLoadBalancer" or "SecurityGroup";
                if (balances)
                    body.Line($"_ = Make{n}({Arguments(all.Select(p => p.Name == "id" + n ? p with { Argument = $"\"{make.Id}Other\"" } : p.Type == "bool" ? p with { Argument = "!" + Parenthesized(p.Argument) } : p))});");
                return $"Make{n}({Arguments(all)})";
            }
            case CreationShape.Extension:
            {
                List<Parameter> all = [new("Construct", "scope" + n, body.Self), .. parameters];
                _types.Add($"public static class Extensions{n}\n{{\n    public static {make.Type} Make{n}(this {Declared(all)}) => {Abstracted("scope" + n)};\n}}");
                return $"{body.Self}.Make{n}({Arguments(parameters)})";
            }
            case CreationShape.LocalFunction:
                body.Line($"{make.Type} Make{n}({Declared(parameters)}) => {Abstracted(body.Self)};");
                return $"Make{n}({Arguments(parameters)})";
            case CreationShape.Lambda:
                body.Line($"Func<{string.Join(", ", [.. parameters.Select(static p => p.Type), make.Type])}> make{n} = ({string.Join(", ", parameters.Select(static p => p.Name))}) => {Abstracted(body.Self)};");
                return $"make{n}({Arguments(parameters)})";
            case CreationShape.OutParameter:
            {
                List<Parameter> all = [new("Construct", "scope" + n, body.Self), .. parameters];
                body.Members.Add($"private static void Make{n}({Declared(all)}, out {make.Type} made) {{ made = {Abstracted("scope" + n)}; }}");
                body.Line($"Make{n}({Arguments(all)}, out var {local});");
                return local;
            }
            case CreationShape.DefaultParameter when flag >= 0 && Regex.IsMatch(props[flag].Argument, @"^(true|false|\d+)$"):
            {
                var optional = props[flag];
                List<Parameter> all = [new("Construct", "scope" + n, body.Self), .. parameters.Where(p => p != optional)];
                body.Members.Add($"private static {make.Type} Make{n}({Declared(all)}, {optional.Type} {optional.Name} = {optional.Argument}) => {Abstracted("scope" + n)};");
                return $"Make{n}({Arguments(all)})";
            }
            case CreationShape.Foreach:
                body.Line($"{make.Type} {local} = null!;");
                body.Line($"foreach (var id{n} in new[] {{ {id} }}) {local} = {Call(body.Self, "id" + n, lead.Select(static p => p.Argument), Plain(), receiver?.Argument)};");
                return local;
            case CreationShape.ForeachTuple when flag >= 0:
                body.Line($"{make.Type} {local} = null!;");
                body.Line($"foreach (var (id{n}, flag{n}) in new[] {{ ({id}, {props[flag].Argument}) }}) {local} = {Call(body.Self, "id" + n, lead.Select(static p => p.Argument), PropsWith(props.Select((p, i) => i == flag ? "flag" + n : p.Argument)), receiver?.Argument)};");
                return local;
            case CreationShape.Linq:
                return $"new[] {{ {id} }}.Select(id{n} => {Call(body.Self, "id" + n, lead.Select(static p => p.Argument), Plain(), receiver?.Argument)}).ToList()[0]";
            case CreationShape.ConstantIf:
                body.Line($"const bool on{n} = true;");
                body.Line($"{make.Type} {local};");
                body.Line($"if (on{n}) {local} = {Inline(Plain())};");
                body.Line($"else {local} = {Inline(flag >= 0 && make.PropsType is not null ? PropsWith(props.Select((p, i) => i == flag && p.Type == "bool" ? "!" + Parenthesized(p.Argument) : p.Argument)) : Plain())};");
                return local;
            case CreationShape.EnvironmentIf:
                body.Line($"{make.Type} {local};");
                body.Line($"if ({Staged}) {local} = {Inline(Plain())};");
                body.Line($"else {local} = {Inline(Plain())};");
                return local;
            case CreationShape.TryFinally:
                body.Line($"{make.Type} {local};");
                body.Line($"try {{ {local} = {Inline(Plain())}; }} finally {{ System.Console.Out.Flush(); }}");
                return local;
            case CreationShape.Subclass:
            {
                List<Parameter> all = [.. lead, .. props];
                _types.Add($"public class Special{n} : {make.Type}\n{{\n    public Special{n}({Declared([new("Construct", "scope", ""), new("string", "id", ""), .. all])}) : base(scope, id{string.Concat(lead.Select(static p => ", " + p.Name))}{(make.PropsType is null ? "" : ", " + PropsWith(props.Select(static p => p.Name)))}) {{ }}\n}}");
                return $"new Special{n}({string.Join(", ", [body.Self, id, .. all.Select(static p => p.Argument)])})";
            }
            case CreationShape.SubclassPrimaryConstructor:
            {
                List<Parameter> all = [.. lead, .. props];
                _types.Add($"public class Special{n}({Declared([new("Construct", "scope", ""), new("string", "id", ""), .. all])}) : {make.Type}(scope, id{string.Concat(lead.Select(static p => ", " + p.Name))}{(make.PropsType is null ? "" : ", " + PropsWith(props.Select(static p => p.Name)))});");
                return $"new Special{n}({string.Join(", ", [body.Self, id, .. all.Select(static p => p.Argument)])})";
            }
            case CreationShape.SwitchExpression:
                return $"(\"b\" switch {{ \"a\" => throw new InvalidOperationException(), _ => {Inline(Plain())} }})";
            case CreationShape.Coalesce:
                body.Line($"{make.Type}? given{n} = null;");
                return $"(given{n} ?? {Inline(Plain())})";
            case CreationShape.GenericPassThrough:
                body.Members.Add($"private static T Same{n}<T>(T it) => it;");
                return $"Same{n}({Inline(Plain())})";
            case CreationShape.ConfigureCallback when props.Count > 0:
            {
                var late = flag >= 0 ? flag : props.Count - 1;
                List<Parameter> all = [new("Construct", "scope" + n, body.Self), .. parameters.Where(p => p != props[late])];
                body.Members.Add($"private static {make.Type} Make{n}({Declared(all)}, System.Action<{make.PropsType}> configure)\n    {{\n        var props = new {make.PropsType} {{ {string.Join(", ", names.Select((name, i) => (name, i)).Where(x => x.i != late).Select(x => $"{x.name} = {props[x.i].Name}"))} }};\n        configure(props);\n        return {Call("scope" + n, id is null ? null : "id" + n, lead.Select(static p => p.Name), "props", receiver?.Name)};\n    }}");
                return $"Make{n}({Arguments(all)}, p{n} => p{n}.{names[late]} = {props[late].Argument})";
            }
            case CreationShape.Builder when flag >= 0:
            {
                List<Parameter> all = [new("Construct", "scope" + n, body.Self), .. parameters.Where(p => p != props[flag])];
                _types.Add($"public sealed class Builder{n}\n{{\n    private {props[flag].Type} _flag;\n    public Builder{n} With({props[flag].Type} flag) {{ _flag = flag; return this; }}\n    public {make.Type} Build({Declared(all)}) => {Call("scope" + n, id is null ? null : "id" + n, lead.Select(static p => p.Name), PropsWith(props.Select((p, i) => i == flag ? "_flag" : p.Name)), receiver?.Name)};\n}}");
                return $"new Builder{n}().With({props[flag].Argument}).Build({Arguments(all)})";
            }
            default:
                return Inline(Plain());
        }
    }

    private static string Parenthesized(string expression) => Regex.IsMatch(expression, @"^[\w.]+$") ? expression : "(" + expression + ")";

    // ---- files ---------------------------------------------------------------------------------------------------------

    private string[] Files(Wiring wiring)
    {
        var parts = wiring.Network.OfType<Make>().Where(m => m.Name.Length > 0
            && wiring.Api.Any(s => Mentions(s, m.Name)) || m.Name == "vpc").ToList();
        var more = new List<string>();
        string main;
        string Class(string name, string @base, Body body, string head, string modifiers = "public class") => $"{modifiers} {name}{@base}\n{{\n{string.Concat(body.Members.Select(static m => "    " + m + "\n"))}    {head}\n    {{\n{body.Text}    }}\n}}\n";
        string Run(string statements) => $"public static class Program\n{{\n    public static void Main()\n    {{\n        var app = new App();\n{string.Concat(statements.Split('\n').Select(static s => "        " + s + "\n"))}        app.Synth();\n    }}\n}}\n";
        Body Constructor(bool keeps = false) => new() { Self = "this", IsConstructor = true, KeepsInFields = keeps };
        Dictionary<string, (string, string)> Through(Func<Make, string> text) => parts.ToDictionary(static p => p.Name, p => (text(p), p.Type));

        // A class whose constructor makes the network and gives its parts out as properties.
        string NetworkClass(string name, string @base, string modifiers = "public class", string access = "public")
        {
            var body = Constructor();
            Write(wiring.Network, body);
            foreach (var p in parts)
            {
                body.Members.Add($"{access} {p.Type} {Capital(p.Name)} {{ get; }}");
                body.Line($"{Capital(p.Name)} = {body.References[p.Name].Text};");
            }

            var isStack = @base.Contains("Stack", StringComparison.Ordinal);
            return Class(name, @base, body, $"{(modifiers.Contains("abstract", StringComparison.Ordinal) ? "protected" : "public")} {name}(Construct scope, string id{(isStack ? ", IStackProps? props = null" : "")}) : base(scope, id{(isStack ? ", props" : "")})", modifiers);
        }

        string ApiClass(string name, string @base, string parameters, string baseArguments, Func<Make, string> text, string before = "")
        {
            var body = new Body { Self = "this", IsConstructor = true, References = Through(text) };
            if (before.Length > 0) body.Line(before);
            Write(wiring.Api, body);
            return Class(name, @base, body, $"public {name}({parameters}) : base({baseArguments})");
        }

        string Parameters() => string.Concat(parts.Select(static p => $", {p.Type} {Small(p.Name)}Part"));
        string PartsOf(string network) => string.Concat(parts.Select(p => $", {network}.{Capital(p.Name)}"));
        switch (style.Layout)
        {
            case Layout.MainOnly:
            {
                var body = new Body { Self = "stack", IsStatic = true };
                body.Line("var app = new App();");
                body.Line("var stack = new Stack(app, \"Main\");");
                Write(wiring.Network.Concat(wiring.Api), body);
                body.Line("app.Synth();");
                main = Class("Program", "", body, "public static void Main()", "public static class");
                break;
            }
            case Layout.TopLevelStatements:
            {
                var body = new Body { Self = "stack", IsStatic = true, HasMembers = false };
                Write(wiring.Network.Concat(wiring.Api), body);
                return [Code.Usings + string.Concat(_usings.Select(static u => u + "\n")) + "var app = new App();\nvar stack = new Stack(app, \"Main\");\n" + body.Text + "app.Synth();\n\n" + string.Join("\n", _types)];
            }
            case Layout.ConstructorParameter:
                main = NetworkClass("NetworkStack", " : Stack") + ApiClass("ApiStack", " : Stack", "Construct scope, string id" + Parameters() + ", IStackProps? props = null", "scope, id, props", static p => Small(p.Name) + "Part")
                    + Run("var network = new NetworkStack(app, \"Network\");\nnew ApiStack(app, \"Api\"" + PartsOf("network") + ");");
                break;
            case Layout.PropsClass:
                main = NetworkClass("NetworkStack", " : Stack")
                    + $"public class ApiStackProps : StackProps\n{{\n{string.Concat(parts.Select(static p => $"    public required {p.Type} {Capital(p.Name)} {{ get; init; }}\n"))}}}\n"
                    + ApiClass("ApiStack", " : Stack", "Construct scope, string id, ApiStackProps props", "scope, id, props", static p => "props." + Capital(p.Name))
                    + Run("var network = new NetworkStack(app, \"Network\");\nnew ApiStack(app, \"Api\", new ApiStackProps { " + string.Join(", ", parts.Select(static p => $"{Capital(p.Name)} = network.{Capital(p.Name)}")) + " });");
                break;
            case Layout.PropsRecord:
                main = NetworkClass("NetworkStack", " : Stack") + $"public sealed record Shared({string.Join(", ", parts.Select(static p => $"{p.Type} {Capital(p.Name)}"))});\n"
                    + ApiClass("ApiStack", " : Stack", "Construct scope, string id, Shared shared", "scope, id", static p => "shared." + Capital(p.Name))
                    + Run("var network = new NetworkStack(app, \"Network\");\nvar shared = new Shared(" + PartsOf("network")[2..] + ");\nnew ApiStack(app, \"Api\", shared with { });");
                break;
            case Layout.InitMembers:
                main = NetworkClass("NetworkStack", " : Stack")
                    + $"public class Inputs\n{{\n{string.Concat(parts.Select(static p => $"    public {p.Type} {Capital(p.Name)} {{ get; set; }} = null!;\n"))}}}\n"
                    + ApiClass("ApiStack", " : Stack", "Construct scope, string id, Inputs inputs", "scope, id", static p => "inputs." + Capital(p.Name))
                    + Run("var network = new NetworkStack(app, \"Network\");\nvar inputs = new Inputs();\n" + string.Concat(parts.Select(static p => $"inputs.{Capital(p.Name)} = network.{Capital(p.Name)};\n")) + "new ApiStack(app, \"Api\", inputs);");
                break;
            case Layout.WholeStack:
                main = NetworkClass("NetworkStack", " : Stack") + ApiClass("ApiStack", " : Stack", "Construct scope, string id, NetworkStack network, IStackProps? props = null", "scope, id, props", static p => "network." + Capital(p.Name))
                    + Run("var network = new NetworkStack(app, \"Network\");\nnew ApiStack(app, \"Api\", network);");
                break;
            case Layout.Interface:
                main = $"public interface INetwork\n{{\n{string.Concat(parts.Select(static p => $"    {p.Type} {Capital(p.Name)} {{ get; }}\n"))}}}\n" + NetworkClass("NetworkStack", " : Stack, INetwork")
                    + ApiClass("ApiStack", " : Stack", "Construct scope, string id, INetwork network", "scope, id", static p => "network." + Capital(p.Name))
                    + Run("INetwork network = new NetworkStack(app, \"Network\");\nnew ApiStack(app, \"Api\", network);");
                break;
            case Layout.PrimaryConstructor:
            {
                var body = new Body { Self = "this", References = Through(static p => Small(p.Name) + "Part") };
                Write(wiring.Api, body);
                main = NetworkClass("NetworkStack", " : Stack") + Class("ApiStack(Construct scope, string id" + Parameters() + ")", " : Stack(scope, id)", body, "public void Wire()")
                    + Run("var network = new NetworkStack(app, \"Network\");\nnew ApiStack(app, \"Api\"" + PartsOf("network") + ").Wire();");
                break;
            }
            case Layout.CustomConstruct:
                main = NetworkClass("Backend", " : Construct") + ApiClass("MainStack", " : Stack", "Construct scope, string id, IStackProps? props = null", "scope, id, props", static p => "backend." + Capital(p.Name), "var backend = new Backend(this, \"Backend\");")
                    + Run("new MainStack(app, \"Main\");");
                break;
            case Layout.NestedConstruct:
                main = NetworkClass("Backend", " : Construct") + ApiClass("Front", " : Construct", "Construct scope, string id, Backend backend", "scope, id", static p => "backend." + Capital(p.Name))
                    + "public class MainStack : Stack\n{\n    public MainStack(Construct scope, string id) : base(scope, id)\n    {\n        var backend = new Backend(this, \"Backend\");\n        new Front(this, \"Front\", backend);\n    }\n}\n"
                    + Run("new MainStack(app, \"Main\");");
                break;
            case Layout.BaseClass:
                main = NetworkClass("NetworkStack", " : Stack", "public abstract class", "protected") + ApiClass("MainStack", " : NetworkStack", "Construct scope, string id, IStackProps? props = null", "scope, id, props", static p => Capital(p.Name))
                    + Run("new MainStack(app, \"Main\");");
                break;
            case Layout.StaticFactory:
            {
                var body = new Body { Self = "scope", IsStatic = true };
                Write(wiring.Network, body);
                body.Line(parts.Count == 1 ? $"return ({body.References[parts[0].Name].Text}, 0);" : $"return ({string.Join(", ", parts.Select(p => body.References[p.Name].Text))});");
                var tuple = parts.Count == 1 ? $"({parts[0].Type} {Capital(parts[0].Name)}, int None)" : $"({string.Join(", ", parts.Select(static p => $"{p.Type} {Capital(p.Name)}"))})";
                main = Class("Network", "", body, $"public static {tuple} Create(Construct scope)", "public static class")
                    + ApiClass("MainStack", " : Stack", "Construct scope, string id, IStackProps? props = null", "scope, id, props", static p => "network." + Capital(p.Name), "var network = Network.Create(this);")
                    + Run("new MainStack(app, \"Main\");");
                break;
            }
            case Layout.Partial or Layout.TwoMethods:
            {
                var network = new Body { Self = "this", KeepsInFields = true };
                Write(wiring.Network, network);
                var api = new Body { Self = "this", References = network.References };
                Write(wiring.Api, api);
                var partial = style.Layout == Layout.Partial ? "partial " : "";
                var members = string.Concat(network.Members.Concat(partial.Length > 0 ? [] : api.Members).Select(static m => "    " + m + "\n"));
                var apiMethod = $"    private void MakeApi()\n    {{\n{api.Text}    }}\n";
                main = $"public {partial}class MainStack : Stack\n{{\n{members}    public MainStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)\n    {{\n        MakeNetwork();\n        MakeApi();\n    }}\n    private void MakeNetwork()\n    {{\n{network.Text}    }}\n{(partial.Length > 0 ? "" : apiMethod)}}}\n"
                    + Run("new MainStack(app, \"Main\");");
                if (partial.Length > 0) more.Add($"public partial class MainStack\n{{\n{string.Concat(api.Members.Select(static m => "    " + m + "\n"))}{apiMethod}}}\n");
                break;
            }
            default:
            {
                var body = Constructor();
                Write(wiring.Network.Concat(wiring.Api), body);
                main = Class("MainStack", " : Stack", body, "public MainStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)");
                if (style.Layout != Layout.OneStackWithoutMain) main += Run("new MainStack(app, \"Main\");");
                break;
            }
        }

        var header = Code.Usings + string.Concat(_usings.Select(static u => u + "\n"));
        return [.. new[] { main + string.Join("\n", _types) + "\n" }.Concat(more).Select(f => header + f)];
    }

    private static bool Mentions(Step step, string name)
    {
        IEnumerable<string> texts = step switch
        {
            Do d => [d.Text],
            Make m => [m.Receiver ?? "", .. m.Lead.Select(static g => g.Text), .. m.Props.Select(static g => g.Text)],
            _ => [],
        };
        return texts.Any(t => Token().Matches(t).Any(m => m.Groups["what"].Value is var what && (what == name || what[0] == '[' && what.Split(':', ',', ']').Contains(name))));
    }
}

/// <summary>Full names of what programs name by the usings of the tests.</summary>
internal static class Namespaces
{
    public static string? FullName(string type) => type.Split('.') switch
    {
        ["V2", var name] => "Amazon.CDK.AWS.Apigatewayv2." + name,
        ["Rest", var name] => "Amazon.CDK.AWS.APIGateway." + name,
        ["Patterns", var name] => "Amazon.CDK.AWS.ECS.Patterns." + name,
        ["ApplicationLoadBalancer" or "NetworkLoadBalancer" or "CfnLoadBalancer" or "CfnListener"] => "Amazon.CDK.AWS.ElasticLoadBalancingV2." + type,
        ["Vpc" or "SecurityGroup"] => "Amazon.CDK.AWS.EC2." + type,
        ["HttpAlbIntegration" or "HttpNlbIntegration" or "HttpUrlIntegration" or "HttpServiceDiscoveryIntegration"] => "Amazon.CDK.AwsApigatewayv2Integrations." + type,
        _ => null,
    };
}
