using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VpcLinkAnalyzers.Cdk;
using VpcLinkAnalyzers.Common;
using VpcLinkAnalyzers.Patterns;

namespace VpcLinkAnalyzers.Model;

/// <summary>
/// The private integrations of one application, over its construct graph: what rules judge. L1, L2 and pattern constructs are brought to one shape here,
/// so that a rule asks "does this load balancer face the internet?" and not how that was written.
/// </summary>
internal sealed class Application
{
    private readonly Dictionary<Construct, LoadBalancer> _loadBalancers = [];
    private readonly Dictionary<Construct, Listener> _listeners = [];
    private readonly Dictionary<Construct, Link> _links = [];
    private readonly Dictionary<Construct, TargetGroup> _targetGroups = [];
    private readonly Dictionary<Construct, Vpc> _vpcs = [];
    private ImmutableArray<Integration> _integrations;
    private List<Integration>? _private;
    private ILookup<Construct, Integration>? _privateOf;
    private List<Link>? _allLinks;
    private List<(Link Link, ImmutableArray<Integration> Integrations)>? _implicit;
    private List<LoadBalancer>? _allLoadBalancers;
    private List<Listener>? _allListeners;
    private List<TargetGroup>? _allTargetGroups;
    private List<Api>? _allApis;
    private ILookup<Construct, Listener>? _listenersOf;

    public Application(ConstructGraph graph, CdkSymbols cdk, Settings settings)
    {
        Graph = graph;
        Cdk = cdk;
        Settings = settings;
    }

    /// <summary>What the team configured.</summary>
    public Settings Settings { get; }

    public ConstructGraph Graph { get; }

    /// <summary>The referenced CDK, to ask for capabilities.</summary>
    public CdkSymbols Cdk { get; }

    /// <summary>The code of the application, to ask what names mean in it.</summary>
    public BoundCode Code => Graph.Code;

    /// <summary>Every integration of an API: HTTP, REST and WebSocket, private and public, L1 and L2.</summary>
    public ImmutableArray<Integration> Integrations
    {
        get
        {
            if (_integrations.IsDefault) _integrations = Integration.ReadAll(this);
            return _integrations;
        }
    }

    /// <summary>Integrations that go through a VPC link as far as known.</summary>
    public IEnumerable<Integration> PrivateIntegrations => _private ??= Integrations.Where(static i => i.IsPrivate == true).ToList();

    /// <summary>Integrations of an API that go through a VPC link.</summary>
    public IEnumerable<Integration> PrivateIntegrationsOf(Construct api) => (_privateOf ??= PrivateIntegrations
        .SelectMany(static i => i.Uses.Select(static u => u.Api).Append(i.Api).Where(static a => a is not null).Distinct().Select(a => (a, i)))
        .ToLookup(static p => p.a!, static p => p.i))[api];

    /// <summary>VPC links that the program creates, V1 and V2, L1 and L2. Those that an integration creates implicitly hang on the integration.</summary>
    public IEnumerable<Link> Links => _allLinks ??= Graph.OfType(Link.Types).Where(Link.Creates).Select(LinkOf).ToList();

    /// <summary>
    /// Links that HTTP APIs make because integrations bring none: one for each API and VPC, with the integrations that share it. Routes make it: an integration
    /// that no route uses makes nothing.
    /// </summary>
    public IEnumerable<(Link Link, ImmutableArray<Integration> Integrations)> ImplicitLinks => _implicit ??= Integrations
        .Where(static i => i.Link is { IsImplicit: true } && i.Listener is { IsCreated: true } && !i.Uses.IsEmpty)
        .GroupBy(static i => (i.Api ?? i.Construct, i.Link!.Vpc))
        .Select(static g => (g.First().Link!, g.ToImmutableArray())).ToList();

    public IEnumerable<LoadBalancer> LoadBalancers => _allLoadBalancers ??= Graph.OfType(LoadBalancer.Types).Where(LoadBalancer.IsOne).Select(LoadBalancerOf).Distinct().ToList();

