namespace VpcLinkAnalyzers.Generation;

/// <summary>Reads <c>GET /employees/{id}</c>.</summary>
internal static class RouteText
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "ANY"];

    /// <summary>The method and the path, or why the text is no route.</summary>
    public static (string Method, string Path, string? Error) Parse(string? text, bool isRest)
    {
        if (string.IsNullOrEmpty(text)) return Bad("it is empty");
        if (text == "$default") return isRest ? Bad("only HTTP APIs have a $default route; ANY /{proxy+} is its counterpart") : ("", "$default", null);
        var space = text!.IndexOf(' ');
        if (space < 0) return Bad("it must be a method and a path, as in GET /employees/{id}");
        var method = text.Substring(0, space);
        if (Array.IndexOf(Methods, method) < 0)
            return Bad(Array.IndexOf(Methods, method.ToUpperInvariant()) >= 0 ? "methods are written in capitals" : "the method must be one of " + string.Join(", ", Methods));
        var path = text.Substring(space + 1);
        return Path(path) is { } error ? Bad(error) : (method, path, null);
    }

    private static (string, string, string?) Bad(string error) => ("", "", error);

    private static string? Path(string path)
    {
        if (path.Length == 0 || path[0] != '/') return "the path must begin with a slash";
        if (path == "/") return null;
        if (path[path.Length - 1] == '/') return "the path must not end with a slash";
        var segments = path.Substring(1).Split('/');
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i];
            if (segment.Length == 0) return "the path has an empty segment";
            if (segment[0] != '{')
            {
                if (segment.Any(static c => !(IsWord(c) || c is '.' or '-' or '~' or ':' or '$'))) return "'" + Printable(segment) + "' has characters that a path segment can't have";
                continue;
            }

            var greedy = segment.EndsWith("+}", StringComparison.Ordinal);
            if (segment[segment.Length - 1] != '}') return "'" + Printable(segment) + "' lacks its closing brace";
            var name = segment.Substring(1, segment.Length - (greedy ? 3 : 2));
            if (name.Length == 0 || name.Any(static c => !IsWord(c))) return "'" + Printable(segment) + "' is no parameter: a name of letters, digits and underscores in braces";
            if (greedy && i < segments.Length - 1) return "'" + segment + "' takes the rest of the path, so it must be its last segment";
            if (!names.Add(name)) return "the parameter '" + name + "' occurs twice";
        }

        return null;
    }

    private static bool IsWord(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';

    private static string Printable(string text) => new(text.Select(static c => c is >= ' ' and <= '~' ? c : '?').ToArray());

    /// <summary>The path with its parameters' names left out: what API Gateway tells routes apart by.</summary>
    public static string Shape(string path) => string.Join("/", path.Split('/').Select(static s => s.Length > 0 && s[0] == '{' ? s.EndsWith("+}", StringComparison.Ordinal) ? "{+}" : "{}" : s));

    /// <summary>
    /// Do two REST paths name one variable part differently? A REST resource takes a single one.
    /// </summary>
    public static bool Divide(string a, string b)
    {
        var (left, right) = (a.Split('/'), b.Split('/'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] == right[i]) continue;
            return left[i].StartsWith("{", StringComparison.Ordinal) && right[i].StartsWith("{", StringComparison.Ordinal);
        }

        return false;
    }
}
