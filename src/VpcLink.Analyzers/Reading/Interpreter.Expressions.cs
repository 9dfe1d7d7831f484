using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

internal sealed partial class Interpreter
{
    private static readonly ImmutableArray<Value> NoValues = ImmutableArray<Value>.Empty;
    private readonly Stack<Value> _initialized = new();
    private readonly Stack<Value> _conditionalReceivers = new();

    private Value Evaluate(IOperation? operation)
    {
        if (operation is null) return Value.Null;
        Step();
        // What most of an application consists of; telling operations by their type asks the runtime for each type in turn.
        switch (operation.Kind)
        {
            case OperationKind.Literal when operation.ConstantValue is { HasValue: true, Value: var literal }:
                return Plain(literal);
            case OperationKind.ObjectCreation:
                return Create((IObjectCreationOperation)operation);
            case OperationKind.Invocation:
                return InvokeMember((IInvocationOperation)operation);
            case OperationKind.PropertyReference:
                return Property((IPropertyReferenceOperation)operation);
            case OperationKind.ParameterReference:
                return Parameter(((IParameterReferenceOperation)operation).Parameter);
            case OperationKind.InstanceReference:
                return ((IInstanceReferenceOperation)operation).ReferenceKind != InstanceReferenceKind.ImplicitReceiver ? Self() : _initialized.Count > 0 ? _initialized.Peek() : new Unknown("initializer");
            case OperationKind.SimpleAssignment:
                // The members of an anonymous object are assignments that have the constant value of what they assign.
                var assignment = (ISimpleAssignmentOperation)operation;
                return Assign(assignment.Target, Evaluate(assignment.Value), assignment.Syntax);
        }

        if (operation.ConstantValue.HasValue) return Constant(operation);
        return operation.Kind switch
        {
            OperationKind.LocalReference => Local(((ILocalReferenceOperation)operation).Local),
            OperationKind.Conversion => Convert((IConversionOperation)operation),
            OperationKind.FieldReference => Field((IFieldReferenceOperation)operation),
            _ => EvaluateRarer(operation),
        };
    }

