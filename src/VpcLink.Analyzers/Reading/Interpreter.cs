using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Model;
namespace VpcLinkAnalyzers.Reading;

/// <summary>
/// Executes an application's code abstractly, from where it starts, following every call into source with its arguments bound. What it
/// does to the CDK is recorded: objects made, members called, properties assigned. Conditions that can't be determined are taken both
/// ways and what they change becomes <see cref="OneOf"/>.
/// </summary>
internal sealed partial class Interpreter
{
    /// <summary>Nested calls followed before the rest counts as unknown; CDK code nests a handful deep.</summary>
    private const int MaxDepth = 48;

    /// <summary>Operations executed before reading gives up and every rule stays silent; helpers that call helpers twice each would never end.</summary>
    private readonly int _maxSteps;

    /// <summary>Elements of a literal collection for which a loop is executed one by one.</summary>
    private const int MaxUnrolled = 32;

    private readonly BoundCode _code;
    private readonly CdkSymbols _cdk;
    private readonly CancellationToken _cancellation;

    private readonly List<Construct> _constructs = [];
    private readonly List<Call> _calls = [];
    private readonly List<Write> _writes = [];

    /// <summary>Constructs that were handed to code that can't be read: it may walk down to what lies under them.</summary>
    private readonly Dictionary<Construct, string> _handed = [];

    private readonly HashSet<Callable> _handedOver = [];

    /// <summary>The object of user code that a construct is part of.</summary>
    private readonly Dictionary<Construct, HeapObject> _instances = [];

    private readonly Dictionary<(object Owner, string Member), Construct> _members = [];
    private readonly Dictionary<ISymbol, Value> _statics = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _executed = [];

    private Store _store = new(null);
    private Frame _frame = null!;
    private PathCondition _path = PathCondition.Always;
    private int _loops;
    private int _steps;
    private int _ordinal;

    public Interpreter(BoundCode code, CdkSymbols cdk, CancellationToken cancellation)
    {
        _code = code;
        _cdk = cdk;
        _cancellation = cancellation;
        _maxSteps = 400_000 + (int)Math.Min(100_000_000, 2L * code.Trees.Sum(static t => (long)t.Length));
    }

    /// <summary>Why execution had to stop, null when it went through.</summary>
    public string? Incomplete { get; private set; }

    public bool WasExecuted(SyntaxNode body) => _executed.Contains(body);

    public ConstructGraph Graph()
    {
        Aftermath.Apply(_constructs, _calls, _handed);
        return new ConstructGraph(_code, _constructs.ToImmutableArray(), _calls.ToImmutableArray(), _writes.ToImmutableArray(), ContextReader.Read(_constructs, _calls, _handed), Incomplete);
    }

    /// <summary>Executes a body nobody calls: its parameters come from outside.</summary>
    public void RunRoot(IMethodSymbol method)
    {
        if (Incomplete is not null) return;
        try
        {
            _store = new Store(null);
            _path = PathCondition.Always;
            _loops = 0;
            _frame = new Frame(null, null, null, null, null) { Return = new Jump(_store) };
            var arguments = new Dictionary<IParameterSymbol, Value>(SymbolEqualityComparer.Default);
            foreach (var p in method.Parameters) arguments[p] = Outside(p.Type, "parameter '" + p.Name + "'", p.Name);

            if (method.MethodKind == MethodKind.Constructor)
            {
                var instance = NewInstance(method.ContainingType, null);
                RunConstructor(method, instance, arguments);
            }
            else
            {
                var self = method.IsStatic ? null : Outside(method.ContainingType, "'" + method.ContainingType.Name + "' as another made it", "this");
                Invoke(method, self, arguments, null);
            }
        }
        catch (InsufficientExecutionStackException)
        {
            Incomplete = "code is nested too deeply";
        }
        catch (GaveUpException e)
        {
            Incomplete = e.Message;
        }
    }

    private sealed class GaveUpException(string why) : Exception(why);

