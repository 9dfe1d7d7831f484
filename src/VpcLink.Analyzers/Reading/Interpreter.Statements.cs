using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

internal sealed partial class Interpreter
{
    private readonly Dictionary<ILabelSymbol, Jump> _labels = new(SymbolEqualityComparer.Default);

    /// <summary>Executes a statement; false when it does not complete (return, throw, break).</summary>
    private bool Execute(IOperation? operation)
    {
        if (operation is null) return true;
        Step();
        // The most frequent ones first: see Evaluate.
        switch (operation.Kind)
        {
            case OperationKind.Block:
                var block = (IBlockOperation)operation;
                foreach (var statement in block.Operations)
                    if (!Execute(statement))
                        return false;
                Forget(block.Locals);
                return true;

            case OperationKind.ExpressionStatement:
                Evaluate(((IExpressionStatementOperation)operation).Operation);
                return true;

            case OperationKind.VariableDeclarationGroup:
                foreach (var declaration in ((IVariableDeclarationGroupOperation)operation).Declarations) Declare(declaration);
                return true;

            default:
                return ExecuteRarer(operation);
        }
    }

    private bool ExecuteRarer(IOperation operation)
    {
        switch (operation)
        {
            case IUsingDeclarationOperation u:
                return Execute(u.DeclarationGroup);

            case IReturnOperation { Kind: OperationKind.YieldReturn } y:
                if (y.ReturnedValue is not null) (_frame.Yields ??= []).Add(Evaluate(y.ReturnedValue));
                _frame.YieldsMore |= _loops > 0 || !ReferenceEquals(_path, _frame.Path);
                return true;

            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                Leave(_frame.Return, null);
                return false;

            case IReturnOperation r:
                Leave(_frame.Return, r.ReturnedValue is null ? null : Evaluate(r.ReturnedValue));
                return false;

            case IConditionalOperation conditional:
                return If(conditional.Condition, () => Execute(conditional.WhenTrue), () => Execute(conditional.WhenFalse));

            case ISwitchOperation s:
                return Switch(s);

            case IForEachLoopOperation forEach:
                return ForEach(forEach);

            case IForLoopOperation forLoop:
                foreach (var before in forLoop.Before) Execute(before);
                return For(forLoop);

            case IWhileLoopOperation whileLoop:
                return Counted(whileLoop) ?? Loop(whileLoop, () =>
                {
                    if (whileLoop.Condition is not null) Evaluate(whileLoop.Condition);
                    return Execute(whileLoop.Body);
                }, atLeastOnce: !whileLoop.ConditionIsTop);

            case IBranchOperation branch:
                if (branch.BranchKind == BranchKind.GoTo) throw new GaveUpException("goto");
                if (_labels.TryGetValue(branch.Target, out var jump)) Leave(jump, null);
                return false;

            case ITryOperation t:
                return Try(t);

            case IUsingOperation u:
                Execute(u.Resources);
                return Execute(u.Body);

            case ILockOperation l:
                Evaluate(l.LockedValue);
                return Execute(l.Body);

            case ILabeledOperation labeled:
                return Execute(labeled.Operation);

            case IThrowOperation t:
                if (t.Exception is not null) Evaluate(t.Exception);
                _catching?.Ways.Add(_store.ChangesSince(_catching.Origin));
                return false;

            case ILocalFunctionOperation or IEmptyOperation:
                return true;

            case IMethodBodyOperation body:
                return Execute(body.BlockBody ?? body.ExpressionBody);

            case IInvalidOperation invalid:
                foreach (var child in invalid.ChildOperations) Evaluate(child);
                return true;

            default:
                Evaluate(operation);
                return true;
        }
    }

    /// <summary>Nobody can ask for the locals of a block that was left, unless a delegate sees them: where ways meet, they need not be compared.</summary>
    private void Forget(ImmutableArray<ILocalSymbol> locals)
    {
        if (_frame.IsCaptured) return;
        foreach (var local in locals) _store.Forget(new Cell(_frame, local));
    }

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            var initializer = declarator.Initializer ?? declaration.Initializer;
            if (initializer is null)
            {
                // A local belongs to the activation that declares it, also when a lambda is the first to assign it.
                _store.Set(new Cell(_frame, declarator.Symbol), new Unknown("'" + declarator.Symbol.Name + "' has no value here"));
                continue;
            }

