using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcLinkAnalyzers.Cdk;

namespace VpcLinkAnalyzers.Model;

internal enum PeerKind { Unknown, Group, AnyIpv4, AnyIpv6, Cidr, PrefixList }

/// <summary>One rule of a security group as the program makes it: by AddIngressRule, by Connections on either side, or in L1.</summary>
/// <param name="Groups">The groups that get the rule; null when unknown.</param>
/// <param name="Peers">The groups on the other side, when <paramref name="PeerKind"/> is Group.</param>
/// <param name="Cidr">The address range, when it is a constant.</param>
/// <param name="Port">The ports as <c>Port.Tcp(80)</c> made them; null when all or unknown, see PortRange.Covers.</param>
internal sealed record SecurityGroupRule(bool IsIngress, ImmutableArray<Construct>? Groups, PeerKind PeerKind, ImmutableArray<Construct> Peers, string? Cidr,
    PortRange Port, SyntaxNode Syntax, PathCondition Path, bool May);

/// <summary>TCP ports a rule covers.</summary>
internal readonly record struct PortRange(int From, int To, bool IsKnown)
{
    public static readonly PortRange All = new(0, 65535, true);
    public static readonly PortRange Unknown = new(0, 65535, false);
    public static readonly PortRange None = new(1, 0, true);

    /// <summary>Null when it can't be told.</summary>
    public bool? Covers(int? port) => !IsKnown ? null : port is { } p ? p >= From && p <= To : this == All ? true : null;

    public override string ToString() => !IsKnown ? "?" : From == To ? From.ToString() : From + "-" + To;
}

