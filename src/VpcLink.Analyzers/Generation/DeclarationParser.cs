using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcLinkAnalyzers.Common;

namespace VpcLinkAnalyzers.Generation;

/// <summary>Reads the attributes on a type into a <see cref="Declaration"/>, and a declaration into its <see cref="PatternSpec"/>.</summary>
internal static class DeclarationParser
{
    private const int DefaultPort = 80;

    /// <summary>The longest that an HTTP API and, without a raised quota, a REST API waits for its backend.</summary>
    public const int MaxTimeout = 29;

    /// <summary>Which pattern an attribute class declares; null for any other class.</summary>
    public static PatternKind? KindOf(INamedTypeSymbol? attribute)
    {
        if (attribute is null || !attribute.Name.EndsWith("Attribute", StringComparison.Ordinal) || !IsOurs(attribute)) return null;
        return Enum.TryParse<PatternKind>(attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length), out var kind) ? kind : null;
    }

    private static bool IsOurs(INamedTypeSymbol attribute) =>
        attribute is { ContainingType: null, ContainingNamespace: { Name: PatternAttributeSource.Namespace, ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Is the file one that this generator added?</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.Contains(typeof(PatternGenerator).FullName);

    /// <summary>Null when the type declares no pattern.</summary>
    public static Declaration? Parse(INamedTypeSymbol type)
    {
        var patterns = ImmutableArray.CreateBuilder<DeclaredPattern>();
        var backends = new List<AttributeData>();
        var routes = new List<AttributeData>();
        foreach (var attribute in type.GetAttributes())
            if (KindOf(attribute.AttributeClass) is { } kind) patterns.Add(new DeclaredPattern(kind, attribute));
            else if (attribute.AttributeClass is { } c && IsOurs(c))
                if (c.Name == "BackendAttribute") backends.Add(attribute);
                else if (c.Name == "RouteAttribute") routes.Add(attribute);
        if (patterns.Count == 0) return null;

        var pattern = patterns[0];
        var misfits = new Misfits();
        var endpoint = misfits.Enum<Endpoint>(pattern.Attribute, "Endpoint");
        var exposure = misfits.Enum<Exposure>(pattern.Attribute, "Exposure");
        var declaredBackends = Backends(pattern.Kind, backends, misfits);
        var names = declaredBackends.Where(static b => b.Name is not null).Select(static b => b.Name!).ToArray();
        var dangling = new List<Misfit>();
        var declaredRoutes = Routes(pattern.Kind, routes, names, misfits, dangling);
        if (declaredBackends.IsEmpty) dangling.Add(new Misfit(pattern.Attribute, "", "no [Backend] is declared for it to lead to"));
        var (baseKind, derives, wrongBase) = BaseOf(type);
        var propsName = type.Name + "Props";

        return new Declaration(type)
        {
            Patterns = patterns.ToImmutable(),
            Backends = declaredBackends,
            Routes = declaredRoutes,
            Subnets = misfits.Enum<Subnets>(pattern.Attribute, "Subnets"),
            Exposure = exposure,
            Endpoint = endpoint,
            AllowedCidrs = Cidrs(pattern.Attribute, exposure, misfits),
            TimeoutSeconds = Timeout(pattern.Attribute, misfits),
            Base = baseKind,
            DerivesItself = derives,
            IsPartial = Parts(type).All(static p => p.Modifiers.Any(SyntaxKind.PartialKeyword)),
            Unplaceable = Unplaceable(type, propsName) ?? wrongBase,
            Taken = Taken(type, propsName, pattern.Kind, declaredBackends, declaredRoutes, endpoint, baseKind),
            Misfits = misfits.ToImmutable(),
            Dangling = dangling.ToImmutableArray(),
        };
    }

    // ---- backends and routes -------------------------------------------------------------------------------------------

    private static ImmutableArray<DeclaredBackend> Backends(PatternKind kind, List<AttributeData> attributes, Misfits misfits)
    {
        var all = ImmutableArray.CreateBuilder<DeclaredBackend>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var ports = new HashSet<int>();
        foreach (var attribute in attributes)
        {
            var name = attribute.ConstructorArguments.Length > 0 ? Text(attribute.ConstructorArguments[0]) : null;
            var port = misfits.Port(attribute, "Port", DefaultPort);
            var listenerPort = misfits.Port(attribute, "ListenerPort", port);
            var protocol = misfits.Enum<Protocol>(attribute, "Protocol");
            var path = Text(attribute, "HealthCheckPath");
            var server = Text(attribute, "ServerName");
            if (name is not null && NameError(name, names) is { } error)
            {
                misfits.Add(attribute, null, "the name " + error, null, null);
                name = null;
            }
            else if (name is not null)
            {
                foreach (var member in GeneratedMembers.OfBackend(kind, name, server is not null)) names.Add(member);
            }

            if (kind == PatternKind.HttpApiToCloudMap)
            {
                foreach (var setting in new[] { "ListenerPort", "Protocol", "HealthCheckPath" })
                    if (IsSet(attribute, setting)) misfits.Add(attribute, setting, "there is no load balancer between the link and a Cloud Map service", setting, "");
            }
            else
            {
                if (server is null && listenerPort == 443)
                    misfits.Add(attribute, IsSet(attribute, "ListenerPort") ? "ListenerPort" : "Port", "a listener on port 443 needs a certificate, which only a backend with a ServerName has", "ListenerPort", Number(Free(ports, 80)));
                if (!ports.Add(listenerPort))
                {
                    var free = Free(ports, listenerPort);
                    misfits.Add(attribute, IsSet(attribute, "ListenerPort") ? "ListenerPort" : IsSet(attribute, "Port") ? "Port" : "", "another backend's listener has port " + Number(listenerPort), "ListenerPort", Number(free));
                    ports.Add(free);
                }

                if (path is not null && !IsPath(path))
                    misfits.Add(attribute, "HealthCheckPath", "it must be a path", "HealthCheckPath", IsPath("/" + path) ? SourceWriter.Literal("/" + path) : SourceWriter.Literal("/"));
            }

            if (server is not null && !IsServerName(server))
                misfits.Add(attribute, "ServerName", "it must be the DNS name on the certificate");
            else if (server is not null && server.EndsWith(".elb.amazonaws.com", StringComparison.OrdinalIgnoreCase))
                misfits.Add(attribute, "ServerName", "no certificate can carry a load balancer's own name");
            var https = protocol == Protocol.Https || protocol == Protocol.ByPort && (port is 443 or 8443);
            all.Add(new DeclaredBackend(name, attribute, port, listenerPort, https, path ?? "/", server));
        }

        return all.ToImmutable();
    }

    private static string? NameError(string name, HashSet<string> taken)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || !name.All(static c => char.IsLetterOrDigit(c) || c == '_')) return "must be a C# identifier, because members are named after it";
        if (name is "Vpc" or "VpcEndpoints" or "JwtAuthorizer" or "LambdaAuthorizer" or "CognitoAuthorizer" or "Equals" or "GetHashCode" or "GetType" or "ToString" or "MemberwiseClone" or "Finalize")
            return "is the name of another member of the props class";
        return taken.Contains(name) ? "is taken by another backend" : null;
    }

    private static int Free(HashSet<int> taken, int from)
    {
        var port = from;
        while (port == 443 || taken.Contains(port)) port = port == 80 ? 8080 : port < 65535 ? port + 1 : 1024;
        return port;
    }

    private static ImmutableArray<DeclaredRoute> Routes(PatternKind kind, List<AttributeData> attributes, string[] backends, Misfits misfits, List<Misfit> dangling)
    {
        var rest = kind is PatternKind.RestApiToNlb or PatternKind.RestApiToAlb or PatternKind.RestApiToNlbV2;
        var all = ImmutableArray.CreateBuilder<DeclaredRoute>();
        foreach (var attribute in attributes)
        {
            var (method, path, error) = RouteText.Parse(attribute.ConstructorArguments.Length > 0 ? Text(attribute.ConstructorArguments[0]) : null, rest);
            AttributeData? other = null;
            if (error is null)
                foreach (var earlier in all.Where(static r => r.Error is null))
                {
                    if (earlier.Method == method && RouteText.Shape(earlier.Path) == RouteText.Shape(path)) error = "it is the same route as another one";
                    else if (rest && RouteText.Divide(earlier.Path, path)) error = "a resource of a REST API has one variable part, and another route names it differently";
                    else continue;
                    other = earlier.Attribute;
                    break;
                }

            var authorization = misfits.Enum<Authorization>(attribute, "Authorization");
            if (rest && authorization == Authorization.Jwt) misfits.Add(attribute, "Authorization", "REST APIs have no JWT authorizer", "Authorization", "RouteAuthorization.Cognito");
            if (!rest && authorization == Authorization.Cognito) misfits.Add(attribute, "Authorization", "HTTP APIs check a user pool's tokens with a JWT authorizer", "Authorization", "RouteAuthorization.Jwt");

            var backend = Text(attribute, "Backend");
            if (backend is null && backends.Length == 1) backend = backends[0];
            else if (backend is null && backends.Length > 1) dangling.Add(new Misfit(attribute, "", "the route must say which of the backends it leads to"));
            else if (backend is not null && Array.IndexOf(backends, backend) < 0)
            {
                var nearest = Nearest(backend, backends);
                dangling.Add(new Misfit(attribute, "Backend", "no backend is called '" + backend + "'", "Backend", nearest is null ? null : SourceWriter.Literal(nearest)));
                backend = null;
            }

            all.Add(new DeclaredRoute(attribute, method, path, error, backend, authorization) { Other = other });
        }

        return all.ToImmutable();
    }

    private static string? Nearest(string name, string[] declared)
    {
        if (declared.Length == 1) return declared[0];
        var best = declared.Select(d => (Name: d, Distance: Distance(name.ToLowerInvariant(), d.ToLowerInvariant()))).OrderBy(static d => d.Distance).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, name.Length / 3) ? best.Name : null;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[b.Length];
    }

    // ---- settings of the pattern ---------------------------------------------------------------------------------------

    private static int Timeout(AttributeData attribute, Misfits misfits)
    {
        var seconds = Number(attribute, "TimeoutSeconds") ?? MaxTimeout;
        if (seconds is >= 1 and <= MaxTimeout) return seconds;
        misfits.Add(attribute, "TimeoutSeconds", "API Gateway waits from 1 to 29 seconds", "TimeoutSeconds", seconds < 1 ? "1" : "29");
        return MaxTimeout;
    }

    private static ImmutableArray<string> Cidrs(AttributeData attribute, Exposure exposure, Misfits misfits)
    {
        var given = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "AllowedCidrs").Value;
        if (given.Kind != TypedConstantKind.Array || given.IsNull) return ImmutableArray<string>.Empty;
        var ranges = given.Values.Select(static v => Text(v)).ToArray();
        if (exposure == Exposure.Internal && ranges.Length > 0)
            misfits.Add(attribute, "AllowedCidrs", "nobody reaches an internal load balancer from the internet", "AllowedCidrs", "");
        foreach (var range in ranges)
            if (range is null || !IsCidr(range))
                misfits.Add(attribute, "AllowedCidrs", "every range must be an IPv4 CIDR block such as 203.0.113.0/24");
        return ranges.Where(static r => r is not null && IsCidr(r)).Select(static r => r!).ToImmutableArray();
    }

    private static bool IsCidr(string text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0 || !int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) || bits > 32) return false;
        var parts = text.Substring(0, slash).Split('.');
        return parts.Length == 4 && parts.All(static p => p.Length is > 0 and < 4 && int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 255);
    }

    private static bool IsPath(string text) => text.Length is > 0 and <= 1024 && text[0] == '/' && text.All(static c => c is > ' ' and <= '~');

    private static bool IsServerName(string text) => text.Length is > 0 and <= 253
        && text.Split('.') is { Length: > 1 } labels
        && labels.All(static l => l.Length is > 0 and <= 63 && l[0] != '-' && l[l.Length - 1] != '-' && l.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-'));

    // ---- the type ------------------------------------------------------------------------------------------------------

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Where(static r => !IsGenerated(r.SyntaxTree)).Select(static r => r.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static string? Unplaceable(INamedTypeSymbol type, string props)
    {
        if (type.IsRecord) return "a record can't derive from a construct";
        if (type.IsStatic) return "it is static";
        if (type.IsFileLocal) return "it is local to its file";
        if (type.IsGenericType) return "it is generic";
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType) return "it is nested in the generic '" + outer.Name + "'";
            if (Parts(outer).Any(static p => !p.Modifiers.Any(SyntaxKind.PartialKeyword))) return "it is nested in '" + outer.Name + "', which is not partial";
        }

        if (Parts(type).Any(static p => p.ParameterList is not null)) return "its primary constructor would have to be called by the generated one";
        return Constructs(type, props) ? "it has the constructor (Construct, string, " + props + ") already" : null;
    }

    /// <summary>Does the type have the constructor that would be generated?</summary>
    private static bool Constructs(INamedTypeSymbol type, string props) => type.InstanceConstructors.Any(c => IsWritten(c) && c.Parameters is [var scope, var id, var given]
        && scope.Type.Name == "Construct" && id.Type.SpecialType == SpecialType.System_String && given.Type.Name == props);

    private static (BaseKind Kind, bool Derives, string? Error) BaseOf(INamedTypeSymbol type)
    {
        // Once generation has run, the base class may be named by the generated part alone.
        var written = Parts(type).Any(static p => p.BaseList is not null);
        if (type.BaseType is not { SpecialType: not SpecialType.System_Object } direct || !written) return (BaseKind.Construct, false, null);
        if (direct.TypeKind == TypeKind.Error) return (direct.Name switch { "Stack" => BaseKind.Stack, "NestedStack" => BaseKind.NestedStack, _ => BaseKind.Construct }, true, null);
        if (KindOfBase(direct) is { } kind) return (kind, true, null);
        for (var b = direct.BaseType; b is not null; b = b.BaseType)
            if (KindOfBase(b) is { } inherited)
                return (inherited, true, direct.InstanceConstructors.Any(c => Accepts(c, inherited, type)) ? null
                    : "its base class '" + direct.Name + "' has no constructor that takes (Construct, string" + (inherited == BaseKind.Construct ? "" : ", " + inherited + "Props") + ")");
            else if (b.ContainingAssembly?.Name == "Amazon.CDK.Lib") break;
        return (BaseKind.Construct, true, "it derives from '" + direct.Name + "' and not from Construct, Stack or NestedStack");
    }

    private static BaseKind? KindOfBase(INamedTypeSymbol type) => (type.ContainingNamespace?.ToDisplayString(), type.Name) switch
    {
        ("Constructs", "Construct") => BaseKind.Construct,
        ("Amazon.CDK", "Stack") => BaseKind.Stack,
        ("Amazon.CDK", "NestedStack") => BaseKind.NestedStack,
        _ => null,
    };

    private static bool Accepts(IMethodSymbol constructor, BaseKind kind, INamedTypeSymbol from)
    {
        var accessible = constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            || constructor.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal && SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, from.ContainingAssembly);
        var p = constructor.Parameters;
        if (!accessible || p.Length < 2 || p[0].Type.Name is not ("Construct" or "IConstruct") || p[1].Type.SpecialType != SpecialType.System_String) return false;
        var given = 2;
        if (kind != BaseKind.Construct)
        {
            if (p.Length < 3 || p[2].Type.Name != kind + "Props" && p[2].Type.Name != "I" + kind + "Props") return false;
            given = 3;
        }

        return p.Skip(given).All(static q => q.IsOptional || q.IsParams);
    }

    private static ImmutableArray<TakenMember> Taken(INamedTypeSymbol type, string propsName, PatternKind kind, ImmutableArray<DeclaredBackend> backends,
        ImmutableArray<DeclaredRoute> routes, Endpoint endpoint, BaseKind baseKind)
    {
        var taken = ImmutableArray.CreateBuilder<TakenMember>();
        var named = backends.Where(static b => b.Name is not null).ToArray();
        foreach (var member in GeneratedMembers.OfType(kind, named.Select(static b => b.Name!)).Distinct())
            if (member == type.Name) taken.Add(new TakenMember(member, type.Name, type, false));
            else if (type.GetMembers(member).FirstOrDefault(IsWritten) is { } existing) taken.Add(new TakenMember(member, type.Name, existing, false));

        var props = (type.ContainingType is { } outer ? outer.GetTypeMembers(propsName, 0) : type.ContainingNamespace.GetTypeMembers(propsName, 0)).FirstOrDefault(IsWritten);
        var members = GeneratedMembers.OfProps(routes.Select(static r => r.Authorization), endpoint)
            .Concat(named.SelectMany(b => GeneratedMembers.OfBackend(kind, b.Name!, b.ServerName is not null))).Distinct().ToArray();
        if (props is not null)
        {
            if (props.TypeKind != TypeKind.Class || Parts(props).Any(static p => !p.Modifiers.Any(SyntaxKind.PartialKeyword)))
                taken.Add(new TakenMember(propsName, type.ContainingType?.Name ?? type.ContainingNamespace.ToDisplayString(), props, true));
            else
                foreach (var member in members)
                    if (props.GetMembers(member).FirstOrDefault(IsWritten) is { } existing)
                        taken.Add(new TakenMember(member, propsName, existing, true));
        }

        // The props of a stack are StackProps too: a backend called Env would hide its environment.
        if (baseKind != BaseKind.Construct && StackProps(type, baseKind) is { } inherited)
            foreach (var member in members)
                for (var b = inherited; b is not null; b = b.BaseType)
                    if (b.GetMembers(member).FirstOrDefault(static m => m is IPropertySymbol) is { } hidden)
                        taken.Add(new TakenMember(member, b.Name, hidden, true));
        return taken.ToImmutable();
    }

    private static INamedTypeSymbol? StackProps(INamedTypeSymbol type, BaseKind kind)
    {
        for (var b = type.BaseType; b is not null; b = b.BaseType)
            if (KindOfBase(b) == kind)
                return b.ContainingNamespace.GetTypeMembers(kind + "Props", 0).FirstOrDefault();
        return null;
    }

    private static bool IsWritten(ISymbol symbol) => !symbol.IsImplicitlyDeclared && symbol.DeclaringSyntaxReferences.Any(static r => !IsGenerated(r.SyntaxTree));

    // ---- arguments -----------------------------------------------------------------------------------------------------

    private static string? Text(TypedConstant value) => value.Kind == TypedConstantKind.Primitive ? value.Value as string : null;

    private static string? Text(AttributeData attribute, string name) => Text(attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value);

    private static int? Number(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Value: int n } ? n : null;

    private static bool IsSet(AttributeData attribute, string name) => attribute.NamedArguments.Any(a => a.Key == name);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    /// <summary>Collects what can't be honoured while the settings are read.</summary>
    private sealed class Misfits
    {
        private readonly ImmutableArray<Misfit>.Builder _all = ImmutableArray.CreateBuilder<Misfit>();

        public void Add(AttributeData attribute, string? argument, string reason, string? name = null, string? replacement = null) =>
            _all.Add(new Misfit(attribute, argument, reason, name, replacement));

        public T Enum<T>(AttributeData attribute, string name) where T : struct, Enum
        {
            if (Number(attribute, name) is not { } value) return default;
            if (System.Enum.IsDefined(typeof(T), value)) return (T)(object)value;
            Add(attribute, name, "it is none of its enum's values", name, "");
            return default;
        }

        public int Port(AttributeData attribute, string name, int otherwise)
        {
            if (Number(attribute, name) is not { } port) return otherwise;
            if (port is >= 1 and <= 65535) return port;
            Add(attribute, name, "a port is a number from 1 to 65535", name, Number(otherwise));
            return otherwise;
        }

        public ImmutableArray<Misfit> ToImmutable() => _all.ToImmutable();
    }

    // ---- what generation needs -----------------------------------------------------------------------------------------

    /// <summary>Null when nothing can be added to the type, wherever it is written.</summary>
    public static PatternSpec? Spec(Declaration declaration)
    {
        var type = declaration.Type;
        if (type.TypeKind != TypeKind.Class || type.IsRecord || type.IsStatic || type.IsFileLocal) return null;
        var containers = new List<string>();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal) return null;
            containers.Insert(0, Header(outer));
        }

        var backends = declaration.Backends.Where(static b => b.Name is not null)
            .Select(static b => new BackendSpec(b.Name!, b.Port, b.ListenerPort, b.Https, b.HealthCheckPath, b.ServerName)).ToEquatableArray();
        var routes = declaration.Routes.Where(static r => r.Error is null && r.Backend is not null)
            .Select(static r => new RouteSpec(r.Method, r.Path, r.Backend!, r.Authorization)).ToEquatableArray();
        return new PatternSpec(declaration.Pattern.Kind, Hint(type), type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(Qualified), containers.ToEquatableArray(),
            Header(type), SourceWriter.Identifier(type.Name), SyntaxFacts.GetText(type.DeclaredAccessibility), declaration.Base, declaration.DerivesItself, declaration.Subnets, declaration.Exposure,
            declaration.Endpoint, declaration.AllowedCidrs.ToEquatableArray(), declaration.TimeoutSeconds, backends, routes, declaration.IsBroken,
            declaration.Taken.Where(static t => !t.InProps).Select(static t => t.Name).Concat(HasOwnConstructor(type) ? [".ctor"] : []).ToEquatableArray(),
            declaration.Taken.Where(static t => t.InProps).Select(static t => t.Name).ToEquatableArray());
    }

    private static bool HasOwnConstructor(INamedTypeSymbol type) => Parts(type).Any(static p => p.ParameterList is not null) || Constructs(type, type.Name + "Props");

    private static readonly SymbolDisplayFormat Qualified = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static string Header(INamedTypeSymbol type)
    {
        var keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        var parameters = type.TypeParameters.IsEmpty ? "" : "<" + string.Join(", ", type.TypeParameters.Select(static p => SourceWriter.Identifier(p.Name))) + ">";
        return "partial " + keyword + " " + SourceWriter.Identifier(type.Name) + parameters;
    }

    /// <summary>A file name that tells types apart by namespace and nesting.</summary>
    private static string Hint(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString(new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces));
        return type.TypeParameters.IsEmpty ? name : name + "_" + Number(type.TypeParameters.Length);
    }
}