    public IEnumerable<Listener> Listeners => _allListeners ??= Graph.OfType(Listener.Types).Select(ListenerOf).Distinct().ToList();

    /// <summary>Is there a listener of which nothing tells whose it is? It may be anybody's.</summary>
    public bool HasStrayListener => _hasStrayListener ??= Listeners.Any(static l => l is { LoadBalancer: null, IsImported: false });

    private bool? _hasStrayListener;

    /// <summary>Load balancers that the program makes in a VPC.</summary>
    public IEnumerable<LoadBalancer> LoadBalancersIn(Construct vpc) =>
        (_balancersIn ??= LoadBalancers.Where(static lb => lb.IsCreated && lb.Vpc is not null).ToLookup(static lb => lb.Vpc!))[vpc];

    private ILookup<Construct, LoadBalancer>? _balancersIn;

    /// <summary>Listeners of a load balancer that the program makes.</summary>
    public IEnumerable<Listener> ListenersOf(Construct loadBalancer) =>
        (_listenersOf ??= Listeners.Where(static l => l.LoadBalancer is not null).ToLookup(static l => l.LoadBalancer!.Construct))[loadBalancer];

    /// <summary>APIs that the program creates.</summary>
    public IEnumerable<Api> Apis => _allApis ??= Graph.OfType(Api.Types).Where(static c => c.Origin == ConstructOrigin.Created).Select(c => new Api(this, c)).ToList();

    /// <summary>Target groups that the program makes, in order.</summary>
    public IEnumerable<TargetGroup> TargetGroups => _allTargetGroups ??= Graph.OfType(TargetGroup.Types).Select(TargetGroupOf).ToList();

    /// <summary>Target groups that a listener of a load balancer forwards to.</summary>
    public IEnumerable<TargetGroup> TargetGroupsBehind(Construct loadBalancer) => (_groupsBehind ??= TargetGroups
        .SelectMany(static g => g.Listeners.Select(static l => l.LoadBalancer?.Construct).OfType<Construct>().Distinct().Select(lb => (lb, g))).ToLookup(static p => p.lb, static p => p.g))[loadBalancer];

    private ILookup<Construct, TargetGroup>? _groupsBehind;

    /// <summary>V2 links that the program makes, the implicit ones too, with the integrations that share each.</summary>
    public IEnumerable<(Link Link, ImmutableArray<Integration> Integrations)> SharedLinks => _sharedLinks ??= ReadSharedLinks().ToList();

    private List<(Link Link, ImmutableArray<Integration> Integrations)>? _sharedLinks;

    private IEnumerable<(Link, ImmutableArray<Integration>)> ReadSharedLinks()
    {
        var users = PrivateIntegrations.Where(static i => i.Link is { IsImplicit: false }).ToLookup(static i => i.Link!.Construct);
        return Links.Where(static l => l.Version == LinkVersion.V2).Select(l => (l, users[l.Construct].ToImmutableArray())).Concat(ImplicitLinks);
    }

    public TargetGroup TargetGroupOf(Construct construct)
    {
        if (!_targetGroups.TryGetValue(construct, out var view)) _targetGroups[construct] = view = new TargetGroup(this, construct);
        return view;
    }

    public LoadBalancer LoadBalancerOf(Construct construct)
    {
        construct = LoadBalancer.Canonical(construct);
        if (!_loadBalancers.TryGetValue(construct, out var view)) _loadBalancers[construct] = view = new LoadBalancer(this, construct);
        return view;
    }

    public Listener ListenerOf(Construct construct)
    {
        construct = Listener.Canonical(construct);
        if (!_listeners.TryGetValue(construct, out var view)) _listeners[construct] = view = new Listener(this, construct);
        return view;
    }

    public Link LinkOf(Construct construct)
    {
        if (!_links.TryGetValue(construct, out var view)) _links[construct] = view = new Link(this, construct);
        return view;
    }

