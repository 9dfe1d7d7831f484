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
        switch (operation)
        {
            case IBlockOperation block:
                foreach (var statement in block.Operations)
                    if (!Execute(statement))
                        return false;
                return true;

            case IExpressionStatementOperation e:
                Evaluate(e.Operation);
                return true;

            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations) Declare(declaration);
                return true;

            case IUsingDeclarationOperation u:
                return Execute(u.DeclarationGroup);

            case IReturnOperation { Kind: OperationKind.YieldReturn } y:
                if (y.ReturnedValue is not null) Escape(Evaluate(y.ReturnedValue), "an iterator yields it");
                return true;

            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                return true;

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
                return Loop(forLoop, () =>
                {
                    if (forLoop.Condition is not null) Evaluate(forLoop.Condition);
                    var completes = Execute(forLoop.Body);
                    foreach (var bottom in forLoop.AtLoopBottom) Execute(bottom);
                    return completes;
                });

            case IWhileLoopOperation whileLoop:
                return Loop(whileLoop, () =>
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

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            var initializer = declarator.Initializer ?? declaration.Initializer;
            if (initializer is null) continue;
            var value = Evaluate(initializer.Value);
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
        _labels[s.ExitLabel] = exit;
        var cases = s.Cases;
        var chosen = value is Known or EnumMember ? cases.FirstOrDefault(c => c.Clauses.Any(clause => Matches(clause, value) == true)) : null;
        var certain = chosen is not null && cases.TakeWhile(c => c != chosen).All(c => c.Clauses.All(clause => Matches(clause, value) == false));
        var arms = (certain ? [chosen!] : cases.Where(c => !c.Clauses.All(clause => Matches(clause, value) == false)))
            .Select<ISwitchCaseOperation, Func<bool>>(c => () => c.Body.All(Execute)).ToList();
        var exhaustive = certain || cases.Any(static c => c.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default));
        if (!exhaustive) arms.Add(static () => true);
        if (Fork(value is Unknown ? value : new object(), [.. arms])) exit.Ways.Add(_store.ChangesSince(exit.Origin));
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
        var before = new Store(_store);
        var origin = _store;
        _store = before;
        var completes = Execute(t.Body);
        var changes = _store.ChangesSince(origin);
        _store = origin;
        var ways = new List<Dictionary<Cell, Value>>();
        if (completes) ways.Add(changes);
        foreach (var handler in t.Catches)
        {
            // An exception may come before or after anything the body changed.
            _store = new Store(origin);
            _store.Join([changes, []]);
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
        if (collection is Items { Complete: true } items && items.Elements.Length <= MaxUnrolled)
        {
            var path = _path;
            var exit = new Jump(_store);
            _labels[loop.ExitLabel] = exit;
            var running = true;
            foreach (var element in items.Elements)
            {
                var next = new Jump(_store);
                _labels[loop.ContinueLabel] = next;
                var origin = _store;
                _store = new Store(origin);
                BindLoop(loop, local, element);
                if (Execute(loop.Body)) next.Ways.Add(_store.ChangesSince(origin));
                _store = origin;
                running = Land(next, path);
                if (!running) break;
            }

            if (running) exit.Ways.Add(_store.ChangesSince(exit.Origin));
            // Ways recorded before later iterations changed the origin store are relative to it all the same.
            if (exit.Ways.Count == 0) return false;
            if (exit.Ways.Count > 1 || !running) exit.Origin.Join(exit.Ways);
            _path = path;
            return true;
        }

        var anyElement = collection is Items { Elements.IsEmpty: false } some
            ? some.Elements.Aggregate(Value.Either)!
            : collection is Unknown u ? u : new Unknown("an element of a collection");
        if (collection is Items { Complete: false }) anyElement = Value.Either(anyElement, new Unknown("an element of a collection"));
        return Loop(loop, () =>
        {
            BindLoop(loop, local, anyElement);
            return Execute(loop.Body);
        });
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
    /// A loop that can't be unrolled: its body is executed once for all iterations. What the body changes is unknown at its head,
    /// and afterwards both what was and what it made of it may hold.
    /// </summary>
    private bool Loop(ILoopOperation loop, Func<bool> body, bool atLeastOnce = false)
    {
        var path = _path;
        var exit = new Jump(_store);
        var origin = _store;
        _labels[loop.ExitLabel] = exit;
        _labels[loop.ContinueLabel] = exit;
        foreach (var local in AssignedIn(loop.Body)) HavocLocal(local);
        _loops++;
        _store = new Store(origin);
        _path = path.And(loop, 0);
        if (body()) exit.Ways.Add(_store.ChangesSince(origin));
        _store = origin;
        _loops--;
        if (!atLeastOnce) exit.Ways.Add([]);
        return Land(exit, path);
    }

    private void HavocLocal(ILocalSymbol local)
    {
        var cell = new Cell(_frame, local);
        if (_store.Find(cell) is not null) _store.Set(cell, new Unknown("'" + local.Name + "' changes in a loop"));
    }

    private static IEnumerable<ILocalSymbol> AssignedIn(IOperation body)
    {
        foreach (var o in body.Descendants())
        {
            var target = o switch
            {
                IAssignmentOperation a => a.Target,
                IIncrementOrDecrementOperation i => i.Target,
                _ => null,
            };
            if (target is ILocalReferenceOperation { IsDeclaration: false } l) yield return l.Local;
        }
    }
}
