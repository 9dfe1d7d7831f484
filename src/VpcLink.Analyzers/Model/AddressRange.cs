using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace VpcLinkAnalyzers.Model;

/// <summary>A range of addresses in CIDR notation, IPv4 or IPv6.</summary>
internal readonly struct AddressRange
{
    private static readonly Regex DottedQuad = new(@"^\d{1,3}(\.\d{1,3}){3}$");

    private readonly byte[] _address;
    private readonly int _length;

    private AddressRange(byte[] address, int length)
    {
        _address = address;
        _length = length;
    }

    /// <summary>Reads <c>10.0.0.0/16</c> or a single address; null when the text is neither.</summary>
    public static AddressRange? Of(string text)
    {
        var parts = text.Trim().Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address)) return null;
        // .NET reads "10" as 0.0.0.10.
        if (address.AddressFamily == AddressFamily.InterNetwork && !DottedQuad.IsMatch(parts[0])) return null;
        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bytes.Length * 8)) return null;
        return new AddressRange(bytes, length);
    }

    public bool Contains(AddressRange other)
    {
        if (_address.Length != other._address.Length || other._length < _length) return false;
        for (var bit = 0; bit < _length; bit++)
            if (((_address[bit / 8] ^ other._address[bit / 8]) >> (7 - bit % 8) & 1) != 0)
                return false;
        return true;
    }

    private static readonly (string Range, string Name)[] NotPublic =
    [
        ("10.0.0.0/8", "private"), ("172.16.0.0/12", "private"), ("192.168.0.0/16", "private"), ("100.64.0.0/10", "shared"), ("127.0.0.0/8", "loopback"), ("169.254.0.0/16", "link-local"),
        ("0.0.0.0/32", "unspecified"), ("::1/128", "loopback"), ("fc00::/7", "private"), ("fe80::/10", "link-local"),
    ];

    /// <summary>What kind of address it is when nothing on the internet reaches it; null when it is a public one.</summary>
    public string? NotPublicKind
    {
        get
        {
            foreach (var (range, name) in NotPublic)
                if (Of(range)!.Value.Contains(this))
                    return name;
            return null;
        }
    }
}