            var value = Copied(Evaluate(initializer.Value));
            NameIt(value, declarator.Symbol);
            _store.Set(new Cell(_frame, declarator.Symbol), value);
        }
    }

    private static void NameIt(Value value, ISymbol symbol)
    {
        if ((value as Ref)?.Target is { } target || (target = (value as Heap)?.Object.Construct) is not null) target.NamedBy(symbol);
    }

    private bool If(IOperation condition, Func<bool> whenTrue, Func<bool> whenFalse)
    {
        var (known, key, negated) = Condition(condition);
        if (known is { } taken) return taken ? whenTrue() : whenFalse();
        if (_path.ArmOf(key) is { } arm) return (arm == 0) != negated ? whenTrue() : whenFalse();
        return negated ? Fork(key, whenFalse, whenTrue) : Fork(key, whenTrue, whenFalse);
    }

    /// <summary>A condition's value; when it has none, the object that stands for it, so that the same unknown read twice is one condition.</summary>
    private (bool? Known, object Key, bool Negated) Condition(IOperation condition)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                var (known, key, negated) = Condition(not.Operand);
                return (!known, key, !negated);
            case IParenthesizedOperation p:
                return Condition(p.Operand);
            default:
                var value = Evaluate(condition);
                return (value.AsBool, value is Unknown ? value : new object(), false);
        }
    }

    private bool Switch(ISwitchOperation s)
    {
        var value = Evaluate(s.Value);
        var exit = new Jump(_store);
        var path = _path;
        using var label = Label(s.ExitLabel, exit);
        var cases = s.Cases;
        var chosen = value is Known or EnumMember ? cases.FirstOrDefault(c => c.Clauses.Any(clause => Matches(clause, value) == true)) : null;
        var certain = chosen is not null && cases.TakeWhile(c => c != chosen).All(c => c.Clauses.All(clause => Matches(clause, value) == false));
        var arms = (certain ? [chosen!] : cases.Where(c => !c.Clauses.All(clause => Matches(clause, value) == false)))
            .Select<ISwitchCaseOperation, Func<bool>>(c => () => c.Body.All(Execute)).ToList();
        var exhaustive = certain || cases.Any(static c => c.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default));
        if (!exhaustive) arms.Add(static () => true);
        if (Fork(value is Unknown ? SwitchKey(value, string.Join("|", cases.SelectMany(static c => c.Clauses).Select(static c => c.Syntax.ToString()))) : new object(), [.. arms])) exit.Ways.Add(_store.ChangesSince(exit.Origin));
        return Land(exit, path);
    }

    private static bool? Matches(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true } constant } single =>
            value is EnumMember e ? single.Value is IFieldReferenceOperation f ? f.Field.Name == e.Member : null
            : value is Known k ? Equals(k.Constant, constant.Value) : null,
        IPatternCaseClauseOperation { Guard: null, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true } c } pattern } =>
            value is EnumMember e ? pattern.Value is IFieldReferenceOperation f ? f.Field.Name == e.Member : null
            : value is Known k ? Equals(k.Constant, c.Value) : null,
        _ => null,
    };

    /// <summary>Continues where the ways out of a statement meet.</summary>
    private bool Land(Jump exit, PathCondition path)
    {
        if (exit.Ways.Count == 0) return false;
        exit.Origin.Join(exit.Ways);
        _path = path;
        return true;
    }

    private bool Try(ITryOperation t)
    {
        var path = _path;
        var origin = _store;
        var outer = _catching;
        var thrown = new Jump(origin);
        _store = new Store(origin);
        if (t.Catches.Length > 0) _catching = thrown;
        bool completes;
        try
        {
            completes = Execute(t.Body);
        }
        finally
        {
            _catching = outer;
        }

        var changes = _store.ChangesSince(origin);
        _store = origin;
        var ways = new List<IReadOnlyDictionary<Cell, Value>>();
        if (completes) ways.Add(changes);
        foreach (var handler in t.Catches)
        {
            // An exception may come before or after anything the body changed.
            _store = new Store(origin);
            _store.Join([changes, new Dictionary<Cell, Value>(), .. thrown.Ways]);
            _path = path.And(handler, 1);
            if (handler.Handler is not null && Execute(handler.Handler)) ways.Add(_store.ChangesSince(origin));
            _store = origin;
            _path = path;
        }

        if (ways.Count > 0) origin.Join(ways);
        if (t.Finally is not null && !Execute(t.Finally)) return false;
        return ways.Count > 0;
    }

    private bool ForEach(IForEachLoopOperation loop)
    {
        var collection = Content(Evaluate(loop.Collection));
        var local = LoopVariable(loop.LoopControlVariable);
        if (collection is Map { Complete: true } pairs) collection = Pairs(pairs);
        if (collection is Items { Complete: true } items && items.Elements.Length <= MaxUnrolled)
            return Unroll(loop, items.Elements.Select<Value, Action>(element => () => BindLoop(loop, local, element)).ToArray());

        var elements = ElementsOf(collection).ToArray();
        var anyElement = elements.Aggregate((Value)Unknown.Hiding("an element of a collection", elements), static (all, e) => Value.Either(e, all));
        if (collection is Items { Complete: true } some) anyElement = some.Elements.Aggregate(Value.Either)!;
        return Loop(loop, () =>
        {
            BindLoop(loop, local, anyElement);
            return Iterate(loop);
        });
    }

    /// <summary>Executes a loop's body once. What <c>foreach</c> declares is another variable in every iteration.</summary>
    private bool Iterate(ILoopOperation loop)
    {
        if (!Execute(loop.Body)) return false;
        if (loop is IForEachLoopOperation) Forget(loop.Locals);
        return true;
    }

    /// <summary>Executes the iterations of a loop one after the other; each starts by binding what it iterates over.</summary>
    private bool Unroll(ILoopOperation loop, IReadOnlyList<Action> iterations)
    {
        var path = _path;
        var origin = _store;
        var exit = new Jump(origin);
        var current = new Store(origin);
        using var exitLabel = Label(loop.ExitLabel, exit);
        var running = true;
        foreach (var bind in iterations)
        {
            var next = new Jump(current);
            using var continueLabel = Label(loop.ContinueLabel, next);
            _store = new Store(current);
            bind();
            if (Iterate(loop)) next.Ways.Add(_store.ChangesSince(current));
            _store = current;
            // When earlier iterations may have left the loop, the next runs on that condition.
            running = Land(next, next.Ways.Count == 1 ? _path : path);
            if (!running) break;
        }

        if (running) exit.Ways.Add(current.ChangesSince(origin));
        _store = origin;
        return Land(exit, path);
    }

    /// <summary>A loop that does no more than compute with locals is executed as often as it runs; null when its conditions don't say how often that is.</summary>
    private bool? Counted(IWhileLoopOperation loop)
    {
        if (loop.Descendants().Any(static o => !IsPlain(o))) return null;
        var path = _path;
        var origin = _store;
        var exit = new Jump(origin);
        var current = new Store(origin);
        using var exitLabel = Label(loop.ExitLabel, exit);
        try
        {
            for (var i = 0; i <= MaxUnrolled; i++)
            {
                _store = current;
                if (loop.Condition is not null && (loop.ConditionIsTop || i > 0))
                {
                    if (Evaluate(loop.Condition).AsBool is not { } runs) return null;
                    if (!runs)
                    {
                        exit.Ways.Add(current.ChangesSince(origin));
                        return Land(exit, path);
                    }
                }

                var next = new Jump(current);
                using var continueLabel = Label(loop.ContinueLabel, next);
                _store = new Store(current);
                if (Execute(loop.Body)) next.Ways.Add(_store.ChangesSince(current));
                if (next.Ways.Count == 0) return Land(exit, path);
                if (exit.Ways.Count > 0) return null;
                Land(next, path);
            }

            return null;
        }
        finally
        {
            _store = origin;
            _path = path;
        }
    }

    private bool For(IForLoopOperation loop)
    {
        // A counter with constant bounds: the iterations are known. Whether they are is found by running the counter alone.
        var counts = loop.Before is [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: { } counter }] }] }] && loop.AtLoopBottom.Length == 1
            && !AssignedIn(loop.Body).Contains(counter, SymbolEqualityComparer.Default) ? Iterations(loop, counter) : null;
        if (counts is not null)
        {
            var symbol = ((IVariableDeclarationGroupOperation)loop.Before[0]).Declarations[0].Declarators[0].Symbol;
            return Unroll(loop, counts.Select<int, Action>(i => () => _store.Set(new Cell(_frame, symbol), new Known(i))).ToArray());
        }

        return Loop(loop, () =>
        {
            if (loop.Condition is not null) Evaluate(loop.Condition);
            var completes = Execute(loop.Body);
            foreach (var bottom in loop.AtLoopBottom) Execute(bottom);
            return completes;
        });
    }

    private List<int>? Iterations(IForLoopOperation loop, ILocalSymbol counter)
    {
        var origin = _store;
        _store = new Store(origin);
        try
        {
            var counts = new List<int>();
            while (loop.Condition is IBinaryOperation { LeftOperand: ILocalReferenceOperation, RightOperand: var bound } && (bound.ConstantValue.HasValue || bound is ILocalReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation or IParameterReferenceOperation)
                && Local(counter) is Known { Constant: int now } && Evaluate(loop.Condition).AsBool is { } runs)
            {
                if (!runs) return counts;
                if (counts.Count == MaxUnrolled) return null;
                counts.Add(now);
                foreach (var bottom in loop.AtLoopBottom) Execute(bottom);
            }

            return null;
        }
        finally
        {
            _store = origin;
        }
    }

    private static ISymbol? LoopVariable(IOperation variable) => variable switch
    {
        IVariableDeclaratorOperation d => d.Symbol,
        ILocalReferenceOperation l => l.Local,
        _ => null,
    };

    private void BindLoop(IForEachLoopOperation loop, ISymbol? local, Value element)
    {
        if (local is not null) _store.Set(new Cell(_frame, local), element);
        else Deconstruct(loop.LoopControlVariable, element);
    }

    /// <summary>
    /// A loop that can't be unrolled: its body is executed once for all iterations. What the body changes is unknown at its head, and afterwards both what was
    /// and what it made of it may hold. What it turns out to change beyond its own variables is found by executing it; then it is executed once more, knowing that.
    /// </summary>
    private bool Loop(ILoopOperation loop, Func<bool> body, bool atLeastOnce = false)
    {
        var path = _path;
        var origin = _store;
        var exit = new Jump(origin);
        using var exitLabel = Label(loop.ExitLabel, exit);
        var start = _ordinal;
        var unknown = new Dictionary<Cell, (Value Before, Possibilities Behind)>();
        var assigned = new HashSet<object>(AssignedIn(loop));
        foreach (var local in assigned.Cast<ILocalSymbol>().ToArray()) Havoc(LocalCell(local), unknown);
        for (var pass = 0; pass < 2; pass++)
        {
            var next = new Jump(origin);
            using var continueLabel = Label(loop.ContinueLabel, next);
            _loops++;
            _store = new Store(origin);
            _path = path.And(loop, 0);
            if (body()) next.Ways.Add(_store.ChangesSince(origin));
            _store = origin;
            _loops--;
            exit.Ways.AddRange(next.Ways);
            if (pass == 0)
                foreach (var way in next.Ways)
                    foreach (var entry in way)
                        if (IsOlder(entry.Key, start) && !unknown.ContainsKey(entry.Key) && origin.Before(entry.Key) is { } before && !before.Equals(entry.Value))
                            Havoc(entry.Key, unknown);
            var more = false;
            foreach (var way in next.Ways)
                foreach (var known in unknown)
                    if (way.TryGetValue(known.Key, out var last))
                    {
                        MayBe(known.Value.Behind, Unwrap(last));
                        more |= known.Key.Owner is not Frame || !assigned.Contains(known.Key.Member);
                    }

            if (!more) break;
        }

        if (!atLeastOnce) exit.Ways.Add(unknown.ToDictionary(static u => u.Key, static u => u.Value.Before));
        return Land(exit, path);
    }

    /// <summary>Does the cell belong to something that was there before the loop? What collections hold is left aside: whatever a loop adds makes them incomplete.</summary>
    private static bool IsOlder(Cell cell, int start) => cell.Owner switch
    {
        HeapObject o => o.Birth < start && !Equals(cell.Member, HeapObject.Content),
        Construct c => c.Ordinal < start,
        _ => true,
    };

    private void Havoc(Cell cell, Dictionary<Cell, (Value Before, Possibilities Behind)> unknown)
    {
        if (unknown.ContainsKey(cell) || _store.Before(cell) is not { } now) return;
        var behind = new Possibilities();
        unknown[cell] = (now, behind);
        behind.Add(Unwrap(now));
        var value = new Unknown((cell.Member as ISymbol is { } symbol ? "'" + symbol.Name + "'" : "'" + cell.Member + "'") + " changes in a loop") { Behind = behind };
        _store.Set(cell, now is Assigned a ? new Assigned(value, a.Written) : value);
    }

    private static IEnumerable<ILocalSymbol> AssignedIn(IOperation body)
    {
        foreach (var o in body.Descendants())
        {
            var targets = o switch
            {
                IAssignmentOperation { Target: ITupleOperation } a => a.Target.DescendantsAndSelf(),
                IAssignmentOperation a => [a.Target],
                IIncrementOrDecrementOperation i => [i.Target],
                IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument => [argument.Value],
                _ => Enumerable.Empty<IOperation>(),
            };
            foreach (var target in targets)
                if (target is ILocalReferenceOperation { IsDeclaration: false } l)
                    yield return l.Local;
        }
    }

    private readonly struct LabelScope(Dictionary<ILabelSymbol, Jump> labels, ILabelSymbol label, Jump? before) : IDisposable
    {
        public void Dispose()
        {
            if (before is null) labels.Remove(label);
            else labels[label] = before;
        }
    }

    /// <summary>Binds a label until disposed: a method that is called again inside its own loop has the same labels.</summary>
    private LabelScope Label(ILabelSymbol label, Jump jump)
    {
        _labels.TryGetValue(label, out var before);
        _labels[label] = jump;
        return new LabelScope(_labels, label, before);
    }

    /// <summary>Where exceptions thrown in the code being executed are caught, if anywhere.</summary>
    private Jump? _catching;
}