/// <summary>Who may reach whom, as far as the program's security groups say.</summary>
internal static class SecurityGroup
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Application, List<SecurityGroupRule>> Cache = new();

    /// <summary>The groups whose ids a list holds; null when one can't be read.</summary>
    public static ImmutableArray<Construct>? OfIds(Value ids)
    {
        if (ids.IsAbsent) return ImmutableArray<Construct>.Empty;
        if (ids is not Items { Complete: true } items) return null;
        var groups = ImmutableArray.CreateBuilder<Construct>();
        foreach (var e in items.Elements)
            if (OfId(e) is { } group) groups.Add(group);
            else return null;
        return groups.ToImmutable();
    }

    public static Construct? OfId(Value id) => id is Token { Member: "SecurityGroupId" or "AttrGroupId" or "Ref" or "AttrId", Owner: var owner }
        && owner.Is(CdkNames.Ec2.ISecurityGroup, CdkNames.Ec2.CfnSecurityGroup) ? owner : null;

    /// <summary>
    /// The groups that stand for a connectable object. An ALB without a group of its own is its own group; what has unknown groups gives null.
    /// </summary>
    public static ImmutableArray<Construct>? Of(Application app, Construct connectable)
    {
        // What Connections list as their security groups are those of their owner.
        if (connectable.Via is "Connections" or ConnectionsGroup && connectable.Owner is { } owner) return Of(app, owner);
        if (connectable.Is(CdkNames.Ec2.ISecurityGroup, CdkNames.Ec2.CfnSecurityGroup)) return ImmutableArray.Create(connectable);
        if (LoadBalancer.Canonical(connectable) is var balancer && LoadBalancer.IsOne(balancer)) return app.LoadBalancerOf(balancer).SecurityGroups;
        if (Listener.IsOne(Listener.Canonical(connectable))) return app.ListenerOf(connectable).LoadBalancer?.SecurityGroups;
        // A service, an instance, a function: its groups are its own, whatever they are.
        return ImmutableArray.Create(connectable);
    }

    /// <summary>How <see cref="Construct.Via"/> calls an element of <c>Connections.SecurityGroups</c>.</summary>
    public const string ConnectionsGroup = "SecurityGroups";

    /// <summary>Every rule the program makes.</summary>
    public static IReadOnlyList<SecurityGroupRule> Rules(Application app) => Cache.GetValue(app, static a => Read(a).ToList());

    private static IEnumerable<SecurityGroupRule> Read(Application app)
    {
        foreach (var call in app.Graph.Calls)
        {
            if (call.Receiver.Is(CdkNames.Ec2.ISecurityGroup) && call.Method is "AddIngressRule" or "AddEgressRule")
            {
                var port = PortOf(call.Argument("connection"));
                yield return Rule(app, call, call.Method == "AddIngressRule", Of(app, call.Receiver), call.Argument("peer"), port);
            }
            else if (call.Receiver.Via == "Connections" || call.Receiver.Is(CdkNames.Ec2.Connections))
            {
                var groups = Of(app, call.Receiver);
                var port = PortOf(call.Argument("portRange"));
                switch (call.Method)
                {
                    case "AllowFrom": foreach (var r in Both(app, call, groups, call.Argument("other"), port, ingress: true)) yield return r; break;
                    case "AllowTo": foreach (var r in Both(app, call, groups, call.Argument("other"), port, ingress: false)) yield return r; break;
                    case "AllowDefaultPortFrom": foreach (var r in Both(app, call, groups, call.Argument("other"), DefaultPort(app, call.Receiver), ingress: true)) yield return r; break;
                    case "AllowToDefaultPort": foreach (var r in Both(app, call, groups, call.Argument("other"), call.Argument("other").AsConstruct is { } o ? DefaultPort(app, o) : PortRange.Unknown, ingress: false)) yield return r; break;
                    case "AllowDefaultPortTo": foreach (var r in Both(app, call, groups, call.Argument("other"), PortRange.Unknown, ingress: false)) yield return r; break;
                    case "AllowFromAnyIpv4": yield return new SecurityGroupRule(true, groups, PeerKind.AnyIpv4, ImmutableArray<Construct>.Empty, "0.0.0.0/0", port, call.Syntax, call.Path, call.May); break;
                    case "AllowDefaultPortFromAnyIpv4": yield return new SecurityGroupRule(true, groups, PeerKind.AnyIpv4, ImmutableArray<Construct>.Empty, "0.0.0.0/0", DefaultPort(app, call.Receiver), call.Syntax, call.Path, call.May); break;
                    case "AllowToAnyIpv4": yield return new SecurityGroupRule(false, groups, PeerKind.AnyIpv4, ImmutableArray<Construct>.Empty, "0.0.0.0/0", port, call.Syntax, call.Path, call.May); break;
                    case "AddSecurityGroup": yield return new SecurityGroupRule(true, null, PeerKind.Unknown, ImmutableArray<Construct>.Empty, null, PortRange.Unknown, call.Syntax, call.Path, call.May); break;
                }
            }
        }

        foreach (var c in app.Graph.OfType(CdkNames.Ec2.CfnSecurityGroupIngress, CdkNames.Ec2.CfnSecurityGroupEgress))
        {
            if (c.Origin != ConstructOrigin.Created) continue;
            var ingress = c.Is(CdkNames.Ec2.CfnSecurityGroupIngress);
            var group = OfId(app.Prop(c, "GroupId").Value);
            yield return L1Rule(app, ingress, group is null ? null : Of(app, group), n => app.Prop(c, n).Value, c.Syntax!, c.Path, c.Many);
        }

        foreach (var c in app.Graph.OfType(CdkNames.Ec2.CfnSecurityGroup))
        {
            if (c.Origin != ConstructOrigin.Created) continue;
            foreach (var (name, ingress) in new[] { ("SecurityGroupIngress", true), ("SecurityGroupEgress", false) })
                switch (app.Prop(c, name).Value)
                {
                    case { IsAbsent: true }: break;
                    case Items items:
                        foreach (var e in items.Elements)
                            yield return e is Struct s ? L1Rule(app, ingress, ImmutableArray.Create(c), n => s[n], s.Creation ?? c.Syntax!, c.Path, c.Many) : UnknownRule(c, ingress);
                        if (!items.Complete) yield return UnknownRule(c, ingress);
                        break;
                    default: yield return UnknownRule(c, ingress); break;
                }
        }
    }

    private static SecurityGroupRule UnknownRule(Construct c, bool ingress) =>
        new(ingress, ImmutableArray.Create(c), PeerKind.Unknown, ImmutableArray<Construct>.Empty, null, PortRange.Unknown, c.Syntax!, c.Path, true);

    private static SecurityGroupRule L1Rule(Application app, bool ingress, ImmutableArray<Construct>? groups, Func<string, Value> prop, SyntaxNode syntax, PathCondition path, bool may)
    {
        var peerId = prop(ingress ? "SourceSecurityGroupId" : "DestinationSecurityGroupId");
        var (kind, peers, cidr) = !peerId.IsAbsent
            ? OfId(peerId) is { } g && Of(app, g) is { } peerGroups ? (PeerKind.Group, peerGroups, null) : (PeerKind.Unknown, ImmutableArray<Construct>.Empty, (string?)null)
            : prop("CidrIp") is { IsAbsent: false } v4 ? (v4.AsString == "0.0.0.0/0" ? PeerKind.AnyIpv4 : v4.AsString is null ? PeerKind.Unknown : PeerKind.Cidr, ImmutableArray<Construct>.Empty, v4.AsString)
            : prop("CidrIpv6").AsString == "::/0" ? (PeerKind.AnyIpv6, ImmutableArray<Construct>.Empty, "::/0")
            : (PeerKind.Unknown, ImmutableArray<Construct>.Empty, null);
        var protocol = prop("IpProtocol").AsString;
        var port = protocol == "-1" ? PortRange.All
            : prop("FromPort").AsNumber is { } from && prop("ToPort").AsNumber is { } to && protocol is "tcp" or "6" ? new PortRange((int)from, (int)to, true)
            : protocol is "udp" or "icmp" ? PortRange.None : PortRange.Unknown;
        return new SecurityGroupRule(ingress, groups, kind, peers, cidr, port, syntax, path, may);
    }

    private static SecurityGroupRule Rule(Application app, Call call, bool ingress, ImmutableArray<Construct>? groups, Value peer, PortRange port)
    {
        var (kind, peers, cidr) = PeerOf(app, peer);
        return new SecurityGroupRule(ingress, groups, kind, peers, cidr, port, call.Syntax, call.Path, call.May);
    }

    /// <summary>Connections write the rule on both sides.</summary>
    private static IEnumerable<SecurityGroupRule> Both(Application app, Call call, ImmutableArray<Construct>? groups, Value other, PortRange port, bool ingress)
    {
        yield return Rule(app, call, ingress, groups, other, port);
        var (kind, peers, _) = PeerOf(app, other);
        if (kind == PeerKind.Group) yield return new SecurityGroupRule(!ingress, peers, groups is null ? PeerKind.Unknown : PeerKind.Group, groups ?? ImmutableArray<Construct>.Empty, null, port, call.Syntax, call.Path, call.May);
        else if (kind == PeerKind.Unknown) yield return new SecurityGroupRule(!ingress, null, PeerKind.Unknown, ImmutableArray<Construct>.Empty, null, port, call.Syntax, call.Path, call.May);
    }

    private static (PeerKind Kind, ImmutableArray<Construct> Peers, string? Cidr) PeerOf(Application app, Value value)
    {
        var none = ImmutableArray<Construct>.Empty;
        if (value.AsConstruct is not { } peer) return (PeerKind.Unknown, none, null);
        if (peer is { Origin: ConstructOrigin.Factory } && peer.Is(CdkNames.Ec2.IPeer) && !peer.Is(CdkNames.Ec2.ISecurityGroup))
            switch (peer.Via)
            {
                case "AnyIpv4": return (PeerKind.AnyIpv4, none, "0.0.0.0/0");
                case "AnyIpv6": return (PeerKind.AnyIpv6, none, "::/0");
                case "Ipv4":
                    var cidr = peer.Argument("cidrIp").AsString;
                    return (cidr == "0.0.0.0/0" ? PeerKind.AnyIpv4 : PeerKind.Cidr, none, cidr);
                case "Ipv6":
                    return (peer.Argument("cidrIp").AsString == "::/0" ? PeerKind.AnyIpv6 : PeerKind.Cidr, none, peer.Argument("cidrIp").AsString);
                case "PrefixList": return (PeerKind.PrefixList, none, null);
                case "SecurityGroupId":
                    return OfId(peer.Argument("securityGroupId")) is { } group && Of(app, group) is { } named ? (PeerKind.Group, named, null) : (PeerKind.Unknown, none, null);
                default: return (PeerKind.Unknown, none, null);
            }
        if (peer.Origin is ConstructOrigin.External && !peer.Is(CdkNames.Ec2.ISecurityGroup)) return (PeerKind.Unknown, none, null);
        return Of(app, peer) is { } groups ? (PeerKind.Group, groups, null) : (PeerKind.Unknown, none, null);
    }

    public static PortRange PortOf(Value value)
    {
        if (value.AsConstruct is not { Origin: ConstructOrigin.Factory } port || !port.Is(CdkNames.Ec2.Port)) return PortRange.Unknown;
        switch (port.Via)
        {
            case "Tcp": return port.Argument("port").AsNumber is { } n ? new PortRange((int)n, (int)n, true) : PortRange.Unknown;
            case "TcpRange": return port.Argument("startPort").AsNumber is { } a && port.Argument("endPort").AsNumber is { } b ? new PortRange((int)a, (int)b, true) : PortRange.Unknown;
            case "AllTcp" or "AllTraffic": return PortRange.All;
            case "HTTP": return new PortRange(80, 80, true);
            case "HTTPS": return new PortRange(443, 443, true);
            case "Udp" or "UdpRange" or "AllUdp" or "IcmpPing" or "AllIcmp" or "IcmpType": return PortRange.None;
            default: return PortRange.Unknown;
        }
    }

    private static PortRange DefaultPort(Application app, Construct connectable)
    {
        if (connectable.Via == "Connections" && connectable.Owner is { } owner) connectable = owner;
        return Listener.IsOne(Listener.Canonical(connectable)) && app.ListenerOf(connectable).Port is { } port ? new PortRange(port, port, true) : PortRange.Unknown;
    }

    /// <summary>
    /// Does some rule let what carries <paramref name="from"/> connect to <paramref name="listener"/>? Null when it can't be told:
    /// groups that are imported, escaped or unknown, rules with unknown peers or ports.
    /// </summary>
    /// <param name="closed">Judge as if the listener itself were not open to any address.</param>
    public static bool? Admits(Application app, Listener listener, ImmutableArray<Construct> from, bool closed = false)
    {
        if (listener.LoadBalancer is not { } lb || !lb.IsWhollyKnown || lb.SecurityGroups is not { } groups || groups.IsEmpty) return null;
        // What opens it is the port it was made with, whatever an override makes of that.
        if (!closed && listener.IsOpen == true) return app.Hatch(listener.Construct, "Port") is null ? true : null;
        if (!closed && listener.IsApplication == true && listener.IsOpen is null && !listener.IsL1) return null;
        if (groups.Any(static g => g.Opaque is not null || !(g.Origin == ConstructOrigin.Created || LoadBalancer.IsOne(g)))) return null;
        if (from.Any(static g => g.Opaque is not null || g.Origin is ConstructOrigin.Member or ConstructOrigin.External)) return null;
        // What got hold of the listener's or a group's Connections may have written rules.
        if (listener.Construct.Opaque is not null || groups.Concat(from).Append(listener.Construct).Append(lb.Construct).Any(c => app.Graph.MembersOf(c).Any(static m => m.Opaque is not null))) return null;
        // An open listener on the same load balancer and port admits everyone too.
        if (lb.Listeners.Any(l => !(closed && ReferenceEquals(l.Construct, listener.Construct)) && l.IsOpen != false && (l.Port is null || l.Port == listener.Port) && l.IsApplication == true && !l.IsL1)) return null;
        bool? verdict = false;
        foreach (var rule in Rules(app))
        {
            if (!rule.IsIngress) continue;
            if (rule.Groups is { } subjects && !subjects.Any(s => groups.Contains(s))) continue;
            if (rule.Groups is null) { verdict = null; continue; }
            var peer = rule.PeerKind switch
            {
                PeerKind.Group => rule.Peers.Any(p => from.Contains(p)) ? true : rule.Peers.Any(static p => p.Origin != ConstructOrigin.Created && !LoadBalancer.IsOne(p)) ? null : (bool?)false,
                PeerKind.Unknown or PeerKind.Cidr or PeerKind.PrefixList => null,
                _ => true,
            };
            if (peer == false) continue;
            var port = rule.Port.Covers(listener.Port);
            if (port == false) continue;
            if (peer == true && port == true && !rule.May) return true;
            verdict = null;
        }

        return verdict;
    }

    /// <summary>The VPC that a group is made in; null when unknown.</summary>
    public static Construct? VpcOf(Application app, Construct group) => group.Origin != ConstructOrigin.Created ? null
        : group.Is(CdkNames.Ec2.CfnSecurityGroup) ? app.Prop(group, "VpcId").Value is Token { Member: "VpcId", Owner: var vpc } && vpc.Is(CdkNames.Ec2.IVpc) ? vpc : null
        : group.Is(CdkNames.Ec2.ISecurityGroup) ? app.Prop(group, "Vpc").Value.AsConstruct : null;

    /// <summary>Does a group let packets out to the listener? Null when that can't be told.</summary>
    public static bool? LetsOut(Application app, Construct group, Listener listener)
    {
        if (group.Origin != ConstructOrigin.Created || group.Opaque is not null || group.UserType is not null || app.Graph.MembersOf(group).Any(static m => m.Opaque is not null)) return null;
        if (group.Is(CdkNames.Ec2.CfnSecurityGroup))
        {
            // EC2 adds a rule that lets everything out to a group that names none.
            if (app.Prop(group, "SecurityGroupEgress").Value.IsAbsent) return true;
        }
        else
        {
            var all = app.Prop(group, "AllowAllOutbound").Value;
            if (all.IsAbsent || all.AsBool == true) return true;
            if (all.AsBool is null) return null;
        }

        var targets = listener.LoadBalancer?.SecurityGroups;
        bool? verdict = false;
        foreach (var rule in Rules(app))
        {
            if (rule.IsIngress || rule.Groups is { } subjects && !subjects.Contains(group)) continue;
            bool? peer = rule.Groups is null ? null : rule.PeerKind switch
            {
                PeerKind.AnyIpv4 => true,
                PeerKind.AnyIpv6 => false,
                PeerKind.Group => targets is not { } known ? null : rule.Peers.Any(p => known.Contains(p)) ? true : rule.Peers.Any(static p => p.Origin != ConstructOrigin.Created && !LoadBalancer.IsOne(p)) ? null : false,
                _ => null,
            };
            if (peer == false) continue;
            var port = rule.Port.Covers(listener.Port);
            if (port == false) continue;
            if (peer == true && port == true && !rule.May) return true;
            verdict = null;
        }

        return verdict;
    }

    /// <summary>Rules that would let the link in, had they the listener's port; a rule for another listener's port is meant for that one.</summary>
    public static IEnumerable<SecurityGroupRule> Missed(Application app, Listener listener, ImmutableArray<Construct> from) =>
        listener is { Port: { } port, LoadBalancer: { SecurityGroups: { } groups } lb }
            ? Rules(app).Where(r => r is { IsIngress: true, May: false, PeerKind: PeerKind.Group, Groups: { } subjects } && subjects.Any(s => groups.Contains(s)) && r.Peers.Any(p => from.Contains(p))
                && r.Port.From <= r.Port.To && r.Port.Covers(port) == false && lb.Listeners.All(l => r.Port.Covers(l.Port) == false))
            : [];

    /// <summary>
    /// Will CDK write rules into the group, and will nothing take them out again? Null when that can't be told. A load balancer stands for the group it makes.
    /// </summary>
    public static bool? TakesRules(Application app, Construct group)
    {
        if (group.Opaque is not null) return null;
        if (LoadBalancer.IsOne(group)) return true;
        if (group.Is(CdkNames.Ec2.CfnSecurityGroup) || group.UserType is not null) return null;
        if (group.Origin == ConstructOrigin.Created && group.Is(CdkNames.Ec2.ISecurityGroup)) return app.Hatch(group, "SecurityGroupIngress") is null ? true : null;
        if (group is not { Origin: ConstructOrigin.Factory, Via: "FromSecurityGroupId" }) return null;
        // An imported group takes rules unless it was imported as immutable.
        return group.PropsArgument switch
        {
            Absent => true,
            Struct s => s["Mutable"] switch { { IsAbsent: true } => true, { AsBool: { } b } => b, _ => null },
            _ => null,
        };
    }
}
