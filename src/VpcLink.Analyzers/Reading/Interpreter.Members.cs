using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

internal sealed partial class Interpreter
{
    private Value Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.ContainingType.TypeKind == TypeKind.Enum) return new EnumMember(Construct.MetadataName(field.ContainingType), field.Name);
        if (field.IsStatic) return Static(field, field.Type, field.IsReadOnly);
        var receiver = reference.Instance is null ? Self() : Evaluate(reference.Instance);
        if (field.ContainingType.IsTupleType && receiver is Items tuple)
        {
            var index = field.ContainingType.TupleElements.IndexOf(field);
            var core = field.CorrespondingTupleField ?? field;
            if (index < 0) index = field.ContainingType.TupleElements.Select(static e => e.CorrespondingTupleField ?? e).ToList().FindIndex(e => e.Name == core.Name);
            return index >= 0 && index < tuple.Elements.Length ? tuple.Elements[index] : new Unknown("tuple element");
        }

        return ReadMember(receiver, field, field.Type);
    }

    private Value Static(ISymbol member, ITypeSymbol type, bool isReadOnly)
    {
        if (CdkSymbols.IsCdk(member)) return CdkStatic(member, type);
        if (_statics.TryGetValue(member, out var value)) return value;
        if (Declaration(member) is not { } declaration) return _statics[member] = new Unknown("'" + member.Name + "' of another assembly");
        if (!isReadOnly) return _statics[member] = new Unknown("static '" + member.Name + "' can change") { Behind = new() };
        var initializer = declaration switch
        {
            VariableDeclaratorSyntax { Initializer: { } i } => i,
            PropertyDeclarationSyntax { Initializer: { } i } => i,
            _ => null,
        };
        var (isSet, last) = SetByStaticConstructor(member);
        if (isSet ? last is null : initializer is null) return _statics[member] = new Unknown("static '" + member.Name + "' is set elsewhere") { Behind = new() };
        _statics[member] = new Unknown("static '" + member.Name + "' depends on itself");
        // A static is made once, whatever branch or loop reads it first.
        var (frame, path, loops) = (_frame, _path, _loops);
        _path = PathCondition.Always;
        _loops = 0;
        _frame = new Frame(null, null, null, frame, null) { Return = new Jump(_store) };
        try
        {
            return _statics[member] = last is not null ? Evaluate(last) : InitializerValue(initializer!);
        }
        finally
        {
            (_frame, _path, _loops) = (frame, path, loops);
        }
    }

    /// <summary>
    /// Does the static constructor set the member? And to what, when that is one statement that always runs and depends on nothing that other statements or initializers of the type do before or after.
    /// </summary>
    private (bool IsSet, IOperation? Value) SetByStaticConstructor(ISymbol member)
    {
        if (member.ContainingType.StaticConstructors.Select(Declaration).OfType<ConstructorDeclarationSyntax>().FirstOrDefault() is not { } constructor) return (false, null);
        var mentions = constructor.DescendantNodes().OfType<IdentifierNameSyntax>().Where(i => i.Identifier.ValueText == member.Name).ToArray();
        if (mentions.Length == 0) return (false, null);
        return mentions is [{ Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } target] && assignment.Left == target
            && (assignment.Parent is ExpressionStatementSyntax statement && statement.Parent == constructor.Body || assignment.Parent is ArrowExpressionClauseSyntax)
            && !constructor.DescendantNodes().Any(static n => n is ReturnStatementSyntax or GotoStatementSyntax)
            && Operation(assignment) is ISimpleAssignmentOperation { Value: { } value } && value.DescendantsAndSelf().All(o => o switch
            {
                ILocalReferenceOperation or ILocalFunctionOperation => false,
                IMemberReferenceOperation { Member: var other, ConstantValue.HasValue: false } => !SymbolEqualityComparer.Default.Equals(other.ContainingType, member.ContainingType),
                IInvocationOperation { TargetMethod: var called } => !SymbolEqualityComparer.Default.Equals(called.ContainingType, member.ContainingType),
                _ => true,
            }) ? (true, value) : (true, null);
    }

    private Value InitializerValue(EqualsValueClauseSyntax initializer) => Operation(initializer) switch
    {
        ISymbolInitializerOperation i => Evaluate(i.Value),
        { } other => Evaluate(other),
        null => new Unknown("initializer"),
    };

    private Value CdkStatic(ISymbol member, ITypeSymbol type)
    {
        var owner = Construct.MetadataName(member.ContainingType);
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } named || !CdkSymbols.IsCdk(named)) return new EnumMember(owner, member.Name);
        if (!_members.TryGetValue((owner, member.Name), out var construct))
            _members[(owner, member.Name)] = construct = Record(new Construct(_ordinal++, named, ConstructOrigin.Factory, null) { Via = member.Name, Variable = named.Name + "." + member.Name });
        return new Ref(construct);
    }

    private Value Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsStatic)
        {
            if (!CdkSymbols.IsCdk(property) && Accessor(property, getter: true) is { } body)
                return Run(property.GetMethod!, body, null, static _ => { }, reference.Syntax);
            return Static(property, property.Type, property.IsReadOnly);
        }

        var receiver = reference.Instance is null ? Self() : Evaluate(reference.Instance);
        if (reference.Arguments.Length > 0)
        {
            if (receiver is Heap { Object: { Kind: HeapKind.Instance, IsOpaque: false } indexed } && Override(property.OriginalDefinition, indexed)?.OriginalDefinition is { GetMethod: { } get } actual && Accessor(actual, getter: true) is { } read)
            {
                var bound = Bind(reference.Arguments);
                return Run(get, read, receiver, frame =>
                {
                    foreach (var argument in bound) _store.Set(new Cell(frame, get.Parameters[argument.Key.Ordinal]), argument.Value);
                }, reference.Syntax);
            }

            var indices = reference.Arguments.Select(a => Evaluate(a.Value)).ToArray();
            return Element(receiver, indices);
        }

        return ReadMember(receiver, property, property.Type, reference.Syntax);
    }

    private Value ReadMember(Value receiver, ISymbol member, ITypeSymbol type, SyntaxNode? syntax = null)
    {
        if (member.ContainingType?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return member.Name == "Value" ? receiver : receiver.IsAbsent ? Value.False : IsCertainlySet(receiver) ? Value.True : new Unknown("whether there is a value");
        switch (receiver)
        {
            case OneOf one:
                return ReadMemberOfEach(one, member, type, syntax);
            case Assigned a:
                return ReadMember(a.Inner, member, type, syntax);
            case Ref { Target: var construct }:
                return !CdkSymbols.IsCdk(member) && _instances.TryGetValue(construct, out var own)
                    ? ReadMemberOf(own, new Heap(own), member, type, syntax)
                    : MemberOf(construct, member, type, syntax);
            case Struct @struct:
                return @struct[member.Name];
            case Items { Elements: { Length: 2 } pair } when member.Name is "Key" or "Value":
                return pair[member.Name == "Key" ? 0 : 1];
            case Items items when member.Name is "Length" or "Count":
                return items.Complete ? new Known(items.Elements.Length) : new Unknown("length");
            case Heap { Object: { Kind: HeapKind.List or HeapKind.Map } list } when member.Name is "Length" or "Count":
                return Content(receiver) is Items { Complete: true } content ? new Known(content.Elements.Length) : new Unknown("length");
            case Heap { Object: { Kind: HeapKind.Map } } when Content(receiver) is Map map && member.Name is "Values" or "Keys":
                return member.Name == "Values" ? new Items(map.Entries.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e => e.Value).ToImmutableArray(), map.Complete) : new Unknown("the keys of a dictionary");
            case Heap { Object: { Kind: HeapKind.List or HeapKind.Map } }:
                return Unknown.Hiding("'" + member.Name + "' of a collection", [receiver]);
            case Heap { Object: { Later: { } later } } when member.Name == "Value":
                return later();
            case Heap { Object: var instance }:
                return ReadMemberOf(instance, receiver, member, type, syntax);
            case Unknown { Why: var why, Behind: var behind }:
                return new Unknown(why) { Behind = behind };
            // vpc.PrivateSubnets[0].SubnetId
            case Token element when CdkSymbols.IsCdk(member) && element.Member.EndsWith("]", StringComparison.Ordinal):
                return new Token(element.Owner, element.Member + "." + member.Name);
            default:
                return new Unknown("'" + member.Name + "'");
        }
    }

    // Apart, as all arms of frequent methods that have delegates: what those capture is allocated on every entry.
    private Value ReadMemberOfEach(OneOf one, ISymbol member, ITypeSymbol type, SyntaxNode? syntax) => one.Choices.Select(c => ReadMember(c, member, type, syntax)).Aggregate(Value.Either);

    private Value ReadMemberOf(HeapObject instance, Value receiver, ISymbol member, ITypeSymbol type, SyntaxNode? syntax)
    {
        if (instance.Construct is { } own && CdkSymbols.IsCdk(member) && !_cdk.IsStruct(member.ContainingType)) return MemberOf(own, member, type, syntax);
        var cell = MemberCell(instance, member);
        if (member is IPropertySymbol property && !CdkSymbols.IsCdk(property))
        {
            var actual = Override(property, instance) ?? property;
            if (Accessor(actual, getter: true) is { } body)
                return Run(actual.GetMethod!, body, receiver, static _ => { }, syntax);
            cell = MemberCell(instance, actual);
            if (_store.Find(cell) is { } set) return instance.Escaped ? Unknown.Hiding("'" + member.Name + "' of an object that other code may change", [Unwrap(set)]) : Unwrap(set);
            if (instance.IsOpaque) return Reveal(instance, member, type);
            if (property.IsAbstract || property.ContainingType.TypeKind == TypeKind.Interface || Declaration(actual) is null) return new Unknown("'" + member.Name + "'");
        }

        if (_store.Find(cell) is { } value) return instance.Escaped ? Unknown.Hiding("'" + member.Name + "' of an object that other code may change", [Unwrap(value)]) : Unwrap(value);
        if (instance.IsOpaque) return Reveal(instance, member, type);
        if (instance.Escaped) return new Unknown("'" + member.Name + "' of an object that other code may change");
        if (CdkSymbols.IsCdk(member)) return _cdk.IsStruct(member.ContainingType) ? Value.Absent : new Unknown("'" + member.Name + "'");
        return Store.Initial(cell) ?? new Unknown("'" + member.Name + "'");
    }

    /// <summary>A property of an object of the CDK.</summary>
    private Value MemberOf(Construct construct, ISymbol member, ITypeSymbol type, SyntaxNode? syntax)
    {
        if (_store.Find(new Cell(construct, member.Name)) is { } written) return written;
        var isObject = type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } && CdkSymbols.IsCdk(type);
        if (isObject && KnownMembers.Alias(construct, member.Name) is { } alias) return alias;
        if (construct is { Via: "Node", Owner: { } node } && member.Name is "Children" or "Scopes" or "Dependencies") Hand(node, "'Node." + member.Name + "' reaches it");
        if (member.Name == "Stack" && StackOf(construct) is { } stack) return new Ref(stack);

        // A construct's members mirror what it was made with: alb.Vpc is the Vpc of its props.
        if (isObject || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Double
            || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            var mirrored = construct.PropsArgument switch
            {
                Struct props => props[member.Name],
                OneOf several when several.Choices.All(static c => c is Struct) => several.Choices.Select(c => ((Struct)c)[member.Name]).Aggregate(Value.Either),
                _ => Value.Absent,
            };
            if (mirrored is Ref or Known { Constant: not null }) return mirrored;
            if (mirrored is OneOf or Unknown) return mirrored.Alternatives.All(static a => a is Ref) ? mirrored : new Unknown("'" + member.Name + "'");
        }

        // The methods of an API: whoever walks through them may change any, and which one can't be told.
        if (member.Name == "Methods" && type is IArrayTypeSymbol { ElementType: INamedTypeSymbol method } && CdkSymbols.IsCdk(method))
        {
            if (!_members.ContainsKey((construct, member.Name)))
                _members[(construct, member.Name)] = Record(new Construct(_ordinal++, method, ConstructOrigin.Member, syntax) { Via = member.Name, Owner = construct, Path = construct.Path });
            return new Unknown("the methods of " + construct.Name);
        }

        // alb.Connections.SecurityGroups[0].AddIngressRule(…): what is done to an element is done to the groups of the owner.
        if (construct.Via == "Connections" && member.Name == SecurityGroup.ConnectionsGroup && type is IArrayTypeSymbol { ElementType: INamedTypeSymbol group })
            return new Items(ImmutableArray.Create<Value>(new Ref(Member(construct, member.Name, group, syntax))), true);

        if (!isObject) return type is INamedTypeSymbol { TypeKind: TypeKind.Enum } ? new Unknown("'" + member.Name + "'") : new Token(construct, member.Name);
        return new Ref(Member(construct, member.Name, (INamedTypeSymbol)type, syntax));
    }

    private Construct Member(Construct construct, string name, INamedTypeSymbol type, SyntaxNode? syntax)
    {
        if (!_members.TryGetValue((construct, name), out var result))
            _members[(construct, name)] = result = Record(new Construct(_ordinal++, type, ConstructOrigin.Member, syntax)
            {
                Via = name,
                Owner = construct,
                CallSites = construct.CallSites,
                Path = construct.Path,
                Many = construct.Many,
            });
        return result;
    }

    /// <summary>The stack that a construct lies in, when every scope on the way is known.</summary>
    private static Construct? StackOf(Construct construct)
    {
        var depth = 0;
        for (Construct? c = construct; c is not null && depth++ < 64; c = c.Scope ?? (c.Origin is ConstructOrigin.Member or ConstructOrigin.Returned ? c.Owner : null))
            if (c.Is(CdkNames.Core.Stack) && c.Origin == ConstructOrigin.Created)
                return c;
        return null;
    }

    /// <summary>The declaration of a property as the object's own class has it.</summary>
    private static IPropertySymbol? Override(IPropertySymbol property, HeapObject instance)
    {
        if (instance.IsOpaque || instance.Type is not INamedTypeSymbol type) return property;
        if (property.ContainingType.TypeKind == TypeKind.Interface) return type.FindImplementationForInterfaceMember(property) as IPropertySymbol;
        if (!property.IsVirtual && !property.IsAbstract && !property.IsOverride) return property;
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
            foreach (var candidate in t.GetMembers(property.Name).OfType<IPropertySymbol>())
                for (IPropertySymbol? p = candidate; p is not null; p = p.OverriddenProperty)
                    if (SymbolEqualityComparer.Default.Equals(p.OriginalDefinition, property.OriginalDefinition))
                        return candidate;
        return property;
    }

    /// <summary>The body of an accessor; null for auto-properties.</summary>
    private SyntaxNode? Accessor(IPropertySymbol property, bool getter)
    {
        switch (Declaration(property))
        {
            case PropertyDeclarationSyntax { ExpressionBody: { } arrow }:
                return getter ? arrow : null;
            case IndexerDeclarationSyntax { ExpressionBody: { } arrow }:
                return getter ? arrow : null;
            case BasePropertyDeclarationSyntax { AccessorList: { } accessors }:
                foreach (var accessor in accessors.Accessors)
                    if (accessor.IsKind(SyntaxKind.GetAccessorDeclaration) == getter && (accessor.Body is not null || accessor.ExpressionBody is not null)
                        && (getter || accessor.IsKind(SyntaxKind.SetAccessorDeclaration) || accessor.IsKind(SyntaxKind.InitAccessorDeclaration)))
                        return accessor;
                return null;
            default:
                return null;
        }
    }

    // ---- crossing into the CDK -----------------------------------------------------------------------------------------

    /// <summary>The value as the CDK gets it: structs and collections by value, constructs by reference.</summary>
    private Value Snapshot(Value value, bool keepHeap = false)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case Assigned a:
                return Snapshot(a.Inner, keepHeap);
            case OneOf one:
                return SnapshotOfEach(one, keepHeap);
            case Heap { Object: { Construct: { } construct } }:
                return new Ref(construct) { Origin = value.Origin };
            case Heap when keepHeap:
                return value;
            case Heap { Object: { Escaped: true } }:
                return new Unknown("an object that other code may change");
            case Unknown { Behind: { } behind }:
                Touch(behind, "it may be what is handed to the CDK here");
                return value;
            case Heap { Object: { Kind: HeapKind.List or HeapKind.Map } }:
                return Snapshot(Content(value)) is { } content && content is not Unknown ? content with { Origin = value.Origin } : new Unknown("a collection");
            case Heap { Object: { Kind: HeapKind.Struct } @struct }:
                return StructOf(@struct) with { Origin = value.Origin };
            case Heap { Object: { IsOpaque: false, Type: { } type } instance } when CdkSymbols.CdkBase(type) is { } cdkBase && _cdk.IsStruct(cdkBase):
                return StructOf(instance) with { Origin = value.Origin };
            case Heap:
                return new Unknown("an object of user code");
            case Callable:
                return new Unknown("a delegate");
            case Items items:
                return SnapshotOf(items);
            case Map map:
                return SnapshotOf(map);
            default:
                return value;
        }
    }

    private Value SnapshotOfEach(OneOf one, bool keepHeap)
    {
        var choices = one.Choices.Select(c => Snapshot(c, keepHeap)).Aggregate(Value.Either);
        return one.Origin is { } o && choices is not Unknown ? choices with { Origin = o } : choices;
    }

    private Items SnapshotOf(Items items) => items with { Elements = items.Elements.Select(e => Snapshot(e)).ToImmutableArray() };

    private Map SnapshotOf(Map map) => map with { Entries = map.Entries.ToImmutableDictionary(static e => e.Key, e => Snapshot(e.Value)) };

    private Struct StructOf(HeapObject @struct)
    {
        var props = ImmutableArray.CreateBuilder<Prop>(@struct.Members.Count);
        foreach (var member in @struct.Members)
            // What a user's class adds to the CDK's stays behind: jsii hands on what the struct declares.
            if (member is string name && _store.Find(new Cell(@struct, name)) is { } value)
            {
                var assigned = value as Assigned;
                props.Add(new Prop(name, Snapshot(assigned?.Inner ?? value), assigned?.Written));
            }

        return new Struct(Construct.MetadataName(CdkSymbols.CdkBase(@struct.Type!)!), props.Count == props.Capacity ? props.MoveToImmutable() : props.ToImmutable(), @struct.Creation);
    }

    /// <summary>Marks where a person would edit a value that came in from elsewhere; the outermost place wins.</summary>
    private static Value From(Value value, SyntaxNode origin) => value is Unknown or Ref or Callable || value.Origin is not null ? value : value with { Origin = origin };

    /// <summary>The value is handed to code that can't be read: whatever can be changed through it is unknown from now on.</summary>
    private void Escape(Value value, string why) => Escape(value, why, []);

    private void Escape(Value value, string why, HashSet<HeapObject> seen)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case Assigned a:
                Escape(a.Inner, why, seen);
                break;
            case OneOf one:
                foreach (var choice in one.Choices) Escape(choice, why, seen);
                break;
            case Ref { Target: var construct } when _instances.TryGetValue(construct, out var part):
                Escape(new Heap(part), why, seen);
                break;
            case Ref { Target: var construct }:
                Hand(construct, why);
                break;
            case Unknown { Behind: { } behind }:
                Touch(behind, why, seen);
                break;
            case Struct @struct:
                foreach (var prop in @struct.Props) Escape(prop.Value, why, seen);
                break;
            case Callable callable when _handedOver.Add(callable):
                MaybeCall(callable, []);
                break;
            case Multicast several:
                foreach (var target in several.Targets) Escape(target, why, seen);
                break;
            case Items items:
                foreach (var element in items.Elements) Escape(element, why, seen);
                break;
            case Map map:
                foreach (var entry in map.Entries) Escape(entry.Value, why, seen);
                break;
            case Heap { Object: var o } when seen.Add(o):
                o.Escaped = true;
                if (o.Construct is { } own) Hand(own, why);
                foreach (var member in o.Members.ToArray())
                    if (_store.Find(new Cell(o, member)) is { } held)
                        Escape(held, why, seen);
                if (o.IsRevealed)
                    foreach (var revealed in o.Revealed.Values.ToArray()) Escape(revealed, why, seen);
                break;
        }
    }

    private void Touch(Possibilities behind, string why, HashSet<HeapObject>? seen = null)
    {
        if (behind.IsTouched) return;
        behind.IsTouched = true;
        foreach (var value in behind.Values.ToArray()) Escape(value, why, seen ?? []);
    }

    /// <summary>One more object that an unknown value may be.</summary>
    private void MayBe(Possibilities behind, Value value)
    {
        behind.Add(value);
        if (behind.IsTouched) Escape(value, "it may be what was changed elsewhere");
    }

    private void Hand(Construct construct, string why)
    {
        construct.Opaque ??= why;
        if (!_handed.ContainsKey(construct)) _handed.Add(construct, why);
    }
}