    /// <summary>
    /// Is a feature flag on? Null when it can't be told: set to what can't be read, or cdk.json is no JSON. A flag that nothing sets is off, as in every CDK of version 2.
    /// </summary>
    public bool? Flag(string name) => Graph.Context.TryGetValue(name, out var value)
        ? value is { IsAbsent: true } ? false : value.AsBool
        : Graph.ContextInCode.IsWhole && !Graph.IsFileUnreadable ? false : null;

    public Vpc VpcOf(Construct construct)
    {
        if (!_vpcs.TryGetValue(construct, out var view)) _vpcs[construct] = view = new Vpc(this, construct);
        return view;
    }

    // ---- properties ----------------------------------------------------------------------------------------------------

    /// <summary>
    /// What a property of a construct will be when it is synthesized: what it was made with, what was assigned later, and what escape hatches make of it.
    /// Nested properties of L1 constructs are given by their path: <c>Prop(method, "Integration", "ConnectionType")</c>.
    /// </summary>
    public Prop Prop(Construct construct, params string[] path) => Once(construct, string.Join(".", path), path);

    /// <inheritdoc cref="Prop(Construct, string[])"/>
    public Prop Prop(Construct construct, string name) => Once(construct, name, null);

    private Prop Once(Construct construct, string name, string[]? path)
    {
        if (!_props.TryGetValue(construct, out var known)) _props[construct] = known = [];
        foreach (var (of, prop) in known)
            if (of == name)
                return prop;
        var read = Read(construct, path ?? [name]);
        known.Add((name, read));
        return read;
    }

    private readonly Dictionary<Construct, List<(string Path, Prop Prop)>> _props = [];

    private Prop Read(Construct construct, string[] path)
    {
        var name = path[path.Length - 1];
        if (construct.Opaque is { } why) return Unknown(name, why);
        Prop prop;
        switch (construct.PropsArgument)
        {
            case Struct s: prop = Descend(s, path, 0); break;
            case Absent: prop = new Prop(name, Value.Absent, null); break;
            case OneOf several: prop = new Prop(name, several.Choices.Select(c => c switch
                {
                    Struct s => Descend(s, path, 0).Value,
                    Absent or Known { Constant: null } => Value.Absent,
                    _ => new Unknown("props of " + construct.Name),
                }).Aggregate(Value.Either), several.Choices.OfType<Struct>().Select(s => s.Find(path[0])?.Written).FirstOrDefault(static w => w is not null));
                break;
            default: return Unknown(name, "props of " + construct.Name);
        }

        // Members that were given to the creation of an imported construct aside, nothing is known of it.
        if (construct.Origin == ConstructOrigin.Factory && prop.Value.IsAbsent) return Unknown(name, construct.Name + " is imported");
        if (construct.Origin is ConstructOrigin.Member or ConstructOrigin.External) return Unknown(name, construct.Name + " is made elsewhere");

        foreach (var write in Graph.WritesTo(construct).Where(w => w.Member == path[0]))
        {
            var written = path.Length == 1 ? new Prop(name, write.Value, write.Syntax)
                : write.Value is Struct s ? Descend(s, path, 1) : Unknown(name, "'" + path[0] + "' is assigned later");
            prop = write.May || !write.Path.HoldsWhenever(construct.Path) ? written with { Value = Value.Either(prop.Value, written.Value) } : written;
        }

        if (construct.Is(CdkNames.Core.CfnResource)) return Overridden(construct, string.Join(".", path), prop);
        return Graph.L1Of(construct) is { } l1 ? HatchedThrough(construct, l1, name, prop) : prop;
    }

    /// <summary>What an escape hatch sets at a CloudFormation path of an L2 construct's L1; null when none touches it.</summary>
    public Prop? Hatch(Construct construct, string cfnPath)
    {
        if (Graph.L1Of(construct) is not { } l1) return null;
        var untouched = new Prop(cfnPath, new Unknown("made by the L2 construct"), null);
        var result = untouched;
        foreach (var write in Graph.WritesTo(l1).Where(w => cfnPath == w.Member || cfnPath.StartsWith(w.Member + ".", StringComparison.Ordinal)))
        {
            var written = cfnPath == write.Member ? new Prop(cfnPath, write.Value, write.Syntax)
                : write.Value is Struct s ? Descend(s, cfnPath.Split('.'), 1)
                : Unknown(cfnPath, "'" + write.Member + "' is assigned");
            result = write.May || !write.Path.HoldsWhenever(l1.Path) ? written with { Value = Value.Either(result.Value, written.Value) } : written;
        }

        // Overrides are applied when the template is rendered, after every property.
        result = Overridden(l1, cfnPath, result);
        return ReferenceEquals(result, untouched) ? null : result;
    }