    /// <summary>Apart, since the variables of all its cases, and those that its delegates capture, are paid for on every entry.</summary>
    private Value EvaluateRarer(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation p:
                return Evaluate(p.Operand);
            case ICoalesceAssignmentOperation coalesce:
            {
                var now = Evaluate(coalesce.Target);
                if (now.IsAbsent) return Assign(coalesce.Target, Evaluate(coalesce.Value), coalesce.Syntax);
                if (IsCertainlySet(now)) return now;
                return ForkValue(new object(), () => now, () => Assign(coalesce.Target, Evaluate(coalesce.Value), coalesce.Syntax));
            }
            case ICompoundAssignmentOperation { Type.TypeKind: TypeKind.Delegate, OperatorKind: BinaryOperatorKind.Add } combined:
                return Assign(combined.Target, new Multicast(ImmutableArray.Create(Evaluate(combined.Target), Evaluate(combined.Value))), combined.Syntax);
            case ICompoundAssignmentOperation compound:
                return Assign(compound.Target, Binary(compound.OperatorKind, Evaluate(compound.Target), Evaluate(compound.Value), compound), compound.Syntax);
            case IIncrementOrDecrementOperation increment:
            {
                var one = Evaluate(increment.Target);
                var next = one is Known { Constant: int i } ? new Known(increment.Kind == OperationKind.Increment ? i + 1 : i - 1) : (Value)new Unknown("counter");
                Assign(increment.Target, next, increment.Syntax);
                return increment.IsPostfix ? one : next;
            }
            case IDeconstructionAssignmentOperation deconstruction:
            {
                var value = Evaluate(deconstruction.Value);
                Deconstruct(deconstruction.Target, value);
                return value;
            }
            case IConditionalOperation conditional:
            {
                var (known, key, negated) = Condition(conditional.Condition);
                if (known is { } taken) return Evaluate(taken ? conditional.WhenTrue : conditional.WhenFalse);
                if (_path.ArmOf(key) is { } arm) return Evaluate((arm == 0) != negated ? conditional.WhenTrue : conditional.WhenFalse);
                Value WhenTrue() => Evaluate(conditional.WhenTrue);
                Value WhenFalse() => Evaluate(conditional.WhenFalse);
                return negated ? ForkValue(key, WhenFalse, WhenTrue) : ForkValue(key, WhenTrue, WhenFalse);
            }
            case ICoalesceOperation coalesce:
            {
                var value = Evaluate(coalesce.Value);
                if (value.IsAbsent) return Evaluate(coalesce.WhenNull);
                if (IsCertainlySet(value)) return value;
                return ForkValue(new object(), () => value, () => Evaluate(coalesce.WhenNull));
            }
            case IConditionalAccessOperation access:
            {
                var receiver = Evaluate(access.Operation);
                if (receiver.IsAbsent) return Value.Null;
                _conditionalReceivers.Push(receiver);
                try
                {
                    return Evaluate(access.WhenNotNull);
                }
                finally
                {
                    _conditionalReceivers.Pop();
                }
            }
            case IConditionalAccessInstanceOperation:
                return _conditionalReceivers.Count > 0 ? _conditionalReceivers.Peek() : new Unknown("receiver");
            case IBinaryOperation binary:
                return BinaryOperation(binary);
            case IUnaryOperation unary:
                return Unary(unary);
            case IInterpolatedStringOperation interpolated:
                return Concatenate(interpolated.Parts.Select(part => part switch
                {
                    IInterpolatedStringTextOperation text => Evaluate(text.Text),
                    IInterpolationOperation { FormatString: null, Alignment: null } hole => Evaluate(hole.Expression),
                    IInterpolationOperation hole => Discard(Evaluate(hole.Expression), "formatted text"),
                    _ => new Unknown("interpolation"),
                }));
            case IArrayCreationOperation array:
                return array.Initializer is { } initializer
                    ? NewList(array.Type, initializer.ElementValues.Select(Evaluate).ToImmutableArray(), true, array.Syntax)
                    : array.DimensionSizes.Length == 1 && array.DimensionSizes[0].ConstantValue is { HasValue: true, Value: 0 }
                        ? NewList(array.Type, NoValues, true, array.Syntax)
                        : NewList(array.Type, NoValues, false, array.Syntax);
            case IArrayInitializerOperation initializerOnly:
                return NewList(null, initializerOnly.ElementValues.Select(Evaluate).ToImmutableArray(), true, initializerOnly.Syntax);
            case IArrayElementReferenceOperation element:
                return Element(Evaluate(element.ArrayReference), element.Indices.Select(Evaluate).ToArray());
            case IImplicitIndexerReferenceOperation indexer:
                return Element(Evaluate(indexer.Instance), [Evaluate(indexer.Argument)]);
            case ITupleOperation tuple:
                return new Items(tuple.Elements.Select(Evaluate).ToImmutableArray(), true, tuple.Syntax);
            case IObjectOrCollectionInitializerOperation objectInitializer:
                foreach (var member in objectInitializer.Initializers) Evaluate(member);
                return Value.Null;
            case IMemberInitializerOperation member:
            {
                var target = Evaluate(member.InitializedMember);
                Initialize(target, member.Initializer);
                return target;
            }
            case IWithOperation with:
                return With(with);
            case ISwitchExpressionOperation s:
                return SwitchExpression(s);
            case IIsPatternOperation isPattern:
                return Pattern(isPattern.Pattern, Evaluate(isPattern.Value), Unboxed(isPattern.Value));
            case IIsTypeOperation isType:
                return IsOfType(Evaluate(isType.ValueOperand), Unboxed(isType.ValueOperand), isType.TypeOperand) is { } isOf ? isOf != isType.IsNegated ? Value.True : Value.False : new Unknown("type test");
            case IAnonymousFunctionOperation lambda:
                _frame.Capture();
                return new Callable(lambda.Symbol, lambda.Body, _frame, null);
            case IDelegateCreationOperation d:
                return Evaluate(d.Target);
            case IMethodReferenceOperation method:
                _frame.Capture();
                return new Callable(method.Method, null, _frame, method.Instance is null ? null : Evaluate(method.Instance));
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IDefaultValueOperation d:
                return d.Type is null ? Value.Null : Store.DefaultOf(d.Type);
            case IAwaitOperation await:
                return Evaluate(await.Operation);
            case IThrowOperation t:
                Evaluate(t.Exception);
                return new Unknown("throw");
            case IDiscardOperation:
                return Value.Null;
            case ITypeOfOperation or ISizeOfOperation or INameOfOperation:
                return new Unknown("type");
            case IAnonymousObjectCreationOperation anonymous:
            {
                var instance = new HeapObject(HeapKind.Instance, anonymous.Type, anonymous.Syntax) { Birth = _ordinal++ };
                _initialized.Push(new Heap(instance));
                foreach (var member in anonymous.Initializers) Evaluate(member);
                _initialized.Pop();
                return new Heap(instance);
            }
            case ITypeParameterObjectCreationOperation:
                return new Unknown("new T()");
            case IEventAssignmentOperation subscription:
                Escape(Evaluate(subscription.HandlerValue), "an event gets it");
                return Value.Null;
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation:
                foreach (var child in operation.ChildOperations) Escape(Evaluate(child), "a dynamic call gets it");
                return new Unknown("dynamic");
        }

