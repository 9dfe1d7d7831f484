using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

internal sealed partial class Interpreter
{
    // ---- creation ------------------------------------------------------------------------------------------------------

    private Value Create(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol type || creation.Constructor is not { } constructor) return new Unknown("creation");
        Value made;
        if (CdkSymbols.IsCdk(type))
        {
            if (_cdk.IsStruct(type))
            {
                made = new Heap(new HeapObject(HeapKind.Struct, type, creation.Syntax) { Birth = _ordinal++ });
                foreach (var argument in creation.Arguments) Evaluate(argument.Value);
            }
            else
            {
                // Arguments are made before the construct: they come first in the order of execution too.
                var arguments = Cross(creation.Arguments);
                var construct = Record(NewConstruct(type, ConstructOrigin.Created, creation.Syntax));
                construct.Arguments = arguments;
                made = new Ref(construct);
            }
        }
        else if (_code.Compilation.Assembly.Equals(type.ContainingAssembly, SymbolEqualityComparer.Default))
        {
            var bound = Bind(creation.Arguments);
            var instance = NewInstance(type, creation.Syntax);
            made = new Heap(instance);
            if (_frame.IsActive(constructor, 2) || _frame.Depth > MaxDepth)
            {
                foreach (var argument in bound.Values) Escape(argument, "a recursive call gets it");
                if (instance.Construct is { } own) own.Opaque = "made recursively";
                instance.Escaped = true;
            }
            else
            {
                RunConstructor(constructor, instance, bound, creation.Syntax);
            }
        }
        else
        {
            made = External(creation, type);
        }