    private void Step()
    {
        if ((++_steps & 0x3F) == 0) _cancellation.ThrowIfCancellationRequested();
        if (_steps > _maxSteps) throw new GaveUpException("too much code to follow");
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    private readonly Dictionary<SyntaxNode, IOperation?> _operations = [];

    private IOperation? Operation(SyntaxNode syntax)
    {
        if (!_operations.TryGetValue(syntax, out var operation)) _operations[syntax] = operation = _code.Operation(syntax, _cancellation);
        return operation;
    }

    private SyntaxNode? Declaration(ISymbol symbol) => _code.Declaration(symbol, _cancellation);

    // ---- values from outside -------------------------------------------------------------------------------------------

    private Value Outside(ITypeSymbol type, string why, string name)
    {
        if (CdkSymbols.IsCdk(type) && type is INamedTypeSymbol cdk && !_cdk.IsStruct(type) && type.TypeKind is TypeKind.Class or TypeKind.Interface)
            return new Ref(Record(new Construct(_ordinal++, (INamedTypeSymbol)type, ConstructOrigin.External, null) { Variable = name }));
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None } named
            && (_code.Compilation.Assembly.Equals(named.ContainingAssembly, SymbolEqualityComparer.Default) || _cdk.IsStruct(type)))
        {
            var opaque = new HeapObject(HeapKind.Instance, type, null) { Birth = _ordinal++, IsOpaque = true };
            if (CdkSymbols.CdkBase(type) is { } cdkBase && !_cdk.IsStruct(cdkBase))
            {
                opaque.Construct = Record(new Construct(_ordinal++, cdkBase, ConstructOrigin.External, null) { Variable = name, UserType = named });
                _instances[opaque.Construct] = opaque;
            }

            return new Heap(opaque);
        }

        return new Unknown(why);
    }

    private Value Reveal(HeapObject opaque, ISymbol member, ITypeSymbol type)
    {
        object key = CdkSymbols.IsCdk(member) ? member.Name : member.OriginalDefinition;
        if (!opaque.Revealed.TryGetValue(key, out var value))
            opaque.Revealed[key] = value = Outside(type, "'" + member.Name + "' of an object from outside", member.Name);
        return value;
    }

    private Construct Record(Construct construct)
    {
        _constructs.Add(construct);
        return construct;
    }

    private ImmutableArray<SyntaxNode> CallSites() => _frame.Sites;

    // ---- ways ----------------------------------------------------------------------------------------------------------

    /// <summary>Executes alternatives, each from the present state, and joins what remains of those that complete.</summary>
    private bool Fork(object condition, params Func<bool>[] arms)
    {
        var origin = _store;
        var path = _path;
        var parting = _ordinal;
        var ways = new List<IReadOnlyDictionary<Cell, Value>>(arms.Length);
        int? onlyArm = null;
        for (var i = 0; i < arms.Length; i++)
        {
            _store = new Store(origin);
            _path = path.And(condition, i);
            if (arms[i]())
            {
                ways.Add(_store.ChangesSince(origin));
                onlyArm = i;
            }
        }

        _store = origin;
        _path = path;
        if (ways.Count == 0) return false;
        if (ways.Count == 1 && arms.Length > 1) _path = path.And(condition, onlyArm!.Value);
        origin.Join(ways, parting: parting);
        return true;
    }

    private Value ForkValue(object condition, params Func<Value>[] arms)
    {
        Value? result = null;
        Fork(condition, arms.Select<Func<Value>, Func<bool>>(arm => () =>
        {
            var value = arm();
            result = result is null ? value : Value.Either(result, value);
            return true;
        }).ToArray());
        return result ?? new Unknown("no arm");
    }

    /// <summary>
    /// Takes a way out: what changed since the target's origin goes along.
    /// </summary>
    private void Leave(Jump jump, Value? result)
    {
        jump.Ways.Add(_store.ChangesSince(jump.Origin));
        if (result is not null) jump.Result = jump.Result is null ? result : Value.Either(jump.Result, result);
    }
}
