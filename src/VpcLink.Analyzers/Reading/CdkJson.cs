using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using VpcLinkAnalyzers.Model;

namespace VpcLinkAnalyzers.Reading;

/// <summary>
/// Reads the <c>context</c> of cdk.json. A JSON reader of our own, because an analyzer carries no dependency into the compiler: strict as the CDK's own tool is,
/// so that a file it would refuse counts as unreadable here.
/// </summary>
internal static class CdkJson
{
    private const int MaxDepth = 64;

    /// <summary>The context keys with their values; null when the text is no JSON object or its context is none.</summary>
    public static ImmutableDictionary<string, Value>? ReadContext(string text)
    {
        try
        {
            var reader = new Reader(text);
            if (reader.ReadDocument() is not Map root) return null;
            return root.Entries.TryGetValue("context", out var context) ? (context as Map)?.Entries : ImmutableDictionary<string, Value>.Empty;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed class Reader(string text)
    {
        private int _at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;

        public Value ReadDocument()
        {
            var value = ReadValue(0);
            SkipSpace();
            return _at == text.Length ? value : throw Wrong();
        }

        private FormatException Wrong() => new("cdk.json is no JSON at " + _at.ToString(CultureInfo.InvariantCulture));

        private void SkipSpace()
        {
            while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r') _at++;
        }

        private char Next()
        {
            SkipSpace();
            return _at < text.Length ? text[_at] : throw Wrong();
        }

        private void Expect(char c)
        {
            if (Next() != c) throw Wrong();
            _at++;
        }

        private Value ReadValue(int depth)
        {
            if (depth > MaxDepth) throw Wrong();
            switch (Next())
            {
                case '{': return ReadObject(depth);
                case '[': return ReadArray(depth);
                case '"': return new Known(ReadString());
                case 't': return Word("true", Value.True);
                case 'f': return Word("false", Value.False);
                case 'n': return Word("null", Value.Null);
                default: return ReadNumber();
            }
        }

        private Map ReadObject(int depth)
        {
            var entries = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
            Expect('{');
            if (Next() == '}')
            {
                _at++;
                return new Map(entries.ToImmutable(), true);
            }

            while (true)
            {
                if (Next() != '"') throw Wrong();
                var key = ReadString();
                Expect(':');
                entries[key] = ReadValue(depth + 1); // of two equal keys the last one counts
                if (Next() == '}') break;
                Expect(',');
            }

            _at++;
            return new Map(entries.ToImmutable(), true);
        }

        private Items ReadArray(int depth)
        {
            var elements = ImmutableArray.CreateBuilder<Value>();
            Expect('[');
            if (Next() == ']')
            {
                _at++;
                return new Items(elements.ToImmutable(), true);
            }

            while (true)
            {
                elements.Add(ReadValue(depth + 1));
                if (Next() == ']') break;
                Expect(',');
            }

            _at++;
            return new Items(elements.ToImmutable(), true);
        }

        private Value Word(string word, Value value)
        {
            if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0) throw Wrong();
            _at += word.Length;
            return value;
        }

        private Known ReadNumber()
        {
            var start = _at;
            while (_at < text.Length && (char.IsDigit(text[_at]) || text[_at] is '-' or '+' or '.' or 'e' or 'E')) _at++;
            return double.TryParse(text.Substring(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !char.IsWhiteSpace(text[start]) ? new Known(number) : throw Wrong();
        }

        private string ReadString()
        {
            var value = new StringBuilder();
            for (_at++; _at < text.Length; _at++)
                switch (text[_at])
                {
                    case '"':
                        _at++;
                        return value.ToString();
                    case '\\' when _at + 1 < text.Length:
                        value.Append(text[++_at] switch
                        {
                            '"' => '"',
                            '\\' => '\\',
                            '/' => '/',
                            'b' => '\b',
                            'f' => '\f',
                            'n' => '\n',
                            'r' => '\r',
                            't' => '\t',
                            'u' => Escaped(),
                            _ => throw Wrong(),
                        });
                        break;
                    case < ' ':
                        throw Wrong();
                    default:
                        value.Append(text[_at]);
                        break;
                }

            throw Wrong();
        }

        private char Escaped()
        {
            if (_at + 4 >= text.Length || !ushort.TryParse(text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) throw Wrong();
            _at += 4;
            return (char)code;
        }
    }
}