    private Prop HatchedThrough(Construct construct, Construct l1, string name, Prop prop)
    {
        foreach (var path in CdkPaths.Of(construct.Type, name) ?? [null!])
        {
            // A property whose CloudFormation path isn't known may be what any override changes.
            if (path is null)
            {
                if (Graph.CallsOn(l1).Any(static c => IsOverride(c.Method)) || Graph.WritesTo(l1).Any()) return Unknown(name, "an escape hatch may change it");
            }
            else if (Hatch(construct, path) is not null)
            {
                return Unknown(name, "an escape hatch changes it");
            }
        }

        return prop;
    }

    private static bool IsOverride(string method) => method is "AddPropertyOverride" or "AddOverride" or "AddDeletionOverride" or "AddPropertyDeletionOverride";

    /// <summary>A property of an L1 construct, by its CloudFormation path, with what overrides make of it.</summary>
    public Prop Overridden(Construct l1, string path, Prop prop)
    {
        foreach (var call in Graph.CallsOn(l1).Where(static c => IsOverride(c.Method)))
        {
            var target = (call.Argument("path") is { IsAbsent: false } p ? p : call.Argument("propertyPath")).AsString;
            if (target is null) return Unknown(prop.Name, "an override with a path that can't be read");
            if (call.Method is "AddOverride" or "AddDeletionOverride")
            {
                if (!target.StartsWith("Properties.", StringComparison.Ordinal)) continue;
                target = target.Substring("Properties.".Length);
            }

            Value value;
            if (target == path) value = call.Method is "AddDeletionOverride" or "AddPropertyDeletionOverride" ? Value.Absent : call.Argument("value");
            else if (path.StartsWith(target + ".", StringComparison.Ordinal) || target.StartsWith(path + ".", StringComparison.Ordinal)) value = new Unknown("an override changes part of it");
            else continue;
            if (call.May || !call.Path.HoldsWhenever(l1.Path)) value = Value.Either(prop.Value, value);
            // The value of an override is edited where it is passed; a deletion has none.
            prop = new Prop(prop.Name, value, call.Arguments.FirstOrDefault(static a => a.Name == "value")?.Syntax ?? call.Syntax);
        }

        return prop;
    }

    private static Prop Descend(Struct s, string[] path, int depth)
    {
        for (; depth < path.Length - 1; depth++)
            switch (s[path[depth]])
            {
                case Struct inner: s = inner; break;
                case Absent or Known { Constant: null }: return new Prop(path[path.Length - 1], Value.Absent, null);
                default: return Unknown(path[path.Length - 1], "'" + path[depth] + "'");
            }

        var name = path[path.Length - 1];
        return s.Find(name) ?? new Prop(name, Value.Absent, null);
    }

    internal static Prop Unknown(string name, string why) => new(name, new Unknown(why), null);

    // ---- lists ---------------------------------------------------------------------------------------------------------

    /// <summary>The constructs a list holds; null when it may hold what can't be read. An absent list is empty.</summary>
    public static ImmutableArray<Construct>? Refs(Value list)
    {
        if (list.IsAbsent) return ImmutableArray<Construct>.Empty;
        if (list is not Items { Complete: true } items) return null;
        var refs = ImmutableArray.CreateBuilder<Construct>();
        foreach (var e in items.Elements)
            if (e.AsConstruct is { } c) refs.Add(c);
            else return null;
        return refs.ToImmutable();
    }