        Initialize(made, creation.Initializer);
        return made;
    }

    private Value External(IObjectCreationOperation creation, INamedTypeSymbol type)
    {
        var name = DisplayName(type);
        var arguments = creation.Arguments.Select(a => Evaluate(a.Value)).ToArray();
        if (IsList(type))
            return arguments.Length == 1 && Content(arguments[0]) is Items items ? NewList(type, items.Elements, items.Complete, creation.Syntax)
                : NewList(type, NoValues, arguments.Length == 0 || arguments[0] is Known { Constant: int }, creation.Syntax);
        if (name.StartsWith("System.Collections.Generic.Dictionary<", StringComparison.Ordinal) || name.StartsWith("System.Collections.Generic.SortedDictionary<", StringComparison.Ordinal))
            return NewCollection(HeapKind.Map, type, arguments.Length == 1 && Content(arguments[0]) is Map copy ? copy
                : new Map(ImmutableDictionary<string, Value>.Empty, arguments.Length == 0, creation.Syntax), creation.Syntax);

        if (name == "System.Lazy<T>" && arguments is [Callable factory, ..]) return Lazy(type, factory, creation.Syntax);
        if (CdkSymbols.CdkBase(type) is { } cdkBase && !_cdk.IsStruct(cdkBase))
        {
            // A construct of another library: it exists, and what it does with what it gets can't be read.
            var construct = Record(NewConstruct(cdkBase, ConstructOrigin.External, creation.Syntax));
            construct.UserType = type;
            construct.Opaque = "made by " + type.ContainingAssembly.Name;
            // A foreign construct's scope is not changed by being its scope.
            for (var i = 0; i < arguments.Length; i++)
                if (creation.Arguments[i].Parameter is not { Ordinal: 0, Name: "scope" })
                    Escape(arguments[i], "'" + type.Name + "' gets it");
            return new Ref(construct);
        }

        // cdk-nag's packs are aspects that look and report; what they visit stays as it was written.
        if (type.ContainingAssembly.Name == NagAssembly) return new Ref(Record(NewConstruct(type, ConstructOrigin.Created, creation.Syntax)));
        if (IsFramework(type)) return Unknown.Hiding("an object of " + type.ContainingAssembly.Name, arguments);
        foreach (var argument in arguments) Escape(argument, "'" + type.Name + "' gets it");
        return new Unknown("an object of " + type.ContainingAssembly.Name);
    }

    private const string NagAssembly = "Cdklabs.CdkNag";

    /// <summary>As C# writes the type's definition: <c>System.Collections.Generic.List&lt;T&gt;</c>.</summary>
    private string DisplayName(INamedTypeSymbol type) => _displayNames.TryGetValue(type.OriginalDefinition, out var name) ? name : _displayNames[type.OriginalDefinition] = type.OriginalDefinition.ToDisplayString();

    private readonly Dictionary<INamedTypeSymbol, string> _displayNames = new(SymbolEqualityComparer.Default);

    private bool IsList(INamedTypeSymbol type) => DisplayName(type) is
        "System.Collections.Generic.List<T>" or "System.Collections.Generic.HashSet<T>" or "System.Collections.ObjectModel.Collection<T>";

    private static bool IsFramework(ISymbol symbol)
    {
        var name = symbol.ContainingAssembly?.Name ?? "";
        return name is "mscorlib" or "netstandard" || name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
    }

    private Construct NewConstruct(INamedTypeSymbol type, ConstructOrigin origin, SyntaxNode? syntax, Construct? owner = null, string via = "") =>
        new(_ordinal++, type, origin, syntax) { Via = via, Owner = owner, CallSites = CallSites(), Path = _path, Many = _loops > 0 };

    private HeapObject NewInstance(INamedTypeSymbol type, SyntaxNode? syntax)
    {
        var cdkBase = CdkSymbols.CdkBase(type);
        var instance = new HeapObject(HeapKind.Instance, type, syntax) { Birth = _ordinal++ };
        if (cdkBase is not null && !_cdk.IsStruct(cdkBase))
        {
            instance.Construct = Record(NewConstruct(cdkBase, ConstructOrigin.Created, syntax ?? Declaration(type)));
            instance.Construct.UserType = type;
            _instances[instance.Construct] = instance;
        }

        return instance;
    }

    /// <summary>Runs a constructor of user code: initializers, base constructor, body, in C#'s order.</summary>
    private void RunConstructor(IMethodSymbol constructor, HeapObject instance, Dictionary<IParameterSymbol, Value> arguments, SyntaxNode? callSite = null)
    {
        var type = constructor.ContainingType;
        var self = new Heap(instance);
        // Constructors that call each other by this(…) and classes that derive from each other do not compile, and are read while they are typed.
        if (_frame.IsActive(constructor, 3) || _frame.Depth > MaxDepth)
        {
            foreach (var argument in arguments.Values) Escape(argument, "a recursive call gets it");
            Escape(self, "it is made recursively");
            return;
        }

        var declaration = Declaration(constructor);
        var caller = _frame;
        var origin = _store;
        var path = _path;
        _frame = new Frame(constructor, self, null, caller, callSite);
        _store = new Store(origin);
        _frame.Return = new Jump(origin);
        _frame.Path = path;
        var primary = declaration as TypeDeclarationSyntax;
        foreach (var argument in arguments)
        {
            NameIt(argument.Value, argument.Key);
            _store.Set(new Cell(_frame, argument.Key), argument.Value);
            if (primary is null) continue;
            _store.Set(new Cell(instance, argument.Key), argument.Value);
            if (type.IsRecord && type.GetMembers(argument.Key.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } positional && Declaration(positional) is ParameterSyntax)
                _store.Set(MemberCell(instance, positional), argument.Value);
        }

        try
        {
            IOperation? initializer = null;
            IOperation? body = null;
            if (declaration is ConstructorDeclarationSyntax written)
            {
                _executed.Add(declaration);
                (initializer, body) = _code.Constructor(written, _cancellation);
            }
            else if (primary is not null)
            {
                _executed.Add(primary);
                if (primary.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } baseCall) initializer = Operation(baseCall);
            }

            while (initializer is IExpressionStatementOperation statement) initializer = statement.Operation;
            var target = (initializer as IInvocationOperation)?.TargetMethod;
            var delegatesToThis = target is not null && SymbolEqualityComparer.Default.Equals(target.ContainingType, type);
            if (!delegatesToThis) MemberInitializers(type, instance);
            if (initializer is IInvocationOperation invocation) ConstructBase(target!, instance, invocation);
            else if (type.BaseType is { SpecialType: SpecialType.None } baseType && !delegatesToThis) ConstructImplicitBase(baseType, instance);
            if (Execute(body)) _frame.Return.Ways.Add(_store.ChangesSince(origin));
        }
        finally
        {
            _store = origin;
            _path = path;
            var ended = _frame;
            var jump = ended.Return;
            _frame = caller;
            if (jump.Ways.Count > 0) origin.Join(jump.Ways, ended);
        }
    }

    private void ConstructBase(IMethodSymbol target, HeapObject instance, IInvocationOperation invocation)
    {
        if (CdkSymbols.IsCdk(target))
        {
            if (_cdk.IsStruct(target.ContainingType)) foreach (var a in invocation.Arguments) Evaluate(a.Value);
            else if (instance.Construct is { } own) own.Arguments = Cross(invocation.Arguments);
        }
        else if (Declaration(target) is not null || Declaration(target.ContainingType) is not null)
        {
            RunConstructor(target, instance, Bind(invocation.Arguments));
        }
        else if (!IsFramework(target.ContainingType) || !invocation.Arguments.IsEmpty)
        {
            foreach (var a in invocation.Arguments) Escape(Evaluate(a.Value), "a base class of another assembly gets it");
            if (instance.Construct is { } own) Hand(own, "its base class is of another assembly");
            instance.Escaped = true;
        }
    }

    private void ConstructImplicitBase(INamedTypeSymbol baseType, HeapObject instance)
    {
        if (CdkSymbols.IsCdk(baseType)) return;
        var constructor = baseType.InstanceConstructors.FirstOrDefault(static c => c.Parameters.All(static p => p.IsOptional));
        if (constructor is not null && _code.Compilation.Assembly.Equals(baseType.ContainingAssembly, SymbolEqualityComparer.Default)) RunConstructor(constructor, instance, new(SymbolEqualityComparer.Default));
        else if (!IsFramework(baseType))
        {
            instance.Escaped = true;
            if (instance.Construct is { } own) Hand(own, "its base class is of another assembly");
        }
    }

    private void MemberInitializers(INamedTypeSymbol type, HeapObject instance)
    {
        foreach (var part in _code.Declarations(type, _cancellation))
        {
            if (part is not TypeDeclarationSyntax declaration) continue;
            foreach (var member in declaration.Members)
                switch (member)
                {
                    case FieldDeclarationSyntax field when !field.Modifiers.Any(static m => m.ValueText is "static" or "const"):
                        foreach (var variable in field.Declaration.Variables)
                            if (variable.Initializer is { } i && _code.Declared(variable, _cancellation) is IFieldSymbol symbol)
                                Initial(instance, symbol, i);
                        break;
                    case PropertyDeclarationSyntax { Initializer: { } initializer } property when !property.Modifiers.Any(static m => m.ValueText == "static"):
                        if (_code.Declared(property, _cancellation) is IPropertySymbol propertySymbol)
                            Initial(instance, propertySymbol, initializer);
                        break;
                }
        }
    }

    private void Initial(HeapObject instance, ISymbol member, EqualsValueClauseSyntax initializer)
    {
        var value = InitializerValue(initializer);
        NameIt(value, member);
        _store.Set(MemberCell(instance, member), value);
    }

    // ---- arguments -----------------------------------------------------------------------------------------------------

    /// <summary>Arguments of a call into the CDK, as they cross.</summary>
    private ImmutableArray<Argument> Cross(ImmutableArray<IArgumentOperation> arguments)
    {
        var crossed = ImmutableArray.CreateBuilder<Argument>(arguments.Length);
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter) continue;
            var isStruct = parameter.Type is not IArrayTypeSymbol && _cdk.IsStruct(parameter.Type);
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
            {
                crossed.Add(new Argument(parameter.Name, Value.Absent, null, isStruct));
                continue;
            }

            var given = Evaluate(argument.Value);
            var value = Snapshot(given);
            // Objects of user code that the CDK calls back (aspects, producers) may change whatever they hold.
            Forget(given, argument.Value.Syntax);
            if (given is Callable || given is Heap { Object: { Kind: HeapKind.Instance, Construct: null } } && value is Unknown) Escape(given, "the CDK may call it back");
            crossed.Add(new Argument(parameter.Name, isStruct && value.IsAbsent ? Value.Absent : value, argument.Value.Syntax, isStruct));
        }

        return crossed.Count == crossed.Capacity ? crossed.MoveToImmutable() : crossed.ToImmutable();
    }

    /// <summary>
    /// What was written inside the argument (<c>new XProps { Sub = new Sub { … }, List = new[] { … } }</c>) has no other name: once it has crossed nobody can reach it.
    /// Most of what an application makes is such, and would otherwise be carried along to its end.
    /// </summary>
    private void Forget(Value value, SyntaxNode argument)
    {
        if (value is not Heap { Object: { Kind: HeapKind.Struct or HeapKind.List, Creation: { } creation } made } || !IsWrittenInside(creation, argument)) return;
        foreach (var member in made.Members)
            if (_store.Find(new Cell(made, member)) is { } held)
            {
                held = Unwrap(held);
                if (held is Items items) foreach (var element in items.Elements) Forget(element, argument);
                else Forget(held, argument);
            }

        _store.Forget(made);
    }

    private static bool IsWrittenInside(SyntaxNode creation, SyntaxNode argument)
    {
        var below = creation;
        for (var node = creation; node is not null; below = node, node = node.Parent)
        {
            if (node == argument) return true;
            if (node == creation) continue;
            if (node is not (InitializerExpressionSyntax or BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
                or CollectionExpressionSyntax or ExpressionElementSyntax or CastExpressionSyntax or ParenthesizedExpressionSyntax)
                && !(node is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Right == below)) return false;
        }

        return false;
    }

    /// <summary>Arguments of a call into source, with the place where each would be edited.</summary>
    private Dictionary<IParameterSymbol, Value> Bind(ImmutableArray<IArgumentOperation> arguments)
    {
        var bound = new Dictionary<IParameterSymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter) continue;
            var value = Copied(Evaluate(argument.Value));
            bound[parameter.OriginalDefinition] = argument.ArgumentKind == ArgumentKind.Explicit ? From(value, argument.Value.Syntax) : value;
        }

        return bound;
    }

    // ---- invocation ----------------------------------------------------------------------------------------------------

    private Value InvokeMember(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.ReducedFrom is { } unreduced) method = unreduced;
        if (method.MethodKind == MethodKind.DelegateInvoke) return InvokeDelegate(Evaluate(invocation.Instance), invocation.Arguments.Select(a => Evaluate(a.Value)).ToArray(), invocation.Syntax);
        if (CdkSymbols.IsCdk(method)) return InvokeCdk(invocation, method);

        var receiver = method.IsStatic || method.MethodKind == MethodKind.LocalFunction ? null : invocation.Instance is null ? Self() : Evaluate(invocation.Instance);
        if (_code.Compilation.Assembly.Equals(method.ContainingAssembly, SymbolEqualityComparer.Default))
        {
            if (receiver is Ref { Target: var target } && _instances.TryGetValue(target, out var own)) receiver = new Heap(own);
            var bound = Bind(invocation.Arguments);
            return receiver is OneOf one ? DispatchToEach(one, method, bound, invocation) : Dispatch(method, receiver, bound, invocation);
        }

        if (IsFramework(method)) return InvokeFramework(invocation, method, receiver);
        if (method.ContainingAssembly?.Name == NagAssembly)
        {
            foreach (var argument in invocation.Arguments) Evaluate(argument.Value);
            return new Unknown("what '" + method.Name + "' returns");
        }

        foreach (var argument in invocation.Arguments) EscapeArgument(argument, "'" + method.Name + "' gets it");
        if (receiver is not null) Escape(receiver, "'" + method.Name + "' is called on it");
        return new Unknown("what '" + method.Name + "' returns");
    }

    private void EscapeArgument(IArgumentOperation argument, string why)
    {
        var value = Evaluate(argument.Value);
        Escape(value, why);
        if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref) Assign(argument.Value, new Unknown(why), argument.Syntax);
    }

    private Value DispatchToEach(OneOf receivers, IMethodSymbol method, Dictionary<IParameterSymbol, Value> arguments, IInvocationOperation invocation) =>
        ForkValue(new object(), receivers.Choices.Select<Value, Func<Value>>(c => () => Dispatch(method, c, arguments, invocation)).ToArray());

    private Value Dispatch(IMethodSymbol method, Value? receiver, Dictionary<IParameterSymbol, Value> arguments, IInvocationOperation invocation)
    {
        var target = method.OriginalDefinition;
        if (receiver is not null && (target.IsVirtual || target.IsAbstract || target.IsOverride || target.ContainingType.TypeKind == TypeKind.Interface)
            && invocation.IsVirtual)
        {
            var actual = receiver is Heap { Object: { IsOpaque: false, Type: INamedTypeSymbol type } } ? Implementation(target, type) : null;
            if (actual is null)
            {
                foreach (var argument in arguments.Values) Escape(argument, "'" + method.Name + "' may be overridden");
                return new Unknown("what '" + method.Name + "' returns");
            }

            if (!SymbolEqualityComparer.Default.Equals(actual, target))
            {
                var renamed = new Dictionary<IParameterSymbol, Value>(SymbolEqualityComparer.Default);
                foreach (var p in target.Parameters)
                    if (arguments.TryGetValue(p, out var value) && p.Ordinal < actual.Parameters.Length)
                        renamed[actual.Parameters[p.Ordinal]] = value;
                arguments = renamed;
                target = actual;
            }
        }

        return Invoke(target, receiver, arguments, invocation.Syntax, invocation.Arguments);
    }

    private static IMethodSymbol? Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface) return (type.FindImplementationForInterfaceMember(method) as IMethodSymbol)?.OriginalDefinition;
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
            foreach (var candidate in t.GetMembers(method.Name).OfType<IMethodSymbol>())
                for (IMethodSymbol? m = candidate; m is not null; m = m.OverriddenMethod)
                    if (SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method))
                        return candidate.IsAbstract ? null : candidate.OriginalDefinition;
        return null;
    }

    private Value Invoke(IMethodSymbol method, Value? receiver, Dictionary<IParameterSymbol, Value> arguments, SyntaxNode? callSite,
        ImmutableArray<IArgumentOperation> written = default)
    {
        method = method.PartialImplementationPart ?? method;
        var recurs = _frame.IsActive(method, 2);
        if (Declaration(method) is not { } declaration || recurs && !Counts(method, arguments) || _frame.Depth > MaxDepth || method.IsExtern)
        {
            foreach (var argument in arguments.Values) Escape(argument, "'" + method.Name + "' gets it");
            return new Unknown("what '" + method.Name + "' returns");
        }

        Frame? callee = null;
        var result = Run(method, declaration, receiver, frame =>
        {
            callee = frame;
            foreach (var argument in arguments)
            {
                NameIt(argument.Value, argument.Key);
                _store.Set(new Cell(frame, method.Parameters.Length > argument.Key.Ordinal ? method.Parameters[argument.Key.Ordinal] : argument.Key), argument.Value);
            }
        }, callSite, deepest: recurs ? MaxRecursion + 1 : 3);
        if (!written.IsDefaultOrEmpty)
        {
            foreach (var argument in written)
                if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref } p && p.Ordinal < method.Parameters.Length)
                    Assign(argument.Value, _store.Find(new Cell(callee!, method.Parameters[p.Ordinal])) ?? new Unknown("out parameter"), argument.Syntax);
        }

        return result;
    }

    /// <summary>Activations of a method that calls itself with constants on no unknown condition: counting down ends, and where each calls itself twice it doubles only so often.</summary>
    private const int MaxRecursion = 8;

    private bool Counts(IMethodSymbol method, Dictionary<IParameterSymbol, Value> arguments)
    {
        if (arguments.Count == 0 || !arguments.Values.All(static a => a is Known or EnumMember) || _frame.IsActive(method, MaxRecursion)) return false;
        for (var f = _frame; f is not null; f = f.Caller)
            if (SymbolEqualityComparer.Default.Equals(f.Member, method))
                return ReferenceEquals(f.Path, _path);
        return false;
    }

    /// <summary>Runs a body in a frame of its own and returns what it returns.</summary>
    private Value Run(ISymbol member, SyntaxNode declaration, Value? self, Action<Frame> bind, SyntaxNode? callSite, IOperation? body = null, Frame? lexicalParent = null, int deepest = 3)
    {
        Step();
        if (_frame.IsActive(member, deepest) || _frame.Depth > MaxDepth) return new Unknown("'" + member.Name + "' calls itself");
        _executed.Add(declaration);
        var caller = _frame;
        var origin = _store;
        var path = _path;
        if (lexicalParent is null && member is IMethodSymbol { MethodKind: MethodKind.LocalFunction } local) lexicalParent = Enclosing(local);
        var frame = new Frame(member, self, lexicalParent, caller, callSite) { Return = new Jump(origin), Path = path };
        _frame = frame;
        _store = new Store(origin);
        try
        {
            bind(frame);
            body ??= Operation(declaration);
            switch (body)
            {
                case IMethodBodyOperation { BlockBody: { } block }:
                    if (Execute(block)) Leave(frame.Return, null);
                    break;
                case IMethodBodyOperation { ExpressionBody: { } arrow }:
                    if (Execute(arrow)) Leave(frame.Return, null);
                    break;
                case ILocalFunctionOperation { Body: { } localBody }:
                    if (Execute(localBody)) Leave(frame.Return, null);
                    break;
                case IBlockOperation block:
                    if (Execute(block)) Leave(frame.Return, null);
                    break;
                case null:
                    frame.Return.Result = new Unknown("a body that can't be read");
                    Leave(frame.Return, null);
                    break;
                default:
                    Leave(frame.Return, Evaluate(body));
                    break;
            }
        }
        finally
        {
            _store = origin;
            _path = path;
            _frame = caller;
        }

        if (frame.Return.Ways.Count > 0) origin.Join(frame.Return.Ways, frame);
        if (frame.Yields is { } yields) return new Items(yields.ToImmutableArray(), !frame.YieldsMore);
        return frame.Return.Result ?? (member is IMethodSymbol { ReturnsVoid: true } ? Value.Null : new Unknown("what '" + member.Name + "' returns"));
    }

    /// <summary>The activation that a local function's free variables live in.</summary>
    private Frame? Enclosing(IMethodSymbol local)
    {
        for (var f = _frame; f is not null; f = f.LexicalParent ?? f.Caller)
            if (SymbolEqualityComparer.Default.Equals(f.Member, local.ContainingSymbol))
                return f;
        return _frame;
    }

    private Value InvokeDelegate(Value target, Value[] arguments, SyntaxNode? callSite)
    {
        switch (target)
        {
            case OneOf one:
                return ForkValue(new object(), one.Choices.Select<Value, Func<Value>>(c => () => InvokeDelegate(c, arguments, callSite)).ToArray());
            case Multicast several:
                return several.Targets.Where(static t => !t.IsAbsent).Aggregate((Value)Value.Null, (_, t) => InvokeDelegate(t, arguments, callSite));
            case Callable { Body: { } body, Method: var lambda, Captured: var captured }:
                return Run(lambda, body.Syntax, null, frame =>
                {
                    for (var i = 0; i < lambda.Parameters.Length && i < arguments.Length; i++)
                        _store.Set(new Cell(frame, lambda.Parameters[i]), callSite is null ? arguments[i] : From(arguments[i], callSite));
                }, callSite, body, captured);
            case Callable { Method: var method, Receiver: var receiver } when _code.Compilation.Assembly.Equals(method.ContainingAssembly, SymbolEqualityComparer.Default):
            {
                var bound = new Dictionary<IParameterSymbol, Value>(SymbolEqualityComparer.Default);
                var parameters = (method.ReducedFrom ?? method).OriginalDefinition.Parameters;
                var all = method.ReducedFrom is not null && receiver is not null ? [receiver, .. arguments] : arguments;
                for (var i = 0; i < parameters.Length && i < all.Length; i++) bound[parameters[i]] = all[i];
                return Invoke((method.ReducedFrom ?? method).OriginalDefinition, method.IsStatic ? null : receiver ?? Self(), bound, callSite);
            }
            default:
                foreach (var argument in arguments) Escape(argument, "a delegate gets it");
                return new Unknown("what a delegate returns");
        }
    }

    /// <summary>A delegate handed to code that can't be read may run any number of times.</summary>
    /// <param name="elements">What may be passed to it; when empty, its parameters come from outside.</param>
    private Value MaybeCall(Callable target, IReadOnlyList<Value> elements)
    {
        var result = Value.Null;
        _loops++;
        Fork(target, () =>
        {
            result = InvokeDelegate(target, target.Method.Parameters.Select(p => elements.Count == 0 || p.Type.SpecialType != SpecialType.None
                ? Outside(p.Type, "a delegate's parameter", p.Name)
                : elements.Aggregate((Value)Unknown.Hiding("a delegate's parameter", elements), Value.Either)).ToArray(), null);
            return true;
        }, static () => true);
        _loops--;
        return result;
    }

    // ---- the CDK -------------------------------------------------------------------------------------------------------

    private Value InvokeCdk(IInvocationOperation invocation, IMethodSymbol method)
    {
        var receiver = method.IsStatic ? null : invocation.Instance is null ? Self() : Evaluate(invocation.Instance);
        if (method.IsStatic)
        {
            var arguments = Cross(invocation.Arguments);
            if (StaticOf(method, arguments) is { } computed) return computed;
            if (method.ReturnType is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } type || !CdkSymbols.IsCdk(type))
                return new Unknown("what " + method.ContainingType.Name + "." + method.Name + " returns");
            var made = Record(NewConstruct(type, ConstructOrigin.Factory, invocation.Syntax, via: method.Name));
            made.Arguments = arguments;
            return new Ref(made);
        }

        return CallOn(receiver!, Cross(invocation.Arguments), invocation, method, may: false);
    }

    /// <summary>Static members of the CDK that compute with what they get.</summary>
    private Value? StaticOf(IMethodSymbol method, ImmutableArray<Argument> arguments)
    {
        switch (Construct.MetadataName(method.ContainingType), method.Name)
        {
            case (CdkNames.Core.Stack, "Of") when arguments.Length == 1 && arguments[0].Value.Alternatives.Select(static a => a.AsConstruct is { } inside ? StackOf(inside) : null).ToArray() is var stacks && !stacks.Contains(null):
                return stacks.Select(static s => (Value)new Ref(s!)).Aggregate(Value.Either);
            case (CdkNames.Core.Fn, "Join") when arguments.Length == 2 && arguments[0].Value.AsString is { } delimiter && arguments[1].Value is Items { Complete: true } parts:
                return Concatenate(parts.Elements.SelectMany((e, i) => i == 0 ? new[] { e } : [new Known(delimiter), e]));
            case (CdkNames.Core.Token, "AsString") when arguments.Length > 0 && arguments[0].Value is Token or Text or Known { Constant: string }:
                return arguments[0].Value;
            default:
                return null;
        }
    }

    private Value CallOn(Value receiver, ImmutableArray<Argument> arguments, IInvocationOperation invocation, IMethodSymbol method, bool may)
    {
        switch (receiver)
        {
            case OneOf one:
                return CallOnEach(one, arguments, invocation, method);
            case Heap { Object.Construct: { } own }:
                return CallOn(own, arguments, invocation, method, may);
            case Ref { Target: var construct }:
                return CallOn(construct, arguments, invocation, method, may);
            default:
                foreach (var argument in arguments) Escape(argument.Value, "a call on an unknown object gets it");
                Escape(receiver, "'" + method.Name + "' may be called on it");
                return Unknown.Hiding("what '" + method.Name + "' returns", [receiver]);
        }
    }

    private Value CallOnEach(OneOf one, ImmutableArray<Argument> arguments, IInvocationOperation invocation, IMethodSymbol method) =>
        one.Choices.Select(c => CallOn(c, arguments, invocation, method, may: true)).Aggregate(Value.Either);

    private Value CallOn(Construct receiver, ImmutableArray<Argument> arguments, IInvocationOperation invocation, IMethodSymbol method, bool may)
    {
        var call = new Call(receiver, method.Name, arguments, invocation.Syntax) { Path = _path, May = may || _loops > 0, CallSites = CallSites(), Ordinal = _ordinal++ };
        _calls.Add(call);
        var type = method.ReturnType as INamedTypeSymbol ?? (method.ReturnType as IArrayTypeSymbol)?.ElementType as INamedTypeSymbol;
        if (method.ReturnsVoid || type is null) return Value.Null;
        if (!CdkSymbols.IsCdk(type) || type.TypeKind is not (TypeKind.Class or TypeKind.Interface))
            return type.SpecialType == SpecialType.System_String ? new Token(receiver, method.Name + "()") : new Unknown("what '" + method.Name + "' returns");
        // HttpApi.AddVpcLink and the like may return what they returned before; the rules that care compare the calls.
        var result = Record(NewConstruct(type, ConstructOrigin.Returned, invocation.Syntax, receiver, method.Name));
        result.Arguments = arguments;
        call.Result = result;
        return new Ref(result);
    }
}