        // Roslyn 4.8 has no ICollectionExpressionOperation: `[a, b]` is OperationKind.None there and a kind of its own later.
        if (operation.Syntax is CollectionExpressionSyntax collection && operation.Kind != OperationKind.Invalid)
        {
            var elements = ImmutableArray.CreateBuilder<Value>();
            var complete = true;
            var children = operation.ChildOperations.ToArray();
            for (var i = 0; i < children.Length; i++)
            {
                var spread = children[i].Syntax is SpreadElementSyntax || collection.Elements.Count == children.Length && collection.Elements[i] is SpreadElementSyntax;
                var value = spread
                    ? Content(children[i].Syntax is SpreadElementSyntax && children[i].ChildOperations.FirstOrDefault() is { } operand ? Evaluate(operand) : Evaluate(children[i]))
                    : Evaluate(children[i]);
                if (!spread) elements.Add(value);
                else if (value is Items items)
                {
                    elements.AddRange(items.Elements);
                    complete &= items.Complete;
                }
                else
                {
                    complete = false;
                    elements.AddRange(ElementsOf(value));
                }
            }

            if (children.Length < collection.Elements.Count) complete = false;
            return NewList(operation.Type, elements.ToImmutable(), complete, operation.Syntax);
        }

        foreach (var child in operation.ChildOperations)
            Evaluate(child);
        return new Unknown(operation is IInvalidOperation ? "code that does not compile" : "an expression of kind " + operation.Kind);
    }

    private static Unknown Discard(Value _, string why) => new(why);

    private static bool IsCertainlySet(Value value) => value is Heap or Ref or Known { Constant: not null } or EnumMember or Text or Items or Callable or Token;

    private Value Constant(IOperation operation)
    {
        var inner = operation is IConversionOperation { Operand: { ConstantValue.HasValue: true, Type.TypeKind: TypeKind.Enum } operand } ? operand : operation;
        if (inner.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            if (inner is IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum } field) return new EnumMember(Construct.MetadataName(type), field.Field.Name);
            return MemberWith(inner.ConstantValue.Value, type) is { } member ? new EnumMember(Construct.MetadataName(type), member.Name) : new Unknown("enum value");
        }

        return Plain(operation.ConstantValue.Value);
    }

    private static IFieldSymbol? MemberWith(object? constant, INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant));

    private static Value Plain(object? constant) => constant switch
    {
        null => Value.Null,
        true => Value.True,
        false => Value.False,
        _ => new Known(constant),
    };

    private Value Local(ILocalSymbol local)
    {
        for (var f = _frame; f is not null; f = f.LexicalParent)
            if (_store.Find(new Cell(f, local)) is { } value)
                return value;
        return new Unknown("'" + local.Name + "' has no value here");
    }

    private Cell LocalCell(ISymbol local)
    {
        for (var f = _frame; f is not null; f = f.LexicalParent)
            if (_store.Find(new Cell(f, local)) is not null)
                return new Cell(f, local);
        return new Cell(_frame, local);
    }

    private Value Parameter(IParameterSymbol parameter)
    {
        for (var f = _frame; f is not null; f = f.LexicalParent)
            if (_store.Find(new Cell(f, parameter)) is { } value)
                return value;
        // A primary constructor's parameter lives on in the instance.
        for (var f = _frame; f is not null; f = f.LexicalParent)
            if (f.Self is Heap { Object: var self })
            {
                if (_store.Find(new Cell(self, parameter)) is { } captured) return captured;
                if (self.IsOpaque) return Reveal(self, parameter, parameter.Type);
            }

        return new Unknown("parameter '" + parameter.Name + "'");
    }

    private Value Self()
    {
        for (var f = _frame; f is not null; f = f.LexicalParent)
            if (f.Self is not null)
                return f.Self;
        return new Unknown("this");
    }

    /// <summary>What a list or array holds; the value itself when it is none.</summary>
    private Value Content(Value value) => value switch
    {
        Heap { Object: { Kind: HeapKind.List or HeapKind.Map, Escaped: true } } => new Unknown("a collection that other code may change"),
        Heap { Object: { Kind: HeapKind.List, Later: { } later } } => later(),
        Heap { Object: { Kind: HeapKind.List or HeapKind.Map } list } => _store.Find(new Cell(list, HeapObject.Content)) ?? new Unknown("collection"),
        OneOf one => Value.Either(Content(one.Choices[0]), one.Choices.Skip(1).Select(Content).Aggregate(Value.Either)),
        _ => value,
    };

    private Value NewList(ITypeSymbol? type, ImmutableArray<Value> elements, bool complete, SyntaxNode? syntax) => NewCollection(HeapKind.List, type, new Items(elements, complete, syntax), syntax);

    private Heap NewCollection(HeapKind kind, ITypeSymbol? type, Value content, SyntaxNode? syntax)
    {
        var collection = new HeapObject(kind, type, syntax) { Birth = _ordinal++ };
        _store.Set(new Cell(collection, HeapObject.Content), content);
        return new Heap(collection);
    }

    private Value Element(Value collection, Value[] indices)
    {
        var content = Content(collection);
        if (indices.Length != 1) return Unknown.Hiding("an element of a collection", ElementsOf(content));
        switch (content)
        {
            case OneOf several:
                return several.Choices.Select(c => Element(c, indices)).Aggregate(Value.Either);
            case Items { Complete: true, Elements: var elements } when indices[0] is Known { Constant: int i }:
                return i >= 0 && i < elements.Length ? elements[i] : new Unknown("an element out of range");
            case Items { Complete: true, Elements: { IsEmpty: false } all }:
                return all.Aggregate(Value.Either)!;
            case Map map when KeyOf(indices[0]) is { } key:
                return map.Entries.TryGetValue(key, out var value) ? value! : Unknown.Hiding("an entry of a dictionary", map.Entries.Values);
            case Token token:
                return new Token(token.Owner, token.Member + "[" + indices[0] + "]");
            case Ref { Target: var target }:
                return new Ref(target);
            default:
                return Unknown.Hiding("an element of a collection", ElementsOf(content));
        }
    }

    // ---- assignment ----------------------------------------------------------------------------------------------------

    private Value Assign(IOperation target, Value value, SyntaxNode written)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                NameIt(value, local.Local);
                _store.Set(LocalCell(local.Local), Copied(value));
                break;
            case IParameterReferenceOperation parameter:
                _store.Set(ParameterCell(parameter.Parameter), Copied(value));
                break;
            case IDeclarationExpressionOperation declaration:
                return Assign(declaration.Expression, value, written);
            case IDiscardOperation:
                break;
            case IFieldReferenceOperation field:
                NameIt(value, field.Field);
                if (field.Field.IsStatic) AssignStatic(field.Field, field.Field.Type, value);
                else AssignMember(field.Instance is null ? Self() : Evaluate(field.Instance), field.Field, value, written);
                break;
            case IPropertyReferenceOperation property when property.Arguments.Length > 0:
                AssignElement(Evaluate(property.Instance), property.Arguments.Select(a => Evaluate(a.Value)).ToArray(), value);
                break;
            case IPropertyReferenceOperation property:
                NameIt(value, property.Property);
                if (property.Property.IsStatic) AssignStatic(property.Property, property.Property.Type, value);
                else AssignMember(property.Instance is null ? Self() : Evaluate(property.Instance), property.Property, value, written);
                break;
            case IArrayElementReferenceOperation element:
                AssignElement(Evaluate(element.ArrayReference), element.Indices.Select(Evaluate).ToArray(), value);
                break;
            case ITupleOperation or IConversionOperation:
                Deconstruct(target, value);
                break;
            default:
                Escape(value, "it is assigned where it can't be followed");
                foreach (var child in target.ChildOperations) Escape(Evaluate(child), "it may be changed here");
                break;
        }

        return value;
    }

    /// <summary>A static that anybody may assign is unknown whoever assigned it last; what it may be is kept.</summary>
    private void AssignStatic(ISymbol member, ITypeSymbol type, Value value)
    {
        if (!CdkSymbols.IsCdk(member) && Static(member, type, isReadOnly: false) is Unknown { Behind: { } behind }) MayBe(behind, value);
        else Escape(value, "it is assigned to a static");
    }

    /// <summary>Structs of user code are copied when they are assigned.</summary>
    private Value Copied(Value value) => value is Heap { Object: { Kind: HeapKind.Instance, IsOpaque: false, Type: { IsValueType: true, IsReadOnly: false } } original } ? new Heap(CopyOf(original, original.Creation)) : value;

    private HeapObject CopyOf(HeapObject original, SyntaxNode? syntax)
    {
        var copy = new HeapObject(original.Kind, original.Type, syntax) { Birth = _ordinal++, Escaped = original.Escaped, IsOpaque = original.IsOpaque, Revealed = original.Revealed };
        foreach (var member in original.Members.ToArray())
            if (_store.Find(new Cell(original, member)) is { } held)
                _store.Set(new Cell(copy, member), held);
        return copy;
    }

    private Cell ParameterCell(IParameterSymbol parameter)
    {
        // A primary constructor's parameter lives on in the instance.
        for (var f = _frame; f is not null; f = f.LexicalParent)
            if (f.Self is Heap { Object: var self } && (self.IsOpaque && !SymbolEqualityComparer.Default.Equals(f.Member, parameter.ContainingSymbol) || _store.Find(new Cell(self, parameter)) is not null))
                return new Cell(self, parameter);
        return LocalCell(parameter);
    }

    private void AssignMember(Value receiver, ISymbol member, Value value, SyntaxNode written)
    {
        if (receiver is OneOf one)
        {
            foreach (var choice in one.Choices) AssignMemberOf(choice, member, value, written, may: true);
            return;
        }

        AssignMemberOf(receiver, member, value, written, may: false);
    }

    private void AssignMemberOf(Value receiver, ISymbol member, Value value, SyntaxNode written, bool may)
    {
        var isCdk = CdkSymbols.IsCdk(member);
        switch (receiver)
        {
            case Heap { Object: var instance } when isCdk && instance.Construct is { } own && !_cdk.IsStruct(member.ContainingType):
                RecordWrite(own, member.Name, value, written, may);
                break;
            case Ref { Target: var construct } when !isCdk && _instances.TryGetValue(construct, out var part):
                AssignMemberOf(new Heap(part), member, value, written, may);
                break;
            case Ref { Target: var construct }:
                RecordWrite(construct, member.Name, value, written, may);
                break;
            case Heap { Object: var instance }:
            {
                if (!isCdk && member is IPropertySymbol property && Override(property, instance) is { } actual && Accessor(actual, getter: false) is { } setter)
                {
                    RunSetter(actual.SetMethod!, setter, receiver, value, written);
                    break;
                }

                // An initializer of a user's object is where a person edits what later reaches the CDK through it.
                if (!isCdk && written is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment)
                    value = From(value, assignment.Right);
                var cell = MemberCell(instance, member);
                Value stored = instance.Kind == HeapKind.Struct || isCdk ? new Assigned(Snapshot(value, keepHeap: true), written) : value;
                if (may && _store.Before(cell) is { } before) stored = new Assigned(Value.Either(Unwrap(before), Unwrap(stored)), written);
                _store.Set(cell, stored);
                break;
            }
            default:
                Escape(value, "it is assigned to an object that can't be followed");
                Escape(receiver, "it may be what is changed elsewhere");
                break;
        }
    }

    private void RunSetter(IMethodSymbol setter, SyntaxNode body, Value receiver, Value value, SyntaxNode written) =>
        Run(setter, body, receiver, frame => _store.Set(new Cell(frame, setter.Parameters.Last()), value), written);

    private void RecordWrite(Construct construct, string member, Value value, SyntaxNode written, bool may)
    {
        var snapshot = Snapshot(value);
        _writes.Add(new Write(construct, member, snapshot, written, _path, may || _loops > 0));
        if (!may) _store.Set(new Cell(construct, member), snapshot);
        else _store.Set(new Cell(construct, member), new Unknown("'" + member + "' may have been assigned"));
    }

    private static Value Unwrap(Value value) => value is Assigned a ? a.Inner : value;

    private static object MemberKey(ISymbol member)
    {
        if (CdkSymbols.IsCdk(member)) return member.Name;
        var root = member.OriginalDefinition;
        while (root is IPropertySymbol { OverriddenProperty: { } overridden })
        {
            if (CdkSymbols.IsCdk(overridden)) return overridden.Name;
            root = overridden.OriginalDefinition;
        }

        return root;
    }

    private static Cell MemberCell(HeapObject instance, ISymbol member) => new(instance, MemberKey(member));

    private void AssignElement(Value collection, Value[] indices, Value value)
    {
        if (collection is Ref { Target: var construct })
        {
            RecordWrite(construct, "[]", value, construct.Syntax!, true);
            return;
        }

        if (collection is OneOf several)
        {
            foreach (var choice in several.Choices)
            {
                Escape(choice, "it may be changed here");
                Escape(value, "it is put into one of several collections");
            }

            return;
        }

        if (collection is not Heap { Object: { Kind: HeapKind.List or HeapKind.Map } list })
        {
            Escape(value, "it is put into a collection that can't be followed");
            Escape(collection, "it may be changed here");
            return;
        }

        var cell = new Cell(list, HeapObject.Content);
        switch (_store.Find(cell) is { } content ? Merged(content) : null)
        {
            case Map map when indices.Length == 1 && KeyOf(indices[0]) is { } key:
                _store.Set(cell, map with { Entries = map.Entries.SetItem(key, value) });
                break;
            case Map open:
                // It may replace any entry or add one.
                _store.Set(cell, new Map(open.Entries.ToImmutableDictionary(static e => e.Key, e => Value.Either(e.Value, value)).SetItem(NotKnown + open.Entries.Count, value), false, open.Creation));
                break;
            case Items { Complete: true } items when indices is [Known { Constant: int i }] && i >= 0 && i < items.Elements.Length:
                _store.Set(cell, items with { Elements = items.Elements.SetItem(i, value) });
                break;
            case Items open:
                _store.Set(cell, open with { Elements = open.Elements.Select(e => Value.Either(e, value)).Append(value).ToImmutableArray(), Complete = false });
                break;
            case { } unknown:
                Escape(unknown, "it may be changed here");
                Escape(value, "it is put into a collection that can't be followed");
                if (unknown is Token) _store.Set(cell, Unknown.Hiding("a list that was changed", [value]));
                break;
        }
    }

    private void Deconstruct(IOperation target, Value value)
    {
        while (target is IConversionOperation c) target = c.Operand;
        if (target is IDeclarationExpressionOperation d) target = d.Expression;
        if (target is not ITupleOperation tuple)
        {
            if (target is not IVariableDeclaratorOperation) Assign(target, value, target.Syntax);
            return;
        }

        var parts = Parts(value, tuple.Elements.Length);
        for (var i = 0; i < tuple.Elements.Length; i++)
            Deconstruct(tuple.Elements[i], parts is null ? new Unknown("deconstruction") : parts[i]);
    }

    private Value[]? Parts(Value value, int count)
    {
        if (value is Items items && items.Elements.Length == count) return [.. items.Elements];
        // A positional record deconstructs into its parameters' properties.
        if (value is Heap { Object: { Kind: HeapKind.Instance, Type: INamedTypeSymbol { IsRecord: true } type } instance }
            && type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == count && Declaration(c) is TypeDeclarationSyntax) is { } positional)
            return positional.Parameters.Select(p => type.GetMembers(p.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property
                ? ReadMember(new Heap(instance), property, property.Type)
                : new Unknown(p.Name)).ToArray();
        if (value is Heap { Object: { IsOpaque: false, Type: INamedTypeSymbol deconstructed } }
            && deconstructed.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => !m.IsStatic && m.Parameters.Length == count && m.Parameters.All(static p => p.RefKind == RefKind.Out)) is { } method
            && Declaration(method) is { } declaration)
        {
            Frame? callee = null;
            Run(method.OriginalDefinition, declaration, value, frame => callee = frame, null);
            return method.OriginalDefinition.Parameters.Select(p => _store.Find(new Cell(callee!, p)) ?? new Unknown("deconstruction")).ToArray();
        }

        return null;
    }

    // ---- operators -----------------------------------------------------------------------------------------------------

    private Value Convert(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is { } method)
        {
            var operand = Evaluate(conversion.Operand);
            // Where the operator's own types differ from those around it, numbers are converted and null is passed by.
            if (method.OriginalDefinition is { Parameters: [var parameter] } source && Declaration(source) is not null
                && SymbolEqualityComparer.Default.Equals(conversion.Operand.Type, method.Parameters[0].Type) && SymbolEqualityComparer.Default.Equals(conversion.Type, method.ReturnType))
                return Invoke(source, null, new Dictionary<IParameterSymbol, Value>(SymbolEqualityComparer.Default) { [parameter] = operand }, conversion.Syntax);
            return Unknown.Hiding("conversion", [operand]);
        }

        var value = Evaluate(conversion.Operand);
        if (value is Known { Constant: int whole } && (conversion.Type is INamedTypeSymbol { TypeArguments: [var underlying], OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? underlying : conversion.Type)?.SpecialType == SpecialType.System_Double)
            return new Known((double)whole) { Origin = value.Origin };
        if (value is Ref { Target: var target } && conversion.Type is INamedTypeSymbol type && CdkSymbols.IsCdk(type) && !conversion.IsImplicit) target.Narrow(type);
        return value;
    }

    private Value Concatenate(IEnumerable<Value> values)
    {
        var parts = ImmutableArray.CreateBuilder<Value>();
        foreach (var value in values)
        {
            var flat = value is Text text ? text.Parts : ImmutableArray.Create(value is Known { Constant: not string and not null } k ? new Known(k.ToString()) : value);
            foreach (var part in flat)
                if (part is Known { Constant: null }) continue;
                else if (part.AsString is { } s && parts.Count > 0 && parts[parts.Count - 1].AsString is { } before) parts[parts.Count - 1] = new Known(before + s);
                else parts.Add(part is Heap or Callable or Items or Map ? new Unknown("text of an object") : part);
        }

        return parts.Count switch
        {
            0 => new Known(""),
            1 when parts[0] is Known => parts[0],
            _ => new Text(parts.ToImmutable()),
        };
    }

    private Value BinaryOperation(IBinaryOperation binary)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            var stop = binary.OperatorKind == BinaryOperatorKind.ConditionalOr;
            var left = Evaluate(binary.LeftOperand);
            if (left.AsBool == stop) return left;
            if (left.AsBool is not null) return Evaluate(binary.RightOperand);
            Value right = Value.Null;
            Fork(new object(), () => { right = Evaluate(binary.RightOperand); return true; }, static () => true);
            return right.AsBool == stop ? right : new Unknown("condition");
        }

        return Binary(binary.OperatorKind, Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand), binary);
    }

    private Value Binary(BinaryOperatorKind kind, Value left, Value right, IOperation operation)
    {
        if (kind == BinaryOperatorKind.Add && operation.Type?.SpecialType == SpecialType.System_String) return Concatenate([left, right]);
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            bool? equal = left is Known a && right is Known b ? Equals(a.Constant, b.Constant)
                : left is EnumMember && right is EnumMember ? left.Equals(right)
                : left.IsAbsent && IsCertainlySet(right) || right.IsAbsent && IsCertainlySet(left) ? false
                : null;
            return equal is { } e ? e == (kind == BinaryOperatorKind.Equals) ? Value.True : Value.False : new Unknown("comparison");
        }

        if (left is Known { Constant: int x } && right is Known { Constant: int y })
            switch (kind)
            {
                case BinaryOperatorKind.Add: return new Known(unchecked(x + y));
                case BinaryOperatorKind.Subtract: return new Known(unchecked(x - y));
                case BinaryOperatorKind.Multiply: return new Known(unchecked(x * y));
                case BinaryOperatorKind.LessThan: return x < y ? Value.True : Value.False;
                case BinaryOperatorKind.LessThanOrEqual: return x <= y ? Value.True : Value.False;
                case BinaryOperatorKind.GreaterThan: return x > y ? Value.True : Value.False;
                case BinaryOperatorKind.GreaterThanOrEqual: return x >= y ? Value.True : Value.False;
            }

        return new Unknown("a computed value");
    }

    private Value Unary(IUnaryOperation unary)
    {
        var value = Evaluate(unary.Operand);
        return (unary.OperatorKind, value) switch
        {
            (UnaryOperatorKind.Not, { AsBool: { } b }) => b ? Value.False : Value.True,
            (UnaryOperatorKind.Minus, Known { Constant: int i }) => new Known(-i),
            (UnaryOperatorKind.Plus, _) => value,
            _ => new Unknown("a computed value"),
        };
    }

    private Value With(IWithOperation with)
    {
        var source = Evaluate(with.Operand);
        if (source is not Heap { Object: { Kind: HeapKind.Instance or HeapKind.Struct } original } || original.Construct is not null)
        {
            foreach (var member in with.Initializer.Initializers)
                if (member is IAssignmentOperation a)
                    Evaluate(a.Value);
            return Unknown.Hiding("a copy of what can't be read", [source]);
        }

        var copy = CopyOf(original, with.Syntax);
        Initialize(new Heap(copy), with.Initializer);
        return new Heap(copy);
    }

    private void Initialize(Value target, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null) return;
        _initialized.Push(target);
        try
        {
            foreach (var member in initializer.Initializers) Evaluate(member);
        }
        finally
        {
            _initialized.Pop();
        }
    }

    private Value SwitchExpression(ISwitchExpressionOperation s)
    {
        var value = Evaluate(s.Value);
        var arms = new List<Func<Value>>();
        foreach (var arm in s.Arms)
        {
            var match = arm.Guard is null ? Pattern(arm.Pattern, value).AsBool : arm.Pattern is IDiscardPatternOperation ? null : Pattern(arm.Pattern, value).AsBool == false ? false : null;
            if (match == false) continue;
            if (arm.Value is IThrowOperation or IConversionOperation { Operand: IThrowOperation }) continue;
            arms.Add(() => Evaluate(arm.Value));
            if (match == true) break;
        }

        return arms.Count switch
        {
            0 => new Unknown("no arm matches"),
            1 => arms[0](),
            _ => ForkValue(value is Unknown ? SwitchKey(value, string.Join("|", s.Arms.Select(static a => a.Pattern.Syntax + " " + a.Guard?.Syntax))) : new object(), [.. arms]),
        };
    }

    private readonly Dictionary<(Value, string), object> _switchKeys = [];

    /// <summary>Two switches over the same unknown value go the same way when they have the same arms.</summary>
    private object SwitchKey(Value value, string arms)
    {
        if (!_switchKeys.TryGetValue((value, arms), out var key)) _switchKeys[(value, arms)] = key = new object();
        return key;
    }

    /// <summary>The type of a value before it is boxed or taken for one of its bases.</summary>
    private static ITypeSymbol? Unboxed(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: var operand } conversion && (conversion.Type?.SpecialType == SpecialType.System_Object || conversion.IsImplicit && conversion.Type?.IsReferenceType == true)) operation = operand;
        return operation.Type;
    }

    /// <summary>Is a value of a type that it was written as? Null when that is not certain.</summary>
    private static bool? IsOfType(Value value, ITypeSymbol? written, ITypeSymbol type)
    {
        if (value.IsAbsent) return false;
        if (!IsCertainlySet(value) || type.TypeKind == TypeKind.TypeParameter || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }) return null;
        if (value is Known { Constant: string } or Text) return type.SpecialType == SpecialType.System_String ? true : type.IsValueType ? false : null;
        if (written is not { IsValueType: true, TypeKind: not TypeKind.TypeParameter, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }) return null;
        return SymbolEqualityComparer.Default.Equals(written, type) ? true : type.IsValueType || type.SpecialType == SpecialType.System_String ? false : null;
    }

    private Value Pattern(IPatternOperation pattern, Value value, ITypeSymbol? type = null)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Value.True;
            case IConstantPatternOperation { Value: var constant }:
                return Binary(BinaryOperatorKind.Equals, value, Evaluate(constant), pattern);
            case INegatedPatternOperation negated:
                return Pattern(negated.Pattern, value, type).AsBool is { } b ? b ? Value.False : Value.True : new Unknown("pattern");
            case IDeclarationPatternOperation { DeclaredSymbol: var declared, MatchesNull: var matchesNull }:
                if (declared is not null) _store.Set(new Cell(_frame, declared), value);
                if (matchesNull) return Value.True;
                return value.IsAbsent ? Value.False : new Unknown("pattern");
            case IRecursivePatternOperation { DeclaredSymbol: { } designation }:
                _store.Set(new Cell(_frame, designation), value);
                return value.IsAbsent ? Value.False : new Unknown("pattern");
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true }:
                return value.IsAbsent ? Value.False : IsCertainlySet(value) ? Value.True : new Unknown("pattern");
            case ITypePatternOperation { MatchedType: var matched }:
                return IsOfType(value, type, matched) is { } isOf ? isOf ? Value.True : Value.False : new Unknown("pattern");
            case IRelationalPatternOperation relational:
                return Binary(relational.OperatorKind, value, Evaluate(relational.Value), pattern);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and:
            {
                var (l, r) = (Pattern(and.LeftPattern, value, type).AsBool, Pattern(and.RightPattern, value, type).AsBool);
                return l == true && r == true ? Value.True : l == false || r == false ? Value.False : new Unknown("pattern");
            }
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or:
            {
                var (l, r) = (Pattern(or.LeftPattern, value, type).AsBool, Pattern(or.RightPattern, value, type).AsBool);
                return l == true || r == true ? Value.True : l == false && r == false ? Value.False : new Unknown("pattern");
            }
            default:
                return new Unknown("pattern");
        }
    }
}