    /// <summary>Are the two one VPC? Null when that can't be told: an imported VPC may be the same as any other.</summary>
    public static bool? SameVpc(Construct? a, Construct? b)
    {
        if (a is null || b is null) return null;
        if (ReferenceEquals(a, b)) return true;
        return a.Origin == ConstructOrigin.Created && b.Origin == ConstructOrigin.Created && !a.Many && !b.Many ? false : null;
    }

    // ---- names in fixes ------------------------------------------------------------------------------------------------

    /// <summary>How user code can call the construct at a place, null when no variable or member of it is in scope there.</summary>
    public string? NameAt(Construct construct, SyntaxNode place) => NameAt(construct, place.SyntaxTree, place.SpanStart);

    /// <summary>How user code can call the construct once a statement has run: what the statement declares counts.</summary>
    public string? NameAfter(Construct construct, SyntaxNode statement) => NameAt(construct, statement.SyntaxTree, statement.Span.End);

    private string? NameAt(Construct construct, SyntaxTree tree, int position)
    {
        var scope = ScopeAt(tree, position);
        foreach (var symbol in construct.Symbols)
            if (scope.IsUsable(symbol) && scope.Means(symbol))
                return SourceWriter.Name(symbol);

        // network.LinkGroup: a member of an object that is in scope, where no other object can be meant by it.
        foreach (var symbol in construct.Symbols)
        {
            if (symbol is not (IPropertySymbol { GetMethod: not null } or IFieldSymbol) || symbol.IsStatic || !scope.IsAccessible(symbol)) continue;
            if (Graph.HeldBy(symbol).Any(c => !ReferenceEquals(c, construct))) continue;
            var holders = scope.Holders.Where(s => IsA(TypeOf(s), symbol.ContainingType)).ToArray();
            var near = holders.Where(static s => s is ILocalSymbol or IParameterSymbol).ToArray();
            if ((near.Length > 0 ? near : holders) is [var holder]) return SourceWriter.Name(holder) + "." + SourceWriter.Name(symbol);
        }

        return null;
    }

    private readonly Dictionary<(SyntaxTree, int), NameScope> _scopes = [];

    private NameScope ScopeAt(SyntaxTree tree, int position)
    {
        if (_scopes.TryGetValue((tree, position), out var scope)) return scope;
        return _scopes[(tree, position)] = new NameScope(this, Code.At(tree, position), tree, position);
    }

    /// <summary>What names mean at one place.</summary>
    private sealed class NameScope(Application app, (SemanticModel Model, int Position) at, SyntaxTree tree, int position)
    {
        private readonly bool _isStatic = at.Model.GetEnclosingSymbol(at.Position) is { IsStatic: true };
        private ISymbol[]? _near;
        private ISymbol[]? _holders;

        private ISymbol[] Near => _near ??= app.SymbolsNear(at, tree, position).ToArray();

        public bool IsAccessible(ISymbol symbol) => at.Model.IsAccessible(at.Position, symbol);

        /// <summary>Is the symbol what its simple name means here?</summary>
        public bool Means(ISymbol symbol)
        {
            if (symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && reference.SyntaxTree == tree && ScopeOf(reference.GetSyntax()) is { } scope)
            {
                if (!scope.Contains(position - 1)) return false;
                // Within one function C# lets nothing else have the name of a local.
                var function = tree.GetRoot().FindToken(position - 1).Parent?.FirstAncestorOrSelf<SyntaxNode>(static n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
                if (function is null || !scope.Contains(function.SpanStart)) return true;
            }

            foreach (var near in Near)
                if (near.Name == symbol.Name)
                    return SymbolEqualityComparer.Default.Equals(near.OriginalDefinition, symbol.OriginalDefinition);
            // using static brings in what is declared elsewhere.
            return symbol.IsStatic && SymbolEqualityComparer.Default.Equals(
                at.Model.GetSpeculativeSymbolInfo(at.Position, SyntaxFactory.IdentifierName(SourceWriter.Name(symbol)), SpeculativeBindingOption.BindAsExpression).Symbol?.OriginalDefinition, symbol.OriginalDefinition);
        }

        /// <summary>Variables and members with a value that can be named here.</summary>
        public ISymbol[] Holders => _holders ??= Near.Where(IsUsable).ToArray();

        public bool IsUsable(ISymbol symbol) => symbol switch
        {
            ILocalSymbol local => local.DeclaringSyntaxReferences is [var d] && d.SyntaxTree == tree && d.Span.End <= position,
            IParameterSymbol => true,
            IPropertySymbol { GetMethod: not null, IsIndexer: false, IsStatic: var s } => s || !_isStatic,
            IFieldSymbol { IsStatic: var s } => s || !_isStatic,
            _ => false,
        };
    }

    /// <summary>
    /// Locals, parameters, local functions and members that a simple name means at a place, the innermost of a name first, told by where they are declared: binding each name, or asking
    /// Roslyn for all symbols in scope, costs more than all the rest of a finding.
    /// </summary>
    private IEnumerable<ISymbol> SymbolsNear((SemanticModel Model, int Position) at, SyntaxTree tree, int position)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var root = tree.GetRoot();
        var token = root.FindToken(Math.Max(0, position - 1));
        foreach (var member in token.Parent?.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Where(static m => m is not BaseNamespaceDeclarationSyntax) ?? [])
            foreach (var symbol in Around(member is TypeDeclarationSyntax type ? type.ParameterList : member))
                yield return symbol;

        // The statements of a program without a Main share their locals.
        foreach (var global in root.ChildNodes().OfType<GlobalStatementSyntax>())
            foreach (var symbol in Around(global))
                yield return symbol;
        for (var type = at.Model.GetEnclosingSymbol(at.Position)?.ContainingType; type is not null; type = type.ContainingType)
            for (var t = type; t is not null && !CdkSymbols.IsCdk(t); t = t.BaseType)
                foreach (var m in t.GetMembers())
                    if (m is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false } && at.Model.IsAccessible(at.Position, m) && names.Add(m.Name))
                        yield return m;

        // A local function or lambda may use a name anew.
        IEnumerable<ISymbol> Around(SyntaxNode? within) => within is null ? []
            : DeclaredIn(within).Where(d => d.Scope.Contains(position - 1)).OrderByDescending(static d => d.Scope.Start).Select(static d => d.Symbol).Where(s => names.Add(s.Name));
    }

    /// <summary>The variables, parameters and local functions that a node declares inside, and where each can be named.</summary>
    private List<(TextSpan Scope, ISymbol Symbol)> DeclaredIn(SyntaxNode within)
    {
        if (_declaredIn.TryGetValue(within, out var known)) return known;
        List<(TextSpan, ISymbol)> declared = [];
        foreach (var node in within.DescendantNodes())
            if (ScopeOf(node) is { } scope && Code.Declared(node) is { } symbol)
                declared.Add((scope, symbol));
        return _declaredIn[within] = declared;
    }

    private readonly Dictionary<SyntaxNode, List<(TextSpan Scope, ISymbol Symbol)>> _declaredIn = [];

    /// <summary>Where the name that a node declares can be used; null when it declares none.</summary>
    private static TextSpan? ScopeOf(SyntaxNode node)
    {
        switch (node)
        {
            case ParameterSyntax { Parent: { } list }:
                return (list is BaseParameterListSyntax ? list.Parent! : list).Span;
            case ForEachStatementSyntax:
                return node.Span;
            case VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax:
                return node.Ancestors().FirstOrDefault(static n => n is BlockSyntax or ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax or FixedStatementSyntax
                    or SwitchSectionSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax) switch
                {
                    CompilationUnitSyntax unit => unit.FullSpan,
                    { } scope => scope.Span,
                    null => null,
                };
            default:
                return null;
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol l => l.Type,
        IParameterSymbol p => p.Type,
        IPropertySymbol p => p.Type,
        IFieldSymbol f => f.Type,
        _ => null,
    };

    private static bool IsA(ITypeSymbol? type, INamedTypeSymbol wanted)
    {
        for (var t = type; t is not null; t = t.BaseType)
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, wanted.OriginalDefinition))
                return true;
        return false;
    }
}
